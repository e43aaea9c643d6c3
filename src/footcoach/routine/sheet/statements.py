"""What a sheet says once for many exercises: how often, which side, how many, and for which."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from footcoach.routine.dose.reader import read_dose
from footcoach.routine.dose.reading import DoseReading
from footcoach.routine.model import Span
from footcoach.routine.sheet.statement_clauses import GROUPS, write_clause

_COUNTS = r"(?![0-9])(?!\s*(?:times?|x|sets?|reps?|s|secs?|mins?|minutes|seconds|days?|weeks?)\b)"
_SCOPE = (
    r"(?:\b(?:for|in)\s+)?\b(?:numbers?|nos?\.?|exercises?|ex\.?)\s*"
    r"(?P<many>[0-9]+(?:\s*(?:,|and|&|to|[-\u2013])\s*[0-9]+)*+)" + _COUNTS + r"|"
    r"\(\s*(?P<only>[0-9]+(?:\s*(?:,|and|&|to|[-\u2013])\s*[0-9]+)*)\s+only\s*\)|"
    r"\b(?:for|do|perform)\s+(?P<some>[0-9]+\s*(?:[-\u2013]|to|and|&)\s*[0-9]+)\b" + _COUNTS
)
"""The numbers of the exercises that a statement is for."""
_REST = r"\bfor (?:all )?the (?:rest|others?|other exercises|remaining \w+)\b"
_FOR_ALL = r"\b(?:exercises?|each|every|these|all|them|both|when|programme|program|routine)\b"
_FOR_EACH_DOSE = (
    r"\b(?:exercises?|these|all|them|both|programme|program|routine|unless|"
    r"(?:each|every)(?! (?:day|hour|week|morning|evening|night|other|second|time|[0-9])))\b"
)
"""Is in a sentence whose sets, reps or seconds are for all; "every day" doesn't make them so."""
_DOING = (
    r"\b(?:exercis\w*|do|perform|repeat|complete|practise|stretch\w*|continue|carry|aim|try|each|every|"
    r"these|all|them|programme|program|routine|session|sessions|workout|when|once|twice|times)\b"
)
"""Is in a sentence about when to exercise."""
_EVERY = r"\b(?:every|each|in the|at)\b"
_SETS = r"\b(?:sets?|rounds?|each|all)\b"
_ACTIVITY = (
    r"\b(?:walk\w*|swim\w*|(?<!this )(?<!each )(?<!the )(?<!s )cycl\w*|jog\w*|run|running|"
    r"ice|icing|heat|elevat\w*|sleep|drink|wear|take|tablets?|minutes? of activity)\b"
)
"""Is in a sentence about something else to do, which isn't the exercises."""
_WORK = frozenset(("sets", "reps", "hold_s", "relax_s"))
_TOGETHER = (
    r"\b(?:(?:each|every|these|all|the|your|following|other) (?:\w+ )?exercises?|of each|them all|"
    r"exercises? (?:once|twice|[0-9])|programme|routine|when:)(?!\w)"
)
_NAMES_ALL = (
    r"\b(?:each|every|these|all|both|following|other|the|your) (?:of )?(?:the |these |your )?"
    r"(?:\w+ )?exercises\b|\b(?:each|every) exercise\b|"
    r"^(?:do|perform|repeat|complete|practise) (?:these|all|each|them)\b|^(?:all|these|each)$"
)
"""Is in the name of something that isn't one exercise."""
_MANY = (
    r"\b(?:both|each|all|every|these|those)(?: of)?(?: (?:the|these|those|your))?(?: \w+)? "
    r"exercises?\b|"
    r"\b(?:\w+ (?:or|to) )?\w+ of (?:these|them|the(?: \w+)? exercises)\b"
)
"""Words for some exercises: "both exercises" isn't sides, "one or two of these" isn't a number."""
_NOT = (
    r"\b(?:pain|painful|sore(?!\s\w+\s(?:only|first))|stop|never|avoid|diabet\w*|doctor|dizzy|numb|"
    r"cramp\w*|swell\w*|swollen|cannot|can't|call|phone|ring|appointment|weeks?|days? after|"
    r"come back|gives way|contact)\b|\b(?:do not|don't)\b|\?"
)
_PARTS = "foot|ankle|leg|knee|hip|heel|calf|arm|hand|wrist|elbow|shoulder|thumb|finger"
_A_WEEK = r"(?:\b(?:a|per|each|every|days of the|most days of the)\s*|/\s*)(?:week|wk)\b"
"""Says how often, and not when something begins or ends."""
_SIDE = r"\b(?P<side>left|right)\s+(?P<part>" + _PARTS + r")\b"
_HURT = (
    r"\b(?:sprained|broken|fractured|torn|twisted|injured|sore|painful|operated|stiff|frozen|weak)\s+"
    r"(?P<part>" + _PARTS + r")\b"
)
_FREQUENCY = ("every_h", "when", "per_day", "weekdays", "every_days", "days_per_week", "sides")


