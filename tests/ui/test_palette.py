"""What the palette offers: what a person would look for, each once, if it has an effect now."""

import pytest
from textual.command import CommandList
from textual.widgets.option_list import Option

from footcoach.coach.coach import Coach
from footcoach.routine.enums import Sides
from footcoach.session.actions import Action
from footcoach.session.cues import CueGroup
from footcoach.session.key_table import SessionCommand
from footcoach.session.turns import list_turns
from footcoach.ui.home_commands import HomeState, name_commands
from footcoach.ui.palette import Palette
from footcoach.ui.screens.go_to import GoToDialog
from footcoach.ui.screens.history import HistoryScreen
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.session_commands import name_commands as name_in_session
from footcoach.ui.session_keys import find_action
from footcoach.ui.widgets.routine_lists import RoutineList
from tests.ui.logged import LoggedApp, at_home, do, shows, until
from tests.ui.stage import Stage
from tests.world import dose, exercise, move, timeline

pytestmark = pytest.mark.usefixtures("few_pictures")

HOLD = exercise("heel-raise", dose(3, move("hold", 30)), sides=Sides.EACH)
ON_ROUTINE = HomeState(
    name="Mine",
    is_unfinished=False,
    is_question=False,
    is_planned=False,
    is_inside=False,
    is_filtered=False,
    is_everything=False,
)


async def test_home_offers_what_can_be_done_with_the_highlighted_routine(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=1)
    async with app.run_test(size=(80, 24)) as pilot:
        home = await at_home(pilot, app)
        home.query_one(RoutineList).highlight_row("desk-break")
        await until(pilot, lambda: home.verbs["start"] == "Start Desk break")
        commands = list(app.list_commands(home))
        titles = [one.title for one in commands]

        assert titles[0] == "Start Desk break"
        assert len(titles) == len(set(titles))
        for wanted in ("Open log", "Sound off", "Theme: dracula", "Add Desk break to your plan"):
            assert wanted in titles
        for textuals in ("Maximize", "Screenshot", "Theme", "Keys", "Page up", "Theme: footcoach"):
            assert textuals not in titles
        starts = [one for one in commands if one.title == "Start Quick starter"]
        assert [one.is_listed for one in starts] == [False]
        starts[0].run()
        await until(pilot, lambda: home.verbs["start"] == "Start Quick starter")


async def test_turning_the_sound_off_on_home_is_remembered(app: LoggedApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        home = await at_home(pilot, app)
        next(one for one in app.list_commands(home) if one.title == "Sound off").run()
        titles = {one.title for one in app.list_commands(home)}

        assert app.memory.choices.sound is False
        assert "Sound on" in titles
        app.given = frozenset({"sound"})
        assert not {"Sound on", "Sound off"} & {one.title for one in app.list_commands(home)}


async def test_an_empty_log_offers_nothing_of_a_session(app: LoggedApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot, app)
        await pilot.press("l")
        await shows(pilot, HistoryScreen)
        titles = {one.title for one in app.list_commands(app.screen)}

    assert "Add a session you did without footcoach" in titles
    assert not {title for title in titles if "this session" in title}
    assert not {"Next week", "Undo the last change"} & titles
    assert "Previous week" in titles


async def test_a_session_pauses_below_the_palette_and_a_command_runs_on_it() -> None:
    stage = Stage(timeline(HOLD, exercise("toe-press")))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, SessionScreen)
        await pilot.press("ctrl+p")
        await shows(pilot, Palette)
        assert not stage.coach.session.is_running
        titles = [one.title for one in stage.app.list_commands(stage.screen)]
        await pilot.press("escape")
        await shows(pilot, SessionScreen)
        go = next(one for one in stage.app.list_commands(stage.screen) if one.key == "g")
        go.run()
        await shows(pilot, GoToDialog)

    assert titles[0] == "Resume"
    assert len(titles) == len(set(titles))


async def test_an_exercise_that_is_chosen_begins_and_runs_if_the_session_ran() -> None:
    stage = Stage(timeline(HOLD, exercise("toe-press")))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, SessionScreen)
        last = list_turns(stage.coach.session)[-1].start
        await pilot.press("g")
        await shows(pilot, GoToDialog)
        assert not stage.coach.session.is_running
        await pilot.press("down", "enter")
        await shows(pilot, SessionScreen)
        await until(pilot, lambda: stage.coach.session.index == last)
        assert stage.coach.session.is_running
        await pilot.press("g")
        await shows(pilot, GoToDialog)
        await pilot.press("escape")
        await shows(pilot, SessionScreen)

        assert (stage.coach.session.index, stage.coach.session.is_running) == (last, False)
        coach = stage.coach
        await pilot.press("g", "x")
        await until(pilot, lambda: coach.session.ending == "stopped")


def test_every_key_of_a_session_is_offered_unless_it_has_no_effect_now() -> None:
    coach = Coach(timeline(HOLD), Stage(timeline(HOLD)).speaker)
    names = name_in_session(coach, "pause")
    meanings = [*Action, *SessionCommand, *CueGroup]
    unnamed = {one for one in meanings if names.get(find_action(one)) == ""}

    # Space does what the first two do.
    assert unnamed == {Action.PAUSE, Action.DONE}
    both = Coach(timeline(exercise("toe-press")), Stage(timeline(HOLD)).speaker)
    assert name_in_session(both, "pause")[find_action(Action.SWAP)] == ""


def test_home_names_what_a_row_is_for() -> None:
    left = name_commands(ON_ROUTINE._replace(is_unfinished=True, is_planned=True))
    question = name_commands(ON_ROUTINE._replace(name="", is_question=True))

    assert left["start"] == "Resume Mine"
    assert left["toggle_plan"] == "Remove Mine from your plan"
    assert question["start"] == "Answer the highlighted question"
    assert question["toggle_plan"] == ""


@pytest.mark.parametrize("key", ["pageup", "pagedown"])
async def test_a_page_key_while_the_palette_has_no_room_breaks_nothing(
    app: LoggedApp, key: str
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot, app)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, Palette))
        listed = app.screen.query_one(CommandList)
        await until(pilot, lambda: listed.option_count > 1)
        listed.styles.max_height = 0
        await until(pilot, lambda: not listed.scrollable_content_region)
        options = [Option("Start Mine"), Option("Open log")]
        listed.clear_options()
        listed.add_options(options)
        listed.highlighted = 1

        await pilot.press(key)

        assert isinstance(app.screen, Palette)
        assert listed.highlighted == 1


async def test_page_keys_turn_the_pages_of_the_palette(app: LoggedApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot, app)
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, Palette))
        listed = app.screen.query_one(CommandList)
        await until(pilot, lambda: listed.scrollable_content_region and listed.highlighted == 0)
        await pilot.press("pagedown")
        await until(pilot, lambda: (listed.highlighted or 0) > 1)
        await pilot.press("pageup")
        await until(pilot, lambda: listed.highlighted == 0)
