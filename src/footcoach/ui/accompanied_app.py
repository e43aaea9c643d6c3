"""The base of the app that has the companions of a session: what goes on beside the screen."""

from typing import TYPE_CHECKING

from footcoach.ui.themed_app import ThemedApp

if TYPE_CHECKING:
    from collections.abc import Callable

    from footcoach.coach.coach import Tell
    from footcoach.coach.companions import Companions, Say


class AccompaniedApp(ThemedApp):
    """An app whose sessions have companions."""

    make_companions: "Callable[[Say], Companions] | None" = None
    """Makes those of a session; given to the app before it runs, None is none."""
    _companions: "Companions | None" = None

    def accompany(self, tell: "Tell | None") -> "Tell | None":
        """Return what the coach of a new session tells: ``tell``, and its companions."""
        if self.make_companions is None:
            return tell
        self._companions = self.make_companions(self._say_from_thread)
        return self._companions.join(tell)

    def close_companions(self) -> None:
        """Wait a bounded time for what they still have to do."""
        if self._companions is not None:
            self._companions.close()

    def _say_from_thread(self, text: str) -> None:
        self.call_soon(self._say_aside, text)

    def _say_aside(self, text: str) -> None:
        if self.is_running and not self.leaving:
            self.screen.notify(text, markup=False)
