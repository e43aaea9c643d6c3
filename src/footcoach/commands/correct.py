"""``footcoach history --correct``: correcting the log in lines of text."""

import sys
from contextlib import suppress

import click

from footcoach.coach.conversation import Conversation
from footcoach.coach.correct_log import correct_log
from footcoach.coach.text_input import TextReader, typed_lines
from footcoach.commands.loading import open_log
from footcoach.commands.output import print_note
from footcoach.commands.text_session import can_answer
from footcoach.exit_status import Status
from footcoach.routine.errors import printable
from footcoach.routine.library import Library


def correct_history() -> None:
    """Ask what to correct in the log, and correct it; end with status 2 without a terminal."""
    if not can_answer():
        print_note("history --correct asks questions, so it needs a terminal")
        sys.exit(Status.WRONG_USAGE)
    library = Library()
    log = open_log(library)
    reader = TextReader(log, typed_lines(), _say, print_note)
    with suppress(KeyboardInterrupt):  # everything that was confirmed is saved
        reader.read(correct_log(Conversation(log, library)))


def _say(line: str) -> None:
    click.echo(printable(line))
