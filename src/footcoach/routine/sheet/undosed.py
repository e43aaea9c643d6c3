"""Exercises on a sheet where none has a dose of its own: one dose is for all, or all is prose."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from footcoach.routine.sheet.contents import Sheet
from footcoach.routine.sheet.draft import Draft, make_draft
from footcoach.routine.sheet.entries import Entry
from footcoach.routine.sheet.letters import EXPLAINING
from footcoach.routine.sheet.line_kinds import (
    ADVICE,
    LABELS,
    does_work,
    is_caution,
    is_short,
    is_wholly,
)
from footcoach.routine.sheet.names import split_bracket
from footcoach.routine.sheet.statements import Statement, names_all, read_statement


def add_undosed(
    sheet: Sheet, drafts: list[Draft], lines: list[Entry], statements: list[Statement]
) -> list[Draft]:
    """Return ``drafts`` with the exercises among ``lines``, which have no dose, in their places."""
    if not drafts:
        return _read_undosed(sheet, lines, statements)
    whole = [*drafts, *_read_beside(sheet, lines, statements)]
    return sorted(whole, key=lambda draft: draft.entry.paragraph)


def _read_undosed(sheet: Sheet, lines: list[Entry], statements: list[Statement]) -> list[Draft]:
    """Return the exercises among ``lines``, which have no dose; nothing if there are none.

    Their words are remarks of ``sheet`` until then.
    """
    drafts = list(_read_blocks(lines)) if any(one.gives_work for one in statements) else []
    return _take_from(sheet, drafts) or _read_prose(sheet, statements)


def _read_beside(sheet: Sheet, lines: list[Entry], statements: list[Statement]) -> list[Draft]:
    """Return the exercises without a dose among ``lines``, where others of the sheet have one.

    Each is a name with what to do below it, and the sheet gives a dose for all.
    """
    if not any(one.gives_work and one.numbers is None for one in statements):
        return []
    blocks = (block for block in _read_blocks(lines) if "\n" in block.entry.text)
    return _take_from(sheet, [block for block in blocks if _is_instructed(block)])


def _is_instructed(draft: Draft) -> bool:
    """Whether a paragraph is the name of an exercise, and how it's done."""
    name, *lines = draft.entry.text.split("\n")
    first = lines[0].split()[0].lower().rstrip(",")
    is_name = is_short(name) and not is_caution(name) and not is_wholly(f"{ADVICE}|{LABELS}", name)
    is_known = first not in EXPLAINING and not names_all(name) and not name.endswith(":")
    return is_name and is_known and read_statement(lines[0]) is None


def _take_from(sheet: Sheet, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, each on one line, once their words aren't remarks any more."""
    for draft in drafts:
        for text in draft.entry.text.split("\n"):
            sheet.remarks.remove(text)
    return list(map(_on_one_line, drafts))


def _on_one_line(draft: Draft) -> Draft:
    return replace(draft, entry=draft.entry._replace(text=draft.entry.text.replace("\n", " ")))


def _read_blocks(lines: list[Entry]) -> Iterator[Draft]:
    """Yield a name with the sentences below it, and each line of a list of names."""
    for _, group in groupby(lines, key=lambda entry: entry.paragraph):
        name, *more = group
        if more and more[0].text.endswith("."):
            whole = "\n".join(entry.text for entry in (name, *more))
            body = " ".join(entry.text for entry in more)
            yield make_draft(name.text, body, name._replace(text=whole))
        elif more:
            yield from _read_names([name, *more])


def _read_names(entries: list[Entry]) -> Iterator[Draft]:
    for entry in entries:
        if is_short(entry.text) and not entry.text.endswith(":"):
            yield make_draft(*split_bracket(entry.text), entry)


def _read_prose(sheet: Sheet, statements: list[Statement]) -> list[Draft]:
    """Return the one exercise that a sheet of sentences describes; nothing if it has none."""
    text = " ".join(sheet.remarks)
    if not does_work(text) or not sheet.title:
        return []
    sheet.remarks.clear()
    statements.clear()
    return [make_draft(sheet.title, text, Entry(text))]
