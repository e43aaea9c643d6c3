"""Reports of keys in the protocol of kitty, made simple enough for Textual's parser.

Textual 8.2.8 reads ``CSI key ; modifiers ; text u``, with a number for each character. Terminals
may say more: which key it would be with Shift and on a standard keyboard (``1089::99``), and
whether it was pressed, repeated or released (``5:3``).
See https://sw.kovidgoyal.net/kitty/keyboard-protocol/.
"""

import re
import unicodedata
from sys import maxunicode

_REPORT = re.compile(
    r"\x1b\[(?P<key>\d*)(?::\d*)?(?::(?P<standard>\d*))?"
    r"(?:;(?P<modifiers>\d*)(?::(?P<event>\d*))?)?"
    r"(?:;(?P<text>[\d:]*))?(?P<end>[u~A-HPQS])"
)
_RELEASED = "3"
_COMMANDING = 0b111110
"""The modifiers with which a key is a command: all but Shift and the locks."""
_MOST_DIGITS = 7
"""Digits that the number of a character has at most."""
_HALVES = range(0xD800, 0xE000)
"""Numbers of halves of characters, which no text may have."""


def simplify(code: str) -> str:
    """Return ``code`` as Textual can read it; "" if it says nothing of use.

    With Ctrl and the like, a letter of another script counts as the one on a standard keyboard. A
    code that isn't a report of a key is returned as it is.
    """
    report = _REPORT.fullmatch(code)
    if report is None:
        return code
    key, standard, modifiers, event, text, end = report.groups("")
    numbers = [number for number in (key, standard, *text.split(":")) if number]
    if event == _RELEASED or not all(map(_is_character, numbers)):
        return ""
    if standard and _is_command(modifiers) and _is_foreign(key):
        key = standard
    return f"\x1b[{';'.join((key, modifiers, text)).rstrip(';')}{end}"


def _is_character(number: str) -> bool:
    """Whether ``number`` is that of a character, and of no half of one."""
    return len(number) <= _MOST_DIGITS and int(number) not in _HALVES and int(number) <= maxunicode


def _is_command(modifiers: str) -> bool:
    return bool(int(modifiers or "1") - 1 & _COMMANDING)


def _is_foreign(key: str) -> bool:
    """Whether ``key`` is a letter of another script than Latin; punctuation isn't."""
    letter = chr(int(key or "0"))
    return letter.isalpha() and not unicodedata.name(letter, "LATIN").startswith("LATIN")
