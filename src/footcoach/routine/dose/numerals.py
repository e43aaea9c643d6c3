"""Reads one number: in digits or in words, with a fraction or without."""

from typing import NamedTuple

from footcoach.routine.dose.tokens import APPROX, NUMBER, OFTEN, SPELT, Token
from footcoach.routine.dose.vocabulary import FREQUENT, NUMBER_WORDS, SECONDS
from footcoach.routine.model import Span

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
"""What a row of words stands for, by its first word."""


def by_first_word(*phrases: tuple[tuple[str, ...], str]) -> Phrases:
    """Return a table in which only rows that begin with the right word are looked at."""
    table: Phrases = {}
    for words, mark in phrases:
        table.setdefault(words[0], []).append((words, mark))
    return table


_VAGUE = by_first_word(
    (("a", "couple", "of"), "couple"),
    (("couple", "of"), "couple"),
    (("a", "few"), "few"),
    (("few",), "few"),
    (("several",), "several"),
)
_VAGUE_NUMBERS = {"couple": (2, 2), "few": (3, 5), "several": (5, 7)}
"""What words that aren't numbers are taken for."""
_TENS = range(20, 100, 10)
_ONES = range(1, 10)
_PARTS = range(2, 5)
"""What a whole can be divided into: halves, thirds, quarters."""


class Value(NamedTuple):
    """A number, or what a word like "several" is taken for."""

    low: float
    high: float
    end: int
    """Index of the token after it."""
    marks: frozenset[str] = frozenset()


class Cursor:
    """Looks at single tokens of a row; beyond its end there's nothing."""

    def __init__(self, tokens: tuple[Token, ...], source: str) -> None:
        self._source = source
        self._tokens = tokens
        self.steps = 0
        """How often a token was looked at."""

    def __getitem__(self, index: int) -> Token:
        """Return the token at ``index``, which must be in the row."""
        return self._tokens[index]

    def text(self, index: int) -> str:
        """Return the text of the token at ``index``; "" outside the row."""
        self.steps += 1
        return self._tokens[index].text if 0 <= index < len(self._tokens) else ""

    def has(self, index: int, *kinds: str) -> bool:
        """Whether the token at ``index`` is of one of ``kinds``."""
        self.steps += 1
        return 0 <= index < len(self._tokens) and any(map(self._tokens[index].has, kinds))

    def says(self, index: int, words: tuple[str, ...]) -> bool:
        """Whether ``words`` are the tokens from ``index`` on."""
        return all(self.text(index + place) == word for place, word in enumerate(words))

    def find(self, index: int, table: Phrases) -> tuple[tuple[str, ...], str]:
        """Return the first row of ``table`` that begins at ``index``; an empty one if none does."""
        rows = table.get(self.text(index), ())
        return next((row for row in rows if self.says(index, row[0])), ((), ""))

    def plain(self, index: int) -> Span | None:
        """Return a whole number without a fraction; None if there is none at ``index``."""
        if not self.has(index, NUMBER) or self._tokens[index].share is not None:
            return None
        return self._tokens[index].span

    def words(self, first: int, end: int) -> str:
        """Return the characters of the tokens from ``first`` to before ``end``."""
        return self._source[self._tokens[first].start : self._tokens[end - 1].end]

    def is_tight(self, index: int) -> bool:
        """Whether there's a token at ``index`` and no space before it."""
        return 0 <= index < len(self._tokens) and self._tokens[index].is_tight


def read_value(at: Cursor, index: int) -> Value | None:
    """Return the number that begins at ``index``; None if none does."""
    words, vague = at.find(index, _VAGUE)
    if words:
        mark = APPROX if vague == "couple" else SPELT
        return Value(*_VAGUE_NUMBERS[vague], index + len(words), frozenset({mark}))
    text = at.text(index)
    if at.says(index, ("half", "a", "dozen")):
        return Value(6, 6, index + 3)
    if text == "half":
        end = index + 1 + (at.text(index + 1) in ("a", "an"))
        return Value(0.5, 0.5, end) if at.text(end) in SECONDS else None
    if at.says(index, ("quarter", "of")):
        return Value(0.25, 0.25, index + 2 + (at.text(index + 2) in ("a", "an")))
    if text in ("a", "an"):
        return _read_one(at, index)
    return read_digits(at, index)


def read_digits(at: Cursor, index: int) -> Value | None:
    """Return a number in digits or in words of its own; None if there is none."""
    if not at.has(index, NUMBER):
        return None
    token = at[index]
    if token.share is not None:
        return Value(token.share, token.share, index + 1)
    if token.span is None:
        return None
    value, end = _read_whole(at, index, float(token.span.low))
    return Value(value, value, end)


def _read_one(at: Cursor, index: int) -> Value | None:
    """Return 1 for the ``a`` of a minute, 100 and 12 for a hundred and a dozen."""
    unit = at.text(index + 1)
    if unit in ("hundred", "dozen"):
        return read_digits(at, index + 1)
    is_rate = at.has(index - 1, "TIMES", NUMBER, "SESSION", "REP", OFTEN, "NOUN")
    if unit == "second" and at.text(index + 2)[:1].isalpha() and not at.has(index + 2, "HOLD"):
        # A second set isn't a time.
        return None
    if is_rate or at.text(index - 1) in FREQUENT or unit not in SECONDS or len(unit) == 1:
        return None
    return Value(1, 1, index + 1)


def _read_whole(at: Cursor, index: int, value: float) -> tuple[float, int]:
    """Return a whole number with what belongs to it: ``twenty-five``, ``2½``, ``1/2``."""
    end = index + 1
    if value in _TENS and at.text(index) in NUMBER_WORDS:
        after = end + (at.text(end) == "-")
        ones = NUMBER_WORDS.get(at.text(after), 0)
        return (value + ones, after + 1) if ones in _ONES else (value, end)
    if at.text(end) == "hundred":
        return value * 100, end + 1
    again = at.plain(end + 1) if at.text(end) == "(" and at.text(end + 2) == ")" else None
    if again and again.low == value:
        # The number is said in a word too: 3 (three).
        return value, end + 3
    return _read_fraction(at, value, end)


def _read_fraction(at: Cursor, value: float, end: int) -> tuple[float, int]:
    """Return ``value`` with the fraction that begins at ``end``, if one does."""
    if at.has(end, NUMBER) and (share := at[end].share) is not None and share < 1:
        return value + share, end + 1
    if at.says(end, ("and", "a", "half")):
        return value + 0.5, end + 3
    if value == 1 and (share := _share_below(at, end)):
        return share, end + 2
    over = at.plain(end)
    if over and over.low == 1 and (share := _share_below(at, end + 1)):
        return value + share, end + 3
    return value, end


def _share_below(at: Cursor, index: int) -> float:
    """Return one part of what is divided at ``index``, as in 1/2; 0 if nothing is."""
    below = at.plain(index + 1) if at.text(index) == "/" and at.is_tight(index + 1) else None
    return 1 / below.low if below and below.low in _PARTS else 0
