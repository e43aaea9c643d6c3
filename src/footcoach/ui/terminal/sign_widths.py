"""What terminals show as one sign, how many cells it takes, and where they disagree on that.

An emoji with a skin tone or a variation selector, a family, a flag or a letter with marks is made
of several characters. Some terminals draw it in as many cells as Rich reckons with, some draw each
of its characters by itself, some leave a part out.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size

_JOINER = "\u200d"
_EXTENDS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400))))
"""Variation selectors and skin tones, which belong to the sign before them."""
_FLAG_LETTERS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
"""Two of these are a flag."""
_PLAIN = re.compile(r"[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2190-\u2bff]*")
"""Characters of one cell each, everywhere, of which nearly all text and drawings are made."""
_FIRST_EMOJI = "\U0001f000"
_UNEVEN_KINDS = frozenset({"Mc", "Me", "Mn", "Cf", "Cn", "Co"})
"""Unicode's categories of marks, of what isn't seen, and of what isn't assigned."""


def is_plain(text: str) -> bool:
    """Whether each character of ``text`` is a sign of one cell in every terminal."""
    return _PLAIN.fullmatch(text) is not None


def split_signs(text: str) -> Iterator[tuple[str, int]]:
    """Yield the signs of ``text``, each with the cells that Rich reckons with: 0, 1 or 2."""
    if is_plain(text):
        yield from ((char, 1) for char in text)
        return
    sign = ""
    for char in text:
        if sign and _belongs(sign, char):
            sign += char
        else:
            if sign:
                yield sign, cell_len(sign)
            sign = char
    if sign:
        yield sign, cell_len(sign)


def _belongs(sign: str, char: str) -> bool:
    """Whether ``char`` is a part of the sign that ``sign`` begins."""
    if char in _FLAG_LETTERS:
        return sign in _FLAG_LETTERS
    return sign[-1] == _JOINER or char in _EXTENDS or not get_character_cell_size(char)


@lru_cache(1024)
def is_uneven(sign: str) -> bool:
    """Whether terminals disagree on the cells that ``sign`` takes."""
    return len(sign) > 1 or (
        sign >= _FIRST_EMOJI or unicodedata.category(sign or " ") in _UNEVEN_KINDS
    )
