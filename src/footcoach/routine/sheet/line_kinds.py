"""What a line of a sheet can be, from its words alone: a caution, a heading, a plan for weeks."""

import re

from footcoach.routine.dose.reader import read_dose
from footcoach.routine.dose.vocabulary import words_of
from footcoach.routine.sheet.statements import read_statement

_CAUTION = (
    r"\b(?:do not|don't|never|stop|avoid|no further|careful|pain|"
    r"painful(?! (?:arm|leg|hand|foot|knee|side|shoulder|hip|ankle|wrist|elbow)\b)|dizzy|doctor|"
    r"diabet\w*|numb|swollen|press the bell|must not|cannot|can't|come back|gives way|contact|"
    r"ring|call)\b"
)
WARNS = r"(?:please )?(?:do not|don't|never|stop|avoid|if|you must not|call|ring)\b"
"""Begins an entry that isn't an exercise, even with a number before it."""
LABELS = (
    r"(?:when|how (?:often|many|much)|freq(?:uency)?\.?|often|reps|repetitions|repeat|hold|sets|"
    r"dose|dosage|rest|time|duration|do|perform|sides?|load|weight|resistance|tempo|position|"
    r"hold time)"
)
"""Words before a colon that aren't an exercise: the line says more about the one above."""
DOSING = (
    r"(?:and )?(?:then )?(?:repeat|do|perform|hold|rest|relax|complete|aim|try|build|progress|"
    r"increase)\b.*"
)
"""A line that says more about the exercise above it."""
VERBS = r"(?:do|perform|start|begin|increase|repeat|as|add|continue|carry|walk|rest|no|same)\b"
"""Begins a sentence about a week, not the name of an exercise in it."""
WEEK = (
    r"(?P<when>(?:weeks?|days?|months?)\s*[0-9]+(?:\s*(?:[-\u2013]|to|and)\s*[0-9]+)?)"
    r"\s*[:\u2013-]\s+"
)
"""Begins an entry that is for some weeks only."""
THERAPY = r"(?:ice|icing|heat|elevat\w*|wear|tablets?|drink|sleep|massage oil)\b"
"""Begins a line about what isn't an exercise."""
_PLAN = r"\b(?:tabata|routine|programme|program|plan|session|workout|circuit|exercises|stretches)\b"
"""Is in a title, even with a time beside it."""
ADVICE = r"(?:notes?|warning|caution|important|tips?|remember|aim|why)"
TIME = (
    r"(?:from|after|in|for)?\s*(?:about|the)?\s*"
    r"(?:day|week|month|stage|phase|first|next|morning|afternoon|evening|night|am|pm|daily)\b"
)
"""Begins a heading that says when, and not the name of an exercise."""
_COUNTED = (
    r"[0-9]\s*(?:[x\u00d7]|reps?\b|sets?\b|sec(?:ond)?s?\b|s\b|mins?\b|times\b)|[x\u00d7]\s*[0-9]|"
    r"[0-9]\s*minutes?\s*(?:$|[,.;]|each\b|per\b|on\b|once\b|twice\b|daily\b|a day\b)"
)
_HEADING = 8
"""Words of the longest heading."""
_WHEN = r"\b(?:weeks?|months?|stage|phase)\b"
_WORK = words_of(
    "sets reps hold_s hold task steps distance_m reps_by_set amrap moves_s left right then per_day "
    "every_h"
)
"""Keys of a reading, one of which an exercise has."""


def is_for_later(heading: str) -> bool:
    """Whether a heading says that what follows begins after some time."""
    if not re.search(_WHEN, heading, re.IGNORECASE):
        return False
    return not set(read_dose(heading).values) & _WORK


def is_wholly(words: str, name: str) -> bool:
    """Whether a text is one of ``words``, a regular expression, and nothing more."""
    return re.fullmatch(words, name, re.IGNORECASE) is not None


def is_counted(text: str) -> bool:
    """Whether the first line of a sheet is a dose; the time of a whole plan isn't."""
    is_named = re.search(_PLAN, text, re.IGNORECASE) is not None
    return re.search(_COUNTED, text) is not None and not (is_named and is_plan(text))


def is_plan(title: str) -> bool:
    """Whether a title gives nothing but a time, which then isn't one of its exercises."""
    return set(read_dose(title).values) & _WORK == {"hold_s"}


def heads_list(text: str) -> bool:
    """Whether a line is a heading with how often in brackets: "Strength (once a day)"."""
    given = set(read_dose(text).values) & _WORK
    return re.fullmatch(r"[^()]*\([^()]*\)", text) is not None and given <= {"per_day", "every_h"}


def is_instruction(text: str) -> bool:
    """Whether the first line of a sheet already says what to do: it has no title then."""
    return text.endswith(".") and read_statement(text) is not None


def is_statement(text: str) -> bool:
    """Whether a line says when or how often, and nothing else: it's no title then."""
    reading = read_dose(text)
    return bool(reading.values.keys() & {"weekdays", "per_day"}) and not reading.notes


def is_pause(text: str) -> bool:
    """Whether a line gives the rest between sets, and nothing else."""
    reading = read_dose(text)
    return reading.values.keys() == {"rest_s"} and not reading.notes


def is_place(text: str) -> bool:
    """Whether a text below a title can say where the sheet comes from."""
    return is_short(text) and not re.search("[0-9:_]", text)


def is_short(text: str) -> bool:
    """Whether a text can be a heading."""
    return len(text.split()) <= _HEADING and not text.endswith((".", "!", "?"))


def does_work(text: str) -> bool:
    """Whether a text contains a dose."""
    return bool(set(read_dose(text).values) & _WORK)


def is_caution(text: str) -> bool:
    """Whether a text says what to be careful about."""
    return re.search(_CAUTION, text, re.IGNORECASE) is not None
