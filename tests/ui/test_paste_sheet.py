"""`s` on home: a sheet is pasted, compared, named, saved and started, and nothing is lost."""

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from footcoach.routine.library import Library
from footcoach.routine.limits import LONGEST_SHEET
from footcoach.ui.screens.dialogs import QuestionDialog
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.sheet import ReviewScreen, SheetArea, SheetScreen
from footcoach.ui.screens.text_dialog import TextDialog
from footcoach.ui.widgets.key_line import KeyLine
from footcoach.ui.widgets.routine_lists import RoutineList
from tests.ui.logged import LoggedApp, at_home, rate_pain, shows, until
from tests.ui.stage import text_of

SHEET = "Knee sheet\n\n1. Heel raises 3 x 12\n2. Squat: 10 times\n   hold 3 seconds\n"

pytestmark = pytest.mark.usefixtures("few_pictures")


async def open_field(pilot: Pilot[int], app: LoggedApp) -> HomeScreen:
    home = await at_home(pilot, app)
    await pilot.press("s")
    await shows(pilot, SheetScreen)
    return home


async def paste(pilot: Pilot[int], app: LoggedApp, text: str) -> None:
    app.post_message(Paste(text))
    await pilot.pause()


def field(app: LoggedApp) -> str:
    return app.screen.query_one(SheetArea).text


async def review(pilot: Pilot[int], app: LoggedApp, text: str = SHEET) -> HomeScreen:
    home = await open_field(pilot, app)
    await paste(pilot, app, text)
    await until(pilot, lambda: field(app))
    await pilot.press("ctrl+s")
    await shows(pilot, ReviewScreen, "Your sheet")
    return home


def in_sight(rows: OptionList) -> str:
    return "\n".join(rows.render_line(y).text for y in range(rows.size.height))


def understood(app: LoggedApp) -> str:
    """Return the list of what was understood; "" on another screen."""
    if not isinstance(app.screen, ReviewScreen):
        return ""
    rows = app.screen.query_one(OptionList).options
    return "\n".join(str(row.prompt) for row in rows)


async def says(pilot: Pilot[int], app: LoggedApp, text: str) -> None:
    """Wait for a list that says something, and can be seen."""
    await until(pilot, lambda: text in understood(app))
    await shows(pilot, ReviewScreen)


def own_files(app: LoggedApp) -> dict[str, str]:
    folder = app._library.folder
    return {path.name: path.read_text("utf-8") for path in folder.glob("*")}


def shown_keys(app: LoggedApp) -> dict[str, str]:
    active = app.screen.active_bindings
    shown = (one.binding for one in active.values() if one.binding.show)
    return {binding.key: binding.description for binding in shown}


