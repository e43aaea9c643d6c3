"""From the README's sheet to a running session, with the keys that the docs list and no others."""

import re
import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from footcoach.coach.coach import Coach, Tell
from footcoach.exit_status import Status
from footcoach.session.player import Session
from footcoach.session.timeline import Timeline
from footcoach.session.waiting import Waiting
from footcoach.ui.screens.dialogs import PainDialog
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.screens.sheet import ReviewScreen, SheetArea, SheetScreen
from footcoach.ui.screens.text_dialog import TextDialog
from footcoach.ui.widgets.routine_lists import RoutineList
from tests.ui.logged import LoggedApp, at_home, shows, until

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
MANUAL = (ROOT / "docs" / "routine-file.md").read_text("utf-8")
SCREENS = (SheetScreen, ReviewScreen, ReviewScreen, TextDialog, HomeScreen, PainDialog)
"""The one that each key leads to, up to the session."""
MOST_KEYS = 12

pytestmark = pytest.mark.usefixtures("few_pictures")


class WaitingApp(LoggedApp):
    """The app as it is outside of tests: its sessions wait until the person is in place."""

    def make_coach(self, what: Timeline | Session, tell: Tell | None) -> Coach:
        clock = self.clock
        waiting = Waiting.FIRST
        return Coach(what, self.recorder, clock=clock, wall=clock, tell=tell, waiting=waiting)


@pytest.fixture
def app(tmp_path: Path) -> WaitingApp:
    made = WaitingApp(tmp_path)
    made.store.note_fact("notice", "seen")
    return made


def sheet() -> str:
    """Return the sheet in the README."""
    (found,) = re.findall(r"--from -`\.\n\n```text\n(.*?)```", README, re.DOTALL)
    return str(found)


def keys() -> list[str]:
    """Return the keys that the docs list for a pasted sheet, in order."""
    _, _, section = MANUAL.partition("## From a sheet of paper")
    table = section.partition("\n\n|")[2].partition("\n\n")[0]
    return re.findall(r"^\| `(\S+)` \|", table, re.MULTILINE)


async def arrive(pilot: Pilot[int], app: LoggedApp, screen: type[object]) -> None:
    await shows(pilot, screen)
    if screen is SheetScreen:
        app.post_message(Paste(sheet()))
        await until(pilot, lambda: app.screen.query_one(SheetArea).text)
    elif screen is HomeScreen:
        listed = app.screen.query_one(RoutineList)
        await until(pilot, lambda: listed.highlighted_id == "ankle-exercises")


def test_the_sheet_has_five_lines() -> None:
    assert len(sheet().splitlines()) == 5


async def test_the_listed_keys_lead_from_the_first_screen_to_the_running_session(
    app: LoggedApp,
) -> None:
    pressed = keys()
    async with app.run_test() as pilot:
        await at_home(pilot, app)
        for key, screen in zip(pressed[:-2], SCREENS, strict=True):
            await pilot.press(key)
            await arrive(pilot, app, screen)
        await pilot.press(pressed[-2])
        await shows(pilot, SessionScreen)
        assert app.coach.session.is_waiting
        await pilot.press(pressed[-1])
        await until(pilot, lambda: app.coach.session.is_running)

        routine = app.coach.session.timeline.routine
        assert [one.name for one in routine.exercises] == [
            "Ankle bends",
            "Towel stretch",
            "Heel raises",
            "Stand on one leg",
        ]
        assert all(one.per_day.low == one.per_day.high == 2 for one in routine.exercises)
    assert len(pressed) <= MOST_KEYS


def test_the_command_line_takes_the_same_sheet_and_runs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path))

    made = footcoach("new", "ankle", "--from", "-", typed=sheet())
    checked = footcoach("check", made.stdout.strip())
    session = ("run", "ankle", "--plain", "--speed", "2000", "--sound", "off", "--minutes", "3")
    run = footcoach(*session)

    assert (made.returncode, checked.returncode, run.returncode) == (Status.DONE,) * 3
    assert "no mistakes" in checked.stdout
    assert "Ankle bends" in run.stdout


def footcoach(*arguments: str, typed: str = "") -> CompletedProcess[str]:
    command = [sys.executable, "-m", "footcoach", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, input=typed)
