"""Each size of window has a layout of its own: what is read from the floor comes first."""

from pathlib import Path

import pytest

from footcoach.routine.enums import Sides
from footcoach.routine.library import Library
from footcoach.session.timeline import compile_timeline
from tests.ui.stage import SIZES, Stage, visible
from tests.world import dose, exercise, move, span, timeline

BOUTS = exercise("toe-walk", dose(1, move("walk", 20), sets=3), rest=span(10))
HOLD = exercise("heel-raise", dose(2, move("hold", 30, say="Stay high")), sides=Sides.EACH)


async def edges(stage: Stage) -> list[str]:
    """Return which edges of the window are solid."""
    return [
        name for name in ("left-edge", "right-edge") if stage.screen.query_one(f"#{name}").visible
    ]


async def test_the_edge_of_the_foot_that_works_is_solid() -> None:
    stage = Stage(timeline(HOLD, BOUTS))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(12)
        await pilot.pause()
        left = await edges(stage)
        stage.pass_time(70)
        await pilot.pause()
        right = await edges(stage)
        await pilot.press("n")
        both = await edges(stage)

    assert (left, right, both) == (["left-edge"], ["right-edge"], ["left-edge", "right-edge"])


@pytest.mark.parametrize("size", [*SIZES, (120, 36), (100, 14), (50, 30), (40, 20), (60, 9)])
async def test_the_number_takes_a_fifth_of_the_window_or_more(size: tuple[int, int]) -> None:
    """Type of that height is read from three metres."""
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(size=size) as pilot:
        stage.pass_time(12)
        await pilot.pause()
        rows = [
            line for line in str(stage.screen.query_one("#number").render()).split("\n") if line
        ]

        assert stage.number == "28"
        assert len(rows) >= size[1] / 5
        assert all(visible(stage.app, name) for name in ("number", "word", "side"))


@pytest.mark.parametrize("size", [(100, 14), (60, 9)])
async def test_in_a_low_window_word_and_side_stand_beside_the_number(size: tuple[int, int]) -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(size=size) as pilot:
        stage.pass_time(12)
        await pilot.pause()
        number, word, side = (
            stage.screen.query_one(f"#{n}").region for n in ("number", "word", "side")
        )

        assert word.x >= number.right
        assert side.y >= word.bottom
        assert not visible(stage.app, "figure")


async def test_in_a_wide_window_the_picture_stands_beside_number_and_word() -> None:
    stage = Stage(compile_timeline(Library(Path("nowhere")).load("three-exercises")))
    async with stage.app.run_test(size=(120, 36)) as pilot:
        stage.pass_time(12)
        await pilot.pause()
        figure, number, word, side = (
            stage.screen.query_one(f"#{n}").region for n in ("figure", "number", "word", "side")
        )

        assert word.x >= figure.right
        assert figure.height >= number.height + word.height
        assert side.width == figure.width + number.width


async def test_an_exercise_without_a_picture_leaves_its_room_to_the_number() -> None:
    stage = Stage(timeline(exercise("marbles")))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(11)
        await pilot.pause()

        assert not visible(stage.app, "figure")
        assert stage.screen.query_one("#number").region.width > 70


async def test_what_is_done_once_a_set_is_counted_by_its_sets() -> None:
    stage = Stage(timeline(BOUTS))
    async with stage.app.run_test(size=(80, 24)):
        stage.pass_time(10 + 30 + 5)
        second = stage.text("reps")
        stage.pass_time(20)
        resting = stage.text("reps")

    assert second == "set 2 of 3  ●◐○"
    assert resting == "set 2 of 3  ●●○"


async def test_an_arrow_says_which_way_to_move_and_never_the_other() -> None:
    """While a pause lets go there's no arrow, and what comes next is called that."""
    plan = compile_timeline(Library(Path("nowhere")).load("three-exercises"))
    stage = Stage(plan)
    rise = next(n for n, step in enumerate(plan.steps) if step.move and step.move.id == "rise")
    begins = plan.starts[rise]
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(begins + 0.5, every=0.5)
        rising = stage.text("instruction")
        await pilot.press("space")
        paused = stage.text("instruction")
        await pilot.press("space")
        stage.pass_time(3 + 9, every=0.5)
        letting_go = (stage.word, stage.text("instruction"))

    assert rising.startswith("↗ Rise")
    assert paused == "Press space to resume."
    assert letting_go == ("▽ Release", "Next: Rise, rep 2 of 15.")
