"""The base of the app, and how it's run: the terminal is given back whatever happens.

This makes up for what Textual 8.2.8 lacks: signals end the app in order, an error is one line
of text, and errors in threads, tasks and workers are noticed at all. What it takes from the
private parts of Textual is in `textual_private`.
"""

import asyncio
import contextvars
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, ClassVar, cast

import platformdirs
from textual.binding import Binding, BindingType
from textual.events import Event, Resize
from textual.geometry import Size
from textual.worker import Worker, WorkerFailed, WorkerState
from textual.worker_manager import WorkerManager

from footcoach.ui.terminal.crash_log import CrashLog
from footcoach.ui.terminal.diff_renderer import DiffUpdate, ScreenCells, erases_in_colour
from footcoach.ui.terminal.harmless_errors import says_screen_is_gone
from footcoach.ui.terminal.job_control import restored
from footcoach.ui.terminal.small_window import WordUpdate, is_too_small, room_for_screens
from footcoach.ui.terminal.stderr_redirect import redirect_stderr
from footcoach.ui.terminal.textual_private import (
    OpenApp,
    OpenWorkers,
    can_be_narrowed,
    has_posix_driver,
)

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver

    from footcoach.ui.terminal.textual_private import ChopsUpdate, LayoutUpdate

_ENDING = ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGALRM", "SIGUSR1", "SIGUSR2", "SIGBREAK")
_TAKEN_BY_DRIVER = ("SIGTSTP", "SIGCONT", "SIGWINCH", "SIGTTIN", "SIGTTOU")


class _WatchedWorkers(OpenWorkers):
    """Workers whose errors are all noticed, even of one that must not end the app."""

    def __init__(self, app: "GuardedApp") -> None:
        super().__init__(app)
        self._guarded = app

    def ended(self, worker: Worker[Any]) -> None:
        if worker.state is WorkerState.ERROR and not worker.exit_on_error:
            self._guarded.report_stray_error(worker.error)


