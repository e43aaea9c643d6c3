"""A monkey at the keyboard: what it types, as bytes of a terminal, and into what windows.

It types what people's hands, cats and other keyboards do: bursts, held keys, capitals, letters of
other layouts, media keys, half a letter.
"""

from collections.abc import Iterator
from random import Random

_LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_LAYOUTS = "йцукенячстюЙЦУКЕНςερτυθγκضصثقفشקראטוןםㅂㅈㄷㄱäöüßÄé"
_SIGNS = "   !?+-.,[]/=#<"
_EDITING = (
    *("\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"),  # arrows
    *("\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\x1b[3~", "\x1b[2~"),  # page up and down, ...
    *("\r", "\n", "\x1b", "\t", "\x1b[Z", "\x7f"),  # Enter, Escape, Tab, Backspace
)
_COMMANDS = ("\x10", "\x0f", "\x06", "\x0c", "\x01", "\x05", "\x0b", "\x15", "\x1bOP")
_FAR = (
    *("\x1b[15~", "\x1b[15;2~", "\x1bx"),  # F5, Shift+F5, Alt+x
    *("\x1b[57428u", "\x1b[57430u", "\x1b[57435u", "\x1b[57436u"),  # media keys
    *("\x1b[32u", "\x1b[57413u", "\x1b[57412u", "\x1b[1095::120u"),  # Space, + and -, x in Cyrillic
    *("\x1b[97:65;2;65u", "\x1b[99;5:3u", "\x1b[1;1:2B"),  # Shift, a key let go, an arrow held
)
_MOUSE = ("\x1b[<0;5;3M\x1b[<0;5;3m", "\x1b[<35;9;2M", "\x1b[<64;5;3M", "\x1b[<65;5;3M")
_PASTE = ("\x1b[200~gg two\nlines\x1b[201~",)
_CUT = (
    *("\x1b[200~gg two\nlines", "\x1b[201~", "\x1b[<35;9", "\x1b[1;", "\x1b]11;rgb:1e"),
    *("\x1b[99999999999u", "\x1b[55296u", "\x1b[97;;57343u", "\x1b[48;9;9;0;0t", "\x00"),
)
"""What is left of a paste or a code that got lost on the way, and codes that say nothing."""
_LEAVING = ("\x11", "\x03", "\x1b[1089;5u", "\x1b[1089::99;5u")
_KINDS = {
    _LATIN: 6, _LAYOUTS: 2, _SIGNS: 3, _EDITING: 9, _COMMANDS: 2, _FAR: 2, _MOUSE: 1,
    _PASTE: 0.2, _CUT: 0.1, _LEAVING: 0.1,
}  # fmt: skip
"""Keys, and how often one of them is pressed beside the others."""
_LONGEST_BURST, _LONGEST_HELD = 12, 30
_HELD = 0.2
"""The share of bursts that are one key, held."""
WINDOWS = ((80, 24), (40, 12), (120, 40), (60, 16))


def bursts(chance: Random, keys: int) -> Iterator[list[str]]:
    """Yield keys that arrive at once, ``keys`` in all."""
    while keys > 0:
        kinds = chance.choices([*_KINDS], [*_KINDS.values()], k=chance.randint(1, _LONGEST_BURST))
        burst = [chance.choice(kind) for kind in kinds]
        if chance.random() < _HELD:
            burst = burst[:1] * chance.randint(2, _LONGEST_HELD)
        yield burst[:keys]
        keys -= len(burst)


def window(chance: Random) -> tuple[int, int]:
    """Return the columns and rows of a window, as often a small one as not."""
    small = chance.randint(1, 20), chance.randint(1, 8)
    return chance.choice((small, chance.choice(WINDOWS)))
