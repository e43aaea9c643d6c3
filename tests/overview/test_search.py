"""Typing finds a routine by any of its words, and first by its name."""

from pathlib import Path

from footcoach.overview.preset_index import Overview
from footcoach.overview.search import matching_names
from footcoach.overview.summary import RoutineSummary
from footcoach.routine.library import Library

LIBRARY = Library(Path("nowhere"))
OFFERED: dict[str, RoutineSummary | None] = {
    name: Overview(LIBRARY).summary(name) for name in LIBRARY.names()
}


def test_nothing_typed_finds_every_routine_in_order() -> None:
    assert matching_names("", OFFERED) == list(OFFERED)


def test_every_word_must_be_somewhere_in_capitals_or_not() -> None:
    assert matching_names("TOWEL morn", OFFERED) == ["morning"]
    assert matching_names("towel nonsense", OFFERED) == []


def test_routines_with_the_word_in_their_name_come_before_those_that_mention_it() -> None:
    assert matching_names("morning", OFFERED)[:2] == ["morning", "evening"]


def test_a_routine_that_cannot_be_read_is_found_by_its_name_alone() -> None:
    assert matching_names("brok", {**OFFERED, "broken": None}) == ["broken"]
