"""What the presets promise besides their doses: length, place, kit and warnings."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from footcoach.overview.summarise import summarise
from footcoach.paths import bundled
from footcoach.routine.enums import Position, Sides
from footcoach.routine.library import Library
from footcoach.routine.model import Exercise, Routine

LENGTH = re.compile(r"\b(minutes?|min|seconds\b|hours?|\d+ ?s)\b", re.IGNORECASE)
PRESETS = sorted(path.stem for path in bundled("routines").glob("*.yaml"))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(own=tmp_path / "none")


def working_seconds(exercise: Exercise) -> int:
    """One session of ``exercise`` at the low end of its ranges, without getting ready."""
    dose = exercise.left
    reps, sets = dose.reps.low, dose.sets.low
    one_set = reps * sum(move.time.low for move in dose.moves if move.time)
    one_side = sets * (one_set + (reps - 1) * dose.release.low)
    one_side += (sets - 1) * exercise.rest.low
    return one_side if exercise.sides is Sides.BOTH else 2 * one_side + exercise.switch.low


def ready_seconds(exercises: list[Exercise]) -> int:
    """Ten seconds each, fifteen more to change position, ten more to fetch something new."""
    seconds = 10 * len(exercises)
    fetched = set(exercises[0].equipment)
    for before, after in pairwise(exercises):
        seconds += 15 * (before.position is not after.position)
        seconds += 10 * (not fetched.issuperset(after.equipment))
        fetched.update(after.equipment)
    return seconds


def asked_for(routine: Routine) -> list[Exercise]:
    """Return what one sitting asks for: nothing optional, the first of each choice."""
    kept: list[Exercise] = []
    for exercise in routine.exercises:
        chosen = exercise.choice and any(other.choice == exercise.choice for other in kept)
        if not (exercise.optional or chosen):
            kept.append(exercise)
    return kept


def test_the_sand_walk_may_be_left_out_and_one_resistance_drill_is_enough(
    library: Library,
) -> None:
    everything = [exercise for name in PRESETS for exercise in library.load(name).exercises]

    assert [it.id for it in everything if it.optional] == ["sand-walk"]
    assert [(it.id, it.choice) for it in everything if it.choice] == [
        ("scale-press", "resistance"),
        ("band-pull", "resistance"),
    ]


@pytest.mark.parametrize(
    ("name", "exercise", "words"),
    [
        ("feet-first", None, "ask a health professional"),
        ("feet-first", "toe-walk", "Stop as soon as it hurts"),
        ("five-exercises", None, "see a specialist before you start"),
        ("three-exercises", None, "see a professional"),
        ("three-exercises", "ball-roll", "ten minutes at most"),
        ("ten-exercises", "pencil-lift", "no numbers"),
        ("ten-exercises", "ankle-circles", "suggested"),
        ("five-exercises", "toe-stand", "small break"),
        ("five-exercises", "pencil-lift", "anywhere"),
    ],
)
def test_warnings_and_doubts_of_an_article_are_not_lost(
    library: Library, name: str, exercise: str | None, words: str
) -> None:
    routine = library.load(name)
    texts = [f"{it.caution} {it.note}" for it in routine.exercises if it.id == exercise]

    assert words in " ".join(texts or [routine.caution])


def test_seated_presets_never_ask_to_stand(library: Library) -> None:
    def positions(name: str) -> set[Position]:
        return {exercise.position for exercise in library.load(name).exercises}

    assert positions("two-minutes") == {Position.SITTING}
    assert positions("desk-break") == {Position.SITTING}
    assert positions("steady-feet") == {Position.SITTING, Position.LYING}
    assert positions("standing") == {Position.STANDING}


def test_the_ball_is_rolled_standing_only_where_the_article_stands(library: Library) -> None:
    standing = [
        name
        for name in PRESETS
        for exercise in library.load(name).exercises
        if exercise.id == "ball-roll" and exercise.position is Position.STANDING
    ]

    assert standing == ["ten-exercises"]


def test_presets_that_promise_no_equipment_need_none(library: Library) -> None:
    def equipment(name: str) -> set[str]:
        return {kit for exercise in library.load(name).exercises for kit in exercise.equipment}

    assert equipment("two-minutes") == equipment("desk-break") == set()
    assert equipment("no-equipment") == equipment("standing") == {"wall"}


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_takes_as_long_as_its_doses_add_up_to(library: Library, name: str) -> None:
    routine = library.load(name)
    exercises = asked_for(routine)
    added_up = ready_seconds(exercises) + sum(map(working_seconds, exercises))

    shown = summarise(routine).seconds

    assert shown is not None
    assert abs(shown - added_up) <= 30


@pytest.mark.parametrize("name", PRESETS)
def test_no_title_or_about_states_a_length_which_is_shown_and_changes(
    library: Library, name: str
) -> None:
    routine = library.load(name)

    assert not LENGTH.search(f"{routine.title} {routine.about}")


def test_the_lengths_looked_for_would_be_found() -> None:
    found = [
        bool(LENGTH.search(text))
        for text in ("Takes about 5 min", "A two-minute one", "30 s", "Twice a day", "A second set")
    ]

    assert found == [True, True, True, False, False]


def test_a_preset_says_which_article_it_follows_or_that_footcoach_made_it(library: Library) -> None:
    articles = {name for name in PRESETS if "own mix" not in library.load(name).source}

    assert all(library.load(name).source for name in PRESETS)
    assert articles == {f"{count}-exercises" for count in ("ten", "five", "four", "three")} | {
        "feet-first"
    }
