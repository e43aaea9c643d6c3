"""What to tell someone whose session couldn't be saved, and how they get it into the log."""

from shlex import quote

from footcoach.log.unsaved import UnsavedSession
from footcoach.routine.errors import printable


def describe_unsaved(unsaved: UnsavedSession) -> str:
    """Say why a session isn't in the log, where it is instead, and what to do."""
    wrong = f"{unsaved.record.title} wasn't saved: {printable(unsaved.reason)}."
    if unsaved.file is None:
        return f"{wrong} What you did here after that isn't in the log."
    path = printable(str(unsaved.file))
    if unsaved.trouble:
        return (
            f"{wrong} It couldn't be written to {path} either ({unsaved.trouble}), so it's printed"
            " when you leave: save that text in a file, and add it with footcoach import FILE"
        )
    return f"{wrong} Once the log works again, add it with: footcoach import {quote(path)}"
