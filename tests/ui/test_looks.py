"""Pictures of the screens. Each test says what one must see in its picture.

Each screen is drawn once; home and a session in each size and theme.
"""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.color import ColorSystem
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.image import SVGImageSnapshotExtension
from textual.app import App
from textual.pilot import Pilot

from footcoach.log.records import DayOff, PainReport
from footcoach.routine.library import Library
from footcoach.session.timeline import compile_timeline
from footcoach.ui.appearance import Appearance
from footcoach.ui.screens.dialogs import PainDialog
from footcoach.ui.screens.history import HistoryScreen
from tests.log.world import MONDAY
from tests.ui.logged import LoggedApp, at_home, do, shows, until, until_workers_end
from tests.ui.stage import SIZES, Stage

pytestmark = pytest.mark.snapshot

STILL = 8
"""How many pictures in a row must be the same; Textual draws what has changed 60 times a second."""


class Looks(NamedTuple):
    """How a screen is to be seen."""

    size: tuple[int, int]
    theme: str

    @property
    def appearance(self) -> Appearance:
        # Still, so that a picture does not depend on when it was taken.
        return Appearance(theme=self.theme, still=True)


def _seen_as(*looks: Looks) -> pytest.MarkDecorator:
    names = [f"{one.size[0]}x{one.size[1]}-{one.theme}" for one in looks]
    return pytest.mark.parametrize("looks", looks, ids=names)


each_size_and_theme = _seen_as(
    *(Looks(size, theme) for size in SIZES for theme in ("footcoach", "textual-light"))
)
once = _seen_as(Looks((80, 24), "footcoach"))


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(SVGImageSnapshotExtension)


def _give_all_colours(app: App[int]) -> None:
    """Draw in all colours, whatever the terminal has in which the tests run."""
    app.console._color_system = ColorSystem.TRUECOLOR


def drawn(app: App[int]) -> str:
    """Return what is on the screen as SVG, without the fonts that it would fetch."""
    return re.sub(r"@font-face \{.*?\}\s*", "", app.export_screenshot(), flags=re.DOTALL)


async def settled(pilot: Pilot[int]) -> str:
    """Return the picture once nothing moves any more: on a busy machine the first ones are half."""
    seen: list[str] = []

    def is_still() -> bool:
        seen.append(drawn(pilot.app))
        return len(seen) >= STILL and len(set(seen[-STILL:])) == 1

    await until(pilot, lambda: getattr(pilot.app.screen, "has_first_picture", True))
    await until(pilot, is_still)
    return seen[-1]


@asynccontextmanager
async def in_session(looks: Looks, seconds: float, *keys: str) -> AsyncIterator[str]:
    """Show the session of a routine so long after it began, and after these keys."""
    timeline = compile_timeline(Library(Path("nowhere")).load("four-exercises"))
    stage = Stage(timeline, looks.appearance)
    _give_all_colours(stage.app)
    async with stage.app.run_test(size=looks.size) as pilot:
        await settled(pilot)
        stage.pass_time(seconds)
        await pilot.press(*keys)
        yield await settled(pilot)


@asynccontextmanager
async def with_a_log(looks: Looks, folder: Path) -> AsyncIterator[Pilot[int]]:
    """Show home to somebody who has a log of some weeks."""
    app = LoggedApp(folder, look=looks.appearance)
    _give_all_colours(app)
    app.store.note_fact("notice", "seen")
    for week in range(12):
        said = PainReport(before=1, after=1 + week // 3, asked=True)
        do(app, "morning", days_ago=7 * week, feeling=said)
        do(app, "four-exercises", days_ago=7 * week + 3, note="Calf tight." if week == 1 else "")
    app.store.mark((MONDAY - timedelta(days=9)).date(), DayOff.ILL)
    async with app.run_test(size=looks.size) as pilot:
        await at_home(pilot, app)
        yield pilot


@once
async def test_getting_ready(looks: Looks, picture: SnapshotAssertion) -> None:
    """A yellow number that counts down, what to fetch, the position, the foot that begins."""
    async with in_session(looks, 3) as seen:
        assert seen == picture


@each_size_and_theme
async def test_a_hold(looks: Looks, picture: SnapshotAssertion) -> None:
    """A large green number, what to do, LEFT at a solid left edge, a bead half full."""
    async with in_session(looks, 28) as seen:
        assert seen == picture


@once
async def test_a_change_of_sides(looks: Looks, picture: SnapshotAssertion) -> None:
    """RIGHT at a solid right edge, in another colour than a hold, and the sign of two arrows."""
    async with in_session(looks, 132) as seen:
        assert seen == picture


@once
async def test_a_rest(looks: Looks, picture: SnapshotAssertion) -> None:
    """Another colour again, a circle, both edges solid, the sets as beads."""
    async with in_session(looks, 455) as seen:
        assert seen == picture


@once
async def test_a_pause(looks: Looks, picture: SnapshotAssertion) -> None:
    """The number greyed, no colour in the frame, the word Paused, and how to go on."""
    async with in_session(looks, 28, "space") as seen:
        assert seen == picture


@once
async def test_the_keys(looks: Looks, picture: SnapshotAssertion) -> None:
    """Every key with what it does, on a card over the paused session."""
    async with in_session(looks, 28, "question_mark") as seen:
        assert seen == picture


@once
async def test_the_summary(looks: Looks, picture: SnapshotAssertion) -> None:
    """How long was worked in large type; done, half done and not begun told apart by sign."""
    async with in_session(looks, 100, "x") as seen:
        assert seen == picture


@each_size_and_theme
async def test_home(looks: Looks, picture: SnapshotAssertion, tmp_path: Path) -> None:
    """What is left today in the first line and marked; lengths and doses in line; the figure."""
    async with with_a_log(looks, tmp_path) as pilot:
        await pilot.press("home", *["down"] * 4)
        await until_workers_end(pilot)
        assert await settled(pilot) == picture


@once
async def test_history(looks: Looks, picture: SnapshotAssertion, tmp_path: Path) -> None:
    """The half year, the week bead by bead, sessions in columns with their lights as words."""
    async with with_a_log(looks, tmp_path) as pilot:
        await pilot.press("ctrl+l")
        await shows(pilot, HistoryScreen)
        await until_workers_end(pilot)

        assert await settled(pilot) == picture


@once
async def test_a_question(looks: Looks, picture: SnapshotAssertion, tmp_path: Path) -> None:
    """The numbers in a row, none chosen, what their ends mean, and what Enter and Esc do."""
    async with with_a_log(looks, tmp_path) as pilot:
        await pilot.press("enter")
        await shows(pilot, PainDialog)

        assert await settled(pilot) == picture
