"""What is wrong in a file, where it stands, and what would be right."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

SHOWN = 20
"""Messages shown for one file before "and N more"."""

MOST = 1000
"""Mistakes after which a file is given up, so that nonsense costs no time or memory."""

_QUOTE = 40


class Spot(NamedTuple):
    """A place in a file; the first character is line 1, column 1."""

    line: int
    column: int


START = Spot(1, 1)


class Problem(NamedTuple):
    """One mistake."""

    file: str
    """As the user named it; empty where no file is to blame."""
    line: int
    column: int
    wrong: str
    right: str = ""
    """What to write instead; empty where nothing can be said."""

    def __str__(self) -> str:
        place = f"{printable(self.file)}:{self.line}:{self.column}: " if self.file else ""
        return f"{place}{self.wrong}; {self.right}" if self.right else f"{place}{self.wrong}"


class RoutineError(Exception):
    """A file, or several, that cannot be used; carries every mistake found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def lines(self) -> tuple[str, ...]:
        """Return one line for each mistake, at most twenty a file, then how many more."""
        files: dict[str, list[Problem]] = {}
        for problem in self.problems:
            files.setdefault(problem.file, []).append(problem)
        return tuple(line for file, found in files.items() for line in _listed(file, found))

    def __str__(self) -> str:
        return "\n".join(self.lines())


class MissingFileError(RoutineError):
    """There is no file of that name."""


class MisreadError(Exception):
    """A text that is not the value it should be: what is wrong, and what to write instead."""

    def __init__(self, wrong: str, right: str = "") -> None:
        super().__init__(wrong, right)
        self.wrong = wrong
        self.right = right


class Problems:
    """The mistakes found so far while one file is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._own: list[Problem] = []
        self._others: dict[Problem, None] = {}

    def __bool__(self) -> bool:
        return bool(self._own or self._others)

    def add(self, at: Spot, wrong: str, right: str = "") -> None:
        """Note a mistake of this file; raises `RoutineError` at the thousandth."""
        self._own.append(Problem(self.file, at.line, at.column, wrong, right))
        if len(self._own) == MOST:
            raise self.error()

    @contextmanager
    def note_misreading(self, at: Spot) -> Iterator[None]:
        """Note a `MisreadError` raised inside as a mistake at ``at``, and go on after it."""
        try:
            yield
        except MisreadError as error:
            self.add(at, error.wrong, error.right)

    def include(self, error: RoutineError) -> None:
        """Note the mistakes of another file that this one leans on, each once."""
        self._others.update(dict.fromkeys(error.problems))

    def suggest(self, word: str, options: Iterable[str]) -> str:
        """Return a question that names the option most like ``word``, or nothing.

        Looking is slow, so it ends with the last message that will be shown.
        """
        near = nearest(word, options) if len(self._own) < SHOWN else None
        return f"did you mean {near}?" if near else ""

    def error(self) -> RoutineError:
        """Return everything noted as an exception, this file's mistakes from top to bottom."""
        own = sorted(self._own, key=lambda problem: (problem.line, problem.column))
        return RoutineError((*own, *self._others))


def printable(text: str) -> str:
    """Return ``text`` with everything that a terminal might obey written as an escape."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


def quote(text: str) -> str:
    """Return ``text`` in quotes for a message: shortened, and safe to print."""
    short = text if len(text) <= _QUOTE else f"{text[: _QUOTE - 1]}…"
    return f'"{printable(short)}"'


def misread_error(text: str, what: str, right: str = "") -> MisreadError:
    """Return the error that ``text`` is something else than it should be."""
    return MisreadError(f"{quote(text)} {what}", right)


def nearest(word: str, options: Iterable[str]) -> str | None:
    """Return the option most like ``word``; None where none comes near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word[:_QUOTE].lower(), list(options), 1)), None)


def _listed(file: str, found: list[Problem]) -> list[str]:
    lines = [str(problem) for problem in found[:SHOWN]]
    if len(found) > SHOWN:
        lines.append(f"{printable(file)}: and {len(found) - SHOWN} more")
    return lines
