"""Reads a sheet: which of its entries are exercises, and what the others say."""

import re
from dataclasses import replace

from footcoach.routine.dose.reader import read_dose
from footcoach.routine.limits import MOST_EXERCISES
from footcoach.routine.sheet.contents import Sheet
from footcoach.routine.sheet.draft import Draft, complete, make_draft
from footcoach.routine.sheet.entries import (
    Entry,
    head_of,
    names_days,
    read_entries,
    split_sentences,
)
from footcoach.routine.sheet.letters import name_sentence, read_letter
from footcoach.routine.sheet.line_kinds import (
    ADVICE,
    DOSING,
    LABELS,
    THERAPY,
    TIME,
    VERBS,
    WARNS,
    WEEK,
    does_work,
    heads_list,
    is_caution,
    is_counted,
    is_instruction,
    is_pause,
    is_place,
    is_plan,
    is_short,
    is_statement,
    is_wholly,
)
from footcoach.routine.sheet.names import (
    first_clause,
    in_sentence_case,
    split_entry,
)
from footcoach.routine.sheet.page_marks import is_page_mark
from footcoach.routine.sheet.plain_lines import make_plain
from footcoach.routine.sheet.statements import (
    Statement,
    is_activity,
    is_for_all,
    names_all,
    read_heading,
    read_statement,
    read_title_statement,
)
from footcoach.routine.sheet.steps import join_steps
from footcoach.routine.sheet.tables import read_tables
from footcoach.routine.sheet.undosed import add_undosed


def read_sheet(text: str) -> Sheet:
    """Return what a sheet says; it may have no exercise at all."""
    reader = _Reader()
    for entry in join_steps(read_entries(read_tables(make_plain(text)))):
        reader.take(entry)
    return reader.finish()


