"""Reading JSON piece by piece, so that a long list in it is never in memory as a whole."""

import json
import re
from collections.abc import Callable, Iterator

from footcoach.log.json_codec import Json, loads, refuse_constant

Pieces = Callable[[], Iterator[str]]
"""Gives a text from its beginning, each time it's called; no piece is empty."""

_DECODER = json.JSONDecoder(parse_constant=refuse_constant)
_SPACE = re.compile(r"[ \t\n\r]*")


class LongList:
    """A list in the outermost object of a text, which is read again each time it's gone through."""

    def __init__(self, pieces: Pieces, key: str) -> None:
        self._pieces = pieces
        self._key = key

    def __iter__(self) -> Iterator[Json]:
        for key, value in _walk(_Scanner(self._pieces()), self._key):
            if key == self._key:
                yield from value


def load_pieces(pieces: Pieces, long: str) -> Json:
    """Read JSON as `loads` does, but with a `LongList` for the list under the key ``long``.

    Only the outermost object can have one. All of the text is looked at, so that what is wrong in
    it is said now: going through the list can't fail.
    """
    try:
        return _load(pieces, long)
    except (ValueError, RecursionError):
        # It says where the mistake is, and reads what isn't an object.
        return loads("".join(pieces()))


def _load(pieces: Pieces, long: str) -> Json:
    data: dict[str, Json] = {}
    for key, value in _walk(_Scanner(pieces()), long):
        if not isinstance(value, Iterator):
            data[key] = value
            continue
        if key in data:
            msg = f"{key} is there twice"
            raise ValueError(msg)
        for _ in value:
            pass
        data[key] = LongList(pieces, key)
    return data


def _walk(scanner: "_Scanner", long: str) -> Iterator[tuple[str, Json]]:
    """Yield the keys and values of an object; raise ValueError if it isn't one.

    The value of ``long`` is an iterator if it's a list, to go through before the next key.
    """
    scanner.take("{")
    more = not scanner.try_to_take("}")
    while more:
        key = scanner.read()
        if not isinstance(key, str):
            msg = "a key should be text"
            raise ValueError(msg)  # noqa: TRY004, as json raises for all that is wrong
        scanner.take(":")
        is_list = key == long and scanner.try_to_take("[")
        yield key, scanner.read_items() if is_list else scanner.read()
        more = scanner.take(",}") == ","
    scanner.take_end()


class _Scanner:
    """Reads values from a text of which only a part is at hand; raises ValueError."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self._pieces = pieces
        self._text = ""
        self._at = 0

    def read_items(self) -> Iterator[Json]:
        """Yield the items of a list that was begun."""
        more = not self.try_to_take("]")
        while more:
            yield self.read()
            more = self.take(",]") == ","

    def read(self) -> Json:
        """Return the next value."""
        self._skip_space()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except ValueError:
                if not self._get_more():
                    raise
            else:
                # A number may go on in the next piece.
                if end == len(self._text) and self._get_more():
                    continue
                self._at = end
                return value

    def take(self, marks: str) -> str:
        """Go past the next mark, which has to be one of ``marks``, and return it."""
        mark = self._skip_space()
        if not mark or mark not in marks:
            msg = f"should be one of {marks}"
            raise ValueError(msg)
        self._at += 1
        return mark

    def try_to_take(self, mark: str) -> bool:
        """Go past ``mark`` if it's next; return whether it was."""
        found = self._skip_space() == mark
        self._at += found
        return found

    def take_end(self) -> None:
        """Make sure that nothing else comes."""
        if self._skip_space():
            msg = "nothing should come after the object"
            raise ValueError(msg)

    def _skip_space(self) -> str:
        """Go to the next mark and return it; "" at the end."""
        while True:
            space = _SPACE.match(self._text, self._at)
            self._at = space.end() if space else self._at
            if self._at < len(self._text) or not self._get_more():
                return self._text[self._at : self._at + 1]

    def _get_more(self) -> bool:
        """Have at least twice as much of the text at hand; return False if there is no more.

        Twice, so that a value of many pieces isn't tried as many times.
        """
        more, wanted = list[str](), len(self._text) - self._at
        while wanted >= 0 and (piece := next(self._pieces, "")):
            more.append(piece)
            wanted -= len(piece)
        if more:
            self._text, self._at = "".join((self._text[self._at :], *more)), 0
        return bool(more)
