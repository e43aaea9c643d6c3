"""Finds the exercise's name at the beginning of a line of a sheet: ``Calf raises 3x15``."""

import re
from typing import NamedTuple

from footcoach.routine.dose.amounts import join_amounts
from footcoach.routine.dose.name_after import find_name_after
from footcoach.routine.dose.name_words import (
    COMPOUNDS,
    COUNTED,
    ENDS_BADLY,
    LONGEST,
    NEUTRAL,
    NEVER,
    POSITIONS,
    POSTURES,
    QUOTES,
    SIDED,
    SPEAKING,
    STOPS,
    WALKS,
)
from footcoach.routine.dose.patterns import Matcher, Phrase
from footcoach.routine.dose.phrases import RULES
from footcoach.routine.dose.scanner import plain_text, scan
from footcoach.routine.dose.tokens import Token

_BULLET = r"\s*(?:[-–—•*‣▪·o]\s+|\(?[0-9]{1,2}[.)]\s*(?=[^\s0-9]))+"  # noqa: RUF001
_LEADS = (
    r"\b(?:(?:sets?|reps?|repetitions)\s*[:=]|(?:do|perform|repeat|complete|hold)"
    r"(?: this| it| each)?\s*[:=]?)\s*$"
)
"""Words right before a number that belong to the dose."""
_SHORT_NAME = 2
"""Words of a name right before "for 2 mins"; more are an instruction."""
_LABELS = (
    r"(?i)^[^:]*(?:,\s*(?:hold|freq(?:uency)?|rest|duration)\s*:|"
    r"\b(?:reps?|repetitions)\s*:|\bsets?\s*:\s*[0-9–-]+\W*(?:reps?|hold|rest)\s*:)"  # noqa: RUF001
)
"""Begins a line in which labels with colons follow the name."""
_SENTENCE_NAME = r"([A-Z][a-z]+(?: [a-z'-]+){1,3})\.\s+(?=[A-Z0-9])"
"""A short sentence that begins a line and can be a name: Piriformis stretch. Hold 5 s."""
_PARTING = r"[:;](?!\S)|[:;]\s|\s[-–—]+\s|\.{3,}|\N{HORIZONTAL ELLIPSIS}+|\t|\s{3,}"  # noqa: RUF001


class NamedLine(NamedTuple):
    """A line taken apart."""

    name: str
    """"" where it has none."""
    dose: str
    """What is after the name, then what is said amid it: a position, a load."""
    start: int
    """Index in the line at which the dose begins."""


class _Head(NamedTuple):
    """The words before a dose."""

    text: str
    words: tuple[Token, ...]
    phrases: tuple[Phrase, ...]
    has_more: bool
    """Whether there are words that no phrase has taken."""

    @property
    def is_neutral(self) -> bool:
        """Whether nothing in it can only be a part of a dose; a side can end a name."""
        inner = [one for one in self.phrases if one.what not in NEUTRAL and not _names_task(one)]
        begins = any(one.what in SIDED - {"alternate"} and not one.first for one in inner)
        has_more = self.has_more or any(map(_names_task, self.phrases))
        return has_more and not begins and all(one.what in SIDED for one in inner)


def _names_task(phrase: Phrase) -> bool:
    """Whether the name of a line is a task: alphabet 2 x 20, but not write the alphabet twice."""
    return phrase.what == "task" and phrase.first <= 1


def split_name(line: str) -> NamedLine:
    """Return the name and the dose of a line of a sheet."""
    if is_row(line):
        return split_row(line)
    bullet = re.match(_BULLET, line)
    start = bullet.end() if bullet else 0
    parting = re.search(_PARTING, line[start:])
    head = _read_head(line[start:][: parting.start()]) if parting else None
    is_label = parting and re.search(_LABELS, line[start:]) is not None
    if parting and head and head.is_neutral and _is_name(head.words) and not is_label:
        end = start + parting.end()
        return _split_at(line, head, end)
    if stop := re.match(_SENTENCE_NAME, line[start:]):
        sentence = _read_head(stop[1])
        if sentence.has_more and not sentence.phrases and sentence.words[0].text not in SPEAKING:
            return _split_at(line, sentence, start + stop.end())
    return _split_unmarked(line, start)


def _read_head(text: str) -> _Head:
    tokens = join_amounts(scan(text), text).tokens
    phrases = tuple(Matcher(RULES).phrases(tokens, lambda _: None))
    taken = {index for phrase in phrases for index in range(phrase.first, phrase.last)}
    words = tuple(token for token in tokens if token.is_word)
    free = [token for index, token in enumerate(tokens) if index not in taken and token.is_word]
    return _Head(text, words, phrases, any(not _is_of_dose(token) for token in free))


def _is_of_dose(token: Token) -> bool:
    """Whether a word can only be a part of a dose, such as "sets"."""
    return any(map(token.has, ("SET", "REP", "TIMES", "SESSION", "REPEAT", "DAY", "WEEK", "BAND")))


def _is_name(words: tuple[Token, ...]) -> bool:
    """Whether words before a mark can be a name."""
    return bool(words) and len(words) <= LONGEST and words[0].text not in NEVER


def _split_at(line: str, head: _Head, end: int) -> NamedLine:
    """Return the line taken apart at ``end``, with what is said amid the name after the dose."""
    name, aside = _part_name(head)
    dose = line[end:]
    return NamedLine(name, f"{dose}, {aside}" if aside else dose, end)


