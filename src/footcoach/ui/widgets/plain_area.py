"""Containers that show nothing of their own but a colour."""

from rich.style import Style
from textual.containers import Container, Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class _PlainArea(Widget):
    """An area without text, border, outline or padding, all rows of which are one strip.

    Textual draws each row of each widget by itself, also where other widgets cover it, and a
    session has two areas as large as the window.
    """

    _row: tuple[object, Strip] | None = None
    """The last row, after what it depends on; None before the first."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows inside ``crop``."""
        background, filters = self.background_colors[1], tuple(self.get_line_filters())
        wanted = crop.width, background, filters
        if self._row is None or self._row[0] != wanted:
            row = Strip.blank(crop.width, Style(bgcolor=background.rich_color))
            for one in filters:
                row = row.apply_filter(one, background)
            self._row = wanted, row
        return [self._row[1]] * crop.height


class PlainContainer(Container, _PlainArea):
    """A container without anything of its own to draw."""


class PlainVertical(Vertical, _PlainArea):
    """Widgets below each other, on nothing but a colour."""
