"""How commands print: results go to stdout, everything else to stderr.

Click, which most of them are read with, isn't needed for it: some answer before it's imported.
"""

import sys
from typing import TYPE_CHECKING, TextIO

from footcoach.routine.errors import RoutineError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footcoach.log.unsaved import UnsavedSession

_ASCII_ALONE = frozenset({"ascii", "us-ascii", "ansi_x3.4-1968", "646"})
"""Encodings that are taken for a mistake, as click takes them: UTF-8 is written there."""


def print_mistakes(error: RoutineError) -> None:
    """Print each mistake on a line of its own, to stderr."""
    for line in error.lines():
        _write(f"{line}\n", sys.stderr)


def print_note(text: str) -> None:
    """Print something that isn't a result on a line of its own, to stderr."""
    _write(f"footcoach: {text}\n", sys.stderr)


def print_unsaved(sessions: "Iterable[UnsavedSession]") -> None:
    """Say which sessions couldn't be saved, and print those that no file could take."""
    from footcoach.coach.unsaved_text import describe_unsaved

    for unsaved in sessions:
        print_note(describe_unsaved(unsaved))
        if unsaved.trouble:
            print_json_text(unsaved.text)


def print_lines(lines: "Iterable[str]") -> None:
    """Print the lines of a result; an empty one if there is none."""
    _write("\n".join(lines) + "\n", sys.stdout)


def print_json(data: object) -> None:
    """Print data for other programs."""
    import json

    print_json_text(f"{json.dumps(data, ensure_ascii=False, indent=2)}\n")


def print_json_text(text: str) -> None:
    """Print a piece of JSON as it is; escape what the encoding of stdout doesn't have."""
    if not _has_every_character():
        text = "".join(char if char.isascii() else _escape(char) for char in text)
    _write(text, sys.stdout)


def ring_terminal() -> None:
    """Ring the terminal's bell, if there is a terminal."""
    if sys.stderr.isatty():
        _write("\a", sys.stderr)


def _write(text: str, stream: TextIO | None) -> None:
    if stream is None:
        return  # there is no console
    if stream.encoding.lower() in _ASCII_ALONE and not text.isascii():
        stream.flush()
        stream.buffer.write(text.encode())
    else:
        stream.write(text)
    stream.flush()


def _has_every_character() -> bool:
    """Whether the encoding of stdout has every character there is."""
    return sys.stdout is None or sys.stdout.encoding.lower().startswith("utf")


def _escape(char: str) -> str:
    import json

    return json.dumps(char)[1:-1]
