"""Finds the exercise's name at the beginning of a line of a sheet: ``Calf raises 3x15``."""

import re
from typing import NamedTuple

from footcoach.routine.dose.amounts import join_amounts
from footcoach.routine.dose.patterns import Matcher, Phrase
from footcoach.routine.dose.phrases import RULES
from footcoach.routine.dose.scanner import plain_text, scan
from footcoach.routine.dose.tokens import Token

_BULLET = r"\s*(?:[-–—•*‣▪·o]\s+|\(?[0-9]{1,2}[.)]\s*(?=[^\s0-9]))+"  # noqa: RUF001
_PARTING = r":(?!\S)|:\s|\s[-–—]+\s|\.{3,}|\N{HORIZONTAL ELLIPSIS}+|\t|\s{3,}"  # noqa: RUF001
_QUOTES = " \t\n\"'“”‘’„«».-–—:"  # noqa: RUF001
_NEUTRAL = frozenset({"bare", "position", "prone", "each_alone", "none", "load", "nouns", "often"})
"""Phrases that can be part of a name."""
_COUNTED = frozenset({"lead", "after", "times", "sets", "reps", "time", "bare", "work", "per_day"})
_SPEAKING = frozenset(
    [
        "hold",
        "keep",
        "squeeze",
        "continue",
        "begin",
        "start",
        "lower",
        "lift",
        "feel",
        "stand",
        "sit",
        "try",
        "then",
        "and",
        "do",
        "repeat",
        "build",
        "walk",
        "to",
        "the",
        "a",
        "an",
        "as",
        "in",
        "on",
        "no",
        "not",
        "for",
        "if",
        "when",
        "little",
        "gradually",
        "each",
        "every",
        "both",
        "perform",
        "rest",
        "complete",
        "slowly",
        "gently",
        "breathe",
        "week",
        "weeks",
        "rhythm",
        "work",
        "aim",
        "take",
        "use",
        "be",
        "relax",
        "once",
        "twice",
        "push",
        "pull",
        "press",
        "bend",
        "move",
        "raise",
        "turn",
        "tighten",
        "place",
        "put",
        "lie",
        "stay",
        "maintain",
        "let",
        "go",
        "stop",
    ]
)
"""Words that begin a sentence, not a name."""
_NEVER = frozenset(
    [
        "to",
        "do",
        "repeat",
        "hold",
        "keep",
        "continue",
        "then",
        "and",
        "if",
        "when",
        "rest",
        "not",
        "no",
        "for",
    ]
)
"""Words that a name doesn't begin with, even before a colon."""
_WALKS = (("heels", "Heel walk"), ("toes", "Toe walk"), ("tiptoe", "Toe walk"))
_LONGEST = 8
"""Words of a name without a mark after it."""


class NamedLine(NamedTuple):
    """A line taken apart."""

    name: str
    """"" where it has none."""
    dose: str
    start: int
    """Index in the line at which the dose begins."""


def split_name(line: str) -> NamedLine:
    """Return the name and the dose of a line of a sheet."""
    bullet = re.match(_BULLET, line)
    start = bullet.end() if bullet else 0
    body = line[start:]
    if parting := re.search(_PARTING, body):
        head = body[: parting.start()]
        if _is_name(head):
            end = start + parting.end()
            return NamedLine(_tidy(head), line[end:], end)
    return _split_unmarked(line, start)


def _is_name(head: str) -> bool:
    """Whether the words before a mark are a name, and not a part of the dose."""
    tokens = join_amounts(scan(head), head)
    phrases = tuple(Matcher(RULES).phrases(tokens, lambda _: None))
    words = [token for token in tokens if token.is_word]
    free = len(tokens) - sum(phrase.last - phrase.first for phrase in phrases)
    if not words or len(words) > _LONGEST or words[0].text in _NEVER:
        return False
    return all(phrase.what in _NEUTRAL for phrase in phrases) and free > 0


def _split_unmarked(line: str, start: int) -> NamedLine:
    """Split a line where the numbers begin, if a name can be before them."""
    nothing = NamedLine("", line[start:], start)
    tokens = join_amounts(scan(line[start:]), line[start:])
    phrases = tuple(Matcher(RULES).phrases(tokens, lambda _: None))
    if special := _named_within(line, start, tokens, phrases):
        return special
    first = next((phrase for phrase in phrases if phrase.what in _COUNTED), None)
    if first is None or first.first == 0:
        return nothing
    head = tokens[: first.first]
    words = [token for token in head if token.is_word]
    starts_well = bool(words) and tokens[0].is_word and tokens[0].text not in _SPEAKING
    if not starts_well or len(words) > _LONGEST or any(t.text in (",", ";", ".") for t in head):
        return nothing
    inner = [phrase for phrase in phrases if phrase.last <= first.first]
    if any(phrase.what not in _NEUTRAL for phrase in inner):
        return nothing
    end = start + tokens[first.first].start
    return NamedLine(_tidy(line[start:end]), line[end:], end)


def _named_within(
    line: str, start: int, tokens: tuple[Token, ...], phrases: tuple[Phrase, ...]
) -> NamedLine | None:
    """Return the name that is amid the words of a dose: as many sit-to-stands as you can."""
    body = line[start:]
    for phrase in phrases:
        if phrase.what == "amrap" and phrase.has("many"):
            plain = plain_text(body)
            begin = plain.find("as many ") + len("as many ")
            name = body[begin : max(begin, plain.find(" as ", begin))].strip()
            if name and name not in ("reps", "repetitions", "times"):
                return NamedLine(name.removesuffix("s"), body, start)
    if tokens and tokens[0].has("WALK") and any(t.has("M") or t.has("METRE") for t in tokens):
        plain = plain_text(body)
        name = next((name for word, name in _WALKS if word in plain), "Walk")
        return NamedLine(name, body, start)
    return None


def _tidy(head: str) -> str:
    """Return a name without quotes, marks around it and what is in brackets."""
    return " ".join(re.sub(r"\([^()]*\)", " ", head).split()).strip(_QUOTES)
