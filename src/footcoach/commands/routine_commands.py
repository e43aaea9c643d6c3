"""The commands for routines and exercises on the command line.

The code behind each is imported only when it's called.
"""

from pathlib import Path

import click

from footcoach.commands.arguments import EFFORT, JSON, ONLY, ROUTINE, SKIP, START_SIDE
from footcoach.routine.enums import Effort, Side
from footcoach.voice_level import Voice


@click.command("list")
@JSON
def list_(as_json: bool) -> None:
    """List the routines: length, position, frequency, equipment."""
    from footcoach.commands.list_show import list_routines

    list_routines(as_json=as_json)


@click.command()
@ROUTINE
@JSON
@EFFORT
@click.option(
    "--voice",
    type=click.Choice(list(map(str, Voice))),
    default="full",
    show_default=True,
    help="How much of what the voice says to print.",
)
def show(routine: str, as_json: bool, effort: str, voice: str) -> None:
    """Print every step, tone and word of ROUTINE with its time."""
    from footcoach.commands.list_show import show_routine

    show_routine(routine, Effort(effort), voice, as_json=as_json)


@click.command()
@ROUTINE
@click.option(
    "-o",
    "--output",
    "file",
    metavar="FILE.wav",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the sound; the text goes beside it, into FILE.lrc.",
)
@EFFORT
@ONLY
@SKIP
@START_SIDE
@click.option(
    "--voice",
    type=click.Choice(list(map(str, Voice))),
    default="full",
    show_default=True,
    help="How much is said aloud.",
)
@click.option("--force", is_flag=True, help="Replace existing files.")
def render(
    routine: str,
    file: Path,
    effort: str,
    only: frozenset[str],
    skip: frozenset[str],
    start_side: str | None,
    voice: str,
    force: bool,
) -> None:
    """Write a whole session of ROUTINE into an audio file.

    The file has the tones and the voice of a session, for your phone or any other player. A text
    file beside it (.lrc) says what to do at each moment; many players show it.
    """
    if file.suffix.lower() != ".wav":
        msg = f"{str(file)!r} is not the name of a WAV file; write one that ends in .wav"
        raise click.UsageError(msg)
    from footcoach.commands.render import RenderOptions, render_routine

    options = RenderOptions(
        effort=Effort(effort),
        only=only,
        skip=skip,
        start_side=Side(start_side) if start_side else None,
        voice=Voice(voice),
        replaces=force,
    )
    render_routine(routine, file, options)


@click.command()
@click.argument("name")
@click.option(
    "--from", "sheet", metavar="SHEET", help="Make it from a sheet; - reads it from stdin."
)
def new(name: str, sheet: str | None) -> None:
    """Write a routine of your own, called NAME, in your editor.

    Without a terminal, it writes the file and prints where it is. SHEET is a text file with the
    exercises as your physiotherapist wrote them.
    """
    from footcoach.commands.new_edit import write_from_sheet, write_new

    if sheet is None:
        write_new(name)
    else:
        write_from_sheet(name, sheet)


@click.command()
@ROUTINE
def edit(routine: str) -> None:
    """Change ROUTINE in your editor; a preset is copied first."""
    from footcoach.commands.new_edit import edit_routine

    edit_routine(routine)


@click.command()
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@JSON
def check(files: tuple[str, ...], as_json: bool) -> None:
    """Find the mistakes in routine files.

    A file in a folder called exercises is checked as an exercise of your own.
    """
    from footcoach.commands.check import check_files

    check_files(files, as_json=as_json)


@click.command()
@click.argument("name", required=False)
@JSON
def exercises(name: str | None, as_json: bool) -> None:
    """List the exercises, or show one in full.

    NAME is an id, a name or another name, such as "calf raises".
    """
    from footcoach.commands.exercises import list_exercises, show_exercise

    if name is None:
        list_exercises(as_json=as_json)
    else:
        show_exercise(name, as_json=as_json)


@click.command()
@click.option("--exercise", is_flag=True, help="Print the schema for exercise files.")
def schema(exercise: bool) -> None:
    """Print a JSON Schema that lets your editor check routines."""
    from footcoach.commands.schema import print_schema

    print_schema(exercise=exercise)


ROUTINE_COMMANDS = (list_, show, render, new, edit, check, exercises, schema)
"""In the order the help lists them."""
