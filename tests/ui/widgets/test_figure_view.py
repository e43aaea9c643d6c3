"""The widget that shows how an exercise is done."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region

from footcoach.figure.motion import Moment
from footcoach.routine.enums import Side
from footcoach.ui.widgets.figure_view import FigureView
from tests.figure.shown import exercise
from tests.ui.logged import until
from tests.world import dose, move
from tests.world import exercise as make

HOSTILE = "[/] [b [@click=app.bell]x[/] $side [0]"


class Watched(FigureView):
    """Remembers what was drawn again."""

    def __init__(self, *, still: bool = False, words_only: bool = False) -> None:
        self.redrawn: list[tuple[Region, ...]] = []
        super().__init__(still=still, words_only=words_only)

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> "Watched":
        self.redrawn.append(regions)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


class Stage(App[None]):
    def __init__(self, view: Watched) -> None:
        super().__init__()
        self.view = view

    def compose(self) -> ComposeResult:
        yield self.view


@asynccontextmanager
async def shown(
    *, still: bool = False, words_only: bool = False, size: tuple[int, int] = (40, 15)
) -> AsyncIterator[Watched]:
    view = Watched(still=still, words_only=words_only)
    async with Stage(view).run_test(size=size):
        yield view


def rising(elapsed: float) -> Moment:
    return Moment(move="rise", elapsed=elapsed, seconds=3)


async def test_it_shows_a_figure_above_a_caption() -> None:
    async with shown() as view:
        view.show(exercise("heel-raise"), rising(1))

        *picture, words = view.text.splitlines()

    assert len(picture) == 14
    assert any(sign > "⠀" for row in picture for sign in row)
    assert words.strip() == "↗ Rise slowly onto your toes"


async def test_it_moves_with_the_session_and_not_by_itself() -> None:
    async with shown() as view:
        view.show(exercise("heel-raise"), rising(0.5))
        early = view.text
        view.show(exercise("heel-raise"), rising(2.5))
        late = view.text
        view.show(exercise("heel-raise"), rising(0.5))

        assert view.text == early != late
        assert not view._timers


async def test_in_a_hold_nothing_is_drawn_again() -> None:
    async with shown() as view:
        for elapsed in (0, 0.5, 1.1, 2.9):
            view.show(
                exercise("heel-raise"),
                Moment(move="hold", before="rise", elapsed=elapsed, seconds=3),
            )
            drawn = len(view.redrawn)
            view.redrawn.clear()

    assert drawn == 0


async def test_only_the_rows_that_change_are_drawn_again() -> None:
    async with shown() as view:
        view.show(exercise("towel-raise"), Moment(move="raise", elapsed=1, seconds=5))
        view.redrawn.clear()

        view.show(exercise("towel-raise"), Moment(move="raise", elapsed=1.5, seconds=5))

        (regions,) = view.redrawn
    assert regions
    assert all(region.height == 1 for region in regions)
    assert len(regions) < 15


async def test_a_still_view_shows_the_end_of_the_movement_at_once() -> None:
    async with shown(still=True) as view:
        view.show(exercise("heel-raise"), rising(0))
        first = view.text
        view.show(exercise("heel-raise"), rising(2.9))

        assert view.text == first
        assert first.splitlines()[-1].strip() == "Rise slowly onto your toes"


async def test_a_terminal_without_braille_gets_the_words() -> None:
    async with shown(words_only=True) as view:
        view.show(exercise("heel-raise"), rising(1))

        assert view.text.strip() == "Rise slowly onto your toes"


@pytest.mark.parametrize("size", [(19, 15), (40, 8), (6, 3), (1, 1)])
async def test_without_room_for_a_figure_only_words_are_left(size: tuple[int, int]) -> None:
    async with shown(size=size) as view:
        view.show(exercise("heel-raise"), rising(1))

        assert not any("⠀" < sign <= "⣿" for sign in view.text)


async def test_another_size_is_another_picture() -> None:
    view = Watched()
    async with Stage(view).run_test(size=(40, 15)) as pilot:
        view.show(exercise("heel-raise"), rising(1))
        await pilot.resize_terminal(30, 12)
        await until(pilot, lambda: len(view.text.splitlines()) == 12)

        rows = view.text.splitlines()

    assert max(len(row) for row in rows) <= 30
    assert any(sign > "⠀" for row in rows[:-1] for sign in row)


async def test_the_left_foot_looks_like_the_right_one_in_a_mirror() -> None:
    async with shown() as view:
        view.show(exercise("towel-raise"), replace(rising(1), move="raise", side=Side.RIGHT))
        right = view.text
        view.show(exercise("towel-raise"), replace(rising(1), move="raise", side=Side.LEFT))

        assert view.text != right


async def test_an_exercise_without_a_figure_has_its_words() -> None:
    async with shown() as view:
        view.show(make(same=dose(1, move("hold", do=HOSTILE))), Moment(move="hold"))

        assert view.text.strip() == HOSTILE


async def test_a_preview_goes_through_the_moves() -> None:
    async with shown() as view:
        captions = set()
        for elapsed in (1, 3, 5, 7):
            view.preview(exercise("heel-raise"), elapsed)
            captions.add(view.text.splitlines()[-1].strip(" ↗↙"))

    assert captions == {
        "Rise slowly onto your toes",
        "Stay at the top, weight over your big t…",
        "Lower your heels slowly, all the way",
        "Let go",
    }


async def test_nothing_to_show_is_nothing_shown() -> None:
    async with shown() as view:
        view.show(exercise("heel-raise"), rising(1))
        view.show(None)

        assert view.text.strip() == ""
