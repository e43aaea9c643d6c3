"""The command line: commands, arguments, options and their help.

What a command does is in ``commands``, which is imported only once the command line is known
to be right, so that a wrong one is answered at once. Textual is imported only where a screen
is shown. Results go to stdout, everything else to stderr. ``__main__`` runs what shell prompts ask
for, and what has nothing to read in its arguments, without this.
"""

import click

from footcoach import __version__
from footcoach.commands.arguments import (
    EFFORT,
    FASTEST,
    JSON,
    ONLY,
    ROUTINE,
    SKIP,
    START_SIDE,
    SoundOutput,
    Speed,
)
from footcoach.commands.command_line import CommandLine, SoundCheck
from footcoach.commands.file_commands import calendar, report
from footcoach.commands.remind_command import remind
from footcoach.commands.routine_commands import ROUTINE_COMMANDS
from footcoach.routine.enums import Effort, Side
from footcoach.voice_level import Voice

STILL = click.option("--reduced-motion", "still", is_flag=True, help="Don't animate the figures.")


@click.group(
    cls=CommandLine,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, package_name="footcoach")
@STILL
@click.pass_context
def main(ctx: click.Context, still: bool) -> None:
    """Do foot exercises without counting: footcoach counts holds, reps and sets for you.

    Without a command, it opens the app, where you choose a routine.
    """
    if ctx.invoked_subcommand is None:
        from footcoach.commands.app import show_app

        show_app(still=still)


@main.command()
@ROUTINE
@EFFORT
@ONLY
@SKIP
@click.option(
    "--minutes",
    type=click.IntRange(1, 360),
    metavar="N",
    help="Only as many exercises as fit into N minutes; the rest are left for later.",
)
@click.option("--all", "everything", is_flag=True, help="Everything, not only what's left today.")
@START_SIDE
@click.option(
    "--sound",
    type=SoundOutput(),
    help="What plays the cues; sound-check tests them.  [default: from config.yaml, or auto]",
)
@click.option(
    "--voice",
    type=click.Choice(list(map(str, Voice))),
    help="How much is said aloud.  [default: from config.yaml, or brief; off with --plain]",
)
@click.option("--plain", is_flag=True, help="Print lines of text instead of drawing a screen.")
@STILL
@click.option(
    "--speed",
    metavar="N",
    type=Speed(),
    default=1.0,
    help=f"Run N times faster, at most {FASTEST}; needs --plain.",
)
def run(
    routine: str,
    effort: str,
    only: frozenset[str],
    skip: frozenset[str],
    minutes: int | None,
    everything: bool,
    start_side: str | None,
    sound: str | None,
    voice: str | None,
    plain: bool,
    still: bool,
    speed: float,
) -> None:
    """Start a session of ROUTINE.

    ROUTINE is the name of a routine in `list`, or the path of a routine file. If it's in your
    plan, the session is what's left of it today.
    """
    _check_speed(speed, plain=plain)
    from footcoach.commands.run import run_routine
    from footcoach.commands.run_plan import RunOptions

    wishes = RunOptions(
        effort=Effort(effort),
        only=only,
        skip=skip,
        everything=everything,
        start_side=Side(start_side) if start_side else None,
        sound=sound,
        voice=Voice(voice) if voice else None,
        plain=plain,
        still=still,
        speed=speed,
        minutes=minutes,
    )
    run_routine(routine, wishes)


def _check_speed(speed: float, *, plain: bool) -> None:
    if speed != 1 and not plain:
        msg = "--speed needs --plain"
        raise click.UsageError(msg)


for _command in ROUTINE_COMMANDS:
    main.add_command(_command)


@main.group(invoke_without_command=True)
@JSON
@click.pass_context
def plan(ctx: click.Context, as_json: bool) -> None:
    """List the routines in your plan, or add and remove them.

    Your plan is the routines you've added; `today` and the app count only those.
    """
    if ctx.invoked_subcommand is None:
        from footcoach.commands.plan import show_plan

        show_plan(as_json=as_json)


@plan.command()
@ROUTINE
def add(routine: str) -> None:
    """Add ROUTINE to your plan."""
    from footcoach.commands.plan import change_plan

    change_plan(routine, add=True)


@plan.command()
@ROUTINE
def remove(routine: str) -> None:
    """Remove ROUTINE from your plan; what you've done stays in the log."""
    from footcoach.commands.plan import change_plan

    change_plan(routine, add=False)


@main.command()
@click.option("--short", is_flag=True, help="One line, for a prompt or a status bar.")
@JSON
@click.option(
    "--exit-code", is_flag=True, help="End with status 4 if something is left, 0 if nothing is."
)
@click.option(
    "--notify", is_flag=True, help="Show it as a notification, as `remind` does at its times."
)
def today(short: bool, as_json: bool, exit_code: bool, notify: bool) -> None:
    """Show what's left to do today from your plan.

    --short prints an empty line if nothing is left. --notify shows nothing if nothing is left,
    during a session, or if you've already had that reminder.
    """
    if sum((short, as_json, notify)) > 1 or (notify and exit_code):
        msg = "choose one of --short, --json and --notify; --exit-code goes with the first two"
        raise click.UsageError(msg)
    if notify:
        from footcoach.commands.notify import notify_today

        notify_today()
        return
    from footcoach.commands.today import show_today

    form = "short" if short else "json" if as_json else "full"
    show_today(form=form, exit_code=exit_code)


@main.command()
@JSON
@click.option(
    "--csv", "as_csv", is_flag=True, help="Print CSV: a line for each side of an exercise."
)
@click.option("--excel", is_flag=True, help="With --csv, make sure Excel shows every letter.")
@click.option("--correct", is_flag=True, help="Ask what to correct: pain, reps, notes or days.")
def history(as_json: bool, as_csv: bool, excel: bool, correct: bool) -> None:
    """List the sessions you've done.

    --json prints everything about them; `import` reads it back.
    """
    if sum((as_json, as_csv, correct)) > 1:
        msg = "choose one of --json, --csv and --correct"
        raise click.UsageError(msg)
    if excel and not as_csv:
        msg = "--excel needs --csv"
        raise click.UsageError(msg)
    if correct:
        from footcoach.commands.correct import correct_history

        correct_history()
        return
    from footcoach.commands.history import print_history

    csv = "excel" if excel else "csv"
    print_history(form="json" if as_json else csv if as_csv else "text")


@main.command("import")
@click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=str))
def import_(file: str) -> None:
    """Import a history exported with `history --json`.

    The export may come from another computer. Duplicates are skipped.
    """
    from footcoach.commands.history import import_history

    import_history(file)


main.add_command(report)
main.add_command(calendar)
main.add_command(remind)


@main.command("sound-check", cls=SoundCheck)
@click.option(
    "--sound",
    type=SoundOutput(),
    help="Try this output and the ones after it.  [default: from config.yaml, or auto]",
)
def sound_check(sound: str | None) -> None:
    """Try every sound output and play each cue.

    It prints what it finds, what works and what a session will use.
    """
    from footcoach.commands.sound_check import check_sound

    check_sound(sound)
