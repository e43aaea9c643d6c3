"""What the tests of the screens have in common."""

from asyncio import sleep
from collections.abc import Iterator
from functools import wraps
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from textual import _wait
from textual._compositor import Compositor
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

from footcoach.ui.app import FootcoachApp
from tests.ui.logged import DEADLINE, LoggedApp, draw


@pytest.fixture
def app(tmp_path: Path) -> LoggedApp:
    made = LoggedApp(tmp_path)
    made.store.note_fact("notice", "seen")
    made.store.note_fact("plan asked", "seen")
    return made


@pytest.fixture(scope="session", autouse=True)
def _style_sheets_parsed_once() -> Iterator[None]:
    """Parse each style sheet once and not in every app, where it takes a tenth of the time."""
    parse, parsed = Stylesheet._parse_rules, dict[Any, list[RuleSet]]()

    @wraps(parse)
    def parse_once(sheet: Stylesheet, *args: Any, **kwargs: Any) -> list[RuleSet]:
        key = args, *kwargs.items(), frozenset(sheet._variables.items())
        if key not in parsed:
            parsed[key] = parse(sheet, *args, **kwargs)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield


QUIET = 0.004
"""Seconds without work after which Textual's pilot takes the app to be idle; 0.02 by itself."""


@pytest.fixture(autouse=True)
def _patient_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have ``press``, ``click`` and ``pause`` wait until the app has acted on everything.

    Textual's pilot waits until the process uses little processor time, which on a busy machine
    says that it isn't given any. It does so twice for each key.
    """
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", QUIET)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", QUIET / 20)
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


@pytest.fixture
def few_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw a screen after keys, pauses and waits for a screen, not 60 times a second.

    Nobody sees what an app without a terminal draws, and half of its time would go there.
    """
    pause, press = Pilot.pause, Pilot.press

    async def pause_and_draw(pilot: Pilot[int], delay: float | None = None) -> None:
        await pause(pilot, delay)
        if delay is None:
            draw(pilot.app)

    async def press_and_draw(pilot: Pilot[int], *keys: str) -> None:
        await press(pilot, *keys)
        draw(pilot.app)

    monkeypatch.setattr(Compositor, "render_update", lambda *_, **__: None)
    monkeypatch.setattr(Pilot, "pause", pause_and_draw)
    monkeypatch.setattr(Pilot, "press", press_and_draw)
