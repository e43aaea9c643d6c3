"""What a routine says of any part of the body is read as written, and stays through a change."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unicodedata import normalize

import yaml
from hypothesis import given
from hypothesis import strategies as st

from footcoach.routine.dose_change import DoseChange, current_value, is_only_change
from footcoach.routine.enums import BodyPart, Position, Sides
from footcoach.routine.format import AS_MANY
from footcoach.routine.library import Library
from footcoach.routine.model import Exercise, Routine, Span
from footcoach.routine.quantities import written_time
from footcoach.routine.user_copy import UserCopy

# Files are read in the composed form, and the blanks around a value aren't part of it.
words = st.text(
    # The replacement character stands for what couldn't be read, and is refused.
    st.characters(
        codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\ufffd"
    ),
    min_size=1,
    max_size=20,
).filter(lambda text: text.isprintable() and normalize("NFC", text.strip()) == text)
counts = st.sampled_from(["1", "2", "5", "1-2", "2-6"])
times = st.sampled_from([1, 3, 30, 60, 75]).map(written_time)


@st.composite
def items(draw: st.DrawFn, ident: str) -> dict[str, Any]:
    """Return an item that defines an exercise, in which every value has an effect."""
    sides = draw(st.sampled_from(Sides))
    parts = st.sampled_from(BodyPart)
    if sides is not Sides.BOTH:
        parts = parts.filter(lambda part: part is not BodyPart.NONE)
    reps = draw(counts | st.lists(counts, min_size=2, max_size=4) | st.just(AS_MANY))
    sets = draw(counts) if isinstance(reps, str) else None
    names = draw(st.lists(st.sampled_from(["lift", "stay", "lower"]), min_size=1, unique=True))
    moves = [{"id": name, "do": draw(words), "time": draw(times)} for name in names]
    if len(moves) > 1 and draw(st.booleans()):
        moves[-1]["time"] = "0s"
    item = {
        "exercise": ident,
        "name": draw(words),
        "position": draw(st.sampled_from(Position)).value,
        "side": draw(parts).value,
        "sides": sides.value,
        "load": draw(st.none() | words),
        "moves": moves,
        "reps": draw(st.sampled_from([reps, ", ".join(reps)])) if sets is None else reps,
        "sets": sets,
        "time": draw(st.none() | times) if reps == AS_MANY else None,
        "rest": draw(st.none() | times) if sets != "1" else None,
        "switch": draw(st.none() | times) if sides.takes_turns else None,
        "rest_after": draw(st.none() | times),
        "ready": draw(st.none() | times),
    }
    return {key: value for key, value in item.items() if value is not None}


def without_last_rest(items: tuple[dict[str, Any], ...]) -> tuple[dict[str, Any], ...]:
    last = {key: value for key, value in items[-1].items() if key != "rest_after"}
    return (*items[:-1], last)


routines = (
    st.integers(1, 3)
    .flatmap(lambda number: st.tuples(*(items(f"mine-{index}") for index in range(number))))
    .map(without_last_rest)
)


def write(items: tuple[dict[str, Any], ...]) -> str:
    text: str = yaml.safe_dump(
        {"title": "Mine", "exercises": list(items)}, sort_keys=False, allow_unicode=True
    )
    return text


def count(text: str) -> Span:
    low, _, high = text.partition("-")
    return Span(int(low), int(high or low))


def seconds(text: str) -> Span:
    minutes, _, rest = text.rpartition("m")
    total = int(minutes or 0) * 60 + int(rest.removesuffix("s") or 0)
    return Span(total, total)


def check(item: dict[str, Any], exercise: Exercise) -> None:
    """Compare an exercise with the item, key by key and with no help of the reader's."""
    dose = exercise.left
    assert (exercise.id, exercise.name) == (item["exercise"], item["name"])
    assert (exercise.position, exercise.sides) == (item["position"], item["sides"])
    assert (exercise.body_part, exercise.load) == (item["side"], item.get("load", ""))
    assert [move.time for move in dose.moves] == [seconds(move["time"]) for move in item["moves"]]
    reps = item["reps"]
    assert dose.as_many == (reps == AS_MANY)
    if not dose.as_many and "sets" not in item:
        listed = reps if isinstance(reps, list) else reps.split(", ")
        assert dose.by_set == tuple(map(count, listed))
        assert dose.sets == Span(len(listed), len(listed))
    elif not dose.as_many:
        assert (dose.reps, dose.sets, dose.by_set) == (count(reps), count(item["sets"]), ())
    given = {"rest": exercise.rest, "switch": exercise.switch, "ready": exercise.ready}
    given |= {"rest_after": exercise.rest_after, "time": dose.set_time}
    for key, span in given.items():
        assert key not in item or span == seconds(item[key])


@given(routines)
def test_every_key_is_read_as_it_is_written(items: tuple[dict[str, Any], ...]) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "mine.yaml").write_text(write(items), encoding="utf-8")
        routine = Library(Path(folder)).load("mine")

    for item, exercise in zip(items, routine.exercises, strict=True):
        check(item, exercise)


@given(routines, st.data())
def test_a_routine_that_is_written_with_a_change_reads_back_with_that_alone(
    items: tuple[dict[str, Any], ...], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "mine.yaml").write_text(write(items), encoding="utf-8")
        library = Library(Path(folder))
        routine = library.load("mine")
        change = data.draw(changes(routine))
        if current_value(routine.exercises[change.exercise], change.what) is None:
            return  # it has no single value to change
        UserCopy(library, routine).plan(change).write()
        after = Library(Path(folder)).load("mine")

    assert is_only_change(routine, after, change)
    assert current_value(after.exercises[change.exercise], change.what) == change.span


def changes(routine: Routine) -> st.SearchStrategy[DoseChange]:
    keys = ("reps", "sets")
    spans = st.integers(2, 9).map(lambda number: Span(number, number))
    places = st.integers(0, len(routine.exercises) - 1)
    return st.builds(DoseChange, places, st.sampled_from(keys), spans)
