from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.routine.dose_layers import DoseLayer
from footcoach.routine.dose_line import Surroundings, read_dose_line
from footcoach.routine.enums import BodyPart, Sides
from footcoach.routine.errors import Problems, Spot
from footcoach.routine.key import Section
from footcoach.routine.model import Span
from footcoach.routine.move_names import MoveNames
from footcoach.routine.yaml_tree import Scalar

HOLD = MoveNames(("hold",), "hold")
PENCIL = MoveNames(("pick-up", "hold", "drop"), "hold")
CIRCLES = MoveNames(("clockwise", "counterclockwise"), None)


def span(low: int, high: int | None = None) -> Span:
    return Span(low, low if high is None else high)


def scalar(line: str) -> Scalar:
    return Scalar(line, Spot(1, 1), is_exact=True)


def read(line: str, names: MoveNames | None = HOLD, where: Section = Section.ITEM) -> DoseLayer:
    problems = Problems("f")
    amounts = read_dose_line(scalar(line), Surroundings(where, names), problems).layer
    assert not problems, str(problems.error())
    return amounts


def wrong(line: str, names: MoveNames | None = HOLD, where: Section = Section.ITEM) -> list[str]:
    problems = Problems("f")
    read_dose_line(scalar(line), Surroundings(where, names), problems)
    return [f"{p.column}: {p.wrong}; {p.right}" for p in problems.error().problems]


@pytest.mark.parametrize(
    ("line", "spans", "moves"),
    [
        ("15 reps", {"reps": span(15)}, {}),
        ("1 rep", {"reps": span(1)}, {}),
        ("1 set of 1 rep of 1s", {"sets": span(1), "reps": span(1)}, {"hold": span(1)}),
        ("6 sets of 20s", {"sets": span(6), "reps": span(1)}, {"hold": span(20)}),
        ("3 sets of 10 reps of 5s", {"sets": span(3), "reps": span(10)}, {"hold": span(5)}),
        ("3 sets, 10 reps, 5s", {"sets": span(3), "reps": span(10)}, {"hold": span(5)}),
        ("3 sets of 10 reps", {"sets": span(3), "reps": span(10)}, {}),
        ("10 reps of 3s", {"reps": span(10)}, {"hold": span(3)}),
        ("10-15 reps of 3 - 5s", {"reps": span(10, 15)}, {"hold": span(3, 5)}),
        ("10–15 reps", {"reps": span(10, 15)}, {}),  # noqa: RUF001, as leaflets print it
        ("30s", {}, {"hold": span(30)}),
        ("1:30", {}, {"hold": span(90)}),
        ("90", {"reps": span(90)}, {}),
        ("10reps", {"reps": span(10)}, {}),
        ("10 REPS OF 3S", {"reps": span(10)}, {"hold": span(3)}),
        ("hold until done", {}, {"hold": None}),
        ("hold 3-5s", {}, {"hold": span(3, 5)}),
        ("release 0s", {"release": span(0)}, {}),
        (
            "2 sets, rest 10s, switch 1m, ready 30",
            {"sets": span(2), "rest": span(10), "switch": span(60), "ready": span(30)},
            {},
        ),
        ("once a day", {"per_day": span(1)}, {}),
        ("twice a day", {"per_day": span(2)}, {}),
        ("3 times a day", {"per_day": span(3)}, {}),
        ("1 time a day", {"per_day": span(1)}, {}),
        (
            "2-3 times a day, 2-3 days a week",
            {"per_day": span(2, 3), "days_per_week": span(2, 3)},
            {},
        ),
        ("1 day a week", {"days_per_week": span(1)}, {}),
        ("daily", {"days_per_week": span(7)}, {}),
        ("every day", {"days_per_week": span(7)}, {}),
        ("twice daily", {"per_day": span(2), "days_per_week": span(7)}, {}),
        ("daily x2", {"per_day": span(2), "days_per_week": span(7)}, {}),
        ("once every day", {"per_day": span(1), "days_per_week": span(7)}, {}),
        ("twice each day", {"per_day": span(2), "days_per_week": span(7)}, {}),
        ("3x nightly", {"per_day": span(3), "days_per_week": span(7)}, {}),
        ("nightly", {"per_day": span(1), "days_per_week": span(7)}, {}),
        ("every night", {"per_day": span(1), "days_per_week": span(7)}, {}),
        ("each morning", {"per_day": span(1), "days_per_week": span(7)}, {}),
        ("twice daily, 3 days a week", {"per_day": span(2), "days_per_week": span(3)}, {}),
        ("3 days a week, twice daily", {"per_day": span(2), "days_per_week": span(3)}, {}),
        ("2-3 times daily, daily", {"per_day": span(2, 3), "days_per_week": span(7)}, {}),
        ("3x a day", {"per_day": span(3)}, {}),
        ("3 x a day", {"per_day": span(3)}, {}),
        ("2 - 3 × per day", {"per_day": span(2, 3)}, {}),  # noqa: RUF001, as leaflets print it
        ("3x/day", {"per_day": span(3)}, {}),
        ("10 repetitions", {"reps": span(10)}, {}),
        ("1 repetition of 5 seconds", {"reps": span(1)}, {"hold": span(5)}),
        ("10 reps of 3sec", {"reps": span(10)}, {"hold": span(3)}),
        ("hold 3-5 secs, rest 1min", {"rest": span(60)}, {"hold": span(3, 5)}),
        ("2 minutes", {}, {"hold": span(120)}),
    ],
)
def test_a_dose_line_is_understood(
    line: str, spans: dict[str, Span], moves: dict[str, Span | None]
) -> None:
    amounts = read(line)

    assert dict(amounts.spans) == spans
    assert dict(amounts.moves) == moves


