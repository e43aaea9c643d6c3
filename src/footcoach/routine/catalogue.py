"""The exercises that routines can name, each read when it is first asked for."""

from pathlib import Path

from footcoach.routine.catalogue_entry import CatalogueEntry, read_entry
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

    def _read(self, ident: str) -> CatalogueEntry | RoutineError | None:
        for folder in self._folders:
            try:
                return read_entry(folder / f"{ident}.yaml", self.ids)
            except MissingFileError:
                continue
            except RoutineError as error:
                return error
        return None
