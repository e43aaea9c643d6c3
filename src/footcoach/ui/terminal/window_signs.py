"""What the terminal's window shows outside of the screen, as codes: title, progress, notices.

The title that was there before is kept on the terminal's own stack (XTWINOPS 22 and 23), and what
has no stack gets an empty title back, which most show as their own.
"""

from typing import NamedTuple

from footcoach.routine.characters import clean_line
from footcoach.ui.terminal.window_abilities import NoticeCode, WindowAbilities

_END = "\x1b\\"
_SAVE_TITLE = "\x1b[22;2t"
_RESTORE_TITLE = f"\x1b]2;{_END}\x1b[23;2t"
_NO_PROGRESS = f"\x1b]9;4;0{_END}"
_RUNS, _IS_PAUSED = 1, 4
_LONGEST = 60
"""Characters of the longest title; a taskbar has no room for more."""
_LONGEST_NOTICE = 300


class Signs(NamedTuple):
    """What to show."""

    title: str = ""
    """ "" leaves the title to the terminal."""
    percent: int | None = None
    """How much is done; None shows no progress."""
    is_paused: bool = False


class WindowSigns:
    """Shows them, and gives the window back as it was."""

    def __init__(self, abilities: WindowAbilities) -> None:
        self.abilities = abilities
        self._wanted = self._shown = Signs()

    def want(self, signs: Signs) -> None:
        """Take note of what to show from now on, whenever the window is ours."""
        self._wanted = self._without_unknown(signs)

    def show(self) -> str:
        """Return what to write to show what is wanted; "" if it's shown."""
        return self._change(self._wanted)

    def give_back(self) -> str:
        """Return what to write before another program gets the terminal, or we end."""
        return self._change(Signs())

    def _without_unknown(self, signs: Signs) -> Signs:
        title = clean_line(signs.title)[:_LONGEST] if self.abilities.has_title else ""
        if self.abilities.has_progress:
            return signs._replace(title=title)
        return Signs(title)

    def _change(self, signs: Signs) -> str:
        before, self._shown = self._shown, signs
        codes = ""
        if before.title and not signs.title:
            codes += _RESTORE_TITLE
        elif before.title != signs.title:
            codes += f"{'' if before.title else _SAVE_TITLE}\x1b]2;{signs.title}{_END}"
        if before[1:] != signs[1:]:
            codes += _write_progress(signs)
        return codes


def _write_progress(signs: Signs) -> str:
    if signs.percent is None:
        return _NO_PROGRESS
    state = _IS_PAUSED if signs.is_paused else _RUNS
    return f"\x1b]9;4;{state};{signs.percent}{_END}"


def write_notice(code: NoticeCode, title: str, text: str) -> str:
    """Return what makes the terminal notify."""
    title, text = (clean_line(one)[:_LONGEST_NOTICE] for one in (title, text))
    match code:
        case NoticeCode.OSC_9:
            return f"\x1b]9;{title}: {text}{_END}"
        case NoticeCode.OSC_777:
            # A semicolon ends the title.
            return f"\x1b]777;notify;{title.replace(';', ',')};{text}{_END}"
        case NoticeCode.OSC_99:
            ident = "i=footcoach"
            return f"\x1b]99;{ident}:d=0;{title}{_END}\x1b]99;{ident}:p=body;{text}{_END}"
