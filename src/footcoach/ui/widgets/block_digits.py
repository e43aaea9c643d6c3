"""Numbers and words as large as a window allows, drawn in half blocks.

A half block is as wide as it's high on most terminals, so a character five pixels high keeps
its shape at any whole scale. Numbers that have the room are drawn with a round pen instead.
"""

from textwrap import wrap

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
    returned as it is, cut to ``width`` with an ellipsis.
    """
    rows = _draw_round(text, width, height) or _draw_square(text.upper(), width, height)
    if rows:
        return _pair_up(rows)
    return (text if len(text) <= width else f"{text[: max(0, width - 1)]}…"[: max(0, width)],)


def draw_words(text: str, width: int, height: int) -> tuple[str, ...]:
    """Return words drawn as large as the room allows, in as many lines as that takes.

    Words that can't be drawn, or not in so little room, are in the terminal's own type, wrapped.
    """
    words = text.upper().split()
    broken = [_break(words, count) for count in range(1, len(words) + 1)]
    scales = [_scale(lines, width, height) for lines in broken]
    scale = max(scales, default=0)
    if not scale:
        return tuple(wrap(text, max(1, width), break_on_hyphens=False)[: max(1, height)])
    blocks = [_square(line, scale) for line in broken[scales.index(scale)]]
    widest = max(len(rows[0]) for rows in blocks)
    gap = [(False,) * widest] * scale
    rows = [row for block in blocks for row in (*gap, *(_centre(row, widest) for row in block))]
    return _pair_up(rows[scale:])


def _break(words: list[str], count: int) -> list[str]:
    """Return ``words`` in at most ``count`` lines, the longest as short as can be."""
    width = max(*map(len, words), -(-len(" ".join(words)) // count))
    while len(lines := wrap(" ".join(words), width, break_on_hyphens=False)) > count:
        width += 1
    return lines


def _centre(row: Row, width: int) -> Row:
    before = (width - len(row)) // 2
    return (False,) * before + row + (False,) * (width - len(row) - before)


def _pair_up(rows: list[Row]) -> tuple[str, ...]:
    """Return lines of half blocks, two rows of pixels each."""
    rows = rows + [(False,) * len(rows[0])] * (len(rows) % 2)
    return tuple(_line(rows[at], rows[at + 1]) for at in range(0, len(rows), 2))


def _draw_round(text: str, width: int, height: int) -> list[Row]:
    """Draw with a round pen; return nothing without the room, or without strokes for it."""
    pixels = round_digits.tallest(text, width, 2 * height) if round_digits.can_draw(text) else 0
    return list(round_digits.bitmap(text, pixels)) if pixels else []


def _draw_square(text: str, width: int, height: int) -> list[Row]:
    """Draw in square pixels at the largest scale that fits; return nothing if none does."""
    return _square(text, _scale([text], width, height))


def _square(text: str, scale: int) -> list[Row]:
    return [_row(text, row, scale) for row in range(HEIGHT) for _ in range(scale)]


def _scale(lines: list[str], width: int, height: int) -> int:
    """Return the largest scale at which all ``lines`` fit, a pixel apart; 0 if none does."""
    if not all(line and set(line) <= set(GLYPHS) for line in lines):
        return 0
    columns = (sum(len(GLYPHS[char][0]) + 1 for char in line) - 1 for line in lines)
    return min(width // max(columns), 2 * height // ((HEIGHT + 1) * len(lines) - 1))


def _row(text: str, row: int, scale: int) -> Row:
    pixels = " ".join(GLYPHS[char][row] for char in text)
    return tuple(pixel == "#" for pixel in pixels for _ in range(scale))


def _line(upper: Row, lower: Row) -> str:
    return "".join(_BLOCKS[pair] for pair in zip(upper, lower, strict=True))
