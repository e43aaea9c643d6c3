"""A sheet as entries: lines that belong together, with the number or bullet before them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from footcoach.routine.characters import clean_line
from footcoach.routine.dose.line_name import split_name
from footcoach.routine.dose.reader import read_dose
from footcoach.routine.sheet.page_marks import is_page_mark

_NUMBER = r"\s*\(?([0-9]{1,2})(?:[.)]{1,2}(?![0-9])\s*(?=\S)|\s[-\u2013]\s+(?=[A-Z][a-z]))"
_LETTER = (
    r"\s*(?:\(?[a-hA-H]\)\s*|[a-h]\.\s+(?=[A-Z])|[A-H]\.\s+(?=[A-Z][a-z])|"
    r"\(?[ivx]{1,4}[.)]\s+(?=[A-Z]))(?=\S)"
)
_SIGNS = "•‣▪▫·●○◦∙■□✓✔☐☑✅★☆➢➤►▶▸▹❖◆◇\N{HYPHEN BULLET}→»\uf0a7\uf0b7\uf0d8"
_BOX = r"\[[ xX]?\]\s+"
_BULLET = rf"\s*(?:[-–—*]\s+(?:{_BOX})?|{_BOX}|o(?=\s{{1,3}}[A-Z])\s+|[{_SIGNS}]\ufe0f?\s*)(?=\S)"  # noqa: RUF001
_PARTING = r":\s|:$|\s[-–—]+\s|\.{3,}|…+|\t|\s{3,}"  # noqa: RUF001
_SENTENCE = r"(?<=[.!])(?<!\bno\.)(?<!\bNo\.)(?<!\bnos\.)(?<!\b[A-Z]\.)\s+(?=[^a-z])|;\s+"
_ASKS = r"((?:how|when)\b[^.!?]*\?)\s+"
"""Begins a sentence that is a heading, with the answer after it."""
_ENDS = (".", "!", "?", ":", ";")
_HOW_OFTEN = frozenset(
    ("per_day", "days_per_week", "weekdays", "every_days", "every_h", "when", "spaced", "at_least")
)
"""Keys of a reading that say how often, and nothing else."""
_FOR_LIST = _HOW_OFTEN | {"rest_s"}
"""Keys of a reading that can be for a whole list: how often, and the rest between sets."""
_COLUMN = " \N{EN DASH} "
"""What parts the columns of a line, once it's an entry."""
_WRAPPED = 0.7
"""How full a line is that was broken because the page ended there."""
_LONGEST_NAME = 10
"""Words of a name before a mark."""


class Entry(NamedTuple):
    """One entry of a sheet, on one line."""

    text: str
    number: int | None = None
    """The number before it; None has none."""
    is_marked: bool = False
    """Whether it has a number or a bullet."""
    mark: str = ""
    """"number", "letter" or "bullet"; "" if it has none."""
    closes_list: bool = False
    """Whether it's the last line below a list, and says how often."""
    is_indented: bool = False
    """Whether there are blanks before it."""
    paragraph: int = 0
    """Entries without a blank line between them have the same."""
    beside: str = ""
    """The end of ``text`` that is far to the right, in the lines at the top of a sheet."""

    @property
    def without_beside(self) -> str:
        """The text up to what is far to the right."""
        return self.text.removesuffix(self.beside).removesuffix(_COLUMN)


def read_entries(text: str) -> tuple[Entry, ...]:
    """Return the entries of a sheet, in order."""
    lines = text.split("\n")
    full = max((len(line) for line in lines), default=0) * _WRAPPED
    found: list[Entry] = []
    paragraph, before = 0, ""
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if not line.strip():
            paragraph, before = paragraph + 1, ""
            continue
        if is_page_mark(line.strip()):
            found.append(Entry(clean_line(line.strip()), paragraph=paragraph))
            before = ""
            continue
        is_last = not after.strip() and _is_for_list(line, found)
        if found and before and not is_last and _continues(line, before, found[-1], full):
            found[-1] = found[-1]._replace(text=_join(found[-1], line, before))
        else:
            found.append(_entry(line, paragraph)._replace(closes_list=is_last))
        before = line
    return tuple(_without_parts([entry for entry in found if entry.text]))


