"""The app asks, keeps, offers and shows: the log as a person meets it."""

import re
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input, OptionList

from footcoach.advice.safety_text import NOTHING_LEFT, NOTICE, TOO_MUCH
from footcoach.coach.log_service import LogService
from footcoach.log.database import LogError
from footcoach.log.import_export import import_json
from footcoach.log.records import DayOff, PainReport
from footcoach.log.resume import find_unfinished
from footcoach.log.store import Store
from footcoach.session.player import Ending
from footcoach.session.timeline import compile_timeline
from footcoach.ui.screens.dialogs import (
    CardDialog,
    MessageDialog,
    PainDialog,
    QuestionDialog,
)
from footcoach.ui.screens.first_routine import RoutinePage
from footcoach.ui.screens.history import HistoryScreen
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.screens.session_page import SessionPage
from footcoach.ui.screens.sides_page import SidesPage
from footcoach.ui.screens.summary import SummaryScreen
from footcoach.ui.screens.text_dialog import TextDialog
from footcoach.ui.widgets.fact_page import FactPage
from footcoach.ui.widgets.routine_lists import ExerciseList, RoutineList
from tests.log.world import MONDAY, finished, laid_out, logged, under_way
from tests.ui.logged import (
    NOW,
    LoggedApp,
    at_home,
    choose,
    directly,
    do,
    open_log,
    open_page,
    press_on_row,
    rate_pain,
    shows,
    start_first,
    until,
    until_keys_count,
    until_workers_end,
)
from tests.ui.stage import SIZES, lines_of, text_of, visible

pytestmark = pytest.mark.usefixtures("few_pictures")

# ---- the first run, and the next start


async def test_the_notice_is_shown_once(tmp_path: Path) -> None:
    first = LoggedApp(tmp_path)
    async with first.run_test() as pilot:
        await shows(pilot, MessageDialog, NOTICE[0])
        await pilot.press("enter")
        await shows(pilot, RoutinePage)
        await pilot.press("escape")
        await at_home(pilot, first)

    second = LoggedApp(tmp_path)
    async with second.run_test() as pilot:
        await at_home(pilot, second)
        assert isinstance(second.screen, HomeScreen)


async def test_the_notice_comes_before_a_session_that_was_asked_for_directly(
    tmp_path: Path,
) -> None:
    app = LoggedApp(tmp_path, laid_out())
    async with app.run_test() as pilot:
        await shows(pilot, MessageDialog, NOTICE[0])
        await pilot.press("space")
        await rate_pain(pilot, "Any pain before you start?", "enter")
        await shows(pilot, SessionScreen)


async def test_the_notice_is_five_paragraphs_and_says_how_to_put_it_away(tmp_path: Path) -> None:
    app = LoggedApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, MessageDialog, NOTICE[0])
        await pilot.pause()

        heading, *paragraphs, last, keys = lines_of(app.screen)
        assert (heading, last) == ("Before your first session", "⏎ I've read this")
        assert keys == " ⏎ I've read this  ! get help "
        assert tuple(paragraphs) == NOTICE
        card = app.screen.query_one("#card")
        assert card.max_scroll_y == 0
        rows = app.screen.query(".line").results()
        assert {row.region.x for row in rows} == {card.content_region.x}


async def test_a_session_asked_for_directly_offers_the_one_that_waits(app: LoggedApp) -> None:
    app.store.record(*logged(under_way(), at=MONDAY))
    asked = directly(app)
    async with asked.run_test() as pilot:
        await choose(pilot, "1 h 50 min ago", 1)
        await shows(pilot, SessionScreen)
        assert asked.coach.session.index == 3
        asked.pass_time(1)
        await pilot.press("space")
        asked.pass_time(60)
        await shows(pilot, SummaryScreen, "Well done")
        await pilot.press("enter")
        await rate_pain(pilot, "Any pain now?", "escape")
        await until(pilot, lambda: not asked.is_running or asked.return_code is not None)

    assert asked.status == 0
    assert [entry.ending for entry in app.store.entries()] == [Ending.FINISHED]


@pytest.mark.parametrize("keys", [[*["down"] * 4, "enter"], ["escape"]])
async def test_a_session_asked_for_directly_can_be_started_and_the_other_waits(
    app: LoggedApp, keys: list[str]
) -> None:
    app.store.record(*logged(under_way(), at=MONDAY))
    asked = directly(app, "Left out: [/] Toe press.")
    async with asked.run_test(notifications=True) as pilot:
        await shows(pilot, QuestionDialog)
        await pilot.press(*keys)
        await rate_pain(pilot, "Any pain before you start?", "escape")
        await shows(pilot, SessionScreen)

        assert asked.coach.session.index == 0
        assert [one.message for one in asked._notifications] == ["Left out: [/] Toe press."]
        assert len(find_unfinished(app.store, NOW)) == 1


