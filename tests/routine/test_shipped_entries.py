"""The shipped catalogue: default doses against a table, and what its words must do."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from footcoach.paths import bundled
from footcoach.routine.enums import Effort
from footcoach.routine.library import Library
from footcoach.routine.model import Exercise, ExerciseTraits, Routine, Span


class Default(NamedTuple):
    """What a bare item in a routine gets; ``week`` is days a week, ``moves`` in order."""

    moves: str
    main: str | None
    reps: int
    sets: int
    sides: str
    release: int | None
    switch: int | None
    week: int
    position: str
    equipment: tuple[str, ...] = ()


BAND = "exercise band"
STEP = "step with a handrail"
DEFAULTS = {
    "toe-press": Default("hold 3", "hold", 10, 1, "both", 3, None, 7, "standing"),
    "toe-walk": Default("walk 20", "walk", 1, 1, "both", None, None, 7, "standing"),
    "toe-stand": Default("hold 20", "hold", 1, 5, "both", None, None, 7, "standing"),
    "short-foot": Default("hold 3", "hold", 10, 1, "both", 3, None, 7, "sitting"),
    "toe-fan": Default("turn 3, hold 5", "hold", 5, 1, "both", 3, None, 7, "sitting"),
    "toe-curl-spread": Default("curl 3, spread 3", None, 10, 1, "each", 0, 5, 7, "sitting"),
    "toe-stretch": Default("back 5, down 5, apart 5", None, 3, 1, "each", 0, 5, 7, "sitting"),
    "pencil-lift": Default(
        "pick-up 5, hold 5, drop 3", "hold", 5, 1, "each", 0, 5, 3, "standing", ("pencil",)
    ),
    "scale-press": Default(
        "hold 3", "hold", 10, 1, "each", 3, 5, 7, "sitting", ("sturdy book", "bathroom scales")
    ),
    "band-pull": Default(
        "hold 5", "hold", 10, 1, "both", 3, None, 7, "sitting", (BAND, "heavy furniture")
    ),
    "band-point": Default("hold 5", "hold", 10, 1, "each", 3, 10, 7, "sitting", (BAND,)),
    "heel-raise": Default(
        "rise 3, hold 3, lower 3", "hold", 10, 1, "both", 1, None, 3, "standing", ("wall",)
    ),
    "calf-stretch": Default("hold 30", "hold", 1, 1, "each", None, 5, 7, "standing", ("wall",)),
    "towel-raise": Default(
        "raise 5, hold 30, lower 5", "hold", 1, 1, "each", None, 10, 7, "lying", ("towel",)
    ),
    "heel-stretch": Default("reach 30", "reach", 1, 1, "each", None, 5, 7, "sitting"),
    "ankle-circles": Default(
        "clockwise 8, counterclockwise 7", None, 1, 1, "each", None, 5, 7, "lying"
    ),
    "ball-roll": Default("roll 60", "roll", 1, 1, "each", None, 5, 7, "sitting", ("tennis ball",)),
    "sand-walk": Default(
        "walk 600-900", "walk", 1, 1, "both", None, None, 7, "standing", ("sandy beach",)
    ),
    "soleus-stretch": Default("hold 30", "hold", 3, 1, "each", 5, 5, 7, "standing", ("wall",)),
    "towel-stretch": Default("hold 30", "hold", 3, 1, "each", 5, 10, 7, "sitting", ("towel",)),
    "towel-scrunch": Default(
        "scrunch 3, let-go 2", "scrunch", 10, 1, "each", 0, 5, 7, "sitting", ("towel",)
    ),
    "marble-pick-up": Default(
        "pick-up 4, drop 3", None, 10, 1, "each", 0, 5, 7, "sitting", ("marbles", "cup")
    ),
    "toe-yoga": Default("big-up 3, others-up 3", None, 10, 1, "each", 0, 5, 7, "sitting"),
    "ankle-alphabet": Default("write 60", "write", 1, 1, "each", None, 5, 7, "sitting"),
    "band-out": Default("out 3, back 3", "out", 10, 1, "each", 0, 10, 3, "sitting", (BAND,)),
    "band-in": Default(
        "in 3, back 3", "in", 10, 1, "each", 0, 10, 3, "sitting", (BAND, "heavy furniture")
    ),
    "heel-drop": Default("lower 4, rise 3", "lower", 15, 3, "each", 0, 5, 7, "standing", (STEP,)),
    "heel-drop-bent": Default(
        "lower 4, rise 3", "lower", 15, 3, "each", 0, 5, 7, "standing", (STEP,)
    ),
    "towel-heel-raise": Default(
        "rise 3, hold 2, lower 3", "hold", 12, 3, "each", 1, 5, 3, "standing", ("towel", "wall")
    ),
    "single-leg-stand": Default("hold 30", "hold", 2, 1, "each", 15, 5, 7, "standing", ("wall",)),
    "bridge": Default("lift 2, hold 4, lower 2", "hold", 8, 1, "both", 2, None, 3, "lying"),
    "straight-leg-raise": Default(
        "lift 2, hold 5, lower 2", "hold", 10, 1, "each", 2, 5, 3, "lying"
    ),
    "pelvic-tilt": Default("tilt 2", "tilt", 5, 1, "both", 3, None, 7, "lying"),
    "cat-cow": Default("round 4, hollow 4", None, 8, 1, "both", 0, None, 7, "all fours"),
}

STRENGTH = "reps +2 to 15, moves.hold +1 to 5, sets +1 to 2"
WITH_BAND = "reps +2 to 15, moves.hold +1 to 10, sets +1 to 2"
TRAITS = {
    "toe-press": ("toe-curl-spread pencil-lift", STRENGTH, ""),
    "toe-curl-spread": ("toe-press pencil-lift", "reps +2 to 15, sets +1 to 2", ""),
    "pencil-lift": ("toe-press toe-curl-spread", STRENGTH, ""),
    "toe-walk": ("toe-stand heel-raise", "moves.walk +5 to 30", "tiptoe"),
    "toe-stand": ("toe-walk heel-raise", "moves.hold +5 to 30", "tiptoe"),
    "heel-raise": ("toe-walk toe-stand", STRENGTH, "tiptoe"),
    "short-foot": ("toe-fan", STRENGTH, ""),
    "toe-fan": ("short-foot", STRENGTH, ""),
    "scale-press": ("band-pull band-point", STRENGTH, ""),
    "band-pull": ("scale-press band-point", WITH_BAND, ""),
    "band-point": ("scale-press band-pull", WITH_BAND, ""),
    "calf-stretch": ("towel-raise heel-stretch toe-stretch", "", ""),
    "towel-raise": ("calf-stretch heel-stretch toe-stretch", "", ""),
    "heel-stretch": ("calf-stretch towel-raise toe-stretch", "", ""),
    "toe-stretch": ("calf-stretch towel-raise heel-stretch", "", ""),
    "ankle-circles": ("", "", "unloaded"),
    "ball-roll": ("", "", "unloaded"),
    "soleus-stretch": ("calf-stretch towel-stretch", "", ""),
    "towel-stretch": ("calf-stretch soleus-stretch heel-stretch", "", ""),
    "towel-scrunch": (
        "toe-press toe-curl-spread pencil-lift marble-pick-up",
        "reps +2 to 15, sets +1 to 2",
        "",
    ),
    "marble-pick-up": (
        "toe-press toe-curl-spread pencil-lift towel-scrunch",
        "reps +2 to 20, sets +1 to 2",
        "",
    ),
    "toe-yoga": ("toe-fan short-foot", "reps +2 to 15", ""),
    "ankle-alphabet": ("ankle-circles", "", "unloaded"),
    "band-out": ("band-in band-pull band-point", "reps +2 to 15, sets +1 to 3", ""),
    "band-in": ("band-out band-pull band-point", "reps +2 to 15, sets +1 to 3", ""),
    "heel-drop": ("heel-drop-bent heel-raise towel-heel-raise toe-walk toe-stand", "", "tiptoe"),
    "heel-drop-bent": ("heel-drop heel-raise towel-heel-raise toe-walk toe-stand", "", "tiptoe"),
    "towel-heel-raise": ("heel-raise heel-drop heel-drop-bent toe-walk toe-stand", "", "tiptoe"),
    "single-leg-stand": ("", "moves.hold +5 to 60", ""),
    "bridge": ("", "reps +2 to 12, moves.hold +1 to 5, sets +1 to 2", ""),
    "straight-leg-raise": ("", "reps +2 to 15, sets +1 to 3", ""),
    "pelvic-tilt": ("cat-cow", "reps +2 to 15", "unloaded"),
    "cat-cow": ("pelvic-tilt", "", "unloaded"),
}
"""Similar exercises, what grows by how much and how far, and flags, where there are any."""

# Promises of health that nobody can keep; only the title of an article may say them.
PROMISES = re.compile(
    r"\b(treat|cur(e|es|ed|ing)\b|reliev|fix|eliminat|prevent|heals?\b|proven|guarantee)",
    re.IGNORECASE,
)
TITLE = re.compile(r"(?m)(?<=^source: ).*\".*\"")
LIMITS = {
    "title": 40,
    "about": 160,
    "caution": 260,
    "source": 120,
    "name": 24,
    "setup": 140,
    "stop": 140,
    "why": 100,
    "note": 160,
    "do": 70,
    "say": 16,
}


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(own=tmp_path)


@pytest.fixture
def bare(library: Library, tmp_path: Path) -> dict[str, Exercise]:
    """Every entry, as a routine gets it that says nothing but the name."""
    items = "\n".join(f"  - {name}:" for name in DEFAULTS)
    (tmp_path / "bare.yaml").write_text(f"title: Bare\nexercises:\n{items}\n", encoding="utf-8")
    return {exercise.id: exercise for exercise in library.load("bare").exercises}


def shipped() -> list[Path]:
    return sorted(bundled("routines").rglob("*.yaml"))


def clock(span: Span | None) -> str:
    assert span
    low, high = span.at(Effort.GENTLE), span.at(Effort.FULL)
    return str(low) if low == high else f"{low}-{high}"


def default(exercise: Exercise) -> Default:
    dose = exercise.left
    reps, sets, sides = int(clock(dose.reps)), int(clock(dose.sets)), exercise.sides.value
    return Default(
        ", ".join(f"{move.id} {clock(move.time)}" for move in dose.moves),
        exercise.main,
        reps,
        sets,
        sides,
        int(clock(dose.release)) if reps > 1 else None,
        int(clock(exercise.switch)) if sides != "both" else None,
        int(clock(exercise.days_per_week)),
        exercise.position.value,
        exercise.equipment,
    )


def written(traits: ExerciseTraits) -> tuple[str, str, str]:
    steps = (f"{step.what} +{step.by} to {step.top}" for step in traits.progression)
    flags = (flag for flag in ("tiptoe", "unloaded") if getattr(traits, flag))
    return " ".join(traits.similar), ", ".join(steps), " ".join(flags)


def texts(routine: Routine) -> list[tuple[str, str]]:
    """Every text of ``routine`` that is shown, with the name of its key."""
    found = [(key, getattr(routine, key)) for key in ("title", "about", "caution", "source")]
    for exercise in routine.exercises:
        keys = ("name", "setup", "stop", "why", "caution", "note")
        found += [(key, getattr(exercise, key)) for key in keys]
        found += [("name", other) for other in exercise.also]
        for move in exercise.left.moves:
            found += [("do", move.do), ("say", move.say)]
    return found


@pytest.mark.parametrize("name", DEFAULTS)
def test_an_exercise_named_without_a_dose_gets_the_catalogue_s(
    bare: dict[str, Exercise], name: str
) -> None:
    assert default(bare[name]) == DEFAULTS[name]


@pytest.mark.parametrize("name", DEFAULTS)
def test_an_exercise_tells_advice_what_was_decided(bare: dict[str, Exercise], name: str) -> None:
    assert written(bare[name].traits) == TRAITS.get(name, ("", "", ""))


def test_tiptoe_bouts_rest_as_long_as_the_one_article_says(bare: dict[str, Exercise]) -> None:
    assert clock(bare["toe-walk"].rest) == clock(bare["toe-stand"].rest) == "10"


def test_changing_feet_with_a_band_or_towel_takes_longer(bare: dict[str, Exercise]) -> None:
    slow = {exercise.id for exercise in bare.values() if clock(exercise.switch) == "10"}

    held = {"band-pull", "band-point", "band-in", "band-out", "towel-raise", "towel-stretch"}
    assert slow == held


def test_no_entry_of_the_catalogue_ships_unchecked() -> None:
    entries = {path.stem for path in shipped() if path.parent.name == "exercises"}

    assert entries == set(DEFAULTS)


def test_every_exercise_says_how_to_begin_what_to_feel_and_when_to_stop(
    bare: dict[str, Exercise],
) -> None:
    for exercise in bare.values():
        assert exercise.setup, exercise.id
        assert exercise.stop, exercise.id
        assert exercise.why, exercise.id
        felt = " ".join(move.do for move in exercise.left.moves)
        assert re.search(r"\bfeel\b", felt), exercise.id


def test_a_name_or_another_name_means_one_exercise_only(bare: dict[str, Exercise]) -> None:
    names = [
        name.lower() for it in bare.values() for name in {it.name.lower(), *map(str.lower, it.also)}
    ]

    assert len(names) == len(set(names))


@pytest.mark.usefixtures("bare")
def test_every_text_fits_its_place_on_the_screen(library: Library) -> None:
    too_long = [
        (name, key, text)
        for name in library.names()
        for key, text in texts(library.load(name))
        if len(text) > LIMITS[key]
    ]

    assert too_long == []


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_no_shipped_file_promises_health(path: Path) -> None:
    said = TITLE.sub("", path.read_text(encoding="utf-8"))

    assert PROMISES.findall(said) == []


def test_the_promises_looked_for_would_be_found() -> None:
    found = [bool(PROMISES.search(text)) for text in ("It cures pain", "secure", "health", "Fixes")]

    assert found == [True, False, False, True]
