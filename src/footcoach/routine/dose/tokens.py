"""The pieces that a dose is made of, each with its place in the text."""

from typing import NamedTuple

from footcoach.routine.errors import MisreadError
from footcoach.routine.model import Span

NUMBER, TIME, METRES, LIST, BLANK, MARK, BAD = "N", "T", "M", "LIST", "BLANK", "MARK", "BAD"
MEASURE = "MEASURE"
"""Kinds of tokens that aren't words. METRES is a number with an ``m``: metres or minutes.

A MEASURE is what isn't a part of a dose, such as 90 degrees."""

APPROX, LEAST, MOST, OFTEN, SPELT = "approx", "least", "most", "OFTEN", "spelt"
"""What can be said about an amount: about, at least, up to, once or twice, a few."""


class Token(NamedTuple):
    """A word, a number, an amount or a mark."""

    text: str
    """In small letters; typographic signs are replaced by plain ones."""
    kinds: frozenset[str]
    start: int
    end: int
    span: Span | None = None
    """Of an amount: a count, or whole seconds of a time."""
    marks: frozenset[str] = frozenset()
    numbers: tuple[Span, ...] = ()
    """Of a list of numbers."""
    error: MisreadError | None = None
    """Of what looks like a number and can't be one."""
    share: float | None = None
    """Of a number with a fraction: its value."""
    is_tight: bool = False
    """Whether there is no space before it."""

    def has(self, kind: str) -> bool:
        """Whether it can be a ``kind``, or is that very word."""
        return kind in self.kinds or self.text == kind

    @property
    def is_word(self) -> bool:
        """Whether it is a word."""
        return self.text[:1].isalpha() and self.span is None


def merge_tokens(first: Token, last: Token, kind: str, span: Span | None) -> Token:
    """Return one token in the place of all from ``first`` to ``last``."""
    return Token(kind, frozenset({kind}), first.start, last.end, span, is_tight=first.is_tight)
