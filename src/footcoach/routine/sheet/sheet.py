"""Reads a sheet: which of its entries are exercises, and what the others say."""

import re
from dataclasses import dataclass, field, replace

from footcoach.routine.dose.reader import read_dose
from footcoach.routine.dose.vocabulary import words_of
from footcoach.routine.limits import LINE, MOST_EXERCISES
from footcoach.routine.sheet.dose_words import part_words
from footcoach.routine.sheet.entries import Entry, head_of, read_entries, split_sentences
from footcoach.routine.sheet.names import first_clause, in_sentence_case, split_entry
from footcoach.routine.sheet.page_marks import is_page_mark
from footcoach.routine.sheet.plain_lines import make_plain
from footcoach.routine.sheet.statements import (
    Statement,
    add_statements,
    is_for_all,
    names_all,
    read_statement,
    read_title_statement,
)
from footcoach.routine.sheet.tables import read_tables

_CAUTION = (
    r"\b(?:do not|don't|never|stop|avoid|no further|careful|pain|painful|dizzy|doctor|diabet\w*|"
    r"numb|swollen|press the bell|must not|cannot|can't|come back|gives way|contact|ring|call)\b"
)
_WARNS = r"(?:please )?(?:do not|don't|never|stop|avoid|if|you must not|call|ring)\b"
"""Begins an entry that isn't an exercise, even with a number before it."""
_LABELS = (
    r"(?:when|how (?:often|many|much)|frequency|often|reps|repetitions|repeat|hold|sets|dose|"
    r"dosage|rest|time|duration|do|perform)"
)
"""Words before a colon that aren't an exercise: the line says more about the one above."""
_ADVICE = r"(?:notes?|warning|caution|important|tips?|remember|aim|why)"
_TIME = r"(?:from|after|in|for)?\s*(?:about|the)?\s*(?:day|week|month|stage|phase|first|next)\b"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetExercise:
    """An exercise as the sheet has it."""

    name: str
    long_name: str
    """With the words after a comma, which tell it apart from an exercise of the same name."""
    text: str
    """Its whole entry, as it's typed."""
    dose: str
    """What is done how often, in the sheet's words, with what the sheet says for all."""
    do: str = ""
    caution: str = ""
    note: str = ""


@dataclass(slots=True)
class Sheet:
    """Everything on a sheet. No word of it is lost: what isn't understood is a remark."""

    title: str = ""
    source: str = ""
    exercises: list[SheetExercise] = field(default_factory=list)
    cautions: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """An exercise before the sheet's general instructions are added to it."""

    name: str
    body: str
    entry: Entry
    heading: str
    statements: tuple[Statement, ...]
    """Those of its section."""
    has_dose: bool
    """Whether its own words say how much."""


def read_sheet(text: str) -> Sheet:
    """Return what a sheet says; it may have no exercise at all."""
    reader = _Reader()
    for entry in read_entries(read_tables(make_plain(text))):
        reader.take(entry)
    return reader.finish()


