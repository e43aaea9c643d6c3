"""The exercises of a session in a list, and going to one of them."""

from dataclasses import replace

from footcoach.routine.enums import Sides
from footcoach.session.actions import Action, go_to, press
from footcoach.session.player import Session
from footcoach.session.step_record import Outcome
from footcoach.session.turns import Progress, Turn, list_turns
from footcoach.session.waiting import Waiting
from tests.world import dose, exercise, timeline

THREE = timeline(
    exercise("toe-press"),
    exercise("heel-raise", dose(1), sides=Sides.EACH),
    exercise("toe-fan"),
)


def begun(waiting: Waiting = Waiting.NEVER) -> Session:
    return replace(Session.at_start(THREE), waiting=waiting).begin(0.0).session


def turn(session: Session, name: str) -> Turn:
    return next(one for one in list_turns(session) if one.name == name)


def test_each_exercise_is_listed_once_with_its_sides() -> None:
    listed = [(one.name, one.sides, one.is_now) for one in list_turns(begun())]

    assert listed == [
        ("Toe press", "both feet", True),
        ("Heel raise", "each foot", False),
        ("Toe fan", "both feet", False),
    ]


def test_an_exercise_is_done_once_all_its_moves_are() -> None:
    heel = turn(begun(), "Heel raise").start
    session = begun().advance(THREE.starts[heel] + 0.1).session

    assert [one.progress for one in list_turns(session)] == [
        Progress.DONE,
        Progress.NOTHING,
        Progress.NOTHING,
    ]


def test_of_an_exercise_for_each_side_it_says_which_one_is_done() -> None:
    heel = turn(begun(), "Heel raise").start
    steps = THREE.turn_at(heel)
    right = next(index for index in steps if THREE.steps[index].side == "right")
    later = THREE.starts[right] + 0.1
    session = begun().advance(later).session

    half = turn(session, "Heel raise")
    assert (half.progress, half.sides, half.is_now) == (Progress.PARTLY, "left foot done", True)


def test_going_ahead_skips_what_is_between_and_runs_on() -> None:
    fan = turn(begun(), "Toe fan").start

    after = go_to(begun(), fan, 1.0).session

    assert (after.index, after.is_running) == (fan, True)
    assert {record.outcome for record in after.records[:fan]} == {Outcome.SKIPPED}


def test_going_back_records_nothing_and_undoes_nothing() -> None:
    heel = turn(begun(), "Heel raise").start
    session = begun().advance(THREE.starts[heel] + 0.1).session

    after = go_to(session, 0, THREE.starts[heel] + 0.2).session

    assert after.index == 0
    assert turn(after, "Toe press").progress is Progress.DONE
    assert after.records[heel].outcome is None


def test_going_to_the_exercise_under_way_begins_it_again() -> None:
    session = press(begun(), Action.SKIP, 1.0).session

    assert go_to(session, session.index, 2.0).session.index == 0


def test_a_session_that_is_paused_or_waits_does_so_there_too() -> None:
    fan = turn(begun(), "Toe fan").start
    paused = press(begun(), Action.PAUSE, 1.0).session

    assert not go_to(paused, fan, 2.0).session.is_running
    assert go_to(begun(Waiting.FIRST), fan, 2.0).session.is_waiting


def test_a_session_that_is_over_stays_so() -> None:
    stopped = press(begun(), Action.STOP, 1.0).session

    assert go_to(stopped, 0, 2.0).session == stopped
