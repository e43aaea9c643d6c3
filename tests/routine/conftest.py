"""A small catalogue of its own, so that these tests do not lean on the shipped one."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import ClassVar

import pytest
import yaml

from footcoach.routine import yaml_tree
from footcoach.routine.catalogue import index_names
from footcoach.routine.catalogue_entry import CatalogueEntry, parse_entry
from footcoach.routine.errors import RoutineError
from footcoach.routine.model import Exercise, Routine
from footcoach.routine.reader import parse_routine

ENTRIES = {
    "toe-press": """
name: Toe press
position: standing
setup: Stand.
stop: Stop if it hurts.
why: Strength.
moves: [{id: hold, do: Grip the floor, say: Grip, time: 3s}]
dose: 10 reps
""",
    "heel-raise": """
name: Heel raise
position: standing
equipment: [wall]
moves:
  - {id: rise, do: Rise, time: 2s}
  - {id: hold, do: Stay, time: 4s}
  - {id: lower, do: Lower}
main: hold
dose: 12 reps, lower 2s, 3 days a week
release: 1s
""",
    "ankle-circles": """
name: Ankle circles
position: lying
moves:
  - {id: clockwise, do: Circle, time: 10s}
  - {id: counter-clockwise, do: Circle back, time: 10s}
dose: each foot
""",
    "tug": """
name: Tug
position: sitting
moves: [{id: pull, do: Pull}]
""",
}

Read = Callable[..., Routine]


class Overview:
    """Entries held in memory, each read once: thousands of examples ask for them."""

    _read: ClassVar[dict[str, CatalogueEntry]] = {}

    def find(self, ident: str) -> CatalogueEntry | None:
        if ident in ENTRIES and ident not in self._read:
            self._read[ident] = parse_entry(ENTRIES[ident], ident, f"{ident}.yaml", self.ids)
        return self._read.get(ident)

    def ids(self) -> tuple[str, ...]:
        return tuple(ENTRIES)

    @cached_property
    def names(self) -> Mapping[str, str]:
        return index_names(self.ids(), self.find)


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with libyaml, then again with the parser in Python."""
    if not hasattr(yaml, request.param):
        pytest.skip("this PyYAML has no libyaml")
    monkeypatch.setattr(yaml_tree, "LOADER", getattr(yaml, request.param))


@pytest.fixture
def read() -> Read:
    """Read the text of a routine."""

    def read(text: str) -> Routine:
        return parse_routine(text, "mine", Overview(), "mine.yaml")

    return read


@pytest.fixture
def one(read: Read) -> Callable[[str], Exercise]:
    """Read the only item of a routine, written as it stands after its dash."""

    def one(item: str) -> Exercise:
        lines = "\n    ".join(item.strip("\n").splitlines())
        (exercise,) = read(f"title: Mine\nexercises:\n  - {lines}\n").exercises
        return exercise

    return one


@pytest.fixture
def mistakes(read: Read) -> Callable[[str], list[str]]:
    """Read a text that must be refused and return the lines said about it."""

    def mistakes(text: str) -> list[str]:
        with pytest.raises(RoutineError) as caught:
            read(text)
        return [str(problem) for problem in caught.value.problems]

    return mistakes
