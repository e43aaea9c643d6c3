"""What a session asks for and how long it takes, before its steps have cues.

What asks only for a length, or for what a session needs, is answered from here: that takes a
fraction of the time of compiling a timeline.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from footcoach.routine.enums import Effort, Side, Sides
from footcoach.routine.model import Move, Routine
from footcoach.session.cues import Cue, StepKind, opening_cue
from footcoach.session.prescription import Prescription, ready_again, settle
from footcoach.session.units import Unit, list_turns, list_units


class Slot(NamedTuple):
    """One move of one rep, or one pause, in its order; its fields are those of a step."""

    kind: StepKind
    exercise: int
    round: int
    place: Unit
    move: Move | None
    seconds: int | None
    """None waits for a key."""
    begin: Cue | None
    """What is heard as it begins."""
    end: Cue | None = None
    """What is heard as it ends, unless it waits for a key."""


class _Part(NamedTuple):
    """One move of any rep of a side."""

    kind: StepKind
    move: Move | None
    seconds: int | None
    """None waits for a key."""
    begin: Cue | None
    """What is heard as it begins; None depends on what came before."""


class Length(NamedTuple):
    """How long something takes."""

    known: float
    """Seconds, without the moves that wait for a key."""
    waits: bool
    """Whether a move waits for a key."""

    @property
    def whole(self) -> int | None:
        """Full seconds; None if a move waits for a key."""
        return None if self.waits else int(self.known)


def add_up(lengths: Iterable[float | None]) -> Length:
    """Return how long steps of these lengths take, in seconds; None waits for a key."""
    listed = list(lengths)
    return Length(sum(filter(None, listed)), None in listed)


class Outline(NamedTuple):
    """The exercises of a routine, settled at one effort, and the turns of those in the session."""

    routine: Routine
    effort: Effort
    exercises: tuple[Prescription, ...]
    """All exercises of the routine, also those that aren't in the session."""
    turns: tuple[tuple[int, int, int], ...]
    """Each turn: the index of the exercise, its round, and the seconds of rest after it."""
    start_side: Side
    feet: Mapping[int, Side]
    """By index, the exercises that only one side does."""

    @property
    def included(self) -> tuple[int, ...]:
        """Indexes of the exercises in the session, each once, in order."""
        return tuple(dict.fromkeys(index for index, _, _ in self.turns))

    @property
    def length(self) -> Length:
        """How long it takes."""
        return add_up(slot.seconds for slot in self.slots())

    def slots(self) -> Iterator[Slot]:
        """Yield every move and pause, in order."""
        before = None
        for place, (index, number, rest) in enumerate(self.turns, 1):
            settled = self.exercises[index]
            order = _order_sides(settled.exercise.sides, self.start_side, self.feet.get(index))
            again = number > 1
            ready = ready_again(settled.exercise, before, self.effort) if again else settled.ready
            turn = _Turn(settled, index, number, order)
            yield from turn.slots(ready, rest if place < len(self.turns) else 0)
            before = settled.exercise


def outline(
    routine: Routine,
    effort: Effort = Effort.GENTLE,
    *,
    include: Collection[int] | None = None,
    start_side: Side | None = None,
    feet: Mapping[int, Side] = MappingProxyType({}),
) -> Outline:
    """Settle a routine for one session; the options are those of `compile_timeline`."""
    wanted = routine.default_exercises() if include is None else frozenset(include)
    return Outline(
        routine=routine,
        effort=effort,
        exercises=settle(routine, effort, wanted),
        turns=tuple(list_turns(routine, effort, wanted)),
        start_side=start_side or routine.start_side,
        feet=feet,
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


class _Turn:
    """Going through one exercise once."""

    def __init__(
        self, prescription: Prescription, index: int, number: int, order: tuple[Side, ...]
    ) -> None:
        self._settled = prescription
        self._index, self._round = index, number
        self._order = order

    def slots(self, ready: int, rest: int) -> list[Slot]:
        """Return everything from getting ready to the rest before the next turn."""
        units = tuple(list_units(self._settled, self._order))
        slots = self._pause(StepKind.READY, Unit(None, None, units[0].side), ready)
        parts = {side: _list_parts(self._settled, side) for side in {unit.side for unit in units}}
        begin = Cue.GO
        for unit, after in zip(units, (*units[1:], None), strict=True):
            slots += [
                Slot(kind, self._index, self._round, unit, move, seconds, cue or begin)
                for kind, move, seconds, cue in parts[unit.side]
            ]
            begin = Cue.GO
            if after:
                gap = self._gap(unit, after)
                slots += gap
                begin = Cue.SWITCH if after.side is not unit.side and not gap else Cue.GO
        done = [slot._replace(end=Cue.EXERCISE_DONE) for slot in slots[-1:]]
        return [*slots[:-1], *done, *self._pause(StepKind.REST, Unit(None, None, None), rest)]

    def _gap(self, unit: Unit, after: Unit) -> list[Slot]:
        """Return the pause between two units: a rest, a change of sides or a release."""
        release = self._settled.dose(unit.side).release
        is_same = after.side is unit.side
        if not is_same and self._settled.exercise.sides is Sides.EACH:
            place = Unit(None, None, after.side)
            return self._pause(StepKind.SWITCH, place, self._settled.switch)
        if after.set != unit.set:
            return self._pause(StepKind.REST, Unit(unit.set, None, after.side), self._settled.rest)
        if is_same:
            return self._pause(StepKind.RELEASE, unit, release)
        place = Unit(unit.set, unit.rep, after.side)
        return self._pause(StepKind.SWITCH, place, release or self._settled.switch)

    def _pause(self, kind: StepKind, place: Unit, seconds: int) -> list[Slot]:
        """Return a pause, or no slot where it has 0 seconds."""
        if not seconds:
            return []
        cue = opening_cue(kind)
        return [Slot(kind, self._index, self._round, place, None, seconds, cue)]


def _list_parts(settled: Prescription, side: Side | None) -> tuple[_Part, ...]:
    """Return the moves of a rep of one side.

    What comes after the main move has a cue of its own, since it undoes the work, and so has any
    other move after the first, since it's often the opposite.
    """
    dose, main = settled.dose(side), settled.exercise.main
    if dose.own_pace:
        move = next((move for move, _ in dose.moves if move.id == main), dose.moves[0][0])
        work = _Part(StepKind.MOVE, move, dose.set_seconds, None)
        count = _Part(StepKind.COUNT, None, None, opening_cue(StepKind.COUNT))
        return (work, count) if dose.as_many else (work,)
    # The main move itself can be left out.
    order = [move.id for move in settled.exercise.dose(side).moves]
    goes_back = order[order.index(main) + 1 :] if main in order else ()
    later = (Cue.BACK if move.id in goes_back else Cue.NEXT_MOVE for move, _ in dose.moves)
    return tuple(
        _Part(StepKind.MOVE, move, seconds, cue if number else None)
        for number, ((move, seconds), cue) in enumerate(zip(dose.moves, later, strict=True))
    )
