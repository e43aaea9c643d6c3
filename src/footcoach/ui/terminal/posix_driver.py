"""Textual's driver for POSIX terminals, made to go with job control and hang-ups.

Textual 8.2.8 starts its application mode a second time at every SIGCONT, reads for ever
from a terminal that is gone, and stops only itself where a key would stop the whole job.
"""

import asyncio
import os
import select
import signal
import time
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING, Any, cast

from textual.app import App
from textual.events import MouseEvent
from textual.message import Message

from footcoach.ui.terminal.input_reader import InputReader
from footcoach.ui.terminal.job_control import stop_job
from footcoach.ui.terminal.stop_flag import StopFlag
from footcoach.ui.terminal.textual_private import OpenDriver, has_parser

if TYPE_CHECKING:
    from footcoach.ui.terminal.guarded_app import GuardedApp
    from footcoach.ui.terminal.window_signs import Signs, WindowSigns

_LOOK = 5.0
"""Seconds between two looks whether the terminal is still there, and the longest wait for a key.
The thread that reads keys notices sooner, while it has the terminal."""
_KEY_LOOK = 0.1
"""Seconds for the rest of a code to come."""
_SIGNAL_DELAY = 0.25
"""Seconds for a signal that was given to another thread to reach the main thread, also on a busy
machine. Only a job that was continued in the background waits so long."""

_MOUSE_RECENT = 1.0
"""Seconds for which a mouse that moved may still be moving."""
_QUIET, _LONGEST = 0.3, 1.5
"""Seconds without input after which nothing more is on its way; and to wait for that at most."""
_CHUNK = 4096


