"""The session screen waits for you, says what space does, and lets its text take turns."""

from pathlib import Path

import pytest

from footcoach.routine.enums import Sides
from footcoach.routine.library import Library
from footcoach.session.timeline import compile_timeline
from footcoach.session.waiting import Waiting
from footcoach.ui.app import FootcoachApp
from footcoach.ui.screens.instructions import InstructionsDialog
from footcoach.ui.widgets.figure_view import FigureView
from footcoach.ui.widgets.pages import Pages
from tests.ui.stage import Stage, visible
from tests.world import dose, exercise, move, span, timeline

HOLD = exercise(
    "grip-the-floor",
    dose(2, move("hold", 30, say="Stay high")),
    sides=Sides.EACH,
    setup="Stand up straight. " * 14,
    stop="Stop if a toe hurts.",
)
LIBRARY = Library(Path("nowhere"))
PLAN = timeline(HOLD, exercise("toe-press", dose(1), rest_after=span(10)))


def space_does(stage: Stage) -> str:
    return stage.screen.active_bindings["space"].binding.description


async def test_the_first_step_waits_with_the_name_large_and_the_figure_there() -> None:
    stage = Stage(PLAN, waiting=Waiting.FIRST)
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(600, every=60)
        await pilot.pause()

        assert stage.word == "Grip the floor"
        assert stage.text("exercise") == "△ Get ready: standing, left foot first"
        assert space_does(stage) == "start in 10 s"
        assert visible(stage.app, "setup")
        assert not visible(stage.app, "number")


async def test_what_space_does_follows_the_session() -> None:
    stage = Stage(PLAN, waiting=Waiting.FIRST)
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.screen.tick()
        await pilot.press("plus")
        longer = space_does(stage)
        await pilot.press("space")
        runs, counted = space_does(stage), stage.number
        stage.pass_time(1)
        await pilot.press("space")

        assert (longer, runs, counted) == ("start in 15 s", "pause", "15")
        assert space_does(stage) == "resume"


@pytest.mark.parametrize("key", ["space", "enter", "pagedown", "media_play"])
async def test_one_key_starts_it(key: str) -> None:
    stage = Stage(PLAN, waiting=Waiting.FIRST)
    async with stage.app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        stage.pass_time(11)

        assert stage.word == "■ Stay high"


async def test_n_before_the_start_shows_the_next_exercise_and_starts_nothing() -> None:
    stage = Stage(PLAN, waiting=Waiting.FIRST)
    async with stage.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        stage.pass_time(60)

        assert stage.word == "Toe press"
        assert space_does(stage) == "start in 10 s"


@pytest.mark.parametrize("size", [(40, 12), (20, 6)], ids=["40x12", "20x6"])
async def test_text_that_does_not_fit_takes_turns_by_itself(size: tuple[int, int]) -> None:
    stage = Stage(PLAN, waiting=Waiting.FIRST)
    async with stage.app.run_test(size=size) as pilot:
        await pilot.pause()
        stage.screen.tick()
        shown = set[str]()
        pages = stage.screen.query_one("#setup", Pages)
        for _ in range(pages.count):
            shown.add(pages.text)
            stage.pass_time(6, every=0.5)

        assert pages.count > 1
        assert shown == set(pages.pages)
        assert any("space start in 10 s" in stage.text("hint") for _ in shown)
        assert visible(stage.app, "hint")


async def test_down_and_up_turn_pages_and_leave_the_volume_alone() -> None:
    stage = Stage(PLAN, waiting=Waiting.FIRST)
    async with stage.app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        stage.screen.tick()
        first, *_ = pages = stage.screen.query_one("#setup", Pages).pages
        volume = stage.coach.volume
        await pilot.press("down")
        later = stage.text("setup")
        await pilot.press("up")

        assert later == pages[1]
        assert stage.text("setup") == first
        assert stage.coach.volume == volume


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=["80x24", "40x12"])
async def test_a_notice_has_a_line_of_its_own_and_goes_away(size: tuple[int, int]) -> None:
    stage = Stage(PLAN)
    async with stage.app.run_test(size=size, notifications=True) as pilot:
        stage.pass_time(12)
        await pilot.press("m")
        await pilot.pause()
        region = stage.screen.query_one("#notice").region
        others = [
            stage.screen.query_one(f"#{name}").region for name in ("number", "word", "side", "top")
        ]

        assert stage.text("notice") == "Sound off."
        assert region.height == 1
        assert not any(region.overlaps(other) for other in others)
        assert not any(toast.display for toast in stage.screen.query("Toast"))
        stage.pass_time(6)
        assert stage.text("notice") == ""


async def test_a_rest_says_what_comes_next_and_not_what_to_do() -> None:
    one = exercise("first", dose(1), rest_after=span(10))
    stage = Stage(timeline(one, exercise("second", dose(1))))
    async with stage.app.run_test(size=(80, 24)):
        stage.pass_time(10 + 3 + 5)

        assert (stage.word, stage.text("instruction")) == ("○ Rest", "Next: Second, standing.")


async def test_the_figure_moves_while_it_waits_and_not_for_ever() -> None:
    plan = compile_timeline(LIBRARY.load("two-minutes"))
    stage = Stage(plan, waiting=Waiting.FIRST)
    async with stage.app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        figure = stage.screen.query_one(FigureView)
        shown = set[str]()
        for _ in range(8):
            stage.pass_time(0.5, every=0.5)
            shown.add(figure.text)
        stage.pass_time(120)
        later = set[str]()
        for _ in range(8):
            stage.pass_time(0.5, every=0.5)
            later.add(figure.text)

    assert len(shown) > 1
    assert len(later) == 1


async def test_the_real_app_waits() -> None:
    stage = Stage(PLAN)
    async with stage.app.run_test():
        coach = FootcoachApp.make_coach(stage.app, PLAN, None)

        coach.begin()

        assert coach.session.is_waiting


async def test_the_pages_of_the_instructions_turn_by_key_and_come_round() -> None:
    stage = Stage(PLAN, waiting=Waiting.FIRST)
    async with stage.app.run_test(size=(40, 12)) as pilot:
        await pilot.press("i")
        await pilot.pause()
        card = stage.app.screen.query_one("#card")
        seen = set(range(card.scroll_offset.y, card.scroll_offset.y + card.size.height))
        for _ in range(20):
            await pilot.press("down")
            await pilot.pause()
            if card.scroll_offset.y == 0:
                break
            seen |= set(range(card.scroll_offset.y, card.scroll_offset.y + card.size.height))

        assert card.max_scroll_y > 0
        assert card.scroll_offset.y == 0
        assert seen >= set(range(card.virtual_size.height))


async def test_the_pages_of_the_instructions_turn_by_themselves() -> None:
    stage = Stage(PLAN, waiting=Waiting.FIRST)
    async with stage.app.run_test(size=(40, 12)) as pilot:
        await pilot.press("i")
        await pilot.pause()
        dialog = stage.app.screen
        assert isinstance(dialog, InstructionsDialog)
        assert dialog._timer

        dialog._turn_next()  # what the timer calls
        await pilot.pause()

        assert dialog.query_one("#card").scroll_offset.y > 0
