"""Home, run and plain mode ask the same questions in the same words, and leave the same log."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from footcoach.coach.coach import Coach, Tell
from footcoach.coach.conversation import Conversation
from footcoach.coach.log_service import LogService
from footcoach.coach.question_kinds import QuestionKind
from footcoach.coach.question_settings import QuestionSettings
from footcoach.coach.requests import Message, PainQuestion, Question, Request, TextQuestion
from footcoach.coach.session_start import Wanted
from footcoach.coach.text_input import TextReader, lines_of
from footcoach.commands.text_session import TextSession
from footcoach.config.question_edit import switch_off_question
from footcoach.config.reader import load
from footcoach.log.records import WORST, PainReport
from footcoach.log.store import Store
from footcoach.paths import bundled
from footcoach.routine.library import Library
from footcoach.session.player import Session
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.sound.speaker import Recorder
from footcoach.ui.screens.dialogs import Asking, MessageDialog
from footcoach.ui.screens.first_routine import RoutinePage
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.screens.summary import SummaryScreen
from footcoach.ui.widgets.routine_lists import RoutineList
from tests.log.world import MONDAY, finished, logged, offer, under_way
from tests.ui.logged import NOW, LoggedApp, until
from tests.world import FakeClock, span

pytestmark = pytest.mark.usefixtures("few_pictures")

NAME = "two-minutes"
NEVER = "Don't ask this again"
LONG_ENOUGH = 200
"""Seconds after which the session of `NAME` is over."""
PRESET = bundled("routines") / f"{NAME}.yaml"


@dataclass(frozen=True)
class Scenario:
    """What the log holds, and what is answered; what isn't named is left unanswered."""

    prepare: Callable[["Place"], None] | None = None
    answers: dict[str, int | str] = field(default_factory=dict)
    """By the beginning of the heading: a number, of an answer from 1 or of pain; or a text."""
    has_seen_notice: bool = True

    def answer(self, heading: str) -> int | str | None:
        found = (reply for begin, reply in self.answers.items() if heading.startswith(begin))
        return next(found, None)


@dataclass(frozen=True)
class Place:
    """A folder with a log and the routines of a person."""

    folder: Path

    @property
    def store(self) -> Store:
        return Store(self.folder / "data" / "footcoach.db")

    @property
    def library(self) -> Library:
        return Library(self.folder / "own")

    @property
    def config(self) -> Path:
        return self.folder / "config.yaml"

    @property
    def timeline(self) -> Timeline:
        return compile_timeline(self.library.load(NAME))

    def did(self, days_ago: int, feeling: PainReport) -> None:
        at = MONDAY - timedelta(days=days_ago)
        self.store.put(*logged(finished(self.timeline), at, feeling=feeling))

    def left(self) -> None:
        self.store.record(*logged(under_way()))

    def stepped_up(self) -> None:
        self.library.folder.mkdir()
        own = self.library.folder / f"{NAME}.yaml"
        own.write_text(PRESET.read_text().replace("5 reps", "7 reps"))
        at, what = MONDAY - timedelta(days=21), {"routine": NAME, "exercise": "short-foot"}
        self.store.note_offers([offer(at, **what, old=span(5), new=span(7))])
        self.did(9, GREEN)

    def holds(self) -> dict[str, Any]:
        """Return everything that is left behind, without what is another each time."""
        records = [
            replace(record, uuid="", saved=0, began=replace(record.began, at=0))
            for record in self.store.entries()
        ]
        return {
            "records": sorted(records, key=str),
            "offers": [replace(one, uuid="") for one in self.store.offers()],
            "notice": self.store.fact("notice"),
            "config": self.config.read_text() if self.config.exists() else "",
            "own": {path.name: path.read_text() for path in self.library.folder.glob("*")},
        }


