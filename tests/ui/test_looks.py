"""Pictures of the screens. Each test says what one must see in its picture."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.image import SVGImageSnapshotExtension

from footcoach.routine.library import Library
from footcoach.session.timeline import compile_timeline
from footcoach.sound.speaker import Silence
from footcoach.ui.app import FootcoachApp
from tests.ui.stage import SIZES, Stage


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(SVGImageSnapshotExtension)


def four_exercises() -> Stage:
    return Stage(compile_timeline(Library(Path("nowhere")).load("four-exercises")))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_hold(size: tuple[int, int], picture: SnapshotAssertion) -> None:
    """A large green number, what to do under it, LEFT FOOT at the left edge, a bead half full."""
    stage = four_exercises()
    async with stage.app.run_test(size=size) as pilot:
        stage.pass_time(28)
        await pilot.pause()

        assert stage.app.export_screenshot() == picture


async def test_a_change_of_sides(picture: SnapshotAssertion) -> None:
    """RIGHT FOOT at the right edge, in another colour than a hold, and the sign of two arrows."""
    stage = four_exercises()
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(130)
        await pilot.pause()

        assert stage.app.export_screenshot() == picture


async def test_a_pause(picture: SnapshotAssertion) -> None:
    """The number greyed, the word Paused, and how to go on."""
    stage = four_exercises()
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(28)
        await pilot.press("space")
        await pilot.pause()

        assert stage.app.export_screenshot() == picture


async def test_home(picture: SnapshotAssertion) -> None:
    """Routines at the left, doses at the right with our choices dim and in brackets."""
    app = FootcoachApp(Library(Path("nowhere")), lambda _: Silence())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.press(*"four")
        await pilot.pause()

        assert app.export_screenshot() == picture
