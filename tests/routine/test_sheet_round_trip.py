"""A sheet in any layout says what its exercises were written down with."""

from collections.abc import Callable
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from footcoach.paths import bundled
from footcoach.routine.catalogue import Catalogue
from footcoach.routine.reader import parse_routine
from footcoach.routine.sheet.sheet import read_sheet
from footcoach.routine.sheet.writer import write_routine

CATALOGUE = Catalogue(bundled("routines") / "exercises")
NAMES = (
    *("Heel raise", "Clam shells", "Pelvic tilt", "Chin tuck", "Quad set", "Wall slides"),
    *("Step-ups", "Bird dog", "Dead bug", "Toe yoga", "Hip hinge", "Wrist curl"),
)
TITLES = ("Home programme", "KNEE CLASS", "My exercises", "After your operation")


class Written(NamedTuple):
    """An exercise as it's put on a sheet."""

    name: str
    sets: int
    reps: int
    hold: int | None
    each: str

    @property
    def values(self) -> dict[str, object]:
        """What a reader must understand."""
        values: dict[str, object] = {"sets": self.sets, "reps": self.reps}
        if self.hold:
            values["hold_s"] = self.hold
        if self.each:
            values["sides"] = "each"
        return values


def on_one_line(one: Written) -> str:
    hold = f", hold {one.hold} seconds" if one.hold else ""
    each = f", each {one.each}" if one.each else ""
    return f"{one.sets} sets of {one.reps}{hold}{each}"


def in_sentences(one: Written) -> str:
    hold = f" Hold for {one.hold} secs." if one.hold else ""
    each = f" on each {one.each}" if one.each else ""
    return f"Go slowly.{hold} Do {one.sets} sets of {one.reps} repetitions{each}."


def in_labels(one: Written) -> str:
    hold = f"\nHold: {one.hold} sec" if one.hold else ""
    each = f"\nSide: each {one.each}" if one.each else ""
    return f"Sets: {one.sets}\nReps: {one.reps}{hold}{each}"


def with_a_times_sign(one: Written) -> str:
    hold = f", {one.hold} s hold" if one.hold else ""
    each = f" each {one.each}" if one.each else ""
    return f"{one.sets} x {one.reps}{each}{hold}"


DOSES: list[Callable[[Written], str]] = [on_one_line, in_sentences, with_a_times_sign]
LAYOUTS: list[Callable[[int, str, str], str]] = [
    lambda number, name, dose: f"{number}. {name}: {dose}",
    lambda number, name, dose: f"{number}) {name}\n   {dose}",
    lambda _, name, dose: f"• {name} – {dose}",  # noqa: RUF001, as on paper
    lambda _, name, dose: f"- {name}: {dose}",
    lambda _, name, dose: f"{name} ........ {dose}",
    lambda _, name, dose: f"\n{name}\n{dose}",
    lambda _, name, dose: f"\n{name.upper()}\n{dose}",
    lambda number, name, dose: f"\nExercise {number}: {name}\n{dose}",
]
exercises = st.builds(
    Written,
    st.sampled_from(NAMES),
    st.integers(2, 5),
    st.integers(6, 20),
    st.none() | st.sampled_from([3, 5, 10, 30]),
    st.sampled_from(["", "leg", "side"]),
)


@settings(max_examples=40)
@given(
    st.lists(exercises, min_size=2, max_size=4, unique_by=lambda one: one.name),
    st.sampled_from([*DOSES, in_labels]),
    st.sampled_from(LAYOUTS),
    st.sampled_from(TITLES),
    st.sampled_from([None, 1, 2, 3]),
)
def test_a_sheet_in_any_layout_is_read_as_it_was_written(
    written: list[Written],
    dose: Callable[[Written], str],
    layout: Callable[[int, str, str], str],
    title: str,
    often: int | None,
) -> None:
    common = f"Do these exercises {often} times a day.\n\n" if often else ""
    lines = "\n".join(layout(i, one.name, dose(one)) for i, one in enumerate(written, 1))
    sheet = f"{title}\n\n{common}{lines}\n\nStop if it hurts.\n"

    text = write_routine(read_sheet(sheet), "mine", CATALOGUE)
    routine = parse_routine(text, "mine", CATALOGUE, "mine")

    found = {str(one.understood["name"]).lower(): one.understood for one in routine.exercises}
    names = {one.name.lower(): one.understood for one in routine.exercises}
    assert len(routine.exercises) == len(written), sheet
    for one in written:
        said = names.get(one.name.lower()) or found[one.name.lower()]
        expected = one.values | ({"per_day": often} if often else {})
        assert {key: said.get(key) for key in expected} == expected, sheet
        assert "per_day" in expected or "per_day" not in said
    assert "Stop if it hurts." in text
