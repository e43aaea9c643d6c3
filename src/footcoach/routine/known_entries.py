"""The exercises that an item can name: those of the catalogue, and those defined before it."""

from collections import ChainMap
from collections.abc import Mapping
from functools import cached_property
from typing import Protocol

from footcoach.routine.catalogue_entry import CatalogueEntry, simplify_name


class EntryFinder(Protocol):
    """Finds exercises of the catalogue by id."""

    @property
    def names(self) -> Mapping[str, str]:
        """The id of each entry, by each of its names as `simplify_name` has them."""

    def find(self, ident: str) -> CatalogueEntry | None:
        """Return the entry; None if there is none. Raise `RoutineError` if it has mistakes."""

    def ids(self) -> tuple[str, ...]:
        """Return every id."""


class KnownEntries:
    """The catalogue, and above it what a routine has defined so far."""

    def __init__(self, catalogue: EntryFinder) -> None:
        self._catalogue = catalogue
        self._defined: dict[str, CatalogueEntry] = {}
        self._names: dict[str, str] = {}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The id of each entry, by each of its names as `simplify_name` has them."""
        return ChainMap(self._names, dict(self._catalogue.names))

    def find(self, ident: str) -> CatalogueEntry | None:
        """Return the entry; None if there is none. Raise `RoutineError` if it has mistakes."""
        return self._defined.get(ident) or self._catalogue.find(ident)

    def ids(self) -> tuple[str, ...]:
        """Return every id."""
        return (*self._catalogue.ids(), *self._defined)

    def define(self, entry: CatalogueEntry) -> None:
        """Let later items name an exercise that the routine defines."""
        self._defined[entry.id] = entry
        for name in (entry.id, entry.name, *entry.also):
            self._names.setdefault(simplify_name(name), entry.id)

    def is_defined_here(self, ident: str) -> bool:
        """Whether the routine itself defines the exercise."""
        return ident in self._defined
