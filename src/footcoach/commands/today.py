"""``footcoach owed``."""

import sys
from datetime import datetime
from pathlib import Path

import click

from footcoach import __version__
from footcoach.advice import today_text
from footcoach.advice.plan import all_asking, followed
from footcoach.commands.output import print_mistakes, print_note
from footcoach.exit_status import Status
from footcoach.log.database import LogError
from footcoach.log.prompt_cache import PromptCache
from footcoach.log.store import Store
from footcoach.paths import bundled
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library


def tell_owed(*, short: bool) -> None:
    """Print what today still asks for, in one line or in full."""
    store, library = Store(), Library()
    today = datetime.now().astimezone().date()
    try:
        sources = _sources(store, library, followed(store, today))
        askings, problems = all_asking(store, library, today)
    except LogError as error:
        print_note(str(error))
        sys.exit(Status.WRONG_DATA)
    problems = (*problems, library.trouble) if library.trouble else problems
    if short:
        line = today_text.in_short(askings)
        if store.database.path.exists() and not problems:
            PromptCache().keep(__version__, line, sources)
        click.echo(line)
    else:
        full = ["\n".join(today_text.in_full(asking)) for asking in askings]
        click.echo("\n\n".join(full) or today_text.NOTHING_OWED)
    for remark in store.database.remarks():
        print_note(remark)
    if problems:
        print_mistakes(RoutineError(problems))
        sys.exit(Status.WRONG_DATA)


def _sources(store: Store, library: Library, names: tuple[str, ...]) -> list[Path]:
    """Return every file and folder that decides what is owed."""
    folders = [library.own, library.own / "exercises", bundled("routines") / "exercises"]
    entries = [path for folder in folders[1:] for path in sorted(folder.glob("*.yaml"))]
    known = set(library.names())
    routines = [library.path(name) for name in names if name in known]
    return [store.database.path, *folders, *routines, *entries]
