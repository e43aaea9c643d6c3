"""Plain mode carries a person through a session without a screen."""

from collections import defaultdict
from dataclasses import replace
from queue import Empty

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.coach.coach import Coach
from footcoach.coach.text_guide import COMMANDS, TextGuide, find_command
from footcoach.routine.enums import Side, Sides
from footcoach.routine.model import Block, Exercise
from footcoach.session.cues import TAKE_UP
from footcoach.session.key_table import session_keys
from footcoach.session.keyboard_layouts import LETTERS
from footcoach.session.player import Ending
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.session.waiting import Waiting
from footcoach.sound.speaker import Recorder
from tests.world import FakeClock, dose, exercise, move, routine, span, timeline


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
    laid_out: Timeline,
    *typed: tuple[float, str | None],
    speed: float = 1.0,
    waiting: Waiting = Waiting.NEVER,
) -> tuple[list[str], Ending | None, float]:
    """Guide through a timeline; return the lines, how it ended and how long it took."""
    clock = FakeClock()
    lines: list[str] = []
    speaker = Recorder(clock)
    coach = Coach(laid_out, speaker, clock=clock, wall=clock, gap=2 * speed, waiting=waiting)
    session = TextGuide(coach, lines.append, Typist(clock, *typed), speed).run()
    return lines, session.ending, clock.now - 1000


def test_it_says_what_changes_and_never_counts_seconds() -> None:
    laid_out = timeline(exercise(same=dose(2), sides=Sides.EACH, setup="Stand by a wall."))

    lines, ending, took = guide(laid_out)

    assert lines == [
        "Test routine. 1 exercise, 0:33.",
        "Exercise 1 of 1: Toe press.",
        "2 reps, hold 3 s, release 3 s, switch 5 s, each foot.",
        "Left foot first.",
        "Stand by a wall.",
        "Do the hold.",
        "Hold (left foot, 1 of 2).",
        "Release.",
        "Hold (left foot, 2 of 2).",
        "Change to the right foot.",
        "Hold (right foot, 1 of 2).",
        "Release.",
        "Hold (right foot, 2 of 2).",
        "Well done.",
        "Test routine: 4 of 4 reps in 12 s.",
    ]
    assert ending is Ending.FINISHED
    assert took == pytest.approx(33, abs=0.1)


def test_what_the_sound_comes_from_is_said_once() -> None:
    clock = FakeClock()
    lines: list[str] = []
    speaker = Recorder(clock)
    speaker.notice = "No sound device found; using the terminal bell."
    coach = Coach(timeline(exercise(same=dose(2))), speaker, clock=clock, wall=clock)

    TextGuide(coach, lines.append, Typist(clock)).run()

    assert lines.count("No sound device found; using the terminal bell.") == 1


def test_a_log_that_cannot_be_written_is_told_at_once_and_once() -> None:
    clock = FakeClock()
    lines: list[str] = []
    coach = Coach(timeline(exercise(same=dose(2))), Recorder(clock), clock=clock, wall=clock)

    def trouble() -> str:
        return "Not saved: the disk is full." if clock.now > 1012 else ""

    TextGuide(coach, lines.append, Typist(clock), trouble=trouble).run()

    assert lines.count("Not saved: the disk is full.") == 1
    assert lines.index("Not saved: the disk is full.") < lines.index("Well done.")


def test_enter_pauses_and_resumes_at_the_same_second() -> None:
    lines, _, took = guide(timeline(exercise(same=dose(1, move("hold", 30)))), (20, ""), (100, ""))

    assert "Paused." in lines
    assert "Resuming: hold, 1 of 1. Counting in 3 s." in lines
    assert took == pytest.approx(10 + 30 + 80 + TAKE_UP + 3, abs=0.1)


def test_enter_ends_a_move_that_waits() -> None:
    laid_out = timeline(exercise(same=dose(2, move("pick", None), release=0)))

    lines, ending, took = guide(laid_out, (60, ""), (70, ""))

    assert lines[5] == "Pick (1 of 2). Press Enter when done."
    assert ending is Ending.FINISHED
    assert took == pytest.approx(70, abs=0.1)


def test_with_no_one_to_type_a_move_that_waits_does_not_wait_for_ever() -> None:
    laid_out = timeline(exercise(same=dose(2, move("pick", None), release=0)))

    _, ending, took = guide(laid_out, (0, None))

    assert ending is Ending.FINISHED
    assert took == pytest.approx(11, abs=1)


