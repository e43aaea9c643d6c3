"""Sides, order, and whether an exercise is done: written for good, and nothing else changes."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.routine.enums import Sides
from footcoach.routine.item_change import (
    SIDES_OFFERED,
    IncludeChange,
    ItemChange,
    OrderChange,
    SidesChange,
    can_move,
    is_only_this,
    list_sides,
)
from footcoach.routine.library import Library
from footcoach.routine.model import Routine
from footcoach.routine.user_copy import UnchangedError, UserCopy

PRESETS = Library(Path("nowhere")).names()
OUT, BACK = IncludeChange(0, is_included=False), IncludeChange(0, is_included=True)
DOWN = OrderChange(0, 1)

LINES = (
    "toe-press",
    '"toe-press"',
    "toe-press  # mine",
    "toe-press: 10 reps of 3s",
    "short-foot: 10 reps of 3s, both feet",
    "ankle-circles: clockwise 10s, counterclockwise 10s, each foot, 3 times a day",
    "calf-stretch: hold 30 seconds, 3 times each leg  # before breakfast",
    "Calf raise: 3 x 15, left leg, every other day",
    "Pelvic clock: 10 times, hold for 5 seconds, lying",
    "Leg swing: alternate legs, 10 reps, standing",
    "{exercise: toe-fan, dose: 5 reps of 5s}",
    "exercise: heel-raise\n    # go slowly\n    dose: 12 reps, each foot\n    caution: Hold on.",
    "exercise: toe-walk\n    sides: both\n    note: >\n      Slow\n      and tall.",
    "exercise: towel-scrunch",
)
GAPS = ("", "\n", "  # as on my sheet\n", "\n  # as on my sheet\n  # really\n")


def mine(*items: str) -> str:
    return "title: Mine\nexercises:\n" + "".join(f"  - {item}\n" for item in items)


def rewritten(text: str, change: ItemChange) -> str:
    """Return the text of an own file after a change, planned but not written."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "mine.yaml").write_bytes(text.encode())
        library = Library(Path(folder))
        return UserCopy(library, library.load("mine")).plan(change).data.decode()


@pytest.mark.parametrize(
    ("item", "sides", "after"),
    [
        ("short-foot: 10 reps, both feet", Sides.LEFT, "short-foot: 10 reps, left foot"),
        ("short-foot: 10 reps, both feet", Sides.EACH, "short-foot: 10 reps, each foot"),
        ("toe-press: 10 reps", Sides.RIGHT, "toe-press: 10 reps, right foot"),
        ("toe-press # x", Sides.RIGHT, "toe-press: right foot # x"),
        ("Leg lift: 10 reps each leg", Sides.BOTH, "Leg lift: 10 reps both legs"),
        ("Leg lift: 10 reps each leg", Sides.ALTERNATE, "Leg lift: 10 reps alternate legs"),
        ("Leg lift: left leg, 10 reps", Sides.EACH, "Leg lift: each leg, 10 reps"),
        (
            "exercise: toe-press\n    sides: each  # x",
            Sides.LEFT,
            "exercise: toe-press\n    sides: left  # x",
        ),
        (
            "exercise: toe-press\n    note: Slow.",
            Sides.LEFT,
            "exercise: toe-press\n    sides: left\n    note: Slow.",
        ),
    ],
)
def test_sides_are_said_in_the_words_of_the_line(item: str, sides: Sides, after: str) -> None:
    assert rewritten(mine(item), SidesChange(0, sides)) == mine(after)


@pytest.mark.parametrize(
    ("item", "after"),
    [
        ("toe-press # x", "exercise: toe-press # x\n    optional: true"),
        (
            "toe-press: 10 reps, each foot # x",
            "exercise: toe-press\n    dose: 10 reps, each foot # x\n    optional: true",
        ),
        (
            '"toe-press": "10 reps"',
            'exercise: "toe-press"\n    dose: "10 reps"\n    optional: true',
        ),
        ("{exercise: toe-press}", "{exercise: toe-press, optional: true}"),
        (
            "exercise: toe-press\n    reps: 5",
            "exercise: toe-press\n    optional: true\n    reps: 5",
        ),
        ("exercise: toe-press\n    optional: false", "exercise: toe-press\n    optional: true"),
    ],
)
def test_an_exercise_is_left_out_and_put_back(item: str, after: str) -> None:
    text = mine(item, "short-foot")
    out = rewritten(text, OUT)
    assert out == mine(after, "short-foot")

    assert rewritten(out, BACK) == out.replace("optional: true", "optional: false")


