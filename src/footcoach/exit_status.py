"""How the program ends. ``footcoach --help`` prints `MEANINGS`."""

from enum import IntEnum


class Status(IntEnum):
    """The exit status, apart from 128 + n after signal n."""

    DONE = 0
    WRONG_DATA = 1
    WRONG_USAGE = 2
    UNFINISHED = 3
    SOMETHING_LEFT = 4


MEANINGS = {
    Status.DONE: "done",
    Status.WRONG_DATA: "a file or other data is wrong, or a session wasn't saved: see stderr",
    Status.WRONG_USAGE: "the command line is wrong",
    Status.UNFINISHED: "you left a session before its end; you can resume it",
    Status.SOMETHING_LEFT: "something is left to do today; only with --exit-code",
}
"""What each status tells a script."""