class GuardedDriver(OpenDriver):
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
        self.exit_event = self._stop_reading = StopFlag()
        self._has_terminal = False
        self._last_mouse = float("-inf")
        """When the mouse was last reported, by the monotonic clock."""
        self._was_continued = False
        """Whether a SIGCONT came that no start of application mode has answered yet."""
        self._should_stop = False
        """Whether a SIGTSTP came that no stop has answered yet."""
        self._is_giving_back = False
        """Whether what restores the terminal is still being written."""
        signal.signal(signal.SIGTSTP, self._ask_to_stop)
        signal.signal(signal.SIGCONT, self._note_continued)
        self._signs: WindowSigns | None = None
        """What the window shows outside of the screen; None until something has to be shown."""
        self._watch()

    def show_signs(self, signs: "Signs") -> None:
        """Show something in the window outside of the screen, as far as it can."""
        # No first picture has to wait for these.
        from footcoach.ui.terminal.window_abilities import find_abilities
        from footcoach.ui.terminal.window_signs import WindowSigns

        self._signs = self._signs or WindowSigns(find_abilities())
        self._signs.want(signs)
        if self._has_terminal:
            self.write(self._signs.show())

    @property
    def can_notify(self) -> bool:
        """Whether the terminal is known to show notices."""
        return self._signs is not None and self._signs.abilities.notice is not None

    def show_notice(self, title: str, text: str) -> None:
        """Have the terminal notify, if it's known to be able to."""
        from footcoach.ui.terminal.window_signs import write_notice

        if self._signs and (code := self._signs.abilities.notice):
            self.write(write_notice(code, title, text))

    def start_application_mode(self) -> None:
        """Take the terminal, as soon as this job is in the foreground."""
        self._wait_for_foreground()
        if self._guarded.leaving:
            return
        self._has_terminal = True
        # From here on a SIGCONT means that another program had the terminal in between.
        self._was_continued = False
        self._stop_reading.open()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._signs:
            self.write(self._signs.show())

    def stop_application_mode(self) -> None:
        """Give the terminal back, once: the second time it would be another program's."""
        if self._has_terminal:
            # A job that gets a signal to end while it's stopped is in the background, where it
            # would be stopped once more for restoring the terminal.
            before = signal.signal(signal.SIGTTOU, signal.SIG_IGN)
            if self._signs:
                self.write(self._signs.give_back())
            super().stop_application_mode()
            signal.signal(signal.SIGTTOU, before)
            self._has_terminal = False

    def suspend_application_mode(self) -> None:
        """Give the terminal to another program, or to the shell, with all that restores it."""
        self._is_giving_back = True
        super().suspend_application_mode()
        self._is_giving_back = False

    def disable_input(self) -> None:
        """Stop reading keys, unless another program has the terminal."""
        if self._has_terminal:
            super().disable_input()
            if time.monotonic() - self._last_mouse < _MOUSE_RECENT:
                # The mouse is off for us; over a slow line it isn't yet for the terminal.
                discard_input(self.fileno)

    def close(self) -> None:
        """Wait until everything is written, and let go of what the driver holds."""
        super().close()
        self._stop_reading.close()

    def process_message(self, message: Message) -> None:
        """Hand on what was read."""
        if isinstance(message, MouseEvent):
            self._last_mouse = time.monotonic()
        super().process_message(message)

    def write(self, data: str) -> None:
        """Draw; without the terminal nothing would empty the queue, and we'd wait for ever."""
        if self._has_terminal and data:
            super().write(data)

    def read_keys(self) -> None:
        """Read keys until the driver is stopped; its errors are those of any other thread."""
        try:
            if has_parser():
                self._read_whole_keys()
            else:
                super().read_keys()
        except OSError:
            # This is how some systems report a terminal that is gone.
            self._guarded.call_soon(self._guarded.interrupt, signal.SIGHUP)

    def _read_whole_keys(self) -> None:
        reader, stop = InputReader(), self._stop_reading.fileno()
        while not self.exit_event.is_set():
            wait = _KEY_LOOK if reader.is_midway else _LOOK
            ready = select.select([self.fileno, stop], [], [], wait)[0]
            if self.fileno in ready:
                data = self._read_input()
                messages = reader.read(data, time.monotonic())
                if not data:
                    # The terminal is gone, or others read from it too.
                    self._guarded.call_soon(self._leave_if_gone)
                    self.exit_event.wait(_KEY_LOOK)
            else:
                # On a busy machine the rest of a code may be there though time has passed.
                messages = reader.tick(time.monotonic())
            for message in messages:
                self.process_message(message)

    def _read_input(self) -> bytes:
        try:
            return os.read(self.fileno, _CHUNK)
        except BlockingIOError:
            return b""  # a program before us left the terminal so, and another one was quicker

    def _watch(self) -> None:
        # A shell that ignores SIGHUP passes that on, so the signal may never come, and
        # the thread that reads keys would spin on end-of-file.
        self._leave_if_gone()
        if not self._guarded.leaving:
            asyncio.get_running_loop().call_later(_LOOK, self._watch)

    def _leave_if_gone(self) -> None:
        if self._is_gone():
            self._guarded.interrupt(signal.SIGHUP)

    def _is_gone(self) -> bool:
        poll = select.poll()
        poll.register(self.fileno, 0)
        return any(event & select.POLLHUP for _, event in poll.poll(0))

    def _ask_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        if self._has_terminal or self._is_giving_back or self._guarded.leaving:
            # Not here: a signal can arrive in the middle of anything, such as of giving it back.
            self._should_stop = True
            self._guarded.call_soon(self._stop)
        else:
            # Another program of this job has the terminal, such as an editor.
            os.kill(os.getpid(), signal.SIGSTOP)

    def _stop(self) -> None:
        if not self._should_stop or not self._has_terminal or self._guarded.leaving:
            return
        self._guarded.prepare_to_stop()
        self.suspend_application_mode()
        # The whole job, as the key does: the shell waits for every process. And not SIGSTOP,
        # which freezes a window that has no shell to continue the job.
        stop_job(signal.SIGTSTP)
        # The key that was pressed again in the meantime, or held, asked for the same stop.
        self._should_stop = False
        self._show_again()

    def _note_continued(self, _number: int, _frame: FrameType | None) -> None:
        self._was_continued = True
        self._wait_for_foreground()
        self._guarded.call_soon(self._restart_if_continued)

    def _restart_if_continued(self) -> None:
        # The program that had the terminal in the meantime left it in a state of its own.
        if self._was_continued and self._has_terminal and not self._guarded.leaving:
            self.suspend_application_mode()
            self._show_again()

    def _show_again(self) -> None:
        self.resume_application_mode()
        self.send_message(self.SignalResume())

    def _wait_for_foreground(self) -> None:
        while self._is_in_background() and not self._guarded.leaving:
            # A job that was told to end while it was stopped must not stop again, and
            # another thread may have that signal in hand: give it time.
            time.sleep(_SIGNAL_DELAY)
            if not self._guarded.leaving:
                stop_job(signal.SIGSTOP)

    def _is_in_background(self) -> bool:
        try:
            owner = os.tcgetpgrp(self.fileno)
        except OSError:
            return False  # it's gone, or isn't the terminal that controls this job
        # 0 is a group of another namespace, which says nothing about us.
        return owner not in {0, os.getpgrp()}


def discard_input(
    fileno: int,
    wait: Callable[[int, float], bool] = lambda fileno, seconds: bool(
        select.select([fileno], [], [], seconds)[0]
    ),
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Read what is still on its way from a terminal that has just been told to send no more.

    ``wait`` says whether there is input within some seconds.
    """
    end = clock() + _LONGEST
    try:
        while (left := end - clock()) > 0 and wait(fileno, min(left, _QUIET)):
            if not os.read(fileno, _CHUNK):
                return
    except OSError:
        return  # the terminal is gone
