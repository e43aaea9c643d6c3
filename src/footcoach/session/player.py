"""Where a person is in a timeline. Every way in which that changes is in this file.

Nothing is counted: a session holds the moment since which its step runs and what was
banked before, so any number of looks at the clock gives the same answer. Moments are
seconds of one monotonic clock, given by the caller; no clock is read here. What each
key means in terms of these changes is in ``actions``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile
from math import ceil
from typing import NamedTuple

from footcoach.routine.limits import LONGEST_STEP
from footcoach.session.cues import Cue
from footcoach.session.timeline import Step, Timeline

LEAD = 3
"""Seconds counted in before work goes on."""


class Ending(StrEnum):
    """How a session came to its end."""

    FINISHED = "finished"
    LEFT = "left"
    """Kept for later."""
    STOPPED = "stopped"
    """Stopped safely, because it hurt."""


class Outcome(StrEnum):
    """What became of a step."""

    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Record:
    """What was done of one step, the try under way left out."""

    outcome: Outcome | None = None
    """None as long as the step is neither done nor skipped."""
    seconds: float = 0.0
    """Time spent in it, over all tries."""


class CueDue(NamedTuple):
    """A cue and the moment at which it is to be heard."""

    at: float
    cue: Cue


class StepEntered(NamedTuple):
    """A step began."""

    at: float
    step: int
    """Index into the timeline's steps."""


class SessionEnded(NamedTuple):
    """The session is over."""

    at: float
    ending: Ending


