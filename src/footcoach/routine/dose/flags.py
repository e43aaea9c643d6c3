"""What the person must be told about a dose line."""

from typing import NamedTuple


class Flag(NamedTuple):
    """Something that the person must be told: a guess, or what no routine file can say."""

    kind: str
    """A word for programs, such as ``order`` or ``time``."""
    text: str
    """A sentence."""
    words: str = ""
    """The words that it comes from; "" if it's about something the line doesn't say."""
    other: str = ""
    """The other reading, the way to write it in a dose; "" if there is none."""
