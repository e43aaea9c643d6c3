"""What a conversation asks of its reader: the requests, and the replies to them.

A conversation is a generator that yields requests and does nothing else itself. Its reader
carries each one out and sends back the reply, which is None where no one answered or where
the log couldn't be used. See `footcoach.coach.conversation`.
"""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from footcoach.routine.model import Routine

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

SCALE = "0 no pain … 10 worst imaginable"


def _find_nothing(_: str) -> str:
    return ""


class Answer(NamedTuple, Generic[T_co]):
    """One of the answers to choose from."""

    text: str
    value: T_co


@dataclass(frozen=True, slots=True)
class Question(Generic[T_co]):
    """A question with a list of answers; the reply is the value of one of them."""

    heading: str
    lines: tuple[str, ...]
    answers: tuple[Answer[T_co], ...]
    """The first is the one to expect, and never changes a routine."""
    without: str = "cancel"
    """What happens without an answer: the label of Esc."""


@dataclass(frozen=True, slots=True)
class PainQuestion(Generic[T_co]):
    """A question about pain from 0 to 10; the reply is a `PainReply`."""

    heading: str
    lines: tuple[str, ...] = ()
    others: tuple[Answer[T_co], ...] = ()
    """What can be said besides a number, or instead of one."""
    without: str = "skip"
    """What happens without an answer: the label of Esc."""


class PainReply(NamedTuple, Generic[T_co]):
    """The reply to a question about pain."""

    pain: int | None
    """From 0 to 10; None if no number was chosen."""
    other: T_co | None = None
    """The value of the other answer; None if it was just a number."""


@dataclass(frozen=True, slots=True)
class TextQuestion:
    """A question that is answered with a line of text; the reply is a `TextReply`."""

    heading: str
    lines: tuple[str, ...] = ()
    without: str = "cancel"
    """What happens without an answer: the label of Esc."""
    confirm: str = "save"
    """What happens with what is typed: the label of Enter."""
    text: str = ""
    """What the line says already."""
    others: tuple[Answer[object], ...] = ()
    """Answers to choose instead of typing a text."""
    find_mistake: Callable[[str], str] = field(default=_find_nothing, compare=False)
    """Says what is wrong with an answer, "" for nothing; while it does, it's asked again."""


class TextReply(NamedTuple):
    """The reply to a question that takes a line of text."""

    text: str
    """Without what can't be shown; "" is none."""
    other: object = None
    """The value of the other answer; None if it was just a text."""


@dataclass(frozen=True, slots=True)
class Choice(Generic[T_co]):
    """One of several questions on a page; an answer is chosen beforehand."""

    heading: str
    short: str
    """The same in a word, where there is little room."""
    answers: tuple[Answer[T_co], ...]
    first: int = 0
    """The place of the answer that is chosen beforehand."""


class Suggestion(NamedTuple):
    """A routine that suits some answers."""

    name: str
    title: str
    facts: tuple[str, ...]
    """How long it takes, in which positions, and what to fetch."""
    exercises: tuple[str, ...]
    """The names of those that are done."""
    remark: str = ""
    """What it isn't that was asked for; "" is nothing."""


@dataclass(frozen=True, slots=True)
class RoutineQuestion:
    """Questions on one page that lead to a routine; the reply is a `RoutineReply`."""

    heading: str
    choices: tuple[Choice[object], ...]
    suggest: Callable[[tuple[object, ...]], tuple[Suggestion, ...]] = field(compare=False)
    """Returns what suits the values of the answers, the best first; there is always one."""
    load: Callable[[str], Routine] = field(compare=False)
    """Reads a routine by its name; raises `RoutineError`."""
    without: str = "see all routines"
    """What happens without an answer: the label of Esc."""


class RoutineReply(NamedTuple):
    """The reply to a question that leads to a routine."""

    values: tuple[object, ...]
    """Of the answers, in the order of the questions."""
    name: str
    """The routine's."""


@dataclass(frozen=True, slots=True)
class Message:
    """Something to read; the reply is None."""

    heading: str
    lines: tuple[tuple[str, str], ...]
    """Each is a label, "" for none, and a text."""
    confirm: str = ""
    """What putting it away confirms; "" is nothing, and in plain mode it needn't be put away."""


@dataclass(frozen=True, slots=True)
class Call(Generic[T_co]):
    """Something to read or write, which may raise `LogError`; the reply is what it returns."""

    what: Callable[[], T_co]


Request = Question[Any] | PainQuestion[Any] | TextQuestion | RoutineQuestion | Message | Call[Any]
Talk = Generator[Request, Any, T]
"""A conversation, or a part of one, that returns a ``T``."""


def ask(question: Question[T]) -> Talk[T | None]:
    """Ask a question; return the value of the answer."""
    reply: T | None = yield question
    return reply


def ask_pain(question: PainQuestion[T]) -> Talk[PainReply[T] | None]:
    """Ask about pain; return the reply."""
    reply: PainReply[T] | None = yield question
    return reply


def ask_text(question: TextQuestion) -> Talk[TextReply | None]:
    """Ask for a line of text; return the reply."""
    reply: TextReply | None = yield question
    return reply


def ask_routine(question: RoutineQuestion) -> Talk[RoutineReply | None]:
    """Ask which routine to do; return the reply."""
    reply: RoutineReply | None = yield question
    return reply


def show(message: Message) -> Talk[None]:
    """Have a message read."""
    yield message


def call(what: Callable[[], T]) -> Talk[T | None]:
    """Have something read or written; return what ``what`` returns."""
    reply: T | None = yield Call(what)
    return reply