async def test_six_keys_from_home_to_the_session_of_a_pasted_sheet(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        home = await review(pilot, app)  # s, the paste, Ctrl+S
        await pilot.press("enter")
        await shows(pilot, TextDialog, "What's it called?")
        await pilot.press("enter")
        await shows(pilot, HomeScreen)
        await until(pilot, lambda: home.query_one(RoutineList).highlighted_id == "knee-sheet")
        await pilot.press("enter")
        await rate_pain(pilot, "Any pain before you start?", "0")
        await until(pilot, lambda: app._coach)

        assert app.coach.session.timeline.routine.title == "Knee sheet"
        assert list(own_files(app)) == ["knee-sheet.yaml"]


async def test_a_flipped_guess_is_saved_as_chosen_and_the_other_guesses_as_comments(
    app: LoggedApp,
) -> None:
    async with app.run_test() as pilot:
        await review(pilot, app)
        assert shown_keys(app)["space"] == "other reading"
        await pilot.press("space")
        await says(pilot, app, "12 sets of 3,")
        assert shown_keys(app)["space"] == "undo this choice"
        await pilot.press("enter")
        await shows(pilot, TextDialog)
        await pilot.press("enter")
        await shows(pilot, HomeScreen)

        text = own_files(app)["knee-sheet.yaml"]
        assert "12 sets of 3 reps" in text
        assert "# ? time:" in text
        assert Library(app._library.folder).load("knee-sheet").exercises[0].left.sets.high == 12


async def test_a_click_on_a_guess_flips_it_too(app: LoggedApp) -> None:
    async with app.run_test(size=(200, 40)) as pilot:
        await review(pilot, app)
        lines = understood(app).split("\n")
        place = next(number for number, line in enumerate(lines) if "? " in line)
        await pilot.press("home")
        await pilot.click(OptionList, offset=(4, place))
        await says(pilot, app, "12 sets of 3,")


async def test_space_on_what_is_no_guess_does_nothing_and_is_not_offered(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        await review(pilot, app)
        await pilot.press("home")
        before = understood(app)
        await pilot.press("space")

        assert "space" not in shown_keys(app)
        assert understood(app) == before


async def test_del_leaves_an_exercise_out_and_puts_it_back(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        await review(pilot, app)
        await pilot.press("home", "delete")
        await says(pilot, app, "Left out: Heel raises 3 x 12")
        assert shown_keys(app)["delete"] == "put back"
        await pilot.press("backspace")
        await says(pilot, app, "Heel raises: 3 sets of 12")
        assert shown_keys(app)["delete"] == "leave out"


async def test_what_is_no_exercise_is_named_and_cannot_be_left_out(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        await review(pilot, app, f"{SHEET}\nRing us with any questions.\n")
        assert "Ring us with any questions." in understood(app)
        await pilot.press("end", "delete")

        assert "delete" not in shown_keys(app)
        assert "Left out" not in understood(app)


async def test_esc_goes_back_step_by_step_and_loses_nothing(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        home = await review(pilot, app)
        await pilot.press("space")
        await says(pilot, app, "12 sets of 3,")
        await pilot.press("enter")
        await shows(pilot, TextDialog)
        await pilot.press("escape")
        await says(pilot, app, "12 sets of 3,")
        await pilot.press("escape")
        await shows(pilot, SheetScreen)
        assert field(app) == SHEET
        await pilot.press("ctrl+s")
        await says(pilot, app, "12 sets of 3,")
        await pilot.press("escape")
        await shows(pilot, SheetScreen)
        await pilot.press("escape")
        await shows(pilot, QuestionDialog, "Leave this sheet?")
        await pilot.press("escape")
        await shows(pilot, SheetScreen)
        assert field(app) == SHEET
        await pilot.press("escape")
        await shows(pilot, QuestionDialog, "Leave this sheet?")
        await pilot.press("down", "enter")
        await shows(pilot, HomeScreen)

        assert app.screen is home
        assert not own_files(app)


async def test_esc_on_an_empty_field_asks_nothing(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        await open_field(pilot, app)
        await pilot.press("escape")
        await shows(pilot, HomeScreen)


async def test_a_file_that_is_there_is_never_written_over(app: LoggedApp) -> None:
    folder = app._library.folder
    folder.mkdir(parents=True)
    (folder / "knee-sheet.yaml").write_text("title: Mine\nexercises: [toe-press]\n")
    async with app.run_test() as pilot:
        await review(pilot, app)
        await pilot.press("enter")
        await shows(pilot, TextDialog)
        assert app.screen.query_one(Input).value == "knee-sheet-2"
        app.screen.query_one(Input).value = "knee-sheet"
        await pilot.press("enter")
        await until(pilot, lambda: "you already have a routine" in text_of(app.screen, "mistake"))

        assert own_files(app) == {"knee-sheet.yaml": "title: Mine\nexercises: [toe-press]\n"}


@pytest.mark.parametrize("name", ["", "../out", "a/b", ".hidden", "con?"])
async def test_a_name_that_no_file_can_have_is_asked_for_again(app: LoggedApp, name: str) -> None:
    async with app.run_test() as pilot:
        await review(pilot, app)
        await pilot.press("enter")
        await shows(pilot, TextDialog)
        app.screen.query_one(Input).value = name
        await pilot.press("enter")
        await until(pilot, lambda: text_of(app.screen, "mistake"))

        assert isinstance(app.screen, TextDialog)
        assert not own_files(app)


async def test_a_sheet_of_twenty_kilobytes_is_taken_whole(app: LoggedApp) -> None:
    text = "".join(f"  {number}. Squat {number}: 10 times\n" for number in range(700))
    assert len(text) > 16_000
    async with app.run_test() as pilot:
        await open_field(pilot, app)
        await paste(pilot, app, text)
        await until(pilot, lambda: field(app))

        assert field(app) == text


async def test_a_sheet_that_is_too_long_is_refused_and_not_cut(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        await open_field(pilot, app)
        await paste(pilot, app, "Squat: 5 times\n")
        await paste(pilot, app, "x" * (LONGEST_SHEET + 1))
        await until(pilot, lambda: "That's too long" in text_of(app.screen, "mistake"))

        assert field(app) == "Squat: 5 times\n"


async def test_what_steers_a_terminal_or_is_markup_is_only_text(app: LoggedApp) -> None:
    hostile = (
        "\x1b]0;x\x07[bold]Squat[/]\x9b31m \u202eten\u202c: 10 times\r\n"
        "\tKnee [@click=x]bend[/]: 5 times\r"
    )
    async with app.run_test() as pilot:
        await open_field(pilot, app)
        await paste(pilot, app, hostile)
        await until(pilot, lambda: field(app))
        assert field(app) == (
            "]0;x[bold]Squat[/]31m ten: 10 times\n\tKnee [@click=x]bend[/]: 5 times\n"
        )
        await pilot.press("ctrl+s")
        await says(pilot, app, "[@click=x]bend[/]")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("  \n\n", "There's nothing here yet."),
        ("Dear patient", "There's no exercise in this"),
        ("1. Bend: 10 reps, 20 reps", "No exercise of this sheet is understood. Bend"),
        ("\n".join(f"- {name}: 9 reps of 2h" for name in ("Squat", "Lunge")), "shorten it to 6h"),
    ],
)
async def test_what_cannot_be_read_stays_in_the_field(app: LoggedApp, text: str, says: str) -> None:
    async with app.run_test() as pilot:
        await open_field(pilot, app)
        await paste(pilot, app, text)
        await until(pilot, lambda: field(app))
        await pilot.press("ctrl+s")
        await until(
            pilot,
            lambda: isinstance(app.screen, SheetScreen) and says in text_of(app.screen, "mistake"),
        )

        assert field(app) == text
        await pilot.press("x")
        await until(pilot, lambda: not app.screen.has_class("-mistaken"))


async def test_letters_and_marks_are_text_in_the_field(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        await open_field(pilot, app)
        await pilot.press(*"sq!?", "enter", *"x")
        await until(pilot, lambda: field(app) == "sq!?\nx")


async def test_a_new_routine_can_be_a_pasted_sheet_instead(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        await at_home(pilot, app)
        await pilot.press("a")
        await shows(pilot, TextDialog, "A routine of your own")
        await pilot.press("down", "enter")
        await shows(pilot, SheetScreen)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6)])
async def test_the_guess_is_in_sight_at_every_size(app: LoggedApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await review(pilot, app)
        rows = app.screen.query_one(OptionList)

        await until(pilot, lambda: '? "3 x 12"' in in_sight(rows))


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6)])
async def test_the_way_back_is_labelled_at_every_size(
    app: LoggedApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await open_field(pilot, app)
        line = app.screen.query_one(KeyLine)
        await until(pilot, lambda: {"ctrl+s", "escape"} <= {key.key for key in line.keys})
        await pilot.press("escape")
        await shows(pilot, HomeScreen)
        await review(pilot, app)
        line = app.screen.query_one(KeyLine)
        await until(pilot, lambda: {"enter", "escape"} <= {key.key for key in line.keys})
