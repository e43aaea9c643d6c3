"""Makes the pictures of the README and the docs from the running program.

    python -m tools.pictures                            # make all pictures in docs/pictures
    python -m tools.pictures --check                    # fail if one of them is out of date
    python -m tools.pictures /tmp/out --only hold rest --size 120x36 --theme textual-light

The last example shows how to look at any screen at any size. ``rsvg-convert FILE -o FILE.png``
turns a picture into a PNG.
"""

import argparse
import asyncio
import os
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.app import App
from textual.color import Color
from tools import figure_sheet
from tools.cells import Cells, drawn, picture
from tools.first_session import first_session
from tools.moving import moving
from tools.stage import LIBRARY, Setting, seen, settled, staged

from footcoach.figure.motion import FRAMES_A_SECOND
from footcoach.session.cues import StepKind
from footcoach.session.timeline import compile_timeline
from footcoach.ui.appearance import DEFAULT_THEME, THEMES, Appearance
from footcoach.ui.widgets.routine_lists import RoutineList

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
TIMELINE = compile_timeline(LIBRARY.load("strength"))
HELD, REPEATED, REP = "band-point", "heel-raise", 6
PLANNED = "four-exercises"
"""A routine that is in the plan."""
INTO_A_STEP = 1.4
"""Seconds into a step at which its picture is taken."""


async def home(setting: Setting) -> str:
    """Return the first screen of a regular user."""
    # This figure moves by the machine's own clock, so it has to be still.
    standing = setting._replace(look=setting.look._replace(still=True))
    async with staged(standing, logged=True) as (app, pilot):
        await settled(app, pilot)
        app.screen.query_one(RoutineList).highlight_row(PLANNED)
        return still(await settled(app, pilot), ground_of(app))


async def history(setting: Setting) -> str:
    """Return the log screen with five months of sessions."""
    async with staged(setting, logged=True) as (app, pilot):
        await settled(app, pilot)
        await pilot.press("ctrl+l")
        return still(await settled(app, pilot), ground_of(app))


async def hold(setting: Setting) -> str:
    """Return a session during a hold: pointing the foot."""
    return await session(setting, begin_of(HELD, "hold") + INTO_A_STEP)


async def rest(setting: Setting) -> str:
    """Return a session during a rest between two sets."""
    steps = zip(TIMELINE.starts, TIMELINE.steps, strict=True)
    begin = next(start for start, step in steps if step.kind is StepKind.REST)
    return await session(setting, begin + INTO_A_STEP)


async def session(setting: Setting, moment: float) -> str:
    """Return a session ``moment`` seconds after it began."""
    async with staged(setting, TIMELINE) as (app, pilot):
        await settled(app, pilot)
        app.pass_time(moment)
        return still(await settled(app, pilot), ground_of(app))


async def repetition(setting: Setting) -> str:
    """Return a whole rep with its hold, at the pace of the figure."""
    begin, held, end = (begin_of(REPEATED, *at) for at in (("rise",), ("hold",), ("rise", REP + 1)))
    frames: list[Cells] = []
    async with staged(setting, TIMELINE) as (app, pilot):
        await settled(app, pilot)
        app.pass_time(begin)
        for _ in range(round((end - begin) * FRAMES_A_SECOND)):
            frames.append(await seen(app, pilot))
            app.pass_time(1 / FRAMES_A_SECOND)
        ground = ground_of(app)
    poster = round((held + INTO_A_STEP - begin) * FRAMES_A_SECOND)
    return moving(frames, FRAMES_A_SECOND, poster, ground)


async def figures(_: Setting) -> str:
    """Return the figures of all exercises."""
    return figure_sheet.sheet(list(figure_sheet.figures([], (36, 13))), across=3)


PICTURES: dict[str, Callable[[Setting], Awaitable[str]]] = {
    "home": home,
    "hold": hold,
    "rest": rest,
    "history": history,
    "repetition": repetition,
    "figures": figures,
    "first-session": first_session,
}


def begin_of(exercise: str, move: str, rep: int = REP) -> float:
    """Return when one move of one rep begins, in seconds."""
    return next(
        start
        for start, step in zip(TIMELINE.starts, TIMELINE.steps, strict=True)
        if step.move
        and TIMELINE.exercises[step.exercise].exercise.id == exercise
        and (step.move.id, step.rep) == (move, rep)
    )


def still(cells: Cells, ground: str) -> str:
    """Return one screen as a picture."""
    width, height = (1 + max(numbers) for numbers in zip(*cells, strict=True))
    return picture(width, height, ground, drawn(cells, ground))


def ground_of(app: App[int]) -> str:
    """Return the background colour of the app."""
    return Color.parse(app.theme_variables["background"]).hex


def main() -> None:
    """Make the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(description="Make the pictures of the README and the docs.")
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--only", nargs="+", choices=PICTURES, default=list(PICTURES))
    parser.add_argument("--size", default="80x24", help="columns x rows of the window")
    parser.add_argument("--theme", choices=THEMES, default=DEFAULT_THEME)
    parser.add_argument(
        "--check", action="store_true", help="compare the pictures and write nothing"
    )
    asked = parser.parse_args()
    columns, rows = map(int, asked.size.split("x"))
    forget_the_machine()
    made = asyncio.run(make(asked.only, Setting((columns, rows), Appearance(asked.theme))))
    files = {asked.folder / f"{name}.svg": text for name, text in made.items()}
    if asked.check:
        sys.exit(compare(files))
    asked.folder.mkdir(parents=True, exist_ok=True)
    for file, text in files.items():
        file.write_text(text, encoding="utf-8")
        print(f"{file}  {len(text.encode()) / 1000:.0f} kB")


def forget_the_machine() -> None:
    """Make the pictures independent of the settings of this computer."""
    os.environ["TZ"] = "UTC"
    time.tzset()
    os.environ.pop("NO_COLOR", None)


async def make(names: list[str], setting: Setting) -> dict[str, str]:
    """Return the pictures by name."""
    return {name: await PICTURES[name](setting) for name in names}


def compare(files: dict[Path, str]) -> int:
    """Print which files are out of date; return the exit status."""
    old = [
        file
        for file, text in files.items()
        if not file.exists() or file.read_text(encoding="utf-8") != text
    ]
    for file in old:
        print(f"{file} is out of date; run python -m tools.pictures")
    return int(bool(old))


if __name__ == "__main__":
    main()
