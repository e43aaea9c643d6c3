"""The shipped routines against tables typed by hand from the five articles.

A row says what one exercise of a preset must come to. Numbers are single or (low, high).
``ours`` lists the dose keys that the article leaves open and the catalogue fills in.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from footcoach.routine.enums import Effort, Sides
from footcoach.routine.library import Library
from footcoach.routine.model import Dose, Exercise, Span

Range = int | tuple[int, int]


class Row(NamedTuple):
    """One exercise; None stands where a pause cannot occur."""

    id: str
    moves: dict[str, Range]
    reps: Range = 1
    sets: Range = 1
    sides: str = "both"
    release: int | None = None
    switch: int | None = None
    rest: int | None = None
    day: Range = 1
    week: Range = 7
    ours: str = "ready"


HOLD3: dict[str, Range] = {"hold": 3}
HOLD5: dict[str, Range] = {"hold": 5}
HOLD30: dict[str, Range] = {"hold": 30}
CURL: dict[str, Range] = {"curl": 3, "spread": 3}
FAN: dict[str, Range] = {"turn": 3, "hold": 5}
RAISE: dict[str, Range] = {"rise": 3, "hold": 3, "lower": 3}
TOES: dict[str, Range] = {"back": 5, "down": 5, "apart": 5}
TOWEL: dict[str, Range] = {"raise": 5, "hold": 30, "lower": 5}
CIRCLES: dict[str, Range] = {"clockwise": 10, "counterclockwise": 10}
PENCIL5: dict[str, Range] = {"pick-up": 5, "hold": 5, "drop": 3}
PENCIL10: dict[str, Range] = {"pick-up": 5, "hold": 10, "drop": 3}
MINUTE: dict[str, Range] = {"roll": 60}
TIPTOE: dict[str, Range] = {"walk": 20}
OPEN = "ready per_day days_per_week"
THREE_TOES = "moves.back moves.down moves.apart"
PENCIL_REST = "moves.pick-up moves.drop switch ready per_day"

FAITHFUL = {
    "feet-first": [
        Row("sand-walk", {"walk": (600, 900)}, ours=OPEN),
        Row("toe-press", HOLD3, 10, release=3, ours=f"sides release {OPEN}"),
        Row("toe-walk", {"walk": (20, 30)}, sets=5, rest=10, ours=f"rest {OPEN}"),
        Row("short-foot", HOLD3, 10, release=3, day=3, week=3, ours="reps sides release ready"),
        Row("toe-fan", FAN, 5, release=3, day=3, week=3,
            ours="reps sides moves.turn moves.hold release ready"),
        Row("pencil-lift", PENCIL10, 5, sides="each", release=0, switch=5, week=(2, 3),
            ours=PENCIL_REST),
        Row("scale-press", HOLD3, 10, sides="each", release=3, switch=5,
            ours="moves.hold release switch ready"),
        Row("band-pull", HOLD5, 10, release=3, ours="release ready"),
    ],
    "ten-exercises": [
        Row("toe-press", HOLD3, 10, sides="each", release=3, switch=5,
            ours=f"release switch {OPEN}"),
        Row("toe-walk", TIPTOE),
        Row("toe-stretch", TOES, 3, sides="each", release=0, switch=5,
            ours=f"{THREE_TOES} switch {OPEN}"),
        Row("pencil-lift", PENCIL5, 5, sides="each", release=0, switch=5, week=3,
            ours=f"reps sides moves.pick-up moves.hold moves.drop switch {OPEN}"),
        Row("calf-stretch", HOLD30, sides="each", switch=5, ours=f"switch {OPEN}"),
        Row("towel-raise", TOWEL, sides="each", switch=10,
            ours=f"moves.raise moves.hold moves.lower switch {OPEN}"),
        Row("ankle-circles", {"clockwise": 8, "counterclockwise": 7}, sides="each", switch=5,
            ours=f"moves.clockwise moves.counterclockwise switch {OPEN}"),
        Row("heel-stretch", {"reach": 30}, sides="each", switch=5, ours=f"switch {OPEN}"),
        Row("band-pull", {"hold": 15}, 10, release=5, ours=f"release {OPEN}"),
        Row("ball-roll", MINUTE, sides="each", switch=5, ours=f"sides moves.roll switch {OPEN}"),
    ],
    "five-exercises": [
        Row("toe-press", HOLD3, 10, release=3, day=2, ours="sides release ready"),
        Row("toe-stand", {"hold": 20}, sets=5, rest=10, day=2, ours="rest ready"),
        Row("ankle-circles", CIRCLES, sides="each", switch=5, day=2, ours="switch ready"),
        Row("band-pull", HOLD5, 10, release=3, ours=f"release {OPEN}"),
        Row("pencil-lift", PENCIL10, 5, sides="each", release=0, switch=5, week=(2, 3),
            ours=PENCIL_REST),
    ],
    "four-exercises": [
        Row("band-point", HOLD5, 15, sides="each", release=3, switch=10, day=2,
            ours="sides release switch ready"),
        Row("ankle-circles", CIRCLES, sides="each", switch=5, day=3, ours="switch ready"),
        Row("toe-press", {"hold": 4}, 10, release=3, day=3, ours="sides release ready"),
        Row("toe-walk", TIPTOE, sets=6, rest=10, day=2),
    ],
    "three-exercises": [
        Row("toe-curl-spread", CURL, (10, 15), sides="each", release=0, switch=5,
            ours=f"moves.curl moves.spread switch {OPEN}"),
        Row("ball-roll", {"roll": 30}, sides="each", switch=5, ours=f"switch {OPEN}"),
        Row("heel-raise", {"rise": 3, "hold": (3, 5), "lower": 3}, 15, release=1, week=3,
            ours=f"sides moves.rise moves.lower release {OPEN}"),
    ],
}  # fmt: skip


def arch(reps: Range) -> Row:
    return Row("short-foot", HOLD3, reps, release=3)


def curl(reps: Range, sides: str) -> Row:
    switch = 5 if sides == "each" else None
    return Row("toe-curl-spread", CURL, reps, sides=sides, release=0, switch=switch)


def point(reps: Range, hold: Range) -> Row:
    return Row("band-point", {"hold": hold}, reps, sides="each", release=3, switch=10)


def heels(reps: Range, hold: Range = 3) -> Row:
    return Row("heel-raise", {**RAISE, "hold": hold}, reps, release=1)


def tiptoe(sets: Range) -> Row:
    return Row("toe-walk", {"walk": (20, 30)}, sets=sets, rest=10)


# Full effort is one step of the progression above gentle (docs/evidence.md, section 7).
FIVE, TEN, TWELVE, STRETCH = (5, 6), (10, 12), (12, 14), (30, 40)
fan = Row("toe-fan", FAN, FIVE, release=3)
press = Row("toe-press", HOLD3, TEN, release=3)
pull = Row("band-pull", HOLD5, TEN, release=3)
pencil = Row("pencil-lift", PENCIL10, FIVE, sides="each", release=0, switch=5)
toes = Row("toe-stretch", TOES, (3, 5), sides="each", release=0, switch=5)
circles = Row("ankle-circles", CIRCLES, sides="each", switch=5)
calf = Row("calf-stretch", {"hold": STRETCH}, sides="each", switch=5)
towel = Row("towel-raise", {**TOWEL, "hold": STRETCH}, sides="each", switch=10)
reach = Row("heel-stretch", {"reach": STRETCH}, sides="each", switch=5)
roll = Row("ball-roll", {"roll": (60, 90)}, sides="each", switch=5)

COMBINED: dict[str, tuple[Range, Range, list[Row]]] = {
    "two-minutes": (1, 7, [arch(5), circles]),
    "desk-break": (2, 5, [curl(15, "both"), arch(TEN), fan, circles]),
    "no-equipment": (
        1, 5, [curl(TEN, "each"), arch(TEN), fan, heels(TEN), press, tiptoe(3), circles]),
    "morning": (1, 7, [circles, towel, toes, press, calf]),
    "evening": (1, (3, 5), [curl(TEN, "both"), arch(TEN), point(TEN, 5), heels(TWELVE), roll]),
    "full-session": (
        1, 3, [curl(TEN, "both"), arch(TEN), fan, pencil, heels(15, (3, 5)), press, tiptoe(4), calf,
               circles, pull, roll]),
    "steady-feet": (1, 5, [curl(TEN, "each"), arch(TEN), fan, point(TEN, 5), circles, towel]),
    "strength": (
        1, 3, [arch(TEN), fan, point(15, (5, 7)), heels(15, (3, 5)), press, tiptoe(4), pull]),
    "stretch-and-roll": (1, 7, [toes, roll, calf, towel, reach]),
    "standing": (1, 3, [tiptoe(5), press, heels(TEN), calf]),
}  # fmt: skip

PRESETS = [*FAITHFUL, *COMBINED]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(own=tmp_path / "none")


def plain(span: Span) -> Range:
    low, high = span.at(Effort.GENTLE), span.at(Effort.FULL)
    return low if low == high else (low, high)


def only(span: Span) -> int:
    assert span.low == span.high
    return span.low


def moves(dose: Dose) -> dict[str, Range]:
    return {move.id: plain(move.time) for move in dose.moves if move.time}


def row(exercise: Exercise) -> Row:
    dose = exercise.left
    assert exercise.right == dose
    return Row(
        exercise.id,
        moves(dose),
        plain(dose.reps),
        plain(dose.sets),
        exercise.sides.value,
        only(dose.release) if dose.reps.high > 1 else None,
        only(exercise.switch) if exercise.sides is not Sides.BOTH else None,
        only(exercise.rest) if dose.sets.high > 1 else None,
        plain(exercise.per_day),
        plain(exercise.days_per_week),
        " ".join(exercise.suggested),
    )


@pytest.mark.parametrize("name", FAITHFUL)
def test_a_faithful_preset_keeps_every_number_of_its_article(library: Library, name: str) -> None:
    assert [row(exercise) for exercise in library.load(name).exercises] == FAITHFUL[name]


@pytest.mark.parametrize("name", COMBINED)
def test_a_combined_preset_writes_every_number_itself(library: Library, name: str) -> None:
    day, week, rows = COMBINED[name]

    told = [row(exercise) for exercise in library.load(name).exercises]

    assert told == [wanted._replace(day=day, week=week) for wanted in rows]


def test_no_preset_ships_unchecked(library: Library) -> None:
    assert sorted(library.names()) == sorted(PRESETS)
