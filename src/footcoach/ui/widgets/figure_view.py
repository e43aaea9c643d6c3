"""A widget that shows how an exercise is done: the figure, and a caption below it."""

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from footcoach.figure.canvas import Line, Role, Run
from footcoach.figure.motion import AT_REST, Moment, Shot
from footcoach.figure.renderer import SMALLEST, FigureRenderer, caption
from footcoach.routine.enums import Side
from footcoach.routine.model import Exercise

if TYPE_CHECKING:
    from rich.style import Style

_CLASSES: dict[Role | None, str] = {
    None: "figure--caption",
    **{role: f"figure--{role.name.lower()}" for role in Role},
}


_BYTES_A_CELL, _BYTES_A_SECOND = 6, 6000
"""Bytes that it takes to change a cell, with its share of skips and colours; and how many a
figure may take. Only a huge one ever reaches that."""
_MOST_PICTURES = 128
"""Pictures to keep; a rep has fewer."""


class _PictureKey(NamedTuple):
    """Everything that the drawn rows depend on."""

    shot: Shot
    size: Size


class FigureView(Widget):
    """Draws what it's told to show, and redraws only the rows that change.

    It has no clock: the screen that owns it says which moment it is.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = set(_CLASSES.values())
    DEFAULT_CSS = """
    FigureView {
        .figure--floor { color: $text-muted; }
        .figure--far { color: $text-muted; }
        .figure--prop { color: $secondary; }
        .figure--near { color: $foreground; }
        .figure--work { color: $warning; text-style: bold; }
        .figure--sign { color: $success; text-style: bold; }
        .figure--caption { color: $foreground; }
    }
    """

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002, Textual's own name for it
        still: bool = False,
        words_only: bool = False,
        captioned: bool = True,
    ) -> None:
        """Make an empty view.

        ``still`` shows each pose at once, and nothing moves; ``words_only`` draws nothing, for
        terminals without braille. Without a caption, the screen has words for the figure, and
        room for its `sign`.
        """
        super().__init__(id=id)
        self.still = still
        self._words_only = words_only
        self._captioned = captioned
        self._exercise: Exercise | None = None
        self._renderer: FigureRenderer | None = None
        self._moment = AT_REST
        self._picture_key: _PictureKey | None = None
        self._lines: tuple[Line, ...] = ()
        self._pictures: dict[_PictureKey, tuple[Line, ...]] = {}
        """Those of this exercise; the next rep shows them again."""
        self._styles: dict[Role | None, Style] = {}
        """Those of each role; empty until they're looked up."""
        self._drawn = AT_REST
        """The moment of the last picture that differed from the one before it."""
        self._pause = 0.0
        """Seconds that it should stay, considering what it took to write it."""

    @property
    def text(self) -> str:
        """What is on the widget, row by row."""
        return "\n".join(_text(line).rstrip() for line in self._lines)

    @property
    def rate(self) -> int:
        """How many pictures a second there are; 0 while nothing moves."""
        renderer = None if self._words_only or self.still else self._renderer
        return renderer.motion.frame_rate(self._moment) if renderer else 0

    @property
    def sign(self) -> str:
        """An arrow for the direction in which the figure moves; "" while it holds still."""
        return self._renderer.arrow(self._moment) if self._renderer and self.rate else ""

    def show(self, exercise: Exercise | None, moment: Moment = AT_REST) -> None:
        """Show ``exercise`` at ``moment``; None shows nothing."""
        if exercise != self._exercise:
            self._exercise = exercise
            figure = exercise.figure if exercise else None
            self._renderer = FigureRenderer(figure, exercise) if exercise and figure else None
            self._picture_key = None
            self._pictures.clear()
            self._pause = 0.0
        self._moment = replace(moment, elapsed=None) if self.still else moment
        if not self._is_too_soon():
            self._redraw()

    def preview(self, exercise: Exercise | None, elapsed: float, side: Side | None = None) -> None:
        """Show ``exercise`` being done by ``side``, ``elapsed`` seconds on, rep after rep."""
        if exercise != self._exercise:
            self.show(exercise)
        if self._renderer:
            self.show(exercise, replace(self._renderer.motion.preview(elapsed), side=side))

    def on_resize(self, _event: events.Resize) -> None:
        """Draw at the new size."""
        self._redraw()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return some rows."""
        # Looking up a style takes longer than drawing in it, and all rows share them.
        if not self._styles:
            self._styles = {
                role: self.get_component_rich_style(name) for role, name in _CLASSES.items()
            }
        return super().render_lines(crop)

    def notify_style_update(self) -> None:
        """Look up the styles again before anything is drawn."""
        self._styles = {}
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        if y >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        return Strip([Segment(run.text, self._styles[run.role]) for run in self._lines[y]])

    def _redraw(self) -> None:
        words = (self._words(),) if self._captioned else ()
        before, self._lines = self._lines, (*self._picture(), *words)
        if [_width(line) for line in before] != [_width(line) for line in self._lines]:
            self.refresh()
        elif rows := [y for y, row in enumerate(self._lines) if row != before[y]]:
            self._drawn = self._moment
            changed = sum(_differences(before[y], self._lines[y]) for y in rows)
            self._pause = changed * _BYTES_A_CELL / _BYTES_A_SECOND
            self.refresh(*(Region(0, y, self.size.width, 1) for y in rows))

    def _is_too_soon(self) -> bool:
        """Whether the terminal is still busy with the picture before this one."""
        now, drawn = self._moment, self._drawn
        if now.elapsed is None or drawn.elapsed is None:
            return False
        same = replace(now, elapsed=drawn.elapsed) == drawn
        return same and 0 <= now.elapsed - drawn.elapsed < self._pause

    def _picture(self) -> tuple[Line, ...]:
        """Return every row except the caption's; empty ones if there's no room for a figure."""
        columns, rows = self.size.width, max(0, self.size.height - self._captioned)
        renderer = self._renderer
        if renderer is None or self._words_only or columns < SMALLEST[0] or rows < SMALLEST[1]:
            self._picture_key = None
            return ((Run(" " * columns, None),),) * rows
        key = _PictureKey(renderer.motion.shot_at(self._moment), self.size)
        if key == self._picture_key:
            return self._lines[:rows]
        self._picture_key = key
        if key not in self._pictures:
            if len(self._pictures) == _MOST_PICTURES:
                self._pictures.clear()
            self._pictures[key] = renderer.draw(key.shot, columns, rows)
        return self._pictures[key]

    def _words(self) -> Line:
        width = self.size.width
        renderer = None if self._words_only or self.still else self._renderer
        words = caption(self._exercise, renderer, self._moment) if self._exercise else ""
        text = words if len(words) <= width else f"{words[: width - 1]}…"
        return (Run(text.center(width)[:width], None),)


def _width(line: Line) -> int:
    return len(_text(line))


def _differences(one: Line, other: Line) -> int:
    return sum(sign != now for sign, now in zip(_text(one), _text(other), strict=True))


def _text(line: Line) -> str:
    return "".join(run.text for run in line)
