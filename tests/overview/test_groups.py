"""Presets are offered in groups, each preset in one."""

from pathlib import Path

from footcoach.overview.groups import Group, find_group
from footcoach.overview.preset_index import Overview
from footcoach.routine.library import Library

LIBRARY = Library(Path("nowhere"))


def test_every_preset_has_its_group() -> None:
    found: dict[Group, set[str]] = {}
    for name in LIBRARY.names():
        found.setdefault(find_group(Overview(LIBRARY).summary(name)), set()).add(name)

    assert found[Group.START] == {"two-minutes"}
    assert found[Group.DESK] == {"desk-break"}
    articles = {"feet-first", "five-exercises", "four-exercises", "three-exercises"}
    assert found[Group.ARTICLES] == articles | {"ten-exercises"}
    assert {"morning", "evening", "strength", "no-equipment"} <= found[Group.COMBINED]
    assert Group.OWN not in found