GREEN = PainReport(before=1, after=1, asked=True)
AMBER = PainReport(before=1, after=4, asked=True)
SCENARIOS = {
    "first start": Scenario(has_seen_notice=False),
    "nothing answered": Scenario(lambda place: place.did(1, PainReport(after=2))),
    "resumed": Scenario(Place.left, {"Resume": 2, "Any pain now?": 2, "Note": "fine"}),
    "kept for later": Scenario(Place.left, {"Resume": 5, "Any pain before": 1}),
    "saved as unfinished": Scenario(Place.left, {"Resume": 4, "Any pain before": 0}),
    "too much pain": Scenario(answers={"Any pain before": 10}),
    "morning": Scenario(
        lambda place: place.did(1, PainReport(before=1, after=2)),
        {"Any pain the morning": 1, "Any pain before": 1, "Any pain now?": 3},
    ),
    "step up": Scenario(
        lambda place: place.did(1, GREEN),
        {"Any pain before": 1, "Any pain now?": 1, "Ready": 2},
    ),
    "step up declined": Scenario(
        lambda place: place.did(1, GREEN), {"Any pain now?": 1, "Ready": 1}
    ),
    "step back": Scenario(Place.stepped_up, {"Any pain before": 0, "Take it": 2}),
    "easier, then red": Scenario(
        lambda place: place.did(1, AMBER),
        {"An easier": 1, "Any pain now?": 8, "Which": 2, "Note": "it hurt"},
    ),
    "a sharp pain": Scenario(answers={"Any pain now?": 11}),
    "pain and note switched off": Scenario(
        lambda place: place.did(1, PainReport(before=1, after=2)),
        {"Any pain the morning": 11, "Any pain before": 11, "Any pain now?": 13, "Note": NEVER},
    ),
    "which exercise and note switched off": Scenario(
        answers={"Any pain now?": 8, "Which": 3, "Note": NEVER}
    ),
    "steps and plan switched off": Scenario(
        lambda place: place.did(1, GREEN), {"Any pain now?": 1, "Ready": 3, "Add": 3}
    ),
    "as planned": Scenario(lambda place: place.did(1, AMBER), {"An easier": 2}),
    "no session": Scenario(lambda place: place.did(1, AMBER)),
}

FROM_HOME_TOO = {
    "first start",
    "resumed",
    "saved as unfinished",
    "too much pain",
    "morning",
    "step up",
    "easier, then red",
    "pain and note switched off",
    "no session",
}
"""What begins differently on home, or ends there; the rest asks nothing that these don't ask."""


def place(folder: Path, scenario: Scenario) -> Place:
    made = Place(folder)
    folder.mkdir()
    if scenario.has_seen_notice:
        made.store.note_fact("notice", "seen")
    if scenario.prepare:
        scenario.prepare(made)
    return made


def say(request: Request | None) -> list[str]:
    """Return what plain mode says of a request."""
    match request:
        case Message(heading=heading, lines=lines):
            return [
                heading,
                *(f"{one.capitalize()}: {text}" if one else text for one, text in lines),
            ]
        case Question() | PainQuestion() | TextQuestion():
            return list(lines_of(request))
        case _:
            return []


class Keyboard:
    """Someone in plain mode, who answers what was asked last and resumes what is paused."""

    def __init__(self, scenario: Scenario) -> None:
        self.said: list[str] = []
        self.coach: Coach | None = None
        self.clock = FakeClock()
        self._scenario = scenario
        self._answers = SimpleQueue[str | None]()
        self._asked: list[str] = []
        """What was said since the last answer."""

    def say(self, line: str) -> None:
        if line.startswith("Press Enter: "):
            self._answers.put("")
        elif line.startswith("Type "):
            answers = (self._scenario.answer(asked) for asked in self._asked)
            answer = next((one for one in answers if one is not None), "")
            self._answers.put(str(answer))
            self._asked = []
        else:
            self.said.append(line)
            self._asked.append(line)

    def get(self, block: bool, timeout: float | None) -> str | None:
        assert block
        if self.coach is None or self.coach.session.ending:
            return self._answers.get_nowait()
        if not self.coach.session.is_running:
            return ""
        self.clock.tick(min(timeout or 0.0, 0.5) or 0.001)
        raise Empty

    def put(self, item: str | None) -> None:
        self._answers.put(item)

    def make_coach(self, what: Timeline | Session, tell: Tell) -> Coach:
        clock = self.clock
        self.coach = Coach(what, Recorder(clock), clock=clock, wall=clock, tell=tell)
        return self.coach


def in_plain_mode(at: Place, scenario: Scenario) -> list[str]:
    """Do a session in plain mode; return what was said around it."""
    keyboard = Keyboard(scenario)
    settings = QuestionSettings(None, partial(switch_off_question, at.config))
    log = LogService(at.store, at.library, lambda: NOW, questions=settings)
    talk = Conversation(log, at.library)
    reader = TextReader(log, keyboard, keyboard.say, pytest.fail)
    session = TextSession(talk, reader, keyboard, keyboard.make_coach, can_answer=True)
    session.run(Wanted(at.timeline))
    return keyboard.said


async def by_run(at: Place, scenario: Scenario) -> list[str]:
    """Do a session with `run` in the app; return what was said around it."""
    app = LoggedApp(at.folder, at.timeline)
    async with app.run_test() as pilot:
        return await go_through(pilot, app, scenario)


async def from_home(at: Place, scenario: Scenario) -> list[str]:
    """Do a session from home; return what was said around it."""
    app = LoggedApp(at.folder)
    async with app.run_test() as pilot:
        said = await go_through(pilot, app, scenario)
        await pilot.press(*"/two-min", "enter")
        await until(pilot, lambda: not isinstance(app.screen, HomeScreen))
        return said + await go_through(pilot, app, scenario)


