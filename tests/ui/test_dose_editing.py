"""A dose changed on home: for today alone, or for good in the user's own copy."""

from functools import partial

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from footcoach.coach.dose_editing import CANT_CHANGE
from footcoach.ui.screens.dialogs import AnswerList, QuestionDialog
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.text_dialog import TextDialog
from footcoach.ui.widgets.preview_pane import PreviewPane
from footcoach.ui.widgets.routine_lists import ExerciseList, RoutineList
from tests.ui.logged import LoggedApp, at_home, shows, until
from tests.ui.stage import text_of

MINE = """\
title: Mine
exercises:
  # as on my sheet
  - short-foot: 10 reps of 3s
  - exercise: heel-raise
    dose: 12 reps, each foot
    right: {reps: 8}
"""

pytestmark = pytest.mark.usefixtures("few_pictures")


async def at_mine(pilot: Pilot[int], app: LoggedApp) -> HomeScreen:
    """Return home with the user's own routine highlighted, the cursor among its exercises."""
    app._library.folder.mkdir(parents=True, exist_ok=True)
    (app._library.folder / "mine.yaml").write_text(MINE, encoding="utf-8")
    home = await at_home(pilot, app)
    home.look_at_files("mine")
    await until(pilot, lambda: home.query_one(RoutineList).highlighted_id == "mine")
    await pilot.press("tab", "home")
    return home


async def change(pilot: Pilot[int], app: LoggedApp, value: str) -> None:
    await pilot.press("d")
    await shows(pilot, QuestionDialog, "Short foot")
    await pilot.press("enter")
    await shows(pilot, TextDialog, "Short foot: reps")
    app.screen.query_one(Input).value = value
    await pilot.press("enter")


def first_dose(home: HomeScreen) -> str:
    return str(home.query_one(ExerciseList).get_option_at_index(0).prompt)


