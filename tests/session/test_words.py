"""What is said about sides names the part of the body they're sides of, or nothing."""

import pytest

from footcoach.routine.enums import BodyPart, Side, Sides
from footcoach.session import words
from footcoach.session.actions import why_no_swap
from footcoach.session.player import Session
from footcoach.session.summary import summarise
from tests.world import exercise, span, timeline

SHARED = {
    (Sides.BOTH, BodyPart.HAND): "both hands",
    (Sides.EACH, BodyPart.ARM): "each arm",
    (Sides.ALTERNATE, BodyPart.LEG): "alternating legs",
    (Sides.LEFT, BodyPart.KNEE): "left knee",
    (Sides.RIGHT, BodyPart.SIDE): "right side",
    (Sides.ONE, BodyPart.SHOULDER): "the sore shoulder",
    (Sides.EACH, BodyPart.FOOT): "each foot",
    (Sides.BOTH, BodyPart.FOOT): "both feet",
    (Sides.BOTH, BodyPart.CALF): "both calves",
    (Sides.BOTH, BodyPart.NONE): "",
}


@pytest.mark.parametrize(("asked", "expected"), SHARED.items())
def test_the_dose_says_how_the_sides_of_a_body_part_share_the_work(
    asked: tuple[Sides, BodyPart], expected: str
) -> None:
    sides, part = asked
    one = timeline(exercise(sides=sides, body_part=part)).exercises[0]

    said = [phrase.text for phrase in words.dose_phrases(one)]

    assert said[-1] == (expected or "release 3 s")


def test_the_rest_after_an_exercise_is_part_of_its_dose() -> None:
    one = exercise(body_part=BodyPart.NONE, rest_after=span(20, 40))

    said = words.dose_phrases(timeline(one).exercises[0])

    assert said[-1] == words.Phrase("then rest 40 s", is_suggested=False)
    assert "then rest 20\N{EN DASH}40 s" in summarise(one)


def test_a_step_says_which_side_works() -> None:
    plan = timeline(exercise(sides=Sides.EACH, body_part=BodyPart.ARM))

    said = dict.fromkeys(words.working_side(step, plan.exercises[0]) for step in plan.steps)

    assert list(said) == ["left arm", "right arm"]


def test_nothing_is_said_about_sides_that_an_exercise_does_not_have() -> None:
    plan = timeline(exercise(body_part=BodyPart.NONE))

    assert {words.working_side(step, plan.exercises[0]) for step in plan.steps} == {""}


@pytest.mark.parametrize(
    ("sides", "part", "reason"),
    [
        (Sides.BOTH, BodyPart.ARM, "Both arms work together here, so there's nothing to swap."),
        (Sides.BOTH, BodyPart.NONE, "This exercise has no sides, so there's nothing to swap."),
        (Sides.LEFT, BodyPart.HIP, "The routine asks for the left hip alone."),
        (Sides.ONE, BodyPart.HIP, ""),
        (Sides.EACH, BodyPart.HIP, ""),
    ],
)
def test_sides_are_swapped_where_the_routine_leaves_that_open(
    sides: Sides, part: BodyPart, reason: str
) -> None:
    session = Session.at_start(timeline(exercise(sides=sides, body_part=part)))

    assert why_no_swap(session) == reason
    swapped = {step.side for step in session.swap_sides().timeline.steps}
    expected = {step.side for step in session.timeline.steps}
    if not reason:
        expected = {side.other for side in expected if side}
    assert swapped == expected
    assert Side.LEFT in swapped or sides is not Sides.LEFT
