"""Pain makes the next session easier, in time and never harder."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.advice.pain import Light, PainAdvice, advise, are_similar, rate_pain
from footcoach.log.records import PainReport, SessionRecord
from footcoach.routine.model import ExerciseTraits
from footcoach.session.timeline import compile_timeline
from tests.advice.world import LIBRARY, SIMILAR, known
from tests.log.world import MONDAY, finished, logged
from tests.world import exercise

TODAY = MONDAY.date()
GREEN, AMBER, RED = Light

TABLE = {
    range(3): (GREEN, GREEN, None),
    range(3, 4): (GREEN, AMBER, None),
    range(4, 6): (AMBER, AMBER, RED),
    range(6, 11): (RED, RED, RED),
}
"""Pain after it; the light for a rise of 0 or 1, of 2 or 3, and of 4 or more."""


def expected(before: int, after: int) -> Light | None:
    column = 0 if after - before < 2 else 1 if after - before < 4 else 2
    return next(lights[column] for scores, lights in TABLE.items() if after in scores)


@pytest.mark.parametrize("before", range(11))
@pytest.mark.parametrize("after", range(11))
def test_every_pair_of_answers_has_the_light_of_the_rule(before: int, after: int) -> None:
    assert rate_pain(PainReport(before=before, after=after)) is expected(before, after)


@pytest.mark.parametrize("after", range(11))
def test_without_an_answer_before_the_score_alone_decides(after: int) -> None:
    assert rate_pain(PainReport(after=after)) is expected(after, after)


def test_nothing_said_gives_no_light() -> None:
    assert rate_pain(PainReport()) is None
    assert rate_pain(PainReport(before=9)) is None


@given(st.none() | st.integers(0, 10), st.none() | st.integers(0, 10))
def test_some_kinds_of_pain_are_red_whatever_the_number(
    before: int | None, after: int | None
) -> None:
    assert rate_pain(PainReport(before=before, after=after, sign=True)) is RED


@pytest.mark.parametrize(
    ("morning", "shown"),
    [(None, GREEN), (1, GREEN), (2, GREEN), (3, AMBER), (4, AMBER), (5, RED), (6, RED)],
)
def test_pain_next_morning_2_above_the_start_is_amber_at_least(
    morning: int | None, shown: Light
) -> None:
    assert rate_pain(PainReport(before=1, after=2, morning=morning)) is shown


@given(*[st.integers(0, 10)] * 3)
def test_a_good_morning_never_makes_a_light_better(before: int, after: int, morning: int) -> None:
    lights = list(Light)
    without = rate_pain(PainReport(before=before, after=after))
    with_it = rate_pain(PainReport(before=before, after=after, morning=morning))

    assert without
    assert with_it
    assert lights.index(with_it) >= lights.index(without)


def went(feeling: PainReport, days_ago: int, name: str = "feet-first") -> SessionRecord:
    plan = compile_timeline(LIBRARY.load(name))
    return logged(finished(plan), at=MONDAY - timedelta(days=days_ago), feeling=feeling)[0]


BAD = PainReport(before=1, after=7, hurt="toe-press")
GRIP = {"toe-press", "toe-curl-spread", "pencil-lift"}
TIPTOE = {"toe-walk", "toe-stand", "heel-raise"}
OTHERS = {"short-foot", "toe-fan", "ankle-circles", "ball-roll", "band-pull", "calf-stretch"}


def resting(*records: SessionRecord) -> set[str]:
    """Return which of some exercises rest today."""
    advice = advise(records, TODAY, SIMILAR)
    return {ident for ident in GRIP | TIPTOE | OTHERS if advice.is_resting(known(ident))}


def test_what_a_wrong_clock_wrote_into_the_future_does_not_count() -> None:
    assert advise([went(BAD, -400)], TODAY, SIMILAR) == PainAdvice()
    assert advise([went(BAD, -2)], TODAY, SIMILAR) == PainAdvice()
    assert resting(went(BAD, -1)) == GRIP


@pytest.mark.parametrize(("days", "out"), [(0, GRIP), (2, GRIP), (3, set())])
def test_after_red_what_hurt_and_similar_exercises_rest_for_two_days(
    days: int, out: set[str]
) -> None:
    assert resting(went(BAD, days)) == out
    assert advise([went(BAD, days)], TODAY, SIMILAR).easier


def test_after_red_without_a_name_everything_that_was_done_rests() -> None:
    said_nothing = went(replace(BAD, hurt=None), 1, "two-minutes")

    assert resting(said_nothing) == {"short-foot", "toe-fan", "ankle-circles"}


def test_one_exercise_naming_the_other_as_similar_is_enough() -> None:
    own = exercise("marbles", traits=ExerciseTraits(similar=("toe-press",)))
    named = replace(BAD, hurt="marbles")

    # Its own file names it: what is in hand, then what was looked up.
    assert advise([went(BAD, 1)], TODAY, {}).is_resting(own)
    assert advise([went(named, 1)], TODAY, {"marbles": ("toe-press",)}).is_resting(known())
    assert not advise([went(named, 1)], TODAY, {}).is_resting(known())
    assert advise([went(named, 1)], TODAY, {}).is_resting(exercise("marbles"))


def test_a_morning_pain_of_1_after_0_is_not_amber_by_itself() -> None:
    assert rate_pain(PainReport(before=0, after=0, morning=1)) is Light.GREEN
    assert rate_pain(PainReport(before=0, after=0, morning=2)) is Light.AMBER


def test_what_rests_says_until_when_and_why() -> None:
    advice = advise([went(BAD, 1)], TODAY, SIMILAR)

    assert advice.find_rest(known("toe-press")) == (Light.RED, TODAY + timedelta(days=2))
    assert advice.find_rest(known("pencil-lift")) == (Light.RED, TODAY + timedelta(days=2))
    assert advice.find_rest(known("short-foot")) is None


def test_of_two_red_sessions_the_later_one_says_until_when_it_rests() -> None:
    advice = advise([went(BAD, 2), went(BAD, 0)], TODAY, SIMILAR)

    assert advice.find_rest(known("toe-press")) == (Light.RED, TODAY + timedelta(days=3))


def test_amber_makes_the_next_session_easier_and_everything_on_tiptoe_rests() -> None:
    amber = went(PainReport(before=2, after=4), 1)

    assert advise([amber], TODAY, SIMILAR) == PainAdvice(
        light=AMBER, tiptoe_rests=True, easier=True
    )
    assert resting(amber) == TIPTOE


def test_an_own_exercise_on_tiptoe_rests_after_amber() -> None:
    advice = advise([went(PainReport(after=4), 1)], TODAY, {})

    assert advice.is_resting(exercise("stairs", traits=ExerciseTraits(tiptoe=True)))
    assert not advice.is_resting(exercise("stairs"))


def test_green_after_amber_is_as_planned_again() -> None:
    records = [went(PainReport(after=4), 2), went(PainReport(before=1, after=1), 1)]

    advice = advise(records, TODAY, SIMILAR)

    assert advice.light is GREEN
    assert advice.is_clear
    assert resting(*records) == set()


def test_a_session_without_answers_says_nothing() -> None:
    advice = advise([went(PainReport(after=4), 2), went(PainReport(), 1)], TODAY, SIMILAR)

    assert advice.light is AMBER


def test_green_does_not_end_the_rest_after_red() -> None:
    records = [went(BAD, 2), went(PainReport(after=0), 1)]

    assert resting(*records) == GRIP
    assert not advise(records, TODAY, SIMILAR).is_clear


def test_two_reds_in_a_week_suggest_seeing_someone() -> None:
    assert advise([went(BAD, 6), went(BAD, 1)], TODAY, SIMILAR).see_someone
    assert not advise([went(BAD, 7), went(BAD, 1)], TODAY, SIMILAR).see_someone
    assert not advise([went(BAD, 1)], TODAY, SIMILAR).see_someone


def test_answers_of_long_ago_say_nothing() -> None:
    assert advise([went(BAD, 14)], TODAY, SIMILAR).light is RED
    assert advise([went(BAD, 15)], TODAY, SIMILAR) == PainAdvice()
    assert advise([], date(2026, 1, 1), {}).is_clear


@pytest.mark.parametrize(
    ("names", "named_by", "are"),
    [((), (), False), (("b",), (), True), ((), ("a",), True), (("c",), ("c",), False)],
)
def test_two_exercises_are_similar_if_either_names_the_other(
    names: tuple[str, ...], named_by: tuple[str, ...], are: bool
) -> None:
    one = exercise("a", traits=ExerciseTraits(similar=names))

    assert are_similar(one, "b", {"b": named_by}) is are


def test_an_exercise_is_similar_to_itself() -> None:
    assert are_similar(exercise("a"), "a", {})
