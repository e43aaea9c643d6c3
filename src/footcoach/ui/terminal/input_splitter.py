"""Cuts what a terminal sends into keys, codes and pastes, each of them whole.

A code that arrives in two parts is put together. If the rest never comes, the code is dropped: half
a report of the mouse must not type its digits. A paste ends at its mark, or after a quiet moment if
the mark got lost, so that no key is ever swallowed for good. Nothing here reads, waits or asks the
time.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from footcoach.routine.limits import LONGEST_SHEET

CODE_DELAY = 0.1
"""Seconds without input after which a code won't be completed, unless set otherwise."""
PASTE_DELAY = 1.0
"""Seconds without input after which the end of a paste counts as lost."""
LONGEST_PASTE = LONGEST_SHEET + 1
"""Characters of a paste that are kept: more than any field takes, so that it can tell."""
LONGEST_CODE = 1024
"""Characters after which an unfinished code is dropped."""
MOST_TYPED = 1000
"""Keys in a second that can be typed or held down; what comes faster is a paste without marks."""

_ESCAPE = "\x1b"
_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_ANSWER = r"\]\d+;|P[0-?]*[+$|~]|_G"
"""How answers of a terminal begin that end with `_STOP`: OSC, DCS, APC."""
_STOP = r"(?:\x07|\x1b\\)"
_CODE = re.compile(
    r"\x1b(?:"
    r"\[\[[A-E]"  # a function key of the Linux console
    r"|\[M[^\x1b]{3}"  # the mouse, in its oldest form
    r"|\[\d+\$"  # a key with Shift of rxvt
    r"|\[(?![\[M])[0-?]*[ -/]*[@-~]"
    r"|O\d*[A-Za-z@-~]"
    rf"|(?P<answer>{_ANSWER})[^\x07\x1b]*{_STOP}"
    r"|[^\x1b\[O\]P_]"  # Alt and a character
    r")"
)
_BEGUN = re.compile(
    rf"\x1b(?:(?:{_ANSWER})[^\x07\x1b]*(?:\x1b\Z)?"
    r"|\[(?:\[|M[^\x1b]{0,2}|[0-?]*[ -/]*)|O\d*|P[0-?]*|\]\d*|_)?"
)
"""The longest part of a code that is right so far."""
_SINGLE_KEY = re.compile(r"\x1b[\]P_]?")
"""A code that is a key without a rest: Escape, or Alt and a character that begins an answer."""
_KEYS_ALONE = re.compile(r"[\x03\x11]+|(?:\x1b\[[\d:;]+u)+")
"""Ctrl+C and Ctrl+Q, or reports of keys, by themselves: no terminal pastes those."""


class Kind(Enum):
    """What a piece of input is."""

    KEYS = auto()
    """Characters, each a key of its own."""
    CODE = auto()
    """One escape sequence."""
    PASTE = auto()
    """The text of a paste."""


class Piece(NamedTuple):
    """A piece of input that is whole."""

    kind: Kind
    text: str


class InputSplitter:
    """Cuts the input of one terminal."""

    def __init__(self, code_delay: float = CODE_DELAY) -> None:
        self._code_delay = code_delay
        self._begun = ""
        """A code whose rest hasn't come yet."""
        self._pasted: str | None = None
        """What a paste has brought so far; None outside of one."""
        self._last = float("-inf")
        """When input came last, in seconds."""
        self._since = float("-inf")
        """Since when keys are counted, in seconds."""
        self._typed = 0

    @property
    def is_midway(self) -> bool:
        """Whether a code or a paste has begun whose end hasn't come yet."""
        return bool(self._begun) or self._pasted is not None

    def feed(self, text: str, now: float) -> Iterator[Piece]:
        """Yield the pieces that are whole once ``text`` has come at the moment ``now``."""
        if self._pasted is not None and _KEYS_ALONE.fullmatch(text):
            yield from self._end_paste()
        self._last = now
        text, self._begun = self._begun + text, ""
        while text:
            piece, text = self._cut_key(text) if self._pasted is None else self._cut_paste(text)
            if piece is not None and piece.text:
                yield piece

    def tick(self, now: float) -> Iterator[Piece]:
        """Yield the pieces that are whole because nothing has come for a while, up to ``now``."""
        if self._begun and now - self._last >= self._code_delay:
            piece, self._begun = _close(self._begun), ""
            if piece is not None:
                yield piece
        if self._pasted is not None and now - self._last >= PASTE_DELAY:
            yield from self._end_paste()

    def _cut_key(self, text: str) -> tuple[Piece | None, str]:
        """Return the first piece of ``text``, if it is whole, and what is left to cut."""
        if text[0] != _ESCAPE:
            keys, escape, rest = text.partition(_ESCAPE)
            if self._is_too_fast(len(keys)):
                self._pasted = ""
                return None, text
            return Piece(Kind.KEYS, keys), escape + rest
        if code := _CODE.match(text):
            return self._take_code(code), text[code.end() :]
        found = _BEGUN.match(text)
        begun = found.group() if found else text
        if begun == text and len(text) <= LONGEST_CODE:
            self._begun = text
            return None, ""
        return _close(begun), text[len(begun) :]

    def _take_code(self, code: re.Match[str]) -> Piece | None:
        if code.group() == _PASTE_BEGINS:
            self._pasted = ""
            return None
        # We ask for no answers, so one was meant for the program before us.
        return None if code["answer"] else Piece(Kind.CODE, code.group())

    def _is_too_fast(self, keys: int) -> bool:
        if self._last - self._since > 1:
            self._since, self._typed = self._last, 0
        self._typed += keys
        return self._typed > MOST_TYPED

    def _cut_paste(self, text: str) -> tuple[Piece | None, str]:
        pasted, end, rest = f"{self._pasted}{text}".partition(_PASTE_ENDS)
        if end:
            self._pasted, self._typed = None, 0
            return Piece(Kind.PASTE, pasted[:LONGEST_PASTE]), rest
        # The mark at the end may come in two parts, so the last few characters stay too.
        self._pasted = pasted[:LONGEST_PASTE] + pasted[LONGEST_PASTE:][1 - len(_PASTE_ENDS) :]
        return None, ""

    def _end_paste(self) -> Iterator[Piece]:
        pasted, self._pasted, self._typed = self._pasted, None, 0
        if pasted:
            yield Piece(Kind.PASTE, pasted[:LONGEST_PASTE])


def _close(begun: str) -> Piece | None:
    """Return the key that an unfinished code is without a rest; None if it is none."""
    return Piece(Kind.CODE, begun) if _SINGLE_KEY.fullmatch(begun) else None
