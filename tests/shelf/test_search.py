"""Typing finds a routine by any of its words, and first by its name."""

from pathlib import Path

from footcoach.routine.library import Library
from footcoach.shelf.search import found
from footcoach.shelf.shelf import Shelf
from footcoach.shelf.summary import Summary

LIBRARY = Library(Path("nowhere"))
OFFERED: dict[str, Summary | None] = {
    name: Shelf(LIBRARY).summary(name) for name in LIBRARY.names()
}


def test_nothing_typed_finds_all_in_their_order() -> None:
    assert found("", OFFERED) == list(OFFERED)


def test_every_word_must_be_somewhere_in_capitals_or_not() -> None:
    assert found("TOWEL morn", OFFERED) == ["morning"]
    assert found("towel nonsense", OFFERED) == []


def test_those_that_are_called_so_come_before_those_that_tell_of_it() -> None:
    assert found("minutes", OFFERED)[:2] == ["two-minutes", "desk-break"]


def test_a_routine_that_cannot_be_read_is_found_by_its_name_alone() -> None:
    assert found("brok", {**OFFERED, "broken": None}) == ["broken"]
