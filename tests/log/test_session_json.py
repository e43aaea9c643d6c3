"""A plan and a place in it come back from disk as they went there."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.log.json_codec import MalformedError
from footcoach.log.session_json import at_rest, read_place, read_plan, write_place, write_plan
from footcoach.routine.enums import Effort, Sides
from footcoach.routine.model import Routine
from footcoach.session.player import Session
from footcoach.session.tally import tally_sides
from footcoach.session.timeline import Timeline, compile_timeline
from tests.log.strategies import START, sessions
from tests.session.strategies import routines, timelines
from tests.world import dose, exercise, move, routine, timeline


@given(routines(), st.sampled_from(Effort))
def test_a_plan_comes_back_as_it_was(one: Routine, effort: Effort) -> None:
    laid_out = compile_timeline(one, effort)

    assert read_plan(write_plan(laid_out).text) == laid_out


@given(timelines(), timelines())
def test_two_plans_share_a_digest_only_if_they_are_equal(one: Timeline, other: Timeline) -> None:
    assert (write_plan(one).digest == write_plan(other).digest) == (one == other)


@given(sessions())
def test_a_session_comes_back_as_it_was(session: Session) -> None:
    plan = read_plan(write_plan(session.timeline).text)

    assert read_place(plan, write_place(session)) == session


@given(sessions())
def test_what_was_done_adds_up_to_the_same_after_coming_back(session: Session) -> None:
    again = read_place(session.timeline, write_place(session))

    assert tally_sides(again) == tally_sides(session)


@given(sessions(), st.floats(0, 9))
def test_a_session_put_to_rest_stands_where_it_ran(session: Session, seconds: float) -> None:
    running = session.resume(START, lead=0)

    rested = at_rest(running, START + seconds)

    assert not rested.is_running
    assert rested.banked == pytest.approx(running.elapsed(START + seconds), abs=1e-6)


def test_a_hundred_reps_take_a_short_text_and_a_short_place() -> None:
    laid_out = timeline(exercise(same=dose(100, move("hold", 3))))
    session = Session.at_start(laid_out).begin(START).session

    late = session.advance(START + 400).session

    assert len(write_plan(laid_out).text) < 100 * 2 * 130
    assert len(write_place(at_rest(late, START + 400))) < 100 * 2 * 20


PLAN = json.loads(write_plan(timeline(exercise())).text)


def spoilt(path: str, value: object) -> str:
    """Return a plan in which one value is another."""
    data = json.loads(json.dumps(PLAN))
    *way, last = path.split(".")
    inner = data
    for key in way:
        inner = inner[int(key) if isinstance(inner, list) else key]
    inner[int(last) if isinstance(inner, list) else last] = value
    return json.dumps(data)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("parts", 3),
        ("parts.0", ["Routine", {}]),
        ("parts.0.1", []),
        ("parts.0.1.time", [1, 2]),
        ("timeline", []),
        ("timeline.steps", []),
        ("timeline.steps.0", None),
        ("timeline.steps.0.kind", "jump"),
        ("timeline.steps.0.seconds", True),
        ("timeline.steps.0.seconds", "3"),
        ("timeline.steps.0.seconds", 0),
        ("timeline.steps.0.seconds", 1e300),
        ("timeline.steps.0.exercise", 1),
        ("timeline.steps.0.exercise", -1),
        ("timeline.steps.0.cues", {"0": "go"}),
        ("timeline.steps.0.cues.0", [1]),
        ("timeline.steps.1.move", 99),
        ("timeline.steps.0.unknown", 1),
        ("timeline.exercises.0.per_day", [1, 2, 3]),
        ("timeline.exercises.0.exercise", 0),
        ("timeline.routine.title", "\x1b]0;title\x07"),
        ("timeline.routine.title", 12),
    ],
)
def test_a_plan_that_was_tampered_with_is_refused(path: str, value: object) -> None:
    with pytest.raises(MalformedError):
        read_plan(spoilt(path, value))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"parts":[],"timeline":{"a":NaN}}'])
def test_what_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(MalformedError):
        read_plan(text)


def test_a_text_nested_without_end_is_refused_and_does_not_crash() -> None:
    with pytest.raises(MalformedError):
        read_plan("[" * 200_000)


@pytest.mark.parametrize(
    "place",
    [
        {"index": 0, "entries": 1, "records": []},
        {"index": 0, "entries": 1, "records": [[3, None, 0]]},
        {"index": 0, "entries": 1, "records": [[-2, None, 0], [6, None, 0]]},
        {"index": 5, "entries": 1, "records": [[4, None, 0]]},
        {"index": -1, "entries": 1, "records": [[4, None, 0]]},
        {"index": 0, "entries": 1, "records": [[4, "perhaps", 0]]},
        {"index": 0.5, "entries": 1, "records": [[4, None, 0]]},
        {"entries": 1, "records": [[4, None, 0]]},
    ],
)
def test_a_place_outside_its_plan_is_refused(place: object) -> None:
    laid_out = timeline(exercise())
    assert len(laid_out.steps) == 4

    with pytest.raises(MalformedError):
        read_place(laid_out, json.dumps(place))


def test_a_plan_with_swapped_feet_is_another_plan() -> None:
    before = timeline(exercise(sides=Sides.EACH))
    swapped = before.swap_sides(range(len(before.steps)))

    assert write_plan(swapped).digest != write_plan(before).digest
    assert read_plan(write_plan(swapped).text) == swapped


def test_a_field_that_an_older_version_did_not_know_gets_its_default() -> None:
    data = json.loads(json.dumps(PLAN))
    del data["timeline"]["steps"][0]["cues"]
    assert "about" not in data["timeline"]["routine"]

    plan = read_plan(json.dumps(data))

    assert plan.steps[0].cues == ()
    assert plan.routine == routine(exercise())
