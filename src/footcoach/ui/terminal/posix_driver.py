"""Textual's driver for POSIX terminals, at peace with job control and hang-ups.

Textual 8.2.8 starts its application mode a second time at every SIGCONT, reads for ever
from a terminal that is gone, and stops only itself where a key would stop the whole job.
"""

import os
import select
import signal
import time
from types import FrameType
from typing import TYPE_CHECKING, Any, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from footcoach.ui.terminal.guarded_app import GuardedApp

_LOOK = 1.0
"""Seconds between two looks whether the terminal is still there."""


_HEARING = 0.25
"""Seconds for a signal that another thread was given to reach the main thread, also on a busy
machine. Only a job that somebody continued in the background waits so long."""


class GuardedDriver(LinuxDriver):
    """A driver that knows whether it has the terminal."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._guarded = cast("GuardedApp", app)
        self._shown = False
        self._strayed = False
        """A SIGCONT came that no start of application mode has answered yet."""
        signal.signal(signal.SIGTSTP, self._asked_to_stop)
        signal.signal(signal.SIGCONT, self._continued)
        self._watch()

    def start_application_mode(self) -> None:
        """Take the terminal, as soon as this job is in the foreground."""
        self._wait_for_foreground()
        if self._guarded.leaving:
            return
        self._shown = True
        # From here on a SIGCONT means that somebody else had the terminal in between.
        self._strayed = False
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def stop_application_mode(self) -> None:
        """Give the terminal back, once: the second time it would be somebody else's."""
        if self._shown:
            # Told to end while it was stopped, this job is in the background, where it
            # would be stopped once more for setting the terminal right.
            theirs = signal.signal(signal.SIGTTOU, signal.SIG_IGN)
            super().stop_application_mode()
            signal.signal(signal.SIGTTOU, theirs)
            self._shown = False

    def disable_input(self) -> None:
        """Stop reading keys, unless the terminal is somebody else's."""
        if self._shown:
            super().disable_input()

    def write(self, data: str) -> None:
        """Draw; without the terminal nobody would empty the queue, and we would wait."""
        if self._shown:
            super().write(data)

    def _run_input_thread(self) -> None:
        # Textual would print a traceback here. Ours is a thread like any other, but for
        # an input error, which is how some systems report a terminal that is gone.
        try:
            self.run_input_thread()
        except OSError:
            self._guarded.soon(self._guarded.interrupt, signal.SIGHUP)

    def _watch(self) -> None:
        # A shell that ignores SIGHUP passes that on, so the signal may never come, and
        # the thread that reads keys would spin on end-of-file.
        if self._is_gone():
            self._guarded.interrupt(signal.SIGHUP)
        else:
            self._loop.call_later(_LOOK, self._watch)

    def _is_gone(self) -> bool:
        poll = select.poll()
        poll.register(self.fileno, 0)
        return any(event & select.POLLHUP for _, event in poll.poll(0))

    def _asked_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        if self._shown:
            # Not here: a signal arrives in the middle of anything.
            self._guarded.soon(self._stop)
        else:
            # Another program of this job has the terminal, such as an editor.
            os.kill(os.getpid(), signal.SIGSTOP)

    def _stop(self) -> None:
        if not self._shown or self._guarded.leaving:
            return
        self._guarded.suspended()
        self.suspend_application_mode()
        ours = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        # The whole job, as the key does: the shell waits for all of it. And not SIGSTOP,
        # which freezes a window that has no shell to continue the job.
        os.kill(0, signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, ours)
        self._show_again()

    def _continued(self, _number: int, _frame: FrameType | None) -> None:
        self._strayed = True
        self._wait_for_foreground()
        self._guarded.soon(self._answer_stray)

    def _answer_stray(self) -> None:
        # Whoever had the terminal meanwhile left it in a state of its own.
        if self._strayed and self._shown and not self._guarded.leaving:
            self.suspend_application_mode()
            self._show_again()

    def _show_again(self) -> None:
        self.resume_application_mode()
        self.send_message(self.SignalResume())

    def _wait_for_foreground(self) -> None:
        while self._is_in_background() and not self._guarded.leaving:
            # A job that was told to end while it was stopped must not stop again, and
            # that signal may be in the hands of another thread: hear it out.
            time.sleep(_HEARING)
            if not self._guarded.leaving:
                os.kill(0, signal.SIGSTOP)

    def _is_in_background(self) -> bool:
        try:
            owner = os.tcgetpgrp(self.fileno)
        except OSError:
            return False  # gone, or not the terminal that controls this job
        # 0 is a group of another namespace, of which nothing is known here.
        return owner not in {0, os.getpgrp()}
