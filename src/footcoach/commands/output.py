"""How a command ends: its results and its complaints."""

import atexit
import gc
import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

import click

from footcoach.exit_status import Status
from footcoach.paths import config_file
from footcoach.routine.errors import RoutineError

if TYPE_CHECKING:
    from footcoach.config import Config
    from footcoach.routine.library import Library
    from footcoach.routine.model import Routine
    from footcoach.sound.settings import Settings


_REFUSING = ("strict", "surrogateescape")
"""Ways to treat characters that an encoding lacks that end in an error."""


class CommandLine(click.Group):
    """The commands, with an output that may lack characters, be full or go away."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command; end with status 1 and one line where its output takes no more."""
        _replace_what_cannot_be_written()
        # What a command imports and makes lasts until it ends: looking for garbage in it, then
        # and before, is a fifth of its time. What goes on for long looks: the app, a session.
        gc.disable()
        atexit.register(gc.freeze)
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            # A file that cannot be opened has a name; what is open already has none.
            if error.filename is not None:
                raise
            _let_go()
            click.echo(f"footcoach: the output cannot be written ({error.strerror})", err=True)
            sys.exit(1)
        finally:
            gc.enable()
            _let_go()


def writes_all_characters() -> bool:
    """Say whether the encoding of stdout has every character there is."""
    return sys.stdout is None or sys.stdout.encoding.lower().startswith("utf")


def _replace_what_cannot_be_written() -> None:
    if isinstance(sys.stdout, TextIOWrapper) and sys.stdout.errors in _REFUSING:
        sys.stdout.reconfigure(errors="replace")


def _let_go() -> None:
    """Point what takes no more to nowhere, or the interpreter tries it again at its end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def load(library: "Library", name: str) -> "Routine":
    """Return a routine, or end with one line for each of its mistakes.

    A folder of the user's that cannot be read is named, and keeps nobody from a preset.
    """
    try:
        routine = library.load(name)
    except RoutineError as error:
        complain(error)
        sys.exit(Status.WRONG_DATA)
    if library.trouble:
        say_aside(str(library.trouble))
    return routine


def load_config() -> "Config":
    """Return what a person has settled, or end with one line for each mistake in it."""
    from footcoach import config

    try:
        return config.load(config_file())
    except RoutineError as error:
        complain(error)
        sys.exit(Status.WRONG_DATA)


def load_settings(output: str | None) -> "Settings":
    """Return what is settled about the sound; ``output`` goes before it, None leaves it."""
    from dataclasses import replace

    settings = load_config().sound
    return replace(settings, output=output) if output else settings


def complain(error: RoutineError) -> None:
    """Name each mistake on a line of its own."""
    for line in error.lines():
        click.echo(line, err=True)


def say_aside(text: str) -> None:
    """Say something that is no result."""
    click.echo(f"footcoach: {text}", err=True)


def ring_terminal() -> None:
    """Ring the terminal's bell, if there is one."""
    if sys.stderr.isatty():
        click.echo("\a", err=True, nl=False)


def print_json(data: object) -> None:
    """Print data for programs."""
    import json

    echo_json(f"{json.dumps(data, ensure_ascii=False, indent=2)}\n")


def echo_json(text: str) -> None:
    """Print a piece of JSON; where stdout lacks characters, they are escaped and not lost."""
    if not writes_all_characters():
        text = "".join(char if char.isascii() else _escaped(char) for char in text)
    click.echo(text, nl=False)


def _escaped(char: str) -> str:
    import json

    return json.dumps(char)[1:-1]
