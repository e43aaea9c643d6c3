"""Notifications of the desktop: by the library, or else by what the system has for scripts.

Each way may be missing, fail or hang, so each runs in a thread of its own with a time limit.
"""

import asyncio
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from shutil import which
from threading import Thread
from typing import Final

from footcoach.child_processes import user_for_child

APP: Final = "footcoach"
LIMIT: Final = 5.0
"""Seconds that each way may take."""
_SCRIPT: Final = (
    "-e",
    "on run argv",
    "-e",
    "display notification (item 2 of argv) with title (item 1 of argv)",
    "-e",
    "end run",
)

_BRACKETS: Final = str.maketrans("<>", "\u2039\u203a")

Way = Callable[[str, str], None]
"""Shows a title and a text, or raises an error."""


class NotificationError(Exception):
    """It can't be shown; the message says why."""


def list_ways() -> tuple[Way, ...]:
    """Return the ways of this system, in the order in which they're tried."""
    return by_library, by_program


def notify(title: str, text: str, ways: tuple[Way, ...] | None = None) -> None:
    """Show a notification; raise `NotificationError` if no way worked.

    ``ways`` are tried in order, None is those of this system. Nothing in the texts is markup.
    """
    title, text = map(_without_markup, (title, text))
    reasons = []
    for way in list_ways() if ways is None else ways:
        reason = _try(way, title, text)
        if reason is None:
            return
        reasons.append(reason)
    raise NotificationError("; ".join(reasons))


def _try(way: Way, title: str, text: str) -> str | None:
    """Show it in one way; return why that failed, None if it didn't."""
    answers = SimpleQueue[str | None]()

    def show() -> None:
        try:
            way(title, text)
            answers.put(None)
        except Exception as error:  # noqa: BLE001, whatever a library raises, the next way is tried
            answers.put(str(error) or type(error).__name__)

    # A daemon, so that one that hangs can't keep the program from ending.
    Thread(target=show, name="notification", daemon=True).start()
    try:
        return answers.get(timeout=LIMIT)
    except Empty:
        return f"no answer within {LIMIT:g} s"


def by_library(title: str, text: str) -> None:
    """Show it by desktop-notifier; raise an error if it can't."""
    if sys.platform == "linux":
        _find_bus()
    try:
        from desktop_notifier import DesktopNotifier
    except ImportError as error:
        msg = "desktop-notifier isn't installed"
        raise NotificationError(msg) from error
    # It says in the log, with a traceback, what is said here in one line.
    logging.getLogger("desktop_notifier").setLevel(logging.CRITICAL)

    async def send() -> bool:
        notifier = DesktopNotifier(app_name=APP)
        await notifier.send(title=title, message=text)
        return bool(await notifier.get_current_notifications())

    if not asyncio.run(send()):
        msg = "the desktop doesn't take notifications"
        raise NotificationError(msg)


def by_program(title: str, text: str) -> None:
    """Show it by the system's program for scripts; raise an error if it can't."""
    if sys.platform == "darwin":
        command = ["osascript", *_SCRIPT, title, text]
    elif found := which("notify-send"):
        command = [found, f"--app-name={APP}", "--", title, text]
    else:
        msg = "there's no notify-send"
        raise NotificationError(msg)
    subprocess.run(  # noqa: S603, no shell
        command, capture_output=True, check=True, timeout=LIMIT, user=user_for_child()
    )


def _find_bus() -> None:
    """Find the bus of the desktop, also for what cron starts; raise an error if there is none."""
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return
    runtime = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
    bus = Path(runtime, "bus")
    if not bus.exists():
        msg = "there's no desktop session here"
        raise NotificationError(msg)
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={bus}"


def _without_markup(text: str) -> str:
    """Return a text in which no desktop finds markup: some take what's in angle brackets for it."""
    line = "".join(char if char.isprintable() or char == "\n" else " " for char in text)
    return line.translate(_BRACKETS)