@pytest.mark.parametrize(("letter", "ending"), [("q", Ending.LEFT), ("x", Ending.STOPPED)])
def test_one_letter_ends_it(letter: str, ending: Ending) -> None:
    lines, came_to, took = guide(timeline(), (12, letter))

    assert came_to is ending
    assert took == 12
    assert "Test routine: 2 s of exercise." in lines


def test_an_unknown_letter_is_answered_with_the_known_ones() -> None:
    lines, ending, _ = guide(timeline(), (5, "what?"))

    typed = [" or ".join(key.typed) for key in session_keys() if any(key.typed)]
    assert "x or stop" in typed
    assert any(line.startswith("Enter alone: start, pause") for line in lines)
    assert all(any(line.startswith(f"{one}: ") for line in lines) for one in typed)
    assert ending is Ending.FINISHED


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        ("pause", "Paused."),
        ("help", "x or stop: stop, it hurts."),
        ("next", "Exercise 2 of 2: Heel raise."),
        ("back", "Now: get ready."),
        ("skip", "Now: hold, 1 of 2."),
        ("repeat", "Now: get ready."),
        ("stop", "Stopped. Good call."),
        ("STOP!", "Stopped. Good call."),
        ("quit", "Left before the end."),
        ("Quit.", "Left before the end."),
        ("resume", "Now: get ready."),
        ("done", "Hold (1 of 2)."),
    ],
)
def test_words_do_what_their_letters_do(word: str, answer: str) -> None:
    lines, _, _ = guide(timeline(exercise(), exercise("heel-raise")), (5, word), (6, "q"))

    assert any(answer in line for line in lines)


def test_pause_and_resume_as_words_only_do_what_they_say() -> None:
    hold = timeline(exercise(same=dose(1, move("hold", 30))))

    lines, _, took = guide(hold, (15, "pause"), (20, "pause"), (100, "resume"), (110, "resume"))

    assert lines.count("Paused.") == 2
    assert lines.count("Resuming: hold, 1 of 1. Counting in 3 s.") == 1
    assert lines.count("Now: hold, 1 of 1.") == 1
    assert took == pytest.approx(10 + 30 + 85 + TAKE_UP + 3, abs=0.1)


@pytest.mark.parametrize(
    "line", ["q", "Q", "й", "Й", "quit", "QUIT", "йгше", "ض", "quit.", " Quit "]
)
def test_a_line_in_capitals_or_on_another_layout_means_the_same(line: str) -> None:
    _, ending, took = guide(timeline(), (12, line))

    assert (ending, took) == (Ending.LEFT, 12)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_line_works_on_every_layout_that_has_its_letters(command: str) -> None:
    on_keys = defaultdict[str, list[str]](list)
    for letter, key in LETTERS.items():
        on_keys[key].append(letter)

    for written in (command.upper(), command.title()):
        assert find_command(written) == COMMANDS[command]
    for number in range(max(len(on_keys[char]) for char in command)):
        written = "".join(
            on_keys[char][number % len(on_keys[char])] if char in on_keys else char
            for char in command
        )
        assert find_command(written) == COMMANDS[command]


@pytest.mark.parametrize("line", ["", ".", "..", "é", "ß", "stop now", "¡"])
def test_other_lines_mean_nothing(line: str) -> None:
    assert find_command(line) is None


def test_time_asleep_is_said_and_costs_nothing() -> None:
    clock = FakeClock()
    lines: list[str] = []
    coach = Coach(timeline(), Recorder(clock), clock=clock, wall=clock)

    class Stopped(Typist):
        def get(self, block: bool, timeout: float | None) -> str | None:
            if any("Hold" in line for line in lines) and not any("Paused" in i for i in lines):
                clock.tick(5)
                raise Empty
            return super().get(block, timeout)

    TextGuide(coach, lines.append, Stopped(clock, (40, "")), 1.0).run()

    assert "Paused: the computer was asleep for 5 s. Press Enter to resume." in lines
    assert coach.session.ending is Ending.FINISHED


