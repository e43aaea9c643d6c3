"""How commands print: results go to stdout, everything else to stderr."""

import sys
from typing import TYPE_CHECKING

from footcoach.routine.errors import RoutineError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footcoach.log.unsaved import UnsavedSession


def print_mistakes(error: RoutineError) -> None:
    """Print each mistake on a line of its own, to stderr."""
    for line in error.lines():
        _echo(line, err=True)


def print_note(text: str) -> None:
    """Print something that isn't a result on a line of its own, to stderr."""
    _echo(f"footcoach: {text}", err=True)


def print_unsaved(sessions: "Iterable[UnsavedSession]") -> None:
    """Say which sessions couldn't be saved, and print those that no file could take."""
    from footcoach.coach.unsaved_text import describe_unsaved

    for unsaved in sessions:
        print_note(describe_unsaved(unsaved))
        if unsaved.trouble:
            print_json_text(unsaved.text)


def print_json(data: object) -> None:
    """Print data for other programs."""
    import json

    print_json_text(f"{json.dumps(data, ensure_ascii=False, indent=2)}\n")


def print_json_text(text: str) -> None:
    """Print a piece of JSON as it is; escape what the encoding of stdout doesn't have."""
    if not _has_every_character():
        text = "".join(char if char.isascii() else _escape(char) for char in text)
    _echo(text, nl=False)


def ring_terminal() -> None:
    """Ring the terminal's bell, if there is a terminal."""
    if sys.stderr.isatty():
        _echo("\a", err=True, nl=False)


def _echo(text: str, *, err: bool = False, nl: bool = True) -> None:
    # The app prints nothing before it ends, and its first picture doesn't wait for this.
    import click

    click.echo(text, err=err, nl=nl)


def _has_every_character() -> bool:
    """Whether the encoding of stdout has every character there is."""
    return sys.stdout is None or sys.stdout.encoding.lower().startswith("utf")


def _escape(char: str) -> str:
    import json

    return json.dumps(char)[1:-1]
