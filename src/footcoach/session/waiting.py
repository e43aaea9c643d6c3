"""Which ready steps wait for a key before their seconds run, so there's time to get into place.

Where no one can press a key, none does.
"""

from enum import Enum, auto
from typing import TYPE_CHECKING

from footcoach.session.cues import StepKind

if TYPE_CHECKING:
    # The configuration reads the enum, and mustn't make the first picture wait for the rest.
    from collections.abc import Iterable

    from footcoach.session.step_record import Record
    from footcoach.session.timeline import Step, Timeline


class Waiting(Enum):
    """How ready steps wait."""

    NEVER = auto()
    """All run by the clock: no one is there to press a key."""
    FIRST = auto()
    """All wait until the first move of the session has begun, and none after that."""
    ALWAYS = auto()


def waits_at(
    timeline: "Timeline", records: "Iterable[Record]", index: int, waiting: Waiting
) -> bool:
    """Whether step ``index`` waits for a key, considering the records of all steps."""
    if waiting is Waiting.NEVER or index == len(timeline.steps):
        return False
    step = timeline.steps[index]
    if step.kind is not StepKind.READY:
        return False
    always = waiting is Waiting.ALWAYS or timeline.routine.ready_waits
    return always or not _has_begun(timeline.steps, records)


def _has_begun(steps: "Iterable[Step]", records: "Iterable[Record]") -> bool:
    """Whether any move has begun; one that was only skipped hasn't."""
    moves = (
        record for step, record in zip(steps, records, strict=True) if step.kind is StepKind.MOVE
    )
    return any(record.seconds for record in moves)


def waiting_steps(timeline: "Timeline", waiting: Waiting = Waiting.FIRST) -> frozenset[int]:
    """Return the indexes of the steps that wait in a session done in order."""
    ready = [i for i, step in enumerate(timeline.steps) if step.kind is StepKind.READY]
    if waiting is Waiting.ALWAYS or (waiting is Waiting.FIRST and timeline.routine.ready_waits):
        return frozenset(ready)
    return frozenset(ready[:1] if waiting is Waiting.FIRST and ready[:1] == [0] else ())
