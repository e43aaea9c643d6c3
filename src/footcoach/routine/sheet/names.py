"""The name of an exercise on a sheet, without the words that aren't part of it."""

import re
from collections.abc import Iterator

from footcoach.routine.characters import clean_line
from footcoach.routine.dose.line_name import split_name
from footcoach.routine.dose.line_reader import read_line
from footcoach.routine.dose.name_words import POSTURES
from footcoach.routine.dose.reader import read_dose
from footcoach.routine.sheet.entries import Entry, head_of

_NAME = 6
"""Words of the longest name that no mark ends."""
_ABBREVIATION = 3
"""Letters of the longest abbreviation that stays in capitals beside other words."""
_QUOTES = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}„«"
_CONDITION = r"(?:when|if|once|after|before|as soon)\s+\w"
"""Begins words before a colon that say when, and not what."""
_JOINING = r"\s+(?:on|with|for|using)?(?:\s+(?:the|your))?\s*$"
"""Words between a name and the side that it's for."""


def split_entry(entry: Entry) -> tuple[str, str]:
    """Return the name of an exercise and the rest of its entry; "" where nothing parts them."""
    reading = read_line(entry.text)
    head, rest = head_of(entry.text)
    if reading.name and re.match(r"\s*[0-9x\u00d7]", entry.text):
        # The dose comes first: 3 x 10 clamshells.
        return reading.name, clean_line(split_name(entry.text).dose)
    is_whole = not entry.text.removeprefix(reading.name).startswith(",")
    if reading.name and entry.text.startswith(reading.name) and is_whole and not head:
        return reading.name, entry.text[len(reading.name) :].lstrip(" :–—-.)")  # noqa: RUF001
    if not head or re.search("(?<![A-Za-z])[0-9]", head):
        return "", entry.text
    if re.match(_CONDITION, head, re.IGNORECASE):
        return first_clause(rest), entry.text
    head, aside = _without_brackets(head)
    words = next((flag.words for flag in read_dose(head).flags if flag.kind == "one-side"), "")
    name = re.sub(_JOINING, "", head[: head.find(words)]) if words else head
    if name.lower() in POSTURES:
        name = head
    name, _, more = (name or head).partition(",")
    load = next((flag.words for flag in read_dose(name).flags if flag.kind == "load"), "")
    return name, ", ".join(filter(None, (more.strip(), words, load, aside, rest)))


def _without_brackets(head: str) -> tuple[str, str]:
    """Return a name without what is in brackets, and that, unless it's another name in quotes."""
    asides = (aside.strip() for aside in re.findall(r"\(([^()]*)\)", head))
    told = [aside for aside in asides if aside and aside[0] not in _QUOTES]
    return " ".join(re.sub(r"\([^()]*\)", " ", head).split()), ", ".join(told)


def split_bracket(text: str) -> tuple[str, str]:
    """Return a name and what is in brackets after it; "" if nothing is."""
    name, aside = _without_brackets(text)
    return name, aside


def first_clause(text: str) -> str:
    """Return the first words of an exercise without a name, as its name."""
    first = re.split(r"[.;:(]|\s[-–—]\s|\s(?:if|unless|until)\s", text)[0].strip()  # noqa: RUF001
    if read_dose(first).values or len(first.split()) > _NAME:
        first = first.split(",")[0]
    return " ".join(first.split()[:_NAME])


def in_sentence_case(text: str) -> str:
    """Return a text with words in capitals made small; short ones may be abbreviations."""
    words = list(_small_words(text))
    return " ".join(words)[:1].upper() + " ".join(words)[1:]


def _small_words(text: str) -> Iterator[str]:
    words = text.split()
    shouts = sum(word.isupper() and len(word) > 1 for word in words) > 1 or text.isupper()
    for word in words:
        is_shouted = shouts and word.isupper() and len(word.rstrip(".")) > 1
        is_short = not text.isupper() and len(word) <= _ABBREVIATION
        yield word.lower() if is_shouted and not is_short and re.search("[AEIOUY]", word) else word
