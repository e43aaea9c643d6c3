"""In a terminal emulator nothing is left of what was there before an emoji, and nothing moves."""

import shutil
from pathlib import Path

import pytest
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from footcoach.ui.terminal.diff_renderer import DiffUpdate, ScreenCells, cells_of
from footcoach.ui.terminal.textual_private import LayoutUpdate
from tests.ui.terminal.subjects import World
from tests.ui.terminal.test_diff_renderer import STYLES, UNEVEN
from tests.ui.terminal.tmux_harness import Emulator, emulator

WIDTH, HEIGHT = 80, len(UNEVEN)
Screen = list[Strip]


def screen_of(*texts: str) -> Screen:
    """Return a screen in which each text follows each sign, with a bar at both edges."""
    rows = [texts[number % len(texts)].replace("*", sign) for number, sign in enumerate(UNEVEN)]
    inside = [Strip([Segment(row, STYLES[0])]).adjust_cell_length(WIDTH - 2) for row in rows]
    bar = Segment("|", STYLES[0])
    return [Strip([bar, *strip, bar]) for strip in inside]


SCREENS = [
    screen_of("x" * (WIDTH - 2)),
    screen_of("one * two", "* three four", "five **"),
    screen_of("one * ten", "*", "* five *", ""),
    screen_of("** six", "", "seven * eight * nine"),
]


def written(screens: list[Screen], *, whole: bool) -> str:
    """Return what is written to show one screen after the other."""
    sheet, console = ScreenCells(), Console(color_system="truecolor")
    region = Region(0, 0, WIDTH, HEIGHT)
    first, *others = screens
    parts = [DiffUpdate(sheet, LayoutUpdate([[one] for one in first], region))]
    said = [part.render_segments(console) for part in parts]
    for screen in others:
        if whole:
            update = LayoutUpdate([[one] for one in screen], region)
            said.append(DiffUpdate(sheet, update).render_segments(console))
        else:
            cells = (cells_of(one, ColorSystem.TRUECOLOR) for one in screen)
            said.append(sheet.write((y, 0, row) for y, row in enumerate(cells)))
    return "".join(said)


def show(window: Emulator, file: Path, text: str) -> list[str]:
    """Show a text in an empty window without line wrap, and return the rows that are seen."""
    file.write_text(
        f"\x1b[2J\x1b[?7l{text}\x1b[{HEIGHT + 2};1Hshown {file.name}\n", encoding="utf-8"
    )
    window.type(f"cat {file}")
    window.wait_prompt(after=f"shown {file.name}")
    return window.screen().splitlines()[:HEIGHT]


@pytest.mark.terminal
@pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")
def test_after_any_changes_the_emulator_shows_what_it_shows_of_the_last_screen(
    world: World, tmp_path: Path
) -> None:
    with emulator(world.env) as window:
        for end in range(2, len(SCREENS) + 1):
            fresh = show(
                window, tmp_path / f"fresh{end}", written(SCREENS[end - 1 : end], whole=True)
            )
            for whole in (False, True):
                text = written(SCREENS[:end], whole=whole)
                seen = show(window, tmp_path / f"{whole}{end}", text)

                assert seen == fresh
                assert all(row[0] + row[-1] == "||" for row in seen)
