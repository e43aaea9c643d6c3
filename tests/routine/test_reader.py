from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.routine.small_files import Nothing, item

from footcoach.routine.enums import Side
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library
from footcoach.routine.model import Exercise, Routine, Span
from footcoach.routine.reader import parse_routine, read_routine

One = Callable[[str], Exercise]
Read = Callable[[str], Routine]
Mistakes = Callable[[str], list[str]]


def span(low: int, high: int | None = None) -> Span:
    return Span(low, low if high is None else high)


class TestBlocks:
    def test_items_between_blocks_share_one(self, read: Read) -> None:
        routine = read(
            "title: T\nexercises:\n- toe-press\n- heel-raise\n"
            "- {rounds: 2-3, rest: 30s, exercises: [ankle-circles]}\n- toe-press"
        )

        assert [len(block.exercises) for block in routine.blocks] == [2, 1, 1]
        assert [block.rounds for block in routine.blocks] == [span(1), span(2, 3), span(1)]
        assert [block.rest for block in routine.blocks] == [span(0), span(30), span(0)]

    def test_two_blocks_in_a_row_stay_two(self, read: Read) -> None:
        routine = read(
            "title: T\nexercises:\n- {rounds: 2, exercises: [toe-press]}\n"
            "- {rounds: 3, exercises: [toe-press]}"
        )

        assert [block.rounds for block in routine.blocks] == [span(2), span(3)]

    def test_a_block_in_a_block_is_refused(self, mistakes: Mistakes) -> None:
        text = "title: T\nexercises:\n- rounds: 2\n  exercises:\n  - {rounds: 2, exercises: [tug]}"

        (message,) = mistakes(text)
        assert message.startswith("mine.yaml:5:5: a block can't be inside a block; put its exer")


class TestLimits:
    def test_two_hundred_exercises_are_enough(self, read: Read, mistakes: Mistakes) -> None:
        def many(number: int) -> str:
            lines = "\n".join(["- toe-press: 1 rep"] * (number - 50))
            inner = ", ".join(["{toe-press: 1 rep}"] * 50)
            return f"title: T\nexercises:\n{lines}\n- {{rounds: 1, exercises: [{inner}]}}"

        assert len(read(many(200)).exercises) == 200
        assert mistakes(many(201)) == ["mine.yaml:2:1: there are 201 exercises; keep 200 of them"]

    @pytest.mark.parametrize(
        ("fits", "exceeds"),
        [
            ("tug: 3 sets of 2h, rest 0s", "tug: 3 sets of 2h, rest 1s"),
            ("tug: 3 reps of 2h, release 0s", "tug: 3 reps of 2h, release 1s"),
            (
                "tug: 3 reps of 1h, release 0s, each foot, switch 0s",
                "tug: 3 reps of 1h, release 0s, each foot, switch 1s",
            ),
            ("tug: 6 reps of 1h, release 0s", "tug: 6 reps of 1h, release 0s, ready 1s"),
            ("tug: 3 reps of 1-2h, release 0s", "tug: 4 reps of 1-2h, release 0s"),
            (
                "{rounds: 2, rest: 2h, exercises: [{tug: '2h'}]}",
                "{rounds: 3, rest: 1s, exercises: [{tug: '2h'}]}",
            ),
            (
                "tug: 43 sets of 500 reps, pull until done, rest 0s",
                "tug: 44 sets of 500 reps, pull until done, rest 0s",
            ),
        ],
    )
    def test_a_session_lasts_six_hours_at_most(
        self, read: Read, mistakes: Mistakes, fits: str, exceeds: str
    ) -> None:
        read(item(fits))

        (message,) = mistakes(item(exceeds))
        assert message.startswith("mine.yaml:2:1: this takes ")
        assert message.endswith("at full effort; shorten it to 6h")

    @pytest.mark.parametrize("key", ["note", "caution"])
    def test_prose_has_two_thousand_characters(
        self, one: One, mistakes: Mistakes, key: str
    ) -> None:
        assert getattr(one(f"exercise: toe-press\n{key}: {'a' * 2000}"), key) == "a" * 2000
        assert mistakes(item(f"exercise: toe-press\n{key}: {'a' * 2001}")) == [
            f"mine.yaml:4:{7 + len(key)}: this text is 2001 characters long; shorten it to 2000"
        ]

    def test_a_name_has_two_hundred_characters_on_one_line(
        self, read: Read, mistakes: Mistakes
    ) -> None:
        assert read(f"title: {'a' * 200}\nexercises: [toe-press]").title == "a" * 200
        assert mistakes(f"title: {'a' * 201}\nexercises: [toe-press]") == [
            "mine.yaml:1:8: this text is 201 characters long; shorten it to 200"
        ]
        assert mistakes("title: |\n  a\n  b\nexercises: [toe-press]") == [
            "mine.yaml:1:8: this text has several lines; write it on one line"
        ]

    def test_prose_keeps_its_lines(self, read: Read) -> None:
        assert read("title: T\nabout: |\n  a\n  b\nexercises: [toe-press]").about == "a\nb"


