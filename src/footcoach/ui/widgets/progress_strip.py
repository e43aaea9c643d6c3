"""The whole session as a strip of its exercises."""

from itertools import accumulate, pairwise

from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

DONE, UNDER_WAY, TO_COME = "━", "╸", "┄"
GAP = " "


def draw_strip(lengths: tuple[int, ...], behind: int, width: int) -> str:
    """Return a piece for each of ``lengths``, in proportion, filled up to ``behind`` seconds.

    What is done and what isn't differ in shape; there are gaps between exercises if they fit.
    """
    gaps = len(lengths) - 1 if width >= 4 * len(lengths) else 0
    total, cells = sum(lengths), max(0, width - gaps)
    if not total:
        return TO_COME * width
    filled = cells * behind // total
    bounds = [cells * end // total for end in accumulate(lengths, initial=0)]
    line = DONE * filled + (UNDER_WAY if 0 < filled < cells else "")
    line = line.ljust(cells, TO_COME)[:cells]
    pieces = [line[start:end] for start, end in pairwise(bounds)]
    return (GAP if gaps else "").join(pieces)


class ProgressStrip(Widget):
    """Shows how much of the session is done, and how long each exercise is."""

    lengths: var[tuple[int, ...]] = var(())
    """Seconds of each exercise."""
    behind: var[int] = var(0)
    """Seconds of the session that are over."""

    def __init__(self, *, id: str) -> None:  # noqa: A002, Textual's own name for it
        super().__init__(id=id)
        self._drawn = ""

    def watch_behind(self) -> None:
        """Draw again if a cell changes."""
        if draw_strip(self.lengths, self.behind, self.size.width) != self._drawn:
            self.refresh()

    def watch_lengths(self) -> None:
        """Draw another session."""
        self.refresh()

    def render(self) -> Content:
        """Draw the strip."""
        self._drawn = draw_strip(self.lengths, self.behind, self.size.width)
        return Content(self._drawn)
