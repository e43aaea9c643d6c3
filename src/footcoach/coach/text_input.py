"""Lines that a person types while a session is guided by text, and the answers among them."""

import os
import sys
from collections.abc import Callable
from math import ceil
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Protocol

from footcoach.coach.questions import Answer, Question, TextQuestion

CHUNK = 4096
LONGEST_WAIT = 0.5
"""Seconds to wait for a line at a time, far below the gap that counts as having slept."""
PATIENCE = 5.0
"""Seconds to wait for the answer of something that is no terminal."""


class Commands(Protocol):
    """Where typed lines come from; a queue is one."""

    def get(self, block: bool, timeout: float | None) -> str | None:  # noqa: FBT001, a queue's own shape
        """Return the next line, or None once no more will come.

        Raises Empty if none comes within ``timeout`` seconds.
        """


class Answers(Commands, Protocol):
    """Typed lines of which one can be given back."""

    def put(self, item: str | None) -> None:
        """Give back a line, or the None, that is somebody else's."""


class Asker:
    """Asks by lines of text, and takes typed lines for answers."""

    def __init__(
        self, say: Callable[[str], None], commands: Answers, *, patient: bool = True
    ) -> None:
        self.patient = patient
        """A person sits there, who may take any time."""
        self._say = say
        self._commands = commands

    def ask(self, asked: Question) -> Any:
        """Return the value of the answer; None too if nobody gives one."""
        self._put(asked)
        while (line := self._line()) is not None:
            answer = _meant(line.strip().lower(), asked.answers)
            if answer:
                return answer.value
            self._say(f"Type one of {', '.join(answer.key for answer in asked.answers)}.")
        return None

    def write(self, blank: TextQuestion) -> str:
        """Return what was written; "" if nothing was."""
        self._put(blank)
        return "".join(char for char in (self._line() or "").strip() if char.isprintable())

    def _put(self, asked: Question | TextQuestion) -> None:
        for line in (asked.heading, *asked.lines):
            self._say(line)
        if isinstance(asked, Question):
            self._say("; ".join(_choice(answer) for answer in asked.answers))

    def _line(self) -> str | None:
        """Wait for a line; None if none will come, or none came in time."""
        waits = ceil(PATIENCE / LONGEST_WAIT)
        while self.patient or waits:
            waits -= 1
            try:
                line = self._commands.get(True, LONGEST_WAIT)
            except Empty:
                continue
            if line is None:
                # The session wants to know as well that nobody types any more.
                self._commands.put(None)
            return line
        return None


def _choice(answer: Answer) -> str:
    told = answer.text == answer.key or answer.text.startswith(f"{answer.key} ")
    return answer.text if told else f"{answer.key} {answer.text}"


def _meant(line: str, answers: tuple[Answer, ...]) -> Answer | None:
    """Return the answer that a line gives: an empty one the first, a number that of its text."""
    if not line:
        return answers[0]
    return next(
        (
            answer
            for answer in answers
            if line == answer.key or (line.isdecimal() and answer.text.startswith(f"{line} "))
        ),
        None,
    )


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