async def test_after_red_a_session_asked_for_directly_is_not_begun_unasked(app: LoggedApp) -> None:
    plan = laid_out()
    app.store.put(*logged(finished(plan), feeling=PainReport(after=8, asked=True)))
    asked = directly(app)
    async with asked.run_test() as pilot:
        await rate_pain(pilot, "Any pain before you start?", "0")
        await choose(pilot, "RED last time", 1)
        await shows(pilot, MessageDialog, NOTHING_LEFT)
        await pilot.press("enter")
        await until(pilot, lambda: not asked.is_running or asked.return_code is not None)

    assert asked.status == 0


@pytest.mark.parametrize("place", ["home", "session", "question", "card", "history"])
async def test_one_key_shows_the_signs_that_need_help_from_everywhere(
    app: LoggedApp, place: str
) -> None:
    async with app.run_test() as pilot:
        await at_home(pilot, app)
        if place in {"session", "question"}:
            await pilot.press("enter")
            await shows(pilot, PainDialog)
        if place == "session":
            await pilot.press("escape")
            await shows(pilot, SessionScreen)
        if place == "history":
            await open_log(pilot, app)
        if place == "card":
            await pilot.press("question_mark")
            await shows(pilot, CardDialog, "when to get medical help")
        below = app.screen
        await pilot.press("exclamation_mark", "exclamation_mark")
        await shows(pilot, CardDialog, "Call an emergency number")
        await pilot.press("enter")

        await until(pilot, lambda: app.screen is below)
        if place == "session":
            assert not app.coach.session.is_running


@pytest.mark.parametrize(("answer", "index", "banked"), [(1, 3, 2.0), (2, 4, 0.0), (3, 3, 0.0)])
async def test_what_was_under_way_is_offered_and_gone_on_with(
    app: LoggedApp, answer: int, index: int, banked: float
) -> None:
    app.store.record(*logged(under_way(), at=MONDAY))
    async with app.run_test() as pilot:
        await press_on_row(pilot, app, "Resume", "tab")
        await choose(pilot, "1 h 50 min ago", answer)
        await shows(pilot, SessionScreen)

        session = app.coach.session
        assert (session.index, session.banked, session.is_running) == (index, banked, False)
        await pilot.press("space")
        assert app.coach.session.count_in(app.clock.now) == (0 if answer == 2 else 3) or answer == 2
        app.pass_time(60)
        await shows(pilot, SummaryScreen, "Well done")
        await pilot.press("enter")
        await rate_pain(pilot, "Any pain now?", "escape")
        await at_home(pilot, app)

    assert app.entry().ending is Ending.FINISHED
    assert len(app.store.entries()) == 1
    assert [part.done for part in app.entry().parts] == [4]


async def test_what_was_under_way_can_be_kept_as_it_is(app: LoggedApp) -> None:
    app.store.record(*logged(under_way(), at=MONDAY))
    async with app.run_test() as pilot:
        await press_on_row(pilot, app, "Resume", "tab")
        await choose(pilot, "Resume Test routine?", 4)
        await at_home(pilot, app)

    assert find_unfinished(app.store, NOW) == ()
    assert [part.done for part in app.entry().parts] == [1]


async def test_what_was_under_way_can_wait(app: LoggedApp) -> None:
    app.store.record(*logged(under_way(), at=MONDAY))
    async with app.run_test() as pilot:
        await press_on_row(pilot, app, "Resume", "tab")
        await shows(pilot, QuestionDialog)
        await pilot.press("escape")
        await at_home(pilot, app)

    assert len(find_unfinished(app.store, NOW)) == 1


async def test_a_changed_file_is_told_and_the_old_plan_kept(app: LoggedApp) -> None:
    plan = compile_timeline(app._library.load("morning"))
    app.store.record(*logged(under_way(plan)))
    own = app._library.folder
    own.mkdir(parents=True)
    (own / "morning.yaml").write_text("title: New\nexercises:\n  - toe-press: 3 reps of 3s\n")
    async with app.run_test() as pilot:
        await press_on_row(pilot, app, "Resume", "tab")
        await choose(pilot, "has changed since", 1)
        await shows(pilot, SessionScreen)

        assert app.coach.session.timeline == plan


