"""The smallest Textual app: one label. ``--once`` quits after the first frame."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Label


class BareApp(App[None]):
    """One label; q quits."""

    BINDINGS = [("q", "quit")]  # noqa: RUF012  # as short as an app can be written

    def compose(self) -> ComposeResult:
        """Make the label."""
        yield Label("bare")

    def on_mount(self) -> None:
        """Quit after the first frame, if asked to."""
        if "--once" in sys.argv:
            self.call_after_refresh(self.exit)


if __name__ == "__main__":
    BareApp().run()
