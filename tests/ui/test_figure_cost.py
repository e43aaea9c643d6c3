"""What a figure that moves costs the terminal, counted in bytes."""

from dataclasses import replace

import pytest
from rich.color import ColorSystem
from textual.app import App, ComposeResult

from footcoach.figure.motion import AT_REST, Moment
from footcoach.ui.terminal.diff_renderer import ScreenCells, cells_of
from footcoach.ui.widgets.figure_view import FigureView
from tests.figure.shown import IDS, exercise, film

MOST_A_SECOND = 8000
LOOKS_A_SECOND = 10


class Stage(App[None]):
    def compose(self) -> ComposeResult:
        yield FigureView()


class Terminal:
    """Counts what it takes to show a figure, all colours spelled out in full."""

    def __init__(self, view: FigureView) -> None:
        self.view = view
        self.sheet = ScreenCells()
        self.sheet.resize(*view.size)

    def show(self, ident: str, moment: Moment) -> int:
        self.view.show(exercise(ident), moment)
        strips = self.view.render_lines(self.view.size.region)
        cells = (cells_of(strip, ColorSystem.TRUECOLOR) for strip in strips)
        return len(self.sheet.write((y, 0, row) for y, row in enumerate(cells)).encode())

    def second(self, ident: str, moment: Moment) -> int:
        """Return the bytes of one second of looks, after a first one."""
        self.show(ident, moment)
        begin = moment.elapsed or 0
        looks = (begin + look / LOOKS_A_SECOND for look in range(1, LOOKS_A_SECOND + 1))
        return sum(self.show(ident, replace(moment, elapsed=look)) for look in looks)


@pytest.mark.parametrize(
    "size", [(40, 15), (60, 26), (80, 44)], ids=lambda size: f"{size[0]}x{size[1]}"
)
async def test_no_figure_takes_more_than_the_terminal_is_to_be_told(size: tuple[int, int]) -> None:
    app = Stage()
    async with app.run_test(size=size):
        terminal = Terminal(app.query_one(FigureView))
        taken = {
            (ident, move, begin): terminal.second(
                ident, Moment(move=move, elapsed=begin, seconds=4)
            )
            for ident in IDS
            for move in film(ident).motion.moves
            for begin in ((0.0, 1.5) if film(ident).motion.is_cyclic(move) else (0.0,))
        }

    assert {place: cost for place, cost in taken.items() if cost > MOST_A_SECOND} == {}


async def test_a_figure_that_is_held_takes_nothing() -> None:
    app = Stage()
    async with app.run_test(size=(40, 15)):
        terminal = Terminal(app.query_one(FigureView))

        assert (
            terminal.second("heel-raise", Moment(move="hold", before="rise", elapsed=1, seconds=5))
            == 0
        )
        assert terminal.second("heel-raise", AT_REST) == 0
