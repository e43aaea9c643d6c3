"""``footcoach list`` and ``footcoach show``."""

import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import click

from footcoach.commands.outcome import Status, complain, load, print_json, say_aside
from footcoach.log import wording
from footcoach.log.database import LogError
from footcoach.log.store import Store
from footcoach.log.today import asking, followed
from footcoach.routine.library import Library
from footcoach.routine.model import Effort
from footcoach.routine.problem import Problem, RoutineError
from footcoach.session import words
from footcoach.session.export import as_data
from footcoach.session.timeline import Timeline, compile_timeline


def list_routines(*, as_json: bool) -> None:
    """Print every routine that can be read, and what is wrong with the others."""
    library, timelines, problems = Library(), list[Timeline](), list[Problem]()
    for name in library.names():
        try:
            timelines.append(compile_timeline(library.load(name)))
        except RoutineError as error:
            problems += error.problems
    owed = _owed(timelines)
    if as_json:
        print_json([_as_data(timeline, owed) for timeline in timelines])
    else:
        click.echo("\n".join(_table(timelines, owed)))
    if problems:
        complain(RoutineError(tuple(problems)))
        sys.exit(Status.WRONG_DATA)


def show_routine(name: str, effort: Effort, *, as_json: bool) -> None:
    """Print the timeline of a routine."""
    timeline = compile_timeline(load(Library(), name), effort)
    if as_json:
        print_json(as_data(timeline))
    else:
        click.echo("\n".join(words.timeline_lines(timeline)))


def _owed(timelines: list[Timeline]) -> dict[str, str]:
    """Say of every routine that somebody follows how today stands."""
    store, today = Store(), datetime.now().astimezone().date()
    try:
        names = followed(store, today)
        return {
            timeline.routine.name: wording.tally(asking(store, timeline.routine, today))
            for timeline in timelines
            if timeline.routine.name in names
        }
    except LogError as error:
        say_aside(str(error))
        return {}


def _as_data(timeline: Timeline, owed: dict[str, str]) -> dict[str, Any]:
    return {
        "name": timeline.routine.name,
        "title": timeline.routine.title,
        "seconds": timeline.seconds,
        "positions": list(words.positions(timeline)),
        "equipment": list(words.kit(timeline)),
        "per_day": list(words.per_day(timeline)),
        "days_per_week": list(words.days_per_week(timeline)),
        "owed": owed.get(timeline.routine.name),
    }


def _table(timelines: list[Timeline], owed: dict[str, str]) -> Iterator[str]:
    """Yield one line for each routine, in columns; what has no bound comes last."""
    wide = max((len(timeline.routine.name) for timeline in timelines), default=0)
    for timeline in timelines:
        place = ", ".join(words.positions(timeline))
        needs = ", ".join(words.kit(timeline)) or "nothing to fetch"
        name = timeline.routine.name
        stands = f"; {owed[name]}" if name in owed else ""
        yield (
            f"{name:{wide}}  {words.length(timeline):>7}  {place:24}"
            f"  {words.frequency(timeline)}; {needs}{stands}"
        )
