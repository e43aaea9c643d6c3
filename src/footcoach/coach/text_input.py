"""Typed lines in plain mode, and how a conversation is read by them."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Protocol, TypeVar

from footcoach.coach.log_service import LogService
from footcoach.coach.requests import (
    SCALE,
    Answer,
    Call,
    Choice,
    Message,
    PainQuestion,
    PainReply,
    Question,
    Request,
    RoutineQuestion,
    RoutineReply,
    Suggestion,
    Talk,
    TextQuestion,
    TextReply,
)
from footcoach.log.records import WORST
from footcoach.routine.characters import clean_line

T = TypeVar("T")

CHUNK = 4096
OFFERED = 3
"""How many routines are offered at once."""
LONGEST_WAIT = 0.5
"""Seconds to wait for a line at a time, far below the gap that counts as having slept."""


class Commands(Protocol):
    """Where typed lines come from; a queue is one."""

    def get(self, block: bool, timeout: float | None) -> str | None:  # noqa: FBT001, a queue's own shape
        """Return the next line, or None once no more will come.

        Raises Empty if none comes within ``timeout`` seconds.
        """


class Lines(Commands, Protocol):
    """Typed lines, of which one can be put back."""

    def put(self, item: str | None) -> None:
        """Put a line back, or the None that says that no more will come."""


class TextReader:
    """Reads a conversation in plain mode: says what it asks, and takes typed lines for replies.

    Answers are numbers. An empty line gives no answer, as does the end of the lines.
    """

    def __init__(
        self,
        log: LogService,
        lines: Lines,
        say: Callable[[str], None],
        warn: Callable[[str], None],
    ) -> None:
        self._log = log
        self._lines = lines
        self._say = say
        self._warn = warn
        self._warned: set[str] = set()

    def read(self, talk: Talk[T]) -> T:
        """Carry a conversation out to its end; return its result."""
        try:
            request = next(talk)
            while True:
                request = talk.send(self._carry_out(request))
        except StopIteration as end:
            result: T = end.value
            return result

    def drop_typed(self) -> None:
        """Drop lines that were typed before anything is asked: they weren't meant for that."""
        with suppress(Empty):
            while self._lines.get(True, 0) is not None:
                pass
            self._lines.put(None)

    def _carry_out(self, request: Request) -> object:
        match request:
            case Question():
                return self._choose(request)
            case PainQuestion():
                return self._rate(request)
            case TextQuestion():
                return self._write(request)
            case RoutineQuestion():
                return self._choose_routine(request)
            case Message():
                self._show(request)
                return None
            case Call():
                return self._call(request)

    def _choose(self, question: Question[T]) -> T | None:
        self._introduce(question)
        number = self._number(range(1, len(question.answers) + 1), question.without)
        return None if number is None else question.answers[number - 1].value

    def _choose_routine(self, question: RoutineQuestion) -> RoutineReply | None:
        values = tuple(self._choose_first(choice) for choice in question.choices)
        offers = question.suggest(values)[:OFFERED]
        answers = tuple(Answer(_name_offer(one), one.name) for one in offers)
        name = self._choose(Question(question.heading, (), answers, question.without))
        return None if name is None else RoutineReply(values, name)

    def _choose_first(self, choice: Choice[T]) -> T:
        """Ask one of several questions; an empty line is the answer that is chosen beforehand."""
        expected = choice.answers[choice.first]
        chosen = self._choose(
            Question(choice.heading, (), choice.answers, f"choose {expected.text}")
        )
        return expected.value if chosen is None else chosen

    def _rate(self, question: PainQuestion[T]) -> PainReply[T] | None:
        self._introduce(question)
        number = self._number(range(WORST + len(question.others) + 1), question.without)
        if number is None:
            return None
        if number <= WORST:
            return PainReply(number)
        return PainReply(None, question.others[number - WORST - 1].value)

    def _write(self, question: TextQuestion) -> TextReply | None:
        self._introduce(question)
        words = "".join(f" Or type: {other.text}" for other in question.others)
        while True:
            self._say(f"Type it, or just press Enter to {question.without}.{words}")
            line = clean_line(self._next_line() or "")
            for other in question.others:
                if _simplify(line) == _simplify(other.text):
                    return TextReply("", other.value)
            mistake = question.find_mistake(line) if line else ""
            if not mistake:
                return TextReply(line) if line else None
            self._say(mistake)

    def _show(self, message: Message) -> None:
        self._say(message.heading)
        for label, text in message.lines:
            self._say(f"{label.capitalize()}: {text}" if label else text)
        if message.confirm:
            self._say(f"Press Enter: {message.confirm}.")
            self._next_line()

    def _call(self, request: Call[T]) -> T | None:
        result, troubles = self._log.attempt(request.what)
        for trouble in troubles:
            if trouble not in self._warned:
                self._warn(trouble)
        self._warned.update(troubles)
        return result

    def _introduce(self, question: Question[T] | PainQuestion[T] | TextQuestion) -> None:
        for line in lines_of(question):
            self._say(line)

    def _number(self, allowed: range, without: str) -> int | None:
        """Return the typed number, None for an empty line; ask again if it isn't allowed."""
        prompt = (
            f"Type a number from {allowed[0]} to {allowed[-1]}, or just press Enter to {without}."
        )
        while True:
            self._say(prompt)
            line = (self._next_line() or "").strip()
            if not line:
                return None
            if line.isdecimal() and len(line) <= len(str(allowed[-1])) and int(line) in allowed:
                return int(line)

    def _next_line(self) -> str | None:
        """Wait for a line; None if no more will come."""
        while True:
            try:
                line = self._lines.get(True, LONGEST_WAIT)
            except Empty:
                continue
            if line is None:
                # The session too wants to know that nothing more will be typed.
                self._lines.put(None)
            return line


def _name_offer(one: Suggestion) -> str:
    remark = f". {one.remark}" if one.remark else ""
    return f"{', '.join((one.title, *one.facts))}{remark}"


def lines_of(question: Question[T] | PainQuestion[T] | TextQuestion) -> Iterator[str]:
    """Yield a question in lines, each answer with its number."""
    yield question.heading
    yield from question.lines
    match question:
        case Question(answers=answers):
            yield from (f"{number} {answer.text}" for number, answer in enumerate(answers, 1))
        case PainQuestion(others=others):
            yield SCALE
            yield from (f"{number} {other.text}" for number, other in enumerate(others, WORST + 1))
        case TextQuestion(text=text) if text:
            yield f"So far: {text}"
        case _:
            return


def _simplify(text: str) -> str:
    """Return just the letters of a text, to compare it with a typed one."""
    return "".join(filter(str.isalpha, text.casefold()))


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
