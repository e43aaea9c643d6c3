"""The routines there are: the user's own, and the presets that come with footcoach.

What reads a file is imported where one is read, so that names cost nothing more.
"""

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from footcoach.paths import bundled, own_folder
from footcoach.routine.characters import is_shown_whole
from footcoach.routine.errors import Problem, RoutineError, nearest, quote

if TYPE_CHECKING:
    from footcoach.routine.catalogue import Catalogue
    from footcoach.routine.model import Exercise, Routine, RoutineIdentity

_ENDINGS = (".yml", ".yaml")
_SEPARATORS = tuple(filter(None, ("/", os.sep, os.altsep)))


class UnknownRoutineError(RoutineError):
    """There is no routine with that name."""


class Library:
    """Routines by name. Nothing is created, and nothing is read before it's asked for."""

    def __init__(self, own: Path | None = None) -> None:
        self._own = own
        self._presets = bundled("routines")

    @cached_property
    def folder(self) -> Path:
        """The user's own folder of routines, which needn't exist."""
        return self._own or own_folder("config") / "routines"

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The exercises: the user's own first, then those that come with footcoach.

        A user's folder that can't be read is left out: see `folder_problem`.
        """
        from footcoach.routine.catalogue import Catalogue

        own, shipped = self.folder / "exercises", self._presets / "exercises"
        return Catalogue(shipped) if _find_problem(own) else Catalogue(own, shipped)

    @property
    def folder_problem(self) -> Problem | None:
        """Why one of the user's folders can't be read; None if both can be, or don't exist."""
        return _find_problem(self.folder) or _find_problem(self.folder / "exercises")

    def list_misnamed(self) -> tuple[Path, ...]:
        """Return the files in the user's folder whose names can't be those of routines."""
        if _find_problem(self.folder):
            return ()
        files = _find_yaml(self.folder)
        return tuple(sorted(path for path in files if not _has_good_name(path)))

    def names(self) -> tuple[str, ...]:
        """Return the name of each routine: the user's own, then the presets they don't replace.

        Where the user's folder can't be read, the presets are there all the same.
        """
        own = _readable_files(self.folder)
        return (*own, *(name for name in _list_files(self._presets) if name not in own))

    def is_own(self, name: str) -> bool:
        """Whether ``name`` is a file in the user's folder."""
        return name in _readable_files(self.folder)

    def own_stamps(self) -> dict[Path, tuple[int, int]]:
        """Return when each of the user's own files was written, in nanoseconds, and its size."""
        found = {}
        for folder in (self.folder, self.folder / "exercises"):
            for path in _readable_files(folder).values():
                with suppress(OSError):  # gone since it was listed
                    state = path.stat()
                    found[path] = state.st_mtime_ns, state.st_size
        return found

    def forget_entries(self) -> None:
        """Read the catalogue again when it's next needed, since the user's files changed."""
        vars(self).pop("catalogue", None)

    def own_entries(self) -> frozenset[str]:
        """Return the ids of the user's own exercises, which replace those of the same id."""
        # Some systems find Toe-Press.yaml by the name toe-press.yaml.
        return frozenset(name.lower() for name in _readable_files(self.folder / "exercises"))

    def exercise_files(self) -> tuple[Path, ...]:
        """Return the file of every exercise: the user's own, and those that come with footcoach."""
        own, shipped = self.folder / "exercises", self._presets / "exercises"
        return (*_readable_files(own).values(), *_list_files(shipped).values())

    def path(self, name: str) -> Path:
        """Return the file of the routine called ``name``, or the path that ``name`` is.

        A name with a separator in it, or with the ending of a YAML file, is a path, which needn't
        exist. Raises `UnknownRoutineError` for any other name that isn't in `names`.
        """
        if name.endswith(_ENDINGS) or any(mark in name for mark in _SEPARATORS):
            return Path(name)
        files = self._files()
        if name not in files:
            unknown, trouble = _unknown_name(name, files), self.folder_problem
            raise UnknownRoutineError((unknown, trouble) if trouble else (unknown,))
        return files[name]

    def file_name(self, name: str) -> str:
        """Return how the file of the routine called ``name`` is called; ``name`` if it's gone."""
        try:
            return self.path(name).name
        except UnknownRoutineError:
            return name

    def load(self, name: str) -> "Routine":
        """Return the checked routine called ``name``, or in the file that ``name`` is.

        Raise `RoutineError`.
        """
        from dataclasses import replace

        from footcoach.routine.files import write_uri
        from footcoach.routine.reader import read_routine

        path = self.path(name)
        routine = read_routine(path, self.catalogue)
        return replace(routine, file="" if self._has_file(path) else write_uri(path))

    def load_known(self, identity: "RoutineIdentity") -> "Routine | None":
        """Return a routine that a log names; None if it isn't one of the library's.

        A log from elsewhere may name anything, also a path: that is never opened. Raise
        `RoutineError` if the routine can't be read.
        """
        is_known = not identity.file and identity.name in self.names()
        return self.load(identity.name) if is_known else None

    def _has_file(self, path: Path) -> bool:
        """Whether a file is the one that the library has under the name of the file."""
        own = self._files().get(path.stem)
        return own is not None and (own == path or own.resolve() == path.resolve())

    def _files(self) -> dict[str, Path]:
        """Return the file of each of `names`."""
        return {**_list_files(self._presets), **_readable_files(self.folder)}

    def check(self, path: Path) -> None:
        """Read the file at ``path`` for its mistakes; raise `RoutineError` with all of them."""
        if problems := self.inspect(path)[1]:
            raise RoutineError(problems)

    def inspect(self, path: Path) -> "tuple[tuple[Exercise, ...], tuple[Problem, ...]]":
        """Return the exercises that could be read in a routine's file, and its mistakes.

        A file in a folder called ``exercises`` is an exercise, any other a routine. Raises
        `RoutineError` where a file can't be read at all, and for an exercise with mistakes.
        """
        if path.absolute().parent.name == "exercises":
            from footcoach.routine.catalogue_entry import read_entry

            read_entry(path, lambda: {*self.catalogue.ids(), *_list_files(path.parent)})
            return (), ()
        from footcoach.routine.reader import inspect_file

        found = inspect_file(path, self.catalogue)
        return found.exercises, found.problems


