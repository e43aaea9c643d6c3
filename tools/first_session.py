"""A stranger's way from the first command to the end of a two-minute session, key by key.

It's walked in the running program, by the clock of the stage, and each stop becomes one frame of a
picture, with the key that led there below it.
"""

from collections.abc import AsyncIterator
from time import monotonic
from typing import Any, NamedTuple

from textual.color import Color
from textual.pilot import Pilot
from tools.cells import Cell, Cells
from tools.moving import moving
from tools.stage import Setting, StagedApp, first_start, seen

from footcoach.session.player import Ending
from footcoach.session.waiting import Waiting
from footcoach.ui.screens.dialogs import MessageDialog, PainDialog
from footcoach.ui.screens.first_routine import RoutinePage
from footcoach.ui.screens.session import SessionScreen

FRAMES_A_SECOND = 0.4
"""So that each can be read."""
DEADLINE = 60.0
"""Seconds to wait at most for a screen; far above what a busy machine needs."""
COMMAND = "footcoach"
INK, KEY = "#9fb0c4", "#ffd866"
"""The colours of the line below the screen."""
_END = 200.0
"""Seconds after which a session of two minutes is over."""


class Stop(NamedTuple):
    """One stop on the way."""

    key: str
    """What is pressed, as Textual calls it; "" where time passes."""
    says: str
    """What is below the screen: the key, or what happened."""
    screen: type[Any]
    """The screen that is on top then."""
    seconds: float = 0.0
    """The time that passes after the key."""


WAY = (
    Stop("", f"$ {COMMAND}", MessageDialog),
    Stop("enter", "⏎  I've read this", RoutinePage),
    Stop("enter", "⏎  anything", RoutinePage),
    Stop("left", "←  2 min", RoutinePage),
    Stop("enter", "⏎  next", RoutinePage),
    Stop("enter", "⏎  any way", RoutinePage),
    Stop("enter", "⏎  voice", RoutinePage),
    Stop("enter", "⏎  start", PainDialog),
    Stop("enter", "⏎  skip", SessionScreen),
    Stop("space", "space  start in 10 s", SessionScreen, 3),
    Stop("", "8 s later", SessionScreen, 8.4),
    Stop("", "40 s later", SessionScreen, 40),
    Stop("", "at the end", object, _END),
)
KEYS = tuple(stop.says.split()[0] for stop in WAY if stop.key)
"""Every key of the way as it's printed, in order."""


class Frame(NamedTuple):
    """What is seen at a stop."""

    stop: Stop
    cells: Cells


async def walk(setting: Setting) -> AsyncIterator[tuple[StagedApp, Frame]]:
    """Walk the way; yield the app and what is seen, at each stop."""
    # On the first pages a figure moves by the machine's own clock, so it has to be still.
    still = setting._replace(look=setting.look._replace(still=True))
    async with first_start(still) as (app, pilot):
        app.waiting = Waiting.FIRST
        for stop in WAY:
            if stop.key:
                await pilot.press(stop.key)
            await _until_on(app, pilot, stop)
            app.pass_time(stop.seconds)
            if stop.seconds >= _END:
                await _until_over(app, pilot)
            yield app, Frame(stop, await _settled(app, pilot))


async def first_session(setting: Setting) -> str:
    """Return the way as a picture that shows one stop after the other."""
    frames: list[Cells] = []
    ground = ""
    async for app, frame in walk(setting):
        ground = Color.parse(app.theme_variables["background"]).hex
        frames.append(_with_caption(frame, len(frames), ground))
    return moving(frames, FRAMES_A_SECOND, len(frames) - 3, ground)


def _with_caption(frame: Frame, number: int, ground: str) -> Cells:
    """Return the cells of a frame, with what led to it in a line below."""
    width, height = (1 + max(places) for places in zip(*frame.cells, strict=True))
    count = f"{number + 1} of {len(WAY)} "
    text = f" {frame.stop.says}".ljust(width - len(count)) + count
    blank = {(x, height): Cell(" ", INK, ground) for x in range(width)}
    begin = width - len(count)
    line = {
        (x, height + 1): Cell(sign, INK if x >= begin else KEY, ground, bold=x < begin)
        for x, sign in enumerate(text)
    }
    return {**frame.cells, **blank, **line}


async def _until_on(app: StagedApp, pilot: Pilot[int], stop: Stop) -> None:
    """Wait for the screen of a stop, and its first picture; raise TimeoutError."""
    end = monotonic() + DEADLINE
    while not (isinstance(app.screen, stop.screen) and _is_drawn(app)):
        _check(end, stop)
        await pilot.pause(0.01)


async def _until_over(app: StagedApp, pilot: Pilot[int]) -> None:
    """Wait for the screen after the session."""
    end = monotonic() + DEADLINE
    while isinstance(app.screen, SessionScreen) or not _is_over(app) or not _is_drawn(app):
        _check(end, WAY[-1])
        await pilot.pause(0.01)


def _check(end: float, stop: Stop) -> None:
    if monotonic() > end:
        message = f"nothing came of {stop.says!r}"
        raise TimeoutError(message)


def _is_over(app: StagedApp) -> bool:
    return app.session is not None and app.session.ending is Ending.FINISHED


def _is_drawn(app: StagedApp) -> bool:
    return getattr(app.screen, "has_first_picture", False) and app.key_queue.is_settled


async def _settled(app: StagedApp, pilot: Pilot[int]) -> Cells:
    """Return what is on the screen once it doesn't change any more."""
    end, before = monotonic() + DEADLINE, await seen(app, pilot)
    while (now := await seen(app, pilot)) != before:
        _check(end, WAY[-1])
        before = now
    return now
