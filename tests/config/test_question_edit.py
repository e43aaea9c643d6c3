"""A kind of question is switched off in config.yaml, and everything else in it stays."""

import os
import stat
from pathlib import Path

import pytest

from footcoach.coach.question_kinds import QuestionKind
from footcoach.coach.question_settings import UnsavedError
from footcoach.commands.loading import open_log
from footcoach.config.question_edit import switch_off_question
from footcoach.config.reader import load
from footcoach.paths import config_file
from footcoach.routine.library import Library

NOTE = QuestionKind.NOTE
ALL_BUT_NOTE = "questions: [pain before, pain after, which exercise, next morning, steps, plan]\n"


def switch_off(folder: Path, text: str, *kinds: QuestionKind) -> str:
    file = folder / "config.yaml"
    file.write_bytes(text.encode())
    for kind in kinds or (NOTE,):
        switch_off_question(file, kind)
    return file.read_bytes().decode()


def test_a_new_file_names_those_that_are_left(tmp_path: Path) -> None:
    file = tmp_path / "new" / "config.yaml"
    switch_off_question(file, NOTE)

    assert file.read_text() == ALL_BUT_NOTE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert load(file).questions == frozenset(QuestionKind) - {NOTE}


@pytest.mark.parametrize(
    ("before", "added"),
    [
        ("# all of it\n# volume: 3\n", ALL_BUT_NOTE),
        ("volume: 3  # low\n\n# end", f"\n{ALL_BUT_NOTE}"),
        ("volume: 3\r\n", ALL_BUT_NOTE.replace("\n", "\r\n")),
        ("\ufeffvolume: 3\n", ALL_BUT_NOTE),
        ("  volume: 3\n", f"  {ALL_BUT_NOTE}"),
    ],
    ids=["only comments", "no last line end", "Windows", "byte order mark", "indented"],
)
def test_the_key_is_added_to_a_file_without_it(tmp_path: Path, before: str, added: str) -> None:
    assert switch_off(tmp_path, before) == before + added


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[pain before, note] # mine", "[pain before] # mine"),
        ("[note, pain before]", "[pain before]"),
        ("[ note ]", "[  ]"),
        ("[pain before, 'note', plan]", "[pain before, plan]"),
        ('["Note", plan, note]', "[plan]"),
        ("[plan]", "[plan]"),
        ("[\n  plan,  # p\n  note,  # n\n]", "[\n  plan,  # p\n  # n\n]"),
        ("[\n  plan,\n  note\n]", "[\n  plan,\n]"),
        ("\n  - plan\n  # why\n  - note  # n\n  - steps", "\n  - plan\n  # why\n  # n\n  - steps"),
        ("  # those\n- note\n", " []  # those\n"),
        ('\n  - "note"\n  - plan', "\n  - plan"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_it_is_taken_out_of_the_list_however_that_is_written(
    tmp_path: Path, before: str, after: str, end: str
) -> None:
    frame = "# first\nquestions: {}\nvolume: 3 # last\n"
    if before.startswith(("\n", " ")):
        frame = frame.replace(": {}", ":{}")

    frame = frame.replace("{}\n", "{}") if before.endswith("\n") else frame
    changed = switch_off(tmp_path, frame.format(before).replace("\n", end))

    assert changed == frame.format(after).replace("\n", end)
    asked = load(tmp_path / "config.yaml").questions
    assert asked is not None
    assert NOTE not in asked


def test_one_after_the_other_leaves_none(tmp_path: Path) -> None:
    assert switch_off(tmp_path, "", *QuestionKind) == "questions: []\n"


@pytest.mark.parametrize(
    "text", ["{volume: 3}", "questions: ['next\n  morning', note]\n", "volume: 3\n...\n"]
)
def test_where_it_is_not_certain_the_file_stays_and_it_is_said_what_to_write(
    tmp_path: Path, text: str
) -> None:
    with pytest.raises(UnsavedError, match=r"isn't sure how to change .*: questions: \[") as caught:
        switch_off(tmp_path, text)

    assert (tmp_path / "config.yaml").read_text() == text
    remedy = str(caught.value).partition("config.yaml: ")[2]
    (tmp_path / "config.yaml").write_text(remedy)
    asked = load(tmp_path / "config.yaml").questions
    assert asked is not None
    assert NOTE not in asked


def test_mistakes_made_meanwhile_are_named_and_the_file_stays(tmp_path: Path) -> None:
    with pytest.raises(UnsavedError, match=r"mistakes, so .*config\.yaml:1:1: unknown key"):
        switch_off(tmp_path, "volum: 3\n")

    assert (tmp_path / "config.yaml").read_text() == "volum: 3\n"


def test_a_file_that_cannot_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may write everywhere, so the answer of the system is put in its mouth.
    monkeypatch.setattr(os, "access", lambda *_: False)

    with pytest.raises(
        UnsavedError, match=r"can't be written .*To switch it off for good, write this"
    ):
        switch_off(tmp_path, "volume: 3\n")


def test_commands_write_it_into_the_file_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert not open_log(Library()).questions.switch_off(NOTE)

    assert config_file().read_text() == ALL_BUT_NOTE
    assert not open_log(Library()).questions.asks(NOTE)
    assert open_log(Library()).questions.asks(QuestionKind.PLAN)
