"""A place in a plan comes back from disk as it went there."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.log.json_codec import MalformedError
from footcoach.log.plan_json import read_plan, write_plan
from footcoach.log.session_json import at_rest, read_place, rewrite_place, write_place
from footcoach.session.player import Session
from footcoach.session.tally import tally_sides
from tests.log.complete import SESSION
from tests.log.strategies import START, sessions
from tests.world import dose, exercise, move, timeline


@given(sessions())
def test_a_session_comes_back_as_it_was(session: Session) -> None:
    plan = read_plan(write_plan(session.timeline).text)
    text = write_place(session)

    assert read_place(plan, text) == session
    assert write_place(read_place(plan, text)) == text
    assert rewrite_place(text, len(plan.steps)) == text


def test_everything_that_a_place_can_hold_comes_back() -> None:
    assert read_place(SESSION.timeline, write_place(SESSION)) == SESSION


@given(sessions())
def test_what_was_done_adds_up_to_the_same_after_coming_back(session: Session) -> None:
    again = read_place(session.timeline, write_place(session))

    assert tally_sides(again) == tally_sides(session)


@given(sessions(), st.floats(0, 9))
def test_a_session_put_to_rest_is_where_it_ran(session: Session, seconds: float) -> None:
    running = session.resume(START, lead=0)

    rested = at_rest(running, START + seconds)

    assert not rested.is_running
    assert rested.banked == pytest.approx(running.elapsed(START + seconds), abs=1e-6)


def test_a_hundred_reps_take_a_short_place() -> None:
    laid_out = timeline(exercise(same=dose(100, move("hold", 3))))
    session = Session.at_start(laid_out).begin(START).session

    late = session.advance(START + 400).session

    assert len(write_place(at_rest(late, START + 400))) < 100 * 2 * 4


def spoilt(path: str, value: object) -> str:
    """Return the complete place with one value made another."""
    data: Any = json.loads(write_place(SESSION))
    key, _, index = path.partition(".")
    if index:
        data[key][int(index)] = value
    else:
        data[key] = value
    return json.dumps(data)


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("version", 3, "version"),
        ("version", 1, "version"),
        ("step", 9, "step"),
        ("step", -1, "step"),
        ("step", 0.5, "step"),
        ("step", None, "step"),
        ("seconds", -0.1, "seconds"),
        ("seconds", "1", "seconds"),
        ("added", True, "added"),
        ("by_clock", 1, "by_clock"),
        ("begun", -1, "begun"),
        ("ending", "lost", "ending"),
        ("outcomes", [], "outcomes"),
        ("outcomes", [[8, "perhaps"]], "outcomes.0.1"),
        ("outcomes", [[7, None]], "outcomes"),
        ("outcomes", [[9, None]], "outcomes"),
        ("outcomes", [[0, "done"], [8, None]], "outcomes"),
        ("outcomes", [[-1, "done"], [9, None]], "outcomes.0.0"),
        ("outcomes.0", [8, "done", 3], "outcomes.0"),
        ("spent", {}, "spent"),
        ("spent", [0] * 9, "spent"),
        ("spent.0", -1, "spent"),
        ("spent.0", True, "spent"),
        ("spent.0", "1", "spent"),
        ("spent.0", 1e300, "spent"),
        ("counts", [[8, 1]], "counts"),
        ("counts", [[1, -1]], "counts.0.1"),
        ("counts", [[1]], "counts.0"),
        ("extra", 1, "extra"),
    ],
)
def test_a_place_that_was_tampered_with_is_refused_at_its_place(
    path: str, value: object, where: str
) -> None:
    text = spoilt(path, value)

    with pytest.raises(MalformedError) as error:
        read_place(SESSION.timeline, text)
    with pytest.raises(MalformedError):
        rewrite_place(text, len(SESSION.timeline.steps))

    assert error.value.where == where


@pytest.mark.parametrize("text", ["", "[]", "null", '{"version":2}', '{"version":2,"step":NaN}'])
def test_what_is_not_a_place_is_refused(text: str) -> None:
    with pytest.raises(MalformedError):
        read_place(SESSION.timeline, text)


def test_seconds_that_are_not_numbers_are_refused() -> None:
    text = spoilt("spent", [1]).replace('"spent": [1]', '"spent": [1e999]')

    with pytest.raises(MalformedError):
        read_place(SESSION.timeline, text)
