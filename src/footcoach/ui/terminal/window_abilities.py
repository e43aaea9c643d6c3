"""What the terminal's window can show outside of the screen, known by the terminal's name.

Nothing is asked of the terminal: an answer could arrive as typed keys. What isn't known to be
there isn't used, because a terminal that doesn't know a code may print it. Multiplexers pass on
none of it but the title.
"""

import os
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

_NO_TITLE = frozenset({"", "ansi", "cons25", "dumb", "linux", "vt100", "vt102", "vt220"})
_VTE_WITH_PROGRESS = 8000
"""VTE 0.80, as GNOME's and Xfce's terminals have it."""
_GHOSTTY_WITH_PROGRESS = (1, 2)


class NoticeCode(Enum):
    """Which code makes the terminal notify."""

    OSC_9 = "9"
    OSC_777 = "777"
    OSC_99 = "99"


class WindowAbilities(NamedTuple):
    """What this terminal can show."""

    has_title: bool = False
    has_progress: bool = False
    """Whether OSC 9;4 is progress there; elsewhere OSC 9 can be a notification."""
    notice: NoticeCode | None = None


def find_abilities(environ: Mapping[str, str] = os.environ) -> WindowAbilities:
    """Return what the terminal that these variables describe can show."""
    term = environ.get("TERM", "")
    has_title = term not in _NO_TITLE
    # Inside one, the variables of the terminal around it may still be set.
    if environ.get("TMUX") or environ.get("STY") or term.startswith(("screen", "tmux")):
        return WindowAbilities(has_title=has_title)
    return WindowAbilities(has_title, _has_progress(environ), _find_notice(environ, term))


def _has_progress(environ: Mapping[str, str]) -> bool:
    if environ.get("WT_SESSION") or environ.get("ConEmuANSI") == "ON":
        return True
    vte = environ.get("VTE_VERSION", "")
    if vte.isdecimal() and int(vte) >= _VTE_WITH_PROGRESS:
        return True
    version = _read_version(environ.get("TERM_PROGRAM_VERSION", ""))
    return environ.get("TERM_PROGRAM") == "ghostty" and version >= _GHOSTTY_WITH_PROGRESS


def _find_notice(environ: Mapping[str, str], term: str) -> NoticeCode | None:
    if environ.get("KITTY_WINDOW_ID") or term == "xterm-kitty":
        return NoticeCode.OSC_99
    if term == "foot" or term.startswith(("foot-", "rxvt-unicode")):
        return NoticeCode.OSC_777
    by_program = {
        "iTerm.app": NoticeCode.OSC_9,
        "ghostty": NoticeCode.OSC_9,
        "WezTerm": NoticeCode.OSC_777,
    }
    return by_program.get(environ.get("TERM_PROGRAM", ""))


def _read_version(text: str) -> tuple[int, ...]:
    parts = text.split("-", maxsplit=1)[0].split(".")
    return tuple(map(int, parts)) if all(part.isdecimal() for part in parts) else ()
