"""``footcoach check``."""

import sys
from pathlib import Path

import click

from footcoach.commands.output import print_json, print_mistakes
from footcoach.exit_status import Status
from footcoach.routine.errors import Problem, RoutineError, printable
from footcoach.routine.library import Library


def check_files(files: tuple[str, ...], *, as_json: bool) -> None:
    """Print every mistake in ``files``; end with status 1 if there is one.

    A user's folder that can't be read is one too: what is in it wasn't looked at.
    """
    library = Library()
    found = {file: _find_mistakes(library, file) for file in files}
    mistakes = [mistake for mistakes in found.values() for mistake in mistakes]
    if library.folder_problem:
        mistakes.append(library.folder_problem)
    if as_json:
        print_json([mistake._asdict() for mistake in mistakes])
    for file, wrong in found.items():
        if not wrong and not as_json:
            click.echo(f"{printable(file)}: no mistakes")
    print_mistakes(RoutineError(tuple(mistakes)))
    if mistakes:
        sys.exit(Status.WRONG_DATA)


def _find_mistakes(library: Library, file: str) -> tuple[Problem, ...]:
    try:
        library.check(Path(file))
    except RoutineError as error:
        return error.problems
    return ()
