"""ASCII in place of other characters, for terminals whose encoding has no others.

Each character is replaced by one of the same width, so that everything keeps its place.
"""

import codecs

NAME = "footcoach-ascii"

_SIMILAR = {
    "#": "█▉▊▋▌▍▐▓■▇▆▅",
    '"': "▀▔▝▘▛▜“”",
    "_": "▄▃▂▁▖▗▙▟",
    "+": "╭╮╰╯┌┐└┘├┤┬┴┼╔╗╚╝┏┓┗┛",
    "|": "│┃║▏▎▕",
    "-": "─┄╌–—‐",
    "=": "━═╸╺╍",
    "*": "●•✓✔◆",
    "o": "○◯▽",
    "@": "◐◑◔◕",
    "<": "◀←⟵‹⏎",
    ">": "▶→⟶›⇄",
    "^": "△▲↑",
    "v": "▼↓",
    ".": "…·",
    "'": "‘’ʼ",
    "!": "⏸",
    " ": "\u00a0",
}
_TABLE = {sign: plain for plain, signs in _SIMILAR.items() for sign in signs}


def plain(text: str) -> str:
    """Return ``text`` with each character replaced by one like it, or by a question mark."""
    return "".join(char if char.isascii() else _TABLE.get(char, "?") for char in text)


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plain(error.object[error.start : error.end]), error.end


def install() -> str:
    """Register the replacement as an error handler of encoders; return its name."""
    codecs.register_error(NAME, _replace)
    return NAME
