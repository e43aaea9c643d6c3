"""Adds a session done without footcoach to the log."""

from dataclasses import replace
from datetime import date, timedelta

from footcoach.coach.corrections import ask_day
from footcoach.coach.log_changes import LogChanges
from footcoach.coach.log_service import LogService
from footcoach.coach.requests import Answer, Message, Question, Talk, ask, call, show
from footcoach.coach.session_start import Wanted
from footcoach.coach.sore_side import ask_sore_side
from footcoach.log.records import SessionRecord, StartTime, begin_record
from footcoach.overview.preset_index import Overview
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library
from footcoach.session.correction import complete_session
from footcoach.session.player import Session
from footcoach.session.tally import KnownBy
from footcoach.session.timeline import Timeline, compile_timeline

CANNOT_BE_READ = "This routine can't be read"


def add_session(log: LogService, library: Library, changes: LogChanges) -> Talk[str | None]:
    """Ask which routine was done and when, and add that; return its uuid, None for nothing.

    Everything counts as done as planned until it's corrected.
    """
    titles = yield from call(lambda: _list_titles(log, library))
    answers = tuple(Answer(title, name) for name, title in titles or ())
    name = yield from ask(Question("Which routine did you do?", (), answers))
    if name is None:
        return None
    timeline = yield from _lay_out(log, library, name)
    day = None
    if timeline is not None:
        day = yield from ask_day("On which day was it?", log.today, log.today, log.today)
    if timeline is None or day is None:
        return None
    record, session = _record_as_done(log, timeline, day)
    is_added = yield from call(lambda: changes.add(record, session))
    return record.uuid if is_added else None


def _list_titles(log: LogService, library: Library) -> list[tuple[str, str]]:
    """Return the names and titles of the routines, those in the plan first."""
    found, overview = list[tuple[str, str]](), Overview(library)
    names = overview.names()
    for name in dict.fromkeys((*filter(names.__contains__, log.plan()), *names)):
        try:
            found.append((name, overview.summary(name).title))
        except RoutineError:
            continue  # home and `list` say what is wrong with it
    return found


def _lay_out(log: LogService, library: Library, name: str) -> Talk[Timeline | None]:
    try:
        timeline = compile_timeline(library.load(name))
    except RoutineError as error:
        yield from show(Message(CANNOT_BE_READ, tuple(("", line) for line in error.lines())))
        return None
    return (yield from ask_sore_side(log, Wanted(timeline), timeline))


def _record_as_done(
    log: LogService, timeline: Timeline, day: date
) -> tuple[SessionRecord, Session]:
    """Return a session with everything done, begun at this time of day."""
    session, now = complete_session(timeline), StartTime.of(log.now(), log.today)
    ago = (log.today - day) // timedelta(milliseconds=1)
    record = begin_record(session, replace(now, at=now.at - ago, day=day.isoformat()))
    parts = tuple(replace(part, known_by=KnownBy.TYPED) for part in record.parts)
    return replace(record, saved=now.at, parts=parts), session
