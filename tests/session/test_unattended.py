"""A session for a file waits for no key, and says which exercises would."""

from footcoach.session.cues import Cue, StepKind
from footcoach.session.unattended import AS_MANY, REP, give_times, list_given
from tests.world import dose, exercise, move, timeline

OWN_PACE = exercise("own-pace", dose(12, move("lift", None), own_pace=True, sets=2))
AS_MANY_AS = exercise("most", dose(1, move("lift", None), own_pace=True, as_many=True))


def test_a_session_that_never_waits_stays_as_it_is() -> None:
    plan = timeline()

    assert give_times(plan) is plan
    assert not list(list_given(plan))


def test_each_set_at_ones_own_pace_gets_time_for_its_reps() -> None:
    plan = timeline(OWN_PACE)
    timed = give_times(plan)

    moves = [step for step in timed.steps if step.move]
    assert [step.seconds for step in moves] == [12 * REP] * 2
    assert timed.seconds is not None
    assert list(list_given(plan)) == [("Own pace", 12 * REP)]


def test_a_set_of_as_many_as_you_can_gets_a_time_and_asks_nothing() -> None:
    timed = give_times(timeline(AS_MANY_AS, OWN_PACE))

    assert StepKind.COUNT not in {step.kind for step in timed.steps}
    assert next(step.seconds for step in timed.steps if step.move) == AS_MANY


def test_it_ends_with_the_tone_of_the_end() -> None:
    for last in (OWN_PACE, AS_MANY_AS):
        step = give_times(timeline(last)).steps[-1]
        assert (step.cues[-1].at, step.cues[-1].cue) == (step.seconds, Cue.SESSION_DONE)
