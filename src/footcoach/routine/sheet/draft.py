"""An exercise of a sheet while the sheet is being read."""

from dataclasses import dataclass

from footcoach.routine.dose.reader import read_dose
from footcoach.routine.limits import LINE
from footcoach.routine.sheet.contents import SheetExercise
from footcoach.routine.sheet.dose_words import part_words
from footcoach.routine.sheet.entries import Entry, head_of
from footcoach.routine.sheet.letters import shorten_name
from footcoach.routine.sheet.line_kinds import does_work, is_caution, is_for_later
from footcoach.routine.sheet.names import in_sentence_case
from footcoach.routine.sheet.statements import Statement, add_statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An exercise before the sheet's general instructions are added to it."""

    name: str
    body: str
    entry: Entry
    heading: str
    statements: tuple[Statement, ...]
    """Those of its section."""
    has_dose: bool
    """Whether its own words say how much."""


def make_draft(name: str, body: str, entry: Entry) -> Draft:
    """Return an exercise below no heading."""
    return Draft(
        name=in_sentence_case(shorten_name(name))[:LINE],
        body=body,
        entry=entry,
        heading="",
        statements=(),
        has_dose=does_work(body),
    )


def complete(draft: Draft, common: tuple[Statement, ...]) -> SheetExercise:
    """Return an exercise, with what the sheet says for all its exercises in its dose."""
    words = part_words(draft.body, draft.name, is_caution)
    reading = read_dose(words.dose, about=draft.name)
    told = (*draft.statements, *common)
    whole = read_dose(draft.body, about=draft.name)
    if whole.values.get("sides") == "both" and "sides" not in whole.weak:
        # Its instruction says so: stand on both feet.
        told = tuple(one.without_sides() for one in told)
    extra = add_statements(reading, draft.entry.number, told)
    later = draft.heading if is_for_later(draft.heading) else ""
    said = (words.dose, extra, f"{later}." if later and words.asked else later)
    return SheetExercise(
        name=draft.name,
        long_name=in_sentence_case(head_of(draft.entry.text)[0]) or draft.name,
        text=draft.entry.text,
        dose=" ".join(filter(None, (", ".join(filter(None, said)), words.asked))),
        do=words.do,
        caution=words.caution,
        note=words.note,
    )
