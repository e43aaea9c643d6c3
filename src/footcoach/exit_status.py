"""How the program ends."""

from enum import IntEnum


class Status(IntEnum):
    """Exit status."""

    DONE = 0
    WRONG_DATA = 1
    """A file or the data is wrong; one line for each mistake is on stderr."""
    WRONG_USAGE = 2
    UNFINISHED = 3
    """The session was left before its end and is kept."""
