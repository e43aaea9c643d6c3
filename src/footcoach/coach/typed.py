"""Lines that a person types while a session is guided by text."""

import os
import sys
from queue import SimpleQueue
from threading import Thread

CHUNK = 4096


def typed_lines() -> "SimpleQueue[str | None]":
    """Return a queue that fills with the lines of stdin, and with None at its end."""
    lines = SimpleQueue[str | None]()
    if sys.stdin is None:
        lines.put(None)
    else:
        # A daemon, so that a stdin that never ends does not keep the program from ending.
        Thread(target=_read, args=(sys.stdin.fileno(), lines), name="stdin", daemon=True).start()
    return lines


def _read(descriptor: int, lines: "SimpleQueue[str | None]") -> None:
    # The descriptor itself: a thread that waits inside sys.stdin at exit holds its lock,
    # and the interpreter aborts.
    rest = b""
    while chunk := _chunk(descriptor):
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            lines.put(line.decode(errors="replace"))
    lines.put(None)


def _chunk(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, CHUNK)
    except OSError:  # the terminal is gone, which ends the typing just as well
        return b""
