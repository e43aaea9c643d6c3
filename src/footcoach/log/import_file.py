"""The bytes of a file that someone wants to import, as text.

Where a file can't be an export, the message says what it is and what to import instead.
"""

import re
from collections.abc import Iterator
from functools import partial
from io import BytesIO, TextIOWrapper
from json import detect_encoding

from footcoach.log.json_codec import MalformedError
from footcoach.log.json_pieces import Pieces

_TABLE = re.compile(r'(sep=.\s+)?"?day"?[,;\t]"?began"?[,;\t]')
"""How the table for spreadsheets begins, even after a spreadsheet saved it again."""
_LOG = b"SQLite format 3\0"
"""How the log itself begins."""
_PIECE = 2**18
"""Characters that are decoded at a time."""
_INSTEAD = "import what footcoach history --json prints instead"


def decode_export(data: bytes) -> Pieces:
    """Return the text of an export in UTF-8, UTF-16 or UTF-32, with a byte order mark or without.

    Windows PowerShell writes UTF-16 when an output is sent to a file. Raise `MalformedError`
    if it isn't text, here or as its pieces are read, or if the text isn't an export.
    """
    if data.startswith(_LOG):
        log = MalformedError("", f"this is a log, not an export of it; {_INSTEAD}")
        raise log
    if wrong := _name_other(next(_decode(data), "")):
        other = MalformedError("", f"{wrong}; {_INSTEAD}")
        raise other
    return partial(_decode, data)


def _decode(data: bytes) -> Iterator[str]:
    """Yield a text piece by piece, without the mark of the byte order at its beginning."""
    text = TextIOWrapper(BytesIO(data), encoding=detect_encoding(data), newline="")
    try:
        piece = text.read(_PIECE).removeprefix("\ufeff")
        while piece:
            yield piece
            piece = text.read(_PIECE)
    except UnicodeError:
        no_text = MalformedError("", "it isn't a text file in UTF-8 or UTF-16")
        raise no_text from None


def _name_other(beginning: str) -> str:
    """Return what a text is by its beginning if it's no export; "" if it may be one."""
    if not beginning.strip():
        return "the file is empty"
    if _TABLE.match(beginning):
        return "this is the CSV table"
    return "" if beginning.lstrip().startswith("{") else "this isn't an export of footcoach"
