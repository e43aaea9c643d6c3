"""Numbers and words as large as a window allows, drawn in half blocks.

A half block is as wide as it's high on most terminals, so a character five pixels high keeps
its shape at any whole scale. Numbers that have the room are drawn with a round pen instead.
"""

from footcoach.ui.widgets import round_digits

Row = tuple[bool, ...]
"""Whether each pixel is on, from left to right."""

_DRAWN = {
    "0": "###|# #|# #|# #|###",
    "1": " # |## | # | # |###",
    "2": "###|  #|###|#  |###",
    "3": "###|  #| ##|  #|###",
    "4": "# #|# #|###|  #|  #",
    "5": "###|#  |###|  #|###",
    "6": "###|#  |###|# #|###",
    "7": "###|  #| # | # | # ",
    "8": "###|# #|###|# #|###",
    "9": "###|# #|###|  #|###",
    "A": " # |# #|###|# #|# #",
    "B": "## |# #|## |# #|## ",
    "C": " ##|#  |#  |#  | ##",
    "D": "## |# #|# #|# #|## ",
    "E": "###|#  |## |#  |###",
    "F": "###|#  |## |#  |#  ",
    "G": " ###|#   |# ##|#  #| ###",
    "H": "# #|# #|###|# #|# #",
    "I": "#|#|#|#|#",
    "J": "  #|  #|  #|# #| # ",
    "K": "# #|# #|## |# #|# #",
    "L": "#  |#  |#  |#  |###",
    "M": "#   #|## ##|# # #|#   #|#   #",
    "N": "#  #|## #|# ##|#  #|#  #",
    "O": " # |# #|# #|# #| # ",
    "P": "## |# #|## |#  |#  ",
    "Q": " ## |#  #|#  #|# ##| ###",
    "R": "## |# #|## |# #|# #",
    "S": " ##|#  | # |  #|## ",
    "T": "###| # | # | # | # ",
    "U": "# #|# #|# #|# #|###",
    "V": "# #|# #|# #|# #| # ",
    "W": "#   #|#   #|# # #|## ##|#   #",
    "X": "# #|# #| # |# #|# #",
    "Y": "# #|# #| # | # | # ",
    "Z": "###|  #| # |#  |###",
    ":": " |#| |#| ",
    ".": " | | | |#",
    ",": "  |  |  | #|# ",
    "-": "   |   |###|   |   ",
    "'": "#|#| | | ",
    " ": "  |  |  |  |  ",
    "?": "###|  #| ##|   | # ",
    "◀": "  #| ##|###| ##|  #",
    "■": "####|####|####|####|####",
    "△": "     |  #  | ### |#####|     ",
    "▽": "     |#####| ### |  #  |     ",
    "○": " ## |#  #|#  #|#  #| ## ",
    "⇄": "   # |#####| #   |#####|   # ",
    "⏸": "# #|# #|# #|# #|# #",
    "▶": "#  |## |###|## |#  ",
}
GLYPHS = {char: tuple(drawn.split("|")) for char, drawn in _DRAWN.items()}
"""Rows of pixels for each character that can be drawn."""
HEIGHT = 5
_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def draw(text: str, width: int, height: int) -> tuple[str, ...]:
    """Return digits, letters and a few signs drawn as large as ``width`` by ``height`` cells allow.

    The lines are of equal length. Text that can't be drawn, or not in so little room, is
    returned as it is, cut to ``width``.
    """
    rows = _draw_round(text, width, height) or _draw_square(text.upper(), width, height)
    if not rows:
        return (text[: max(0, width)],)
    rows += [(False,) * len(rows[0])] * (len(rows) % 2)
    return tuple(_line(rows[at], rows[at + 1]) for at in range(0, len(rows), 2))


def _draw_round(text: str, width: int, height: int) -> list[Row]:
    """Draw with a round pen; return nothing without the room, or without strokes for it."""
    pixels = round_digits.tallest(text, width, 2 * height) if round_digits.can_draw(text) else 0
    return list(round_digits.bitmap(text, pixels)) if pixels else []


def _draw_square(text: str, width: int, height: int) -> list[Row]:
    """Draw in square pixels at the largest scale that fits; return nothing if none does."""
    scale = _scale(text, width, height)
    return [_row(text, row, scale) for row in range(HEIGHT) for _ in range(scale) if scale]


def _scale(text: str, width: int, height: int) -> int:
    if not text or not set(text) <= set(GLYPHS):
        return 0
    columns = sum(len(GLYPHS[char][0]) for char in text) + len(text) - 1
    return min(width // columns, 2 * height // HEIGHT)


def _row(text: str, row: int, scale: int) -> Row:
    pixels = " ".join(GLYPHS[char][row] for char in text)
    return tuple(pixel == "#" for pixel in pixels for _ in range(scale))


def _line(upper: Row, lower: Row) -> str:
    return "".join(_BLOCKS[pair] for pair in zip(upper, lower, strict=True))