async def go_through(pilot: Pilot[int], app: LoggedApp, scenario: Scenario) -> list[str]:
    """Answer everything until home is there, or the app has ended; return what was said."""
    said, ending = list[str](), None
    while app.return_code is None:
        screen = app.screen
        if screen is ending:
            # It's in sight between two questions, and a key would be kept for the next one.
            await until(pilot, lambda: app.return_code is not None or app.screen is not ending)  # noqa: B023
            continue
        ending = screen if isinstance(screen, SummaryScreen) else ending
        if isinstance(screen, HomeScreen):
            await until(pilot, lambda: app.screen is not screen or is_idle(app))  # noqa: B023
            if app.screen is screen:
                return said
            continue
        said += say(request_of(screen))
        await meet(pilot, app, scenario)
        await until(pilot, lambda: app.return_code is not None or app.screen is not screen)  # noqa: B023
    return said


def is_idle(app: LoggedApp) -> bool:
    """Whether home offers everything, and no conversation is under way."""
    home = app.screen_stack[0]
    assert isinstance(home, HomeScreen)
    is_read = home.filter or home.query_one(RoutineList).option_count >= len(app._library.names())
    return (
        app._conversation is not None
        and app._conversation._opening is not None
        and bool(is_read)
        and all(worker.is_finished for worker in app.workers)
    )


def request_of(screen: Screen[Any]) -> Request | None:
    if isinstance(screen, MessageDialog):
        return screen.message
    return screen.question if isinstance(screen, Asking) else None


async def meet(pilot: Pilot[int], app: LoggedApp, scenario: Scenario) -> None:
    """Do what the screen on top asks for, once it can be seen."""
    screen = app.screen
    await until(pilot, lambda: getattr(screen, "has_first_picture", True))
    match request_of(app.screen):
        case Message():
            await pilot.press("enter")
        case Question(heading=heading, answers=answers):
            answer = scenario.answer(heading)
            listed = isinstance(answer, int) and answer <= len(answers)
            await pilot.press(*(["down"] * (int(answer or 0) - 1) if listed else []))
            await pilot.press("enter" if listed else "escape")
        case PainQuestion(heading=heading):
            answer = scenario.answer(heading)
            if isinstance(answer, int):
                other = answer > WORST
                await pilot.press(*(["down"] * (answer - WORST) if other else str(answer)))
            await pilot.press("enter")
        case TextQuestion(heading=heading):
            answer = scenario.answer(heading)
            await pilot.press(*(["down"] if answer == NEVER else str(answer or "")), "enter")
        case _ if isinstance(app.screen, RoutinePage):
            await pilot.press("escape")
        case _ if isinstance(app.screen, SummaryScreen):
            await pilot.press("enter")
        case _ if isinstance(app.screen, SessionScreen):
            if app.coach.resumed:
                await pilot.press("space")
            await until(pilot, lambda: app.coach.session.is_running)
            app.pass_time(LONG_ENOUGH)
        case _:
            await pilot.pause(0.01)


def without_new_one(said: list[str]) -> list[str]:
    """Leave out the answer that only makes sense where another session was asked for."""
    return [line for line in said if not line.startswith("5 Start ")]


@pytest.mark.parametrize("name", SCENARIOS)
async def test_every_door_asks_the_same_and_leaves_the_same_log(name: str, tmp_path: Path) -> None:
    scenario = SCENARIOS[name]
    plain = place(tmp_path / "plain", scenario)
    said = without_new_one(in_plain_mode(plain, scenario))
    for door in (by_run, from_home) if name in FROM_HOME_TOO else (by_run,):
        other = place(tmp_path / door.__name__, scenario)
        heard = without_new_one(await door(other, scenario))

        assert normal(heard, other) == normal(said, plain), door.__name__
        assert other.holds() == plain.holds(), door.__name__


def normal(said: list[str], at: Place) -> list[str]:
    return [line.replace(str(at.folder), "~") for line in said]


def test_whatever_is_switched_off_is_in_config_and_comes_back_from_there(tmp_path: Path) -> None:
    off = place(tmp_path / "off", SCENARIOS["steps and plan switched off"])
    in_plain_mode(off, SCENARIOS["steps and plan switched off"])

    asked = load(off.config).questions

    assert asked == frozenset(QuestionKind) - {QuestionKind.STEPS, QuestionKind.PLAN}
    assert QuestionSettings(asked).asks(QuestionKind.NOTE)
    assert not QuestionSettings(asked).asks(QuestionKind.PLAN)
