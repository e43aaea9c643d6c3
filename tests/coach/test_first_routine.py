"""The first start helps to choose a routine, in plain mode in the same words."""

from pathlib import Path
from queue import SimpleQueue

import pytest

from footcoach.coach.first_routine import ask_for_routine, choose_first
from footcoach.coach.log_service import LogService
from footcoach.coach.requests import RoutineReply
from footcoach.coach.text_input import TextReader
from footcoach.log.store import Store
from footcoach.remembered import SoundChoice
from footcoach.routine.library import Library
from footcoach.session.timeline import Timeline

LIBRARY = Library(Path("nowhere"))


def in_plain_mode(folder: Path, *typed: str) -> tuple[Timeline | None, list[SoundChoice], str]:
    """Answer with lines; return the session, what is to be heard, and what was said."""
    lines, heard, said = SimpleQueue[str | None](), list[SoundChoice](), list[str]()
    for line in typed:
        lines.put(line)
    log = LogService(Store(folder / "log.db"), LIBRARY)
    reader = TextReader(log, lines, said.append, pytest.fail)
    timeline = reader.read(choose_first(LIBRARY, heard.append))
    return timeline, heard, "\n".join(said)


def test_without_an_answer_the_ones_chosen_beforehand_count(tmp_path: Path) -> None:
    timeline, heard, said = in_plain_mode(tmp_path, "", "", "", "", "1")

    assert timeline is not None
    assert timeline.routine.name == "desk-break"
    assert heard == [SoundChoice.VOICE]
    assert "What would you like to work on?" in said
    assert "or just press Enter to choose 5 min." in said
    assert "1 Desk break, 4:44, sitting, no equipment" in said


def test_answers_lead_to_another_routine(tmp_path: Path) -> None:
    timeline, heard, _ = in_plain_mode(tmp_path, "4", "1", "2", "3", "1")

    assert timeline is not None
    assert timeline.routine.name == "desk-break"  # the toes, sitting only
    assert heard == [SoundChoice.SILENT]


def test_no_routine_is_an_answer_too_and_changes_nothing(tmp_path: Path) -> None:
    assert in_plain_mode(tmp_path, "", "", "", "", "")[:2] == (None, [])


def test_a_routine_whose_file_is_broken_is_left_to_home(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("title: Mine\n")
    talk = choose_first(Library(tmp_path), lambda _: None)
    next(talk)

    with pytest.raises(StopIteration) as end:
        talk.send(RoutineReply((None,), "mine"))

    assert end.value.value is None


def test_what_doesnt_suit_is_said() -> None:
    question = ask_for_routine(LIBRARY)
    balance = next(one.value for one in question.choices[0].answers if one.text == "balance")
    sitting = question.choices[2].answers[1].value

    first, *_ = question.suggest((balance, 5, sitting, SoundChoice.VOICE))

    assert first.facts[1] == "sitting"
    assert first.remark == "This one isn't for balance."