def test_moving_takes_comments_along_and_leaves_every_other_byte() -> None:
    text = (
        "title: Mine  # t\nexercises:\n"
        "  # one\n  - toe-press: 5 reps  # a\n\n"
        "  # two\n  - exercise: heel-raise\n    # inside\n    reps: 5\n\n"
        "# end\n"
    )
    assert rewritten(text, DOWN) == (
        "title: Mine  # t\nexercises:\n"
        "  # two\n  - exercise: heel-raise\n    # inside\n    reps: 5\n\n"
        "  # one\n  - toe-press: 5 reps  # a\n\n"
        "# end\n"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_last_line_needs_no_line_end_to_move(end: str) -> None:
    text = mine("toe-press", "short-foot").replace("\n", end).removesuffix(end)

    after = mine("short-foot", "toe-press").replace("\n", end).removesuffix(end)
    assert rewritten(text, DOWN) == after


@pytest.mark.parametrize(
    "text",
    [
        "title: Mine\nexercises: [toe-press, short-foot]\n",
        # The second would be done lying instead of standing, as its line means now.
        mine("Wall sit: 3 reps of 20s, standing", "Squat: 10 reps, 2 sets"),
        "title: Mine\nexercises:\n  - exercise: toe-press\n    rest_after: 5s\n  - short-foot\n",
    ],
)
def test_what_would_change_more_is_left_to_the_person(text: str) -> None:
    with pytest.raises(UnchangedError, match=r"line [23], move \S+ down"):
        rewritten(text, DOWN)


def test_an_exercise_stays_in_its_block() -> None:
    text = mine("toe-press", "rounds: 2\n    exercises:\n      - short-foot\n      - toe-fan")
    with TemporaryDirectory() as folder:
        (Path(folder) / "mine.yaml").write_text(text)
        routine = Library(Path(folder)).load("mine")

    moves = [(index, by) for index in range(3) for by in (-1, 1) if can_move(routine, index, by)]
    assert moves == [(1, 1), (2, -1)]


def changes(routine: Routine) -> st.SearchStrategy[ItemChange]:
    indexes = range(len(routine.exercises))
    found: list[ItemChange] = [
        IncludeChange(index, is_included=routine.exercises[index].optional) for index in indexes
    ]
    for index in indexes:
        found += [OrderChange(index, by) for by in (-1, 1) if can_move(routine, index, by)]
        found += [SidesChange(index, sides) for sides in list_sides(routine.exercises[index])]
    return st.sampled_from(found)


@given(
    st.lists(st.tuples(st.sampled_from(GAPS), st.sampled_from(LINES)), min_size=2, max_size=5),
    st.sampled_from(["", "\n", "\n# end\n"]),
    st.data(),
)
def test_any_change_reads_back_as_meant_and_back_again(
    items: list[tuple[str, str]], tail: str, data: st.DataObject
) -> None:
    lines = "".join(f"{gap}  - {item}\n" for gap, item in items)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mine.yaml"
        path.write_text(f"title: Mine\nexercises:\n{lines}{tail}", encoding="utf-8")
        before = path.read_text("utf-8")
        routine = Library(Path(folder)).load("mine")
        change = data.draw(changes(routine))
        try:
            UserCopy(Library(Path(folder)), routine).plan(change).write()
        except UnchangedError:
            # One that inherits its position can't be moved without being changed.
            assert isinstance(change, OrderChange)
            assert path.read_text("utf-8") == before
            return
        after = Library(Path(folder)).load("mine")
        assert is_only_this(routine, after, change)
        kept = [line for line in before.splitlines() if line.lstrip().startswith("#")]
        written = path.read_text("utf-8").splitlines()
        assert sorted(kept) == sorted(one for one in written if one.lstrip().startswith("#"))
        if isinstance(change, OrderChange):
            back = OrderChange(change.exercise + change.by, -change.by)
            UserCopy(Library(Path(folder)), after).plan(back).write()
            assert path.read_text("utf-8") == before


@given(st.sampled_from(PRESETS), st.data())
def test_a_preset_is_changed_in_a_copy_and_reads_back_as_meant(
    name: str, data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        library = Library(Path(folder))
        routine = library.load(name)
        change = data.draw(changes(routine))
        try:
            rewrite = UserCopy(library, routine).plan(change)
        except UnchangedError:
            # Such as a pause to change sides, which only two sides that take turns have.
            return
        rewrite.write()
        assert is_only_this(routine, Library(Path(folder)).load(name), change)


def test_every_way_to_share_the_work_is_offered_but_the_one_there_is() -> None:
    routine = Library(Path("nowhere")).load(PRESETS[0])
    for exercise in routine.exercises:
        others = {exercise.sides, *list_sides(exercise)}
        assert others >= set(SIDES_OFFERED) or exercise.left != exercise.right
