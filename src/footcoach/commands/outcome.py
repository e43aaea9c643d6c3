"""How a command ends: its results and its complaints."""

import sys
from typing import TYPE_CHECKING

import click

from footcoach.commands.streams import writes_all_characters
from footcoach.exit_status import Status
from footcoach.paths import config_file
from footcoach.routine.problem import RoutineError

if TYPE_CHECKING:
    from footcoach.config import Config
    from footcoach.routine.library import Library
    from footcoach.routine.model import Routine
    from footcoach.sound.settings import Settings


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
