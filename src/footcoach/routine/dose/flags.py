"""What the person must be told about a dose line."""

from typing import NamedTuple


class Flag(NamedTuple):
    """Something that the person must be told: a guess, or what no routine file can say."""

    kind: str
    """One word, such as ``order`` or ``time``: see `flags.MEANINGS`."""
    text: str
    """A sentence."""
    words: str = ""
    """The words that it comes from; "" where it's about what isn't said."""
    other: str = ""
    """The other reading, as one would write it; "" where there is none."""
