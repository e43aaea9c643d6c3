"""A start does each thing once: what counts is how much is styled and read, not how long it takes.

Times depend on the machine.
"""

import subprocess
import sys
from typing import Any

import pytest
from textual._compositor import Compositor, ReflowResult
from textual.css.stylesheet import Stylesheet
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.widgets.figure_view import FigureView
from footcoach.ui.widgets.routine_lists import ExerciseList, RoutineList
from tests.ui.logged import LoggedApp, until
from tests.ui.stage import SIZES, Stage
from tests.world import dose, exercise, move, timeline

LATER = {
    f"footcoach.ui.screens.{name}"
    for name in ("dialogs", "go_to", "home", "instructions", "keys_card", "settings", "summary")
}
"""What the first picture of a session doesn't wait for."""
SHOWS = "import sys, footcoach.ui.app, footcoach.ui.screens.session; print(*sys.modules)"
PRESSES = timeline(exercise("toe-press", dose(5, move("press", 10), release=10), ready=None))


class Counts:
    """How often screens were styled as a whole, and style sheets read all over again."""

    def __init__(self) -> None:
        self.styled = list[str]()
        self.read_again = 0


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counts:
    found = Counts()
    style, reparse = Screen.update_node_styles, Stylesheet.reparse

    def note_style(self: Screen[Any], animate: bool = True) -> None:
        found.styled.append(type(self).__name__)
        style(self, animate=animate)

    def note_reading(self: Stylesheet) -> None:
        found.read_again += 1
        reparse(self)

    monkeypatch.setattr(Screen, "update_node_styles", note_style)
    monkeypatch.setattr(Stylesheet, "reparse", note_reading)
    return found


@pytest.mark.parametrize("size", SIZES)
async def test_a_session_is_styled_once_before_its_first_picture(
    size: tuple[int, int], counts: Counts
) -> None:
    stage = Stage(PRESSES)

    async with stage.app.run_test(size=size) as pilot:
        await until(pilot, lambda: len(stage.app.screen_stack) > 1)
        await until(pilot, lambda: stage.screen.has_first_picture)

        assert counts.styled.count(SessionScreen.__name__) == 1
        assert counts.read_again == 0


@pytest.mark.parametrize("size", SIZES)
async def test_home_is_styled_once_before_its_first_picture(
    app: LoggedApp, size: tuple[int, int], counts: Counts
) -> None:
    async with app.run_test(size=size) as pilot:
        home = app.screen
        assert isinstance(home, HomeScreen)
        await until(pilot, lambda: home.has_first_picture)

        assert counts.styled.count(HomeScreen.__name__) == 1
        assert counts.read_again == 0


def test_a_session_waits_for_no_other_screen() -> None:
    shown = subprocess.run(
        [sys.executable, "-c", SHOWS], check=True, capture_output=True, text=True
    )

    assert not LATER & {*shown.stdout.split()}


async def test_home_shows_list_and_exercises_with_one_layout(
    app: LoggedApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once what is left today is read, and before the figure comes into its place."""
    app.store.follow("morning", yes=True)
    seen, place = list[tuple[int, int]](), Compositor.reflow

    def note(self: Compositor, parent: Widget, size: Size) -> ReflowResult:
        placed = place(self, parent, size)
        rows = parent.query_one(RoutineList).option_count
        seen.append((rows, parent.query_one(ExerciseList).option_count))
        return placed

    monkeypatch.setattr(Compositor, "reflow", note)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen.query_one(ExerciseList).option_count)
        await pilot.pause()

    first = next(number for number, (rows, _) in enumerate(seen) if rows)
    assert all(exercises for _, exercises in seen[first:])


async def test_a_session_is_shown_before_its_figure_is_fitted_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage, seen, fit = Stage(PRESSES), list[bool](), FigureView.preview

    def note(self: FigureView, *moment: Any) -> None:
        seen.append(stage.screen.has_first_picture)
        fit(self, *moment)

    monkeypatch.setattr(FigureView, "preview", note)
    async with stage.app.run_test() as pilot:
        await until(pilot, lambda: seen)

    assert all(seen)
