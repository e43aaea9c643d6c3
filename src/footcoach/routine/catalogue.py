"""The exercises that routines can name, each read when it is first asked for."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path

from footcoach.routine.catalogue_entry import CatalogueEntry, read_entry, simplify_name
from footcoach.routine.errors import MissingFileError, RoutineError
from footcoach.routine.fields import is_id


class Catalogue:
    """Exercises by id; one in an earlier folder replaces those in later ones."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._known: dict[str, CatalogueEntry | RoutineError | None] = {}

    def find(self, ident: str) -> CatalogueEntry | None:
        """Return the entry called ``ident``; None if there is none.

        Raises `RoutineError` if its file has mistakes. What isn't an id never reaches the disk.
        """
        if ident not in self._known:
            self._known[ident] = self._read(ident) if is_id(ident) else None
        known = self._known[ident]
        if isinstance(known, RoutineError):
            raise known
        return known

    def ids(self) -> tuple[str, ...]:
        """Return the id of every exercise there is a file for, sorted."""
        found = {path.stem for folder in self._folders for path in folder.glob("*.yaml")}
        return tuple(sorted(filter(is_id, found)))

    def find_named(self, name: str) -> CatalogueEntry | None:
        """Return the entry that ``name`` is the id, the name or another name of; None if none is.

        Capitals, hyphens and a plural make no difference: "Calf raises" is the heel raise. An
        entry with mistakes has no name.
        """
        return self.find(self.names.get(simplify_name(name), ""))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The id of each entry, by each of its names in their simplest form."""
        return index_names(self.ids(), self.find)

    def _read(self, ident: str) -> CatalogueEntry | RoutineError | None:
        for folder in self._folders:
            try:
                return read_entry(folder / f"{ident}.yaml", self.ids)
            except MissingFileError:
                continue
            except RoutineError as error:
                return error
        return None


def index_names(
    ids: Iterable[str], find: Callable[[str], CatalogueEntry | None]
) -> Mapping[str, str]:
    """Return the id of each entry, by each of its names in their simplest form.

    An entry with mistakes has no name.
    """
    names: dict[str, str] = {}
    for ident in reversed(tuple(ids)):
        try:
            entry = find(ident)
        except RoutineError:
            continue
        for name in (*entry.also, entry.name, ident) if entry else ():
            names[simplify_name(name)] = ident
    return names
