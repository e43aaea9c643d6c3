"""May the app be shown here, and if not, what to say.

Asked before Textual is imported: on a pipe, a closed stream or a dumb terminal Textual
draws all the same, reads end-of-file for ever or waits for a writer that died.
"""

import codecs
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

_REMEDY = "`footcoach run ROUTINE --plain` guides by lines of text"

# Terminals that terminfo describes without a way to address the cursor.
_NO_ADDRESSING = frozenset({"", "dialup", "dumb", "emacs", "network", "unknown"})


class Stream(Protocol):
    """What is asked of a standard stream."""

    @property
    def encoding(self) -> str:
        """The name of the encoding."""

    def isatty(self) -> bool:
        """Tell whether a terminal is at the other end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where the program was started."""

    keys: Stream | None
    """The stream that keys come from; None is closed."""
    screen: Stream | None
    """The stream that Textual draws on; None is closed."""
    screen_name: str
    term: str | None
    """The kind of terminal; None where the system does not name one."""

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
        return "keys cannot be read, stdin is not a terminal"
    return None


def _no_screen(around: Surroundings) -> str | None:
    if around.screen is None or not around.screen.isatty():
        return f"nothing can be drawn, {around.screen_name} is not a terminal"
    return None


def _no_addressing(around: Surroundings) -> str | None:
    if around.term in _NO_ADDRESSING:
        named = f"TERM is {around.term}" if around.term else "TERM is not set"
        return f"the terminal cannot draw a screen, {named}"
    return None


_CHECKS: tuple[Callable[[Surroundings], str | None], ...] = (
    _no_keys,
    _no_screen,
    _no_addressing,
)


def obstacle(around: Surroundings | None = None) -> str | None:
    """Say in one sentence why the app cannot be shown, and what can be done instead.

    None means that it can. Without ``around`` this process is looked at.
    """
    around = around or Surroundings.of_process()
    found = next((reason for check in _CHECKS if (reason := check(around))), None)
    return found and f"{found}; {_REMEDY}"


def draws_dots(around: Surroundings | None = None) -> bool:
    """Tell whether the terminal's encoding has braille, which figures are drawn in."""
    around = around or Surroundings.of_process()
    return around.screen is not None and _is_utf8(around.screen.encoding)


def _is_utf8(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False