def _without_parts(entries: list[Entry]) -> Iterator[Entry]:
    """Yield the entries; a letter heads the numbers below it, and bullets belong to a number."""
    before: Entry | None = None
    for entry, after in zip(entries, [*entries[1:], None], strict=False):
        heads = entry.mark == "letter" and after and after.mark in ("number", "bullet")
        if before and before.mark == "number" and entry.mark == "bullet" and entry.is_indented:
            before = before._replace(text=f"{before.text.rstrip('.')}. {entry.text}")
            continue
        if before:
            yield before
        before = entry._replace(is_marked=False) if heads else entry
    if before:
        yield before


def _is_for_list(line: str, found: list[Entry]) -> bool:
    """Whether a line below a list is for the whole list: how often, or the rest between sets."""
    if line[0].isspace() or not all(entry.is_marked for entry in found[-2:]):
        return False
    is_list = len(found) > 1 and found[-1].paragraph == found[-2].paragraph
    values = set(read_dose(line.strip()).values) if is_list else set()
    return bool(values) and values <= _FOR_LIST


def head_of(text: str) -> tuple[str, str]:
    """Return the words before the first mark that parts a name from the rest, and the rest.

    The first is "" where there is no such mark, or where more than a name is before it.
    """
    parting = re.search(_PARTING, text)
    if not parting or len(text[: parting.start()].split()) > _LONGEST_NAME:
        return "", text
    return text[: parting.start()].strip(), text[parting.end() :].strip()


def split_sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; a part before a semicolon is one too."""
    for sentence in re.split(_SENTENCE, text):
        asks = re.match(_ASKS, sentence.strip(), re.IGNORECASE)
        parts = (asks[1], sentence.strip()[asks.end() :]) if asks else (sentence.strip(),)
        yield from filter(None, parts)


def _entry(line: str, paragraph: int) -> Entry:
    number = re.match(_NUMBER, line)
    mark = number or _match_mark(line)
    body = (line[mark.end() :] if mark else line).strip()
    _, *right = re.split(r"\s{3,}|\t\s*", body) if not paragraph and not mark else [body]
    beside = _tidy("\t".join(right))
    kind = "letter" if mark and re.match(_LETTER, line) else "bullet" if mark else ""
    return Entry(
        _tidy(body),
        int(number[1]) if number else None,
        is_marked=mark is not None,
        mark="number" if number else kind,
        is_indented=line[0].isspace(),
        paragraph=paragraph,
        beside=beside,
    )


def _match_mark(line: str) -> re.Match[str] | None:
    """Return the letter or the bullet at the beginning of a line; None if it has neither."""
    return re.match(_LETTER, line) or re.match(_BULLET, line)


def _tidy(body: str) -> str:
    """Return a line with one mark for each run of dots, and columns kept apart."""
    columns = re.sub(r"\.{3,}|…+", "\t", body.strip())
    return _COLUMN.join(
        clean_line(part) for part in re.split(r"\t\s*|\s{3,}", columns) if part.strip()
    )


def _join(entry: Entry, line: str, before: str) -> str:
    """Return an entry with one more line; a short first line is a name."""
    is_name = entry.is_marked and clean_line(before).endswith(entry.text)
    short = len(entry.text.split()) <= _LONGEST_NAME and not entry.text.endswith((*_ENDS, ","))
    named = is_name and short and not re.search("[0-9]", entry.text)
    first = line.strip()[0]
    parting = ": " if named and (first.isupper() or first.isdigit()) else " "
    return f"{entry.text}{parting}{clean_line(line)}"


def names_days(line: str) -> bool:
    """Whether a line has nothing but days of the week, so that it heads what's below it."""
    reading = read_dose(line.strip())
    return set(reading.values) == {"weekdays", "days_per_week"} and not reading.notes


def _continues(line: str, before: str, entry: Entry, full: float) -> bool:
    """Whether a line belongs to the entry of the line before it."""
    if not entry.paragraph and not entry.is_marked and len(before.split()) <= _LONGEST_NAME:
        return False
    if re.match(_NUMBER, line) or _match_mark(line) or names_days(line):
        return False
    if line.strip()[0].islower() or (entry.is_marked and line[0].isspace()):
        return True
    if re.search(r"\.{3,}|…|\t|\S\s{3,}\S", line) or split_name(line.strip()).name:
        return False
    if entry.is_marked:
        return not line.strip().isupper()
    return len(before.rstrip()) >= full and not before.rstrip().endswith(_ENDS)
