"""Home offers every routine, says what is in it, and starts what was chosen."""

import gc
import re
from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import OptionList

from footcoach.routine.library import Library
from footcoach.sound.speaker import Silence
from footcoach.ui.app import FootcoachApp
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.widgets.effort_bar import EffortBar
from footcoach.ui.widgets.figure_demo import PLAYED, FigureDemo
from footcoach.ui.widgets.key_line import KeyLine
from footcoach.ui.widgets.preview_pane import PreviewPane
from footcoach.ui.widgets.routine_lists import ExerciseList, RoutineList
from tests.overview.reading import Reading
from tests.ui.logged import until, until_workers_end
from tests.ui.stage import SIZES, text_of, visible
from tests.world import FakeClock

pytestmark = pytest.mark.usefixtures("few_pictures")


def app_with(own: Path) -> FootcoachApp:
    return FootcoachApp(Library(own), lambda _: Silence())


async def read(pilot: Pilot[int]) -> HomeScreen:
    """Wait until every file is read; return the home screen."""
    await pilot.pause()
    await until_workers_end(pilot)
    await pilot.pause()
    assert isinstance(pilot.app.screen, HomeScreen)
    return pilot.app.screen


def prompts(options: OptionList) -> list[str]:
    """Return the rows that can be chosen, so no headings."""
    return [str(option.prompt) for option in options.options if not option.disabled]


async def test_every_preset_is_offered_with_its_length(tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)

        offered = prompts(home.query_one(RoutineList))
        assert len(offered) == len(Library(tmp_path).names())
        room = home.query_one(RoutineList).room
        first = "Four foot exercises".ljust(room - len("10:03")) + "10:03"
        assert first in offered


async def test_no_routine_is_read_but_the_one_that_is_previewed(tmp_path: Path) -> None:
    library = Reading(tmp_path)
    async with FootcoachApp(library, lambda _: Silence()).run_test(size=(80, 24)) as pilot:
        await read(pilot)
        await pilot.press("down")
        await pilot.pause()

        assert library.loaded == ["two-minutes", "desk-break"]


async def test_garbage_is_looked_for_again_once_the_app_is_drawn(tmp_path: Path) -> None:
    gc.disable()
    try:
        async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
            await read(pilot)

            assert gc.isenabled()
    finally:
        gc.enable()


async def test_the_preview_says_how_often_what_to_fetch_and_what_is_our_choice(
    tmp_path: Path,
) -> None:
    async with app_with(tmp_path).run_test(size=(120, 40)) as pilot:
        home = await read(pilot)
        await pilot.press(*"/four")

        assert "2\N{EN DASH}3 times a day, every day" in text_of(home, "summary")
        assert "exercise band" in text_of(home, "summary")
        band_point = prompts(home.query_one(ExerciseList))[0]
        assert band_point.split("\n") == [
            "✓ Band point",
            "  15 reps, hold 5 s, (release 3 s), (switch 10 s), (each foot)",
            "  twice a day, every day",
        ]


