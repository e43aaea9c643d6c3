"""The exercises of a session in a list: what each is, which sides it's for, what was done."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from footcoach.routine.enums import Side
from footcoach.session import words
from footcoach.session.cues import StepKind
from footcoach.session.player import Session
from footcoach.session.step_record import Outcome

_WORK = frozenset({StepKind.MOVE, StepKind.COUNT})


class Progress(StrEnum):
    """How much of an exercise was done."""

    DONE = "✓"
    PARTLY = "◐"
    NOTHING = "○"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Going through one exercise once."""

    start: int
    """Index of its first step."""
    name: str
    """The exercise; with the number of the round where it comes in several."""
    sides: str
    """How the sides share it, and which one is done if one is; "" where there are no sides."""
    progress: Progress
    is_now: bool
    """Whether it's under way."""

    @property
    def sign(self) -> str:
        """The mark of what was done, so that no colour has to say it."""
        return self.progress.value


def list_turns(session: Session) -> tuple[Turn, ...]:
    """Return every turn of a session, in order."""
    return tuple(_describe(session, steps) for steps in _find_turns(session))


def _find_turns(session: Session) -> Iterator[range]:
    at = 0
    while at < len(session.timeline.steps):
        turn = session.timeline.turn_at(at)
        yield turn
        at = turn.stop


def _describe(session: Session, turn: range) -> Turn:
    step = session.timeline.steps[turn.start]
    exercise = session.timeline.exercises[step.exercise].exercise
    several = session.timeline.rounds_of(step.exercise) > 1
    done = _done_by_side(session, turn)
    finished = [side for side, steps in done.items() if all(steps)]
    shared = words.shared_work(exercise)
    if shared and 0 < len(finished) < len(done):
        shared = f"{words.name_side(exercise.body_part, finished[0])} done"
    return Turn(
        start=turn.start,
        name=f"{exercise.name}, round {step.round}" if several else exercise.name,
        sides=shared,
        progress=_sum_up([each for steps in done.values() for each in steps]),
        is_now=session.index in turn,
    )


def _done_by_side(session: Session, turn: range) -> dict[Side | None, list[bool]]:
    """Return by side whether each step of work was done."""
    done: dict[Side | None, list[bool]] = {}
    for index in turn:
        step, record = session.timeline.steps[index], session.records[index]
        if step.kind in _WORK:
            done.setdefault(step.side, []).append(record.outcome is Outcome.DONE)
    return done


def _sum_up(done: list[bool]) -> Progress:
    if all(done):
        return Progress.DONE
    return Progress.PARTLY if any(done) else Progress.NOTHING
