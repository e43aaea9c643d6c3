"""A tiny app on the guard, with every trap that the real app cannot show.

``python -m tests.ui.terminal.specimen_app [TRAP]``. It writes what its hooks heard to
the file that SPECIMEN_NOTES names, and shows the word ``specimen``. ``b`` springs the
trap if it is one of those below; the others spring by themselves.
"""

import asyncio
import fcntl
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Label

from footcoach.ui.terminal.guarded_app import GuardedApp, run_guarded
from footcoach.ui.terminal.posix_driver import GuardedDriver
from footcoach.ui.terminal.window_signs import Signs

SECRET = "what a routine says"  # noqa: S105  # stands for text that must not reach a log


class Sprung(Message):
    """The trap is sprung in a handler."""


def fall(_: object = None) -> object:
    """Break, with something private in a local variable."""
    private = SECRET
    detail = "the floor\n\x1b[31mgave way"
    assert len(private) > 0
    raise ValueError(detail)


async def fall_later() -> object:
    """Break in a coroutine."""
    return fall()


def exhaust(depth: int = 0) -> int:
    """Break by going too deep."""
    return exhaust(depth + 1) + 1


class Specimen(GuardedApp):
    """Shows a word, keeps notes of its hooks, breaks on request."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit"),
        Binding("b", "spring"),
        Binding("3", "unfinished"),
    ]

    def __init__(self, trap: str) -> None:
        super().__init__()
        self._trap = trap

    def compose(self) -> ComposeResult:
        if self._trap == "compose":
            fall()
        yield Label("specimen")

    def on_mount(self) -> None:
        if isinstance(self.driver, GuardedDriver):
            self.driver.show_signs(Signs("specimen's title"))
        if self._trap == "on_mount":
            fall()
        if self._trap == "no-start":
            os.kill(os.getpid(), signal.SIGTERM)

    def on_unmount(self) -> None:
        if self._trap == "on_unmount":
            fall()

    async def run_on_loop(self) -> None:
        if self._trap == "early":
            os.kill(os.getpid(), signal.SIGTERM)
        await super().run_on_loop()

    def on_sprung(self) -> None:
        fall()

    def action_unfinished(self) -> None:
        self.exit(3)

    def action_spring(self) -> None:
        TRAPS[self._trap](self)

    def tear(self) -> None:
        """Write where a C library does."""
        os.write(2, b"ALSA lib torn screen\n")
        self.query_one(Label).update("on")

    def deafen(self) -> None:
        """Make the next key break the thread that reads keys."""
        assert self._driver is not None
        self._driver.process_message = fall  # type: ignore[assignment]
        self.query_one(Label).update("deaf")

    def press_again(self) -> None:
        """Have Ctrl+Z pressed again as soon as the terminal is given back, where it's a signal."""
        assert self._driver is not None
        close = self._driver.close

        def close_late() -> None:
            os.kill(0, signal.SIGTSTP)
            close()

        self._driver.close = close_late  # type: ignore[method-assign]
        self.query_one(Label).update("specimen with a key that is held")

    def flood(self) -> None:
        """Draw more than a terminal takes that nobody reads."""
        assert self._driver is not None
        for _ in range(200):
            self._driver.write("~" * 10_000)

    def leave(self, status: int = 0) -> None:
        note(f"leave {status}")
        super().leave(status)

    def prepare_to_stop(self) -> None:
        note("suspended")

    def handle_stray_error(self, error: Exception) -> None:
        note(f"broke {type(error).__name__}")
        if self._trap == "survivor":
            self.query_one(Label).update("no sound")
        else:
            super().handle_stray_error(error)


def note(text: str) -> None:
    """Write a line where the test reads it."""
    with Path(os.environ["SPECIMEN_NOTES"]).open("a", encoding="utf-8") as file:
        file.write(f"{text}\n")


def leave_to_itself(task: object) -> None:
    """Forget a task, which is how its error is lost."""
    assert task is not None


TRAPS: dict[str, Callable[[Specimen], object]] = {
    "timer": lambda app: app.set_timer(0.001, fall),
    "interval": lambda app: app.set_interval(0.001, fall),
    "message": lambda app: app.post_message(Sprung()),
    "action": fall,
    "recursion": lambda _: exhaust(),
    "async worker": lambda app: app.run_worker(fall_later()),
    "thread worker": lambda app: app.run_worker(fall, thread=True),
    "quiet async worker": lambda app: app.run_worker(fall_later(), exit_on_error=False),
    "quiet thread worker": lambda app: app.run_worker(fall, thread=True, exit_on_error=False),
    "thread": lambda _: threading.Thread(target=fall, daemon=True).start(),
    "survivor": lambda _: threading.Thread(target=fall, daemon=True).start(),
    "task": lambda _: leave_to_itself(asyncio.create_task(fall_later())),
    "callback": lambda _: asyncio.get_running_loop().call_later(0.001, fall),
    "sys.exit": lambda _: sys.exit(3),
    "fd 2": lambda app: app.tear(),
    "keyboard": lambda app: app.deafen(),
    "flood": lambda app: app.flood(),
    "held": lambda app: app.press_again(),
}


def surroundings() -> tuple[object, ...]:
    """Return what a run must leave as it was, apart from the terminal's settings."""
    return (
        [signal.getsignal(number) for number in sorted(signal.valid_signals())],
        (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__),
        (threading.excepthook, threading.active_count()),
        [(os.fstat(number).st_rdev, fcntl.fcntl(number, fcntl.F_GETFL)) for number in range(3)],
        len(os.listdir("/dev/fd")),  # noqa: PTH208  # a count, of what are no files
    )


if __name__ == "__main__":
    before = surroundings()
    status = run_guarded(Specimen(sys.argv[1] if len(sys.argv) > 1 else ""))
    note("all as before" if surroundings() == before else f"{before} != {surroundings()}")
    sys.exit(status)
