"""How many minutes there are for a session: the question, and what an answer says."""

from footcoach.coach.requests import Answer, TextQuestion, TextReply
from footcoach.routine.limits import LONGEST_SESSION, MINUTE
from footcoach.session.words import plural

_OFFERED = (2, 5, 10, 20)
_MOST = LONGEST_SESSION // MINUTE
_LONGEST_NUMBER = len(str(_MOST))


def ask_minutes(title: str) -> TextQuestion:
    """Ask how many minutes there are for the routine called ``title``."""
    answers = tuple(Answer(plural(number, "minute"), number) for number in _OFFERED)
    lines = ("How many minutes do you have?",)
    return TextQuestion(title, lines, confirm="start", others=answers, find_mistake=_find_mistake)


def minutes_of(reply: TextReply) -> int | None:
    """Return the minutes that a reply says, chosen or typed; None if it says none."""
    return reply.other if isinstance(reply.other, int) else _read(reply.text)


def _read(text: str) -> int | None:
    digits = text.strip()
    if not digits.isdecimal() or len(digits) > _LONGEST_NUMBER:
        return None
    return int(digits) if 1 <= int(digits) <= _MOST else None


def _find_mistake(text: str) -> str:
    """Say what is wrong with a typed number of minutes; "" for nothing."""
    return "" if _read(text) else f"Type whole minutes from 1 to {_MOST}, such as 5."
