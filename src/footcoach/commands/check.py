"""``footcoach check``."""

import sys
from pathlib import Path

import click

from footcoach.commands.output import print_json, print_mistakes
from footcoach.exit_status import Status
from footcoach.routine.errors import Problem, RoutineError
from footcoach.routine.library import Library


def check_files(files: tuple[str, ...], *, as_json: bool) -> None:
    """Print every mistake of ``files``; end with status 1 if there is one.

    That the user's folder cannot be read is one too: what it holds was left out.
    """
    library = Library()
    found = {file: _mistakes(library, file) for file in files}
    mistakes = [problem for problems in found.values() for problem in problems]
    error = RoutineError((*mistakes, library.trouble) if library.trouble else tuple(mistakes))
    if as_json:
        print_json([problem._asdict() for problem in error.problems])
    for file, problems in found.items():
        if not problems and not as_json:
            click.echo(f"{file}: no mistakes")
    print_mistakes(error)
    if error.problems:
        sys.exit(Status.WRONG_DATA)


def _mistakes(library: Library, file: str) -> tuple[Problem, ...]:
    try:
        library.check(Path(file))
    except RoutineError as error:
        return error.problems
    return ()