async def test_the_morning_is_asked_about_once(app: LoggedApp) -> None:
    do(app, "morning", days_ago=1, feeling=PainReport(before=1, after=2))
    async with app.run_test() as pilot:
        await press_on_row(pilot, app, "Any pain the morning after?")
        await rate_pain(pilot, "the morning after?", "3")
        await at_home(pilot, app)
    assert app.entry().feeling == PainReport(before=1, after=2, morning=3, asked=True)

    again = LoggedApp(app.store.database.path.parents[1])
    async with again.run_test() as pilot:
        await at_home(pilot, again)


async def test_the_morning_is_not_asked_about_on_the_same_day(app: LoggedApp) -> None:
    do(app, "morning", feeling=PainReport(before=1, after=2))
    async with app.run_test() as pilot:
        await at_home(pilot, app)


# ---- around a session


async def test_a_session_is_logged_with_pain_and_note(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        await start_first(pilot, app, "1")
        await shows(pilot, SessionScreen)
        app.pass_time(120)
        await shows(pilot, SummaryScreen)
        await pilot.press("enter")
        await rate_pain(pilot, "Any pain now?", "2")
        await shows(pilot, TextDialog, "GREEN: Carry on as planned.")
        await pilot.press(*"good", "enter")
        await choose(pilot, "Add Quick starter to your plan?", 2)
        await at_home(pilot, app)

    entry = app.entry()
    assert entry.ending is Ending.FINISHED
    assert entry.feeling == PainReport(before=1, after=2)
    assert entry.note == "good"
    assert app.store.followed() == {"two-minutes": True}


async def test_every_question_is_skipped_by_one_key(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        await start_first(pilot, app, "escape")
        await shows(pilot, SessionScreen)
        app.pass_time(120)
        await shows(pilot, SummaryScreen)
        await pilot.press("enter")
        await rate_pain(pilot, "Any pain now?", "enter")
        await shows(pilot, QuestionDialog, "Add Quick starter to your plan?")
        await pilot.press("escape")
        await at_home(pilot, app)

    assert app.entry().feeling == PainReport()
    assert app.store.followed() == {"two-minutes": False}


async def test_red_asks_which_and_shows_the_signs(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        await start_first(pilot, app, "0")
        await shows(pilot, SessionScreen)
        app.pass_time(20)
        await pilot.press("x")
        await shows(pilot, SummaryScreen, "Stopped. Good call")
        await pilot.press("enter")
        await shows(pilot, PainDialog, "normal")
        await pilot.press("down", "enter")
        await shows(pilot, QuestionDialog, "Which exercise hurt?")
        await pilot.press("escape")
        await shows(pilot, TextDialog, "RED")
        await pilot.press("enter")
        await shows(pilot, MessageDialog, "emergency number")
        await pilot.press("enter")
        await at_home(pilot, app)

    entry = app.entry()
    assert entry.ending is Ending.STOPPED
    assert entry.feeling == PainReport(before=0, sign=True, hurt="short-foot")


async def test_much_pain_starts_no_session(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        await start_first(pilot, app, "6")
        await shows(pilot, MessageDialog, TOO_MUCH)
        await pilot.press("enter")
        await at_home(pilot, app)

    assert app.store.entries() == ()


@pytest.mark.parametrize(("answer", "reps"), [(1, 4), (2, 5)])
async def test_after_amber_less_is_offered(app: LoggedApp, answer: int, reps: int) -> None:
    do(app, "morning", days_ago=1, feeling=PainReport(after=4, asked=True))
    async with app.run_test() as pilot:
        await start_first(pilot, app, "0")
        await choose(pilot, "AMBER last time", answer)
        await shows(pilot, SessionScreen)

        assert app.coach.session.timeline.exercises[0].left.reps == reps


async def test_after_red_the_family_is_left_out(app: LoggedApp) -> None:
    bad = PainReport(after=8, hurt="toe-fan", asked=True)
    do(app, "feet-first", days_ago=1, feeling=bad)
    async with app.run_test() as pilot:
        await start_first(pilot, app, "0")
        await choose(pilot, "Resting: Short foot.", 1)
        await shows(pilot, SessionScreen)

        timeline = app.coach.session.timeline
        assert [timeline.exercises[index].exercise.id for index in timeline.included] == [
            "ankle-circles"
        ]


async def test_a_session_that_was_left_is_a_row_at_the_next_start(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        await start_first(pilot, app, "escape")
        await shows(pilot, SessionScreen)
        app.pass_time(14)
        await pilot.press("q")
        await at_home(pilot, app)

    again = LoggedApp(app.store.database.path.parents[1])
    async with again.run_test() as pilot:
        await press_on_row(pilot, again, "Resume")
        await shows(pilot, SessionScreen)


async def test_a_session_cut_off_by_the_end_of_the_app_is_kept(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        await start_first(pilot, app, "escape")
        await shows(pilot, SessionScreen)
        app.pass_time(14)
        app.leave(143)
    app.close_log()

    assert [one.session.index for one in find_unfinished(app.store, NOW)] == [2]


async def test_a_log_that_fails_is_told_and_the_session_goes_on(
    app: LoggedApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        msg = "the disk is full [/]"
        raise LogError(msg)

    monkeypatch.setattr(Store, "record", refuse)
    async with app.run_test(notifications=True) as pilot:
        await start_first(pilot, app, "escape")
        await shows(pilot, SessionScreen)
        app.pass_time(120)
        await shows(pilot, SummaryScreen, "Well done")

        await until(pilot, lambda: any("wasn't saved" in n.message for n in app._notifications))


async def test_a_session_that_cannot_be_saved_is_in_a_file_once_the_app_is_left(
    app: LoggedApp,
) -> None:
    app.store.database.path.unlink()
    app.store.database.path.mkdir()
    async with app.run_test() as pilot:
        await start_first(pilot, app, "escape")
        await shows(pilot, SessionScreen)
        app.pass_time(30)
        app.leave()

    (unsaved,) = app.close_log()

    assert "can't be opened" in unsaved.reason
    assert unsaved.file is not None
    elsewhere = Store(app.store.database.path.with_name("elsewhere.db"))
    assert import_json(elsewhere, unsaved.file.read_text(encoding="utf-8")).added == 1


async def test_a_log_that_cannot_be_read_is_told_once_and_not_by_every_look(
    app: LoggedApp,
) -> None:
    app.store.database.path.unlink()
    app.store.database.path.mkdir()
    async with app.run_test(notifications=True) as pilot:
        await at_home(pilot, app)
        await open_log(pilot, app)

        (one,) = app._notifications
        assert "can't be opened" in one.message


# ---- what is left today


async def test_home_shows_and_includes_what_is_left_today(app: LoggedApp) -> None:
    do(app, "morning", days_ago=1)
    app.store.put(
        *logged(finished(compile_timeline(app._library.load("morning"), include={0, 1})), at=MONDAY)
    )
    async with app.run_test(size=(120, 40)) as pilot:
        home = await at_home(pilot, app)
        await pilot.press(*"/morning")
        await pilot.pause()

        (first, *_) = (str(one.prompt) for one in home.query_one(RoutineList).options)
        assert re.fullmatch("Morning: loosen up +5 min", first)
        exercises = home.query_one(ExerciseList)
        assert exercises.included == {2, 3, 4}
        assert "done: 1 of 1 today" in str(exercises.get_option_at_index(0).prompt)
        await pilot.press("ctrl+o")
        assert exercises.included == {0, 1, 2, 3, 4}


async def test_a_routine_can_be_dropped_and_taken_up(app: LoggedApp) -> None:
    do(app, "morning", days_ago=1)
    async with app.run_test() as pilot:
        await at_home(pilot, app)
        await pilot.press(*"/morning", "ctrl+f")
        await until(pilot, lambda: app.store.followed() == {"morning": False})
        await at_home(pilot, app)
        await pilot.press("ctrl+f")
        await until(pilot, lambda: app.store.followed() == {"morning": True})


# ---- history


def sessions(screen: HistoryScreen) -> list[str]:
    return [str(one.prompt) for one in screen.query_one("#sessions", OptionList).options]


@pytest.mark.parametrize("size", SIZES)
async def test_history_can_be_seen_at_any_size(app: LoggedApp, size: tuple[int, int]) -> None:
    do(app, "morning", days_ago=1, feeling=PainReport(after=2, asked=True), note="[/] [b")
    app.store.mark(MONDAY.date(), DayOff.ILL)
    async with app.run_test(size=size) as pilot:
        screen = await open_log(pilot, app)
        await until(pilot, lambda: sessions(screen))

        (line,) = sessions(screen)
        told, _, note = line.rpartition("\n")
        assert told.startswith("Sun 2026-11-15")
        assert "✓ Morning: loosen up" in told
        assert "5:00  GREEN" in told
        assert note == "  [/] [b"


async def test_a_session_is_annotated_moved_and_deleted_and_all_undone(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=1)
    before = app.entry()
    async with app.run_test() as pilot:
        log = await open_log(pilot, app)
        await pilot.press("a")
        await shows(pilot, TextDialog, "Note")
        await pilot.press(*"hm", "enter")
        await until(pilot, lambda: app.entry().note == "hm")

        await pilot.press("b")
        await shows(pilot, TextDialog, "On which day")
        app.screen.query_one(Input).value = "2026-11-10"
        await pilot.press("enter")
        await until(pilot, lambda: app.entry().began.day == "2026-11-10")
        assert app.entry().began.at == before.began.at - 5 * 86_400_000
        assert app.entry().note == "hm"

        await shows(pilot, HistoryScreen)
        await pilot.press("d")
        await until(pilot, lambda: not app.store.entries())
        await until(pilot, lambda: text_of(log, "saved") == "Saved. Press u to undo.")
        await shows(pilot, HistoryScreen)
        for what in ("deleting", "the day", "the note"):
            await pilot.press("u")
            await until(pilot, lambda what=what: f"Undone: {what}," in text_of(log, "saved"))  # type: ignore[misc]
        assert app.entry() == before
        await pilot.press("u")
        await until(pilot, lambda: text_of(log, "saved") == "There is nothing to undo.")


async def test_sessions_deleted_in_one_burst_are_those_that_were_highlighted(
    app: LoggedApp,
) -> None:
    for days_ago in range(3):
        do(app, "two-minutes", days_ago=days_ago)
    before = app.store.entries()
    async with app.run_test() as pilot:
        log = await open_log(pilot, app)
        for key in ("down", "d", "d"):
            app.simulate_key(key)
        await until(pilot, lambda: app.store.entries() == before[:1])
        for _ in range(2):
            app.simulate_key("u")
        await until(pilot, lambda: len(sessions(log)) == 3)

        assert app.store.entries() == before


async def test_a_day_is_marked_and_the_mark_taken_back(app: LoggedApp) -> None:
    day = NOW.date()
    async with app.run_test() as pilot:
        await open_log(pilot, app)
        await pilot.press("m")
        await shows(pilot, TextDialog, "Which day?")
        await pilot.press("enter")
        await choose(pilot, "what is it?", 2)
        await until(pilot, lambda: app.store.marks() == {day: DayOff.ILL})
        await shows(pilot, HistoryScreen)
        await pilot.press("u")
        await until(pilot, lambda: app.store.marks() == {})


@pytest.mark.parametrize(
    ("key", "heading", "text", "told"),
    [
        (
            "b",
            "On which day",
            "yesterday",
            "write year-month-day, such as 2026-11-16.",
        ),
        ("b", "On which day", "2026-02-30", "isn't a date; write year-month-day"),
        ("b", "On which day", "2026-11-17", "is still to come; write a day up to 2026-11-16."),
        ("b", "On which day", "0001-01-01", "is too long ago; write a day from 2000-01-01 on."),
        ("m", "Which day?", "", '"" isn\'t a date; write year-month-day'),
    ],
)
async def test_an_impossible_answer_is_told_and_stays_to_be_corrected(
    app: LoggedApp, key: str, heading: str, text: str, told: str
) -> None:
    do(app, "two-minutes")
    before = app.entry()
    async with app.run_test() as pilot:
        await open_log(pilot, app)
        await pilot.press(key)
        await shows(pilot, TextDialog, heading)
        dialog = app.screen
        dialog.query_one(Input).value = text
        await pilot.press("enter")
        await until(pilot, lambda: told in text_of(dialog, "mistake"))

        assert app.screen is dialog
        assert dialog.query_one(Input).value == text
        await until(pilot, lambda: visible(app, "mistake"))
        await pilot.press("escape")
        await shows(pilot, HistoryScreen)

    assert app.entry() == before
    assert app.store.marks() == {}


async def test_older_half_years_are_a_key_away(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=200)
    async with app.run_test() as pilot:
        screen = await open_log(pilot, app)
        assert sessions(screen) == []
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: len(sessions(screen)) == 1)
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: sessions(screen) == [])


async def test_every_week_stands_against_what_it_asked_for(app: LoggedApp) -> None:
    for days_ago, pain in ((6, 2), (13, 3)):
        do(app, "evening", days_ago=days_ago, feeling=PainReport(after=pain, asked=True))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await open_log(pilot, app)
        await until(pilot, lambda: "This week: no sessions yet" in text_of(screen, "today"))
        await pilot.press("pageup")
        await until(pilot, lambda: "The week of 9 Nov 2026" in text_of(screen, "today"))
        shown = text_of(screen, "week").splitlines()
        assert "work in 1 session" in text_of(screen, "today")
        assert shown[0] == "Evening: wind down"
        assert re.search("●○○ +1 of 3\u20135 ", shown[1])
        assert "Highest 3 on 3 Nov, latest 2" in text_of(screen, "curve")
        await pilot.press("pageup")
        await until(pilot, lambda: "The week of 2 Nov 2026" in text_of(screen, "today"))
        await pilot.press("pageup")
        await until(pilot, lambda: "The week of 26 Oct 2026" in text_of(screen, "today"))
        assert "Evening" not in text_of(screen, "week")
        await pilot.press("pagedown", "pagedown", "pagedown")
        await until(pilot, lambda: "This week: no sessions yet" in text_of(screen, "today"))


async def test_leaving_while_history_is_still_read_ends_quietly(
    app: LoggedApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, left = Event(), Event()

    def week(*_: object) -> tuple[()]:
        reading.set()
        left.wait(10)
        return ()

    monkeypatch.setattr(LogService, "week", week)
    async with app.run_test() as pilot:
        screen = await open_log(pilot, app)
        await until(pilot, reading.is_set)
        await screen.remove_children()
        left.set()
        await until_workers_end(pilot)

        assert app.is_running


async def test_what_a_wrong_clock_wrote_into_the_future_can_be_put_right(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=-400)
    async with app.run_test() as pilot:
        screen = await open_log(pilot, app)
        await until(pilot, lambda: len(sessions(screen)) == 1)
        await pilot.press("b")
        await shows(pilot, TextDialog, "On which day")
        app.screen.query_one(Input).value = "2026-11-10"
        await pilot.press("enter")
        await until(pilot, lambda: app.entry().began.day == "2026-11-10")


@pytest.mark.parametrize(
    ("key", "fact"), [("enter", "When"), ("p", "Pain before"), ("c", "Short foot")]
)
async def test_a_session_opens_at_what_was_asked_for(app: LoggedApp, key: str, fact: str) -> None:
    do(app, "two-minutes")
    async with app.run_test() as pilot:
        await open_log(pilot, app)
        page = await open_page(pilot, key)

        assert page.fact is not None
        assert page.fact.label == fact


async def test_a_session_done_without_footcoach_is_added_opened_and_undone(app: LoggedApp) -> None:
    app.store.follow("two-minutes", yes=True)
    async with app.run_test() as pilot:
        log = await open_log(pilot, app)
        await pilot.press("n")
        await choose(pilot, "Which routine did you do?", 1)
        await shows(pilot, TextDialog, "On which day was it?")
        await pilot.press("enter")
        await shows(pilot, SessionPage, "Saved. Press u to undo.")
        page = app.screen.query_one(FactPage)
        await until_keys_count(pilot)

        assert page.fact is not None
        assert page.fact.text == "both feet, 5 of 5 reps, 15 s, typed in"
        assert app.entry().routine == "two-minutes"
        await pilot.press("q")
        await until(pilot, lambda: app.screen is log and "typed in" in "".join(sessions(log)))
        await pilot.press("u")
        await until(pilot, lambda: app.store.entries() == ())


@pytest.mark.parametrize("size", SIZES)
async def test_left_and_right_are_compared_a_key_away(
    app: LoggedApp, size: tuple[int, int]
) -> None:
    do(app, "two-minutes")
    async with app.run_test(size=size) as pilot:
        await open_log(pilot, app)
        await pilot.press("s")
        await shows(pilot, SidesPage, "left and right alike")
        page = app.screen.query_one(FactPage)
        assert [row.fact.label for row in page.rows] == ["Ankle circles"] * 3 + ["Short foot"]
        await until_keys_count(pilot)
        await pilot.press("end")
        await until(pilot, lambda: page.cursor == len(page.rows) - 1)
        await pilot.press("q")
        await shows(pilot, HistoryScreen)


async def test_an_empty_log_has_nothing_to_compare_and_nothing_to_open(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        await open_log(pilot, app)
        await pilot.press("enter", "p", "c", "a", "b", "d", "u", "s")
        await shows(pilot, SidesPage, "No sessions in these weeks.")
        await pilot.press("down", "up", "enter", "pagedown", "home", "q")
        await shows(pilot, HistoryScreen)
