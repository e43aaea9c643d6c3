"""What was done in a session, by exercise and side."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from footcoach.routine.enums import Side
from footcoach.session.cues import StepKind
from footcoach.session.player import Session
from footcoach.session.step_record import Outcome, Record
from footcoach.session.timeline import Step

_WORK = frozenset({StepKind.MOVE, StepKind.COUNT})
"""The kinds of steps that say what was done."""


class KnownBy(StrEnum):
    """How it's known what one side did."""

    CLOCK = "clock"
    """The clock timed every move."""
    KEY = "key"
    """A key said that a move was done, or a set at the person's own pace."""
    TYPED = "typed"
    """The person typed in how much it was."""
    CORRECTED = "corrected"
    """The person corrected it afterwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What one side did of one exercise."""

    exercise: int
    """Index into the timeline's exercises."""
    side: Side | None
    """None is both sides together."""
    planned: int
    """Reps asked for in all sets and rounds; a set at the person's own pace counts as one."""
    done: int
    """Reps in which every move was done, see `Record.with_try`."""
    skipped: int
    """Reps in which a move was skipped, or not held for long enough."""
    seconds: float
    """Time spent in moves, also in unfinished and repeated ones."""
    counted: int | None = None
    """Reps that the person typed in, in all sets of as many as they could; None is no answer."""
    known_by: KnownBy

    @property
    def is_complete(self) -> bool:
        """Whether everything that was asked for was done."""
        return self.done == self.planned


def tally_sides(session: Session) -> tuple[Tally, ...]:
    """Return what each side did of each exercise, in the order of the timeline."""
    pairs = _pair_records(session)
    work = [(step, record) for step, record in pairs if step.kind in _WORK]
    sides = dict.fromkeys((step.exercise, step.side) for step, _ in work)
    return tuple(
        _count_side(exercise, side, [pair for pair in work if _is_of(pair[0], exercise, side)])
        for exercise, side in sides
    )


def work_seconds(session: Session) -> float:
    """Return the seconds spent in moves in the whole session."""
    return sum(side.seconds for side in tally_sides(session))


def _pair_records(session: Session) -> Iterator[tuple[Step, Record]]:
    """Pair each step with its record, with the try under way added to it."""
    for index, (step, record) in enumerate(
        zip(session.timeline.steps, session.records, strict=True)
    ):
        banked = session.banked if index == session.index else 0.0
        yield step, replace(record, seconds=record.seconds + banked)


def _is_of(step: Step, exercise: int, side: Side | None) -> bool:
    return step.exercise == exercise and step.side == side


def _count_side(exercise: int, side: Side | None, work: list[tuple[Step, Record]]) -> Tally:
    moves = [(step, record) for step, record in work if step.kind is StepKind.MOVE]
    counts = [record.count for _, record in work if record.count is not None]
    reps: dict[tuple[int, int | None, int | None], list[Outcome | None]] = {}
    for step, record in moves:
        reps.setdefault((step.round, step.set, step.rep), []).append(record.outcome)
    return Tally(
        exercise=exercise,
        side=side,
        planned=len(reps),
        done=sum(all(what is Outcome.DONE for what in outcomes) for outcomes in reps.values()),
        skipped=sum(Outcome.SKIPPED in outcomes for outcomes in reps.values()),
        seconds=sum(record.seconds for _, record in moves),
        counted=sum(counts) if counts else None,
        known_by=_how_known(moves, is_typed=bool(counts)),
    )


def _how_known(moves: list[tuple[Step, Record]], *, is_typed: bool) -> KnownBy:
    if is_typed:
        return KnownBy.TYPED
    return KnownBy.KEY if any(step.seconds is None for step, _ in moves) else KnownBy.CLOCK
