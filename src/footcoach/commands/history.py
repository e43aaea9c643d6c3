"""``footcoach history`` and ``footcoach import``.

What exports and imports is imported only for that.
"""

import sys
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from operator import attrgetter
from pathlib import Path

import click

from footcoach.coach.how_known import list_marks
from footcoach.commands.output import print_json_text, print_note
from footcoach.exit_status import Status
from footcoach.log.database import LogError
from footcoach.log.json_codec import MalformedError
from footcoach.log.records import SessionRecord
from footcoach.log.store import Store
from footcoach.routine.errors import SHOWN, RoutineError, printable
from footcoach.routine.files import read_at_most
from footcoach.session import result_words, words
from footcoach.session.player import Ending

_LINES = 1000
"""How many are printed at a time."""
BIGGEST = 512 * 2**20
"""Bytes of the largest file that is imported."""


def print_history(form: str) -> None:
    """Print the log as ``text``, ``json``, ``csv`` or ``excel``."""
    store = Store()
    try:
        _FORMS[form](store)
    except LogError as error:
        _fail(str(error))
    for remark in store.database.remarks():
        print_note(remark)


def import_history(file: str) -> None:
    """Add an exported history to the log; end with status 1 if the file can't be used."""
    from footcoach.log.import_export import import_pieces
    from footcoach.log.import_file import decode_export

    store = Store()
    try:
        counts = import_pieces(store, decode_export(_read(Path(file))))
    except (LogError, MalformedError) as error:
        _fail(f"{printable(file)}: {printable(str(error))}")
    except OSError as error:
        _fail(f"{printable(file)}: can't be read ({error.strerror or error})")
    else:
        added = words.plural(counts.added, "session")
        click.echo(f"{added} added, {counts.renewed} updated, {counts.known} skipped as duplicates")
        _name_left_out(file, counts.left_out)


def _name_left_out(file: str, left_out: tuple[str, ...]) -> None:
    """Say what in an imported file can't be read; end with status 1 if there is any."""
    for wrong in left_out[:SHOWN]:
        print_note(f"{printable(file)}: {printable(wrong)}; left out")
    if len(left_out) > SHOWN:
        print_note(f"{printable(file)}: and {len(left_out) - SHOWN} more left out")
    if left_out:
        sys.exit(Status.WRONG_DATA)


def _read(path: Path) -> bytes:
    try:
        data = read_at_most(path, BIGGEST + 1)
    except RoutineError as error:
        raise OSError(error.problems[0].wrong) from error
    if len(data) > BIGGEST:
        msg = f"it is larger than {BIGGEST // 2**20} MB"
        raise OSError(msg)
    return data


def _fail(reason: str) -> None:
    print_note(reason)
    sys.exit(Status.WRONG_DATA)


def _print_text(store: Store) -> None:
    """Print one line for each session, with the date in the first of each day."""
    lines = _list_lines(store.entries())
    click.echo(next(lines, "No sessions yet."))
    while some := "\n".join(islice(lines, _LINES)):
        click.echo(some)


def _list_lines(records: Iterable[SessionRecord]) -> Iterator[str]:
    day = ""
    for record in records:
        yield f"{'' if record.began.day == day else record.began.day:10}  {_line(record)}"
        day = record.began.day


def _line(record: SessionRecord) -> str:
    done, planned = (sum(map(attrgetter(name), record.parts)) for name in ("done", "planned"))
    note = f"  {record.note.splitlines()[0]}" if record.note else ""
    amounts = f"{done} of {planned} reps", words.spell(round(record.seconds)), *list_marks(record)
    return f"{printable(record.title)}  {_ending(record)}{', '.join(amounts)}{note}"


def _print_json(store: Store) -> None:
    from footcoach.log.import_export import export_json

    for piece in export_json(store):
        print_json_text(piece)


def _print_csv(store: Store) -> None:
    from footcoach.log.csv_export import export_csv

    for line in export_csv(store):
        click.echo(line, nl=False)


def _print_csv_for_excel(store: Store) -> None:
    """Print the table in UTF-8 whatever stdout is in: the mark at its beginning says so."""
    from footcoach.log.csv_export import export_csv

    click.echo(BOM_UTF8, nl=False)
    for line in export_csv(store):
        click.echo(line.encode(), nl=False)


def _ending(record: SessionRecord) -> str:
    """Say how a session ended; "" where only its reps can say it."""
    if record.ending is None:
        return "under way, "
    if record.ending is Ending.FINISHED and not record.is_complete:
        return ""
    return f"{result_words.ENDING_TEXT[record.ending].lower()}, "


_FORMS: dict[str, Callable[[Store], None]] = {
    "text": _print_text,
    "json": _print_json,
    "csv": _print_csv,
    "excel": _print_csv_for_excel,
}
