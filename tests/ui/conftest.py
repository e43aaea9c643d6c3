"""What the tests of the screens have in common."""

from asyncio import sleep
from pathlib import Path
from time import monotonic

import pytest
from textual.pilot import Pilot

from footcoach.ui.app import FootcoachApp
from tests.ui.logged import DEADLINE, LoggedApp


@pytest.fixture
def app(tmp_path: Path) -> LoggedApp:
    made = LoggedApp(tmp_path)
    made.store.note_fact("notice", "seen")
    made.store.note_fact("plan asked", "seen")
    return made


@pytest.fixture(autouse=True)
def _patient_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have ``press``, ``click`` and ``pause`` wait until the app has acted on everything.

    Textual's pilot waits until the process uses little processor time, which on a busy machine
    says that it isn't given any.
    """
    wait_for_screen = Pilot._wait_for_screen

    async def wait(pilot: Pilot[int]) -> bool:
        seen = await wait_for_screen(pilot, DEADLINE)
        app, end = pilot.app, monotonic() + DEADLINE
        while isinstance(app, FootcoachApp) and app.is_running and not app.leaving:
            keys = app.key_queue
            if keys.is_settled or keys._is_held or monotonic() > end:
                break
            await sleep(0.001)
        return seen

    monkeypatch.setattr(Pilot, "_wait_for_screen", wait)
