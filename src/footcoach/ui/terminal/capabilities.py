"""Whether the app can be shown here, and if not, what to say.

This is asked before Textual is imported: on a pipe, a closed stream or a dumb terminal
Textual draws all the same, reads end-of-file for ever or waits for a writer that died.
"""

import codecs
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

_REMEDY = "`footcoach run ROUTINE --plain` guides you with lines of text"

# Terminals that terminfo describes without a way to address the cursor.
_NO_ADDRESSING = frozenset({"", "dialup", "dumb", "emacs", "network", "unknown"})

# Terminals that draw with one font of 256 or 512 signs, none of them braille.
_NO_BRAILLE = frozenset({"ansi", "cons25", "linux", "vt100", "vt102", "vt220"})


class Stream(Protocol):
    """What we need to know of a standard stream."""

    @property
    def encoding(self) -> str:
        """The name of the encoding."""

    def isatty(self) -> bool:
        """Whether there is a terminal at the other end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where the program was started."""

    keys: Stream | None
    """The stream that keys come from; None if it's closed."""
    screen: Stream | None
    """The stream that Textual draws on; None if it's closed."""
    screen_name: str
    term: str | None
    """The kind of terminal; None where the system doesn't name one."""

    @classmethod
    def of_process(cls) -> "Surroundings":
        """Describe the streams and the environment of this process."""
        windows = sys.platform == "win32"
        return cls(
            keys=sys.__stdin__,
            # Textual draws on stderr everywhere but on Windows.
            screen=sys.__stdout__ if windows else sys.__stderr__,
            screen_name="stdout" if windows else "stderr",
            term=None if windows else os.environ.get("TERM", ""),
        )


def _no_keys(around: Surroundings) -> str | None:
    if around.keys is None or not around.keys.isatty():
        return "keys can't be read because stdin isn't a terminal"
    return None


def _no_screen(around: Surroundings) -> str | None:
    if around.screen is None or not around.screen.isatty():
        return f"nothing can be drawn because {around.screen_name} isn't a terminal"
    return None


def _no_addressing(around: Surroundings) -> str | None:
    if around.term in _NO_ADDRESSING:
        named = f"TERM is {around.term}" if around.term else "TERM isn't set"
        return f"the terminal can't draw a screen: {named}"
    return None


_CHECKS: tuple[Callable[[Surroundings], str | None], ...] = (
    _no_keys,
    _no_screen,
    _no_addressing,
)


def find_obstacle(around: Surroundings | None = None) -> str | None:
    """Return in one sentence why the app can't be shown and what to do instead; None if it can.

    ``around`` is this process unless given.
    """
    around = around or Surroundings.of_process()
    reason = next((reason for check in _CHECKS if (reason := check(around))), None)
    return reason and f"{reason}; {_REMEDY}"


def has_braille(around: Surroundings | None = None) -> bool:
    """Whether the terminal and its encoding have braille, which figures are drawn in."""
    around = around or Surroundings.of_process()
    if around.screen is None or around.term in _NO_BRAILLE:
        return False
    return _is_utf8(around.screen.encoding)


def _is_utf8(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False