Event = CueDue | StepEntered | SessionEnded


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A place in a timeline and a clock that can be paused."""

    timeline: Timeline
    records: tuple[Record, ...]
    """One for each step."""
    index: int = 0
    """Which step; the number of steps once all are behind."""
    changed: float = 0.0
    """Seconds added to this step by the person."""
    banked: float = 0.0
    """Seconds of this step done before ``since``."""
    since: float | None = None
    """The moment from which this step runs, ahead of now in a count-in; None is paused."""
    pending: tuple[CueDue, ...] = ()
    """What is still to be heard in this step."""
    by_clock: bool = False
    """The step began because the one before it ran out."""
    entries: int = 0
    """How often a step was begun, so that a step begun again is seen as such."""
    ending: Ending | None = None

    @classmethod
    def at_start(cls, timeline: Timeline) -> "Session":
        """Return the session at its beginning, paused."""
        return cls(timeline=timeline, records=tuple(Record() for _ in timeline.steps))

    @property
    def step(self) -> Step | None:
        """The step under way; None once all are behind."""
        if self.index == len(self.timeline.steps):
            return None
        step = self.timeline.steps[self.index]
        if not self.changed or step.seconds is None:
            return step
        return step.lasting(step.seconds + self.changed)

    @property
    def is_running(self) -> bool:
        """Whether the clock runs, a count-in included."""
        return self.since is not None

    @property
    def ends_at(self) -> float | None:
        """The moment at which the step runs out; None if paused, over or waiting."""
        step = self.step
        if self.since is None or step is None or step.seconds is None:
            return None
        return self.since - self.banked + step.seconds

    def elapsed(self, now: float) -> float:
        """Return the seconds of the step that are done."""
        return self.banked if self.since is None else self.banked + max(0.0, now - self.since)

    def seconds_left(self, now: float) -> int | None:
        """Return the whole seconds left in the step, rounded up; None if it waits."""
        step = self.step
        if step is None or step.seconds is None:
            return None
        return max(0, _round_up(step.seconds - self.elapsed(now)))

    def count_in(self, now: float) -> int:
        """Return the whole seconds until the clock goes on; 0 when it runs or is paused."""
        return 0 if self.since is None else max(0, _round_up(self.since - now))

    def total_left(self, now: float) -> int:
        """Return the whole seconds to the end; what waits for a key counts as none."""
        rest = sum(step.seconds or 0 for step in self.timeline.steps[self.index + 1 :])
        return int(rest) + (self.seconds_left(now) or 0)

    def advance(self, now: float) -> "Update":
        """Catch up with the time.

        A step that ran out hands over at the moment it ended and never at ``now``, so
        looking late adds up to nothing. The same object comes back if nothing was due.
        """
        session, events = self, list[Event]()
        while (ends := session.ends_at) is not None and ends <= now:
            events += session.due_by(ends)
            left = session.record_step(Outcome.DONE, ends)
            session = replace(left.enter(session.index + 1, ends), by_clock=True)
            events += session.arrival_events(ends)
        heard = session.due_by(now)
        if heard:
            session = replace(session, pending=session.pending[len(heard) :])
        return Update(session, (*events, *heard))

    def begin(self, now: float) -> "Update":
        """Start the clock at the place where the session is, without counting in."""
        session = self.resume(now, lead=0)
        return Update(session, tuple(session.arrival_events(now)))

    def pause(self, now: float) -> "Session":
        """Stop the clock where it is."""
        if self.since is None:
            return self
        return replace(self, banked=self.elapsed(now), since=None, pending=())

    def resume(self, now: float, lead: int = LEAD) -> "Session":
        """Let the clock go on ``lead`` seconds from now, counting in."""
        if self.since is not None or self.step is None:
            return self
        since = now + lead
        counted = (CueDue(now + second, Cue.COUNT_IN) for second in range(lead))
        again = (CueDue(since, Cue.RESUME),) if self.banked else ()
        going = replace(self, since=since)
        ahead = going.cues_after(self.banked or -1)
        return replace(going, pending=(*counted, *again, *ahead))

    def record_step(self, outcome: Outcome | None, now: float) -> "Session":
        """Write down what the step under way came to; what was done once stays done."""
        before = self.records[self.index]
        kept = before.outcome if before.outcome is Outcome.DONE else outcome or before.outcome
        record = Record(kept, before.seconds + self.elapsed(now))
        records = (*self.records[: self.index], record, *self.records[self.index + 1 :])
        return replace(self, records=records)

    def enter(self, index: int, at: float, lead: int = 0) -> "Session":
        """Begin step ``index`` at the moment ``at``; a paused session stays paused."""
        over = index == len(self.timeline.steps)
        fresh = replace(
            self,
            index=index,
            changed=0.0,
            banked=0.0,
            since=None,
            pending=(),
            by_clock=False,
            entries=self.entries + 1,
            ending=Ending.FINISHED if over else None,
        )
        return fresh.resume(at, lead) if self.is_running else fresh

    def lengthen(self, by: float, now: float) -> "Session":
        """Make the step under way longer, or shorter but never less than is done of it."""
        step = self.step
        if step is None or step.seconds is None:
            return self
        seconds = min(max(step.seconds + by, 1, self.elapsed(now)), LONGEST_STEP)
        changed = replace(self, changed=self.changed + seconds - step.seconds)
        if self.since is None:
            return changed
        if now >= self.since:
            return replace(changed, pending=tuple(changed.cues_after(self.elapsed(now))))
        counting_in = (due for due in self.pending if due.cue in {Cue.COUNT_IN, Cue.RESUME})
        ahead = changed.cues_after(self.banked or -1)
        return replace(changed, pending=(*counting_in, *ahead))

    def swap_sides(self) -> "Session":
        """Change the sides of the exercise under way, of what is done and what is to come.

        Where the sides have different doses the plan would no longer be right, so nothing
        changes; neither does it where both sides work together.
        """
        exercise = self.timeline.exercises[self.timeline.steps[self.index].exercise]
        if exercise.left != exercise.right:
            return self
        first, last = self.exercise_start(self.index), self.exercise_end(self.index)
        return replace(self, timeline=self.timeline.swap_sides(first, last))

    def exercise_start(self, index: int) -> int:
        """Return the first step of the exercise that step ``index`` belongs to."""
        steps = self.timeline.steps
        while index > 0 and steps[index - 1].occurrence == steps[index].occurrence:
            index -= 1
        return max(index, 0)

    def exercise_end(self, index: int) -> int:
        """Return the step after the exercise that step ``index`` belongs to."""
        steps = self.timeline.steps
        place = steps[index].occurrence
        rest = takewhile(lambda step: step.occurrence == place, steps[index:])
        return index + sum(1 for _ in rest)

    def arrival_events(self, at: float) -> tuple[Event, ...]:
        """Return the event of having come to where the session is."""
        if self.ending:
            return (SessionEnded(at, self.ending),)
        return (StepEntered(at, self.index),)

    def due_by(self, until: float) -> tuple[CueDue, ...]:
        """Return the cues of this step that are due by ``until`` and not yet given."""
        return tuple(takewhile(lambda due: due.at <= until, self.pending))

    def cues_after(self, seconds: float) -> Iterable[CueDue]:
        """Yield the cues of this step after the first ``seconds`` of it."""
        step = self.step
        if step is None or self.since is None:
            return
        began = self.since - self.banked
        for mark in step.cues:
            if mark.at > seconds:
                yield CueDue(began + mark.at, mark.cue)


class Update(NamedTuple):
    """A session after something happened, and what that was, in order."""

    session: Session
    events: tuple[Event, ...]


def _round_up(seconds: float) -> int:
    """Round up, but not because of the last bits of a sum of times."""
    return ceil(round(seconds, 6))
