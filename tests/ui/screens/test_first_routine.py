"""The first minute: five lines, one page of answers, one routine, and off it goes."""

from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

from footcoach.remembered import Choices
from footcoach.session.cues import StepKind
from footcoach.ui.screens.dialogs import CardDialog, MessageDialog, PainDialog
from footcoach.ui.screens.first_routine import RoutinePage
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.screens.summary import SummaryScreen
from footcoach.ui.widgets.choice_row import ChoiceRow
from footcoach.ui.widgets.figure_demo import FigureDemo
from footcoach.ui.widgets.offer_card import OfferCard
from footcoach.voice_level import Voice
from tests.ui.logged import LoggedApp, at_home, rows, shows, until

pytestmark = pytest.mark.usefixtures("few_pictures")
SIZES = [(20, 6), (40, 12), (80, 24), (100, 30), (120, 36), (200, 60)]


async def at_page(pilot: Pilot[int]) -> RoutinePage:
    """Read the notice, and wait for the page after it."""
    await shows(pilot, MessageDialog, "Before your first session")
    await pilot.press("enter")
    await shows(pilot, RoutinePage)
    await pilot.pause()
    page = pilot.app.screen
    assert isinstance(page, RoutinePage)
    return page


def offered(page: RoutinePage) -> str:
    return str(page.query_one(OfferCard).border_title)


async def test_enter_alone_leads_from_the_first_start_into_a_session(tmp_path: Path) -> None:
    app = LoggedApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at_page(pilot)
        assert offered(page) == "Desk break · 4:44 · sitting · no equipment"
        await pilot.press(*["enter"] * 4)
        assert isinstance(page.focused, OfferCard)
        await pilot.press("enter")
        await shows(pilot, PainDialog, "Any pain before you start?")
        await pilot.press("enter")
        await shows(pilot, SessionScreen)
        await until(pilot, lambda: app.coach.session.is_running)

        assert app.coach.session.timeline.routine.name == "desk-break"
        assert app.coach.session.step is not None
        assert app.coach.session.step.kind is StepKind.READY
        assert app.memory.choices == Choices(sound=True, voice=Voice.BRIEF)


async def test_answers_change_what_is_offered(tmp_path: Path) -> None:
    app = LoggedApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at_page(pilot)
        await pilot.press("down", "left")
        assert offered(page).startswith("Quick starter")
        await pilot.press("up", "right")
        assert offered(page).startswith("Three foot exercises")
        await pilot.press("end", "down", "down", "down", "right", "right", "right")
        assert str(page.query(ChoiceRow)[3].choice.answers[2].text) == "silent"
        await pilot.press("down", "down")
        another = offered(page)
        await pilot.press("up", "up")

        assert not another.startswith("Three foot exercises")
        assert page.focused is page.query(ChoiceRow)[3]


async def test_all_of_it_can_be_skipped_and_is_not_asked_again(tmp_path: Path) -> None:
    app = LoggedApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_page(pilot)
        await pilot.press("escape")
        await at_home(pilot, app)
        assert app.memory.choices == Choices()

    again = LoggedApp(tmp_path)
    async with again.run_test(size=(80, 24)) as pilot:
        home = await at_home(pilot, again)
        assert rows(again)
        assert again.screen is home


@pytest.mark.parametrize("at", ["the notice", "the page"])
async def test_when_to_get_help_is_one_key_away_and_not_shown_by_itself(
    at: str, tmp_path: Path
) -> None:
    app = LoggedApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, MessageDialog, "Before your first session")
        if at == "the page":
            await at_page(pilot)
        below = app.screen
        await pilot.press("exclamation_mark")
        await shows(pilot, CardDialog, "When to get medical help")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is below)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_answer_and_the_routine_can_be_seen_at_every_size(
    size: tuple[int, int], tmp_path: Path
) -> None:
    app = LoggedApp(tmp_path)
    async with app.run_test(size=size) as pilot:
        page = await at_page(pilot)
        for row in page.query(ChoiceRow):
            answers = "".join(str(row.content).split("\n"))
            assert row.choice.answers[row.chosen].text[: size[0] - 12] in answers
            assert page.region.contains_region(row.region)
        await pilot.press("escape")
        await at_home(pilot, app)
        assert isinstance(app.screen, HomeScreen)


async def test_the_routine_is_shown_with_its_exercises_and_its_figure(tmp_path: Path) -> None:
    app = LoggedApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at_page(pilot)

        assert "Toe curl and spread" in str(page.query_one("#contents", Static).content)
        assert "Curl your toes under" in page.query_one(FigureDemo).text


async def test_a_click_chooses_an_answer(tmp_path: Path) -> None:
    app = LoggedApp(tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        page = await at_page(pilot)
        row = page.query(ChoiceRow)[1]
        await pilot.click(row, offset=(37, 0))
        await pilot.pause()

        assert row.choice.answers[row.chosen].text == "2 min"
        assert offered(page).startswith("Quick starter")


async def test_a_first_session_takes_at_most_twelve_keys(tmp_path: Path) -> None:
    app, keys = LoggedApp(tmp_path), 0

    async def press(pilot: Pilot[int], *pressed: str) -> None:
        nonlocal keys
        keys += len(pressed)
        await pilot.press(*pressed)

    async with app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, MessageDialog, "Before your first session")
        await press(pilot, "enter")
        await shows(pilot, RoutinePage)
        await press(pilot, "enter", "left", "enter", "enter", "enter", "enter")
        await shows(pilot, PainDialog)
        await press(pilot, "enter")
        await shows(pilot, SessionScreen)
        keys += 1  # space, for which the coach of these tests doesn't wait
        await until(pilot, lambda: app.coach.session.is_running)
        app.pass_time(200)
        await shows(pilot, SummaryScreen)

    assert keys <= 12


async def test_only_the_answer_that_the_arrows_change_is_picked_out(tmp_path: Path) -> None:
    app = LoggedApp(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        page = await at_page(pilot)
        await pilot.press("down", "down")
        await pilot.pause()

        written = [row.content for row in page.query(ChoiceRow)]
        picked = [isinstance(one, Content) and "$text-primary" in one.markup for one in written]
        assert picked == [False, False, True, False]