def _split_unmarked(line: str, start: int) -> NamedLine:
    """Split a line where the numbers begin, if a name can be before them."""
    nothing = NamedLine("", line[start:], start)
    body = line[start:]
    tokens = join_amounts(scan(body), body).tokens
    phrases = tuple(Matcher(RULES).phrases(tokens, lambda _: None))
    if special := _find_name_within(line, start, tokens, phrases):
        return special
    if place := find_name_after(body, tokens, phrases):
        first, last = place
        # The dose keeps its places in the line.
        dose = body[:first] + " " * (last - first) + body[last:]
        return NamedLine(body[first:last], dose, start)
    end = _find_dose(phrases)
    begins_badly = tokens and tokens[0].text in SPEAKING | NEVER and not _is_compound(tokens)
    if not end or begins_badly or not tokens[0].is_word:
        return nothing
    end = _cut_head(body, end)
    head = _read_head(body[:end].rstrip(" ,"))
    is_plain = not any(token.text in STOPS for token in tokens if token.start < end - 1)
    is_long = len(head.words) > LONGEST
    is_open = head.text.count("(") != head.text.count(")")
    if (
        is_open
        or not is_plain
        or is_long
        or not head.is_neutral
        or head.words[-1].text in ENDS_BADLY
    ):
        return nothing
    return _split_at(line, head, start + end)


def _cut_head(body: str, end: int) -> int:
    """Return where the words end that can be a name, of those before the numbers at ``end``."""
    comma = body.find(",", 0, end)
    if comma > 0 and body[0].isupper():
        end = comma + 1
    bracket = body.rfind("(", 0, end)
    if bracket > 0 and body.find(")", bracket, end) < 0:
        # "Open book (x8 each side)": the dose is in brackets.
        return bracket
    words = re.search(_LEADS, body[:end], re.IGNORECASE)
    return words.start() if words and words.start() else end


def _is_compound(tokens: tuple[Token, ...]) -> bool:
    """Whether words begin with one such as press-ups, whose first part is a verb by itself."""
    return len(tokens) > 1 and (tokens[1].text == "-" or tokens[1].text in COMPOUNDS)


def _find_dose(phrases: tuple[Phrase, ...]) -> int:
    """Return the index of the character at which the numbers begin; 0 where there's no name."""
    for phrase in phrases:
        first = phrase.tokens[0]
        if phrase.what in COUNTED:
            amount = phrase.token("LIST")
            return (
                amount.start if phrase.what == "tempo" and amount and phrase.first else first.start
            )
        amount = phrase.token("T")
        if phrase.what == "for_time" and 0 < phrase.first <= _SHORT_NAME:
            # "Grip putty for 2 mins", but not "Roll your foot over a cold can for 5 minutes".
            return first.start
        if phrase.what in {"hold", "on_off", "on_off_said"} and amount is first:
            return first.start
        if phrase.what == "hold" and phrase.first and first.text == "hold":
            return first.start
        if phrase.what in {"hold", "move"} and amount and first.has("NOUN"):
            # "Glute squeeze 5 s": the word before the time is a part of the name.
            return amount.start if phrase.first else 0
    return 0


def _find_name_within(
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
        name = next((name for word, name in WALKS if word in plain), "Walk")
        return NamedLine(name, body, start)
    return None


def _part_name(head: _Head) -> tuple[str, str]:
    """Return a name without quotes and brackets, and what was said amid it of the dose."""
    name, aside = re.sub(r"\([^()]*\)", " ", head.text), list[str]()
    for phrase in head.phrases:
        said = head.text[phrase.tokens[0].start : phrase.tokens[-1].end]
        colour = phrase.token("COLOUR")
        is_place = phrase.what in POSITIONS
        if phrase.what == "load":
            aside.append(f"{colour.text} band" if colour else said)
        elif phrase.what in SIDED or is_place:
            aside.append(said)
        if (phrase.what in SIDED and phrase.first) or (is_place and said not in name.split(",")[0]):
            name = name.replace(said, "").rstrip(" ,")
        elif phrase.what == "load" and phrase.has("MASS", "%", "rpe"):
            name = name.replace(said, "").rstrip(" ,@")
    words = name.split()
    while aside and words and words[-1].lower() in ENDS_BADLY:
        words.pop()
    short = " ".join(words).strip(QUOTES)
    return head.text if short.lower() in POSTURES else short, ", ".join(aside)


def is_row(line: str) -> bool:
    """Whether a line is the row of a table, with its cells between bars or tabs."""
    return line.count("|") > 1 or line.count("\t") > 1


def split_cells(line: str) -> list[str]:
    """Return the cells of the row of a table, with the blanks around them."""
    return line.replace("\t", "|").split("|")


def split_row(line: str) -> NamedLine:
    """Return the name and the dose of the row of a table; the name is its first full cell."""
    cells = split_cells(line)
    first = next((index for index, cell in enumerate(cells) if cell.strip(" -:")), None)
    if first is None:
        return NamedLine("", line, 0)
    if any(char.isdigit() for char in cells[first]):
        return NamedLine("", line.replace("\t", "|"), 0)
    start = min(sum(len(cell) + 1 for cell in cells[: first + 1]), len(line))
    return NamedLine(cells[first].strip(), line.replace("\t", "|")[start:], start)
