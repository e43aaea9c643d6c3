"""What goes around a whole run of the program, whichever way its arguments were read."""

import atexit
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper

from footcoach.commands.output import print_note
from footcoach.exit_status import Status

_INTERRUPTED = 130
"""The exit status for Ctrl+C."""
_RAISING = ("strict", "surrogateescape")
"""Ways to handle a character that the encoding doesn't have which raise an error."""


@contextmanager
def whole_run() -> Iterator[None]:
    """Run a command; if its output can't be written, say so in one line and fail.

    Ends the program for that, and for a Ctrl+C that nothing else has answered.
    """
    _replace_missing_characters()
    # What a command imports and creates lives until it ends, so looking for garbage would
    # only take time, a fifth of it. What runs for long turns it on: the app, a session.
    gc.disable()
    atexit.register(gc.freeze)
    try:
        yield
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        # What read the lines has had enough of them.
        _abandon_broken_streams()
        sys.exit(Status.WRONG_DATA)
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