class Statement(NamedTuple):
    """Something that holds for several exercises."""

    values: Mapping[str, object]
    """By plain key, as `DoseReading.values` has them."""
    numbers: frozenset[int] | None = None
    """The numbers of the exercises it's for; None is all."""
    is_rest: bool = False
    """Whether it's for those that no other statement of its kind names."""

    @property
    def gives_work(self) -> bool:
        """Whether it says how much is done of an exercise."""
        return not self.values.keys().isdisjoint(("sets", "reps", "hold_s"))

    def without_sides(self) -> "Statement":
        """Return the statement without what it says of the sides."""
        kept = {key: value for key, value in self.values.items() if key not in ("sides", "part")}
        return self._replace(values=kept)

    def is_for(self, number: int | None) -> bool:
        """Whether it holds for the exercise with this number on the sheet."""
        return self.numbers is None or number in self.numbers


def read_statement(sentence: str) -> Statement | None:
    """Return what a sentence says of many exercises; None if it says nothing of the kind."""
    scoped = re.search(_SCOPE, sentence, re.IGNORECASE)
    rest = re.search(_REST, sentence, re.IGNORECASE)
    plain = sentence
    for pattern in (_SCOPE, _REST, _MANY, r"\bunless\b[^,.;]*"):
        plain = re.sub(pattern, " ", plain, flags=re.IGNORECASE)
    if re.search(_NOT, re.sub(_A_WEEK, " ", plain, flags=re.IGNORECASE), re.IGNORECASE):
        return None
    if is_activity(plain) and not is_for_all(sentence):
        return None
    reading = read_dose(plain)
    values = {
        key: reading.values[key]
        for group in GROUPS
        for key in group
        if reading.values.get(key) and key not in reading.weak
    }
    if "part" in reading.values and "sides" in values:
        values["part"] = reading.values["part"]
    values |= {word: True for word in ("at_least", "most") if values and word in reading.values}
    is_bare = bool(reading.values) and not reading.notes
    named = [flag.kind for flag in reading.flags]
    is_for_each = re.search(_FOR_EACH_DOSE, sentence, re.IGNORECASE) is not None
    if not (is_bare or is_for_each or "one-side" in named):
        # "Turn your head left and right" isn't about the sides of all exercises.
        values.pop("sides", None)
    if not (scoped or rest or is_bare or is_for_each):
        values = {key: value for key, value in values.items() if key not in _WORK}
    if not (is_bare or scoped or rest):
        values = _without_others(values, sentence)
    often = [key for key in values if key in _FREQUENCY or key == "rest_s"]
    if not values or reading.mistakes:
        return None
    if not (scoped or rest or often or is_bare or re.search(_FOR_ALL, sentence, re.IGNORECASE)):
        return None
    numbers = _numbers(scoped["many"] or scoped["some"] or scoped["only"]) if scoped else None
    return Statement(values, numbers, is_rest=rest is not None)


