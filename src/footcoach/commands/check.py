"""``footcoach check``."""

import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from footcoach.commands.output import print_json
from footcoach.commands.unsaid import list_unsaid, load_lexicon
from footcoach.exit_status import Status
from footcoach.routine.errors import Problem, RoutineError, list_mistakes, printable
from footcoach.routine.files import read_text
from footcoach.routine.library import Library
from footcoach.routine.model import Exercise
from footcoach.routine.suggestions import suggested_values
from footcoach.session.speech import Lexicon
from footcoach.session.summary import describe_exercise
from footcoach.session.words import BRACKETS, plural

_WIDE = 100
"""Characters of a line that is quoted."""
_BEFORE = 60
"""Characters that are quoted before a mistake, at most."""


class _Checked(NamedTuple):
    """What was found in one file."""

    file: str
    exercises: tuple[Exercise, ...]
    mistakes: tuple[Problem, ...]
    unsaid: tuple[tuple[str, ...], ...] = ()
    """What the voice has no time for, by exercise; empty where the file has mistakes."""


def check_files(files: tuple[str, ...], *, as_json: bool) -> None:
    """Print what ``files`` say and every mistake in them; end with status 1 if there are any.

    A user's folder that can't be read is a mistake too: what is in it wasn't looked at.
    """
    library, lexicon = Library(), load_lexicon()
    found = [_check_file(library, lexicon, file) for file in files]
    mistakes = [mistake for checked in found for mistake in checked.mistakes]
    if library.folder_problem:
        mistakes.append(library.folder_problem)
    if as_json:
        print_json(
            {
                "mistakes": [mistake._asdict() for mistake in mistakes],
                "understood": [one for checked in found for one in _as_data(checked)],
            }
        )
    else:
        for checked in found:
            _print_understood(checked)
    _print_mistakes(mistakes)
    if mistakes:
        sys.exit(Status.WRONG_DATA)


def _check_file(library: Library, lexicon: Lexicon, file: str) -> _Checked:
    try:
        found = library.inspect(Path(file))
    except RoutineError as error:
        return _Checked(file, (), error.problems)
    unsaid = list_unsaid(found.routine, lexicon) if found.routine else ()
    return _Checked(file, found.exercises, found.problems, unsaid)


def _as_data(checked: _Checked) -> Iterator[dict[str, object]]:
    """Yield what was understood of each exercise, as JSON has it."""
    for number, exercise in enumerate(checked.exercises):
        yield {
            "file": checked.file,
            **exercise.understood,
            "unsaid": list(checked.unsaid[number]) if checked.unsaid else [],
            "suggested": suggested_values(exercise),
            "flags": [flag._asdict() for flag in exercise.flags],
        }


def _print_understood(checked: _Checked) -> None:
    lines = list[str]()
    for index, exercise in enumerate(checked.exercises):
        lines += describe_exercise(exercise)
        if checked.unsaid and (unsaid := checked.unsaid[index]):
            lines.append(f"  - No time to say aloud: {', '.join(unsaid)}.")
    if not checked.mistakes:
        click.echo(f"{printable(checked.file)}: no mistakes")
    elif lines:
        number = plural(len(checked.mistakes), "mistake")
        click.echo(f"{printable(checked.file)}: {number}; here's how the rest was understood")
    for line in lines:
        click.echo(f"  {printable(line)}")
    if any("(" in line for line in lines):
        click.echo(BRACKETS)


def _print_mistakes(mistakes: list[Problem]) -> None:
    """Print each mistake with the line that it's in, and a caret below its place."""
    lines: dict[str, list[str]] = {}
    for text, problem in list_mistakes(mistakes):
        click.echo(text, err=True)
        if problem is None or not problem.file:
            continue
        if problem.file not in lines:
            lines[problem.file] = _read_lines(problem.file)
        for quoted in _quote_line(lines[problem.file], problem):
            click.echo(quoted, err=True)


def _read_lines(file: str) -> list[str]:
    try:
        return read_text(Path(file)).split("\n")
    except RoutineError:
        return []


def _quote_line(lines: list[str], problem: Problem) -> Iterator[str]:
    """Yield the line of a mistake and a caret; nothing where the line isn't there or is blank."""
    if problem.line > len(lines) or not lines[problem.line - 1].strip():
        return
    line, column = lines[problem.line - 1], problem.column - 1
    start = max(0, column - _BEFORE) if len(line) > _WIDE else 0
    before = printable(line[start:column])
    yield f"    {printable(line[start : start + _WIDE])}"
    yield f"    {' ' * sum(map(_columns, before))}^"


def _columns(char: str) -> int:
    """Return how many columns a terminal gives a character."""
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
