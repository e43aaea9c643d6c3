"""A start does each thing once: what counts is how much is styled and read, not how long it takes.

Times depend on the machine.
"""

from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.session import SessionScreen
from tests.ui.logged import LoggedApp, until
from tests.ui.stage import SIZES, Stage
from tests.world import dose, exercise, move, timeline

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
