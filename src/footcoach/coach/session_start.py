"""How a session starts: what the person wants to do, and what starts."""

from typing import NamedTuple

from footcoach.coach.log_service import LogService
from footcoach.log.autosave import Autosave
from footcoach.log.ownership import Claim
from footcoach.log.resume import Unfinished
from footcoach.routine.enums import Side
from footcoach.session.player import Session
from footcoach.session.timeline import Timeline


class Wanted(NamedTuple):
    """A session that a person wants to do."""

    timeline: Timeline
    remarks: tuple[str, ...] = ()
    """What to say as it starts, such as what it leaves out."""
    sore_side: Side | None = None
    """The side that is sore, where that was said already; None is asked about if it matters."""


class Start(NamedTuple):
    """A session to start, or to resume, now."""

    what: Timeline | Session
    remarks: tuple[str, ...] = ()
    """What to say as it starts."""
    pain_before: int | None = None
    unfinished: Unfinished | None = None
    """What is resumed; None if it is a new session."""
    claim: Claim | None = None
    """What keeps other windows from resuming it too; None if it is a new session."""

    def autosave(self, log: LogService) -> Autosave:
        """Return what keeps this session in ``log``; nothing is written yet."""
        if self.unfinished and self.claim:
            return log.autosave_resumed(self.unfinished, self.claim)
        session = self.what if isinstance(self.what, Session) else Session.at_start(self.what)
        return log.autosave_new(session, self.pain_before)
