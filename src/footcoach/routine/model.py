"""A routine as data: who does what, how often and for how long.

Nothing here reads a file or a clock. Times are whole seconds. A value that a leaflet gives as a
range ("10-15 times") stays a range until an effort picks a number from it.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from footcoach.routine.dose.flags import Flag
from footcoach.routine.enums import BodyPart, Effort, Goal, Position, Side, Sides
from footcoach.routine.pose import Figure, Pose

ExerciseKey = tuple[str, int]
"""An exercise's id, and how many of that id come before it in the routine."""


class RoutineIdentity(NamedTuple):
    """Which routine something is about: two files of one name are two routines."""

    name: str
    """What the command line calls it: the file's name without its ending."""
    file: str = ""
    """Where the file is, as a URI. "" is the library's routine of that name: the preset, or the
    user's own copy, which replaces it."""


@dataclass(frozen=True, slots=True)
class Span:
    """A whole number, or a range of them: seconds, reps, sets or days, by context."""

    low: int
    high: int

    def at(self, effort: Effort) -> int:
        """Return the number that ``effort`` picks; the middle is rounded up."""
        match effort:
            case Effort.GENTLE:
                return self.low
            case Effort.MODERATE:
                return (self.low + self.high + 1) // 2
            case Effort.FULL:
                return self.high

    def pause_at(self, effort: Effort) -> int:
        """Return the number of seconds that ``effort`` picks for a pause: gentle rests longest."""
        match effort:
            case Effort.GENTLE:
                return self.high
            case Effort.MODERATE:
                return self.at(effort)
            case Effort.FULL:
                return self.low

    def exceeds(self, other: "Span") -> bool:
        """Whether this asks for more than ``other``, taking both ends together."""
        return self.low + self.high > other.low + other.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One part of a rep, such as the hold of a heel raise."""

    id: str
    do: str
    """What the person does, as one short instruction."""
    say: str
    """The same in a word or two, to call out or to show in large type."""
    short: str = ""
    """What is called out where there's no time for ``say``; "" is nothing."""
    time: Span | None
    """Seconds; None waits for a key, 0 leaves the move out."""
    pose: Pose | None = None
    """Where it takes the figure; None leaves it at rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """How much one side does."""

    sets: Span
    reps: Span
    """In a set; of the longest set where they differ, and 1 for as many as you can."""
    by_set: tuple[Span, ...] = ()
    """The reps of each set in turn; empty where all sets are the same."""
    moves: tuple[Move, ...]
    """The parts of one rep, in order."""
    release: Span
    """Seconds between two reps; 0 runs them together."""
    own_pace: bool = False
    """Whether only the person counts the reps: a whole set is one step."""
    as_many: bool = False
    """Whether a set is as many reps as the person can, and is asked about afterwards."""
    set_time: Span | None = None
    """Seconds of a set of as many as you can; None ends with a key, as any set at own pace."""


class ProgressionStep(NamedTuple):
    """One way in which an exercise gets harder."""

    what: str
    """The dose key that grows: ``reps``, ``sets``, or ``moves.hold`` for the time of a move."""
    by: int
    """How much it grows each time: reps, sets or seconds."""
    top: int
    """How far it grows; from there on the next way follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseTraits:
    """What advice needs to know of an exercise; a session doesn't."""

    similar: tuple[str, ...] = ()
    """Ids of exercises that strain the same parts. It's enough if one of two names the other."""
    progression: tuple[ProgressionStep, ...] = ()
    """How it gets harder, in this order; empty is never offered a step up."""
    tiptoe: bool = False
    """Whether it is done on tiptoe."""
    unloaded: bool = False
    """Whether it puts no load on the feet, so that a long time isn't a long hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One movement with its dose, as a routine asks for it."""

    id: str
    name: str
    say: str = ""
    """Its name spelled as it sounds, for the voice; "" is as it's written."""
    also: tuple[str, ...] = ()
    """Other names it goes by."""
    position: Position
    equipment: tuple[str, ...] = ()
    load: str = ""
    """What makes it harder, as the person writes it: "green band", "5 kg"."""
    setup: str = ""
    """How to get into place."""
    stop: str = ""
    """When to stop."""
    why: str = ""
    caution: str = ""
    note: str = ""
    main: str | None
    """The move that a bare time in a dose line is for; None where none stands out."""
    sides: Sides
    body_part: BodyPart = BodyPart.FOOT
    """What ``sides`` are sides of."""
    left: Dose
    right: Dose
    """The same as left unless the file gives the sides different doses."""
    switch: Span
    """Seconds to change sides."""
    rest: Span
    """Seconds between sets."""
    rest_after: Span = Span(0, 0)
    """Seconds of rest before the next exercise gets ready."""
    ready: Span | None
    """Seconds to get into place; None is suggested, depending on what came before."""
    per_day: Span
    days_per_week: Span
    choice: str | None = None
    """Of the exercises with the same choice, only one is asked for; None is no choice."""
    optional: bool = False
    figure: Figure | None = None
    """How it's drawn; None isn't drawn."""
    suggested: tuple[str, ...] = ()
    """Dose keys (``release``, ``moves.hold`` …) that the routine file leaves open."""
    flags: tuple[Flag, ...] = field(default=(), compare=False)
    """What the person must be told about the dose line; not kept with a session."""
    understood: Mapping[str, object] = field(default_factory=dict, compare=False)
    """What the routine file says, by plain key, as JSON has it; not kept with a session."""
    traits: ExerciseTraits = field(default=ExerciseTraits(), compare=False)
    """Not kept with a session, so exercises that differ in nothing else are equal."""

    def dose(self, side: Side | None) -> Dose:
        """Return what ``side`` does; None is both sides together."""
        return self.right if side is Side.RIGHT else self.left


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Exercises in order, done once or in rounds."""

    exercises: tuple[Exercise, ...]
    rounds: Span = Span(1, 1)
    rest: Span = Span(0, 0)
    """Seconds between rounds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """A checked routine file."""

    name: str
    """What the command line calls it: the file's name without its ending."""
    title: str
    about: str = ""
    goals: tuple[Goal, ...] = field(default=(), compare=False)
    """What it works on, what matters most first. Not kept with a session."""
    source: str = ""
    caution: str = ""
    start_side: Side = Side.LEFT
    ready_waits: bool = False
    """Whether every exercise waits for a key before its time to get ready runs."""
    blocks: tuple[Block, ...]
    file: str = field(default="", compare=False)
    """As in its identity. Kept beside a session, not in its plan."""

    @property
    def identity(self) -> RoutineIdentity:
        """Which routine this is, whatever its file says now."""
        return RoutineIdentity(self.name, self.file)

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """Every exercise once, in the order of the file."""
        return tuple(exercise for block in self.blocks for exercise in block.exercises)

    @property
    def keys(self) -> tuple[ExerciseKey, ...]:
        """What each of `exercises` goes by in the log, in the same order."""
        seen: Counter[str] = Counter()
        keys = []
        for exercise in self.exercises:
            keys.append((exercise.id, seen[exercise.id]))
            seen[exercise.id] += 1
        return tuple(keys)

    @property
    def choice_groups(self) -> tuple[tuple[int, ...], ...]:
        """Indexes of the exercises of which one is asked for, in the order of the first of each.

        An exercise that isn't part of a choice is a group of its own.
        """
        groups: dict[str | int, list[int]] = {}
        for index, exercise in enumerate(self.exercises):
            groups.setdefault(exercise.choice or index, []).append(index)
        return tuple(map(tuple, groups.values()))

    def default_exercises(self, skip: Collection[str] = ()) -> frozenset[int]:
        """Return the indexes of the exercises that are done unless the person chooses otherwise.

        Those are the first of each choice, and nothing optional. Exercises in ``skip``, by id, are
        left out, and the next of their choice steps in.
        """
        wanted = {
            index
            for index, exercise in enumerate(self.exercises)
            if not exercise.optional and exercise.id not in skip
        }
        firsts = (next((i for i in group if i in wanted), None) for group in self.choice_groups)
        return frozenset(first for first in firsts if first is not None)

    @property
    def rounds(self) -> tuple[Span, ...]:
        """How often the block of each of `exercises` is gone through, in the same order."""
        return tuple(block.rounds for block in self.blocks for _ in block.exercises)
