"""Which exercises ``footcoach run`` does: those named, or what is left today, or all of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import click

from footcoach.advice import today_text
from footcoach.advice.today import RoutineToDo
from footcoach.coach.log_service import LogService
from footcoach.coach.session_start import Wanted
from footcoach.commands.loading import open_log
from footcoach.log.database import LogError
from footcoach.routine.enums import Effort, Side
from footcoach.routine.library import Library
from footcoach.routine.limits import MINUTE
from footcoach.routine.model import Routine
from footcoach.session.fitting import fit_into, say_what_is_left
from footcoach.session.summary import list_guesses
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.session.words import plural
from footcoach.voice_level import Voice

DO_EVERYTHING = "To do everything, add --all."


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What the options of ``run`` ask for."""

    effort: Effort
    only: frozenset[str]
    """Ids of the only exercises to do; empty for those that a routine does by default."""
    skip: frozenset[str]
    """Ids of exercises to leave out."""
    start_side: Side | None
    """The side to begin with, and the one that is sore; None leaves it to the routine."""
    sound: str | None
    """The sound output; None leaves it to the configuration."""
    plain: bool
    """Run the session in plain mode."""
    still: bool
    """Keep figures from moving."""
    everything: bool
    """Do everything, also what isn't left today."""
    speed: float
    """How many times faster to run."""
    voice: Voice | None = None
    """How much is said; None leaves it to the configuration."""
    minutes: int | None = None
    """How long the session may be; None is as long as it is."""

    @property
    def is_rehearsal(self) -> bool:
        """Whether the session is only run through, and goes into no log."""
        return self.speed != 1

    @property
    def needs_no_log(self) -> bool:
        """Whether the options say what to do, whatever is left today."""
        return bool(self.only or self.skip or self.everything or self.is_rehearsal)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPlan:
    """The session to run, and the log it goes into."""

    wanted: Wanted
    log: LogService


def make_plan(library: Library, routine: Routine, options: RunOptions) -> RunPlan:
    """Return what to do of ``routine``; raise UsageError if the options leave nothing."""
    log = open_log(library)
    todo = None if options.needs_no_log else _find_left(log, routine)
    include, feet = (
        todo.selection if todo else (find_included(routine, options.only, options.skip), {})
    )
    timeline = compile_timeline(
        routine, options.effort, include=include, start_side=options.start_side, feet=feet
    )
    left_out = today_text.describe_selection(todo) if todo else ""
    remarks = (f"{left_out} {DO_EVERYTHING}",) if left_out else ()
    if options.minutes is not None:
        timeline, remark = _fit(options.minutes, timeline, options, feet)
        remarks = (*remarks, *([remark] if remark else []))
    guessed = tuple(_say_guesses(timeline))
    return RunPlan(wanted=Wanted(timeline, (*remarks, *guessed), options.start_side), log=log)


def _say_guesses(timeline: Timeline) -> Iterator[str]:
    """Yield at most one remark, on what was guessed about this session's exercises."""
    exercises = [timeline.exercises[index].exercise for index in timeline.included]
    said = [f"{one.name}: {guess}" for one in exercises for guess in list_guesses(one)]
    if said:
        more = plural(len(said) - 1, "more guess", "more guesses")
        others = f" For {more} see footcoach show {timeline.routine.name}." if said[1:] else ""
        yield f"{said[0]}{others}"


def _fit(
    minutes: int, timeline: Timeline, options: RunOptions, feet: Mapping[int, Side]
) -> tuple[Timeline, str]:
    """Return what fits into the minutes there are, and what to say about the rest.

    Raises UsageError if nothing fits.
    """
    seconds = minutes * MINUTE
    fitting = fit_into(seconds, timeline, start_side=options.start_side, feet=feet)
    remark = say_what_is_left(minutes, timeline, fitting)
    if fitting is None:
        raise click.UsageError(remark)
    return fitting, remark


def _find_left(log: LogService, routine: Routine) -> RoutineToDo | None:
    """Return what is left today of a routine; None if nothing is, or the log can't be read."""
    try:
        todo = log.to_do_of(routine)
    except LogError:
        return None  # the session says so, when it can't be saved
    return todo if todo and todo.to_do else None


def find_included(routine: Routine, only: frozenset[str], skip: frozenset[str]) -> frozenset[int]:
    """Return the indexes of the exercises to do; raise UsageError if that's none.

    ``only`` and ``skip`` are ids, as in `RunOptions`.
    """
    known = {exercise.id for exercise in routine.exercises}
    for unknown in sorted((only | skip) - known):
        msg = f"{routine.name} has no exercise {unknown}. It has {', '.join(sorted(known))}."
        raise click.UsageError(msg)
    named = only - skip
    include = frozenset(index for index, one in enumerate(routine.exercises) if one.id in named)
    if not only:
        include |= routine.default_exercises(skip)
    if not include:
        msg = "--only and --skip leave nothing to do. Name other exercises."
        raise click.UsageError(msg)
    return include
