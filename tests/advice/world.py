"""Exercises of the catalogue as advice knows them, in the small."""

from pathlib import Path
from typing import Any

from footcoach.routine.library import Library
from footcoach.routine.model import Dose, Exercise, ExerciseTraits
from tests.world import exercise

LIBRARY = Library(Path("nowhere"))


def traits(ident: str) -> ExerciseTraits:
    """Return what advice knows of an exercise of the catalogue."""
    entry = LIBRARY.catalogue.find(ident)
    assert entry
    return entry.traits


SIMILAR = {ident: traits(ident).similar for ident in LIBRARY.catalogue.ids()}


def known(ident: str = "toe-press", same: Dose | None = None, **changes: Any) -> Exercise:
    """Build an exercise with the traits of the one in the catalogue."""
    return exercise(ident, same, traits=traits(ident), **changes)
