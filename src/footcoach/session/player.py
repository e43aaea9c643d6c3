"""Where a person is in a session, and everything that can change that.

Whatever changes a session is here; ``actions`` says what each key means by calling it. No clock is
read here: a moment is a number of seconds on one clock that never goes back, given by the caller.

A session is a place in a timeline and a clock that can be paused. The place is ``index``: which
step is under way. The clock is kept in two numbers, as in a stopwatch: ``since`` is the moment from
which it runs, None while it's paused; ``banked`` is how much of the step was done before that. So
the seconds done of a step are::

    banked                      while paused
    banked + (now - since)      while running

Nothing is counted: a look at the clock only reads it. Looking a hundred times a second, or once
after an hour, gives the same session and the same cues at the same moments.

Two things change a session. One is time: `Session.advance` leaves each step that has run out at the
moment it ended, and begins the next one at that moment, never at ``now``; so being late adds up to
nothing. The other is the person: ``pause`` and ``resume``; ``record_step``, which writes down what
became of the step under way, and ``enter``, which begins another; ``lengthen`` and ``swap_sides``,
which change what is asked for. Each returns a new session and leaves the old one as it was.

So a pause costs nothing, and a stored session comes back at the same second, paused. Skip and back
are the next and the previous ``index``, and an exercise is a run of indexes. A count-in is a
``since`` in the future.

What always holds:

- ``index`` is the number of steps once the session is finished, and below it until then.
- There is one record for each step, and what was done once stays done. A timed move is done only
  when it was held in one go for four fifths of its planned time.
- A session with an ending is paused, and neither time nor keys change it any more.
- The seconds done of a step are never below 0, and never more than it lasts.
- ``pending`` has the cues still to come in the step, in order, and is empty while paused.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile
from math import ceil
from typing import NamedTuple

from footcoach.routine.limits import LONGEST_STEP
from footcoach.session.cues import COUNTED, Cue
from footcoach.session.step_record import Outcome, Record
from footcoach.session.timeline import Step, Timeline
from footcoach.session.waiting import Waiting, waits_at


class Ending(StrEnum):
    """How a session ended."""

    FINISHED = "finished"
    LEFT = "left"
    """The person left early, and can resume it."""
    STOPPED = "stopped"
    """The person stopped because it hurt."""


class CueDue(NamedTuple):
    """A cue, and the moment at which it should be heard."""

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
    """Which step is under way; the number of steps once all are behind."""
    added: float = 0.0
    """Seconds that the person added to this step; negative if they made it shorter."""
    banked: float = 0.0
    """Seconds of this step done before ``since``."""
    since: float | None = None
    """The moment from which this step runs, in the future during a count-in; None is paused."""
    pending: tuple[CueDue, ...] = ()
    """The cues still to come in this step; empty while paused."""
    by_clock: bool = False
    """Whether the step began because the one before it ran out."""
    begun: int = 0
    """How many times a step has begun, which tells a step from the same step begun again."""
    ending: Ending | None = None
    waiting: Waiting = Waiting.NEVER
    """Which ready steps wait for a key, here and now; it isn't kept with a stored session."""

    @classmethod
    def at_start(cls, timeline: Timeline) -> "Session":
        """Return a session of ``timeline`` at its first step, paused."""
        return cls(timeline=timeline, records=tuple(Record() for _ in timeline.steps))

    @property
    def step(self) -> Step | None:
        """The step under way, as long as the person made it; None once all steps are behind."""
        if self.index == len(self.timeline.steps):
            return None
        step = self.timeline.steps[self.index]
        if not self.added or step.seconds is None:
            return step
        return step.with_length(step.seconds + self.added)

    @property
    def is_running(self) -> bool:
        """Whether the clock runs, or counts in."""
        return self.since is not None

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for a key at the start of a ready step."""
        is_at_start = not (self.is_running or self.banked or self.ending)
        return is_at_start and self.has_to_wait

    @property
    def has_to_wait(self) -> bool:
        """Whether the step here is a ready step that waits for a key before its seconds run."""
        return waits_at(self.timeline, self.records, self.index, self.waiting)

    @property
    def ends_at(self) -> float | None:
        """The moment at which the step runs out; None if paused, over or waiting for a key."""
        step = self.step
        if self.since is None or step is None or step.seconds is None:
            return None
        return self.since - self.banked + step.seconds

    def elapsed(self, now: float) -> float:
        """Return the seconds done of the step under way."""
        return self.banked if self.since is None else self.banked + max(0.0, now - self.since)

    def seconds_left(self, now: float) -> int | None:
        """Return the whole seconds left in the step, rounded up; None if it waits for a key."""
        step = self.step
        if step is None or step.seconds is None:
            return None
        return max(0, _round_up(step.seconds - self.elapsed(now)))

    def count_in(self, now: float) -> int:
        """Return the whole seconds left of the count-in; 0 when there is none.

        Never more than `COUNTED`, not even before the first count.
        """
        return 0 if self.since is None else min(COUNTED, max(0, _round_up(self.since - now)))

    def total_left(self, now: float) -> int:
        """Return the whole seconds to the end; a step that waits for a key counts as 0."""
        rest = self.timeline.left_after[self.index] if self.step else 0
        return rest + (self.seconds_left(now) or 0)

    def advance(self, now: float) -> "Update":
        """Catch up with the time: begin what began by ``now``, and return what became due.

        The same object comes back if nothing was due.
        """
        session, events = self, list[Event]()
        while (ends := session.ends_at) is not None and ends <= now:
            events += session.due_by(ends)
            records = session._write_down(Outcome.DONE, ends)
            session = session._begin_step(session.index + 1, ends, 0, records, by_clock=True)
            events += session.arrival_events(ends)
        due = session.due_by(now)
        if due:
            session = replace(session, pending=session.pending[len(due) :])
        return Update(session, (*events, *due))

    def begin(self, now: float) -> "Update":
        """Start the clock where the session is, without a count-in, unless it waits there."""
        session = self if self.has_to_wait else self.resume(now, lead=0)
        return Update(session, tuple(session.arrival_events(now)))

    def pause(self, now: float) -> "Session":
        """Stop the clock where it is."""
        if self.since is None:
            return self
        return replace(self, banked=self.elapsed(now), since=None, pending=())

    def resume(self, now: float, lead: int = COUNTED) -> "Session":
        """Start the clock again after a count-in of ``lead`` seconds."""
        if self.since is not None or self.step is None:
            return self
        since = now + lead
        again = (CueDue(since, Cue.RESUME),) if self.banked else ()
        ahead = _cues_after(self.banked or -1, self.step, since - self.banked)
        return replace(self, since=since, pending=(*_count_in(now, lead), *again, *ahead))

    def record_step(
        self, outcome: Outcome | None, now: float, reps: int | None = None
    ) -> "Session":
        """Write down what became of the step under way, as `Record.with_try` has it."""
        return replace(self, records=self._write_down(outcome, now, reps))

    def _write_down(
        self, outcome: Outcome | None, now: float, reps: int | None = None
    ) -> tuple[Record, ...]:
        step, before = self.timeline.steps[self.index], self.records[self.index]
        record = before.with_try(step, outcome, self.elapsed(now), reps)
        return (*self.records[: self.index], record, *self.records[self.index + 1 :])

    def enter(self, index: int, at: float, lead: int = 0) -> "Session":
        """Begin step ``index`` at the moment ``at``, after a count-in of ``lead`` seconds.

        A paused session stays paused, and one that's to wait there pauses. Past the last step the
        session is finished.
        """
        return self._begin_step(index, at, lead, self.records, by_clock=False)

    def _begin_step(
        self, index: int, at: float, lead: int, records: tuple[Record, ...], *, by_clock: bool
    ) -> "Session":
        is_over = index == len(self.timeline.steps)
        waits = is_over or waits_at(self.timeline, records, index, self.waiting)
        runs, step = self.is_running and not waits, None if is_over else self.timeline.steps[index]
        pending = (*_count_in(at, lead), *_cues_after(-1, step, at + lead)) if runs else ()
        return replace(
            self,
            records=records,
            index=index,
            added=0.0,
            banked=0.0,
            since=at + lead if runs else None,
            pending=pending,
            by_clock=by_clock,
            begun=self.begun + 1,
            ending=Ending.FINISHED if is_over else None,
        )

    def lengthen(self, by: float, now: float) -> "Session":
        """Make the step under way longer, or shorter where ``by`` is negative, within bounds."""
        step = self.step
        if step is None or step.seconds is None:
            return self
        # It is never shorter than what's done of it.
        seconds = min(max(step.seconds + by, 1, self.elapsed(now)), LONGEST_STEP)
        longer = replace(self, added=self.added + seconds - step.seconds)
        if self.since is None:
            return longer
        lead = [due for due in self.pending if due.cue in {Cue.COUNT_IN, Cue.RESUME}]
        done, lead = (self.elapsed(now), []) if now >= self.since else (self.banked or -1, lead)
        ahead = _cues_after(done, longer.step, self.since - self.banked)
        return replace(longer, pending=(*lead, *ahead))

    def swap_sides(self) -> "Session":
        """Swap left and right in the exercise under way, done and to come, if that can be."""
        if not self.timeline.exercises[self.timeline.steps[self.index].exercise].can_swap:
            return self
        return replace(self, timeline=self.timeline.swap_sides(self.timeline.turn_at(self.index)))

    def arrival_events(self, at: float) -> tuple[Event, ...]:
        """Return the event that says where the session is now: in a step, or over."""
        return (SessionEnded(at, self.ending) if self.ending else StepEntered(at, self.index),)

    def due_by(self, until: float) -> tuple[CueDue, ...]:
        """Return the cues of this step that are due by ``until`` and weren't handed over yet."""
        return tuple(takewhile(lambda due: due.at <= until, self.pending))


class Update(NamedTuple):
    """A session after something happened, and the events that were, in order."""

    session: Session
    events: tuple[Event, ...]


def _count_in(now: float, lead: int) -> tuple[CueDue, ...]:
    return tuple(CueDue(now + second, Cue.COUNT_IN) for second in range(lead))


def _cues_after(seconds: float, step: Step | None, began: float) -> Iterator[CueDue]:
    """Yield the cues that come more than ``seconds`` into a step that began at that moment."""
    for mark in step.cues if step else ():
        if mark.at > seconds:
            yield CueDue(began + mark.at, mark.cue)


def _round_up(seconds: float) -> int:
    """Round up to whole seconds; the last bits of 0.1 + 0.2 must not make a second more."""
    return ceil(round(seconds, 6))
