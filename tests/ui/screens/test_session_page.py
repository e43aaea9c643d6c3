"""The page of a session: everything that's known of it, each fact to be corrected and undone."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from footcoach.log.records import PainReport
from footcoach.routine.enums import Side
from footcoach.session.player import Ending
from footcoach.session.tally import KnownBy
from footcoach.ui.screens.dialogs import PainDialog
from footcoach.ui.screens.history import HistoryScreen
from footcoach.ui.screens.session_page import SessionPage
from footcoach.ui.screens.text_dialog import TextDialog
from footcoach.ui.widgets.fact_page import FactPage
from footcoach.ui.widgets.routine_lists import RoutineList
from tests.log.world import logged, under_way
from tests.ui.logged import (
    LoggedApp,
    at_home,
    choose,
    do,
    open_log,
    open_page,
    shows,
    until,
    until_keys_count,
)
from tests.ui.stage import lines_of, text_of

pytestmark = pytest.mark.usefixtures("few_pictures")

REPORT = PainReport(before=1, after=1, asked=True)
SAVED = "Saved. Press u to undo."


async def burst(pilot: Pilot[int], *keys: str) -> None:
    """Press keys so quickly that all of them are there before the first one acts."""
    for key in keys:
        pilot.app.simulate_key(key)
    await pilot.pause()


async def move_to(pilot: Pilot[int], page: FactPage, label: str, nth: int = 0) -> None:
    """Put the cursor on the fact with a label, by keys."""
    labels = [row.fact.label for row in page.rows]
    target = [index for index, one in enumerate(labels) if one == label][nth]
    await pilot.press("home")
    for _ in range(target * page.size.height):
        if page.cursor == target:
            break
        await pilot.press("down")
    assert page.fact is not None
    assert page.fact.label == label


def shown(page: FactPage) -> str:
    return "\n".join(lines_of(page.screen))


async def test_a_session_opens_with_all_that_is_known_of_it(app: LoggedApp) -> None:
    do(app, "two-minutes", feeling=PainReport(before=1, after=3, asked=True), note="one\ntwo")
    async with app.run_test() as pilot:
        await open_log(pilot, app)
        page = await open_page(pilot)

        facts = {(row.fact.label, row.fact.text) for row in page.rows}
        assert {
            ("When", "Mon 16 Nov 2026, 08:30"),
            ("Session", "Done, 55 s"),
            ("Short foot", "both feet, 5 of 5 reps, 15 s, timed"),
            ("Pain before", "1"),
            ("Pain after", "3"),
            ("Pain next morning", "no answer"),
            ("Warning sign", "no"),
            ("What hurt", "no answer"),
            ("Note", "one\ntwo"),
        } <= facts
        assert "AMBER" in shown(page)
        assert "Make it easier next time" in " ".join(shown(page).split())


async def test_what_was_left_out_is_planned_and_not_done(app: LoggedApp) -> None:
    entry, session = logged(replace(under_way(seconds=22), ending=Ending.LEFT), open=False)
    app.store.put(entry, session)
    async with app.run_test() as pilot:
        await open_log(pilot, app)
        page = await open_page(pilot)

        facts = {row.fact.label: row.fact.text for row in page.rows}
        assert facts["Session"] == "Left before the end, 9 s of 20 s"
        assert facts["Toe press"] == "both feet, 1 of 4 reps, 9 s of 20 s, timed"


@pytest.mark.parametrize(
    ("label", "field", "size", "said"),
    [
        ("Pain before", "before", (80, 24), "10, corrected"),
        ("Pain after", "after", (20, 6), "10, corrected"),
        ("Pain next morning", "morning", (40, 12), "10"),
    ],
)
async def test_each_answer_about_pain_is_corrected_and_undone(
    app: LoggedApp, label: str, field: str, size: tuple[int, int], said: str
) -> None:
    do(app, "two-minutes", days_ago=1, feeling=REPORT)
    async with app.run_test(size=size) as pilot:
        await open_log(pilot, app)
        page = await open_page(pilot)
        await move_to(pilot, page, label)
        await pilot.press("enter")
        await shows(pilot, PainDialog, "How much did it hurt")
        await pilot.press("1", "0", "enter")
        await until(pilot, lambda: text_of(page.screen, "saved") == SAVED)
        await until_keys_count(pilot)

        assert getattr(app.entry().feeling, field) == 10
        assert page.fact is not None
        assert (page.fact.label, page.fact.text) == (label, said)
        await pilot.press("u")
        await until(pilot, lambda: "Undone: pain" in text_of(page.screen, "saved"))
        assert app.entry().feeling == REPORT


async def test_an_answer_can_be_taken_away(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=1, feeling=PainReport(before=1, after=8, asked=True))
    async with app.run_test() as pilot:
        await open_log(pilot, app)
        page = await open_page(pilot, "p")
        await pilot.press("down", "e")
        await shows(pilot, PainDialog, "So far: 8.")
        await pilot.press("down", "enter")
        await until(pilot, lambda: text_of(page.screen, "saved") == SAVED)

        assert app.entry().feeling.after is None
        assert "RED" not in shown(page)


async def test_enter_with_nothing_chosen_leaves_an_answer_as_it_is(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=1, feeling=REPORT)
    before = app.entry()
    async with app.run_test() as pilot:
        await open_log(pilot, app)
        page = await open_page(pilot, "p")
        await pilot.press("enter")
        await shows(pilot, PainDialog)
        await pilot.press("enter")
        await shows(pilot, SessionPage)

        assert text_of(page.screen, "saved") == ""
        assert app.entry() == before


async def test_a_morning_that_was_filled_in_is_not_asked_about_again(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=1, feeling=PainReport(before=1, after=1))
    async with app.run_test() as pilot:
        await open_log(pilot, app)
        await open_page(pilot, "p")
        await pilot.press("down", "down", "enter")
        await shows(pilot, PainDialog, "next morning")
        await pilot.press("2", "enter")
        await until(pilot, lambda: app.entry().feeling.morning == 2)

        assert app.entry().feeling.asked


async def test_the_rest_of_the_answers_is_corrected_and_undone_step_by_step(
    app: LoggedApp,
) -> None:
    do(app, "two-minutes", days_ago=1, feeling=REPORT)
    states = [app.entry()]
    async with app.run_test(size=(120, 40)) as pilot:
        await open_log(pilot, app)
        page = await open_page(pilot)

        async def edited() -> None:
            await until(pilot, lambda: app.entry() != states[-1])
            await shows(pilot, SessionPage, SAVED)
            states.append(app.entry())

        await move_to(pilot, page, "Warning sign")
        await pilot.press("enter")
        await choose(pilot, "Was it sharp", 1)
        await edited()
        await move_to(pilot, page, "What hurt")
        await pilot.press("enter")
        await choose(pilot, "Which exercise hurt?", 2)
        await edited()
        await move_to(pilot, page, "Note")
        await pilot.press("enter")
        await shows(pilot, TextDialog, "Note")
        await pilot.press(*"hm", "enter")
        await edited()
        await move_to(pilot, page, "When")
        await pilot.press("enter")
        await shows(pilot, TextDialog, "On which day")
        app.screen.query_one(Input).value = "2026-11-10"
        await pilot.press("enter")
        await edited()

        assert states[-1].feeling == replace(REPORT, sign=True, hurt="ankle-circles")
        assert (states[-1].note, states[-1].began.day) == ("hm", "2026-11-10")
        await burst(pilot, *"uuuu")
        await until(pilot, lambda: app.entry() == states[0])
        await pilot.press("u")
        await until(pilot, lambda: "nothing to undo" in text_of(page.screen, "saved"))


async def test_reps_of_one_foot_are_corrected_and_the_seconds_follow(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=1)
    before = app.entry()
    async with app.run_test() as pilot:
        await open_log(pilot, app)
        page = await open_page(pilot)
        await move_to(pilot, page, "Ankle circles", nth=1)
        await pilot.press("enter")
        await shows(pilot, TextDialog, "How many did you do, out of 1 rep?")
        assert "Ankle circles, right" in "\n".join(lines_of(app.screen))
        app.screen.query_one(Input).value = "0"
        await pilot.press("enter")
        await until(pilot, lambda: text_of(page.screen, "saved") == SAVED)

        left, right = (part for part in app.entry().parts if part.exercise == "ankle-circles")
        assert (left.side, left.done, left.known_by) == (Side.LEFT, 1, KnownBy.CLOCK)
        assert (right.done, right.seconds, right.known_by) == (0, 0, KnownBy.CORRECTED)
        await until_keys_count(pilot)
        assert page.fact is not None
        assert page.fact.text.endswith("0 of 1 rep, 0 s of 20 s, corrected")
        await pilot.press("u")
        await until(pilot, lambda: app.entry() == before)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("99", "more than was planned; write a number from 0 to 5."),
        ("9" * 5000, "more than was planned"),
        ("-1", '"-1" isn\'t a number of reps; write one from 0 to 5.'),
        ("[/]", '"[/]" isn\'t a number of reps'),
    ],
    ids=["many", "huge", "negative", "markup"],
)
async def test_an_impossible_number_of_reps_is_told_and_stays_to_be_corrected(
    app: LoggedApp, text: str, told: str
) -> None:
    do(app, "two-minutes")
    before = app.entry()
    async with app.run_test() as pilot:
        await open_log(pilot, app)
        await open_page(pilot, "c")
        await pilot.press("enter")
        await shows(pilot, TextDialog, "How many did you do, out of 5 reps?")
        dialog = app.screen
        dialog.query_one(Input).value = text
        await pilot.press("enter")
        await until(pilot, lambda: told in text_of(dialog, "mistake"))
        assert app.entry() == before

        dialog.query_one(Input).value = "4"
        await pilot.press("enter")
        await until(pilot, lambda: app.entry().parts[0].done == 4)


async def test_advice_follows_a_correction_on_the_page_in_the_log_and_on_home(
    app: LoggedApp,
) -> None:
    do(app, "two-minutes", days_ago=1, feeling=REPORT)
    async with app.run_test(size=(120, 40)) as pilot:
        home = await at_home(pilot, app)
        assert "left today" in text_of(home, "today")
        log = await open_log(pilot, app)
        page = await open_page(pilot, "p")
        await pilot.press("down", "enter")
        await shows(pilot, PainDialog)
        await pilot.press("8", "enter")
        await until(pilot, lambda: text_of(page.screen, "saved") == SAVED)

        said = " ".join(shown(page).split())
        assert "RED" in said
        assert "Short foot is resting until Wed 18 Nov, because of RED" in said
        await pilot.press("q")
        await until(pilot, lambda: app.screen is log and "RED" in prompts(sessions_of(log)))
        await pilot.press("q")
        await until(pilot, lambda: "Nothing to do today" in text_of(home, "today"))
        assert "resting until Wed" in prompts(home.query_one(RoutineList))

        await open_log(pilot, app)
        page = await open_page(pilot, "p")
        await pilot.press("down", "enter")
        await shows(pilot, PainDialog)
        await pilot.press("1", "enter")
        await until(pilot, lambda: "resting" not in shown(page) and "GREEN" in shown(page))
        await pilot.press("q")
        await shows(pilot, HistoryScreen)
        await pilot.press("q")
        await until(pilot, lambda: "left today" in text_of(home, "today"))
        assert "resting" not in prompts(home.query_one(RoutineList))


def sessions_of(log: HistoryScreen) -> OptionList:
    return log.query_one("#sessions", OptionList)


def prompts(options: OptionList) -> str:
    return "\n".join(str(option.prompt) for option in options.options)


async def test_keys_in_one_burst_correct_what_they_were_meant_for(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=1, feeling=REPORT)
    async with app.run_test() as pilot:
        await open_log(pilot, app)
        await until(pilot, lambda: app.screen.query_one("#sessions", OptionList).options)
        await burst(pilot, "p", "down", "enter")
        await shows(pilot, PainDialog, "after?")
        await burst(pilot, "8", "enter", "q", "q", "d")
        await shows(pilot, SessionPage)
        await until(pilot, lambda: app.entry().feeling.after == 8)

        assert isinstance(app.screen, SessionPage)
        assert len(app.store.entries()) == 1


async def test_two_corrections_in_a_row_keep_each_other(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=1, feeling=REPORT)
    async with app.run_test() as pilot:
        await open_log(pilot, app)
        await open_page(pilot, "p")
        for pain in ("3", "4"):
            await burst(pilot, "enter")
            await shows(pilot, PainDialog)
            await burst(pilot, pain, "enter")
            await shows(pilot, SessionPage)
            await burst(pilot, "down")
        await until(pilot, lambda: app.entry().feeling.after == 4)

        assert app.entry().feeling == replace(REPORT, before=3, after=4)


async def test_note_and_day_are_a_letter_away_as_in_the_log(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=1, feeling=REPORT)
    async with app.run_test() as pilot:
        await open_log(pilot, app)
        await open_page(pilot)
        await pilot.press("a")
        await shows(pilot, TextDialog, "Note")
        await pilot.press(*"ab", "enter")
        await until(pilot, lambda: app.entry().note == "ab")
        await shows(pilot, SessionPage, SAVED)
        await pilot.press("b")
        await shows(pilot, TextDialog, "On which day")
        await pilot.press("escape")
        await shows(pilot, SessionPage)


async def test_deleting_goes_back_to_the_log_where_it_is_undone(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=1, feeling=REPORT, note="hm")
    before = app.entry()
    async with app.run_test() as pilot:
        log = await open_log(pilot, app)
        await open_page(pilot)
        await pilot.press("d")
        await until(pilot, lambda: app.screen is log and text_of(log, "saved") == SAVED)
        assert app.store.entries() == ()
        await pilot.press("u")
        await until(pilot, lambda: app.store.entries() == (before,))


async def test_arrows_turn_to_the_sessions_before_and_after(app: LoggedApp) -> None:
    for days_ago, name in enumerate(("two-minutes", "morning", "evening")):
        do(app, name, days_ago=days_ago)
    async with app.run_test() as pilot:
        await open_log(pilot, app)
        page = await open_page(pilot)
        for key, title in (
            ("right", "Quick starter"),
            ("left", "Morning: loosen up"),
            ("left", "Evening: wind down"),
            ("left", "Evening: wind down"),
            ("right", "Morning: loosen up"),
        ):
            await pilot.press(key)
            await until(pilot, lambda title=title: title in text_of(page.screen, "title"))  # type: ignore[misc]


async def test_a_session_whose_plan_cannot_be_read_still_has_its_answers(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=1, feeling=REPORT)
    with app.store.database.writing() as connection:
        connection.execute("UPDATE plan SET text = '{}'")
    async with app.run_test() as pilot:
        await open_log(pilot, app)
        page = await open_page(pilot, "c")
        assert ("short foot", "both, 5 of 5 reps, 15 s, timed") in [
            (row.fact.label, row.fact.text) for row in page.rows
        ]
        await pilot.press("enter")
        await until(pilot, lambda: "Nothing to edit" in text_of(page.screen, "saved"))
        await move_to(pilot, page, "Pain after")
        await pilot.press("enter")
        await shows(pilot, PainDialog)
        await pilot.press("7", "enter")
        await until(pilot, lambda: app.entry().feeling.after == 7)


async def test_a_session_deleted_elsewhere_says_so(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=1, feeling=REPORT)
    async with app.run_test() as pilot:
        await open_log(pilot, app)
        page = await open_page(pilot, "p")
        app.store.delete(app.entry().uuid)
        await pilot.press("enter")
        await shows(pilot, PainDialog)
        await pilot.press("7", "enter")
        await until(pilot, lambda: any("any more" in n.message for n in app._notifications))
        assert text_of(page.screen, "saved") == ""
        await pilot.press("u", "d", "left", "right", "q")
        await shows(pilot, HistoryScreen)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6), (120, 36)])
async def test_everything_on_the_page_can_be_read_by_going_down_and_up(
    app: LoggedApp, size: tuple[int, int]
) -> None:
    note = "word " * 60
    do(app, "two-minutes", days_ago=1, feeling=replace(REPORT, after=8), note=note)
    async with app.run_test(size=size) as pilot:
        await open_log(pilot, app)
        page = await open_page(pilot)
        for key in ("down", "up"):
            seen = set(range(int(page.scroll_y), int(page.scroll_y) + page.size.height))
            steps = 0

            def is_at_end(key: str = key) -> bool:
                end = (page.max_scroll_y, len(page.rows) - 1) if key == "down" else (0, 0)
                return (page.scroll_y, page.cursor) == end

            while not is_at_end():
                await pilot.press(key)
                await app.screen.wait_for_refresh()  # which scrolling waits for
                seen |= set(range(int(page.scroll_y), int(page.scroll_y) + page.size.height))
                steps += 1
                assert steps < 200
            assert seen >= set(range(page.virtual_size.height))
        width = page.scrollable_content_region.width
        assert all(row.region.width <= width for row in page.rows)
