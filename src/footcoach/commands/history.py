"""``footcoach history`` and ``footcoach import``."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from footcoach.commands.output import print_json_text, print_note
from footcoach.exit_status import Status
from footcoach.log.database import LogError
from footcoach.log.import_export import export_csv, export_json, import_json
from footcoach.log.json_codec import MalformedError
from footcoach.log.records import SessionRecord
from footcoach.log.store import Store
from footcoach.routine.errors import printable
from footcoach.session import words
from footcoach.session.player import Ending

BIGGEST = 512 * 2**20
"""Bytes of a file that are read at most."""

_ENDINGS = {
    Ending.FINISHED: "done",
    Ending.LEFT: "partly",
    Ending.STOPPED: "stopped safely",
    None: "under way",
}


def tell_history(form: str) -> None:
    """Print the log as ``text``, ``json`` or ``csv``."""
    store = Store()
    try:
        for piece in _FORMS[form](store):
            if form == "json":
                print_json_text(piece)
            else:
                click.echo(piece, nl=False)
    except LogError as error:
        _give_up(str(error))
    for remark in store.database.remarks():
        print_note(remark)


def take_in(file: str) -> None:
    """Add what is in an exported file to the log; end with status 1 if it is none."""
    store = Store()
    try:
        taken = import_json(store, _read(Path(file)))
    except (LogError, MalformedError) as error:
        _give_up(f"{printable(file)}: {printable(str(error))}")
    except (OSError, UnicodeError) as error:
        _give_up(f"{printable(file)}: cannot be read ({error})")
    else:
        added = words.plural(taken.added, "session")
        click.echo(f"{added} added, {taken.renewed} brought up to date, {taken.known} known")


def _read(path: Path) -> str:
    if not path.is_file():
        msg = "not a file"
        raise OSError(msg)
    with path.open("rb") as file:
        data = file.read(BIGGEST + 1)
    if len(data) > BIGGEST:
        msg = "too large"
        raise OSError(msg)
    return data.decode("utf-8")


def _give_up(reason: str) -> None:
    print_note(reason)
    sys.exit(Status.WRONG_DATA)


def _text(store: Store) -> Iterator[str]:
    day = ""
    for entry in store.entries():
        yield f"{'' if entry.began.day == day else entry.began.day:10}  {_line(entry)}\n"
        day = entry.began.day


def _line(entry: SessionRecord) -> str:
    done = sum(part.done for part in entry.parts)
    planned = sum(part.planned for part in entry.parts)
    note = f"  {entry.note.splitlines()[0]}" if entry.note else ""
    work = words.spell(round(entry.seconds))
    return f"{entry.title}: {_ENDINGS[entry.ending]}, {done} of {planned} reps, {work}{note}"


_FORMS: dict[str, Callable[[Store], Iterator[str]]] = {
    "text": _text,
    "json": export_json,
    "csv": export_csv,
}
