"""The routine files that are in the folders at one moment, by the names of their routines."""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from footcoach.routine.characters import is_shown_whole
from footcoach.routine.errors import Problem

ENDINGS = (".yaml", ".yml")
"""Of two files that differ only in this, the first one's is read."""


class Stamp(NamedTuple):
    """What changes when a file does: two times in nanoseconds since 1970, and its size."""

    written: int
    changed: int
    """When its contents, name or rights changed; on Windows, when it was made."""
    size: int


class Listing(NamedTuple):
    """What a look into the folders found; it doesn't follow what changes in them later.

    Going through all routines with one listing takes one look, not one for each.
    """

    presets: Mapping[str, Path]
    own: Mapping[str, Path]
    """The user's files, which come before presets of the same name."""

    def names(self) -> tuple[str, ...]:
        """Return the name of each routine: the user's own, then the presets they don't replace."""
        return (*self.own, *(name for name in self.presets if name not in self.own))

    def find(self, name: str) -> Path | None:
        """Return the file of the routine called ``name``; None if there is none."""
        return self.own.get(name) or self.presets.get(name)

    def has_file(self, path: Path) -> bool:
        """Whether a file is the one that is listed under the name of the file."""
        listed = self.find(path.stem)
        return listed is not None and (listed == path or listed.resolve() == path.resolve())


def list_readable(folder: Path) -> dict[str, Path]:
    """Return the files of one of the user's folders; none of one that can't be read."""
    return {} if find_problem(folder) else list_files(folder)


def list_files(folder: Path) -> dict[str, Path]:
    """Return the routine files of ``folder`` by name, sorted; .yaml wins over .yml.

    A name that a terminal can't show is left out: it couldn't be typed or told apart.
    """
    found: dict[str, Path] = {}
    for path in filter(has_good_name, find_yaml(folder)):
        other = found.get(path.stem)
        if other is None or _rank(path) < _rank(other):
            found[path.stem] = path
    return dict(sorted(found.items()))


def find_yaml(folder: Path) -> Iterator[Path]:
    """Yield every YAML file in ``folder``; none if it doesn't exist."""
    with suppress(FileNotFoundError, NotADirectoryError):
        for path in folder.iterdir():
            if path.suffix in ENDINGS and not path.name.startswith("."):
                yield path


def has_good_name(path: Path) -> bool:
    """Whether a terminal can show a file's name whole."""
    return is_shown_whole(path.name)


def read_stamp(path: Path) -> Stamp | None:
    """Return the stamp of a file; None if it isn't there, or can't be looked at."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Stamp(found.st_mtime_ns, found.st_ctime_ns, found.st_size)


def read_stamps(folder: Path) -> dict[Path, Stamp]:
    """Return the stamps of the files in one of the user's folders."""
    stamps = ((path, read_stamp(path)) for path in list_readable(folder).values())
    return {path: stamp for path, stamp in stamps if stamp}  # one may be gone since it was listed


def _rank(path: Path) -> int:
    return ENDINGS.index(path.suffix)


def find_problem(folder: Path) -> Problem | None:
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
