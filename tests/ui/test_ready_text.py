"""What there is to read before and during an exercise is whole, at every size of the window."""

from pathlib import Path
from typing import NamedTuple

import pytest
from textual.content import Content

from footcoach.overview.preset_index import INDEX
from footcoach.paths import bundled
from footcoach.routine.enums import Effort, Sides
from footcoach.routine.exercise_builder import DoseRequest, build_exercise
from footcoach.routine.library import Library
from footcoach.session.cues import StepKind
from footcoach.session.step_words import instruction, to_read
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.session.waiting import Waiting
from footcoach.ui.widgets.block_digits import draw_words
from footcoach.ui.widgets.large_text import LargeText
from footcoach.ui.widgets.pages import Pages, paginate, share_time
from tests.ui.stage import Stage, visible
from tests.world import dose, exercise, move, routine, timeline

SIZES = [(20, 6), (40, 12), (80, 24), (100, 30), (120, 36), (200, 60)]
LONG = exercise(
    "single-leg-romanian-deadlift-with-band",
    dose(1, move("hold", 3, do="Hinge slowly, back long, " * 4 + "and stand up again.")),
    sides=Sides.EACH,
    setup="Stand on one leg with the band under your foot. " * 6,
    caution="Hold on to a chair, and leave it out after an operation. " * 3,
    stop="Stop if your back hurts. Call for help if your leg gives way. " * 2,
    equipment=("exercise band", "heavy chair"),
)
LIBRARY = Library(Path("nowhere"))


class Room(NamedTuple):
    """Columns and rows for what is read, or for a name; 0 where it isn't shown."""

    width: int
    height: int


class Rooms(NamedTuple):
    waiting: Room
    running: Room
    move: Room
    waiting_name: Room
    running_name: Room


async def measure(size: tuple[int, int]) -> Rooms:
    """Return the room that there is in a window, with lines as long as they get."""
    stage = Stage(timeline(LONG), waiting=Waiting.FIRST)
    async with stage.app.run_test(size=size) as pilot:
        await pilot.pause()
        waiting, waiting_name = room(stage, "setup"), room(stage, "word")
        await pilot.press("space")
        await pilot.pause()
        running, running_name = room(stage, "instruction"), room(stage, "word")
        stage.pass_time(11)
        await pilot.pause()
        return Rooms(waiting, running, room(stage, "instruction"), waiting_name, running_name)


def room(stage: Stage, name: str) -> Room:
    widget = stage.screen.query_one(f"#{name}")
    assert isinstance(widget, Pages | LargeText)
    return Room(*widget.size) if visible(stage.app, name) else Room(0, 0)


def every_plan() -> list[Timeline]:
    """Return all presets, all exercises of the catalogue one after the other, and a long one."""
    presets = sorted(path.stem for path in bundled("routines").glob("*.yaml") if path.name != INDEX)
    catalogue = sorted(path.stem for path in (bundled("routines") / "exercises").glob("*.yaml"))
    entries = [LIBRARY.catalogue.find(ident) for ident in catalogue]
    listed = [build_exercise(entry, DoseRequest()) for entry in entries if entry]
    assert len(listed) == len(catalogue)
    plans = [compile_timeline(LIBRARY.load(name), Effort.GENTLE) for name in presets]
    return [*plans, compile_timeline(routine(*listed)), timeline(LONG, LONG)]


def words_of(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_word_of_every_ready_step_comes_round_without_a_key(
    size: tuple[int, int],
) -> None:
    rooms = await measure(size)

    for plan in every_plan():
        for index, step in enumerate(plan.steps):
            if step.kind is not StepKind.READY:
                continue
            name = plan.exercises[step.exercise].exercise.name
            text = (name, *to_read(plan, index))
            said = words_of(" ".join(text))
            waiting = paginate(text, *rooms.waiting)
            running = paginate(text, *rooms.running)
            for pages in (waiting, running):
                assert words_of(read(pages)) == said
            shown_for = share_time(len(running), step.seconds) * len(running)
            assert round(shown_for, 6) <= (step.seconds or 0)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_name_is_whole_in_the_ready_step(size: tuple[int, int]) -> None:
    rooms = await measure(size)
    names = {one.exercise.name for plan in every_plan() for one in plan.exercises}

    for name in names:
        for space in (rooms.waiting_name, rooms.running_name):
            if not space.height:
                continue  # then it begins the text
            lines = draw_words(name, *space)
            is_drawn = not set("".join(lines)) - set(" \u2580\u2584\u2588")
            assert is_drawn or words_of(" ".join(lines)) == words_of(name)
            assert len(lines) <= space.height


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_instruction_is_whole_where_there_are_instructions(
    size: tuple[int, int],
) -> None:
    space = (await measure(size)).move
    if not space.height:
        return  # read from the floor, a small window has the number, the word and the side

    for plan in every_plan():
        for step in plan.steps:
            said = instruction(step, plan.exercises[step.exercise])
            assert words_of(read(paginate((said,), *space))) == words_of(said)


def read(pages: tuple[Content, ...]) -> str:
    """Return what the pages say, without their numbers."""
    last = f" of {len(pages)} ↓"
    kept = (line for page in pages for line in page.plain.split("\n") if not line.endswith(last))
    return "\n".join(kept)
