"""Lines of text carry a person through a session without a screen."""

from queue import Empty

import pytest

from footcoach.coach.plain import PlainGuide
from footcoach.coach.running import Coach
from footcoach.routine.model import Sides
from footcoach.session.player import Ending
from footcoach.session.timeline import Timeline
from footcoach.sound.speaker import Recorder
from tests.world import FakeClock, dose, exercise, move, timeline


class Typist:
    """Types lines at given seconds of the session; waiting for one lets the time pass."""

    def __init__(self, clock: FakeClock, *typed: tuple[float, str | None]) -> None:
        self._clock, self._typed = clock, list(typed)
        self._start = clock.now

    def get(self, block: bool, timeout: float | None) -> str | None:
        assert block
        assert timeout is not None
        if self._typed and self._start + self._typed[0][0] <= self._clock.now + timeout:
            when, line = self._typed.pop(0)
            self._clock.now = max(self._clock.now, self._start + when)
            return line
        self._clock.tick(timeout or 1e-3)
        raise Empty


def guide(
    laid_out: Timeline, *typed: tuple[float, str | None], speed: float = 1.0
) -> tuple[list[str], Ending | None, float]:
    """Guide through a timeline; return the lines, how it ended and how long it took."""
    clock = FakeClock()
    lines: list[str] = []
    coach = Coach(laid_out, Recorder(clock), clock=clock, wall=clock, gap=2 * speed)
    session = PlainGuide(coach, lines.append, Typist(clock, *typed), speed).run()
    return lines, session.ending, clock.now - 1000


def test_it_says_what_changes_and_no_seconds_pass_in_words() -> None:
    laid_out = timeline(exercise(same=dose(2), sides=Sides.EACH, setup="Stand by a wall."))

    lines, ending, took = guide(laid_out)

    assert lines == [
        "Test routine. 1 exercise, 0:33.",
        "Exercise 1 of 1: Toe press.",
        "2 reps, hold 3 s, release 3 s, switch 5 s, each foot.",
        "Stand by a wall.",
        "Hold (left foot, 1 of 2).",
        "Release.",
        "Hold (left foot, 2 of 2).",
        "Change: right foot.",
        "Hold (right foot, 1 of 2).",
        "Release.",
        "Hold (right foot, 2 of 2).",
        "Done.",
        "Toe press: left, 2 of 2 reps, 6 s",
        "Toe press: right, 2 of 2 reps, 6 s",
    ]
    assert ending is Ending.FINISHED
    assert took == pytest.approx(33, abs=0.1)


def test_what_the_sound_comes_from_is_said_once() -> None:
    clock = FakeClock()
    lines: list[str] = []
    speaker = Recorder(clock)
    speaker.notice = "Sound now by bell. stream: no device."
    coach = Coach(timeline(exercise(same=dose(2))), speaker, clock=clock, wall=clock)

    PlainGuide(coach, lines.append, Typist(clock)).run()

    assert lines.count("Sound now by bell. stream: no device.") == 1


def test_enter_pauses_and_goes_on_from_the_same_second() -> None:
    lines, _, took = guide(timeline(exercise(same=dose(1, move("hold", 30)))), (20, ""), (100, ""))

    assert "Paused." in lines
    assert "Going on." in lines
    assert took == pytest.approx(10 + 30 + 80 + 3, abs=0.1)


def test_enter_ends_a_move_that_waits() -> None:
    laid_out = timeline(exercise(same=dose(2, move("pick", None), release=0)))

    lines, ending, took = guide(laid_out, (60, ""), (70, ""))

    assert lines[3] == "Pick (1 of 2). Press Enter when done."
    assert ending is Ending.FINISHED
    assert took == pytest.approx(70, abs=0.1)


def test_where_nobody_can_type_a_move_that_waits_does_not_wait_for_ever() -> None:
    laid_out = timeline(exercise(same=dose(2, move("pick", None), release=0)))

    _, ending, took = guide(laid_out, (0, None))

    assert ending is Ending.FINISHED
    assert took == pytest.approx(11, abs=1)


@pytest.mark.parametrize(("letter", "ending"), [("q", Ending.LEFT), ("x", Ending.STOPPED)])
def test_one_letter_ends_it(letter: str, ending: Ending) -> None:
    lines, came_to, took = guide(timeline(), (12, letter))

    assert came_to is ending
    assert took == 12
    assert lines[-1] == "Toe press: 0 of 2 reps, 2 s"


def test_an_unknown_letter_is_answered_with_the_known_ones() -> None:
    lines, ending, _ = guide(timeline(), (5, "what?"))

    assert any(line.startswith("Enter pauses") for line in lines)
    assert ending is Ending.FINISHED


def test_time_that_nobody_saw_is_told_and_costs_nothing() -> None:
    clock = FakeClock()
    lines: list[str] = []
    coach = Coach(timeline(), Recorder(clock), clock=clock, wall=clock)

    class Stopped(Typist):
        def get(self, block: bool, timeout: float | None) -> str | None:
            if any("Hold" in line for line in lines) and not any("Paused" in i for i in lines):
                clock.tick(5)
                raise Empty
            return super().get(block, timeout)

    PlainGuide(coach, lines.append, Stopped(clock, (40, "")), 1.0).run()

    assert "Paused, because the computer stood still. Press Enter to go on." in lines
    assert coach.session.ending is Ending.FINISHED
