"""What a message says to write is right: with it, there is no mistake left in that place."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.routine.conftest import ENTRIES, Overview

from footcoach.routine.catalogue_entry import parse_entry
from footcoach.routine.errors import Problem, RoutineError
from footcoach.routine.format import ALLOWED, KEYS
from footcoach.routine.key import Key, Section
from footcoach.routine.reader import parse_routine


def mistakes(text: str) -> tuple[Problem, ...]:
    try:
        parse_routine(text, "mine", Overview(), "mine.yaml")
    except RoutineError as error:
        return error.problems
    return ()


def item(keys: str) -> str:
    lines = "\n    ".join(keys.split("\n"))
    return f"title: Mine\nexercises:\n  - {lines}\n"


def dose(line: str) -> str:
    return item(f"toe-press: {line}")


def whole(*lines: str) -> str:
    return "\n".join(lines)


WRONG_TIMES = (
    *("3sek", "2 minuets", "-3s", "+3s", "010", "03s-05s", "1e999", ".nan", "1_000", "yes"),
    *("0x1e", "2.5s", "1:75", "1m90s", "1h60m", "soon", "3s-5", "0s", "2h1s", "1-2-3s"),
)
MOVES = "moves: [{id: a, do: b, time: 3s}]"
BROKEN = (
    # times and counts
    *(dose(f"1 rep, hold {time}") for time in WRONG_TIMES),
    *(dose(f"{reps} reps") for reps in ("-3", "+3", "010", "0", "501", "2.5")),
    # clauses
    *map(dose, ("hodl 3s", "turn 3s", "hold", "rest", "each toe", "10 reps, each foott")),
    *map(dose, ("99 times a week", "25 times a day", "8 days a week", "51 sets")),
    *map(dose, ("2 sets, rest 3h", "2 sets of 10 reps, 4 times", "10 reps, tiwce a day")),
    *map(dose, ("10 reps of 5s, rest 5s", "5 sets of 45s, release 2m", "60s", "1 set, rest 9s")),
    item("ankle-circles: 10s"),
    item("ankle-circles: 3sek"),
    item("ankle-circles: 20s-10s"),
    item("ankle-circles: 3h"),
    item("ankle-circles: 2 sets of 8 reps, 3 x"),
    item("ankle-circles: each toe"),
    dose("10 x 10 x 10"),
    item("tug: 3 reps"),
    # items
    item("toe-pres: 3 reps"),
    item("Hel raise: 3 reps"),
    item("zzz"),
    item("Leg stretch: 3 x 30"),
    item("[toe-press]"),
    item("exercise: toe-press\nleft: 8 reps"),
    item("exercise: toe-press\nmoves: [{id: a, do: b}]"),
    item("exercise: toe-press\nmoves: {hodl: 3s}"),
    item("exercise: toe-press\nequipment: rope"),
    item("exercise: toe-press\npace: slow"),
    item("exercise: toe-press\noptional: perhaps"),
    item("exercise: toe-press\nposition: squatting"),
    item("exercise: toe-press\nposition: sittin"),
    item("exercise: toe-press\ndose: [3 reps]"),
    item("exercise: toe-press\nnoet: Slowly"),
    item("exercise: new\nname: N\nposition: lying\nmoves: [hold]"),
    item(f"exercise: new\nname: N\nposition: lying\n{MOVES}\nmain: c"),
    item(
        "exercise: new\nname: N\nposition: lying\nfigure: foot\nmoves: [{id: a, do: b, time: 3s}]"
    ),
    # routines
    whole("title: T", "exercises: toe-press"),
    whole("title: T", "abuot: Feet", "exercises: [toe-press]"),
    whole("exercises: [toe-press]"),
    whole("title: T"),
    whole("title: T", "start_side: lft", "exercises: [toe-press]"),
    whole("title: T", "start_side: top", "exercises: [toe-press]"),
)


def remedies(right: str) -> tuple[str, ...]:
    """Return what can be written instead, as a message offers it."""
    if match := re.fullmatch(r"did you mean (.+?)\?(?: If it's your own, .*)?", right):
        return (match[1],)
    if match := re.fullmatch(r"write (.+) to make it one of your own", right):
        return (match[1],)
    if match := re.fullmatch(r"write (\S+) to (\S+)", right):
        return match.groups()
    if match := re.fullmatch(r"(?:its moves are:|write(?: it like)?) (.+)", right):
        return tuple(re.split(r", (?:or )?| or ", match[1])) if " or " in right else (match[1],)
    return ()


def followed(text: str, problem: Problem, remedy: str) -> Iterator[str]:
    """Yield ``text`` as a person may change it who takes a remedy: what is wrong is replaced,
    or the value, or the key, or the rest of the line; what is missing is added."""
    lines = text.split("\n")
    line, column = lines[problem.line - 1], problem.column - 1
    changed = [
        line[:column] + remedy,
        re.sub(r"[^,\]}]*", lambda _: remedy, line[column:], count=1),
        re.sub(r"[a-z_]+: .*$", lambda _: remedy, line),
        f"{line}, {remedy}",
        f"{line[:column]}{remedy}\n{line}",
    ]
    changed[1] = line[:column] + changed[1]
    if quoted := re.search(r'"(.*?)"', problem.wrong):
        changed.append(
            re.sub(re.escape(quoted[1]), lambda _: remedy, line, count=1, flags=re.IGNORECASE)
        )
    for new in changed:
        yield "\n".join([*lines[: problem.line - 1], new, *lines[problem.line :]])


@pytest.mark.parametrize("text", BROKEN)
def test_a_remedy_that_is_followed_leaves_no_mistake_there(text: str) -> None:
    (problem,) = mistakes(text)
    offered = remedies(problem.right)

    assert offered
    for remedy in offered:
        changed = list(followed(text, problem, remedy))
        assert any(mistakes(new) == () for new in changed), (str(problem), remedy, changed)


GOOD = (
    *("10 reps", "3 sets", "5s", "hold 3s", "2 sets of 8 reps", "10 reps of 5s", "each foot"),
    *("both feet", "alternating", "left foot", "twice a day", "daily", "3 days a week"),
    *("rest 30s", "release 2s", "switch 5s", "ready 10s", "3 x 10", "x 5", "3 x 30s", "60s"),
    *("up to 10 reps", "at least 3 sets", "15-20 reps", "rest 5s between reps", "sore leg only"),
    *("8", "12 times", "rise 2s", "5 m", "as many as you can", "own pace", "20/10 x 8"),
)
WRONG = (
    *("hodl 3s", "tiwce a day", "5sek", "-3 reps", "+2s", "0 reps", "600 reps", "0s", "3h"),
    *("1:75", "010s", "2.5 reps", "10,5 reps", "3 x 10 x 8", "99 times a week", "52 sets"),
    *("10-5 reps", "20s-10s", "5-10s-15s", "3s 5s", "each toe", "4 5 6", "hold until", "hold"),
    *("rest", "switch", "2 sets of 3 sets", "zero reps", "rise 2s, rise 3s", "turn 3s"),
)
MOST_STEPS = 8
EXERCISES = ("toe-press", "heel-raise", "ankle-circles", "My own")


def without(text: str, problem: Problem) -> Iterator[str]:
    """Yield ``text`` without a clause or a line, as a person may change it who deletes one."""
    lines = text.split("\n")
    line, before, after = lines[problem.line - 1], lines[: problem.line - 1], lines[problem.line :]
    start = line.rfind(": ") + 2
    clauses = line[start:].split(", ")
    for index in range(len(clauses) if len(clauses) > 1 else 0):
        rest = ", ".join(clauses[:index] + clauses[index + 1 :])
        yield "\n".join([*before, line[:start] + rest, *after])
    yield "\n".join([*before, line[: problem.column - 1].rstrip(" ,"), *after])
    word = re.sub(r"\S+\s*", "", line[problem.column - 1 :], count=1)
    yield "\n".join([*before, line[: problem.column - 1] + word, *after])


def ways_to_follow(text: str, problem: Problem) -> dict[str, list[str]]:
    """Return the texts that a person may come to, by the remedy that they follow."""
    ways = {one: list(followed(text, problem, one)) for one in remedies(problem.right)}
    if re.search(r"\b(?:delete|keep|shorten)\b", problem.right):
        ways["delete it"] = list(without(text, problem))
    return {
        remedy: [new for new in texts if problem not in mistakes(new)]
        for remedy, texts in ways.items()
    }


def test_a_mistake_behind_another_one_is_found_with_it() -> None:
    """With the first one mended, the line gives its reps twice."""
    found = [str(problem) for problem in mistakes(dose("2 sets of 8 reps, 10-5 reps"))]

    assert found == [
        'mine.yaml:3:34: "10-5" runs backwards; write 5-10',
        'mine.yaml:3:34: "reps" is given twice; keep one of the two',
    ]


def test_a_time_that_may_be_that_of_any_move_is_offered_with_each_of_them() -> None:
    (problem,) = mistakes(item("ankle-circles: 3sek"))

    assert problem.right == "write clockwise 3s or counter-clockwise 3s"


@example("toe-press", ["4 5 6", "10 reps"])
@example("toe-press", ["left foot", "each toe"])
@example("toe-press", ["1 rep", "release 3s"])
@example("toe-press", ["10-5 reps"])
@given(
    st.sampled_from(EXERCISES),
    st.lists(st.sampled_from(GOOD + WRONG), min_size=1, max_size=3, unique=True),
)
def test_following_one_remedy_after_the_other_leaves_no_mistake(
    name: str, clauses: list[str]
) -> None:
    text = item(f"{name}: {', '.join(clauses)}")
    for _ in range(MOST_STEPS):
        found = mistakes(text)
        if not found or "shorten it to" in found[0].right:
            return  # how to shorten a session is up to the person
        ways = ways_to_follow(text, found[0])
        assert ways
        for remedy, texts in ways.items():
            assert texts, (str(found[0]), remedy)
        every = [new for texts in ways.values() for new in texts]
        text = min(every, key=lambda new: len(mistakes(new)))
    raise AssertionError(text)


@pytest.mark.parametrize("key", [key for key in KEYS if key.required], ids=lambda key: key.name)
def test_the_example_of_a_missing_key_is_one_that_it_takes(key: Key) -> None:
    values = {
        name: needed.example
        for section in (Section.ENTRY, Section.ITEM)
        for name, needed in ALLOWED[section].items()
        if section in needed.required
    }
    entry = "\n".join(f"{name}: {value}" for name, value in values.items() if name != "exercise")
    move = f"{{id: {ALLOWED[Section.MOVE]['id'].example}, do: Rise, time: 3s}}"

    assert parse_entry(entry, "mine", "mine.yaml", tuple)
    assert parse_entry(f"name: N\nposition: lying\nmoves: [{move}]", "mine", "mine.yaml", tuple)
    assert key.example
    assert ALLOWED[Section.ITEM]["exercise"].example in ENTRIES


def test_a_key_that_people_try_is_answered_with_the_one_they_mean() -> None:
    (problem,) = mistakes("title: T\nname: Mine\nexercises: [toe-press]")

    assert str(problem) == 'mine.yaml:2:1: unknown key "name"; a routine\'s name goes in "title:"'


def test_a_key_of_another_place_is_answered_with_where_it_goes() -> None:
    (problem,) = mistakes("title: T\nrounds: 3\nexercises: [toe-press]")

    assert str(problem) == 'mine.yaml:2:1: unknown key "rounds"; it goes in a block of rounds'
