"""What the commands are made of: help with a table, and an output that may fail."""

import atexit
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Any

import click

from footcoach.commands.output import print_note
from footcoach.exit_status import MEANINGS, Status
from footcoach.routine.errors import printable

_RAISING = ("strict", "surrogateescape")
"""Ways to handle a character that the encoding doesn't have which raise an error."""


class CommandLine(click.Group):
    """The commands; copes with output that lacks characters, is full or is closed by its reader."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002, click's signature
        """Return the names of the commands in the order in which a user needs them."""
        return list(self.commands)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002, click's signature
        """Write what each exit status means."""
        with formatter.section("Exit status"):
            formatter.write_dl([(str(int(status)), text) for status, text in MEANINGS.items()])

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the arguments of the program; a complaint about them is safe to print."""
        with _printable_complaints():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run what was chosen; a complaint about its arguments is safe to print."""
        with _printable_complaints():
            return super().invoke(ctx)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command; if its output can't be written, say so in one line and fail."""
        _replace_missing_characters()
        # What a command imports and creates lives until it ends, so looking for garbage would
        # only take time, a fifth of it. What runs for long turns it on: the app, a session.
        gc.disable()
        atexit.register(gc.freeze)
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            # The error has a file name if a file couldn't be opened, and none if it was open.
            if error.filename is not None:
                raise
            _abandon_broken_streams()
            print_note(f"the output can't be written ({error.strerror})")
            sys.exit(Status.WRONG_DATA)
        finally:
            gc.enable()
            _abandon_broken_streams()


class SoundCheck(click.Command):
    """A command whose help lists the sound outputs."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002, click's signature
        """Write what each output is."""
        from footcoach.sound.outputs import OUTPUTS

        with formatter.section("Outputs, best first"):
            formatter.write_dl([(kind.name, kind.summary) for kind in OUTPUTS])


@contextmanager
def _printable_complaints() -> Iterator[None]:
    """Escape what a terminal might obey in what click repeats of the command line."""
    try:
        yield
    except click.ClickException as error:
        # Click declares the message final, and has no other way in before it's shown.
        vars(error)["message"] = printable(error.message)
        raise


def _replace_missing_characters() -> None:
    """Print a replacement for characters that the encoding of stdout doesn't have."""
    if isinstance(sys.stdout, TextIOWrapper) and sys.stdout.errors in _RAISING:
        sys.stdout.reconfigure(errors="replace")


def _abandon_broken_streams() -> None:
    """Send what can't be written nowhere, or the interpreter would try again as it ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
