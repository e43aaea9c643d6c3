"""The user's own copy of a routine, changed in one value and nothing else.

A preset is never touched: the first change makes a copy that replaces it. Before anything is
written, the new text is read back and compared with what it should say.
"""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from footcoach.routine.dose_change import DoseChange
from footcoach.routine.errors import RoutineError, printable
from footcoach.routine.files import decode, read_bytes
from footcoach.routine.item_change import (
    Change,
    describe_change,
    is_only_this,
    make_change,
    say_by_hand,
)
from footcoach.routine.item_edit import rewrite_item
from footcoach.routine.library import Library
from footcoach.routine.limits import LONGEST_SESSION
from footcoach.routine.model import Exercise, Routine
from footcoach.routine.move_names import MoveNames
from footcoach.routine.reader import longest_session, parse_routine
from footcoach.routine.safe_write import UnwrittenError, remove_file, say_changed, write_file
from footcoach.routine.text_edit import UnclearError, line_of_item, rewrite_text


class UnchangedError(Exception):
    """Nothing was changed; the message says why, and what to do by hand."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A change that can be made: what to write where, and the routine it leads to."""

    routine: Routine
    path: Path
    data: bytes
    before: bytes | None
    """What is in the file until then; None is no file."""

    def write(self) -> None:
        """Write the file, all or nothing; raise `UnchangedError` if that fails."""
        try:
            write_file(self.path, self.data, self.before)
        except UnwrittenError as error:
            raise UnchangedError(str(error)) from error

    def undo(self) -> None:
        """Put the file back as it was before `write`; raise `UnchangedError` if that fails."""
        try:
            if self.before is None:
                remove_file(self.path, self.data)
            else:
                write_file(self.path, self.before, self.data)
        except UnwrittenError as error:
            raise UnchangedError(str(error)) from error


class UserCopy:
    """A routine of the library as the file that is the user's to change."""

    def __init__(self, library: Library, routine: Routine) -> None:
        """Take ``routine`` as it comes from the library."""
        self._library = library
        self._routine = routine

    @property
    def exists(self) -> bool:
        """Whether there is a copy already, and not just a preset."""
        return self._library.is_own(self._routine.name)

    @property
    def path(self) -> Path:
        """Where the copy is, or will be."""
        if self.exists:
            return self._library.path(self._routine.name)
        return self._library.folder / f"{self._routine.name}.yaml"

    def plan(self, change: Change) -> Rewrite:
        """Return how to make a change; nothing is written yet.

        Raises `UnchangedError` where it isn't certain how, and where the file has changed since the
        routine was read.
        """
        if longest_session(make_change(self._routine, change).blocks) > LONGEST_SESSION:
            clause = describe_change(self._routine.exercises[change.exercise], change)
            msg = f"{clause} would make the session too long. Nothing was changed."
            raise UnchangedError(msg)
        path, there = self.path, self.exists
        try:
            data = read_bytes(self._library.path(self._routine.name))
            text = decode(path, data)
            if self._read(text) != self._routine:
                raise UnchangedError(say_changed(path))
        except RoutineError as error:
            raise UnchangedError(str(error)) from error
        return Rewrite(*self._work_out(text, data, change), data if there else None)

    def _work_out(self, text: str, data: bytes, change: Change) -> tuple[Routine, Path, bytes]:
        try:
            for new in _rewrite_bytes(data, change, self._routine.exercises[change.exercise]):
                after = self._read_if_good(decode(self.path, new))
                if after is not None and is_only_this(self._routine, after, change):
                    return after, self.path, new
        except (UnclearError, RoutineError) as error:
            raise self._advise_by_hand(text, change) from error
        raise self._advise_by_hand(text, change)

    def _read_if_good(self, text: str) -> Routine | None:
        try:
            return self._read(text)
        except RoutineError:
            return None

    def _read(self, text: str) -> Routine:
        return parse_routine(text, self._routine.name, self._library.catalogue, str(self.path))

    def _advise_by_hand(self, text: str, change: Change) -> UnchangedError:
        by_hand = say_by_hand(self._routine.exercises[change.exercise], change)
        source, path = self._library.path(self._routine.name), printable(str(self.path))
        where = f"line {line_of_item(text, change.exercise)}"
        begin = f"In {path}," if self.exists else f"Copy {printable(str(source))} to {path}; in"
        return UnchangedError(
            "footcoach isn't sure how to change this file, so this one is up to you. "
            f"{begin} {where}, {by_hand}."
        )


class Written(NamedTuple):
    """What writing some changes led to."""

    routine: Routine
    """The routine as it is now."""
    path: Path
    """The user's own copy."""
    error: UnchangedError | None
    """Why the changes that are missing couldn't be written; None if all were."""


def write_changes(library: Library, routine: Routine, changes: tuple[Change, ...]) -> Written:
    """Write changes of ``routine`` into the user's own copy, one after the other."""
    path = UserCopy(library, routine).path
    for change in changes:
        try:
            rewrite = UserCopy(library, routine).plan(change)
            rewrite.write()
        except UnchangedError as error:
            return Written(routine, path, error)
        routine = rewrite.routine
    return Written(routine, path, None)


def _rewrite_bytes(data: bytes, change: Change, exercise: Exercise) -> Iterator[bytes]:
    """Yield the bytes of a file that may have the change; line ends and byte order mark stay."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data.removeprefix(mark).decode()
    if isinstance(change, DoseChange):
        names = MoveNames(tuple(move.id for move in exercise.left.moves), exercise.main)
        yield mark + rewrite_text(text, change, names).encode()
    else:
        for new in rewrite_item(text, change, exercise):
            yield mark + new.encode()
