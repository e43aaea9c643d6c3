"""``footcoach report``: one page for a therapist."""

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from footcoach.coach.report_facts import read_report_facts
from footcoach.commands.loading import open_log
from footcoach.commands.output import print_note
from footcoach.exit_status import Status
from footcoach.log.database import LogError
from footcoach.output_file import OutputFileError, check_free, write_private
from footcoach.report.facts import ReportFacts
from footcoach.report.html_page import write_html
from footcoach.report.page import write_report
from footcoach.report.plain_page import write_text
from footcoach.routine.errors import printable
from footcoach.routine.library import Library

NOT_HERE = (
    "a terminal can't show a web page; write it into a file with -o report.html, or print text"
    " with --text"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """What the options of ``report`` ask for."""

    weeks: int
    """How many weeks before this one."""
    as_text: bool
    has_notes: bool
    name: str
    """The person's; "" leaves it out."""
    replaces: bool
    """Whether a file that is there is replaced."""


def write_report_file(file: Path | None, options: ReportOptions) -> None:
    """Write the report into ``file``, or print it; end with status 1 if that can't be."""
    if file is None and not options.as_text and is_terminal():
        raise click.UsageError(NOT_HERE)
    try:
        if file is not None:
            check_free(file, replaces=options.replaces)
        text = _write(_read(options.weeks), options)
        if file is None:
            click.echo(text if options.as_text else text.encode(), nl=False)
        else:
            write_private(file, text.encode(), replaces=options.replaces)
            click.echo(printable(str(file)))
    except (LogError, OutputFileError) as error:
        print_note(str(error))
        sys.exit(Status.WRONG_DATA)


def is_terminal() -> bool:
    """Whether what is printed goes to a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def _read(weeks: int) -> ReportFacts:
    library = Library()
    log = open_log(library)
    facts = read_report_facts(log, library, weeks)
    for remark in log.store.database.remarks():
        print_note(remark)
    return facts


def _write(facts: ReportFacts, options: ReportOptions) -> str:
    document = write_report(facts, name=options.name, has_notes=options.has_notes)
    return write_text(document) if options.as_text else write_html(document)
