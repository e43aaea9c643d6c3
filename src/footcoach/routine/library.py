"""The routines there are: the user's own, and the presets that come with footcoach.

What reads a file is imported where one is read, so that names cost nothing more.
"""

import os
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from footcoach.paths import bundled, own_folder
from footcoach.routine.errors import Problem, RoutineError, nearest, quote
from footcoach.routine.listing import (
    ENDINGS,
    Listing,
    Stamp,
    find_problem,
    find_yaml,
    has_good_name,
    list_files,
    list_readable,
    read_stamps,
)

if TYPE_CHECKING:
    from footcoach.routine.catalogue import Catalogue
    from footcoach.routine.model import Routine, RoutineIdentity
    from footcoach.routine.reader import Inspection

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

        _ = self.entry_stamps  # looked at before the files are
        own, shipped = self.folder / "exercises", self._presets / "exercises"
        return Catalogue(shipped) if find_problem(own) else Catalogue(own, shipped)

    @property
    def folder_problem(self) -> Problem | None:
        """Why one of the user's folders can't be read; None if both can be, or don't exist."""
        return find_problem(self.folder) or find_problem(self.folder / "exercises")

    def list_misnamed(self) -> tuple[Path, ...]:
        """Return the files in the user's folder whose names can't be those of routines."""
        if find_problem(self.folder):
            return ()
        files = find_yaml(self.folder)
        return tuple(sorted(path for path in files if not has_good_name(path)))

    def names(self) -> tuple[str, ...]:
        """Return the name of each routine: the user's own, then the presets they don't replace.

        Where the user's folder can't be read, the presets are there all the same.
        """
        return self.look().names()

    def look(self) -> Listing:
        """Return the routine files that there are now."""
        return Listing(list_files(self._presets), list_readable(self.folder))

    def is_own(self, name: str) -> bool:
        """Whether ``name`` is a file in the user's folder."""
        return name in list_readable(self.folder)

    def own_stamps(self) -> dict[Path, Stamp]:
        """Return the stamp of each of the user's own files, exercises too."""
        return read_stamps(self.folder) | read_stamps(self.folder / "exercises")

    def forget_entries(self) -> None:
        """Read the catalogue again when it's next needed, since the user's files changed."""
        vars(self).pop("catalogue", None)
        vars(self).pop("entry_stamps", None)

    @cached_property
    def entry_stamps(self) -> Mapping[Path, Stamp]:
        """The stamps of the user's own exercises, as they were before any was read."""
        return read_stamps(self.folder / "exercises")

    def own_entries(self) -> frozenset[str]:
        """Return the ids of the user's own exercises, which replace those of the same id."""
        # Some systems find Toe-Press.yaml by the name toe-press.yaml.
        return frozenset(name.lower() for name in list_readable(self.folder / "exercises"))

    def exercise_files(self) -> tuple[Path, ...]:
        """Return the file of every exercise: the user's own, and those that come with footcoach."""
        own, shipped = self.folder / "exercises", self._presets / "exercises"
        return (*list_readable(own).values(), *list_files(shipped).values())

    def path(self, name: str, listing: Listing | None = None) -> Path:
        """Return the file of the routine called ``name``, or the path that ``name`` is.

        A name with a separator in it, or with the ending of a YAML file, is a path, which needn't
        exist. Raises `UnknownRoutineError` for any other name that isn't in ``listing``; None is
        what there is now.
        """
        if name.endswith(ENDINGS) or any(mark in name for mark in _SEPARATORS):
            return Path(name)
        listing = listing or self.look()
        path = listing.find(name)
        if path is None:
            unknown, trouble = _unknown_name(name, listing.names()), self.folder_problem
            raise UnknownRoutineError((unknown, trouble) if trouble else (unknown,))
        return path

    def load(self, name: str, listing: Listing | None = None) -> "Routine":
        """Return the checked routine called ``name``, or in the file that ``name`` is.

        ``listing`` is as in `path`. Raise `RoutineError`.
        """
        listing = listing or self.look()
        path = self.path(name, listing)
        is_listed = listing.has_file(path)
        if is_listed and (preset := self._read_preset(path)) is not None:
            return preset

        from dataclasses import replace

        from footcoach.routine.files import write_uri
        from footcoach.routine.reader import read_routine

        routine = read_routine(path, self.catalogue)
        return routine if is_listed else replace(routine, file=write_uri(path))

    def _read_preset(self, path: Path) -> "Routine | None":
        """Return the preset whose file is at ``path`` without reading that.

        None if it isn't one, or where exercises of the user's own could take the place of some.
        """
        if path.parent != self._presets or self.own_entries():
            return None
        from footcoach.routine.preset_data import read_preset

        return read_preset(self._presets, path.stem)

    def load_known(self, identity: "RoutineIdentity") -> "Routine | None":
        """Return a routine that a log names; None if it isn't one of the library's.

        A log from elsewhere may name anything, also a path: that is never opened. Raise
        `RoutineError` if the routine can't be read.
        """
        is_known = not identity.file and identity.name in self.names()
        return self.load(identity.name) if is_known else None

    def check(self, path: Path) -> None:
        """Read the file at ``path`` for its mistakes; raise `RoutineError` with all of them."""
        if problems := self.inspect(path).problems:
            raise RoutineError(problems)

    def inspect(self, path: Path) -> "Inspection":
        """Return what could be read in a routine's file, and its mistakes.

        A file in a folder called ``exercises`` is an exercise, any other a routine. Raises
        `RoutineError` where a file can't be read at all, and for an exercise with mistakes; of one
        without there's nothing to return.
        """
        from footcoach.routine.reader import Inspection, inspect_file

        if path.absolute().parent.name == "exercises":
            from footcoach.routine.catalogue_entry import read_entry

            read_entry(path, lambda: {*self.catalogue.ids(), *list_files(path.parent)})
            return Inspection(None, (), ())
        return inspect_file(path, self.catalogue)


def _unknown_name(name: str, known: Iterable[str]) -> Problem:
    near = nearest(name, known)
    remedy = f"did you mean {near}?" if near else f"the routines are: {', '.join(known)}"
    return Problem("", 1, 1, f"there's no routine called {quote(name)}", remedy)
