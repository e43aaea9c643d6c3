"""Plain mode asks in lines of text, and takes typed lines for replies."""

from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

import pytest

from footcoach.coach.log_service import LogService
from footcoach.coach.requests import (
    Answer,
    Message,
    PainQuestion,
    PainReply,
    Question,
    Talk,
    TextQuestion,
    TextReply,
    ask,
    ask_pain,
    ask_text,
    call,
    show,
)
from footcoach.coach.text_input import TextReader
from footcoach.log.database import LogError
from footcoach.log.store import Store
from footcoach.routine.library import Library

QUESTION = Question("Go on?", ("It waits.",), (Answer("Yes", "on"), Answer("No", "off")), "wait")
PAIN = PainQuestion("Any pain?", ("Now.",), (Answer("It was sharp", "sharp"),))
NOTE = TextQuestion("A note?", ("GREEN.",), "save without a note")


class Desk(NamedTuple):
    """Someone who types, and what is said to them."""

    reader: TextReader
    said: list[str]
    warned: list[str]
    lines: "SimpleQueue[str | None]"


def desk(*lines: str | None) -> Desk:
    said, warned = list[str](), list[str]()
    queue = SimpleQueue[str | None]()
    for line in lines:
        queue.put(line)
    log = LogService(Store(Path("nowhere") / "footcoach.db"), Library(Path("nowhere")))
    return Desk(TextReader(log, queue, said.append, warned.append), said, warned, queue)


def test_a_question_is_said_whole_and_answered_by_a_number() -> None:
    one = desk(" 2 ")

    assert one.reader.read(ask(QUESTION)) == "off"
    assert one.said == [
        "Go on?",
        "It waits.",
        "1 Yes",
        "2 No",
        "Type a number from 1 to 2, or just press Enter to wait.",
    ]


@pytest.mark.parametrize("line", ["", "  "])
def test_an_empty_line_is_no_answer(line: str) -> None:
    assert desk(line).reader.read(ask(QUESTION)) is None


@pytest.mark.parametrize("wrong", ["0", "3", "y", "yes", "-1", "1.0", "9" * 5000, "1 2", "²"])
def test_anything_else_is_asked_again_with_what_is_allowed(wrong: str) -> None:
    one = desk(wrong, "1")

    assert one.reader.read(ask(QUESTION)) == "on"
    assert one.said[-2:] == ["Type a number from 1 to 2, or just press Enter to wait."] * 2


def test_the_end_of_the_lines_is_no_answer_and_is_left_for_the_session() -> None:
    one = desk(None)

    assert one.reader.read(ask(QUESTION)) is None
    assert one.reader.read(ask_pain(PAIN)) is None
    assert one.reader.read(ask_text(NOTE)) is None
    assert one.lines.get_nowait() is None


@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("0", PainReply(0)),
        ("7", PainReply(7)),
        ("10", PainReply(10)),
        ("11", PainReply(None, "sharp")),
        ("", None),
    ],
)
def test_pain_is_answered_by_its_number(line: str, reply: PainReply[str] | None) -> None:
    one = desk(line)

    assert one.reader.read(ask_pain(PAIN)) == reply
    assert one.said == [
        "Any pain?",
        "Now.",
        "0 no pain … 10 worst imaginable",
        "11 It was sharp",
        "Type a number from 0 to 11, or just press Enter to skip.",
    ]


@pytest.mark.parametrize("wrong", ["11", "12", "100", "t", "ten"])
def test_pain_beyond_the_scale_is_asked_again(wrong: str) -> None:
    one = desk(wrong, "10")

    assert one.reader.read(ask_pain(PainQuestion("Any pain?"))) == PainReply(10)
    assert one.said.count("Type a number from 0 to 10, or just press Enter to skip.") == 2


def test_a_note_is_a_line_without_what_a_terminal_would_act_on() -> None:
    one = desk(" fine\x1b[2J ")

    assert one.reader.read(ask_text(NOTE)) == TextReply("fine[2J")
    assert one.said == [
        "A note?",
        "GREEN.",
        "Type it, or just press Enter to save without a note.",
    ]


@pytest.mark.parametrize(
    "note",
    ["می\u200cروم", "ന്\u200d നല്ലത്", "better 🤸🏽\u200d♀️", "🏴\U000e0067\U000e0062\U000e007f"],
    ids=["Persian", "Malayalam", "joined emoji", "flag"],
)
def test_a_note_keeps_what_joins_letters(note: str) -> None:
    assert desk(note).reader.read(ask_text(NOTE)) == TextReply(note)


def test_a_note_loses_what_turns_text_round_and_keeps_words_apart() -> None:
    typed = "\u202eabc\u2066 d\u00a0e\tf\u200f\u00ad"

    assert desk(typed).reader.read(ask_text(NOTE)) == TextReply("abc d e f")


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ("don't ask this again", TextReply("", "never")),
        ("Don\N{RIGHT SINGLE QUOTATION MARK}t ask this again.", TextReply("", "never")),
        ("1", TextReply("1")),
        ("Don't ask", TextReply("Don't ask")),
        ("", None),
    ],
)
def test_besides_a_text_another_answer_is_given_in_its_own_words(
    typed: str, reply: TextReply | None
) -> None:
    one = desk(typed)
    question = replace(NOTE, others=(Answer("Don't ask this again", "never"),))

    assert one.reader.read(ask_text(question)) == reply
    assert one.said[-1] == (
        "Type it, or just press Enter to save without a note. Or type: Don't ask this again"
    )


def test_a_message_is_said_and_waits_only_to_be_confirmed() -> None:
    one = desk("", "2")

    def talk() -> Talk[str | None]:
        yield from show(Message("Help", (("now", "Call."), ("", "Rest.")), "I've read this"))
        yield from show(Message("Changed", (("", "5 reps."),)))
        return (yield from ask(QUESTION))

    assert one.reader.read(talk()) == "off"
    assert one.said[:6] == [
        "Help",
        "Now: Call.",
        "Rest.",
        "Press Enter: I've read this.",
        "Changed",
        "5 reps.",
    ]


def test_trouble_with_the_log_is_said_once_and_ends_nothing() -> None:
    one = desk()

    def fail() -> int:
        msg = "the disk is full"
        raise LogError(msg)

    def talk() -> Talk[tuple[int | None, int | None, int | None]]:
        return (yield from call(fail)), (yield from call(fail)), (yield from call(lambda: 3))

    assert one.reader.read(talk()) == (None, None, 3)
    assert one.warned == ["the disk is full"]
