"""The words for how a session ended say how much of it was done."""

from dataclasses import replace

from footcoach.session.actions import Action, press
from footcoach.session.player import Ending, Session
from footcoach.session.result_words import describe_ending
from tests.log.world import finished
from tests.world import dose, exercise, move, timeline

START = 1000.0
PLAN = timeline(
    exercise("toe-press", same=dose(13, move("hold", 5))),
    exercise("heel-raise", same=dose(44, move("hold", 5))),
)


def skipped_to_the_end(session: Session) -> Session:
    while session.step:
        session = press(session, Action.NEXT, START).session
    return session


def test_a_session_of_which_all_was_done_is_done() -> None:
    assert describe_ending(finished(PLAN)) == "Done"


def test_one_that_was_skipped_to_its_end_says_how_much_was_done() -> None:
    session, _ = Session.at_start(PLAN).begin(START)
    first = session.advance(START + 10 + 13 * 8 - 3 + 1).session

    over = skipped_to_the_end(first.pause(START + 200))

    assert over.ending is Ending.FINISHED
    assert describe_ending(over) == "13 of 57 reps"


def test_sets_at_the_persons_own_pace_are_counted_as_sets() -> None:
    plan = timeline(exercise(same=dose(8, own_pace=True, sets=3)))

    assert describe_ending(skipped_to_the_end(Session.at_start(plan))) == "0 of 3 sets"


def test_one_that_was_left_or_stopped_says_so() -> None:
    session = Session.at_start(PLAN)

    assert describe_ending(replace(session, ending=Ending.LEFT)) == "Left before the end"
    assert describe_ending(replace(session, ending=Ending.STOPPED)) == "Stopped"