class GuardedApp(OpenApp):
    """An app that can be interrupted, stopped, continued and broken without harm.

    The hooks are :meth:`leave`, :meth:`prepare_to_stop` and :meth:`handle_stray_error`. They
    are called on the event loop, and may come before the first screen is there.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "quit", "leave", show=False, priority=True, system=True),
        Binding("ctrl+z", "suspend_process", "stop", show=False, priority=True, system=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.leaving = False
        """Whether the end has begun; nothing may stop, continue or redraw the app any more."""
        self._cells = ScreenCells()
        self._window = room_for_screens(Size())
        """The size of the window; large enough for a screen until it is known."""
        self._watched_workers = _WatchedWorkers(self)
        self._loop_and_context: tuple[asyncio.AbstractEventLoop, contextvars.Context] | None = None
        self._crash_log: CrashLog | None = None
        self._hurry: Callable[[], None] | None = None
        self._signal_status: int | None = None
        """The exit status that a signal asked for; None if none did."""
        self._has_failed = False

    def leave(self, status: int = 0) -> None:
        """Save what there is to save, then :meth:`exit`.

        ``status`` is 0 when a key asked for it and 128 + n for signal number n.
        """
        self.exit(return_code=status)

    def prepare_to_stop(self) -> None:
        """Get ready to be stopped by Ctrl+Z, for any length of time."""

    def handle_stray_error(self, error: Exception) -> None:
        """React to an error in a thread, a task or a worker that nothing waits for.

        Ends the app; an app that overrides this can go on, say without sound.
        """
        self.fail(error)

    @property
    def status(self) -> int:
        """The exit status: 1 when something broke, else that of a signal, else :meth:`exit`'s."""
        # A session that a signal ends may end by itself at the same moment.
        given = self._signal_status or self.return_code or self.return_value or 0
        return 1 if self._has_failed else given

    def exit(
        self,
        result: int | None = None,
        return_code: int = 0,
        message: "RenderableType | None" = None,
    ) -> None:
        """End the app; ``return_code``, or else ``result``, is the exit status."""
        self._begin_to_leave()
        super().exit(result, return_code, message)

    async def action_quit(self) -> None:
        """Leave because a key asked for it."""
        self.leave()

    def get_driver_class(self) -> "type[Driver]":
        """Return the driver for this system."""
        if sys.platform == "win32" or not has_posix_driver():
            return super().get_driver_class()
        from footcoach.ui.terminal.posix_driver import GuardedDriver

        return GuardedDriver

    @property
    def workers(self) -> WorkerManager:
        """The workers of this app."""
        return self._watched_workers

    def on_load(self) -> None:
        """Learn where signals and threads find the app."""
        self._loop_and_context = asyncio.get_running_loop(), contextvars.copy_context()
        if self._signal_status is not None:
            self.exit(return_code=self._signal_status)

    def on_mount(self) -> None:
        """Draw everything again after a stop; Textual draws only what changes."""
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        # No first picture has to wait for the description of the terminal.
        self.call_after_refresh(self._learn_how_to_erase)

    def interrupt(self, number: int, _frame: FrameType | None = None) -> None:
        """Leave because of a signal, unless that has begun.

        A handler of Python's and not of asyncio's: it runs before the one of SIGCONT,
        which must know, and it runs even while the loop waits for the terminal.
        """
        if self.leaving:
            return
        self._begin_to_leave()
        self._signal_status = 128 + number
        self.call_soon(self.leave, self._signal_status)

    def call_soon(self, call: Callable[..., None], *args: object) -> None:
        """Call back on the loop, as if for a message; from any thread or signal handler."""
        if self._loop_and_context is None:
            return  # nothing is drawn yet: on_load does what is left to do
        loop, context = self._loop_and_context
        if not loop.is_closed():
            loop.call_soon_threadsafe(call, *args, context=context)

    def report_stray_error(self, error: BaseException | None) -> None:
        """Log an error that no message handler raised, and let the app react to it."""
        if not isinstance(error, Exception):
            return  # a thread that called sys.exit() has ended as it meant to
        self._log_error(error)
        self.call_soon(self.handle_stray_error, error)

    @contextmanager
    def guard(self, crash_log: CrashLog, hurry: Callable[[], None] | None) -> Iterator[None]:
        """Have signals, and errors in threads, reach this app; afterwards no more.

        ``hurry`` is called when the app begins to leave.
        """
        self._crash_log, self._hurry = crash_log, hurry
        hook = threading.excepthook
        threading.excepthook = lambda broken: self.report_stray_error(broken.exc_value)
        try:
            with restored(_TAKEN_BY_DRIVER), restored(_ENDING) as numbers:
                for number in numbers:
                    signal.signal(number, self.interrupt)
                yield
        finally:
            threading.excepthook = hook

    async def run_on_loop(self) -> None:
        """Run to the end, with errors in tasks and callbacks reaching the app."""
        asyncio.get_running_loop().set_exception_handler(self._report_loop_error)
        try:
            await self.run_async()
        except Exception as error:  # noqa: BLE001  # raised by on_unmount, or by Textual itself
            self._log_error(error)
            self._has_failed = True
            self.close_driver()

    def note_failure(self, error: Exception) -> None:
        """Log the error that ends the app."""
        # The error of a worker comes wrapped, and the wrapping has no traceback.
        self._log_error(error.error if isinstance(error, WorkerFailed) else error)

    def can_ignore(self, error: Exception) -> bool:
        """Whether ``error`` comes of leaving: nothing is there to be drawn on any more."""
        return (self.leaving or not self.is_running) and says_screen_is_gone(error)

    def fail(self, error: Exception) -> None:
        """End the app because of ``error``, with status 1."""
        self._has_failed = True
        super().fail(error)

    @property
    def size(self) -> Size:
        """The columns and rows that screens are laid out for; a smaller window shows a word."""
        return room_for_screens(super().size)

    @property
    def word_for_small_window(self) -> str:
        """What a window says that is too small for the screen on top."""
        return "Too small"

    async def on_event(self, event: Event) -> None:
        """Have no screen laid out for a window that is too small for any."""
        if isinstance(event, Resize):
            redraws = is_too_small(event.size) or is_too_small(self._window)
            self._window, room = event.size, room_for_screens(event.size)
            await super().on_event(Resize(room, room, pixel_size=event.pixel_size))
            if redraws:
                self.refresh(layout=True)
        else:
            await super().on_event(event)

    def narrow(self, drawn: "RenderableType") -> "RenderableType":
        """Have only the cells written that differ from what the terminal shows."""
        if is_too_small(self._window):
            self._cells.resize(0, 0)
            return cast("RenderableType", WordUpdate(self.word_for_small_window, self._window))
        if not can_be_narrowed(drawn):
            return drawn
        update = cast("ChopsUpdate | LayoutUpdate", drawn)
        return cast("RenderableType", DiffUpdate(self._cells, update))

    def panic(self, *_renderables: "RenderableType") -> None:
        """End the app; the error that brought this about was logged before."""
        self.exit(return_code=1)

    def _report_loop_error(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        self.report_stray_error(context.get("exception"))

    def _begin_to_leave(self) -> None:
        self.leaving = True
        if self._hurry is not None:
            self._hurry()

    def _log_error(self, error: BaseException) -> None:
        if self._crash_log is not None:
            self._crash_log.note(error)

    def _learn_how_to_erase(self) -> None:
        self._cells.erases = not self.is_headless and erases_in_colour()


def run_guarded(app: GuardedApp) -> int:
    """Run ``app`` and return its exit status.

    If something broke, one line on stderr says what, once the terminal is back.
    """
    crash_log = CrashLog(_log_file())
    with (
        redirect_stderr(crash_log.keep) as own_screen,
        app.guard(crash_log, own_screen.hurry if own_screen else None),
    ):
        asyncio.run(app.run_on_loop())
    if (line := crash_log.line()) is not None:
        sys.stderr.write(f"{line}\n")
    return app.status


def _log_file() -> Path:
    return platformdirs.user_log_path("footcoach", appauthor=False) / "footcoach.log"
