"""A routine laid out flat: every step of a session in order, with its cues.

One move of one rep is one step. So a place in a session is an index, and how long it takes is a
sum.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, groupby, pairwise, starmap
from types import MappingProxyType

from footcoach.routine.enums import Effort, Side
from footcoach.routine.model import Move, Routine
from footcoach.session.cues import END_CUES, Cue, CueMark, StepKind, place_cues
from footcoach.session.outline import Length, Slot, add_up, outline
from footcoach.session.prescription import Prescription

ENOUGH = 0.8
"""The share of its planned time for which a move has to be held to count as done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One move of one rep, or one pause."""

    kind: StepKind
    exercise: int
    """Index into the timeline's exercises."""
    round: int = 1
    set: int | None = None
    rep: int | None = None
    """None where no rep is counted: between sets, and at the person's own pace."""
    side: Side | None = None
    """The side that works; in a pause, the one that works next; None is both together."""
    move: Move | None = None
    seconds: float | None
    """None waits for a key."""
    cues: tuple[CueMark, ...] = ()
    counted: bool = True
    """Whether its last seconds are counted, as before work; not before getting ready."""

    @property
    def turn(self) -> tuple[int, int]:
        """The round and the exercise: the same in all steps of going through one exercise once."""
        return self.round, self.exercise

    @property
    def is_between_exercises(self) -> bool:
        """Whether it is a rest after an exercise, and not one between its sets."""
        return self.kind is StepKind.REST and self.set is None

    @property
    def least(self) -> float | None:
        """The seconds for which a move has to be held in one go to count as done.

        None in a pause, and where a key says when it's done.
        """
        return None if self.move is None or self.seconds is None else ENOUGH * self.seconds

    def with_end_cue(self, cue: Cue) -> "Step":
        """Return the step with ``cue`` at its end; one that waits for a key stays as it is."""
        if self.seconds is None:
            return self
        kept = tuple(mark for mark in self.cues if mark.cue not in END_CUES)
        return replace(self, cues=(*kept, CueMark(self.seconds, cue)))

    def with_length(self, seconds: float) -> "Step":
        """Return the step with another length in seconds, and its cues moved to fit."""
        begin = next((mark.cue for mark in self.cues if mark.at == 0), None)
        end = next((mark.cue for mark in self.cues if mark.cue in END_CUES), None)
        cues = place_cues(self.kind, seconds, begin, end, counted=self.counted)
        return replace(self, seconds=seconds, cues=cues)

    def before(self, after: "Step") -> "Step":
        """Return the step without the cues that would mislead because ``after`` comes next.

        A count promises that work begins, and of two cues at one moment neither is heard.
        """
        step = self
        if (self.kind, after.kind) == (StepKind.REST, StepKind.READY):
            step = replace(self, counted=False).with_length(self.seconds or 0)
        if any(mark.cue in END_CUES for mark in step.cues) and any(
            mark.at == 0 for mark in after.cues
        ):
            return replace(step, cues=tuple(m for m in step.cues if m.cue not in END_CUES))
        return step


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """Everything a session asks for, in order.

    What follows from all steps is worked out once: the screen asks for it several times a second.
    """

    routine: Routine
    effort: Effort
    exercises: tuple[Prescription, ...]
    """All exercises of the routine, also those that no step asks for."""
    steps: tuple[Step, ...]

    @property
    def length(self) -> Length:
        """How long it takes."""
        return add_up(step.seconds for step in self.steps)

    @property
    def seconds(self) -> int | None:
        """How long it takes; None if a step waits for a key."""
        return self.length.whole

    @cached_property
    def starts(self) -> tuple[float, ...]:
        """Seconds from the beginning to each step; a step that waits for a key counts as 0."""
        return tuple(accumulate((step.seconds or 0 for step in self.steps), initial=0))[:-1]

    @cached_property
    def left_after(self) -> tuple[int, ...]:
        """Whole seconds from the end of each step to the end; a step that waits counts as 0."""
        backwards = tuple(accumulate((step.seconds or 0 for step in self.steps[::-1]), initial=0))
        # Rounded first: a sum of tenths may be a hair below the whole second that it is.
        return tuple(int(round(seconds, 6)) for seconds in backwards[-2::-1])

    @cached_property
    def included(self) -> tuple[int, ...]:
        """Indexes of the exercises that the steps ask for, each once, in order."""
        return tuple(dict.fromkeys(step.exercise for step in self.steps))

    @cached_property
    def turn_lengths(self) -> tuple[int, ...]:
        """The planned seconds of each turn of an exercise, in order, rounded down."""
        seconds: dict[tuple[int, int], float] = {}
        for step in self.steps:
            seconds[step.turn] = seconds.get(step.turn, 0) + (step.seconds or 0)
        return tuple(map(int, seconds.values()))

    def rounds_of(self, exercise: int) -> int:
        """Return how many rounds the steps ask for of an exercise, by its index."""
        return self._rounds.get(exercise, 0)

    def turn_at(self, index: int) -> range:
        """Return the indexes of the steps in the same turn as step ``index``."""
        return self._turns[index]

    @cached_property
    def _rounds(self) -> dict[int, int]:
        rounds: dict[int, int] = {}
        for step in self.steps:
            rounds[step.exercise] = max(rounds.get(step.exercise, 0), step.round)
        return rounds

    @cached_property
    def _turns(self) -> tuple[range, ...]:
        """The steps in the same turn, of each step."""
        turns = list[range]()
        for _, steps in groupby(step.turn for step in self.steps):
            turn = range(len(turns), len(turns) + len(list(steps)))
            turns += [turn] * len(turn)
        return tuple(turns)

    def swap_sides(self, turn: range) -> "Timeline":
        """Return a timeline in which the steps of ``turn`` swap left and right."""
        swapped = (
            replace(step, side=step.side.other) if index in turn and step.side else step
            for index, step in enumerate(self.steps)
        )
        return replace(self, steps=tuple(swapped))


def compile_timeline(
    routine: Routine,
    effort: Effort = Effort.GENTLE,
    *,
    include: Collection[int] | None = None,
    start_side: Side | None = None,
    feet: Mapping[int, Side] = MappingProxyType({}),
) -> Timeline:
    """Lay out a routine, step by step.

    ``include`` has the indexes of the exercises to do; None is `Routine.default_exercises`.
    ``start_side`` None is that of the routine. ``feet`` has, by index, the exercises that only one
    side does; it counts only where one side works at a time. An exercise of the sore side that
    isn't in it is done by the side that starts.
    """
    asked = outline(routine, effort, include=include, start_side=start_side, feet=feet)
    steps = [_make_step(slot) for slot in asked.slots()]
    last = [step.with_end_cue(Cue.SESSION_DONE) for step in steps[-1:]]
    return Timeline(
        routine=routine,
        effort=effort,
        exercises=asked.exercises,
        steps=(*starmap(Step.before, pairwise(steps)), *last),
    )


def _make_step(slot: Slot) -> Step:
    return Step(
        kind=slot.kind,
        exercise=slot.exercise,
        round=slot.round,
        set=slot.place.set,
        rep=slot.place.rep,
        side=slot.place.side,
        move=slot.move,
        seconds=slot.seconds,
        cues=place_cues(slot.kind, slot.seconds, slot.begin, slot.end),
    )
