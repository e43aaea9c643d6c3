"""A terminal that is told only of the differences shows the same as one that is told all."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import get_character_cell_size
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from footcoach.ui.terminal.diff_renderer import DiffUpdate, ScreenCells, cells_of
from footcoach.ui.terminal.pen import Cell
from footcoach.ui.terminal.sign_widths import is_uneven, split_signs
from footcoach.ui.terminal.textual_private import LayoutUpdate

WIDTH, HEIGHT = 20, 2
STYLES = [
    Style.parse(text)
    for text in (
        "#ffffff on #000000",
        "bold #ffffff on #000000",
        "#ff8800 on #000000",
        "underline #ff8800 on #203040",
        "reverse #ffffff on #000000",
        "none",
    )
]
EVEN = ["a", " ", " " * 12, "⣿", "⣿⣿⣿", "█", "日", "→"]
UNEVEN = [
    "\U0001f44d\U0001f3fd",  # with a skin tone
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # a family
    "\U0001f3f3\ufe0f\u200d\U0001f308",
    "\U0001f1e9\U0001f1ea",  # a flag
    "\u2764\ufe0f",
    "1\ufe0f\u20e3",
    "\U0001f9b6",
    "e\u0301",
    "a\u0323\u0302",
    "\u0928\u093f",  # a vowel that is a mark
    "\u0e01\u0e33",
    "a\u200b",
]
"""Signs of several characters, and those that are drawn as wide as the terminal thinks."""


def screens_with(texts: list[str]) -> st.SearchStrategy[list[Strip]]:
    """Give screens with texts in any places and styles."""
    pieces = st.tuples(st.sampled_from(texts), st.sampled_from(STYLES))
    strips = st.lists(pieces, max_size=8).map(
        lambda found: Strip([Segment(*one) for one in found]).adjust_cell_length(WIDTH, STYLES[0])
    )
    return st.lists(strips, min_size=HEIGHT, max_size=HEIGHT)


screens = screens_with([*EVEN, "e\u0301"])
KINDS = {"1": "bold", "22": "bold", "38": "ink", "39": "ink", "48": "ground", "49": "ground"}
Seen = dict[tuple[int, int], tuple[str, str]]
Signs = Callable[[str], Iterable[tuple[str, int]]]
"""Cuts a text into signs, each with the cells that a terminal draws it in."""


def draw_each_alone(text: str) -> Iterator[tuple[str, int]]:
    """Draw each character by itself, as the oldest terminals do."""
    for char in text:
        yield char, 2 if char >= "\U0001f000" else get_character_cell_size(char)


def draw_narrow(text: str) -> Iterator[tuple[str, int]]:
    """Draw each sign of several characters in one cell."""
    for sign, width in split_signs(text):
        yield sign, 1 if is_uneven(sign) else width


TERMINALS = {"together": split_signs, "alone": draw_each_alone, "narrow": draw_narrow}


@dataclass
class Terminal:
    """As much of a terminal as is needed: it moves, changes colours and shows signs."""

    seen: Seen = field(default_factory=dict)
    x: int = 0
    y: int = 0
    on: dict[str, str] = field(default_factory=dict)
    signs: Signs = split_signs

    def read(self, text: str) -> None:
        for codes, kind, shown in re.findall("\x1b\\[([\\d;]*)([BCHXm])|([^\x1b\r\n]+)", text):
            if kind == "H":
                self.y, self.x = (int(code) - 1 for code in codes.split(";"))
            elif kind == "C":
                self.x += int(codes)
            elif kind == "B":
                self.y += int(codes or 1)
            elif kind == "X":
                self._erase(int(codes))
            elif kind == "m":
                self._change(codes)
            else:
                for sign, width in self.signs(shown):
                    self._show(sign, width)

    def _change(self, codes: str) -> None:
        for code in re.findall(r"(?:^|;)([34]8;2;\d+;\d+;\d+|\d+)", codes):
            if code == "0":
                self.on = {}
            else:
                self.on[KINDS.get(code[:2], code)] = code

    def _erase(self, count: int) -> None:
        for x in range(self.x, self.x + count):
            self._put(x, " ", self.on.get("ground", "49"))

    def _show(self, sign: str, width: int) -> None:
        ground = self.on.get("ground", "49")
        bare = {name: code for name, code in self.on.items() if name not in {"ink", "bold"}}
        on = bare if sign == " " and not {"4", "7"} & self.on.keys() else self.on
        plain = {"ink": "39", "bold": "22"} if on is self.on else {}
        look = ";".join(sorted({**plain, **on, "ground": ground}.values()))
        for part in range(width):
            # Without line wrap, what goes on at the right edge is drawn on the last cell.
            self._put(min(self.x, WIDTH - 1), sign if part == 0 else "", look)
            self.x += 1

    def _put(self, x: int, sign: str, look: str) -> None:
        """Show a sign or its right half; half of another sign that it covers is empty then."""
        if sign and self.seen.get((x, self.y), (" ", ""))[0] == "":
            self._blank(x - 1)
        self.seen[x, self.y] = sign, look
        if self.seen.get((x + 1, self.y), (" ", ""))[0] == "":
            self._blank(x + 1)

    def _blank(self, x: int) -> None:
        if (x, self.y) in self.seen:
            self.seen[x, self.y] = " ", self.seen[x, self.y][1]


def drawn(screen: list[Strip]) -> list[tuple[int, int, list[Cell]]]:
    return [(y, 0, cells_of(strip, ColorSystem.TRUECOLOR)) for y, strip in enumerate(screen)]


def plainly(screen: list[Strip]) -> Seen:
    """Return what a terminal shows that is written to as Textual does it."""
    terminal = Terminal()
    for y, strip in enumerate(screen):
        terminal.read(f"\x1b[{y + 1};1H")
        for text, style, _ in strip:
            terminal.read((style or Style.null()).render(text, color_system=ColorSystem.TRUECOLOR))
    return terminal.seen


@given(st.lists(st.tuples(screens, st.booleans()), min_size=1, max_size=4), st.booleans())
def test_after_any_changes_the_terminal_shows_the_last_screen(
    shown: list[tuple[list[Strip], bool]], erases: bool
) -> None:
    """Also where some of them were written past the sheet."""
    terminal, sheet = Terminal(), ScreenCells()
    sheet.erases = erases
    sheet.resize(WIDTH, HEIGHT)

    for screen, past in shown:
        if past:
            sheet.remember(drawn(screen))
            terminal = Terminal(plainly(screen))
        else:
            terminal.read(sheet.write(drawn(screen)))

        assert terminal.seen == plainly(screen)
        assert terminal.on == {}


def beside_uneven(screen: list[Strip]) -> set[tuple[int, int]]:
    """Return the cells of a screen in which every terminal shows the same."""
    found, uneven = set(), False
    for y, _, cells in drawn(screen):
        for x, (sign, _) in enumerate(cells):
            uneven = is_uneven(sign) or (uneven and not sign)
            if not uneven:
                found.add((x, y))
    return found


@pytest.mark.parametrize("signs", TERMINALS.values(), ids=TERMINALS)
@given(
    shown=st.lists(st.tuples(screens_with(EVEN + UNEVEN), st.booleans()), min_size=1, max_size=4)
)
def test_however_wide_a_terminal_draws_emoji_all_else_is_in_its_place(
    signs: Signs, shown: list[tuple[list[Strip], bool]]
) -> None:
    terminal, sheet = Terminal(signs=signs), ScreenCells()
    console = Console(color_system="truecolor")

    for screen, whole in [(shown[0][0], True), *shown]:
        if whole:
            region = Region(0, 0, WIDTH, HEIGHT)
            update = LayoutUpdate([[strip] for strip in screen], region)
            terminal.read(DiffUpdate(sheet, update).render_segments(console))
        else:
            terminal.read(sheet.write(drawn(screen)))

        same, expected = beside_uneven(screen), plainly(screen)
        assert {at: terminal.seen[at] for at in same} == {at: expected[at] for at in same}
        assert all(x < WIDTH for x, _ in terminal.seen)


@pytest.mark.parametrize("sign", UNEVEN)
def test_a_sign_of_several_characters_is_one_cell_or_two(sign: str) -> None:
    strip = Strip([Segment(f"a{sign}b")])

    cells = cells_of(strip, ColorSystem.TRUECOLOR)

    assert len(cells) == strip.cell_length
    assert "".join(shown for shown, _ in cells) == f"a{sign}b"


def test_what_is_there_already_is_not_written_again() -> None:
    sheet, screen = ScreenCells(), [Strip([Segment("abc", STYLES[0])])]
    sheet.resize(3, 1)

    assert [bool(sheet.write(drawn(screen))) for _ in range(2)] == [True, False]


def test_after_another_size_nothing_is_known() -> None:
    sheet, screen = ScreenCells(), [Strip([Segment("abc", STYLES[0])])]
    written = []
    for width in (3, 3, 4, 3):
        sheet.resize(width, 1)
        written.append(sheet.write(drawn(screen)))

    assert written == [written[0], "", written[0], written[0]]


def test_what_was_shown_in_another_size_is_nothing_to_go_by() -> None:
    sheet, screen = ScreenCells(), [Strip([Segment("abc", STYLES[0])])]
    sheet.resize(3, 1)
    sheet.remember(drawn(screen))
    sheet.resize(2, 1)

    assert "ab" in sheet.write(drawn([Strip([Segment("ab", STYLES[0])])]))


def test_a_whole_screen_is_written_though_it_is_there_already() -> None:
    """Nobody asks for one unless the terminal may show something else by now."""
    sheet, console = ScreenCells(), Console(color_system="truecolor")
    screen = [Strip([Segment("abc", STYLES[0])])]
    whole = LayoutUpdate([screen], Region(0, 0, 3, 1))

    written = [DiffUpdate(sheet, whole).render_segments(console) for _ in range(2)]

    assert "abc" in written[0]
    assert written[1] == written[0]
    assert sheet.write(drawn(screen)) == ""


def test_only_the_cell_that_differs_is_written_and_no_colour_twice() -> None:
    sheet = ScreenCells()
    sheet.resize(9, 1)
    sheet.write(drawn([Strip([Segment("a       b", STYLES[0])])]))

    written = sheet.write(drawn([Strip([Segment("x       y", STYLES[0])])]))

    assert written == "\x1b[1;1H\x1b[38;2;255;255;255;48;2;0;0;0mx\x1b[7Cy\x1b[0m"


def test_a_long_empty_row_is_erased_where_the_terminal_keeps_the_colour() -> None:
    sheet = ScreenCells()
    sheet.erases = True
    sheet.resize(80, 1)

    written = sheet.write(drawn([Strip([Segment(" " * 80, STYLES[0])])]))

    assert written == "\x1b[1;1H\x1b[48;2;0;0;0m\x1b[80X\x1b[0m"


def test_what_lies_between_is_written_again_only_where_that_is_shorter_than_a_leap() -> None:
    written = {}
    for between in ("⣿", "⣿⣿"):
        sheet = ScreenCells()
        sheet.resize(WIDTH, 1)
        for sign in "xy":
            strip = Strip([Segment(f"{sign}{between}{sign}", STYLES[0])])
            written[between] = sheet.write(drawn([strip]))

    assert "my⣿y\x1b" in written["⣿"]
    assert "my\x1b[2Cy\x1b" in written["⣿⣿"]


def test_a_window_that_takes_another_colour_gets_each_colour_once_and_no_blanks() -> None:
    sheet, written = ScreenCells(), ""
    sheet.erases = True
    sheet.resize(WIDTH, HEIGHT)
    for ground in ("#000000", "#203040"):
        rows = [
            Strip([Segment(text, Style.parse(f"{ink} on {ground}")) for text, ink in row])
            for row in [[("one", "red"), (" " * 14, "red"), ("two", "blue")]] * HEIGHT
        ]
        written = sheet.write(drawn(rows))

    assert written.count("m") == 4, "the empty cells, red, blue, and plain at the end"
    assert " " not in written


def test_the_next_row_takes_the_shortest_move() -> None:
    sheet = ScreenCells()
    sheet.resize(4, 2)
    sheet.write(drawn([Strip([Segment("abcd", STYLES[0])])] * 2))

    written = sheet.write(drawn([Strip([Segment(text, STYLES[0])]) for text in ("axcd", "abxd")]))

    assert "x\x1b[Bx" in written
