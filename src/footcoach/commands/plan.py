"""``footcoach plan``: the routines that someone decided to do, and adding and removing them."""

import sys

import click

from footcoach.coach.log_service import LogService
from footcoach.commands.loading import load_routine, open_log
from footcoach.commands.output import print_json, print_note
from footcoach.exit_status import Status
from footcoach.log.database import LogError
from footcoach.overview.preset_index import Overview
from footcoach.overview.summary import RoutineSummary
from footcoach.routine.errors import RoutineError, printable
from footcoach.routine.library import Library
from footcoach.routine.model import Routine

EMPTY = "Your plan is empty. To add a routine: footcoach plan add ROUTINE"


def show_plan(*, as_json: bool) -> None:
    """Print the routines in the plan and how often to do each, the one done last first."""
    library = Library()
    names = _read_plan(open_log(library))
    overview = Overview(library)
    found = {name: _summarise(overview, name) for name in names}
    if as_json:
        print_json([_as_data(name, found[name]) for name in names])
        return
    wide = max((len(printable(name)) for name in names), default=0)
    lines = [f"{printable(name):{wide}}  {_describe(found[name])}" for name in names]
    click.echo("\n".join(lines) or EMPTY)


def change_plan(name: str, *, add: bool) -> None:
    """Add a routine to the plan, or remove it; end with status 1 if that can't be done."""
    library = Library()
    log = open_log(library)
    planned = _read_plan(log)
    if add:
        routine = _load_own(library, name)
        name, title = routine.name, routine.title
    elif name in planned:
        summary = _summarise(Overview(library), name)
        title = summary.title if summary else name
    else:
        print_note(f"{printable(name)} isn't in your plan; `footcoach plan` lists what is")
        sys.exit(Status.WRONG_DATA)
    _save(log, name, add=add)
    click.echo(f"{printable(title)}: {'added to' if add else 'removed from'} your plan.")


def _load_own(library: Library, name: str) -> Routine:
    """Return a routine of the library; end with status 1 for a file outside it."""
    routine = load_routine(library, name)
    if routine.file:
        print_note(
            f"{printable(name)} isn't one of your routines; copy it into"
            f" {printable(str(library.folder))} and give its name without .yaml"
        )
        sys.exit(Status.WRONG_DATA)
    return routine


def _save(log: LogService, name: str, *, add: bool) -> None:
    try:
        log.store.follow(name, yes=add, day=log.today)
    except LogError as error:
        print_note(str(error))
        sys.exit(Status.WRONG_DATA)


def _read_plan(log: LogService) -> tuple[str, ...]:
    try:
        names = log.plan()
    except LogError as error:
        print_note(str(error))
        sys.exit(Status.WRONG_DATA)
    for remark in log.store.database.remarks():
        print_note(remark)
    return names


def _summarise(overview: Overview, name: str) -> RoutineSummary | None:
    """Return a routine in brief; None if its file is gone or can't be read."""
    try:
        return overview.summary(name) if name in overview.names() else None
    except RoutineError:
        return None


def _describe(summary: RoutineSummary | None) -> str:
    return (
        f"{printable(summary.title)}, {summary.frequency}" if summary else "its file can't be read"
    )


def _as_data(name: str, summary: RoutineSummary | None) -> dict[str, object]:
    return {
        "name": name,
        "title": summary.title if summary else None,
        "per_day": summary.per_day if summary else None,
        "days_per_week": summary.days_per_week if summary else None,
    }
