"""Changes that a person makes to the log; each can be undone until the program ends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from footcoach.advice.today_text import write_day
from footcoach.coach.log_service import LogService
from footcoach.log.corrected_records import mark_corrected
from footcoach.log.database import LogError
from footcoach.log.records import DayOff, SessionRecord, milliseconds
from footcoach.session.player import Session

SAVED = "Saved. Press u to undo."
NOTHING_TO_UNDO = "There is nothing to undo."


class Change(NamedTuple):
    """A change of a session in the log."""

    what: str
    """What it changes, in words, such as pain after."""
    apply: Callable[[SessionRecord], SessionRecord]
    """Returns the record as it is to be, given how it is now."""


class Recount(NamedTuple):
    """A change of what was done in a session, which its plan is needed for."""

    what: str
    apply: Callable[[SessionRecord, Session], tuple[SessionRecord, Session]]


class Undone(NamedTuple):
    """A change that was undone."""

    what: str
    """What it changed, in words; "" is nothing at all."""
    session: str = ""
    """The title and day of its session; "" is none."""
    uuid: str = ""


class _Undo(NamedTuple):
    undone: Undone
    carry_out: Callable[[], None]


class LogChanges:
    """Changes sessions and days off, and undoes changes, the last one first.

    What reads or writes can raise `LogError`; the change then counts as not made.
    """

    def __init__(self, log: LogService) -> None:
        self._log = log
        self._undos = list[_Undo]()

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to undo."""
        return bool(self._undos)

    def make(self, uuid: str, change: Change | Recount) -> bool:
        """Change the session ``uuid`` as it is in the log now; return True."""
        store, before = self._log.store, self._find(uuid)
        undone = _name(change.what, before)
        if isinstance(change, Recount):
            session = store.session(uuid)
            counted, right = change.apply(before, session)
            after = self._mark_written_now(counted)
            store.put(after, right, was=before)
            self._undos.append(_Undo(undone, lambda: store.put(before, session, was=after)))
        else:
            after = self._mark_written_now(mark_corrected(before, change.apply(before)))
            store.amend(before, after)
            self._undos.append(_Undo(undone, lambda: store.amend(after, before)))
        return True

    def add(self, record: SessionRecord, session: Session) -> bool:
        """Add a session; return True."""
        store = self._log.store
        store.put(record, session)
        self._undos.append(
            _Undo(_name("adding", record), lambda: store.delete(record.uuid, was=record))
        )
        return True

    def delete(self, uuid: str) -> bool:
        """Delete a session; return True."""
        store, before, session = self._log.store, self._find(uuid), self._log.store.session(uuid)
        store.delete(uuid, was=before)
        self._undos.append(_Undo(_name("deleting", before), lambda: store.put(before, session)))
        return True

    def mark(self, day: date, mark: DayOff | None) -> bool:
        """Mark a day as off, or remove its mark; return True."""
        store = self._log.store
        before = store.marks().get(day)
        store.mark(day, mark)
        self._undos.append(_Undo(Undone(f"the mark on {day}"), lambda: store.mark(day, before)))
        return True

    def undo(self) -> Undone:
        """Undo the last change; return which one that was."""
        if not self._undos:
            return Undone("")
        self._undos[-1].carry_out()
        return self._undos.pop().undone

    def _find(self, uuid: str) -> SessionRecord:
        found = self._log.store.entry(uuid)
        if found is None:
            msg = "The session isn't in the log any more."
            raise LogError(msg)
        return found

    def _mark_written_now(self, record: SessionRecord) -> SessionRecord:
        """Return ``record`` as written now, so that an import takes this state as the later one."""
        return replace(record, saved=milliseconds(self._log.now()))


def describe_undone(undone: Undone, shown: str = "") -> str:
    """Say what was undone, and in which session unless it's ``shown``, a uuid."""
    if not undone.what:
        return NOTHING_TO_UNDO
    session = undone.session if undone.uuid != shown else ""
    return f"Undone: {', '.join(filter(None, (undone.what, session)))}."


def _name(what: str, record: SessionRecord) -> Undone:
    return Undone(what, f"{record.title}, {write_day(record.began.date)}", record.uuid)
