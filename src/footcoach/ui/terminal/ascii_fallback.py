"""Signs in plain type, for terminals whose encoding has no others.

Each sign is replaced by one as wide, so that everything keeps its place.
"""

import codecs

NAME = "footcoach-plain-type"

_ALIKE = {
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
    "<": "◀←⟵‹",
    ">": "▶→⟶›⇄",
    "^": "△▲↑",
    "v": "▼↓",
    ".": "…·",
    "'": "‘’ʼ",
    "!": "⏸",
    " ": "\u00a0",
}
_TABLE = {sign: plain for plain, signs in _ALIKE.items() for sign in signs}


def plain(text: str) -> str:
    """Return ``text`` with each sign replaced by the one like it, or a question mark."""
    return "".join(char if char.isascii() else _TABLE.get(char, "?") for char in text)


def _instead(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plain(error.object[error.start : error.end]), error.end


def install() -> str:
    """Make the replacement known to encoders; return the name it goes by."""
    codecs.register_error(NAME, _instead)
    return NAME