def test_enter_after_time_asleep_does_not_resume_unasked() -> None:
    clock = FakeClock()
    lines: list[str] = []
    coach = Coach(timeline(), Recorder(clock), clock=clock, wall=clock)

    class Woken(Typist):
        def get(self, block: bool, timeout: float | None) -> str | None:
            line = super().get(block, timeout)
            if line == "":
                clock.tick(5)
            return line

    TextGuide(coach, lines.append, Woken(clock, (12, ""), (40, "q")), 1.0).run()

    assert "Paused: the computer was asleep for 6 s. Press Enter to resume." in lines
    assert not any(line.startswith("Resuming") for line in lines)


FULL = exercise(
    same=dose(1, move("rise"), move("lower")),
    sides=Sides.EACH,
    equipment=("wall", "towel"),
    setup="Stand by a wall.",
    caution="Bare feet.",
    stop="Stop if it hurts.",
    suggested=("switch",),
)


def test_an_exercise_is_explained_before_it_begins() -> None:
    lines, _, _ = guide(timeline(exercise("toe-fan", equipment=("wall",)), FULL))

    start = lines.index("Exercise 2 of 2: Toe press.")
    assert lines[start + 1 : lines.index("Rise (left foot, 1 of 1).")] == [
        "rise 3 s, lower 3 s, (switch 5 s), each foot.",
        "Left foot first.",
        "You'll need: towel.",
        "Stand by a wall.",
        "Rise: Do the rise.",
        "Lower: Do the lower.",
        "Bare feet.",
        "Stop if it hurts.",
    ]
    assert "In brackets: suggested by footcoach." in lines[:3]


def test_brackets_are_explained_only_where_there_are_any() -> None:
    lines, _, _ = guide(timeline())

    assert not any("brackets" in line for line in lines)


def test_an_exercise_without_time_to_get_ready_is_explained_too() -> None:
    lines, _, _ = guide(timeline(exercise(ready=span(0), stop="Stop if it hurts.")))

    assert lines.index("Stop if it hurts.") < lines.index("Hold (1 of 2).")


def test_an_exercise_is_explained_once_and_its_rounds_are_said() -> None:
    block = Block(
        exercises=(exercise(same=dose(1), stop="Stop if it hurts."), exercise("toe-fan")),
        rounds=span(2),
        rest=span(9),
    )
    laid_out = compile_timeline(replace(routine(), blocks=(block,)))

    lines, _, _ = guide(laid_out)

    assert lines.count("Stop if it hurts.") == 1
    assert [line for line in lines if line.startswith(("Round", "Exercise"))] == [
        "Round 1 of 2.",
        "Exercise 1 of 2: Toe press.",
        "Exercise 2 of 2: Toe fan.",
        "Round 2 of 2.",
        "Exercise 1 of 2: Toe press.",
        "Exercise 2 of 2: Toe fan.",
    ]


def test_no_round_is_said_of_an_exercise_without_rounds_after_one_with_them() -> None:
    blocks = tuple(
        Block(exercises=(exercise(name, same=dose(1)),), rounds=span(rounds))
        for name, rounds in (("a", 1), ("b", 2), ("c", 1))
    )
    laid_out = compile_timeline(replace(routine(), blocks=blocks))

    lines, _, _ = guide(laid_out)

    assert [line for line in lines if line.startswith(("Round", "Exercise"))] == [
        "Exercise 1 of 3: A.",
        "Round 1 of 2.",
        "Exercise 2 of 3: B.",
        "Round 2 of 2.",
        "Exercise 2 of 3: B.",
        "Exercise 3 of 3: C.",
    ]


EACH = exercise(same=dose(2, move("hold", 30)), sides=Sides.EACH)
UNLIKE = exercise(same=dose(2), right=dose(3), sides=Sides.EACH)
WAITING = exercise(same=dose(2, move("pick", None), release=0))
OWN_PACE = exercise(same=dose(9, own_pace=True), sides=Sides.ALTERNATE)


