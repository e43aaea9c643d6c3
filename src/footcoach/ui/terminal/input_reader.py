"""Makes events of the bytes that come from a terminal, whatever those are.

Textual's parser is given only keys and codes that are whole and that it can read. It would wait for
ever for the end of a paste, type what it knows of half a code, and end with an error where a code
has a number that it doesn't expect.
"""

import codecs
import re
from collections.abc import Iterator

from textual import constants
from textual.events import Paste
from textual.message import Message

from footcoach.ui.terminal.input_splitter import InputSplitter, Kind, Piece
from footcoach.ui.terminal.key_reports import simplify
from footcoach.ui.terminal.textual_private import XTermParser

_NEEDS_SIZE = re.compile(r"\x1b\[(?:<\d+;-?\d+;-?\d+[Mm]|48(?:;\d+(?::[\d:]*)?){4}t)")
"""Reports of the mouse, which can be in pixels, and of the size that makes cells of those."""
_LONGEST_CODE = 32
"""Characters after which Textual's parser takes a code for keys."""
_WITH_ALT = re.compile(r"\x1b[^\x1b]?")
"""A code that could go on, were it not known to be whole."""


class InputReader:
    """Reads what one terminal sends."""

    def __init__(self) -> None:
        # Half a letter, and a byte that is none, are skipped.
        self._decode = codecs.getincrementaldecoder("utf-8")("ignore").decode
        self._splitter = InputSplitter(constants.ESCAPE_DELAY)
        self._keys, self._mouse = XTermParser(), XTermParser()

    @property
    def is_midway(self) -> bool:
        """Whether more must come, or some time pass, before all that was read is known."""
        return self._splitter.is_midway

    def read(self, data: bytes, now: float) -> Iterator[Message]:
        """Yield what ``data`` means, which came at the moment ``now`` in seconds."""
        for piece in self._splitter.feed(self._decode(data), now):
            yield from self._understand(piece)

    def tick(self, now: float) -> Iterator[Message]:
        """Yield what is known to be whole because nothing has come for a while."""
        for piece in self._splitter.tick(now):
            yield from self._understand(piece)

    def _understand(self, piece: Piece) -> list[Message]:
        if piece.kind is Kind.PASTE:
            return [Paste(piece.text.replace("\0", ""))]
        if piece.kind is Kind.KEYS:
            return self._parse_keys(piece.text)
        if _NEEDS_SIZE.fullmatch(piece.text):
            return self._parse_mouse(piece.text)
        code = simplify(piece.text)
        return self._parse_keys(code) if 0 < len(code) < _LONGEST_CODE else []

    def _parse_keys(self, text: str) -> list[Message]:
        try:
            found = [*self._keys.feed(text)]
            if _WITH_ALT.fullmatch(text):
                found += self._keys.feed("")
        except (ValueError, ArithmeticError):
            found = []
        if not found or _WITH_ALT.fullmatch(text):
            # It has ended, or waits for the rest of a code that it doesn't know.
            self._keys = XTermParser()
        return found

    def _parse_mouse(self, report: str) -> list[Message]:
        try:
            return [*self._mouse.feed(report)]
        except ArithmeticError:
            # The window has no pixels, says the terminal: then the mouse is reported in cells.
            self._mouse = XTermParser()
            return []
