"""The base of the app that has the companions of a session: what goes on beside the screen."""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from footcoach.ui.themed_app import ThemedApp

if TYPE_CHECKING:
    from collections.abc import Callable

    from footcoach.coach.coach import Tell
    from footcoach.coach.companions import Companions, Say
    from footcoach.desktop.notification import Way
    from footcoach.session.player import Session
    from footcoach.ui.terminal.window_signs import Signs


@runtime_checkable
class _WindowDriver(Protocol):
    """A driver that can show something in the window outside of the screen."""

    @property
    def can_notify(self) -> bool: ...
    def show_signs(self, signs: "Signs") -> None: ...
    def show_notice(self, title: str, text: str) -> None: ...


class AccompaniedApp(ThemedApp):
    """An app whose sessions have companions."""

    make_companions: "Callable[[Say, Way], Companions] | None" = None
    """Makes those of a session; given to the app before it runs, None is none."""
    _companions: "Companions | None" = None
    _signs: "Signs | None" = None
    """What the window shows of the session under way; None before the first."""

    def accompany(self, tell: "Tell | None") -> "Tell | None":
        """Return what the coach of a new session tells: ``tell``, and its companions."""
        if self.make_companions is None:
            return tell
        self._companions = self.make_companions(self._say_from_thread, self._notify_by_terminal)
        with_companions = self._companions.join(tell)
        from footcoach.ui.session_signs import find_signs

        def tell_all(session: "Session", moment: float) -> None:
            with_companions(session, moment)
            signs = find_signs(session, moment)
            if signs != self._signs:
                self._signs = signs
                self.call_soon(self._show_signs)

        return tell_all

    def close_companions(self) -> None:
        """Wait a bounded time for what they still have to do."""
        if self._companions is not None:
            self._companions.close()

    def _show_signs(self) -> None:
        if self._signs and isinstance(self.driver, _WindowDriver):
            self.driver.show_signs(self._signs)

    def _notify_by_terminal(self, title: str, text: str) -> None:
        """Have the terminal notify; raise an error if it isn't known to be able to."""
        driver = self.driver
        if not isinstance(driver, _WindowDriver) or not driver.can_notify:
            msg = "the terminal isn't known to notify"
            raise OSError(msg)
        self.call_soon(driver.show_notice, title, text)

    def _say_from_thread(self, text: str) -> None:
        self.call_soon(self._say_aside, text)

    def _say_aside(self, text: str) -> None:
        if self.is_running and not self.leaving:
            self.screen.notify(text, markup=False)
