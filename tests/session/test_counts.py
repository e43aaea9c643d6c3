"""After a set of as many as you can, what you type in is kept, and nothing else is."""

from footcoach.session import result_words, step_words
from footcoach.session.actions import Action, enter_count, press
from footcoach.session.cues import StepKind
from footcoach.session.player import Ending, Session
from footcoach.session.step_record import Outcome
from footcoach.session.tally import KnownBy, tally_sides
from tests.coach.test_text_guide import guide
from tests.world import dose, exercise, span, timeline

PLAN = timeline(
    exercise(same=dose(1, sets=2, as_many=True, own_pace=True, set_time=span(60)), ready=span(0))
)
START = 100.0


def asked() -> Session:
    """Return a session that has just been asked about its first set."""
    session = Session.at_start(PLAN).begin(START).session.advance(START + 60).session
    assert session.step
    assert session.step.kind is StepKind.COUNT
    return session


def test_a_number_is_kept_and_the_session_goes_on() -> None:
    session = enter_count(asked(), 23, START + 65).session

    assert session.records[1].count == 23
    assert session.records[1].outcome is Outcome.DONE
    assert session.step
    assert session.step.kind is StepKind.REST


def test_it_waits_for_an_answer_and_needs_none() -> None:
    assert asked().advance(START + 5000).session.index == 1

    session = press(asked(), Action.DONE, START + 65).session

    assert (session.index, session.records[1].count) == (2, None)


def test_no_number_is_taken_where_none_is_asked_for() -> None:
    session = Session.at_start(PLAN).begin(START).session

    assert enter_count(session, 23, START + 5).session == session.advance(START + 5).session


def test_the_numbers_of_all_sets_are_added_up() -> None:
    session = enter_count(asked(), 23, START + 65).session.advance(START + 135).session
    session = enter_count(session, 18, START + 136).session

    (tally,) = tally_sides(session)
    assert session.ending is Ending.FINISHED
    assert (tally.done, tally.counted, tally.known_by) == (2, 41, KnownBy.TYPED)
    assert result_words.name_result(tally, PLAN.exercises[0]) == (
        "Toe press (2 of 2 sets, 41 reps, 2 min)"
    )


def test_without_a_number_the_set_counts_all_the_same() -> None:
    (tally,) = tally_sides(press(asked(), Action.DONE, START + 65).session)

    assert (tally.done, tally.counted, tally.known_by) == (1, None, KnownBy.CLOCK)


def test_doing_the_set_again_keeps_its_number_until_another_is_typed_in() -> None:
    session = enter_count(asked(), 23, START + 65).session
    again = press(session, Action.REPEAT, START + 66).session.advance(START + 200).session

    assert again.records[1].count == 23
    assert enter_count(again, 25, START + 201).session.records[1].count == 25


def test_a_number_is_typed_in_plain_mode() -> None:
    lines, ending, _ = guide(PLAN, (70, "23"), (150, "007"))

    assert ending is Ending.FINISHED
    assert lines.count(f"How many? {step_words.TYPE_COUNT}") == 2
    assert lines[-1] == "Test routine: 2 of 2 sets, 30 reps in 2 min."