@pytest.mark.parametrize("line", ["pick-up 3s, drop 2s", "pick up 3s, Drop 2 s"])
def test_a_move_is_named_with_hyphens_or_blanks(line: str) -> None:
    assert dict(read(line, PENCIL).moves) == {"pick-up": span(3), "drop": span(2)}


@pytest.mark.parametrize("word", ["foot", "feet", "side", "sides", "leg", "legs", "ankle"])
@pytest.mark.parametrize(
    ("first", "sides"),
    [("each", Sides.EACH), ("both", Sides.BOTH), ("alternating", Sides.ALTERNATE)],
)
def test_sides_are_named_by_any_part_of_the_leg(first: str, word: str, sides: Sides) -> None:
    assert read(f"{first} {word}").sides is sides


def test_own_pace_is_said_in_words() -> None:
    assert read("10 reps, own pace").own_pace


@given(st.permutations(["2 sets of 8 reps of 5s", "each foot", "rest 20s", "twice a day"]))
def test_the_order_of_clauses_changes_nothing(clauses: list[str]) -> None:
    assert read(", ".join(clauses)) == DoseLayer(
        {"sets": span(2), "reps": span(8), "rest": span(20), "per_day": span(2)},
        {"hold": span(5)},
        Sides.EACH,
        body_part=BodyPart.FOOT,
    )


