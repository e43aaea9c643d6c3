"""A plan comes back from its text as it was, and a stranger's is read strictly."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.log.json_codec import MalformedError
from footcoach.log.plan_json import read_plan, write_plan
from footcoach.routine.enums import Effort, Sides
from footcoach.routine.model import Routine
from footcoach.session.timeline import Timeline, compile_timeline
from tests.log.complete import FIELDS_OF_A_RUNNING_SESSION, PLAN, SESSION, unset_fields
from tests.session.strategies import routines, timelines
from tests.world import dose, exercise, move, routine, timeline


@given(routines(), st.sampled_from(Effort))
def test_a_plan_comes_back_as_it_was(one: Routine, effort: Effort) -> None:
    laid_out = compile_timeline(one, effort)

    text = write_plan(laid_out).text

    assert read_plan(text) == laid_out
    assert write_plan(read_plan(text)).text == text


def test_everything_that_a_plan_can_hold_comes_back() -> None:
    assert read_plan(write_plan(PLAN).text) == PLAN


def test_the_complete_plan_leaves_no_field_at_its_default() -> None:
    """A field that is new must be written and read, and set in the complete plan."""
    unset = {name.partition(".")[2] for name in unset_fields(SESSION)}

    assert unset == FIELDS_OF_A_RUNNING_SESSION


@given(timelines(), timelines())
def test_two_plans_share_a_digest_only_if_they_are_equal(one: Timeline, other: Timeline) -> None:
    assert (write_plan(one).digest == write_plan(other).digest) == (one == other)


def test_plans_that_are_equal_have_one_text_whether_a_second_is_whole_or_broken() -> None:
    step, *rest = PLAN.steps
    broken = replace(PLAN, steps=(replace(step, seconds=7.0), *rest))

    assert broken == PLAN
    assert write_plan(broken) == write_plan(PLAN)


def test_a_plan_with_swapped_feet_is_another_plan() -> None:
    before = timeline(exercise(sides=Sides.EACH))
    swapped = before.swap_sides(range(len(before.steps)))

    assert write_plan(swapped).digest != write_plan(before).digest
    assert read_plan(write_plan(swapped).text) == swapped


def test_a_hundred_reps_take_a_short_text() -> None:
    laid_out = timeline(exercise(same=dose(100, move("hold", 3))))

    assert len(write_plan(laid_out).text) < 100 * 2 * 120


def test_a_key_that_is_left_out_means_what_the_documents_say() -> None:
    plan = read_plan(write_plan(timeline(exercise())).text)

    assert plan.routine == routine(exercise())
    assert (plan.steps[0].round, plan.steps[0].move, plan.steps[0].counted) == (1, None, True)


def spoilt(path: str, value: object) -> str:
    """Return the complete plan with one value made another."""
    data: Any = json.loads(write_plan(PLAN).text)
    *way, last = path.split(".")
    inner = data
    for key in way:
        inner = inner[int(key) if isinstance(inner, list) else key]
    inner[int(last) if isinstance(inner, list) else last] = value
    return json.dumps(data)


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("version", 3, "version"),
        ("version", 1, "version"),
        ("version", None, "version"),
        ("extra", 1, "extra"),
        ("effort", "lazy", "effort"),
        ("effort", ["gentle"], "effort"),
        ("moves", 3, "moves"),
        ("moves.0", [], "moves.0"),
        ("moves.0.seconds", [5, 3], "moves.0.seconds"),
        ("moves.0.seconds", -1, "moves.0.seconds"),
        ("moves.0.seconds", [1, 2, 3], "moves.0.seconds"),
        ("moves.0.pose.rig", "hand", "moves.0.pose.rig"),
        ("moves.0.pose.frames.0.0", ["tilt"], "moves.0.pose.frames.0.0"),
        ("moves.0.pose.slow", 1, "moves.0.pose.slow"),
        ("routine.title", "\x1b]0;title\x07", "routine.title"),
        ("routine.title", 12, "routine.title"),
        ("routine.blocks", [], "routine.blocks"),
        ("routine.blocks.0.exercises", 7, "routine.blocks"),
        ("exercises.0.left.moves", [99], "exercises.0.left.moves.0"),
        ("exercises.0.left.moves", [True], "exercises.0.left.moves.0"),
        ("exercises.0.prescribed.left.moves.0", [0], "exercises.0.prescribed.left.moves.0"),
        ("exercises.0.prescribed.per_day", [1, 2, 3], "exercises.0.prescribed.per_day"),
        ("exercises.0.also", "Marbles", "exercises.0.also"),
        ("steps", [], "steps"),
        ("steps.0", None, "steps.0"),
        ("steps.0.kind", "jump", "steps.0.kind"),
        ("steps.0.seconds", True, "steps.0.seconds"),
        ("steps.0.seconds", "3", "steps.0.seconds"),
        ("steps.0.seconds", 0, "steps"),
        ("steps.0.seconds", 7201, "steps"),
        ("steps.0.seconds", 1e300, "steps.0.seconds"),
        ("steps.0.seconds", 10**400, "steps.0.seconds"),
        ("steps.0.exercise", 3, "steps"),
        ("steps.0.exercise", -1, "steps.0.exercise"),
        ("steps.1.cues", {"0": "go"}, "steps.1.cues"),
        ("steps.1.cues.0", [1], "steps.1.cues.0"),
        ("steps.1.cues.0", [1, "gong"], "steps.1.cues.0.1"),
        ("steps.1.move", 99, "steps.1.move"),
        ("steps.1.\x1b[2J", 1, "steps.1.'\\x1b[2J'"),
    ],
)
def test_a_plan_that_was_tampered_with_is_refused_at_its_place(
    path: str, value: object, where: str
) -> None:
    with pytest.raises(MalformedError) as error:
        read_plan(spoilt(path, value))

    assert error.value.where == where
    assert str(error.value).isprintable()


def every_key(data: Any, way: str = "") -> list[str]:
    """Return the way to each key inside some JSON."""
    if isinstance(data, list):
        return [key for index, one in enumerate(data) for key in every_key(one, f"{way}{index}.")]
    if isinstance(data, dict):
        inner = [key for name, one in data.items() for key in every_key(one, f"{way}{name}.")]
        return [f"{way}{name}" for name in data] + inner
    return []


@pytest.mark.parametrize("path", every_key(json.loads(write_plan(PLAN).text)))
def test_no_key_of_a_plan_takes_an_object_it_does_not_know(path: str) -> None:
    with pytest.raises(MalformedError):
        read_plan(spoilt(path, {"what": "is this?"}))


def test_a_plan_of_a_newer_version_is_refused_as_such() -> None:
    with pytest.raises(MalformedError, match="newer footcoach"):
        read_plan(spoilt("version", 3))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "3", '{"version":2}', '{"version":2,"effort":NaN}']
)
def test_what_is_not_a_plan_is_refused(text: str) -> None:
    with pytest.raises(MalformedError):
        read_plan(text)


def test_a_text_nested_without_end_is_refused_and_does_not_crash() -> None:
    with pytest.raises(MalformedError):
        read_plan("[" * 200_000)
