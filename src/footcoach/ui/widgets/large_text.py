"""Text as large as its widget allows."""

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from footcoach.ui.widgets.block_digits import draw, draw_words


class LargeText(Widget):
    """A few characters to be read from the floor, as large as the widget.

    Where it's too small for large type, or the text has characters that can't be drawn, it's in
    the terminal's own type instead. ``whole`` says more than ``text``, and is shown wherever that
    costs no size. With ``in_lines``, words take several lines where they're larger that way.
    """

    text: var[str] = var("")
    whole: var[str] = var("")
    """Empty for the same text."""

    def __init__(
        self,
        *,
        id: str,  # noqa: A002, Textual's own name for it
        in_lines: bool = False,
    ) -> None:
        super().__init__(id=id)
        self._draw = draw_words if in_lines else draw

    def show(self, text: str, whole: str = "") -> None:
        """Show another text."""
        self.text, self.whole = text, whole

    def watch_text(self) -> None:
        """Draw another text."""
        self.refresh()

    def watch_whole(self) -> None:
        """Draw another text."""
        self.refresh()

    def render(self) -> Content:
        """Draw the text, vertically centred."""
        whole = self.whole if cell_len(self.whole) <= self.size.width else ""
        drawn = (self._draw(text, *self.size) for text in (whole or self.text, self.text))
        lines = max(drawn, key=len)
        above = (self.size.height - len(lines)) // 2
        return Content("\n" * max(0, above) + "\n".join(lines))
