"""Warnings about the log, each shown once at a time and only for some seconds."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

SHOWN_FOR = 10.0
"""Seconds for which a warning stays on the screen."""
MOST_WARNINGS = 3
"""Warnings about what can't be read that are shown at once; more would cover the screen."""
MORE = "More can't be read. “footcoach history --json” lists it all."


class LogWarnings:
    """Shows warnings on the screen that is on top."""

    def __init__(self, app: "App[int]") -> None:
        self._app = app
        self._shown: set[str] = set()
        """Those on the screen now."""

    def show(self, text: str) -> None:
        """Show a warning, unless the screen shows it already."""
        if text in self._shown:
            return
        self._shown.add(text)
        self._app.set_timer(SHOWN_FOR, lambda: self._shown.discard(text))
        self._app.screen.notify(text, severity="warning", timeout=SHOWN_FOR, markup=False)

    def show_troubles(self, troubles: Sequence[str]) -> None:
        """Show the first of several warnings, and where all are named if there are more."""
        news = [trouble for trouble in troubles if trouble not in self._shown]
        room = max(0, MOST_WARNINGS - len(self._shown))
        for trouble in news[:room]:
            self.show(trouble)
        if news[room:]:
            self.show(MORE)
