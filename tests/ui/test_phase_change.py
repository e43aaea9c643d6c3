"""A phase change draws what it changes, and lays nothing out: it is waited for.

What counts is how much is laid out, styled and written, since times depend on the machine.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from rich.console import Console
from textual._compositor import Compositor
from textual._styles_cache import StylesCache
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

from footcoach.routine.enums import Side
from footcoach.session.player import Session
from footcoach.session.timeline import Step
from footcoach.ui.screens import session as session_screen
from footcoach.ui.session_view import time_to_read, view
from footcoach.ui.terminal.diff_renderer import DiffUpdate
from footcoach.ui.terminal.guarded_app import GuardedApp
from footcoach.ui.widgets.session_frame import LOOKS, SessionFrame
from tests.ui.logged import until
from tests.ui.stage import Stage
from tests.world import dose, exercise, move, timeline

MOST_STYLED = 10
"""Of the screen's 27 nodes."""
HOLDS = timeline(exercise("toe-press", dose(5, move("press", 10), release=10), ready=None))

MOST_ROWS = 85
"""Rows that widgets draw for it, of a window of 24."""
MOST_BYTES = {(80, 24): 2_400, (200, 60): 10_200}
"""Of a phase change; most of them are the large number and word, which take another colour."""
MOST_BYTES_A_SECOND = 265
"""On average, while a hold keeps still in a window of 80x24."""


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What an app writes to a terminal that erases to the colour that is on."""
    found = list[bytes]()
    narrow, console = GuardedApp.narrow, Console(color_system="truecolor")

    def write(self: GuardedApp, drawn: Any) -> Any:
        self._cells.erases = True
        update = narrow(self, drawn)
        assert isinstance(update, DiffUpdate)
        found.append(update.render_segments(console).encode())
        return update

    monkeypatch.setattr(GuardedApp, "narrow", write)
    return found


def pass_time_until(stage: Stage, look: str) -> None:
    """Let time pass until a phase with this look has just begun."""
    while not stage.screen.query_one(SessionFrame).has_class(look):
        stage.pass_time(0.5, every=0.5)


@pytest.mark.parametrize("size", MOST_BYTES)
async def test_a_phase_change_writes_few_bytes(size: tuple[int, int], written: list[bytes]) -> None:
    stage = Stage(HOLDS)
    async with stage.app.run_test(size=size) as pilot:
        await until(pilot, lambda: stage.app.key_queue.is_settled)
        pass_time_until(stage, "-move")
        await pilot.pause()

        written.clear()
        pass_time_until(stage, "-release")
        await until(pilot, lambda: bool(written))
        await pilot.pause()

        assert sum(map(len, written)) <= MOST_BYTES[size]


async def test_a_still_hold_writes_little_and_a_pause_nothing(written: list[bytes]) -> None:
    stage = Stage(timeline(exercise("toe-press", dose(1, move("press", 3600)), ready=None)))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: stage.app.key_queue.is_settled)
        pass_time_until(stage, "-move")
        stage.pass_time(20)
        await pilot.pause()
        written.clear()
        for _ in range(20):
            stage.pass_time(1)
            await until(pilot, lambda: not stage.screen._dirty_widgets)
            await pilot.pause()
        assert 0 < sum(map(len, written)) <= 20 * MOST_BYTES_A_SECOND

        await pilot.press("space")
        await until(pilot, lambda: stage.screen.query_one(SessionFrame).has_class("-paused"))
        await pilot.pause()
        written.clear()
        stage.pass_time(60)
        await pilot.pause()

        assert written == []


async def test_a_paused_session_is_laid_out_in_words_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage, seen = Stage(HOLDS), list[Session]()

    def count(session: Session, *rest: Any) -> Any:
        seen.append(session)
        return view(session, *rest)

    monkeypatch.setattr(session_screen, "view", count)
    async with stage.app.run_test() as pilot:
        await pilot.press("space")
        await until(pilot, lambda: stage.screen.query_one(SessionFrame).has_class("-paused"))
        await pilot.pause()
        seen.clear()
        for _ in range(20):
            stage.screen._wake()
        assert seen == []

        await pilot.press("space")
        await until(pilot, lambda: seen)


@pytest.mark.parametrize("size", [(80, 24), (40, 10), (200, 60)])
async def test_what_a_phase_colours_is_styled_as_if_all_were(size: tuple[int, int]) -> None:
    stage = Stage(HOLDS)
    async with stage.app.run_test(size=size):
        frame = stage.screen.query_one(SessionFrame)
        for look in (*LOOKS, *LOOKS[::-1]):
            for side in (Side.LEFT, Side.RIGHT, None):
                frame.show_look(look, side)
                quick = rules(frame)
                stage.app.stylesheet.update(stage.screen)

                assert quick == rules(frame)


def rules(frame: SessionFrame) -> dict[str, Any]:
    return {str(node): node.styles.base.get_rules() for node in frame.walk_children(with_self=True)}


class Counted(NamedTuple):
    """What Textual did, each time."""

    styled: list[object]
    laid_out: list[object]
    rows: list[object]

    def clear(self) -> None:
        for one in self:
            one.clear()


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    found = Counted([], [], [])
    for kind, name, seen in (
        (Stylesheet, "apply", found.styled),
        (Compositor, "reflow", found.laid_out),
        (StylesCache, "render_line", found.rows),
    ):
        monkeypatch.setattr(kind, name, count_calls(getattr(kind, name), seen))
    return found


def count_calls(call: Callable[..., Any], seen: list[object]) -> Callable[..., Any]:
    def counting(*arguments: Any, **options: Any) -> Any:
        seen.append(arguments)
        return call(*arguments, **options)

    return counting


async def test_a_pause_styles_what_it_colours_and_lays_nothing_out(counted: Counted) -> None:
    stage = Stage(HOLDS)
    async with stage.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: stage.app.key_queue.is_settled)
        pass_time_until(stage, "-move")
        stage.pass_time(1)
        await pilot.pause()

        counted.clear()
        await press_space_twice(stage, pilot)
        assert len(counted.styled) <= 2 * MOST_STYLED
        assert counted.laid_out == []

        counted.clear()
        await press_space_twice(stage, pilot)
        assert counted.styled == [], "what a phase did last time is known"
        assert counted.laid_out == []
        assert len(counted.rows) <= 2 * MOST_ROWS


async def press_space_twice(stage: Stage, pilot: Pilot[Any]) -> None:
    frame = stage.screen.query_one(SessionFrame)
    await pilot.press("space")
    await until(pilot, lambda: frame.has_class("-paused"))
    await pilot.pause()
    await pilot.press("space")
    await until(pilot, lambda: not frame.has_class("-paused"))
    await pilot.pause()


def test_looking_again_goes_through_no_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen looks ten times a second, and a session may have thousands of steps."""
    session = Session.at_start(HOLDS).begin(0).session
    seen = [view(session, 1, str), time_to_read(session, 1, 0)]

    def fail(_: Step) -> None:
        pytest.fail("a step was looked at again")

    monkeypatch.setattr(Step, "turn", property(fail))

    assert [view(session, 1, str), time_to_read(session, 1, 0)] == seen
