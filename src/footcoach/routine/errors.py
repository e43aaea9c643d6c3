"""What is wrong in a file, where, and what to write instead."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

SHOWN = 20
"""Messages shown for one file before "and N more"."""

MOST = 1000
"""Mistakes after which the rest of a file isn't read, so that nonsense costs little."""

_QUOTE = 40

_SHORT = 8
"""Letters of a word in which two slips would make it another word."""


class Spot(NamedTuple):
    """A place in a file; the first character is line 1, column 1."""

    line: int
    column: int


START = Spot(1, 1)


class Problem(NamedTuple):
    """One mistake."""

    file: str
    """As the user named it; "" where the mistake isn't in a file."""
    line: int
    column: int
    wrong: str
    right: str = ""
    """What to write instead; "" where there's nothing to say."""

    def __str__(self) -> str:
        place = f"{printable(self.file)}:{self.line}:{self.column}: " if self.file else ""
        return f"{place}{self.wrong}; {self.right}" if self.right else f"{place}{self.wrong}"


class RoutineError(Exception):
    """A file, or several, that can't be used, with every mistake in it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def lines(self) -> tuple[str, ...]:
        """Return a line for each mistake, at most `SHOWN` a file, then how many more there are."""
        return tuple(line for line, _ in list_mistakes(self.problems))

    def __str__(self) -> str:
        return "\n".join(self.lines())


class MissingFileError(RoutineError):
    """There is no file with that name."""


class MisreadError(Exception):
    """A text that isn't the value it should be: what is wrong, and what to write instead."""

    def __init__(self, wrong: str, right: str = "") -> None:
        super().__init__(wrong, right)
        self.wrong = wrong
        self.right = right


class Problems:
    """The mistakes found so far in a file that is being read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._own: list[Problem] = []
        self._others: dict[Problem, None] = {}

    def __len__(self) -> int:
        return len(self._own) + len(self._others)

    def add(self, at: Spot, wrong: str, right: str = "") -> None:
        """Note a mistake in this file; raise `RoutineError` at the thousandth."""
        self._own.append(Problem(self.file, at.line, at.column, wrong, right))
        if len(self._own) == MOST:
            raise self.error()

    @contextmanager
    def note_misreading(self, at: Spot) -> Iterator[None]:
        """Note a `MisreadError` raised inside as a mistake at ``at``, and carry on after it."""
        try:
            yield
        except MisreadError as error:
            self.add(at, error.wrong, error.right)

    def include(self, error: RoutineError) -> None:
        """Add the mistakes of another file that this one uses, each once."""
        self._others.update(dict.fromkeys(error.problems))

    def suggest(self, word: str, options: Iterable[str]) -> str:
        """Return "did you mean …?" with the option most like ``word``; "" if none is like it.

        Comparing is slow, so it stops with the last mistake that is shown.
        """
        near = nearest(word, options) if len(self._own) < SHOWN else None
        return f"did you mean {near}?" if near else ""

    def error(self) -> RoutineError:
        """Return an exception with all mistakes, those of this file from top to bottom."""
        own = sorted(self._own, key=lambda problem: (problem.line, problem.column))
        return RoutineError((*own, *self._others))


def printable(text: str) -> str:
    """Return ``text`` with an escape for each character that a terminal might obey."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


def quote(text: str) -> str:
    """Return ``text`` in quotes for a message: shortened, and safe to print."""
    short = text if len(text) <= _QUOTE else f"{text[: _QUOTE - 1]}…"
    return f'"{printable(short)}"'


def misread_error(text: str, what: str, right: str = "") -> MisreadError:
    """Return the error that ``text`` isn't what it should be."""
    return MisreadError(f"{quote(text)} {what}", right)


def one_of(options: Iterable[str]) -> str:
    """Return options as a choice: a, b or c."""
    *others, last = options
    return f"{', '.join(others)} or {last}" if others else last


def nearest(word: str, options: Iterable[str]) -> str | None:
    """Return the option most like ``word``; None if none is like it."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word[:_QUOTE].lower(), list(options), 1)), None)


def is_slip_of(word: str, option: str) -> bool:
    """Whether ``word`` is ``option`` with a letter wrong, too many, missing or swapped.

    In a longer word it can be two; a slip is never in the first letter.
    """
    most = 1 if min(len(word), len(option)) <= _SHORT else 2
    if word[:1] != option[:1] or abs(len(word) - len(option)) > most:
        return False
    return 0 < _distance(word[:_QUOTE], option[:_QUOTE]) <= most


def _distance(one: str, other: str) -> int:
    """Return how many letters must be changed, added, dropped or swapped with their neighbour."""
    before, last = list[int](), list(range(len(other) + 1))
    for row, char in enumerate(one, 1):
        now = [row]
        for column, with_char in enumerate(other, 1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (char != with_char))
            if row > 1 and column > 1 and (char, with_char) == (other[column - 2], one[row - 2]):
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        before, last = last, now
    return last[-1]


def list_mistakes(problems: Iterable[Problem]) -> Iterator[tuple[str, Problem | None]]:
    """Yield a line for each mistake, at most `SHOWN` a file, with the mistake that it's about.

    The last line of a file says how many more there are, and is about none.
    """
    files: dict[str, list[Problem]] = {}
    for problem in problems:
        files.setdefault(problem.file, []).append(problem)
    for file, found in files.items():
        yield from ((str(problem), problem) for problem in found[:SHOWN])
        if len(found) > SHOWN:
            yield f"{printable(file)}: and {len(found) - SHOWN} more", None
