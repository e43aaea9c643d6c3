"""Questions are asked in lines of text, and answered by typed ones."""

from queue import SimpleQueue

import pytest

from footcoach.coach import questions, text_input
from footcoach.coach.questions import Answer, Question, TextQuestion
from footcoach.coach.text_input import Asker
from footcoach.log.records import PainReport

QUESTION = Question(
    "Go on?", ("It waits.",), (Answer("g", "go on", "on"), Answer("n", "another", None))
)


def asker(
    *lines: str | None, patient: bool = True
) -> tuple[Asker, list[str], SimpleQueue[str | None]]:
    said: list[str] = []
    queue = SimpleQueue[str | None]()
    for line in lines:
        queue.put(line)
    return Asker(said.append, queue, patient=patient), said, queue


def test_a_question_is_said_whole_and_answered_by_its_letter() -> None:
    one, said, _ = asker("G ")

    assert one.ask(QUESTION) == "on"
    assert said == ["Go on?", "It waits.", "g go on; n another"]


def test_enter_gives_the_first_answer() -> None:
    assert asker("")[0].ask(QUESTION) == "on"


def test_what_is_no_answer_is_told_and_asked_again() -> None:
    one, said, _ = asker("what?", "n")

    assert one.ask(QUESTION) is None
    assert said[-1] == "Type one of g, n."


def test_the_end_of_the_lines_is_no_answer_and_is_left_for_the_session() -> None:
    one, _, queue = asker(None)

    assert one.ask(QUESTION) is None
    assert one.write(TextQuestion("A note?", ())) == ""
    assert queue.get_nowait() is None


def test_where_no_person_sits_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_input, "LONGEST_WAIT", 0.001)
    monkeypatch.setattr(text_input, "PATIENCE", 0.005)

    assert asker(patient=False)[0].ask(QUESTION) is None


@pytest.mark.parametrize(("line", "pain"), [("0", 0), ("7", 7), ("10", 10), ("t", 10)])
def test_pain_is_answered_by_its_number(line: str, pain: int) -> None:
    one, said, _ = asker(line)

    assert one.ask(questions.after()).after == pain
    assert "; 0 is none; 1; 2;" in said[-1]


def test_a_note_is_a_line_without_what_a_terminal_would_act_on() -> None:
    one, said, _ = asker(" fine\x1b[2J ")

    assert one.write(questions.note(PainReport(after=1))) == "fine[2J"
    assert said[-1] == "GREEN: Carry on as planned."
