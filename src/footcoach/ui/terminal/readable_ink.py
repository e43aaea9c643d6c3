"""Keeps text readable on terminals with few colours.

Themes see to their contrast in 24-bit colours. Rich takes the nearest of 256 or 16 for others, and
a pale ink on a tinted ground can come out as 2.8 to 1. So there the ink is brought towards black
or white until what the terminal will show is legible (WCAG 2.2, success criterion 1.4.3).
"""

from collections.abc import Sequence
from functools import lru_cache

from rich.color import Color as RichColor
from rich.color import ColorSystem, ColorType
from rich.console import COLOR_SYSTEMS
from rich.segment import Segment
from rich.style import Style
from textual.color import BLACK, WHITE, Color
from textual.filter import LineFilter

from footcoach.ui.themes import LEGIBLE, contrast

_STEPS = 20


class ReadableInk(LineFilter):
    """Brings the ink of text away from its ground, as the terminal shows both."""

    def __init__(self, colours: ColorSystem) -> None:
        super().__init__()
        self._colours = colours

    def apply(
        self,
        segments: list[Segment],
        background: Color,  # noqa: ARG002, Textual's shape
    ) -> list[Segment]:
        """Return the segments of a line, those with text made readable."""
        return [self._make_readable(segment) for segment in segments]

    def _make_readable(self, segment: Segment) -> Segment:
        text, style, control = segment
        if style is None or not any(map(str.isalnum, text)):
            return segment
        return Segment(text, make_readable(style, self._colours), control)


@lru_cache(2048)
def make_readable(style: Style, colours: ColorSystem) -> Style:
    """Return ``style`` with an ink that can be read where a terminal has just ``colours``.

    Colours that the terminal decides about are left alone.
    """
    ink, ground = style.color, style.bgcolor
    if ink is None or ground is None or {ink.type, ground.type} != {ColorType.TRUECOLOR}:
        return style
    if style.reverse:
        ink, ground = ground, ink
    readable = _find_ink(ink, ground, colours)
    return style + Style.from_color(*((ground, readable) if style.reverse else (readable, ground)))


def as_shown(colour: RichColor, colours: ColorSystem) -> Color:
    """Return what a terminal that has just ``colours`` shows for ``colour``."""
    return Color(*colour.downgrade(colours).get_truecolor())


def _find_ink(ink: RichColor, ground: RichColor, colours: ColorSystem) -> RichColor:
    """Return the ink nearest to ``ink`` that is legible, or black or white if none is."""
    behind = as_shown(ground, colours)
    end = max(BLACK, WHITE, key=lambda colour: contrast(colour, behind))
    wanted = Color.from_rich_color(ink)
    steps = (wanted.blend(end, step / _STEPS).rich_color for step in range(_STEPS + 1))
    legible = (one for one in steps if contrast(as_shown(one, colours), behind) >= LEGIBLE)
    return next(legible, end.rich_color)


def add_readable_ink(filters: Sequence[LineFilter], colours: str | None) -> Sequence[LineFilter]:
    """Return ``filters``, and one more where a terminal with ``colours`` has few of them.

    ``colours`` is what Rich calls them; None is a terminal without.
    """
    system = COLOR_SYSTEMS.get(colours or "", ColorSystem.TRUECOLOR)
    few = system in {ColorSystem.EIGHT_BIT, ColorSystem.STANDARD}
    return [*filters, ReadableInk(system)] if few else filters
