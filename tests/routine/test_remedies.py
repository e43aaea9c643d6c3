"""What a message says to write is right: with it, there is no mistake left in that place."""

import re
from collections.abc import Iterator

import pytest
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
