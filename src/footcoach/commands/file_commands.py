"""The commands that write a file for other people or programs, on the command line.

The code behind each is imported only when it's called.
"""

from pathlib import Path

import click

MOST_WEEKS = 52


@click.command()
@click.option(
    "--weeks",
    type=click.IntRange(1, MOST_WEEKS),
    default=4,
    show_default=True,
    metavar="N",
    help="How many weeks before this one it covers.",
)
@click.option(
    "-o",
    "--output",
    "file",
    metavar="FILE.html",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write it; otherwise it's printed.",
)
@click.option("--text", "as_text", is_flag=True, help="Lines of text instead of a web page.")
@click.option("--notes", "has_notes", is_flag=True, help="With the notes you wrote.")
@click.option("--name", default="", help="Your name, to be on the page.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def report(
    weeks: int, file: Path | None, as_text: bool, has_notes: bool, name: str, force: bool
) -> None:
    """Write one page for your therapist about what you did.

    It says what was asked and done, how it felt and what changed, in this week so far and the
    weeks before it. Open it in a browser to print it; it loads
    nothing and sends nothing.
    """
    from footcoach.commands.report import ReportOptions, write_report_file

    options = ReportOptions(
        weeks=weeks, as_text=as_text, has_notes=has_notes, name=name, replaces=force
    )
    write_report_file(file, options)
