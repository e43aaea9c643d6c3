"""``footcoach run``: a session, with a screen and without."""

import gc
import sys
from dataclasses import dataclass, replace
from time import monotonic

import click

from footcoach.coach.plain import PlainGuide
from footcoach.coach.running import Coach
from footcoach.coach.typed import typed_lines
from footcoach.commands.outcome import load, load_settings, ring_terminal, say_aside
from footcoach.commands.showing import show
from footcoach.log.care import NOTICE
from footcoach.log.database import LogError
from footcoach.log.diary import Diary
from footcoach.log.keeper import Keeper
from footcoach.log.store import Store
from footcoach.routine.library import Library
from footcoach.routine.model import Effort, Routine, Side
from footcoach.session.actions import Action
from footcoach.session.player import Ending
from footcoach.session.timeline import Timeline, compile_timeline, offered
from footcoach.session.vigil import GAP
from footcoach.sound.outputs import OFF, speaker
from footcoach.sound.settings import Settings
from footcoach.status import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the options of ``run`` ask for."""

    effort: Effort
    only: frozenset[str]
    """Ids of the exercises to do; empty means those that are offered."""
    skip: frozenset[str]
    start_side: Side | None
    sound: str | None
    """The output asked for; None leaves it to the configuration."""
    plain: bool
    still: bool
    """Figures do not move."""
    speed: float


def run_routine(name: str, wishes: Wishes) -> None:
    """Take somebody through a routine; end with the exit status of the session."""
    library = Library()
    timeline = _planned(load(library, name), wishes)
    if wishes.plain:
        sys.exit(_guide_plainly(timeline, wishes.speed, load_settings(wishes.sound)))
    sys.exit(show(library, timeline, wishes.sound, still=wishes.still))


def _planned(routine: Routine, wishes: Wishes) -> Timeline:
    """Lay out a routine as the options ask; raises UsageError if nothing is left of it."""
    known = {exercise.id for exercise in routine.exercises}
    for unknown in sorted((wishes.only | wishes.skip) - known):
        msg = f"{routine.name} has no exercise {unknown}; it has {', '.join(sorted(known))}"
        raise click.UsageError(msg)
    named = wishes.only - wishes.skip
    include = {index for index, one in enumerate(routine.exercises) if one.id in named}
    if not wishes.only:
        include |= offered(routine, wishes.skip)
    if not include:
        msg = "nothing is left to do"
        raise click.UsageError(msg)
    return compile_timeline(routine, wishes.effort, include=include, start_side=wishes.start_side)


def _guide_plainly(timeline: Timeline, speed: float, settings: Settings) -> int:
    """Guide by lines of text; return the exit status."""
    gc.enable()
    if speed != 1:
        # A rehearsal is read; nothing could be told apart at ten times the speed.
        settings = replace(settings, output=OFF)
    coach = Coach(
        timeline,
        speaker(settings, ring_terminal),
        clock=lambda: monotonic() * speed,
        gap=GAP * speed,
    )
    # A rehearsal is not something that was done.
    keeper = _kept(coach) if speed == 1 else None
    guide = PlainGuide(coach, click.echo, typed_lines(), speed)
    try:
        session = guide.run()
    except KeyboardInterrupt:
        session = guide.leave()
    except BrokenPipeError:
        # Whoever read the lines went away, so there is nobody left to tell.
        session = coach.press(Action.LEAVE).session
    finally:
        coach.dismiss()
        if keeper:
            _end(keeper)
    return Status.DONE if session.ending is Ending.FINISHED else Status.UNFINISHED


def _kept(coach: Coach) -> Keeper:
    """Keep the session of ``coach``; show the notice if it was never shown."""
    diary = Diary(Store())
    try:
        if diary.notice_is_due():
            click.echo("\n".join(NOTICE), err=True)
            diary.acknowledge_notice()
    except LogError as error:
        say_aside(str(error))
    keeper = diary.begin(coach.session)
    coach.tell = keeper.see
    return keeper


def _end(keeper: Keeper) -> None:
    keeper.close()
    if keeper.trouble:
        say_aside(f"the session was not saved: {keeper.trouble}")
