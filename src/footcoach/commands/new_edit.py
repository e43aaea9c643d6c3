"""``footcoach new`` and ``footcoach edit``: write and change routines in an editor."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from footcoach.coach.editing import AfterMistakes
from footcoach.coach.sheet_review import ALSO
from footcoach.commands.output import print_mistakes, print_note
from footcoach.exit_status import Status
from footcoach.routine.editor import EditorError, open_editor
from footcoach.routine.errors import Problem, RoutineError, printable
from footcoach.routine.files import MOST_BYTES, decode, read_bytes, read_text
from footcoach.routine.library import Library
from footcoach.routine.own_routines import (
    create,
    find_new_place,
    find_own_file,
    starter_text,
    undo_changes,
)
from footcoach.session.summary import describe_exercise

if TYPE_CHECKING:
    from footcoach.routine.sheet.contents import Sheet
    from footcoach.routine.sheet.writer import SheetRoutine


def write_new(name: str) -> None:
    """Write a short routine, and open it in the person's editor if there's a terminal."""
    library = Library()
    try:
        path = find_new_place(library, name)
        create(path, starter_text(path.stem))
    except RoutineError as error:
        _fail(error)
    _edit(library, path, None)


def write_from_sheet(name: str, sheet: str) -> None:
    """Write the routine that a sheet describes; ``sheet`` is a file, or - for what is typed.

    What was guessed is listed, and kept in the file beside its line.
    """
    from footcoach.routine.sheet.sheet import read_sheet
    from footcoach.routine.sheet.writer import EmptySheetError, make_routine

    library = Library()
    try:
        path = find_new_place(library, name)
        found = read_sheet(_read_text(sheet))
        made = make_routine(found, path.stem, library.catalogue)
        create(path, made.text)
    except RoutineError as error:
        _fail(error)
    except EmptySheetError as error:
        print_note(str(error))
        sys.exit(Status.WRONG_DATA)
    click.echo(printable(str(path)))
    _tell(found, made)


def _tell(sheet: "Sheet", made: "SheetRoutine") -> None:
    """Say on stderr what was understood of a sheet, each guess, and what wasn't understood."""
    print_note("here is what footcoach understood; please compare it with your sheet")
    for exercise in filter(None, made.exercises):
        for line in describe_exercise(exercise):
            click.echo(f"  {printable(line)}", err=True)
    for index, why in made.refused.items():
        print_note(printable(f"{sheet.exercises[index].text}: not understood: {why}"))
    if others := (*sheet.cautions, *sheet.remarks):
        click.echo(f"  {ALSO}", err=True)
        for other in others:
            click.echo(f"    - {printable(other)}", err=True)


def _read_text(sheet: str) -> str:
    """Return the text of a sheet; raise `RoutineError`."""
    if sheet != "-":
        return read_text(Path(sheet))
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        wrong = Problem("", 1, 1, "the sheet is too long", f"keep it to {MOST_BYTES // 1024} KiB")
        raise RoutineError((wrong,))
    return decode(Path("sheet"), data).replace("\r", "\n")


def edit_routine(routine: str) -> None:
    """Open a routine in the person's editor; a preset is copied to their own folder first."""
    library = Library()
    try:
        path = find_own_file(library, routine)
        before = read_bytes(path)
    except RoutineError as error:
        _fail(error)
    _edit(library, path, before)


def _edit(library: Library, path: Path, before: bytes | None) -> None:
    """Have the file edited until it's right, kept as a draft, or as it was.

    ``before`` is what was in it; None is a file that wasn't there.
    """
    click.echo(printable(str(path)))
    if not _has_terminal():
        return
    line, again = None, True
    while again:
        try:
            open_editor(path, line)
        except EditorError as error:
            print_note(str(error))
            sys.exit(Status.WRONG_DATA)
        line, again = _check(library, path, before)


def _check(library: Library, path: Path, before: bytes | None) -> tuple[int | None, bool]:
    """Return the line of the first mistake, and whether to edit again."""
    try:
        library.check(path)
    except RoutineError as error:
        print_mistakes(error)
        return error.problems[0].line, _choose(path, before)
    click.echo(f"No mistakes. Start it with: footcoach run {printable(path.stem)}")
    return None, False


def _choose(path: Path, before: bytes | None) -> bool:
    """Ask what to do about mistakes; return whether to edit again."""
    choices = list(AfterMistakes)
    for number, choice in enumerate(choices, 1):
        click.echo(f"  {number}  {choice.value}")
    numbers = click.Choice([str(number + 1) for number in range(len(choices))])
    answer = click.prompt("Which?", type=numbers, default="1", show_choices=False)
    chosen = choices[int(answer) - 1]
    if chosen is AfterMistakes.UNDO:
        _undo(path, before)
    return chosen is AfterMistakes.EDIT


def _undo(path: Path, before: bytes | None) -> None:
    try:
        undo_changes(path, before)
    except RoutineError as error:
        _fail(error)
    done = "was removed" if before is None else "is unchanged"
    click.echo(f"{printable(path.name)} {done}.")


def _has_terminal() -> bool:
    return all(end is not None and end.isatty() for end in (sys.stdin, sys.stdout))


def _fail(error: RoutineError) -> None:
    print_mistakes(error)
    sys.exit(Status.WRONG_DATA)
