"""The base of the app, and how it is run: the terminal is given back whatever happens.

What Textual 8.2.8 lacks is made up for here: signals that end the app in order, errors
that are told in one line, errors in threads that are noticed at all. Five private names
of Textual are used, each of them held by a test in a real terminal: the app's ``_display``,
``_handle_exception`` and ``_fatal_error``, the workers' ``_remove_worker``, and the
driver's ``_run_input_thread``.
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
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.worker import Worker, WorkerFailed, WorkerState
from textual.worker_manager import WorkerManager

from footcoach.ui.terminal.crash_log import CrashLog
from footcoach.ui.terminal.diff_renderer import DiffUpdate, ScreenCells, erases_in_colour
from footcoach.ui.terminal.stderr_redirect import lifeline

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.driver import Driver

_ENDING = ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGALRM", "SIGUSR1", "SIGUSR2", "SIGBREAK")
_TAKEN_BY_DRIVER = ("SIGTSTP", "SIGCONT", "SIGWINCH", "SIGTTIN", "SIGTTOU")


class _WatchedWorkers(WorkerManager):
    """Workers of which none dies unnoticed, not even one that must not end the app."""

    def __init__(self, app: "GuardedApp") -> None:
        super().__init__(app)
        self._guarded = app

    def _remove_worker(self, worker: Worker[Any]) -> None:
        super()._remove_worker(worker)
        if worker.state is WorkerState.ERROR and not worker.exit_on_error:
            self._guarded.fail_elsewhere(worker.error)


class GuardedApp(App[int]):
    """An app that can be interrupted, stopped, continued and broken without harm.

    The hooks are :meth:`leave`, :meth:`suspended` and :meth:`broke`. They are called on
    the event loop, and may come before the first screen is there.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "quit", "Leave", show=False, priority=True, system=True),
        Binding("ctrl+z", "suspend_process", "Stop", show=False, priority=True, system=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.leaving = False
        """The end has begun; nothing may stop, continue or redraw the app any more."""
        self._sheet = ScreenCells()
        self._workers_watched = _WatchedWorkers(self)
        self._home: tuple[asyncio.AbstractEventLoop, contextvars.Context] | None = None
        self._trouble: CrashLog | None = None
        self._hurry: Callable[[], None] | None = None
        self._early: int | None = None
        """The exit status that a signal asked for before there was a loop."""
        self._failed = False

    def leave(self, status: int = 0) -> None:
        """Save what there is to save, then :meth:`exit`.

        ``status`` is 0 when a key asked for it and 128 + n for signal number n.
        """
        self.exit(return_code=status)

    def suspended(self) -> None:
        """Get ready to be stopped by Ctrl+Z, for any length of time."""

    def broke(self, error: Exception) -> None:
        """React to an error in a thread, a task or a worker that nobody waits for.

        Ends the app; one that overrides this can go on, say without sound.
        """
        self._fail(error)

    @property
    def status(self) -> int:
        """The exit status: 1 when something broke, else what :meth:`exit` was given."""
        return 1 if self._failed else self.return_code or self.return_value or 0

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
        if sys.platform == "win32":
            return super().get_driver_class()
        from footcoach.ui.terminal.posix_driver import GuardedDriver

        return GuardedDriver

    @property
    def workers(self) -> WorkerManager:
        """The workers of this app."""
        return self._workers_watched

    def on_load(self) -> None:
        """Learn where signals and threads find the app."""
        self._home = asyncio.get_running_loop(), contextvars.copy_context()
        if self._early is not None:
            self.exit(return_code=self._early)

    def on_mount(self) -> None:
        """Draw everything again after a stop; Textual draws only what changes."""
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        # No first picture has to wait for the description of the terminal.
        self.call_after_refresh(self._learn_to_erase)

    def interrupt(self, number: int, _frame: FrameType | None = None) -> None:
        """Leave because of a signal, unless that has begun.

        A handler of Python's and not of asyncio's: it runs before the one of SIGCONT,
        which must know, and it runs even while the loop waits for the terminal.
        """
        if self.leaving:
            return
        self._begin_to_leave()
        self._early = 128 + number
        self.soon(self.leave, self._early)

    def soon(self, call: Callable[..., None], *args: object) -> None:
        """Call back on the loop, as if for a message; from any thread or signal handler."""
        if self._home is None:
            return  # nothing is drawn yet: on_load does what is left to do
        loop, context = self._home
        if not loop.is_closed():
            loop.call_soon_threadsafe(call, *args, context=context)

    def fail_elsewhere(self, error: BaseException | None) -> None:
        """Note an error that no message handler raised, and let :meth:`broke` react."""
        if not isinstance(error, Exception):
            return  # a thread that called sys.exit() has ended as it meant to
        self._note(error)
        self.soon(self.broke, error)

    @contextmanager
    def guarded(self, trouble: CrashLog, hurry: Callable[[], None] | None) -> Iterator[None]:
        """Have signals, and errors in threads, reach this app; afterwards no more."""
        self._trouble, self._hurry = trouble, hurry
        hook = threading.excepthook
        threading.excepthook = lambda broken: self.fail_elsewhere(broken.exc_value)
        try:
            with _restored(_TAKEN_BY_DRIVER), _restored(_ENDING) as numbers:
                for number in numbers:
                    signal.signal(number, self.interrupt)
                yield
        finally:
            threading.excepthook = hook

    async def run_on_loop(self) -> None:
        """Run to the end, with errors in tasks and callbacks reaching the app."""
        asyncio.get_running_loop().set_exception_handler(self._task_broke)
        try:
            await self.run_async()
        except Exception as error:  # noqa: BLE001  # raised by on_unmount, or by Textual itself
            self._note(error)
            self._failed = True
            if self._driver is not None:
                self._driver.close()  # waits until what restores the terminal is written

    def _task_broke(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        self.fail_elsewhere(context.get("exception"))

    def _begin_to_leave(self) -> None:
        self.leaving = True
        if self._hurry is not None:
            self._hurry()

    def _note(self, error: BaseException) -> None:
        if self._trouble is not None:
            self._trouble.note(error)

    def _fail(self, error: Exception) -> None:
        self._failed = True
        super()._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        # The error of a worker comes wrapped, and the wrapping has no traceback.
        cause = error.error if isinstance(error, WorkerFailed) else error
        self._note(cause)
        self._fail(error)

    def _learn_to_erase(self) -> None:
        self._sheet.erases = not self.is_headless and erases_in_colour()

    def _display(self, screen: Screen[Any], renderable: "RenderableType | None") -> None:
        if isinstance(renderable, ChopsUpdate | LayoutUpdate):
            renderable = cast("RenderableType", DiffUpdate(self._sheet, renderable))
        super()._display(screen, renderable)

    def _fatal_error(self) -> None:
        # Not the traceback that Textual prints: it quotes local variables.
        self.exit(return_code=1)

    def panic(self, *_renderables: "RenderableType") -> None:
        """End the app; the error that brought this about was noted before."""
        self.exit(return_code=1)


def run_guarded(app: GuardedApp) -> int:
    """Run ``app`` and return its exit status.

    If something broke, one line on stderr says what, once the terminal is back.
    """
    trouble = CrashLog(_log_file())
    with (
        lifeline(trouble.keep) as own_screen,
        app.guarded(trouble, own_screen.hurry if own_screen else None),
    ):
        asyncio.run(app.run_on_loop())
    if (line := trouble.line()) is not None:
        sys.stderr.write(f"{line}\n")
    return app.status


def _log_file() -> Path:
    return platformdirs.user_log_path("footcoach", appauthor=False) / "footcoach.log"


@contextmanager
def _restored(names: tuple[str, ...]) -> Iterator[tuple[signal.Signals, ...]]:
    """Give the signals of ``names`` that exist here; afterwards they do what they did."""
    numbers = tuple(signal.Signals[name] for name in names if name in signal.Signals.__members__)
    before = {number: signal.getsignal(number) for number in numbers}
    try:
        yield numbers
    finally:
        for number, handler in before.items():
            # None is a handler that Python did not install and cannot put back.
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
