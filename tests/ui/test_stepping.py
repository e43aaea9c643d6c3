"""A step is asked about, written into the user's own copy, and remembered."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from footcoach.log.records import PainReport
from footcoach.paths import bundled
from footcoach.routine.library import Library
from footcoach.session.timeline import compile_timeline
from footcoach.ui.screens.dialogs import CardDialog, QuestionDialog, TextDialog
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.screens.summary import SummaryScreen
from footcoach.ui.widgets.preview import Preview
from footcoach.ui.widgets.routine_lists import RoutineList
from tests.log.world import MONDAY, finished, logged, offer
from tests.ui.logged import NOW, LoggedApp, at_home, do, shows, start_first, until
from tests.ui.stage import SIZES, lines_of
from tests.world import span

GREEN = PainReport(before=1, after=1, asked=True)
PRESET = bundled("routines") / "two-minutes.yaml"
FOR_SHORT_FOOT = "Short foot: reps from 5 to 7."


def own(app: LoggedApp) -> Path:
    return app._library.own / "two-minutes.yaml"


async def go_through(pilot: Pilot[int], app: LoggedApp, *answers: str) -> None:
    """Go through a session and say how it went."""
    await shows(pilot, SessionScreen)
    await until(pilot, lambda: app.coach.session.is_running)
    app.pass_time(150)
    await shows(pilot, SummaryScreen, "Done")
    await pilot.press("enter")
    await shows(pilot, QuestionDialog, "normal")
    await pilot.press(*answers)
    await shows(pilot, TextDialog)
    await pilot.press("enter")


async def do_well(pilot: Pilot[int], app: LoggedApp) -> None:
    await start_first(pilot, app, "1")
    await go_through(pilot, app, "1")


async def test_a_step_that_is_taken_changes_the_own_copy_and_nothing_else(app: LoggedApp) -> None:
    before = PRESET.read_text()
    do(app, "two-minutes", days_ago=1, feeling=GREEN)
    async with app.run_test() as pilot:
        await do_well(pilot, app)
        await shows(pilot, QuestionDialog, FOR_SHORT_FOOT)
        said = "\n".join(lines_of(app.screen))
        assert "A step up for Short foot?" in said
        assert "The file stays as it is" in said
        assert str(own(app)) in said
        assert "last two sessions were GREEN" in said
        await pilot.press("t")
        await shows(pilot, CardDialog, "Written to")
        # Whoever closes the window now has the step in the log all the same.
        assert len(app.store.offers()) == 1
        await pilot.press("enter")
        home = await at_home(pilot, app)
        # What would be started now is what was written, and the list says how long it takes.
        chosen = home.query_one(Preview).timeline
        assert chosen is not None
        assert chosen.exercises[0].left.reps == 7
        (line,) = (str(one.prompt) for one in home.query_one(RoutineList).options)
        assert "1:44" in line

    assert PRESET.read_text() == before
    assert own(app).read_text() == before.replace("short-foot: 5 reps", "short-foot: 7 reps")
    (step,) = app.store.offers()
    assert (step.exercise, step.what, step.old, step.new) == (
        "short-foot",
        "reps",
        span(5),
        span(7),
    )
    assert (step.taken, step.day) == (True, "2026-11-16")


@pytest.mark.parametrize("key", ["n", "escape", "enter"])
async def test_a_step_that_is_declined_changes_nothing_and_is_remembered(
    app: LoggedApp, key: str
) -> None:
    do(app, "two-minutes", days_ago=1, feeling=GREEN)
    async with app.run_test() as pilot:
        await do_well(pilot, app)
        await shows(pilot, QuestionDialog, FOR_SHORT_FOOT)
        await pilot.press(key)
        await at_home(pilot, app)
        assert not own(app).exists()
        assert [one.taken for one in app.store.offers()] == [False]

        app.moment = NOW + timedelta(days=1)
        await pilot.press("escape")
        await do_well(pilot, app)
        await at_home(pilot, app)

    assert len(app.store.offers()) == 1


@pytest.mark.parametrize("answers", ["2", "4", "s"])
async def test_no_step_is_offered_without_two_green_sessions(app: LoggedApp, answers: str) -> None:
    if answers != "2":
        do(app, "two-minutes", days_ago=1, feeling=GREEN)
    async with app.run_test() as pilot:
        await start_first(pilot, app, "1")
        await shows(pilot, SessionScreen)
        app.pass_time(150)
        await shows(pilot, SummaryScreen)
        await pilot.press("enter")
        await shows(pilot, QuestionDialog, "normal")
        await pilot.press(answers)
        if answers == "s":
            await shows(pilot, QuestionDialog, "Which")
            await pilot.press("escape")
        await shows(pilot, TextDialog)
        await pilot.press("enter")
        if answers == "s":
            await shows(pilot, CardDialog, "emergency")
            await pilot.press("enter")
        await at_home(pilot, app)

    assert app.store.offers() == ()


async def test_nothing_is_offered_for_a_file_named_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "elsewhere" / "two-minutes.yaml"
    path.parent.mkdir()
    path.write_text(PRESET.read_text().replace("5 reps", "6 reps"))
    plan = compile_timeline(Library(tmp_path / "own").load(str(path)))
    app = LoggedApp(tmp_path, plan)
    app.store.note_fact("notice", "seen")
    app.store.put(*logged(finished(plan), at=MONDAY - timedelta(days=1), feeling=GREEN))
    async with app.run_test() as pilot:
        await go_through(pilot, app, "1")
        await pilot.pause()

    assert app.store.entries()[0].feeling.after == 1
    assert app.store.offers() == ()


async def test_what_only_a_person_can_change_is_told(app: LoggedApp) -> None:
    own(app).parent.mkdir()
    text = PRESET.read_text().replace("5 reps of 3s, both feet", "5 reps of 3s,\n      both feet")
    own(app).write_text(text)
    do(app, "two-minutes", days_ago=1, feeling=GREEN)
    async with app.run_test() as pilot:
        await do_well(pilot, app)
        await shows(pilot, CardDialog, "let short-foot say: 7 reps.")
        await pilot.press("enter")
        await at_home(pilot, app)

    assert own(app).read_text() == text
    assert [one.taken for one in app.store.offers()] == [False]


async def test_a_copy_that_cannot_be_written_is_told(app: LoggedApp) -> None:
    app._library.own.write_text("in the way")
    do(app, "two-minutes", days_ago=1, feeling=GREEN)
    async with app.run_test() as pilot:
        await do_well(pilot, app)
        await shows(pilot, QuestionDialog, FOR_SHORT_FOOT)
        await pilot.press("t")
        await shows(pilot, CardDialog, "Nothing was changed.")
        await pilot.press("enter")
        await at_home(pilot, app)

    assert [one.taken for one in app.store.offers()] == [False]


def stepped(app: LoggedApp) -> None:
    """Leave an own copy in which a step was taken three weeks ago."""
    own(app).parent.mkdir()
    own(app).write_text(PRESET.read_text().replace("5 reps", "7 reps"))
    step = offer(
        MONDAY - timedelta(days=21),
        routine="two-minutes",
        exercise="short-foot",
        old=span(5),
        new=span(7),
    )
    app.store.note_offers([step])


async def test_after_amber_a_step_back_is_offered(app: LoggedApp) -> None:
    stepped(app)
    async with app.run_test() as pilot:
        await start_first(pilot, app, "3")
        await go_through(pilot, app, "4")
        await shows(pilot, QuestionDialog, "Short foot: reps from 7 to 5.")
        assert "A step back for Short foot?" in lines_of(app.screen)
        await pilot.press("t")
        await shows(pilot, CardDialog, "Written to")
        await pilot.press("enter")
        await at_home(pilot, app)

    assert own(app).read_text() == PRESET.read_text()
    assert [one.up for one in app.store.offers()] == [True, False]


async def test_amber_after_an_easier_session_offers_it_too(app: LoggedApp) -> None:
    stepped(app)
    do(app, "two-minutes", days_ago=1, feeling=PainReport(after=4, asked=True))
    async with app.run_test() as pilot:
        await start_first(pilot, app, "3")
        await shows(pilot, QuestionDialog, "AMBER the last time")
        await pilot.press("e")
        await go_through(pilot, app, "4")
        await shows(pilot, QuestionDialog, "Short foot: reps from 7 to 5.")


async def test_after_red_the_way_back_to_the_start_is_offered_as_one(app: LoggedApp) -> None:
    stepped(app)
    own(app).write_text(own(app).read_text().replace("7 reps of 3s", "7 reps of 4s"))
    step = offer(
        MONDAY - timedelta(days=10),
        routine="two-minutes",
        exercise="short-foot",
        what="moves.hold",
        old=span(3),
        new=span(4),
    )
    app.store.note_offers([step])
    async with app.run_test() as pilot:
        await start_first(pilot, app, "1")
        await shows(pilot, SessionScreen)
        app.pass_time(40)
        await pilot.press("x")
        await shows(pilot, SummaryScreen, "Stopped safely")
        await pilot.press("enter")
        await shows(pilot, QuestionDialog, "normal")
        await pilot.press("8")
        await shows(pilot, QuestionDialog, "Which exercise hurt?")
        await pilot.press("a")
        await shows(pilot, TextDialog, "RED")
        await pilot.press("enter")
        await shows(pilot, CardDialog, "emergency")
        await pilot.press("enter")
        await shows(pilot, QuestionDialog, "RED is a reason")
        said = "\n".join(lines_of(app.screen))
        assert "Short foot: reps from 7 to 5." in said
        assert "Short foot: hold from 4 s to 3 s." in said
        await pilot.press("t")
        await shows(pilot, CardDialog, "Written to")
        await pilot.press("enter")
        await at_home(pilot, app)

    assert own(app).read_text() == PRESET.read_text()
    assert [one.taken for one in app.store.offers()] == [True] * 4


async def test_after_a_missed_week_a_step_back_is_offered_before_the_session(
    app: LoggedApp,
) -> None:
    stepped(app)
    do(app, "two-minutes", days_ago=9, feeling=GREEN)
    async with app.run_test() as pilot:
        await start_first(pilot, app, "0")
        await shows(pilot, QuestionDialog, "More than a week lies between")
        await pilot.press("t")
        await shows(pilot, CardDialog, "Written to")
        await pilot.press("enter")
        await shows(pilot, SessionScreen)

        assert app.coach.session.timeline.exercises[0].left.reps == 5


async def test_a_missed_week_without_steps_asks_nothing(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=9, feeling=GREEN)
    async with app.run_test() as pilot:
        await start_first(pilot, app, "0")
        await shows(pilot, SessionScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_offer_fits_any_size(app: LoggedApp, size: tuple[int, int]) -> None:
    do(app, "two-minutes", days_ago=1, feeling=GREEN)
    async with app.run_test(size=size) as pilot:
        await do_well(pilot, app)
        await shows(pilot, QuestionDialog, FOR_SHORT_FOOT)
        answers = app.screen.query_one(OptionList)
        assert "take it: 7 reps from now on" in str(answers.get_option_at_index(1).prompt)
        await pilot.press("n")
        await shows(pilot, HomeScreen)
