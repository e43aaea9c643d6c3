"""Home is laid out once: what comes later, figure and today, has its place kept."""

from pathlib import Path

import pytest
from textual.geometry import Region
from textual.screen import Screen

from footcoach.log.records import PainReport
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.widgets.figure_demo import FigureDemo
from footcoach.ui.widgets.routine_lists import RoutineList
from tests.ui.logged import LoggedApp, do, until, until_workers_end

pytestmark = pytest.mark.usefixtures("few_pictures")

MOST_LAYOUTS = 12
"""Layouts of the screen until it's settled: the first, and those of lists, words and figure, each
followed by one for its scrollbar. On a quiet machine they are 7, and each that is asked for twice
comes on top."""
FIXED = ("#banner", "#routines", "#preview", "#about", "#picture", "#facts", "#exercises", "#keys")


def places(home: HomeScreen) -> dict[str, Region]:
    return {selector: home.query_one(selector).region for selector in FIXED}


def rows_shown(home: HomeScreen) -> list[str]:
    return list(home.query_one(RoutineList).ids)


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return the screens that were laid out, each as often as it was."""
    counted, lay_out = list[object](), Screen._refresh_layout

    def count(screen: Screen[None], *args: object, **options: object) -> None:
        counted.append(screen)
        lay_out(screen, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Screen, "_refresh_layout", count)
    return counted


@pytest.mark.parametrize("has_log", [False, True], ids=["no log", "a log with a plan"])
@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 12)], ids=str)
async def test_nothing_moves_once_there_are_rows(
    size: tuple[int, int], has_log: bool, tmp_path: Path, layouts: list[object]
) -> None:
    app = LoggedApp(tmp_path)
    if has_log:
        app.store.note_fact("notice", "seen")
        app.store.note_fact("plan asked", "seen")
        do(app, "morning", days_ago=1, feeling=PainReport(before=1, after=1, asked=True))
    async with app.run_test(size=size) as pilot:
        home = app.screen_stack[0]
        assert isinstance(home, HomeScreen)
        await until(pilot, lambda: rows_shown(home))
        first_rows, first_places = rows_shown(home), places(home)
        await until(pilot, lambda: home.query(FigureDemo))
        if has_log:  # otherwise the notice opens, and is laid out too
            await until_workers_end(pilot)
            await pilot.pause()

        assert rows_shown(home) == first_rows
        assert places(home) == first_places
        assert has_log == (first_rows[0] == "heading:Today")
        assert layouts.count(home) <= MOST_LAYOUTS


async def test_the_list_comes_without_the_log_if_that_takes_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = LoggedApp(tmp_path)
    app.store.note_fact("notice", "seen")

    monkeypatch.setattr(HomeScreen, "read_today", lambda _: None)
    monkeypatch.setattr("footcoach.ui.screens.home.LONGEST_WAIT", 0.01)
    async with app.run_test(size=(80, 24)) as pilot:
        home = app.screen_stack[0]
        assert isinstance(home, HomeScreen)
        await until(pilot, lambda: rows_shown(home))
        await pilot.press("down")

        assert home.query_one(RoutineList).highlighted_id == "desk-break"
