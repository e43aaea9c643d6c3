"""Makes text of a routine safe to hand to a speech engine, and easy for it to say."""

import re
import unicodedata

from footcoach.session.vocabulary import name_number

LONGEST = 80
"""Characters of a text that are said: about five seconds."""
_UNITS = {
    "s": "seconds",
    "sec": "seconds",
    "min": "minutes",
    "kg": "kilos",
    "lb": "pounds",
    "lbs": "pounds",
    "cm": "centimetres",
}
"""Units that engines spell out, by how they're written after a number."""
_KEPT = " '-"
"""What isn't a letter or a digit and is said, or makes a pause; all else means something to one
engine or another: brackets and slashes are phonemes, angle brackets are markup."""


def clean(text: str) -> str:
    """Return what an engine is given for ``text``; "" if it can't be said.

    It's one line of words of Latin letters and digits, with hyphens and apostrophes only inside a
    word, and has at most `LONGEST` characters. Text in other scripts can't be said, since the
    voices are English.
    """
    plain = unicodedata.normalize("NFKC", text[: 4 * LONGEST]).replace(
        "\N{RIGHT SINGLE QUOTATION MARK}", "'"
    )
    if any(char.isalpha() and not _is_latin(char) for char in plain):
        return ""
    kept = "".join(char if _is_said(char) else " " for char in plain)
    joined = re.sub(r"(?<!\w)['-]+|['-]+(?!\w)", " ", kept)
    spelled = re.sub(r"(\d+) ?([a-z]+)?\b", _spell_number, " ".join(joined.split()))
    return _shorten(spelled).strip(_KEPT)


def _is_said(char: str) -> bool:
    return char in _KEPT or (char.isalpha() and _is_latin(char)) or char in "0123456789"


def _is_latin(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith("LATIN ")


def _spell_number(found: re.Match[str]) -> str:
    """Write a number to fifty as a word, and the unit after it in full."""
    number, unit = found[1], found[2] or ""
    spelled = (name_number(int(number)) if len(number) < 3 else "").lower() or number  # noqa: PLR2004, digits
    return f"{spelled} {_UNITS.get(unit, unit)}".strip()


def _shorten(text: str) -> str:
    """Return as many whole words as are said; a part of the first if that alone is too long."""
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST + 1].rpartition(" ")[0] or text[:LONGEST]
