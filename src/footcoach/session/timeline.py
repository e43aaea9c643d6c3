"""A routine laid out flat: every step of a session in order, with its cues.

One move of one rep is one step. So a place in a session is an index, and how long it takes is a
sum.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise, starmap
from types import MappingProxyType

from footcoach.routine.enums import Effort, Side, Sides
from footcoach.routine.model import Move, Routine
from footcoach.session.cues import END_CUES, Cue, CueMark, StepKind, opening_cue, place_cues
from footcoach.session.prescription import Prescription, ready_again, settle
from footcoach.session.units import Unit, list_turns, list_units

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Everything a session asks for, in order."""

    routine: Routine
    effort: Effort
    exercises: tuple[Prescription, ...]
    """All exercises of the routine, also those that no step asks for."""
    steps: tuple[Step, ...]

    @property
    def seconds(self) -> int | None:
        """How long it takes; None if a step waits for a key."""
        lengths = [step.seconds for step in self.steps]
        return None if None in lengths else int(sum(filter(None, lengths)))

    @property
    def starts(self) -> tuple[float, ...]:
        """Seconds from the beginning to each step; a step that waits for a key counts as 0."""
        return tuple(accumulate((step.seconds or 0 for step in self.steps), initial=0))[:-1]

    @property
    def included(self) -> tuple[int, ...]:
        """Indexes of the exercises that the steps ask for, each once, in order."""
        return tuple(dict.fromkeys(step.exercise for step in self.steps))

    def rounds_of(self, exercise: int) -> int:
        """Return how many rounds the steps ask for of an exercise, by its index."""
        return max((step.round for step in self.steps if step.exercise == exercise), default=0)

    def turn_at(self, index: int) -> range:
        """Return the indexes of the steps in the same turn as step ``index``."""
        turn = self.steps[index].turn
        first, last = index, index + 1
        while first > 0 and self.steps[first - 1].turn == turn:
            first -= 1
        while last < len(self.steps) and self.steps[last].turn == turn:
            last += 1
        return range(first, last)

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
    wanted = routine.default_exercises() if include is None else frozenset(include)
    exercises = settle(routine, effort, wanted)
    first = start_side or routine.start_side

    steps: list[Step] = []
    before = None
    turns = tuple(list_turns(routine, effort, wanted))
    for place, (index, number, rest) in enumerate(turns, 1):
        order = _order_sides(exercises[index].exercise.sides, first, feet.get(index))
        exercise, ready = exercises[index].exercise, exercises[index].ready
        if number > 1:
            ready = ready_again(exercise, before, effort)
        steps += _Layout(exercises[index], index, number, order).steps(
            ready, rest if place < len(turns) else 0
        )
        before = exercise
    last = _let_end_with(steps[-1:], Cue.SESSION_DONE)
    return Timeline(
        routine=routine,
        effort=effort,
        exercises=exercises,
        steps=(*starmap(Step.before, pairwise(steps)), *last),
    )


def _order_sides(sides: Sides, first: Side, only: Side | None) -> tuple[Side, ...]:
    """Return the sides that work one at a time, ``first`` first; just ``only`` if it's given."""
    match only, sides:
        case Side(), _:
            return (only,)
        case _, Sides.LEFT:
            return (Side.LEFT,)
        case _, Sides.RIGHT:
            return (Side.RIGHT,)
        case _, Sides.ONE:
            return (first,)
        case _:
            return (first, first.other)


def _let_end_with(steps: list[Step], cue: Cue) -> list[Step]:
    """Return ``steps`` with ``cue`` at the end of the last, unless that waits for a key."""
    return [*steps[:-1], *(step.with_end_cue(cue) for step in steps[-1:])]


class _Layout:
    """Lays out one turn of an exercise."""

    def __init__(
        self, prescription: Prescription, index: int, number: int, order: tuple[Side, ...]
    ) -> None:
        self._settled = prescription
        self._index, self._round = index, number
        self._order = order

    def steps(self, ready: int, rest: int) -> list[Step]:
        """Return all steps, from getting ready to the rest before another round."""
        units = tuple(list_units(self._settled, self._order))
        steps = self._pause(StepKind.READY, Unit(None, None, units[0].side), ready)
        begin = Cue.GO
        for unit, after in zip(units, (*units[1:], None), strict=True):
            gap = self._gap(unit, after) if after else []
            steps += (*self._work(unit, begin), *gap)
            changes = after is not None and after.side is not unit.side
            begin = Cue.SWITCH if changes and not gap else Cue.GO
        resting = self._pause(StepKind.REST, Unit(None, None, None), rest)
        return _let_end_with(steps, Cue.EXERCISE_DONE) + resting

    def _work(self, unit: Unit, begin: Cue) -> Iterator[Step]:
        """Yield the moves of one rep, which begins with the cue ``begin``.

        What comes after the main move has a cue of its own, since it undoes the work, and so has
        any other move after the first, since it's often the opposite.
        """
        dose = self._settled.dose(unit.side)
        main = self._settled.exercise.main
        if dose.own_pace:
            move = next((move for move, _ in dose.moves if move.id == main), dose.moves[0][0])
            yield self._step(StepKind.MOVE, unit, dose.set_seconds, begin, move)
            if dose.as_many:
                yield self._step(StepKind.COUNT, unit, None, opening_cue(StepKind.COUNT))
            return
        # The main move itself can be left out.
        order = [move.id for move in self._settled.exercise.dose(unit.side).moves]
        goes_back = order[order.index(main) + 1 :] if main in order else ()
        for number, (move, seconds) in enumerate(dose.moves):
            later = Cue.BACK if move.id in goes_back else Cue.NEXT_MOVE
            yield self._step(StepKind.MOVE, unit, seconds, later if number else begin, move)

    def _gap(self, unit: Unit, after: Unit) -> list[Step]:
        """Return the pause between two units: a rest, a change of sides or a release."""
        release = self._settled.dose(unit.side).release
        changes = after.side is not unit.side
        if changes and self._settled.exercise.sides is Sides.EACH:
            place = Unit(None, None, after.side)
            return self._pause(StepKind.SWITCH, place, self._settled.switch)
        if after.set != unit.set:
            return self._pause(StepKind.REST, Unit(unit.set, None, after.side), self._settled.rest)
        place = Unit(unit.set, unit.rep, after.side)
        if changes:
            return self._pause(StepKind.SWITCH, place, release or self._settled.switch)
        return self._pause(StepKind.RELEASE, place, release)

    def _pause(self, kind: StepKind, place: Unit, seconds: int) -> list[Step]:
        """Return a pause, or no step where it has 0 seconds."""
        return [self._step(kind, place, seconds, opening_cue(kind))] if seconds else []

    def _step(
        self,
        kind: StepKind,
        place: Unit,
        seconds: int | None,
        begin: Cue | None,
        move: Move | None = None,
    ) -> Step:
        return Step(
            kind=kind,
            exercise=self._index,
            round=self._round,
            set=place.set,
            rep=place.rep,
            side=place.side,
            move=move,
            seconds=seconds,
            cues=place_cues(kind, seconds, begin),
        )