class _Reader:
    """Goes through the entries of a sheet in order."""

    def __init__(self) -> None:
        self._sheet = Sheet()
        self._drafts: list[_Draft] = []
        self._statements: list[Statement] = []
        self._section: tuple[Statement, ...] = ()
        self._heading = ""
        self._named: list[Entry] = []
        """A line that may be the name of an exercise, and what's below it without a dose."""

    def take(self, entry: Entry) -> None:
        """Decide what an entry is."""
        if is_page_mark(entry.text):
            self._sheet.remarks.append(entry.text)
            return
        if self._is_title(entry) or self._extend(entry):
            return
        draft = self._read_exercise(entry)
        if draft and len(self._drafts) < MOST_EXERCISES:
            self._drafts.append(draft)
            self._named = []
        elif not self._collect(entry) and not self._read_heading(entry):
            self._read_sentences(entry)

    def finish(self) -> Sheet:
        """Return the sheet, each exercise with what holds for it."""
        sheet = self._sheet
        title = read_title_statement(sheet.title)
        common = (*self._statements, *([title] if title else []))
        sheet.exercises = [_complete(draft, common) for draft in self._drafts]
        return sheet

    def _is_title(self, entry: Entry) -> bool:
        if self._drafts or entry.paragraph or entry.is_marked or re.search(_COUNTED, entry.text):
            return False
        text, beside = entry.without_beside, entry.beside
        if not self._sheet.title and not _is_instruction(text):
            self._sheet.title = in_sentence_case(text.rstrip(":"))
            if is_page_mark(beside):
                self._sheet.remarks.append(beside)
            else:
                self._sheet.source = beside
        elif self._sheet.title and not self._sheet.source and _is_place(text):
            self._sheet.source = text
            self._sheet.remarks += filter(None, [beside])
        else:
            return False
        return True

    def _read_exercise(self, entry: Entry) -> _Draft | None:
        """Return the exercise that an entry is; None if it isn't one."""
        name, body = split_entry(entry)
        works = _does_work(body) if name else _does_work(entry.text)
        if _is_wholly(_ADVICE, name) or re.match(_WARNS, entry.text, re.IGNORECASE):
            return None
        if entry.is_marked:
            is_one = works or bool(name) or entry.number is not None
        else:
            is_one = works and "?" not in entry.text and not _is_caution(name)
            is_one = is_one and not re.match(_TIME, entry.text, re.IGNORECASE)
        if not is_one or names_all(name or first_clause(entry.text)):
            return None
        if not entry.is_marked and (not name or _is_wholly(_LABELS, name)):
            return None if is_for_all(entry.text) else self._name_by_place(entry)
        return self._draft(name or first_clause(entry.text), body, entry)

    def _name_by_place(self, entry: Entry) -> _Draft | None:
        """Return an exercise whose name is a line above it, or else its first words."""
        if self._named and self._named[0].paragraph == entry.paragraph:
            name, *above = self._named
            text = " ".join((*(one.text for one in above), entry.text))
            for one in self._named:
                self._sheet.remarks.remove(one.text)
            return self._draft(name.text.rstrip(":"), text, entry._replace(text=text))
        last = self._drafts[-1].entry if self._drafts else None
        if last and last.paragraph == entry.paragraph and not last.is_marked:
            return self._draft(first_clause(entry.text), entry.text, entry)
        return None

    def _collect(self, entry: Entry) -> bool:
        """Keep a line below one that may be a name, until a dose comes; return whether."""
        if not self._named or entry.is_marked or self._named[0].paragraph != entry.paragraph:
            return False
        self._named.append(entry)
        self._sheet.remarks.append(entry.text)
        return True

    def _draft(self, name: str, body: str, entry: Entry) -> _Draft:
        return _Draft(
            name=in_sentence_case(name)[:LINE],
            body=body,
            entry=entry,
            heading=self._heading,
            statements=self._section,
            has_dose=_does_work(body),
        )

    def _extend(self, entry: Entry) -> bool:
        """Add an entry to an exercise that has no dose yet, if it gives one; return whether."""
        if not self._drafts or entry.is_marked or is_for_all(entry.text):
            return False
        last = self._drafts[-1]
        near = entry.paragraph - last.entry.paragraph <= 1 and not self._named
        labelled = _is_wholly(_LABELS, head_of(entry.text)[0])
        if near and _does_work(entry.text) and (labelled or not last.has_dose):
            whole = last.entry._replace(text=f"{last.entry.text} {entry.text}")
            body = f"{last.body} {entry.text}"
            self._drafts[-1] = replace(last, body=body, entry=whole, has_dose=True)
            return True
        return False

    def _read_heading(self, entry: Entry) -> bool:
        """Note a heading, whose words hold for what comes below it; return whether it is one."""
        text = entry.text
        if entry.is_marked or not (_is_short(text) or text.endswith(":")):
            return False
        self._named = [entry]
        self._heading = text.rstrip(":")
        statement = read_statement(self._heading)
        self._section = (statement,) if statement else ()
        self._sheet.remarks.append(text)
        return True

    def _read_sentences(self, entry: Entry) -> None:
        for sentence in split_sentences(entry.text):
            if statement := read_statement(sentence):
                self._statements.append(statement)
                self._sheet.remarks.append(sentence)
            elif _is_caution(sentence):
                self._sheet.cautions.append(sentence)
            else:
                self._sheet.remarks.append(sentence)


def _complete(draft: _Draft, common: tuple[Statement, ...]) -> SheetExercise:
    words = part_words(draft.body, draft.name, _is_caution)
    said = read_dose(words.dose, about=draft.name)
    extra = add_statements(said, draft.entry.number, (*draft.statements, *common))
    later = draft.heading if _is_for_later(draft.heading) else ""
    return SheetExercise(
        name=draft.name,
        long_name=in_sentence_case(head_of(draft.entry.text)[0]) or draft.name,
        text=draft.entry.text,
        dose=", ".join(filter(None, (words.dose, extra, later))),
        do=words.do,
        caution=words.caution,
        note=words.note,
    )


def _is_for_later(heading: str) -> bool:
    """Whether a heading says that what follows begins after some time."""
    if not re.search(_WHEN, heading, re.IGNORECASE):
        return False
    return not set(read_dose(heading).values) & _WORK


def _is_wholly(words: str, name: str) -> bool:
    return re.fullmatch(words, name, re.IGNORECASE) is not None


def _is_instruction(text: str) -> bool:
    """Whether the first line of a sheet already says what to do: it has no title then."""
    return text.endswith(".") and read_statement(text) is not None


def _is_place(text: str) -> bool:
    """Whether a text below a title can say where the sheet comes from."""
    return _is_short(text) and not re.search("[0-9:_]", text)


def _is_short(text: str) -> bool:
    """Whether a text can be a heading."""
    return len(text.split()) <= _HEADING and not text.endswith((".", "!", "?"))


def _does_work(text: str) -> bool:
    """Whether a text contains a dose."""
    return bool(set(read_dose(text).values) & _WORK)


def _is_caution(text: str) -> bool:
    return re.search(_CAUTION, text, re.IGNORECASE) is not None
