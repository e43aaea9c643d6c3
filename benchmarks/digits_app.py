"""The least that a countdown in Textual can be: one running `Digits`.

Looks at the clock ten times a second and draws when the shown second changes.
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
        """Begin to count."""
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