async def test_for_today_it_changes_the_session_and_no_file(app: LoggedApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        home = await at_mine(pilot, app)
        await change(pilot, app, "6")
        await shows(pilot, QuestionDialog, "Short foot: 6 reps")
        await pilot.press("enter")
        await until(pilot, lambda: "6 reps" in first_dose(home))

        timeline = home.query_one(PreviewPane).timeline
        assert timeline is not None
        assert timeline.exercises[0].left.reps == 6
        assert (app._library.folder / "mine.yaml").read_text(encoding="utf-8") == MINE

        home.follow_day()
        home.look_at_files("mine")
        await until(pilot, lambda: "10 reps" in first_dose(home))


async def test_for_good_it_is_written_and_all_else_stays(app: LoggedApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        home = await at_mine(pilot, app)
        await change(pilot, app, "12")
        await shows(pilot, QuestionDialog, "Short foot: 12 reps")
        await pilot.press("down", "enter")
        await until(pilot, lambda: "12 reps" in first_dose(home))

    written = (app._library.folder / "mine.yaml").read_text(encoding="utf-8")
    assert written == MINE.replace("10 reps", "12 reps")


async def test_a_value_that_cannot_be_is_asked_for_again(app: LoggedApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await at_mine(pilot, app)
        await change(pilot, app, "0")
        await until(pilot, lambda: "too little" in text_of(app.screen, "mistake"))

        assert isinstance(app.screen, TextDialog)


async def test_sides_that_differ_are_left_to_the_editor(app: LoggedApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await at_mine(pilot, app)
        await pilot.press("down", "d")
        await shows(pilot, QuestionDialog, CANT_CHANGE)
        answers = app.screen.query_one(AnswerList).options

        assert [str(answer.prompt) for answer in answers] == ["Leave it out", "Move it up"]


@pytest.mark.parametrize("steps", [1, 2, 3])
async def test_esc_at_any_question_changes_nothing(app: LoggedApp, steps: int) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        home = await at_mine(pilot, app)
        await pilot.press("d")
        await shows(pilot, QuestionDialog)
        if steps > 1:
            await pilot.press("enter")
            await shows(pilot, TextDialog)
        if steps > 2:
            await pilot.press("enter")
            await shows(pilot, QuestionDialog)
        await pilot.press("escape")
        await shows(pilot, HomeScreen)

        assert "10 reps" in first_dose(home)
    assert (app._library.folder / "mine.yaml").read_text(encoding="utf-8") == MINE


async def choose(pilot: Pilot[int], app: LoggedApp, answer: str, heading: str) -> None:
    """Choose an answer of the question on top, then wait for the next one."""
    listed = app.screen.query_one(AnswerList)
    place = [str(option.prompt) for option in listed.options].index(answer)
    await pilot.press(*["down"] * place, "enter")
    await shows(pilot, QuestionDialog, heading)


async def do_the_left_foot_alone(pilot: Pilot[int], app: LoggedApp) -> None:
    """Have the first exercise done with the left foot, for good."""
    await pilot.press("d")
    await shows(pilot, QuestionDialog, "Short foot")
    await choose(pilot, app, "Sides: both feet", "Short foot: sides")
    await choose(pilot, app, "Left foot", "Short foot: left foot")
    await pilot.press("down", "enter")
    await shows(pilot, HomeScreen)
    listed = app.screen.query_one(ExerciseList)
    await until(pilot, lambda: "left foot" in str(listed.get_option_at_index(0).prompt))


async def test_sides_are_changed_for_good(app: LoggedApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await at_mine(pilot, app)
        await do_the_left_foot_alone(pilot, app)

    written = (app._library.folder / "mine.yaml").read_text(encoding="utf-8")
    assert written == MINE.replace("of 3s", "of 3s, left foot")


async def test_an_exercise_is_moved_for_good_with_its_comment(app: LoggedApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        home = await at_mine(pilot, app)
        await pilot.press("d")
        await shows(pilot, QuestionDialog, "Short foot")
        await choose(pilot, app, "Move it down", "Short foot: move it down")
        await pilot.press("down", "enter")
        await until(pilot, lambda: "Heel raise" in first_dose(home))

    head, comment, first, second = MINE.partition("  # as")[0], *MINE.splitlines(True)[2:4], ""
    second = MINE[len(head + comment + first) :]
    written = (app._library.folder / "mine.yaml").read_text(encoding="utf-8")
    assert written == head + second + comment + first


def includes(pane: PreviewPane, included: set[int]) -> bool:
    return pane.included == included


async def test_an_exercise_is_left_out_for_good_and_put_back(app: LoggedApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        home = await at_mine(pilot, app)
        pane = home.query_one(PreviewPane)
        for answer, included in (("Leave it out", {1}), ("Put it back", {0, 1})):
            await pilot.press("d")
            await shows(pilot, QuestionDialog, "Short foot")
            await choose(pilot, app, answer, f"Short foot: {answer.lower()}")
            await pilot.press("down", "enter")
            await until(pilot, partial(includes, pane, included))


async def test_a_change_for_today_does_not_stop_one_for_good(app: LoggedApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        home = await at_mine(pilot, app)
        await change(pilot, app, "6")
        await shows(pilot, QuestionDialog, "Short foot: 6 reps")
        await pilot.press("enter")
        await until(pilot, lambda: "6 reps" in first_dose(home))
        await do_the_left_foot_alone(pilot, app)

    written = (app._library.folder / "mine.yaml").read_text(encoding="utf-8")
    assert written == MINE.replace("of 3s", "of 3s, left foot")


async def test_u_undoes_what_was_saved_last_and_is_there_only_then(app: LoggedApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        home = await at_mine(pilot, app)
        assert "u" not in home.active_bindings
        await change(pilot, app, "12")
        await shows(pilot, QuestionDialog, "Short foot: 12 reps")
        await pilot.press("down", "enter")
        await until(pilot, lambda: "12 reps" in first_dose(home))
        await until(pilot, lambda: "u" in home.active_bindings)
        await pilot.press("u")
        await until(pilot, lambda: "10 reps" in first_dose(home))

        assert (app._library.folder / "mine.yaml").read_text(encoding="utf-8") == MINE
        assert "u" not in home.active_bindings


async def test_u_leaves_alone_what_was_changed_since(app: LoggedApp) -> None:
    path = app._library.folder / "mine.yaml"
    async with app.run_test(size=(120, 40)) as pilot:
        home = await at_mine(pilot, app)
        await change(pilot, app, "12")
        await shows(pilot, QuestionDialog, "Short foot: 12 reps")
        await pilot.press("down", "enter")
        await until(pilot, lambda: "12 reps" in first_dose(home))
        path.write_text(MINE.replace("10", "11"), encoding="utf-8")
        await pilot.press("u")
        messages = "".join(one.message for one in app._notifications)

    assert "has changed in the meantime" in messages
    assert path.read_text(encoding="utf-8") == MINE.replace("10", "11")


async def test_u_removes_the_copy_that_a_change_of_a_preset_made(app: LoggedApp) -> None:
    copy = app._library.folder / "two-minutes.yaml"
    async with app.run_test(size=(120, 40)) as pilot:
        home = await at_home(pilot, app)
        home.query_one(RoutineList).highlight_row("two-minutes")
        await pilot.pause()
        await pilot.press("tab", "home", "d")
        await shows(pilot, QuestionDialog, "What would you like to change?")
        await choose(pilot, app, "Leave it out", "leave it out")
        await pilot.press("down", "enter")
        await until(pilot, copy.exists)
        await until(pilot, lambda: "u" in home.active_bindings)
        await pilot.press("u")
        await until(pilot, lambda: not copy.exists())
