"""A library that tells what was read of it."""

from pathlib import Path

from footcoach.routine.library import Library
from footcoach.routine.listing import Listing
from footcoach.routine.model import Routine


class Reading(Library):
    """Writes down what is read."""

    def __init__(self, own: Path) -> None:
        super().__init__(own)
        self.loaded: list[str] = []

    def load(self, name: str, listing: Listing | None = None) -> Routine:
        self.loaded.append(name)
        return super().load(name, listing)