@pytest.mark.parametrize(
    ("laid_out", "when", "letter", "answer"),
    [
        (timeline(EACH), 20, "s", "Swapped: hold, right foot, 1 of 2."),
        (timeline(EACH), 3, "s", "Swapped: get ready, right foot."),
        (timeline(), 12, "s", "Both feet work together here, so there's nothing to swap."),
        (timeline(OWN_PACE), 12, "s", "Both feet work together here, so there's nothing to swap."),
        (timeline(UNLIKE), 12, "s", "Each foot has its own dose here."),
        (timeline(EACH), 20, "+", "Now 35 s, 25 s left."),
        (timeline(EACH), 20, "-", "Now 25 s, 15 s left."),
        (timeline(WAITING), 12, "+", "This step waits for you, so it has no length to change."),
        (timeline(exercise(same=dose(2, move("hold", 7200)))), 12, "+", "It can't be any longer."),
        (timeline(EACH), 20, ">", "Now: release, left foot, 1 of 2 done."),
        (timeline(EACH), 20, "<", "Now: hold, left foot, 1 of 2. Counting in 3 s."),
        (timeline(EACH), 20, "r", "Now: get ready, left foot."),
        (timeline(WAITING), 12, ">", "Now: pick, 2 of 2. Press Enter when done."),
        (timeline(EACH, WAITING), 20, "n", "Now: get ready."),
        (timeline(WAITING, EACH), 1, "p", "Now: get ready."),
        (
            timeline(exercise(same=dose(1, sets=2))),
            12.5,
            "<",
            "Now: hold, set 1 of 2. Counting in 3 s.",
        ),
        (timeline(EACH), 10.1, ">", "Now: hold, left foot, 1 of 2."),
    ],
)
def test_a_letter_is_answered_with_where_it_led(
    laid_out: Timeline, when: float, letter: str, answer: str
) -> None:
    lines, _, _ = guide(laid_out, (when, letter), (when, "q"))

    assert lines[lines.index("Left before the end.") - 1] == answer


def test_a_letter_typed_in_a_pause_says_that_it_is_still_paused() -> None:
    lines, _, _ = guide(timeline(EACH), (20, ""), (30, ">"), (40, "q"))

    assert "Now: release, left foot, 1 of 2 done. Paused." in lines


def test_the_letter_that_ends_the_last_exercise_is_answered_with_the_end() -> None:
    lines, ending, _ = guide(timeline(), (12, "n"))

    assert ending is Ending.FINISHED
    assert lines[-3:] == [
        "Skipped to the end.",
        "Test routine: 2 s of exercise.",
        "Partly: Toe press (2 s).",
    ]


def test_resuming_in_a_round_says_which() -> None:
    block = Block(exercises=(exercise(same=dose(1), ready=span(0)),), rounds=span(2))
    laid_out = compile_timeline(replace(routine(), blocks=(block,)))

    lines, _, _ = guide(laid_out, (4, ""), (9, ""))

    assert "Resuming: hold, 1 of 1, round 2 of 2. Counting in 3 s." in lines


def test_after_a_swap_every_rep_still_has_its_side_and_number() -> None:
    twice = exercise(same=dose(2), right=dose(2), sides=Sides.EACH)

    lines, _, _ = guide(timeline(twice), (5, "s"))

    assert [line for line in lines if line.startswith("Hold")] == [
        "Hold (right foot, 1 of 2).",
        "Hold (right foot, 2 of 2).",
        "Hold (left foot, 1 of 2).",
        "Hold (left foot, 2 of 2).",
    ]


def test_i_pauses_and_gives_the_instructions() -> None:
    lines, _, took = guide(timeline(FULL), (12, "i"), (60, ""))

    start = lines.index("Paused. Toe press:")
    assert lines[start + 1 : start + 8] == [
        "dose: rise 3 s, lower 3 s, (switch 5 s), each foot",
        "position: standing",
        "you need: wall, towel",
        "start: Stand by a wall.",
        "rise: Do the rise.",
        "lower: Do the lower.",
        "stop: Stop if it hurts.",
    ]
    assert "Press Enter to resume." in lines[start:]
    assert took == pytest.approx(10 + 12 + 5 + 48 + TAKE_UP + 3, abs=0.2)


def test_i_in_a_pause_does_not_resume() -> None:
    _, _, took = guide(timeline(), (12, ""), (15, "i"), (60, "q"))

    assert took == 60


def test_m_turns_the_sound_off_and_on() -> None:
    clock = FakeClock()
    lines: list[str] = []
    coach = Coach(timeline(), Recorder(clock), clock=clock, wall=clock)
    muted = []

    def say(line: str) -> None:
        lines.append(line)
        if line.startswith("Sound"):
            muted.append(coach.muted)

    TextGuide(coach, say, Typist(clock, (5, "m"), (12, "m"))).run()

    assert [line for line in lines if line.startswith("Sound")] == ["Sound off.", "Sound on."]
    assert muted == [True, False]


