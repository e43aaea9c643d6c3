"""Correcting the log in plain mode: which session, and then fact by fact."""

from collections.abc import Callable

from footcoach.advice.pain import rate_pain
from footcoach.coach import corrections
from footcoach.coach.log_changes import LogChanges, describe_undone
from footcoach.coach.log_service import LogService
from footcoach.coach.requests import Answer, Message, Question, Talk, ask, call, show
from footcoach.coach.session_facts import Fact, LoggedSession, list_facts
from footcoach.log.records import SessionRecord

PAGE = 9
"""Sessions that are offered at a time."""
NO_SESSIONS = Message("No sessions yet.", ())
UNDO = "Undo the last change"

ReadLogged = Callable[[str], LoggedSession | None]
"""Returns a session in the log, None if it isn't there; raises `LogError`."""


def correct_log(log: LogService, read_logged: ReadLogged) -> Talk[None]:
    """Ask which session to correct, and what in it, until no more is chosen."""
    changes, first = LogChanges(log), 0
    while True:
        records = (yield from call(log.store.entries)) or ()
        if not records:
            yield from show(NO_SESSIONS)
            return
        chosen = yield from ask(_which_session(records, first))
        if chosen is None:
            return
        if isinstance(chosen, int):
            first = chosen
        else:
            yield from _correct_session(log, read_logged, changes, chosen)


def _which_session(records: tuple[SessionRecord, ...], first: int) -> Question[str | int]:
    """Offer some sessions from ``first``, an index, on; the value is a uuid, or another index."""
    shown = records[first : first + PAGE]
    answers: tuple[Answer[str | int], ...] = tuple(
        Answer(_name(record), record.uuid) for record in shown
    )
    if first + PAGE < len(records):
        answers = (*answers, Answer("Older sessions", first + PAGE))
    if first:
        answers = (*answers, Answer("Newer sessions", max(0, first - PAGE)))
    return Question("Which session?", (), answers, "finish")


def _name(record: SessionRecord) -> str:
    began, light = record.began, rate_pain(record.feeling)
    day = f"{began.date:%a} {began.date.day} {began.date:%b} {began.date.year}"
    return ", ".join((day, record.title, *([light] if light else [])))


def _correct_session(
    log: LogService, read_logged: ReadLogged, changes: LogChanges, uuid: str
) -> Talk[None]:
    while True:
        logged = yield from call(lambda: read_logged(uuid))
        if logged is None:
            return
        chosen = yield from ask(_which_fact(logged, list_facts(log, logged), changes))
        if chosen is None:
            return
        if isinstance(chosen, str):
            undone = yield from call(changes.undo)
            if undone is not None:
                yield from show(Message(describe_undone(undone), ()))
        elif chosen.ask and (yield from corrections.correct(changes, uuid, chosen.ask())):
            yield from show(Message("Saved.", ()))


def _which_fact(
    logged: LoggedSession, facts: tuple[Fact, ...], changes: LogChanges
) -> Question[Fact | str]:
    lines = tuple(_write(fact) for fact in facts if fact.ask is None)
    answers: tuple[Answer[Fact | str], ...] = tuple(
        Answer(_write(fact), fact) for fact in facts if fact.ask
    )
    if changes.can_undo:
        answers = (*answers, Answer(UNDO, UNDO))
    heading = f"{logged.record.title}: what do you want to correct?"
    return Question(heading, lines, answers, "choose another session")


def _write(fact: Fact) -> str:
    """Return a fact in one line, also a note of several."""
    return f"{fact.label}: {' '.join(fact.text.split())}"
