"""The user's own copy of a routine, changed in one value and in nothing else.

A preset is never touched: the copy that hides it is made when the first change is. What is
written was read back first and compared with what it should say.
"""

import codecs
import errno
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from footcoach.paths import bundled
from footcoach.routine.dose_change import DoseChange, is_only_change
from footcoach.routine.dose_line import MoveNames
from footcoach.routine.errors import RoutineError, printable
from footcoach.routine.files import decode, read_bytes
from footcoach.routine.library import Library
from footcoach.routine.model import Exercise, Routine
from footcoach.routine.reader import parse_routine
from footcoach.routine.text_edit import UnclearError, line_of_item, rewrite_text


class UnchangedError(Exception):
    """Nothing was changed; the message says why, and what can be done by hand."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A change that can be made: what to write where, and what will hold then."""

    routine: Routine
    path: Path
    data: bytes
    before: bytes | None
    """What the file holds until then; None is no file."""

    def write(self) -> None:
        """Do it, all or nothing; raises `UnchangedError`."""
        try:
            _write(self.path, self.data, self.before)
        except OSError as error:
            reason = error.strerror or str(error)
            msg = f"{printable(str(self.path))} cannot be written ({reason}). Nothing was changed."
            raise UnchangedError(msg) from error


class UserCopy:
    """A routine of the library as the file that the user may change."""

    def __init__(self, library: Library, routine: Routine) -> None:
        """Take ``routine`` as the library gave it."""
        self._library = library
        self._routine = routine

    @property
    def exists(self) -> bool:
        """Whether there is an own file already, not only a preset."""
        return self._library.is_own(self._routine.name)

    @property
    def path(self) -> Path:
        """Where the own file is, or will be."""
        if self.exists:
            return self._library.path(self._routine.name)
        return self._library.folder / f"{self._routine.name}.yaml"

    def plan(self, change: DoseChange) -> Rewrite:
        """Work out how to make a change; nothing is written yet.

        Raises `UnchangedError` where that cannot be done for sure, and where the file is not
        any more what was given.
        """
        path, there = self.path, self.exists
        try:
            data = read_bytes(self._library.path(self._routine.name))
            text = decode(path, data)
            if self._read(text) != self._routine:
                raise _meanwhile(path)
        except RoutineError as error:
            raise UnchangedError(str(error)) from error
        return Rewrite(*self._rewritten(text, data, change), data if there else None)

    def _rewritten(self, text: str, data: bytes, change: DoseChange) -> tuple[Routine, Path, bytes]:
        try:
            new = _changed(data, change, self._routine.exercises[change.exercise])
            after = self._read(decode(self.path, new))
        except (UnclearError, RoutineError) as error:
            raise self._by_hand(text, change) from error
        if not is_only_change(self._routine, after, change):
            raise self._by_hand(text, change)
        return after, self.path, new

    def _read(self, text: str) -> Routine:
        return parse_routine(text, self._routine.name, self._library.catalogue, str(self.path))

    def _by_hand(self, text: str, change: DoseChange) -> UnchangedError:
        name = self._routine.exercises[change.exercise].id
        source, path = self._library.path(self._routine.name), printable(str(self.path))
        begin = f"In {path}" if self.exists else f"Copy {printable(str(source))} to {path}; there"
        return UnchangedError(
            "The file is written in a way that only you can change. "
            f"{begin}, line {line_of_item(text, change.exercise)}, let {name} say: {change.clause}."
        )


class Written(NamedTuple):
    """What writing some changes led to."""

    routine: Routine
    """The routine as it is now."""
    path: Path
    """The user's own copy."""
    error: UnchangedError | None
    """Why the changes that are missing couldn't be written; None if all were."""


def write_changes(library: Library, routine: Routine, changes: tuple[DoseChange, ...]) -> Written:
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


def _changed(data: bytes, change: DoseChange, exercise: Exercise) -> bytes:
    """Return the bytes of a file with the change in it; line ends and byte order mark stay."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    names = MoveNames(tuple(move.id for move in exercise.left.moves), exercise.main)
    return mark + rewrite_text(data.removeprefix(mark).decode(), change, names).encode()


def _meanwhile(path: Path) -> UnchangedError:
    return UnchangedError(f"{printable(str(path))} was changed meanwhile, and is left as it is.")


def _write(path: Path, data: bytes, expected: bytes | None) -> None:
    """Put ``data`` in the place of what is expected there, None is nothing; all or nothing.

    Raises OSError, and `UnchangedError` where something else is there.
    """
    # A link stays one: what it leads to is changed, unless that is not the user's.
    path = path.resolve()
    if path.is_relative_to(bundled("routines").resolve()):
        msg = f"{printable(str(path))} belongs to footcoach, and is left as it is."
        raise UnchangedError(msg)
    if expected is not None and not os.access(path, os.W_OK):
        # It could be replaced all the same, but somebody protected it.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = path.with_name(f".{uuid4().hex}.tmp")
    try:
        _fill(scratch, data, None if expected is None else stat.S_IMODE(path.stat().st_mode))
        _put(scratch, path, expected)
    finally:
        scratch.unlink(missing_ok=True)
    _settle(path.parent)


def _fill(scratch: Path, data: bytes, mode: int | None) -> None:
    with scratch.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        scratch.chmod(mode)


def _put(scratch: Path, path: Path, expected: bytes | None) -> None:
    if (path.read_bytes() if path.exists() else None) != expected:
        raise _meanwhile(path)
    scratch.replace(path)


def _settle(folder: Path) -> None:
    """See to it that a power cut does not undo the change; some systems know no such thing."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
