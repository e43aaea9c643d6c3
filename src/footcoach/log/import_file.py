"""The bytes of a file that someone wants to import, as text.

Where a file can't be an export, the message says what it is and what to import instead.
"""

import re
from json import detect_encoding

from footcoach.log.json_codec import MalformedError

_TABLE = re.compile(r'(sep=.\s+)?"?day"?[,;\t]"?began"?[,;\t]')
"""How the table for spreadsheets begins, even after a spreadsheet saved it again."""


def decode_export(data: bytes) -> str:
    """Return the text of an export in UTF-8, UTF-16 or UTF-32, with a byte order mark or without.

    Windows PowerShell writes UTF-16 when an output is sent to a file. Raise `MalformedError`
    where it is no text, or the table that ``history --csv`` prints.
    """
    try:
        text = data.decode(detect_encoding(data)).removeprefix("\ufeff")
    except UnicodeError:
        no_text = MalformedError("", "it isn't a text file in UTF-8 or UTF-16")
        raise no_text from None
    if _TABLE.match(text):
        wrong = "this is the CSV table; import what footcoach history --json prints instead"
        table = MalformedError("", wrong)
        raise table
    return text
