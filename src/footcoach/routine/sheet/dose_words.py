"""Sorts an exercise's words into its dose, what to do, what to be careful about, and the rest."""

import re
from collections.abc import Callable
from typing import NamedTuple

from footcoach.routine.dose.reader import read_dose
from footcoach.routine.limits import LINE

_CLAUSE = r"(?<=[.!?;])\s+|(?<![0-9]),\s*|,\s+|\s[–—-]\s"  # noqa: RUF001
_AGAIN = (
    r"(?:and )?then\b(?:.*\b(?:other|reverse|opposite|backwards?|again|same|repeat)\b|"
    r"\s+(?:a|an|one)\b)|"
    r"(?:and )?repeat (?:with|in|on|facing|using|but|the)\b"
)
"""Begins a second part of an exercise; "then straighten it" says how the first one ends."""
_FOLLOWS = (
    rf"(?:followed by|but|building|build|progress|increase|at least|up to|relax|rest)\b|{_AGAIN}"
)
_QUESTION = r"(?:(?<=[.!?])\s*|^)(?!\s*(?:how|when|what|which|where)\b)[^.!?]*\?\s*[^.!?]*[.!]?"
"""A question with its answer: too easy? Close your eyes."""


_PLACED = frozenset(("sides", "part", "position", "load"))
"""Keys of a reading that an instruction can have as well as a dose."""
_OTHER_SIDE = (
    r"\b(?:repeat|same|swap|switch|change|then)\b.*\b(?:other|opposite) "
    r"(?:side|leg|foot|arm|hand|knee|hip|ankle|shoulder|wrist|one|way round)\b"
)
"""Is in a clause that has the other side do the same."""
_SHORT = 4
"""Words of the longest clause that says which side and nothing else."""


class ExerciseWords(NamedTuple):
    """The words of one exercise."""

    dose: str
    do: str
    caution: str
    note: str
    asked: str
    """Questions with their answers: too easy? Close your eyes."""


def part_words(body: str, name: str, is_caution: Callable[[str], bool]) -> ExerciseWords:
    """Return the words of an exercise, by what they're for.

    If the dose reads otherwise once the other words are gone, all of them stay with it.
    """
    aside = " ".join(match[0].strip() for match in re.finditer(_QUESTION, body, re.IGNORECASE))
    plain = re.sub(_QUESTION, " ", body, flags=re.IGNORECASE).strip()
    dose: list[str] = []
    rest: list[str] = []
    for clause in filter(None, (part.strip() for part in re.split(_CLAUSE, plain))):
        if rest and not dose and _names_next_side(clause, name):
            rest.append(clause.strip(" .;"))
            continue
        belongs = re.match(_FOLLOWS if dose else _AGAIN, clause, re.IGNORECASE) is not None
        (dose if belongs or _is_dose(clause, name) else rest).append(clause.strip(" .;"))
    joined = ", ".join(filter(None, dose))
    if not _says_the_same(joined, plain, name):
        joined = plain.strip(" .")
    joined = _with_side(joined, plain, name)
    careful = [clause for clause in rest if is_caution(clause)]
    do = [clause for clause in rest if clause and clause not in careful]
    instruction, more = _fit(do)
    asked = f"{aside.rstrip('.!')}." if aside else ""
    return ExerciseWords(joined, instruction, _sentence(careful), more, asked)


def _is_dose(clause: str, name: str) -> bool:
    reading = read_dose(clause, about=name)
    if re.search(_OTHER_SIDE, clause, re.IGNORECASE) and not reading.mistakes:
        return True
    if set(reading.values) <= _PLACED and not reading.mistakes and len(clause.split()) > _SHORT:
        # "Loop the band round both feet" says how it's done, not which side does it.
        return False
    return bool(reading.values or reading.times or reading.mistakes)


def _names_next_side(clause: str, name: str) -> bool:
    """Whether a clause goes on with the other side of an instruction: then your left."""
    says = read_dose(clause, about=name).values.keys()
    follows = re.match(r"(?:and |then )+", clause, re.IGNORECASE) is not None
    return follows and bool(says) and says <= _PLACED and len(clause.split()) <= _SHORT


def _says_the_same(joined: str, plain: str, name: str) -> bool:
    """Whether the dose reads as it did among the other words."""
    one, other = read_dose(joined, about=name), read_dose(plain, about=name)
    if other.mistakes and not one.mistakes:
        return True
    plain_one, plain_other = one.plain(), other.plain()
    return all(
        plain_one.get(key) == plain_other.get(key) for key in {*plain_one, *plain_other} - _PLACED
    )


def _with_side(joined: str, plain: str, name: str) -> str:
    """Return the dose with the one side that only an instruction names: the affected leg behind."""
    flags = read_dose(plain, about=name).flags
    words = next((flag.words for flag in flags if flag.kind == "one-side"), "")
    if not words or "sides" in read_dose(joined, about=name).values:
        return joined
    return ", ".join(filter(None, (joined, words)))


def _fit(clauses: list[str]) -> tuple[str, str]:
    """Return as many clauses as one instruction can have, and the others."""
    count = len(clauses)
    while count and len(_sentence(clauses[:count])) > LINE:
        count -= 1
    return _sentence(clauses[:count]), ", ".join(clauses[count:])


def _sentence(clauses: list[str]) -> str:
    """Return clauses as a sentence; "" if there are none."""
    text = ""
    for clause in clauses:
        parting = ". " if clause[:1].isupper() else ", "
        text = f"{text}{parting}{clause}" if text else clause
    return f"{text[:1].upper()}{text[1:]}." if text else ""
