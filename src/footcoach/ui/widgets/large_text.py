"""Text as large as its widget allows."""

from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from footcoach.ui.widgets.block_digits import draw


class LargeText(Widget):
    """A few characters to be read from the floor, as large as the widget.

    Where it's too small for large type, or the text has characters that can't be drawn,
    ``small`` is shown in the terminal's own type instead.
    """

    text: var[str] = var("")
    small: var[str] = var("")
    """Empty for the same text."""

    def show(self, text: str, small: str = "") -> None:
        """Show another text."""
        self.text, self.small = text, small

    def watch_text(self) -> None:
        """Draw another text."""
        self.refresh()

    def watch_small(self) -> None:
        """Draw another text."""
        self.refresh()

    def render(self) -> Content:
        """Draw the text, vertically centred."""
        lines = draw(self.text, self.size.width, self.size.height)
        if len(lines) == 1:
            lines = ((self.small or self.text)[: self.size.width],)
        above = (self.size.height - len(lines)) // 2
        return Content("\n" * max(0, above) + "\n".join(lines))
