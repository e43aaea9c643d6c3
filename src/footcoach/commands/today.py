"""``footcoach today``."""

import sys

import click

from footcoach import __version__
from footcoach.advice.today_json import as_data
from footcoach.advice.today_text import NOTHING_TO_DO, write_full, write_short
from footcoach.commands.kept_today import find_period, list_sources
from footcoach.commands.loading import open_log
from footcoach.commands.output import print_json, print_mistakes, print_note
from footcoach.exit_status import Status
from footcoach.log.database import LogError
from footcoach.log.prompt_cache import PromptCache
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library


def show_today(*, form: str, exit_code: bool) -> None:
    """Print what is left today: in one line (``short``), as ``json`` or in ``full``.

    With ``exit_code`` end with `Status.SOMETHING_LEFT` if something is.
    """
    library = Library()
    diary = open_log(library)
    database = diary.store.database
    try:
        sources = list_sources(database.path, library, diary.plan())
        todo, problems = diary.to_do()
    except LogError as error:
        print_note(str(error))
        sys.exit(Status.WRONG_DATA)
    problems = (*problems, library.folder_problem) if library.folder_problem else problems
    is_left = any(one.to_do for one in todo)
    if form == "short":
        line = write_short(todo) if is_left else ""
        if database.path.exists() and not problems:
            PromptCache().keep(__version__, line, find_period(diary), list(map(str, sources)))
        click.echo(line)
    elif form == "json":
        print_json(as_data(todo, diary.today))
    else:
        click.echo("\n\n".join("\n".join(write_full(one)) for one in todo) or NOTHING_TO_DO)
    for remark in database.remarks():
        print_note(remark)
    if problems:
        print_mistakes(RoutineError(problems))
        sys.exit(Status.WRONG_DATA)
    if is_left and exit_code:
        sys.exit(Status.SOMETHING_LEFT)
