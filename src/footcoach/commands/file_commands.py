"""The commands that write a file for other people or programs, on the command line.

The code behind each is imported only when it's called.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from footcoach.commands.arguments import ClockTime

if TYPE_CHECKING:
    from datetime import time

MOST_WEEKS = 52


@click.command()
@click.option(
    "--weeks",
    type=click.IntRange(1, MOST_WEEKS),
    default=4,
    show_default=True,
    metavar="N",
    help="How many weeks to cover, besides this one.",
)
@click.option(
    "-o",
    "--output",
    "file",
    metavar="FILE.html",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write it; without this, it's printed.",
)
@click.option("--text", "as_text", is_flag=True, help="Write lines of text instead of a web page.")
@click.option("--notes", "has_notes", is_flag=True, help="Include the notes you wrote.")
@click.option("--name", default="", help="Your name, to put on the page.")
@click.option("--force", is_flag=True, help="Replace an existing file.")
def report(
    weeks: int, file: Path | None, as_text: bool, has_notes: bool, name: str, force: bool
) -> None:
    """Write one page for your therapist about what you did.

    It shows what you were asked to do, what you did, how it felt and what changed, in this week
    and the weeks before it. Open it in a browser to print it; it loads nothing and sends nothing.
    """
    from footcoach.commands.report import ReportOptions, write_report_file

    options = ReportOptions(
        weeks=weeks, as_text=as_text, has_notes=has_notes, name=name, replaces=force
    )
    write_report_file(file, options)


@click.command()
@click.option(
    "-o",
    "--output",
    "file",
    metavar="FILE.ics",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write it.",
)
@click.option(
    "--at",
    "times",
    type=ClockTime(),
    multiple=True,
    help="A time of day for a session; repeat it for more.  [default: spread from 9:00 to 18:00]",
)
@click.option("--force", is_flag=True, help="Replace an existing file.")
def calendar(file: Path, times: "tuple[time, ...]", force: bool) -> None:
    """Write your plan as a calendar file, with an alarm each time.

    Import it into the calendar of your phone or computer. After a change, import it again: your
    calendar updates the events. Alarms ring at local time wherever you are, even if you've already
    done the exercises.
    """
    from footcoach.commands.calendar import write_calendar_file

    write_calendar_file(file, tuple(sorted(set(times))), replaces=force)