def _without_others(values: dict[str, object], sentence: str) -> dict[str, object]:
    """Return values without those that aren't about exercises: good to see you on Tuesday."""
    is_doing = re.search(_DOING, sentence, re.IGNORECASE) is not None
    # A pause between sets can only be for all that have sets.
    has_sets = re.search(_SETS, sentence, re.IGNORECASE) is not None
    meant = {"rest_s": has_sets, **dict.fromkeys(("when", "weekdays"), is_doing)}
    return {key: value for key, value in values.items() if meant.get(key, True)}


def read_heading(title: str) -> Statement | None:
    """Return what the title of a sheet says of its exercises; None if it says nothing.

    A time of the day belongs to the name, as in "Evening wind-down", unless there are several, or
    the title says on how many days: "Every evening".
    """
    told = read_statement(title)
    whens = told.values.get("when") if told else None
    is_dose = isinstance(whens, tuple) and len(whens) > 1
    if told is None or whens is None or is_dose or re.search(_EVERY, title, re.IGNORECASE):
        return told
    values = {key: value for key, value in told.values.items() if key != "when"}
    return told._replace(values=values) if values else None


def is_for_all(text: str) -> bool:
    """Whether a text says of itself that it's about the exercises together."""
    return re.search(_TOGETHER, text, re.IGNORECASE) is not None


def is_activity(text: str) -> bool:
    """Whether a text is about something else to do, such as to walk or to wear a splint."""
    return re.search(_ACTIVITY, text, re.IGNORECASE) is not None


def names_all(name: str) -> bool:
    """Whether what could be the name of an exercise is about several."""
    return re.search(_NAMES_ALL, name, re.IGNORECASE) is not None


def read_title_statement(title: str) -> Statement | None:
    """Return the side that a title such as "Sprained ankle" is about; None if it names none."""
    sides = [*re.finditer(_SIDE, title, re.IGNORECASE)]
    if len(sides) == 1:
        return Statement(
            {
                "sides": sides[0]["side"].lower(),
                "part": sides[0]["part"].lower(),
                "is_likely": True,
            }
        )
    hurt = re.search(_HURT, title, re.IGNORECASE)
    values = {"sides": "one", "part": hurt["part"].lower(), "is_likely": True} if hurt else {}
    return Statement(values) if values else None


def add_statements(
    reading: DoseReading, number: int | None, statements: tuple[Statement, ...]
) -> str:
    """Return clauses with what the statements add to an exercise's own dose; "" if nothing."""
    sets: object = "reps_by_set" in reading.values or reading.span("sets")
    said = {key for key in reading.values if key != "per_day" or "when" not in reading.values}
    if any(flag.kind == "sides" and flag.words for flag in reading.flags):
        said -= reading.weak
    clauses: list[str] = []
    # What names the exercise wins over what is for all, and that over what is for the rest.
    ordered = sorted(statements, key=lambda one: (one.numbers is None, one.is_rest))
    for statement in (one for one in ordered if one.is_for(number)):
        if {"sets", "reps"} <= statement.values.keys() and said & {"sets", "reps"}:
            # "3 sets of 10 unless stated": what is stated has its own number of both.
            said |= {"sets", "reps"}
        for group in GROUPS:
            given = next((key for key in group if key in statement.values), None)
            if given is None or said & set(group) or (given == "rest_s" and not _has_many(sets)):
                continue
            said |= set(group)
            sets = statement.values["sets"] if given == "sets" else sets
            clauses.append(write_clause(given, statement.values))
    return ", ".join(clauses)


def _has_many(sets: object) -> bool:
    """Whether an exercise has several sets, so that there's a rest between them."""
    return sets is True or (isinstance(sets, Span) and sets.high > 1)


def _numbers(text: str) -> frozenset[int]:
    found: set[int] = set()
    for part in re.split(r"\s*(?:,|and|&)\s*", text):
        ends = [int(number) for number in re.findall("[0-9]+", part)][:2]
        if ends:
            found.update(range(ends[0], ends[-1] + 1) if ends[-1] - ends[0] < 100 else ends)  # noqa: PLR2004, sheets are shorter
    return frozenset(found)