class TestHostileFiles:
    HOSTILE = "[@click=app.quit]x[/] [/ $side {0} %s"

    def test_markup_stays_the_text_it_is(self, read: Read) -> None:
        quoted = f"'{self.HOSTILE}'"
        texts = "\n".join(f"{key}: {quoted}" for key in ("title", "about", "source", "caution"))
        keys = ("name", "setup", "stop", "why", "caution", "note", "choice")
        inner = "\n    ".join(f"{key}: {quoted}" for key in keys)
        routine = read(
            f"{texts}\nexercises:\n  - exercise: x\n    {inner}\n    position: lying\n"
            f"    also: [{quoted}]\n    equipment: [{quoted}]\n"
            f"    moves: [{{id: a, do: {quoted}, say: {quoted}, time: 3s}}]\n"
        )
        (exercise,) = routine.exercises
        (move,) = exercise.left.moves

        found: list[Any] = [
            getattr(routine, key) for key in ("title", "about", "source", "caution")
        ]
        found += [getattr(exercise, key) for key in keys]
        found += [*exercise.also, *exercise.equipment, move.do, move.say]
        assert found == [self.HOSTILE] * 15

    @given(st.text() | st.text("titlexrcs:-[]{}\"'&*!|>%@#?,~ \n\t\\0135mh"))
    def test_any_text_is_a_routine_or_a_routine_error(self, text: str) -> None:
        for whole in (text, f"title: T\nexercises:\n  - {text}\n"):
            try:
                parse_routine(whole, "t", Nothing(), "t.yaml")
            except RoutineError as error:
                told = str(error)
            else:
                told = ""
            assert told.replace("\n", "").isprintable()

    def test_a_byte_order_mark_is_accepted(self, tmp_path: Path) -> None:
        path = tmp_path / "mine.yaml"
        path.write_bytes(
            b"\xef\xbb\xbftitle: T\nexercises:\n- {exercise: a, name: A, "
            b"position: lying, moves: [{id: b, do: c, time: 3s}]}\n"
        )

        assert read_routine(path, Nothing()).name == "mine"


def test_a_routine_keeps_what_its_file_says(read: Read) -> None:
    routine = read(
        "title: T\nabout: A.\nsource: S\ncaution: C.\nstart_side: right\nexercises: [toe-press]"
    )

    assert (routine.title, routine.about, routine.source, routine.caution) == ("T", "A.", "S", "C.")
    assert routine.start_side is Side.RIGHT
    assert routine.name == "mine"


def test_the_left_begins_unless_the_file_says_otherwise(read: Read) -> None:
    assert read("title: T\nexercises: [toe-press]").start_side is Side.LEFT


@pytest.mark.usefixtures("loader")
def test_both_parsers_give_the_same_routine(one: One) -> None:
    exercise = one(
        "exercise: heel-raise\ndose: 15 reps, hold 3-5s\nright: {reps: 8}\nnote: >\n  a\n  b"
    )

    assert exercise.right.reps == span(8)
    assert exercise.note == "a b"


def test_every_exercise_of_a_routine_can_wait_for_a_key() -> None:
    text = "title: Mine\nready: wait\nexercises: [toe-press]\n"
    catalogue = Library(Path("nowhere")).catalogue

    routine = parse_routine(text, "mine", catalogue, "mine.yaml")

    assert routine.ready_waits
    assert routine.exercises[0].ready is None
