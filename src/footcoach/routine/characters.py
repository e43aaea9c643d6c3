"""Which characters a text in a file can have.

A text pasted from a web page has odd spaces and invisible hints in it, and Persian, Malayalam and
emoji need joiners. What steers a terminal or turns text round is refused.
"""

import re
import unicodedata

DAMAGED = "\N{REPLACEMENT CHARACTER}"
"""What an editor puts in place of bytes that it couldn't read."""

JOINERS = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")
"""Invisible characters that join letters and emoji, or keep letters apart."""
_EMOJI_TAGS = range(0xE0020, 0xE0080)
_HINTS = (
    "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}"
)
_WITHOUT_HINTS = str.maketrans(dict.fromkeys(_HINTS, ""))


def replace_spaces(text: str) -> str:
    """Return ``text`` with a plain space for each wide, thin or no-break one."""
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(char) == "Zs" else char for char in text)


def drop_hints(text: str) -> str:
    """Return ``text`` without the invisible hints on where a line or a direction can change."""
    return text if text.isprintable() else text.translate(_WITHOUT_HINTS)


def is_refused(char: str) -> bool:
    """Whether no text can have ``char``: it steers a terminal, turns text round or is damaged."""
    if char.isprintable():
        return char == DAMAGED
    return char not in JOINERS and char not in _HINTS and ord(char) not in _EMOJI_TAGS


def is_shown_whole(text: str) -> bool:
    """Whether a terminal shows each character: none is refused or an invisible hint."""
    return text.isprintable() or not any(char in _HINTS or is_refused(char) for char in text)


def spell_refused(text: str) -> str:
    """Return ``text`` with an escape for each character that no text can have.

    For files of other programs, which show joiners, spaces and lines as they are.
    """
    return "".join(
        char.encode("unicode_escape").decode() if _is_unfit(char) else char for char in text
    )


def _is_unfit(char: str) -> bool:
    return char != "\n" and unicodedata.category(char) != "Zs" and is_refused(char)


def clean_line(text: str) -> str:
    """Return a typed or pasted text as one line, without refused characters and invisible hints."""
    return _clean(" ".join(text.splitlines()).replace("\t", " ")).strip()


def clean_text(text: str) -> str:
    """Return a typed or pasted text as `clean_line` does, but in its lines, and with its tabs."""
    parts = re.split(r"(\t|\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029])", text)
    marks = ("\t" if mark == "\t" else "\n" for mark in parts[1::2])
    return "".join(
        f"{_clean(part)}{mark}" for part, mark in zip(parts[::2], (*marks, ""), strict=True)
    )


def _clean(text: str) -> str:
    tidy = drop_hints(replace_spaces(text))
    return "".join(char for char in tidy if not is_refused(char))
