"""The session screen names the body part that works, says nothing of sides where there are none,
and takes a number after a set of as many as you can."""

import pytest

from footcoach.routine.enums import BodyPart, Position, Sides
from footcoach.ui.screens.summary import SummaryScreen
from footcoach.ui.widgets.large_text import LargeText
from tests.ui.stage import SIZES, Stage, lines_of
from tests.world import dose, exercise, move, span, timeline

pytestmark = pytest.mark.usefixtures("few_pictures")

TURN = exercise(
    "shoulder-turn",
    dose(2, move("turn", 30)),
    sides=Sides.EACH,
    body_part=BodyPart.ARM,
    position=Position.PRONE,
    load="green band",
)
PUSH = exercise(
    "push-up",
    dose(1, move("push"), sets=2, as_many=True, own_pace=True, set_time=span(60)),
    body_part=BodyPart.NONE,
)


async def test_the_side_is_of_the_body_part_of_the_exercise() -> None:
    stage = Stage(timeline(TURN))
    async with stage.app.run_test(size=(80, 24)):
        ready, name, text = stage.text("exercise"), stage.word, stage.text("instruction")
        stage.pass_time(15)

        assert stage.side == "◀ LEFT ARM"
        assert name == "Shoulder turn"
        assert ready.endswith("lying face down, left arm first")
        assert "Load: green band." in text


async def test_nothing_is_said_about_sides_that_there_are_none_of() -> None:
    stage = Stage(timeline(PUSH))
    async with stage.app.run_test(size=(80, 24)):
        stage.pass_time(15)

        assert stage.side == ""
        assert stage.text("instruction") == "As many as you can. Do the push."


@pytest.mark.parametrize("size", SIZES)
async def test_the_body_part_is_shown_at_every_size(size: tuple[int, int]) -> None:
    stage = Stage(timeline(TURN))
    async with stage.app.run_test(size=size) as pilot:
        stage.pass_time(15)
        await pilot.pause()

        drawn = stage.screen.query_one("#side", LargeText).render().plain.strip()
        assert drawn == "◀ LEFT ARM" or "\n" in drawn


async def test_a_number_is_typed_after_the_set_and_digits_do_nothing_else_then() -> None:
    stage = Stage(timeline(PUSH))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(10 + 61)
        groups = stage.coach.groups
        assert (stage.word, stage.number) == ("○ How many?", "…")

        await pilot.press("1", "3", "backspace", "2")
        assert (stage.number, stage.coach.groups) == ("12", groups)
        await pilot.press("enter")

        assert stage.word == "○ Rest"
        assert [record.count for record in stage.coach.session.records if record.count] == [12]


async def test_enter_alone_skips_the_number() -> None:
    stage = Stage(timeline(PUSH))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(10 + 61)
        await pilot.press("space")

        assert stage.word == "○ Rest"
        assert not any(record.count for record in stage.coach.session.records)


async def test_a_number_that_is_entered_during_a_pause_counts_and_the_pause_stays() -> None:
    stage = Stage(timeline(PUSH))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(10 + 61)
        await pilot.press("b", "1", "2", "enter")

        session = stage.coach.session
        assert [record.count for record in session.records if record.count] == [12]
        assert not session.is_running


async def test_what_was_typed_but_not_entered_is_not_taken_for_another_set() -> None:
    stage = Stage(timeline(PUSH))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(10 + 61)
        await pilot.press("9", "right")
        stage.pass_time(10 + 61)

        assert (stage.word, stage.number) == ("○ How many?", "…")


async def test_the_summary_says_how_many_and_of_which_side() -> None:
    stage = Stage(timeline(PUSH, exercise("turn", sides=Sides.LEFT, body_part=BodyPart.HIP)))
    async with stage.app.run_test(size=(100, 24)) as pilot:
        stage.pass_time(10 + 61)
        await pilot.press("2", "3", "enter")
        stage.pass_time(10 + 61)
        await pilot.press("enter")
        stage.pass_time(10 + 3 + 3 + 3)
        await pilot.pause()

        assert isinstance(stage.app.screen, SummaryScreen)
        done = lines_of(stage.app.screen, ".done")
        assert done[0].startswith("✓ Push up")
        assert "2 of 2 sets, 23 reps, 2 min" in done[0]
        assert "both" not in done[0]
        assert "left hip" in done[1]
