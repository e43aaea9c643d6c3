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


def found(wanted: str) -> set[str]:
    return set(matching_names(wanted, OFFERED))


def test_a_part_of_the_body_finds_what_works_on_it() -> None:
    assert {"three-exercises", "stretch-and-roll"} <= found("heel")
    assert found("desk break") == {"desk-break", "two-minutes"}


def test_a_number_of_minutes_finds_what_takes_no_longer_and_the_longest_first() -> None:
    assert matching_names("2 min", OFFERED) == ["two-minutes"]
    for typed in ("5 min", "5min", "5 minutes", "sitting 5 m"):
        assert matching_names(typed, OFFERED) == ["desk-break", "two-minutes"], typed


def test_a_number_that_is_in_a_title_finds_it_too(tmp_path: Path) -> None:
    (tmp_path / "long.yaml").write_text(
        "title: 2 min a side\nexercises:\n  - toe-press: 100 reps of 3s\n"
    )
    own = Overview(Library(tmp_path)).summary("long")

    assert matching_names("2 min", {**OFFERED, "long": own}) == ["long", "two-minutes"]


def test_a_position_finds_what_is_done_in_it() -> None:
    assert "steady-feet" in found("sitting")
    assert found("sitting only") >= {"desk-break", "two-minutes", "steady-feet"}
    assert "standing" not in found("sitting")


def test_nothing_to_fetch_is_found_in_any_words_and_a_wall_is_in_every_room() -> None:
    without = {name for name, one in OFFERED.items() if one and not one.kit}

    assert found("no kit") == found("nothing to fetch") == without
    assert {"standing", "two-minutes"} <= without
    assert "ten-exercises" not in without
