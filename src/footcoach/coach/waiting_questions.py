"""The questions that wait: each is a row of home, and is asked before a session at the latest.

Home looks for them at every start, so what asks them isn't imported here.
"""

from enum import Enum
from typing import NamedTuple

from footcoach.advice.today_text import write_day
from footcoach.coach.log_service import LogService
from footcoach.coach.question_kinds import QuestionKind
from footcoach.log.records import SessionRecord
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library
from footcoach.routine.model import RoutineIdentity


class WaitingKind(Enum):
    """A question that can wait; they're asked in this order."""

    MORNING = "morning"
    """How the morning after a session was."""
    PLAN = "plan"
    """Which routines done before there was a plan belong in it."""


class WaitingQuestion(NamedTuple):
    """A question that waits until it's opened, or until a session is about to begin."""

    kind: WaitingKind
    heading: str
    """Short, for a row of a list."""
    about: str
    """What it's about, in a sentence."""


def find_waiting(log: LogService, library: Library) -> tuple[WaitingQuestion, ...]:
    """Return what waits to be asked before the next session; raise `LogError`."""
    record = log.find_morning_to_ask()
    morning = (wait_for_morning(record),) if record else ()
    titles = find_earlier(log, library) if log.questions.asks(QuestionKind.PLAN) else {}
    return (*morning, *((wait_for_plan(titles),) if titles else ()))


def wait_for_morning(record: SessionRecord) -> WaitingQuestion:
    """Return the question how the morning after a session was."""
    about = f"After {record.title} on {write_day(record.began.date)}."
    return WaitingQuestion(WaitingKind.MORNING, "Any pain the morning after?", about)


def wait_for_plan(titles: dict[str, str]) -> WaitingQuestion:
    """Return the question which routines belong in the plan, by name with their titles."""
    about = f"{', '.join(titles.values())}: done in the last four weeks."
    return WaitingQuestion(WaitingKind.PLAN, "Add to your plan?", about)


def find_earlier(log: LogService, library: Library) -> dict[str, str]:
    """Return the titles of the routines done before there was a plan, by name.

    They're those to ask about; raise `LogError`.
    """
    found = {name: find_title(library, RoutineIdentity(name)) for name in log.list_unasked()}
    return {name: title for name, title in found.items() if title}


def find_title(library: Library, identity: RoutineIdentity) -> str | None:
    """Return the title of a routine; None if it isn't in the library, or can't be read."""
    try:
        routine = library.load_known(identity)
    except RoutineError:
        return None
    return routine.title if routine else None
