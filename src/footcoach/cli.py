"""The command line: what can be typed.

What a command does is in ``commands``, imported once the command line is known to be
right, so that a wrong one is answered at once; only what holds for every output is there
from the start. Textual is imported where a screen is shown and nowhere else. Results go
to stdout, everything else to stderr.
"""

from math import isnan
from typing import TYPE_CHECKING, Any

import click

from footcoach import __version__
from footcoach.commands.command_line import CommandLine
from footcoach.routine.enums import Effort, Side

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

OUTPUTS = ("auto", "stream", "simpleaudio", "system", "bell", "off")
FASTEST = 10_000


class RoutineName(click.ParamType[str]):
    """A routine, by name or path."""

    name = "routine"

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002, click's shape
        param: click.Parameter,  # noqa: ARG002, click's shape
        incomplete: str,
    ) -> "list[CompletionItem]":
        """Offer the routines whose name begins like this, or else files."""
        from click.shell_completion import CompletionItem

        from footcoach.routine.library import Library

        names = [name for name in Library().names() if name.startswith(incomplete)]
        return [CompletionItem(name) for name in names] or [CompletionItem("", type="file")]


class Ids(click.ParamType[frozenset[str]]):
    """Exercise ids with commas between, at least one."""

    name = "id,…"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> frozenset[str]:
        """Split at the commas; none at all is what a script's empty variable looks like."""
        if not isinstance(value, str):
            return frozenset(value)
        ids = frozenset(part.strip() for part in value.split(",") if part.strip())
        return ids or self.fail("name at least one exercise", param, ctx)


class Speed(click.FloatRange):
    """So many times faster."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Refuse what is no number at all: it is neither below a bound nor above one."""
        speed: float = super().convert(value, param, ctx)
        if isnan(speed):
            self.fail(f"{value} is not a number from {self.min} to {self.max}", param, ctx)
        return speed


ROUTINE = click.argument("routine", type=RoutineName())
EFFORT = click.option(
    "--effort",
    type=click.Choice(list(map(str, Effort))),
    default=str(Effort.GENTLE),
    show_default=True,
    help="Which end of a range such as 10-15 reps.",
)
STILL = click.option("--reduced-motion", "still", is_flag=True, help="Figures do not move.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group(
    cls=CommandLine,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, package_name="footcoach")
@STILL
@click.pass_context
def main(ctx: click.Context, still: bool) -> None:
    """Take yourself through foot exercises: holds, releases, reps, sets, left and right.

    Without a command the app opens, with all routines to choose from.
    """
    if ctx.invoked_subcommand is None:
        from footcoach.commands.app import show_app

        show_app(still=still)


@main.command()
@ROUTINE
@EFFORT
@click.option("--only", type=Ids(), default=frozenset(), help="Do these exercises alone.")
@click.option("--skip", type=Ids(), default=frozenset(), help="Leave these exercises out.")
@click.option("--all", "everything", is_flag=True, help="Everything, not only what's left today.")
@click.option("--start-side", type=click.Choice(list(map(str, Side))), help="The side that begins.")
@click.option(
    "--sound",
    type=click.Choice(OUTPUTS),
    help="What gives the cues.  [default: as in config.yaml, else auto]",
)
@click.option("--voice/--no-voice", default=False, help="Speak the cues.")
@click.option("--plain", is_flag=True, help="Guide by lines of text.")
@STILL
@click.option(
    "--speed",
    type=Speed(min=1, max=FASTEST),
    default=1.0,
    help="With --plain: so many times faster, for rehearsal.",
)
def run(
    routine: str,
    effort: str,
    only: frozenset[str],
    skip: frozenset[str],
    everything: bool,
    start_side: str | None,
    sound: str | None,
    voice: bool,
    plain: bool,
    still: bool,
    speed: float,
) -> None:
    """Go straight into a session of ROUTINE.

    If the routine is in your plan, the session is what's left of it today.
    """
    if speed != 1 and not plain:
        msg = "--speed needs --plain"
        raise click.UsageError(msg)
    from footcoach.commands.output import print_note
    from footcoach.commands.run import run_routine
    from footcoach.commands.run_plan import RunOptions

    if voice:
        print_note("this version has no voice; the cues are tones")
    wishes = RunOptions(
        effort=Effort(effort),
        only=only,
        skip=skip,
        everything=everything,
        start_side=Side(start_side) if start_side else None,
        sound=sound,
        plain=plain,
        still=still,
        speed=speed,
    )
    run_routine(routine, wishes)


@main.command("list")
@JSON
def list_(as_json: bool) -> None:
    """List the routines: length, position, equipment and how often."""
    from footcoach.commands.list_show import list_routines

    list_routines(as_json=as_json)


@main.command()
@ROUTINE
@JSON
@EFFORT
def show(routine: str, as_json: bool, effort: str) -> None:
    """Show the whole timeline of ROUTINE with its cues and times."""
    from footcoach.commands.list_show import show_routine

    show_routine(routine, Effort(effort), as_json=as_json)


@main.command()
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@JSON
def check(files: tuple[str, ...], as_json: bool) -> None:
    """Check routine files for mistakes; files in a folder exercises as exercises."""
    from footcoach.commands.check import check_files

    check_files(files, as_json=as_json)


@main.command("sound-check")
@click.option("--sound", type=click.Choice(OUTPUTS), help="Try this output and those below it.")
def sound_check(sound: str | None) -> None:
    """Try every output, play each cue, and say what a session will use."""
    from footcoach.commands.sound_check import check_sound

    check_sound(sound)


@main.command()
@click.option("--short", is_flag=True, help="One line, for a prompt or a status bar.")
def today(short: bool) -> None:
    """Show what's left to do today, of the routines in your plan."""
    if short:
        from footcoach.log.prompt_cache import PromptCache

        line = PromptCache().recall(__version__)
        if line is not None:
            click.echo(line)
            return
    from footcoach.commands.today import show_today

    show_today(short=short)


@main.command()
@JSON
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, a line for each side.")
def history(as_json: bool, as_csv: bool) -> None:
    """Print what was done: all of it with --json, which import reads, or --csv."""
    if as_json and as_csv:
        msg = "--json and --csv exclude each other"
        raise click.UsageError(msg)
    from footcoach.commands.history import tell_history

    tell_history(form="json" if as_json else "csv" if as_csv else "text")


@main.command("import")
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=str))
def import_(file: str) -> None:
    """Take in what history --json printed, here or on another machine, without doubles."""
    from footcoach.commands.history import take_in

    take_in(file)
