"""What is shown in a window that is too small for any screen: one word, as large as fits.

Textual 8.2.8 raises an error where a widget is left no column for its text, as a list in a
window of 8 columns is. So screens are laid out for `SMALLEST` at least, and in a smaller window
none of that is drawn.
"""

from rich.console import Console
from textual.geometry import Size

from footcoach.ui.terminal.textual_private import CompositorUpdate
from footcoach.ui.widgets.block_digits import draw

SMALLEST = Size(12, 3)
"""Columns and rows that a screen needs to say anything."""
LARGEST = Size(1000, 500)
"""Columns and rows that are drawn at most. No display has more; a terminal that says it has, as
one can be told to, would have us lay out billions of cells."""
_CLEAR = "\x1b[0m\x1b[2J"


def is_too_small(window: Size) -> bool:
    """Whether no screen can be shown in a window of this many columns and rows."""
    return window.width < SMALLEST.width or window.height < SMALLEST.height


def room_for_screens(window: Size) -> Size:
    """Return the size that screens are laid out for in a window of this size."""
    return Size(
        min(max(window.width, SMALLEST.width), LARGEST.width),
        min(max(window.height, SMALLEST.height), LARGEST.height),
    )


class WordUpdate(CompositorUpdate):
    """Writes a word in the middle of an empty window."""

    def __init__(self, word: str, window: Size) -> None:
        self._word = word
        self._window = window

    def render_segments(self, console: Console) -> str:  # noqa: ARG002, Textual's shape
        """Return what has to be written."""
        lines = fit(self._word, self._window)
        above = (self._window.height - len(lines)) // 2
        written = [_CLEAR]
        for row, line in enumerate(lines, above + 1):
            before = (self._window.width - len(line)) // 2
            written.append(f"\x1b[{row};{before + 1}H{line}")
        return "".join(written)


def fit(word: str, window: Size) -> tuple[str, ...]:
    """Return the lines that show ``word`` in a window, or else as much of it as fits."""
    if window.width <= 0 or window.height <= 0:
        return ()
    if not any(char.isalpha() for char in word):
        return draw(word, *window)
    lines = [word] if len(word) <= window.width else word.split()
    return tuple(line[: window.width] for line in lines[: window.height])