def _unknown_name(name: str, known: Iterable[str]) -> Problem:
    near = nearest(name, known)
    remedy = f"did you mean {near}?" if near else f"the routines are: {', '.join(known)}"
    return Problem("", 1, 1, f"there's no routine called {quote(name)}", remedy)


def _readable_files(folder: Path) -> dict[str, Path]:
    """Return the files of one of the user's folders; none of one that can't be read."""
    return {} if _find_problem(folder) else _list_files(folder)


def _find_problem(folder: Path) -> Problem | None:
    """Return why ``folder`` can't be read; None if it can, or if it doesn't exist."""
    try:
        next(iter(folder.iterdir()), None)
    except FileNotFoundError:
        return None
    except OSError as error:
        if isinstance(error, NotADirectoryError) and not folder.exists():
            return None
        why = error.strerror
    else:
        if os.access(folder, os.X_OK):
            return None
        why = os.strerror(errno.EACCES)
    return Problem(str(folder), 1, 1, f"the folder can't be read ({why})")


def _list_files(folder: Path) -> dict[str, Path]:
    """Return the routine files of ``folder`` by name, sorted; .yaml wins over .yml.

    A name that a terminal can't show is left out: it couldn't be typed or told apart.
    """
    paths = sorted(filter(_has_good_name, _find_yaml(folder)), key=_rank)
    return dict(sorted((path.stem, path) for path in paths))


def _find_yaml(folder: Path) -> Iterator[Path]:
    """Yield every YAML file in ``folder``; none if it doesn't exist."""
    with suppress(FileNotFoundError, NotADirectoryError):
        for path in folder.iterdir():
            if path.suffix in _ENDINGS and not path.name.startswith("."):
                yield path


def _has_good_name(path: Path) -> bool:
    return is_shown_whole(path.name)


def _rank(path: Path) -> int:
    return _ENDINGS.index(path.suffix)