@pytest.mark.parametrize(
    ("line", "messages"),
    [
        ("10 reps of 3sek", ['12: there\'s no unit called "sek"; write 3s']),
        ("10 reps,  -3s", ['11: "-3s" is negative; write 3s']),
        ("010 reps", ['1: "010" begins with a zero; write 10']),
        ("1e999 reps", ['1: "1e999" has a power of ten in it; write 3s, 1m30s or 1:30']),
        ("10 reps, 8 reps", ['10: "reps" is given twice; keep one of the two']),
        ("3s, hold 4s", ['1: "hold" is given twice; keep one of the two']),
        ("each foot, both feet", ['12: "sides" is given twice; keep one of the two']),
        ("daily, 3 days a week", ['8: "days_per_week" is given twice; keep one of the two']),
        ("hodl 3s", ['1: this exercise has no move called "hodl"; did you mean hold?']),
        ("turn 3s", ['1: this exercise has no move called "turn"; its moves are: hold']),
        ("hold", ['1: "hold" has no time; write hold 5s or hold until done']),
        ("rest", ['1: "rest" has no time; write release 5s']),
        ("hold yes", ['1: "hold" has no time; write hold 5s or hold until done']),
        ("twice daily, nightly", ['14: "per_day" is given twice; keep one of the two']),
        ("2 - 30 times a day", ['1: "2 - 30" is too much; write 1 to 24']),
        ("2,5s", ['1: "2,5s" isn\'t a whole number; write 3s, 1m30s or 1:30']),
        ("501 reps", ['1: "501" is too much; write 1 to 500']),
        ("51 sets", ['1: "51" is too much; write 1 to 50']),
        ("25 times a day", ['1: "25" is too much; write 1 to 24']),
        ("8 days a week", ['1: "8" is too much; write 1 to 7']),
        ("hold 0s", ['6: "0s" is too little; write 1s to 2h']),
        ("rest 3h", ['6: "3h" is too much; write 0s to 2h']),
    ],
)
def test_a_mistake_is_reported_at_its_clause(line: str, messages: list[str]) -> None:
    assert wrong(line) == messages


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("10 reps of 3s each foot", "10 reps of 3s, each foot"),
        ("5s, 10 reps both feet", "5s, 10 reps, both feet"),
        ("10 reps each foot twice daily", "10 reps, each foot, twice daily"),
        ("2 sets of 9 reps hold 3s rest 10s", "2 sets of 9 reps, hold 3s, rest 10s"),
        ("rest 10s switch 5s", "rest 10s, switch 5s"),
        ("3 times a day 2-3 days a week", "3 times a day, 2-3 days a week"),
        ("each foot own pace", "each foot, own pace"),
        ("5s daily", "5s, daily"),
        ("10 reps twice nightly", "10 reps, twice nightly"),
        ("10 reps every evening", "10 reps, every evening"),
        ("10 reps of each foot", "10 reps, each foot"),
        ("10 reps of 2 sets", "2 sets of 10 reps"),
        ("10 reps of hold 5s", "10 reps, hold 5s"),
        ("10 times", "10 reps"),
        ("10x", "10 reps"),
        ("twice a week", "2 days a week"),
        ("3x weekly", "3 days a week"),
        ("10 reps,", "10 reps"),
        ("twice a day, twice daily", "twice daily"),
        ("own pace, own pace", "own pace"),
    ],
)
def test_commas_and_common_words_are_a_matter_of_taste(line: str, same: str) -> None:
    assert read(line) == read(same)


def test_a_clause_that_is_not_understood_is_answered_with_some_that_are() -> None:
    (message,) = wrong("each toe")

    assert message.startswith(
        '1: "each toe" isn\'t understood in a dose; write 10 reps, 2 sets, 5s'
    )


def test_every_bad_clause_of_a_line_is_reported() -> None:
    columns = [message.partition(":")[0] for message in wrong("3h, 0 reps, rest 1.5s, each toe")]

    assert columns == ["1", "5", "18", "24"]


def test_a_bare_time_needs_a_main_move() -> None:
    (message,) = wrong("10s", CIRCLES)

    assert message.startswith(
        '1: "10s" could be the time of any of the moves; write clockwise 10s or'
    )


@pytest.mark.parametrize("clause", ["each foot", "rest 5s", "switch 5s", "ready 5s", "daily"])
def test_the_dose_of_one_side_holds_only_what_can_differ(clause: str) -> None:
    (message,) = wrong(f"2 sets of 10 reps of 5s, {clause}", where=Section.SIDE)

    assert message.partition(": ")[0] in {"26", str(26 + clause.find("5s"))}
    assert message.endswith("can't differ between the sides; write it outside left and right")


def test_the_dose_of_an_unknown_exercise_is_still_checked() -> None:
    assert wrong("10 reps of 3sek, any move 4w", None) == [
        '12: there\'s no unit called "sek"; write 3s',
        '27: there\'s no unit called "w"; write 3s, 1m30s or 1:30',
    ]


def test_a_mistake_in_a_quoted_line_counts_its_columns_from_the_file(
    mistakes: Callable[[str], list[str]],
) -> None:
    text = 'title: T\nexercises:\n  - toe-press: "10 reps, 3sek"\n'

    assert mistakes(text) == [
        'mine.yaml:3:26: there\'s no unit called "sek"; write 3s',
    ]


@given(st.text() | st.lists(st.sampled_from([*"03,-", "10", "reps", "of", "hold"])).map(" ".join))
def test_any_line_is_read_or_refused(line: str) -> None:
    for where in (Section.ITEM, Section.SIDE):
        read_dose_line(scalar(line), Surroundings(where, PENCIL), Problems("f"))
