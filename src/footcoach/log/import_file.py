"""The bytes of a file that someone wants to import, as text.

Where a file can't be an export, the message says what it is and what to import instead.
"""

import re
from json import detect_encoding

from footcoach.log.json_codec import MalformedError

_TABLE = re.compile(r'(sep=.\s+)?"?day"?[,;\t]"?began"?[,;\t]')
"""How the table for spreadsheets begins, even after a spreadsheet saved it again."""
_LOG = b"SQLite format 3\0"
"""How the log itself begins."""
_INSTEAD = "import what footcoach history --json prints instead"


def decode_export(data: bytes) -> str:
    """Return the text of an export in UTF-8, UTF-16 or UTF-32, with a byte order mark or without.

    Windows PowerShell writes UTF-16 when an output is sent to a file. Raise `MalformedError`
    where it's no text, or a text that is no export at all.
    """
    if data.startswith(_LOG):
        log = MalformedError("", f"this is a log, not an export of it; {_INSTEAD}")
        raise log
    try:
        text = data.decode(detect_encoding(data)).removeprefix("\ufeff")
    except UnicodeError:
        no_text = MalformedError("", "it isn't a text file in UTF-8 or UTF-16")
        raise no_text from None
    if wrong := _name_other(text):
        other = MalformedError("", f"{wrong}; {_INSTEAD}")
        raise other
    return text


def _name_other(text: str) -> str:
    """Return what a text is if it's no export; "" if it may be one."""
    if not text.strip():
        return "the file is empty"
    if _TABLE.match(text):
        return "this is the CSV table"
    return "" if text.lstrip().startswith("{") else "this isn't an export of footcoach"