def test_v_says_more_or_less_and_which() -> None:
    clock = FakeClock()
    lines: list[str] = []
    coach = Coach(timeline(), Recorder(clock), clock=clock, wall=clock)
    typist = Typist(clock, (5, "v"), (6, "voice"), (7, "V"), (8, "q"))

    TextGuide(coach, lines.append, typist).run()

    said = [line for line in lines if line.startswith("Voice")]
    assert [line.split(".")[0] for line in said] == [
        "Voice on: everything",
        "Voice on: names, sides and the last three seconds",
        "Voice off",
    ]
    assert "This sound output can't speak" in said[0]


def test_stopping_because_it_hurts_is_answered_with_what_to_do() -> None:
    lines, _, _ = guide(timeline(), (12, "x"))

    assert lines[-4] == "Stopped. Good call."
    assert lines[-2].startswith("Watch for pain")


def test_an_exercise_of_one_foot_is_not_said_to_begin_with_it() -> None:
    laid_out = compile_timeline(routine(EACH), feet={0: Side.RIGHT})

    lines, _, _ = guide(laid_out)

    assert "Right foot only." in lines


@given(
    st.lists(st.tuples(st.floats(0, 60), st.sampled_from(["", "x?", *COMMANDS])), max_size=8),
    st.sampled_from([EACH, UNLIKE, WAITING, OWN_PACE, FULL]),
)
def test_no_letter_goes_without_an_answer(typed: list[tuple[float, str]], one: Exercise) -> None:
    clock = FakeClock()
    heard: list[str] = []

    class Listening(Typist):
        """Notes how much was said when a letter was typed, and looks before the next."""

        said: int | None = None

        def get(self, block: bool, timeout: float | None) -> str | None:
            assert self.said is None or len(heard) > self.said
            self.said = None
            line = super().get(block, timeout)
            self.said = len(heard)
            return line

    coach = Coach(timeline(one), Recorder(clock), clock=clock, wall=clock)
    TextGuide(coach, heard.append, Listening(clock, *sorted(typed), (90, "q"))).run()

    assert coach.session.ending


def test_taking_off_more_than_is_left_ends_the_step() -> None:
    lines, _, _ = guide(timeline(EACH), (39, "-"), (39, "q"))

    answer = lines.index("It ends now.")
    assert lines[answer + 1] == "Release."


def test_the_first_step_waits_for_enter_and_says_so() -> None:
    laid_out = timeline(exercise(same=dose(1), stop="Stop if it hurts."))

    lines, ending, took = guide(laid_out, (60, ""), waiting=Waiting.FIRST)

    start = lines.index("Press Enter to start in 10 s.")
    assert lines[start - 1] == "Stop if it hurts."
    assert lines[start + 1 : start + 3] == ["Starting in 10 s.", "Hold (1 of 1)."]
    assert ending is Ending.FINISHED
    assert took == pytest.approx(73, abs=0.1)


def test_done_starts_what_waits_as_enter_does() -> None:
    lines, ending, took = guide(
        timeline(exercise(same=dose(1))), (5, "done"), waiting=Waiting.FIRST
    )

    assert "Starting in 10 s." in lines
    assert took == pytest.approx(18, abs=0.1)
    assert ending is Ending.FINISHED


def test_the_next_exercise_waits_too_before_anything_has_begun() -> None:
    laid_out = timeline(exercise("first", dose(1)), exercise("second", dose(1)))

    lines, _, took = guide(laid_out, (5, "n"), (90, ""), waiting=Waiting.FIRST)

    assert "Exercise 2 of 2: Second." in lines
    assert lines.count("Press Enter to start in 10 s.") == 1
    assert "Now: get ready. Press Enter to start in 10 s." in lines
    assert took == pytest.approx(103, abs=0.1)


@pytest.mark.parametrize("typed", ["pause", "i", "!"])
def test_what_waits_is_never_called_paused(typed: str) -> None:
    laid_out = timeline(exercise(same=dose(1)))

    lines, _, _ = guide(laid_out, (5, typed), (60, ""), waiting=Waiting.FIRST)

    assert not [line for line in lines if "Paused" in line or "resume" in line]
    assert sum("Press Enter to start in 10 s." in line for line in lines) == 2


def test_nothing_waits_once_no_more_lines_will_come() -> None:
    _, ending, took = guide(timeline(exercise(same=dose(1))), (5, None), waiting=Waiting.FIRST)

    assert ending is Ending.FINISHED
    assert took == pytest.approx(18, abs=0.6)