async def test_typing_filters_by_any_text_and_escape_forgets_it(tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        everything = home.query_one(RoutineList).option_count
        await pilot.press(*"/towel")
        towels = home.query_one(RoutineList).option_count
        await pilot.press(*"zzz")
        nothing = home.query_one(RoutineList).option_count
        said = text_of(home, "summary")
        await pilot.press("backspace", "backspace", "backspace")
        again = home.query_one(RoutineList).option_count
        await pilot.press("escape")

        assert 0 < towels < everything
        assert (nothing, said, again) == (
            0,
            'Nothing matches "towelzzz". Press Esc to show all routines.',
            towels,
        )
        assert home.query_one(RoutineList).option_count == everything


async def test_letters_are_commands_until_a_search_begins_and_again_after_it(
    tmp_path: Path,
) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        listed = home.query_one(RoutineList)
        await pilot.press(*"zwg")
        unfiltered = home.filter
        hinted = [one.message for one in home.app._notifications]
        await pilot.press("tab", "/")
        await pilot.press(*"q?", "escape", "escape")

        assert (unfiltered, hinted) == ("", ["Press / to search, or ? for all keys."])
        assert home.filter == ""
        assert not listed.is_searching
        assert home.app.screen is home


async def test_enter_starts_the_routine_that_is_highlighted(tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        await read(pilot)
        await pilot.press(*"/five", "enter")
        await pilot.pause()

        assert isinstance(pilot.app.screen, SessionScreen)
        assert text_of(pilot.app.screen, "title") == "Five foot exercises"


async def test_exercises_that_are_left_out_are_not_in_the_session(tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        await pilot.press(*"/five", "tab", "down", "space")
        shorter = text_of(home, "summary")
        await pilot.press("enter")
        await pilot.pause()

        assert "10:26" not in shorter
        assert text_of(pilot.app.screen, "place") == "1 of 4"


async def test_taking_one_of_a_choice_leaves_the_other_out(tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        await pilot.press(*"/feet first", "tab", "end", "space")

        ticked = [prompt.split("\n")[0] for prompt in prompts(home.query_one(ExerciseList))]
        assert "✓ Band pull  (or)" in ticked
        assert "· Scale press  (or)" in ticked
        assert "· Sand walk  (optional)" in ticked


async def test_a_session_of_nothing_is_not_started(tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        await pilot.press(*"/two min", "tab", "home", "space", "down", "space", "enter")
        await pilot.pause()

        assert pilot.app.screen is home


async def test_effort_changes_lengths_and_keeps_what_was_chosen(tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        await pilot.press(*"/three", "tab", "home", "space", "shift+tab")
        gentle = prompts(home.query_one(RoutineList))
        await pilot.press("right", "right", "right")

        assert home.effort == "full"
        assert prompts(home.query_one(RoutineList)) != gentle
        assert prompts(home.query_one(ExerciseList))[0].startswith("· ")


async def test_a_broken_file_of_the_users_is_named_with_its_mistakes_and_harms_nothing(
    tmp_path: Path,
) -> None:
    (tmp_path / "broken.yaml").write_text("title: Broken\nexercises:\n  - toe-pres: 3s\n")
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        await pilot.press("end")
        await pilot.pause()
        broken = prompts(home.query_one(RoutineList))[-1]
        shown = text_of(home, "summary")
        await pilot.press("enter")

        assert re.fullmatch("broken.yaml +can't be read", broken)
        assert not visible(pilot.app, "picture")
        assert not visible(pilot.app, "exercises")
        assert "broken.yaml:3:5: " in shown
        assert "toe-press" in shown
        assert pilot.app.screen is home


async def test_a_dose_is_broken_between_its_pieces_and_never_within(tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        await pilot.press(*"/four")
        await pilot.pause()

        band_point = prompts(home.query_one(ExerciseList))[0].split("\n")
        assert band_point[1:3] == [
            "  15 reps, hold 5 s, (release 3 s)",
            "  (switch 10 s), (each foot)",
        ]


async def test_a_long_title_gives_way_to_the_length(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(f"title: {'足' * 40}\nexercises:\n  - toe-press: 3 reps\n")
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        routines = home.query_one(RoutineList)

        own = Content(prompts(routines)[-1])
        assert own.cell_length == routines.room
        assert re.search(r"足 ?… +\d+:\d\d$", own.plain)


async def test_the_figure_does_the_exercise_that_is_highlighted(tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        demo = home.query_one(FigureDemo)
        # Its own clock would go on to the next move while this machine is busy.
        demo._clock = FakeClock()
        await pilot.press(*"/four")
        await until(pilot, lambda: "Point your foot" in demo.text)
        await pilot.press("tab", "end")
        await until(pilot, lambda: "Walk high on your" in demo.text)


async def test_the_figure_comes_to_rest_some_time_after_it_was_chosen(tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        demo, clock = home.query_one(FigureDemo), FakeClock()
        demo._clock = clock
        await pilot.press("down")
        await pilot.pause()
        clock.now += PLAYED
        demo.show_now()
        resting = demo.text
        clock.now += 1
        demo.show_now()

        assert demo.sign == ""
        assert demo.text == resting


async def test_leaving_before_the_figure_is_there_breaks_nothing(tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        await home.query_one(FigureDemo).remove()
        pilot.app.exit()
        home.query_one(PreviewPane)._show_choice()

        assert not home.query(FigureDemo)


async def test_in_a_narrow_window_tab_turns_to_the_exercises_and_back(tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=(40, 12)) as pilot:
        home = await read(pilot)
        at_first = (visible(pilot.app, "routines"), visible(pilot.app, "exercises"))
        await pilot.press("tab", "down", "space")
        inside = (visible(pilot.app, "routines"), visible(pilot.app, "exercises"))
        left_out = prompts(home.query_one(ExerciseList))[0]
        await pilot.press("tab")

        assert (at_first, inside) == ((True, False), (False, True))
        assert left_out.startswith("· ")
        assert visible(pilot.app, "routines")


async def test_a_click_takes_an_exercise_out_and_starts_the_rest(tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        await pilot.press(*"/four")
        await pilot.pause()
        await pilot.click(ExerciseList, offset=(5, 1))
        await pilot.pause()

        assert prompts(home.query_one(ExerciseList))[0].startswith("· Band point")


async def test_how_to_leave_is_on_the_screen(tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        keys = {key.does for key in home.query_one(KeyLine).keys}
        await pilot.press("ctrl+q")

        assert {"start", "exercises", "keys", "quit"} <= keys
    assert pilot.app.return_code == 0


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_home_can_be_used_at_every_size(size: tuple[int, int], tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=size) as pilot:
        home = await read(pilot)
        await pilot.press("down", "enter")
        await pilot.pause()

        assert home.max_scroll_y == 0
        assert isinstance(pilot.app.screen, SessionScreen)


async def test_leaving_a_session_comes_back_home(tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        await pilot.press(*"/two min", "enter")
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()

        assert pilot.app.screen is home


def headings(home: HomeScreen) -> list[str]:
    listed = home.query_one(RoutineList).options
    return [str(one.prompt).strip() for one in listed if one.disabled]


async def test_routines_are_in_groups_sorted_by_their_titles(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.yaml").write_text(f"title: {name}\nexercises: [toe-press]\n")
    async with app_with(tmp_path).run_test(size=(120, 40)) as pilot:
        home = await read(pilot)

        assert headings(home) == [
            "Start here",
            "At the desk",
            "From the articles",
            "Combined",
            "Your own",
        ]
        titles = [re.split(r"  +", row)[0] for row in prompts(home.query_one(RoutineList))]
        assert titles[:2] == ["Quick starter", "Desk break"]
        assert titles[2:7] == sorted(titles[2:7])
        assert titles[7:-2] == sorted(titles[7:-2])
        assert titles[-2:] == ["a", "b"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("heel", "Three foot exercises"), ("2 min", "Quick starter"), ("no kit", "Standing only")],
)
async def test_the_filter_takes_any_word_and_says_what_it_filters(
    typed: str, found: str, tmp_path: Path
) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        listed = home.query_one(RoutineList)
        await pilot.press("tab", *f"/{typed}")
        await pilot.pause()

        assert any(row.startswith(found) for row in prompts(listed))
        assert not headings(home)
        assert str(listed.border_title) == f"{len(prompts(listed))} of 15 with “{typed}”"
        assert f"“{typed}”" in str(home.query_one(ExerciseList).border_title)


async def test_a_double_click_starts_and_a_single_one_only_shows(tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        await pilot.click(RoutineList, offset=(6, 4))
        await pilot.pause()
        only_shown = pilot.app.screen is home
        await pilot.click(RoutineList, offset=(6, 4), times=2)
        await pilot.pause()

        assert only_shown
        assert text_of(pilot.app.screen, "title") == "Desk break"


async def test_a_click_chooses_the_effort_where_there_is_one_to_choose(tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        fixed = home.query_one(EffortBar).visible
        await pilot.press("right")
        await pilot.press(*"/three", "escape")
        home.query_one(RoutineList).highlight_row("three-exercises")
        await pilot.pause()
        await pilot.click(EffortBar, offset=(22, 0))

        assert (fixed, home.query_one(EffortBar).visible) == (False, True)
        assert home.effort == "full"


async def test_enter_that_cannot_start_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.yaml").write_text("title: Broken\n")
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home, said = await read(pilot), list[str]()
        monkeypatch.setattr(home, "notify", lambda message, **_: said.append(message))
        await pilot.press("end", "enter")
        await pilot.press(*"/zzz", "enter")
        await pilot.press("escape", "home", "tab", "home", "space", "down", "space", "enter")
        await pilot.pause()

        assert said == [
            "This file has mistakes, so it can't be started. They're listed here.",
            'Nothing matches "zzz". Press Esc to show all routines.',
            "Every exercise is left out. Press Tab, then space on one to include it.",
        ]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 36), (60, 20)], ids=str)
async def test_the_line_of_keys_is_never_cut_and_always_leads_to_all_keys(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with app_with(tmp_path).run_test(size=size) as pilot:
        home = await read(pilot)
        keys = home.query_one(KeyLine).keys

        assert sum(key.width for key in keys) <= size[0]
        assert [key.does for key in keys][:2] == ["start", "exercises"]
        assert [key.does for key in keys][-2:] == ["keys", "quit"]


@pytest.mark.parametrize("size", [(40, 12), (20, 6)], ids=str)
async def test_a_small_window_says_that_there_are_keys(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with app_with(tmp_path).run_test(size=size) as pilot:
        home = await read(pilot)
        shown = Content.from_markup(home.query_one(RoutineList).border_subtitle or "").plain

        assert "? keys" in shown
        assert not visible(pilot.app, "keys")


async def test_a_click_on_a_key_of_the_line_presses_it(tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        await pilot.click(KeyLine, offset=(home.query_one(KeyLine).keys[0].width + 2, 0))
        await pilot.pause()

        assert home.has_class("-inside")


async def test_a_page_key_in_a_list_that_has_lost_its_room_breaks_nothing(tmp_path: Path) -> None:
    async with app_with(tmp_path).run_test(size=(80, 24)) as pilot:
        home = await read(pilot)
        await pilot.press("tab", "down", "shift+tab")
        for listed in (home.query_one(RoutineList), home.query_one(ExerciseList)):
            listed.display = False
            await pilot.pause()
            listed._clear_caches()  # as rewriting it does
            listed.display = False
            await pilot.pause()
            listed._clear_caches()  # as rewriting it does
            listed.action_page_up()
            listed.action_page_down()

        assert home.is_open