class _Reader:
    """Goes through the entries of a sheet in order."""

    def __init__(self) -> None:
        self._sheet = Sheet()
        self._drafts: list[Draft] = []
        self._statements: list[Statement] = []
        self._section: tuple[Statement, ...] = ()
        self._heading = ""
        self._undosed: list[Entry] = []
        """Lines without a dose, some of which may be exercises."""
        self._named: list[Entry] = []
        """A line that may be the name of an exercise, and what's below it without a dose."""

    def take(self, entry: Entry) -> None:
        """Decide what an entry is."""
        if is_page_mark(entry.text):
            self._sheet.remarks.append(entry.text)
            return
        if self._is_title(entry):
            return
        entry = self._take_week(entry)
        if self._extend(entry) or self._instruct(entry):
            return
        draft = self._read_exercise(entry)
        if draft and len(self._drafts) < MOST_EXERCISES:
            self._drafts.append(draft)
            self._named = []
        elif self._read_letter(entry):
            return
        elif self._is_below_list(entry) or not self._keep_above(entry):
            self._read_sentences(entry)

    def finish(self) -> Sheet:
        """Return the sheet, each exercise with what holds for it."""
        sheet = self._sheet
        title = read_title_statement(sheet.title)
        # "For over 65s" and "five minutes at your desk" aren't holds.
        told = None if is_plan(sheet.title) else read_heading(sheet.title)
        common = (*self._statements, *filter(None, (told, title)))
        drafts = add_undosed(sheet, self._drafts, self._undosed, self._statements)
        sheet.exercises = [complete(draft, common) for draft in drafts]
        return sheet

    def _is_title(self, entry: Entry) -> bool:
        first = next(split_sentences(entry.text), "")
        if self._drafts or entry.paragraph or entry.is_marked or is_counted(first):
            return False
        text, beside = entry.without_beside, entry.beside
        first, *more = split_sentences(text)
        if not self._sheet.title and is_statement(text):
            return False
        if more and not self._sheet.title and is_short(first.rstrip(".")):
            self._sheet.title = in_sentence_case(first.rstrip("."))
            self._read_sentences(entry._replace(text=" ".join(more)))
            return True
        if not self._sheet.title and not is_instruction(text):
            self._sheet.title = in_sentence_case(text.rstrip(":"))
            if is_page_mark(beside):
                self._sheet.remarks.append(beside)
            else:
                self._sheet.source = beside
        elif (
            self._sheet.title
            and not self._sheet.source
            and is_place(text)
            and read_statement(text) is None
        ):
            self._sheet.source = text
            self._sheet.remarks += filter(None, [beside])
        else:
            return False
        return True

    def _take_week(self, entry: Entry) -> Entry:
        """Return an entry such as "Week 1-2: Heel raise. 3 x 10" without its beginning."""
        week = re.match(WEEK, entry.text, re.IGNORECASE)
        if not week:
            return entry
        rest = entry._replace(text=entry.text[week.end() :])
        name = split_entry(rest)[0] or first_clause(rest.text)
        if re.match(VERBS, name, re.IGNORECASE) or read_dose(name).values:
            return entry
        self._heading, self._section, self._named = f"in {week['when'].lower()}", (), []
        return rest._replace(is_marked=True)

    def _is_below_list(self, entry: Entry) -> bool:
        """Whether an entry is right below a list of exercises."""
        last = self._drafts[-1].entry if self._drafts else None
        is_near = last is not None and last.is_marked and last.paragraph == entry.paragraph
        heads = names_days(entry.text) and not entry.closes_list
        return is_near and not entry.mark and not heads

    def _read_exercise(self, entry: Entry) -> Draft | None:
        """Return the exercise that an entry is; None if it isn't one."""
        name, body = split_entry(entry)
        works = does_work(body) if name else does_work(entry.text)
        if is_wholly(ADVICE, name) or re.match(WARNS, entry.text, re.IGNORECASE):
            return None
        if entry.is_marked:
            is_one = works or bool(name) or entry.number is not None or self._is_listed(entry)
        else:
            is_one = works and "?" not in entry.text and not is_caution(name)
            is_one = is_one and not heads_list(entry.text)
            is_one = is_one and not re.match(f"{TIME}|{THERAPY}", entry.text, re.IGNORECASE)
        if not is_one or names_all(name or first_clause(entry.text)):
            return None
        is_below = bool(self._named) and self._named[0].paragraph == entry.paragraph
        is_counted = is_below and re.match("[0-9x\u00d7]", entry.text) is not None
        if not entry.is_marked and (not name or is_counted or is_wholly(LABELS, name)):
            return None if is_for_all(entry.text) else self._name_by_place(entry)
        return self._draft(name or first_clause(entry.text), body, entry)

    def _is_listed(self, entry: Entry) -> bool:
        """Whether an entry is in a list of exercises, all of which have the same dose."""
        last = self._drafts[-1].entry if self._drafts else None
        is_next = last is not None and last.is_marked and last.paragraph == entry.paragraph
        is_below = bool(self._named) and self._named[0].paragraph == entry.paragraph
        told = (*self._section, *(self._statements if is_next else ()))
        return (is_next or is_below) and any(one.gives_work for one in told)

    def _name_by_place(self, entry: Entry) -> Draft | None:
        """Return an exercise whose name is a line above it, or else its first words."""
        above = self._named[:1]
        if above and re.match(TIME, above[0].text, re.IGNORECASE):
            return self._draft(name_sentence(entry.text), entry.text, entry)
        if above and above[0].paragraph == entry.paragraph:
            name, *above = self._named
            text = " ".join((*(one.text for one in above), entry.text))
            for one in self._named:
                self._sheet.remarks.remove(one.text)
            return self._draft(name.text.rstrip(":"), text, entry._replace(text=text))
        last = self._drafts[-1].entry if self._drafts else None
        if last and last.paragraph == entry.paragraph and not last.is_marked:
            return self._draft(name_sentence(entry.text), entry.text, entry)
        return None

    def _keep_above(self, entry: Entry) -> bool:
        """Keep a line for what comes below it, as a heading or a name; return whether it is one."""
        return self._collect(entry) or self._read_heading(entry)

    def _read_letter(self, entry: Entry) -> bool:
        """Read the exercises in a paragraph of sentences; return whether there are any."""
        parts = () if entry.mark or not entry.text.endswith(".") else read_letter(entry.text)
        for name, text in parts:
            one = entry._replace(text=text)
            if name and len(self._drafts) < MOST_EXERCISES:
                self._drafts.append(self._draft(name, text, one))
            else:
                self._read_sentences(one)
        return bool(parts)

    def _collect(self, entry: Entry) -> bool:
        """Keep a line below one that may be a name, until a dose comes; return whether."""
        if not self._named or entry.is_marked or self._named[0].paragraph != entry.paragraph:
            return False
        self._named.append(entry)
        self._keep(entry)
        return True

    def _draft(self, name: str, body: str, entry: Entry) -> Draft:
        draft = make_draft(name, body, entry)
        return replace(draft, heading=self._heading, statements=self._section)

    def _extend(self, entry: Entry) -> bool:
        """Add an entry to an exercise that has no dose yet, if it gives one; return whether."""
        if not self._drafts or entry.is_marked or is_for_all(entry.text) or entry.text[-1] == ":":
            return False
        last = self._drafts[-1]
        labelled = is_wholly(LABELS, head_of(entry.text)[0])
        near = entry.paragraph - last.entry.paragraph <= 1 and not self._named
        if labelled and self._is_in_list() and entry.paragraph != last.entry.paragraph:
            return False
        near = near and (last.entry.paragraph == entry.paragraph or not is_activity(entry.text))
        more = last.entry.paragraph == entry.paragraph and is_wholly(DOSING, entry.text)
        gives = read_dose(entry.text).values if labelled else does_work(entry.text)
        if near and gives and (labelled or more or not last.has_dose):
            whole = last.entry._replace(text=f"{last.entry.text} {entry.text}")
            body = f"{last.body} {entry.text}"
            self._drafts[-1] = replace(last, body=body, entry=whole, has_dose=True)
            return True
        return False

    def _instruct(self, entry: Entry) -> bool:
        """Add a sentence below an exercise to it, if it says how it's done; return whether."""
        last = self._drafts[-1] if self._drafts else None
        if last is None or entry.mark or last.entry.mark or not entry.text.endswith("."):
            return False
        alone = sum(one.entry.paragraph == last.entry.paragraph for one in self._drafts) == 1
        if entry.paragraph != last.entry.paragraph or not alone or does_work(entry.text):
            return False
        whole = last.entry._replace(text=f"{last.entry.text} {entry.text}")
        body = f"{last.body.rstrip('.')}. {entry.text}"
        self._drafts[-1] = replace(last, body=body, entry=whole)
        return True

    def _is_in_list(self) -> bool:
        """Whether the last two exercises are in one list, so that what's below it is for all."""
        return len({one.entry.paragraph for one in self._drafts[-2:]}) == 1 < len(self._drafts)

    def _read_heading(self, entry: Entry) -> bool:
        """Note a heading, whose words hold for what comes below it; return whether it is one."""
        text = entry.text
        if entry.is_marked or not (is_short(text) or text.endswith(":")):
            return False
        if is_wholly(LABELS, head_of(text)[0]) and (not self._drafts or self._is_in_list()):
            # "Frequency: twice a day" isn't the heading of a part.
            return False
        if self._drafts and is_pause(text):
            return False
        self._named = [entry]
        self._keep(entry)
        self._heading = text.rstrip(":")
        statement = read_statement(self._heading)
        self._section = (statement,) if statement else ()
        return True

    def _keep(self, entry: Entry) -> None:
        """Keep a line that isn't an exercise by itself, and could be the name of one."""
        self._sheet.remarks.append(entry.text)
        self._undosed.append(entry)

    def _read_sentences(self, entry: Entry) -> None:
        for sentence in split_sentences(entry.text):
            if statement := read_statement(sentence):
                self._statements.append(statement)
                self._sheet.remarks.append(sentence)
            elif is_caution(sentence):
                self._sheet.cautions.append(sentence)
            else:
                self._sheet.remarks.append(sentence)
