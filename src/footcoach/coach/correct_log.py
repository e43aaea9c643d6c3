"""Correcting the log in plain mode: which session, and then fact by fact."""

from enum import Enum, auto

from footcoach.advice.pain import rate_pain
from footcoach.advice.today_text import write_day_of_year
from footcoach.coach import corrections
from footcoach.coach.conversation import Conversation
from footcoach.coach.log_changes import LogChanges, describe_undone
from footcoach.coach.requests import Answer, Message, Question, Talk, ask, call, show
from footcoach.coach.session_facts import Fact, LoggedSession, list_facts
from footcoach.log.records import SessionRecord

PAGE = 9
"""Sessions that are offered at a time."""
UNDO = "Undo the last change"


class _More(Enum):
    """What can be chosen besides a session."""

    OLDER = auto()
    NEWER = auto()
    ADD = auto()


def correct_log(conversation: Conversation) -> Talk[None]:
    """Ask which session to correct or add, and what in it, until the person is done."""
    changes, first = LogChanges(conversation.log), 0
    while True:
        records = (yield from call(conversation.log.store.entries)) or ()
        chosen = yield from ask(_which_session(records, first))
        uuid = None
        match chosen:
            case None:
                return
            case _More.OLDER:
                first += PAGE
            case _More.NEWER:
                first = max(0, first - PAGE)
            case _More.ADD:
                uuid = yield from conversation.add_session(changes)
            case str():
                uuid = chosen
        if uuid is not None:
            yield from _correct_session(conversation, changes, uuid)


def _which_session(records: tuple[SessionRecord, ...], first: int) -> Question[str | _More]:
    """Offer some sessions from ``first``, an index, on; the value is a uuid, or something else."""
    answers: list[Answer[str | _More]] = [
        Answer(_name(record), record.uuid) for record in records[first : first + PAGE]
    ]
    if first + PAGE < len(records):
        answers.append(Answer("Older sessions", _More.OLDER))
    if first:
        answers.append(Answer("Newer sessions", _More.NEWER))
    answers.append(Answer("Add a session you did without footcoach", _More.ADD))
    return Question("Which session?", (), tuple(answers), "finish")


def _name(record: SessionRecord) -> str:
    began, light = record.began, rate_pain(record.feeling)
    day = f"{began.date:%a} {write_day_of_year(began.date)}"
    return ", ".join((day, record.title, *([light] if light else [])))


def _correct_session(conversation: Conversation, changes: LogChanges, uuid: str) -> Talk[None]:
    while True:
        logged = yield from call(lambda: conversation.read_logged(uuid))
        if logged is None:
            return
        facts = list_facts(conversation.log, logged)
        chosen = yield from ask(_which_fact(logged, facts, changes))
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
