"""Text from a file is shown as it is typed, on every screen, and never acts."""

import re
from pathlib import Path

import pytest
from textual.app import App
from textual.widgets import OptionList

from footcoach.routine.library import Library
from footcoach.session.actions import Action
from footcoach.sound.speaker import Silence
from footcoach.ui.app import FootcoachApp
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.widgets.large_text import LargeText
from footcoach.ui.widgets.pages import Pages
from tests.ui.logged import shows, until_workers_end
from tests.ui.stage import lines_of, text_of

MARKUPS = {
    "click": "[@click=app.quit]x[/]",
    "unclosed": "[b",
    "closing": "x[/]",
    "style": "[red]x[/red]",
    "bracket": "[x] done",
    "escaped": "\\\\[b]x",
    "link": "[link=file:///x]y[/link]",
    "dollar": "$x [$primary]y",
}


def written(folder: Path, markup: str) -> None:
    (folder / "hostile.yaml").write_text(
        f"""
title: 'T {markup}'
about: 'A {markup}'
source: 'S {markup}'
caution: 'C {markup}'
exercises:
  - exercise: hostile
    name: 'N {markup}'
    position: sitting
    equipment: ['E {markup}']
    setup: 'U {markup}'
    stop: 'P {markup}'
    why: 'W {markup}'
    also: ['L {markup}']
    caution: 'K {markup}'
    note: 'O {markup}'
    moves: [{{id: hold, do: 'D {markup}', say: 'Y {markup}', time: 3s}}]
    dose: 2 reps
"""
    )


def everything_shown(app: App[int]) -> str:
    options = [str(o.prompt) for each in app.screen.query(OptionList) for o in each.options]
    large = [each.text for each in app.screen.query(LargeText)]
    pages = [page for each in app.screen.query(Pages) for page in each.pages]
    return "\n".join([*lines_of(app.screen), *options, *large, *pages])


@pytest.mark.parametrize("markup", MARKUPS.values(), ids=MARKUPS.keys())
async def test_markup_in_every_field_is_shown_as_typed(markup: str, tmp_path: Path) -> None:
    written(tmp_path, markup)
    app = FootcoachApp(Library(tmp_path), lambda _: Silence())
    async with app.run_test(size=(120, 50), notifications=True) as pilot:
        await pilot.pause()
        await until_workers_end(pilot)
        await pilot.press(*"/hostile")
        home = everything_shown(app)
        await pilot.press("enter")
        await shows(pilot, SessionScreen, f"T {markup}")
        session = app.screen
        assert isinstance(session, SessionScreen)
        ready = everything_shown(app)
        session._coach.press(Action.PROCEED)
        session._coach.press(Action.SKIP)
        session.tick()
        hold = everything_shown(app)
        await pilot.press("i")
        await pilot.pause()
        card = everything_shown(app)
        await pilot.click("#card")
        await pilot.press("escape", "x")
        await pilot.pause()
        summary = everything_shown(app)
        await pilot.press("enter")
        await pilot.pause()

        assert all(f"{letter} {markup}" in home for letter in "TASCNE")
        assert all(f"{letter} {markup}" in ready for letter in "TNU")
        assert all(f"{letter} {markup}" in hold for letter in "TNDY")
        assert all(f"{letter} {markup}" in card for letter in "NEUPWLKOD")
        assert all(f"{letter} {markup}" in summary for letter in "TN")
        assert isinstance(app.screen, HomeScreen)


async def test_a_file_name_is_shown_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "[b]x[@click=app.quit].yaml").write_text("title:\n")
    app = FootcoachApp(Library(tmp_path), lambda _: Silence())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await until_workers_end(pilot)
        await pilot.press("end")
        await pilot.pause()

        assert re.search(r"\[b\]x\[@click=app.q.*… can't be read", everything_shown(app))
        assert "[b]x[@click=app.quit].yaml:1:" in text_of(app.screen, "summary")
