"""The smallest Textual app: one label, which space changes. ``--once`` quits when it's drawn."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Label


class BareApp(App[None]):
    """One label; q quits."""

    BINDINGS = [("q", "quit"), ("space", "change")]  # noqa: RUF012  # as short as it can be

    def compose(self) -> ComposeResult:
        """Make the label."""
        yield Label("bare")

    def action_change(self) -> None:
        """Show the other of two words."""
        label = self.query_one(Label)
        label.update("bare" if str(label.content) == "BARE" else "BARE")

    def on_mount(self) -> None:
        """Quit after the first frame, if asked to."""
        if "--once" in sys.argv:
            self.call_after_refresh(self.exit)


if __name__ == "__main__":
    BareApp().run()
