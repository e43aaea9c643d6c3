"""A step up is offered after two good sessions, one at a time, and never after pain."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.advice.pain import Light, rate_pain
from footcoach.advice.progression import PAUSE, find_step_up, raise_range, record_offer
from footcoach.log.records import Offer, PainReport, SessionRecord, milliseconds
from footcoach.routine.dose_change import DoseChange, apply_change, current_value
from footcoach.routine.enums import Effort, Side, Sides
from footcoach.routine.model import Block, Routine, Span
from footcoach.session.actions import Action, press
from footcoach.session.correction import correct_reps
from footcoach.session.player import Ending, Session
from footcoach.session.timeline import compile_timeline
from tests.advice.world import LIBRARY, SIMILAR, known
from tests.log.world import MONDAY, START, finished, logged, offer, start_time, under_way
from tests.world import dose, move, routine, span

TODAY = MONDAY.date()
GREEN, AMBER, RED = PainReport(before=1, after=1), PainReport(after=4), PainReport(after=8)
DAY = timedelta(days=1)

PRESS = known("toe-press", same=dose(10, move("hold", 3)))
PLAIN = routine(PRESS)


def done(
    what: Routine = PLAIN,
    days_ago: int = 0,
    feeling: PainReport = GREEN,
    effort: Effort = Effort.GENTLE,
    **changes: Any,
) -> SessionRecord:
    """Return a session of a routine in which all was done."""
    session = finished(compile_timeline(what, effort))
    return logged(session, MONDAY - days_ago * DAY, feeling=feeling, **changes)[0]


def twice(what: Routine = PLAIN, effort: Effort = Effort.GENTLE) -> list[SessionRecord]:
    return [done(what, effort=effort), done(what, days_ago=1, effort=effort)]


def offered(
    entries: list[SessionRecord], *offers: Offer, what: Routine = PLAIN, today: date = TODAY
) -> DoseChange | None:
    return find_step_up(what, entries, offers, today, SIMILAR)


# ---- what grows


@pytest.mark.parametrize(
    ("ident", "same", "change"),
    [
        ("toe-press", dose(10, move("hold", 3)), ("reps", span(12))),
        ("toe-press", dose(14, move("hold", 3)), ("reps", span(15))),
        ("toe-press", dose(15, move("hold", 3)), ("moves.hold", span(4))),
        ("toe-press", dose(20, move("hold", 5)), ("sets", span(2))),
        ("toe-press", dose(15, move("hold", 5), sets=2), None),
        ("band-pull", dose(15, move("hold", 9)), ("moves.hold", span(10))),
        ("band-point", dose(15, move("hold", 10)), ("sets", span(2))),
        ("toe-curl-spread", dose(15, move("curl"), move("spread")), ("sets", span(2))),
        ("toe-walk", dose(1, move("walk", 20), sets=6), ("moves.walk", span(25))),
        ("toe-walk", dose(1, move("walk", 27), sets=6), ("moves.walk", span(30))),
        ("toe-walk", dose(1, move("walk", 30), sets=1), None),
        ("toe-stand", dose(1, move("hold", 20), sets=5), ("moves.hold", span(25))),
        ("toe-press", dose(15, move("hold", None)), ("sets", span(2))),
        ("toe-press", dose(15, move("hold", 3), own_pace=True), ("sets", span(2))),
        ("calf-stretch", dose(1, move("hold", 30)), None),
        ("ball-roll", dose(1, move("roll", 60)), None),
    ],
)
def test_what_grows_next(ident: str, same: Any, change: tuple[str, Span] | None) -> None:
    plan = routine(known(ident, same))

    assert offered(twice(plan), what=plan) == (DoseChange(0, *change) if change else None)


@pytest.mark.parametrize(
    ("before", "effort", "after"),
    [
        (span(10, 15), Effort.GENTLE, span(12, 15)),
        (span(10, 11), Effort.GENTLE, span(12)),
        (span(10, 13), Effort.FULL, span(10, 15)),
        (span(10, 15), Effort.MODERATE, span(15, 15)),
        (span(10, 12), Effort.MODERATE, span(13)),
    ],
)
def test_of_a_range_what_was_done_grows(before: Span, effort: Effort, after: Span) -> None:
    plan = routine(known("toe-press", same=dose(before, move("hold", 3))))

    assert offered(twice(plan, effort), what=plan) == DoseChange(0, "reps", after)


@given(st.integers(1, 40), st.integers(0, 9), st.sampled_from(Effort), st.integers(1, 9))
def test_a_raised_range_is_one_and_gives_what_was_asked_for(
    low: int, wide: int, effort: Effort, by: int
) -> None:
    before = span(low, low + wide)
    to = before.at(effort) + by

    after = raise_range(before, effort, to)

    assert after.at(effort) == to
    assert before.low <= after.low <= after.high
    assert before.high <= after.high


def test_feet_with_different_doses_are_left_as_they_are() -> None:
    plan = routine(known("toe-press", same=dose(10), right=dose(8), sides=Sides.EACH))

    assert offered(twice(plan), what=plan) is None


@pytest.mark.parametrize("effort", Effort)
@pytest.mark.parametrize("name", LIBRARY.names())
def test_a_preset_climbs_step_by_step_to_an_end_and_never_beyond(name: str, effort: Effort) -> None:
    what, today, offers = LIBRARY.load(name), MONDAY, list[Offer]()
    every = range(len(what.exercises))
    for _ in range(120):
        session = finished(compile_timeline(what, effort, include=every))
        entry, _ = logged(session, today, feeling=GREEN)
        entries = [replace(entry, uuid="earlier", began=start_time(today - DAY)), entry]
        change = find_step_up(what, entries, offers, today.date(), SIMILAR)
        if change is None:
            break
        one = what.exercises[change.exercise]
        before = current_value(one, change.what)
        assert before
        (step,) = (step for step in one.traits.progression if step.what == change.what)
        assert before.at(effort) < change.span.at(effort) <= step.top
        offers.append(
            offer(today, routine=name, exercise=one.id, what=change.what,
                  old=before, new=change.span)
        )  # fmt: skip
        what, today = apply_change(what, change), today + PAUSE + 2 * DAY
    else:
        pytest.fail("it never ends")
    assert all(
        (current_value(one, step.what) or Span(99, 99)).at(effort) >= step.top
        for one in what.exercises
        for step in one.traits.progression
    )


# ---- when


def test_two_good_sessions_on_different_days_are_a_reason() -> None:
    assert offered(twice()) == DoseChange(0, "reps", span(12))


TOO_LITTLE = {
    "nothing": [],
    "one session": [done()],
    "no night between": [done(), done()],
    "a missed week": [done(), done(days_ago=8)],
    "amber before": [done(), done(days_ago=1, feeling=AMBER)],
    "nothing said before": [done(), done(days_ago=1, feeling=PainReport())],
    "nothing said": [done(feeling=PainReport()), done(days_ago=1), done(days_ago=2)],
    "amber": [done(feeling=AMBER), done(days_ago=1), done(days_ago=2)],
    "red": [done(feeling=RED), done(days_ago=1), done(days_ago=2)],
    "a sign": [done(feeling=PainReport(after=0, sign=True)), done(days_ago=1), done(days_ago=2)],
    "a worse morning": [done(), done(days_ago=1, feeling=PainReport(before=1, after=1, morning=2))],
    "stopped": [done(), done(days_ago=1, ending=Ending.STOPPED)],
    "another routine": [done(routine="other"), done(days_ago=1)],
    "another effort": [done(effort=Effort.FULL), done(days_ago=1)],
}


@pytest.mark.parametrize("what", TOO_LITTLE)
def test_anything_less_is_none(what: str) -> None:
    assert offered(TOO_LITTLE[what]) is None


def test_a_night_without_a_worse_morning_is_enough() -> None:
    same = PainReport(before=1, after=1, morning=1)

    assert offered([done(), done(days_ago=1, feeling=same)]) is not None


def incomplete(session: Session, **changes: Any) -> SessionRecord:
    return logged(session, MONDAY, feeling=GREEN, **changes)[0]


def test_what_was_not_done_whole_does_not_count() -> None:
    plan = compile_timeline(PLAIN)
    less = correct_reps(finished(plan), 0, None, 9)
    skipped = press(under_way(plan).resume(START, lead=0), Action.SKIP, START).session

    assert offered([incomplete(less), *twice()[1:]]) is None
    assert offered([incomplete(skipped), *twice()]) is None


def test_a_session_that_did_not_come_to_an_exercise_says_nothing_of_it() -> None:
    plan = routine(known("toe-fan"), PRESS)
    early = incomplete(under_way(compile_timeline(plan), seconds=3), ending=Ending.LEFT)
    offers = [offer(exercise="toe-fan", taken=False)]

    assert offered([early, *twice(plan)], *offers, what=plan) == DoseChange(1, "reps", span(12))


def test_one_foot_alone_is_half_a_session() -> None:
    plan = routine(known("toe-press", same=dose(10, move("hold")), sides=Sides.EACH))
    left = finished(compile_timeline(plan, feet={0: Side.LEFT}))

    assert offered(twice(plan), what=plan) == DoseChange(0, "reps", span(12))
    assert offered([incomplete(left), *twice(plan)], what=plan) is None


def test_a_shortened_session_does_not_count() -> None:
    hurried = routine(known("toe-press", same=dose(10, move("hold", 2))))

    assert offered([done(hurried), done(days_ago=1)]) is None


def test_rounds_are_part_of_the_whole() -> None:
    plan = Routine(name="test", title="t", blocks=(Block(exercises=(PRESS,), rounds=span(3)),))

    assert offered(twice(plan), what=plan) == DoseChange(0, "reps", span(12))
    assert offered(twice(), what=plan) is None


def test_pain_with_a_relative_in_another_routine_is_a_reason_against() -> None:
    grip, fan = (routine(known(name), name="other") for name in ("pencil-lift", "toe-fan"))
    calm = PainReport(before=0, after=0)

    def after(other: Routine) -> DoseChange | None:
        between = done(other, feeling=AMBER)
        return offered([done(days_ago=-1, feeling=calm), between, done(days_ago=2)],
                       today=TODAY + DAY)  # fmt: skip

    assert after(grip) is None
    assert after(fan) is not None


def test_while_todays_answers_speak_against_it_nothing_is_offered() -> None:
    hurt = done(routine(known("heel-raise"), name="other"), days_ago=-1, feeling=AMBER)

    assert offered([hurt, *twice()], today=TODAY + DAY) is None


@pytest.mark.parametrize(("seconds", "is_enough"), [(27.0, True), (26.9, False)])
def test_nine_tenths_of_the_time_are_enough(seconds: float, is_enough: bool) -> None:
    later, earlier = twice()
    (part,) = later.parts
    later = replace(later, parts=(replace(part, seconds=seconds),))

    assert (offered([later, earlier]) is not None) is is_enough


def test_sessions_of_the_last_two_weeks_count() -> None:
    assert offered([done(days_ago=7), done(days_ago=14)]) is not None
    assert offered([done(days_ago=8), done(days_ago=15)]) is None


def test_an_offer_is_recorded_with_what_was_and_what_would_be() -> None:
    two = routine(known(same=dose(8)), PRESS, name="mine")

    noted = record_offer(two, DoseChange(1, "reps", span(12)), start_time(), "a-uuid", taken=True)

    assert noted == Offer(
        uuid="a-uuid", at=milliseconds(MONDAY), day="2026-11-16", routine="mine",
        exercise="toe-press", nth=1, what="reps", old=span(10), new=span(12), taken=True,
    )  # fmt: skip


# ---- how often


@pytest.mark.parametrize("taken", [True, False])
@pytest.mark.parametrize("name", ["test", "other"])
def test_an_exercise_is_offered_once_a_week_in_whatever_routine(taken: bool, name: str) -> None:
    def ago(days: int) -> Offer:
        return offer(MONDAY - days * DAY, taken=taken, routine=name)

    assert offered(twice(), ago(6)) is None
    assert offered(twice(), ago(7)) is not None


def test_after_a_step_two_new_sessions_are_needed() -> None:
    an_hour_later = MONDAY - 7 * DAY + timedelta(hours=1)
    step = offer(an_hour_later, old=span(8), new=span(10))
    before = done(days_ago=7)

    assert offered([done(), before]) is not None
    assert offered([done(), before], step) is None
    assert offered([done(), done(days_ago=1), before], step) is not None
    assert offered([done(), before], replace(step, taken=False)) is not None
    assert offered([done(), before], replace(step, routine="other")) is not None


def test_one_exercise_at_a_time_the_one_offered_longest_ago_first() -> None:
    plan = routine(PRESS, known("toe-fan"), known("short-foot"))
    entries = twice(plan)
    first = offer(MONDAY - 20 * DAY, exercise="toe-press")
    second = offer(MONDAY - 10 * DAY, exercise="toe-fan")

    assert offered(entries, what=plan) == DoseChange(0, "reps", span(12))
    assert offered(entries, first, second, what=plan) == DoseChange(2, "reps", span(4))
    third = offer(MONDAY - 9 * DAY, exercise="short-foot")
    assert offered(entries, first, second, third, what=plan) == DoseChange(0, "reps", span(12))


feelings = st.builds(
    PainReport,
    before=st.none() | st.integers(0, 5),
    after=st.none() | st.integers(0, 10),
    morning=st.none() | st.integers(0, 10),
    sign=st.booleans(),
)


@given(st.lists(st.tuples(st.integers(0, 12), feelings), max_size=6))
def test_nothing_is_ever_offered_after_amber_or_red(said: list[tuple[int, PainReport]]) -> None:
    entries = [
        _later(done(days_ago=days, feeling=feeling), number)
        for number, (days, feeling) in enumerate(said)
    ]

    change = offered(entries)

    newest = sorted(entries, key=lambda entry: entry.began.at, reverse=True)
    if change is not None:
        assert [rate_pain(entry.feeling) for entry in newest[:2]] == [Light.GREEN] * 2
        assert newest[0].began.day != newest[1].began.day


def _later(entry: SessionRecord, by: int) -> SessionRecord:
    return replace(entry, began=replace(entry.began, at=entry.began.at + by))
