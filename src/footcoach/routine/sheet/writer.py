"""Writes a sheet as a routine file, each guess as a comment beside its line."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from footcoach.routine.catalogue import Catalogue
from footcoach.routine.catalogue_entry import CatalogueEntry
from footcoach.routine.errors import RoutineError
from footcoach.routine.limits import PROSE
from footcoach.routine.model import Exercise
from footcoach.routine.reader import parse_routine
from footcoach.routine.sheet.contents import Sheet, SheetExercise
from footcoach.routine.sheet.positions import find_position

_HEAD = (
    '# Made from a sheet. "# ?" marks what was guessed, and what a routine file can\'t say:\n'
    "# please compare it with your sheet. What's in brackets on screen is footcoach's suggestion.\n"
)
_PLAIN = r"\w(?:[^\x00-\x1f:#\[\]{}&*!|>'\"%@`,]|,(?= ))*"
_WORDS = frozenset(("yes", "no", "on", "off", "true", "false", "null", "y", "n"))


class EmptySheetError(Exception):
    """There is no exercise in it, or none is understood; the message says what to do."""

    def __init__(self, refused: str = "") -> None:
        """Name an exercise that isn't understood, and why; "" if there is none."""
        none = "There's no exercise in this sheet. Write each on a line of its own, "
        example = "such as Calf raise: 3 x 15."
        super().__init__(
            f"No exercise of this sheet is understood. {refused}" if refused else none + example
        )


class SheetRoutine(NamedTuple):
    """The routine that a sheet describes."""

    text: str
    """The text of its file."""
    exercises: tuple[Exercise | None, ...]
    """One for each exercise of the sheet; None for one that is only a comment in the file."""
    refused: Mapping[int, str]
    """Why an exercise is only a comment, by its index in the sheet."""


def write_routine(sheet: Sheet, name: str, catalogue: Catalogue) -> str:
    """Return the text of a routine file that says what a sheet says.

    Raises what `make_routine` does.
    """
    return make_routine(sheet, name, catalogue).text


def make_routine(sheet: Sheet, name: str, catalogue: Catalogue) -> SheetRoutine:
    """Return the routine called ``name`` that a sheet describes.

    An exercise whose dose can't be read is kept as a comment, with the reason. Raises
    `EmptySheetError` if none is left.
    """
    draft = _Draft(sheet, name, catalogue)
    while len(draft.refused) < len(sheet.exercises):
        try:
            routine = parse_routine(draft.text, name, catalogue, name)
        except RoutineError as error:
            draft.note_mistakes(error)
            continue
        return draft.with_guesses(routine.exercises)
    refused = (f"{sheet.exercises[index].text}: {why}." for index, why in draft.refused.items())
    raise EmptySheetError(next(refused, ""))


class _Draft:
    """The file as far as it's certain."""

    def __init__(self, sheet: Sheet, name: str, catalogue: Catalogue) -> None:
        self.refused: dict[int, str] = {}
        """Why an exercise can't be written, by its index."""
        self._own: set[int] = set()
        """Indexes of those whose dose doesn't fit the exercise of that name in the catalogue."""
        self._sheet, self._name, self._catalogue = sheet, name, catalogue
        self._write({})

    def note_mistakes(self, error: RoutineError) -> None:
        """Write each exercise with a mistake another way, or leave it out; else raise ``error``."""
        wrong: dict[int, str] = {}
        for problem in error.problems:
            place = (i for i, (first, end) in self._places.items() if first <= problem.line < end)
            if (index := next(place, None)) is not None:
                wrong.setdefault(index, f"{problem.wrong}; {problem.right}")
        if not wrong:
            raise error
        for index, why in wrong.items():
            if index in self._own:
                self.refused[index] = why
            self._own.add(index)
        self._write({})

    def with_guesses(self, exercises: tuple[Exercise, ...]) -> SheetRoutine:
        """Return the routine, a comment for each guess in it, now that the exercises are read."""
        indexes = range(len(self._sheet.exercises))
        read = (index for index in indexes if index not in self.refused)
        known = dict(zip(read, exercises, strict=True))
        self._write(known)
        return SheetRoutine(self.text, tuple(map(known.get, indexes)), self.refused)

    def _write(self, known: dict[int, Exercise]) -> None:
        lines = list(_head(self._sheet, self._name))
        self._places: dict[int, tuple[int, int]] = {}
        for index, exercise in enumerate(self._sheet.exercises):
            lines.append(f"  # {exercise.text}")
            if index in self.refused:
                lines.append(f"  # Not understood: {self.refused[index]}")
                continue
            lines += [f"  # ? {guess}" for guess in _describe_guesses(known.get(index))]
            first = len(lines) + 1
            lines += self._item(index, exercise)
            self._places[index] = first, len(lines) + 1
        remarks = [f"#   {remark}" for remark in self._sheet.remarks]
        self.text = "\n".join(
            (*lines, *(["", "# Also on the sheet:", *remarks] if remarks else ()))
        )
        self.text += "\n"

    def _item(self, index: int, exercise: SheetExercise) -> Iterator[str]:
        if index in self._own:
            return _item(replace(exercise, name=exercise.long_name), None, is_own=True)
        return _item(exercise, self._catalogue.find_named(exercise.name))


def _head(sheet: Sheet, name: str) -> Iterator[str]:
    yield from _HEAD.splitlines()
    yield f"title: {_scalar(sheet.title or name)}"
    if sheet.source:
        yield f"source: {_scalar(sheet.source)}"
    if sheet.cautions:
        yield f"caution: {_scalar(' '.join(sheet.cautions)[:PROSE])}"
    yield "exercises:"


def _item(
    exercise: SheetExercise, entry: CatalogueEntry | None, *, is_own: bool = False
) -> Iterator[str]:
    """Yield the lines of an exercise; one of the catalogue keeps the name on the sheet.

    ``is_own`` says that it isn't the one of the catalogue, though it's called the same.
    """
    named = entry.id if entry and entry.name != exercise.name else exercise.name
    yield f"  - exercise: {_scalar(named)}"
    if is_own:
        yield "    own: true"
    position = None if entry or find_position(exercise.dose) else find_position(exercise.text)
    keys = {
        "name": exercise.name if named != exercise.name else "",
        "do": "" if entry or exercise.do == f"{exercise.name}." else exercise.do,
        "dose": exercise.dose,
        "position": position.value if position else "",
        "caution": exercise.caution,
        "note": "; ".join(filter(None, (exercise.do if entry else "", exercise.note))),
    }
    yield from (f"    {key}: {_scalar(text)}" for key, text in keys.items() if text)


def _describe_guesses(exercise: Exercise | None) -> Iterator[str]:
    for flag in exercise.flags if exercise else ():
        words = f' ("{flag.words}")' if flag.words and flag.words not in flag.text else ""
        other = f" It could also be: {flag.other}." if flag.other else ""
        yield f"{flag.kind}: {flag.text}{words}{other}"


def _scalar(text: str) -> str:
    """Return a text as YAML, in quotes unless it's certain that it needs none."""
    if re.fullmatch(_PLAIN, text) and text.lower() not in _WORDS and text == text.strip():
        return text
    return json.dumps(text, ensure_ascii=False)
