"""Lines of text that fit a number of columns."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from footcoach.session.words import Phrase

INDENT = "  "
"""As wide as a tick and the blank after it."""


def justify(left: Content, right: Content, room: int) -> Content:
    """Return a line of ``room`` columns with a text at each end; the left one is cut short."""
    if not right:
        return left
    free = room - right.cell_length - 1
    if left.cell_length > free > 0:
        left = left.truncate(free, ellipsis=True)
    return left.pad_right(max(1, room - left.cell_length - right.cell_length)) + right


def wrap_phrases(phrases: "tuple[Phrase, ...]", room: int) -> Iterator[Content]:
    """Yield indented lines of at most ``room`` columns, with no phrase broken."""
    line: tuple[Phrase, ...] = ()
    for phrase in phrases:
        if line and join_phrases((*line, phrase)).cell_length > room - len(INDENT) - 1:
            yield Content(INDENT) + join_phrases(line)
            line = ()
        line = (*line, phrase)
    yield Content(INDENT) + join_phrases(line)


def join_phrases(phrases: "tuple[Phrase, ...]") -> Content:
    """Return phrases with commas; what footcoach suggests is in brackets, and dim."""
    pieces = [
        Content.styled(f"({text})", "dim") if is_suggested else Content(text)
        for text, is_suggested in phrases
    ]
    return Content(", ").join(pieces)
