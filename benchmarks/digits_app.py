"""The smallest countdown in Textual: one running `Digits`.

It reads the clock ten times a second and draws when the second shown changes.
"""

import time

from textual.app import App, ComposeResult
from textual.widgets import Digits

HOUR = 3600


class DigitsApp(App[None]):
    """One countdown."""

    def compose(self) -> ComposeResult:
        """Make the digits."""
        yield Digits()

    def on_mount(self) -> None:
        """Start the countdown."""
        self._end = time.monotonic() + HOUR
        self._shown = ""
        self.set_interval(1 / 10, self._look)

    def _look(self) -> None:
        minutes, seconds = divmod(round(self._end - time.monotonic()), 60)
        text = f"{minutes}:{seconds:02}"
        if text != self._shown:
            self._shown = text
            self.query_one(Digits).update(text)


if __name__ == "__main__":
    DigitsApp().run()
