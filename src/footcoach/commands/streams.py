"""Where a command writes to, whatever that turns out to be."""

import atexit
import gc
import os
import sys
from io import TextIOWrapper
from typing import Any

import click

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
