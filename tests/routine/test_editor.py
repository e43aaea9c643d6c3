"""Which command opens a file: the person's own, with the line where their editor takes one."""

import shutil
import subprocess
from pathlib import Path

import pytest

from footcoach.child_processes import user_for_child
from footcoach.routine.editor import EditorError, find_editor, open_editor

FILE = Path("my sheet.yaml")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    commands: list[list[str]] = []

    def start(
        command: list[str], *, check: bool, user: int | None
    ) -> subprocess.CompletedProcess[str]:
        assert not check
        assert user == user_for_child()
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", start)
    return commands


@pytest.mark.parametrize(
    ("visual", "command"),
    [
        ("vim -u NONE", ["vim", "-u", "NONE", "+7", "my sheet.yaml"]),
        ("/usr/bin/nano", ["/usr/bin/nano", "+7", "my sheet.yaml"]),
        ("code", ["code", "--wait", "--goto", "my sheet.yaml:7"]),
        ("ed", ["ed", "my sheet.yaml"]),
        ("nano; rm -rf x", ["nano;", "rm", "-rf", "x", "my sheet.yaml"]),
    ],
)
def test_the_file_is_opened_at_its_line_without_a_shell(
    monkeypatch: pytest.MonkeyPatch, started: list[list[str]], visual: str, command: list[str]
) -> None:
    monkeypatch.setenv("VISUAL", visual)

    open_editor(FILE, 7)

    assert started == [command]


def test_visual_comes_before_editor_and_that_before_a_usual_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "/bin/vi" if name == "vi" else None)
    monkeypatch.setenv("VISUAL", "kak")
    monkeypatch.setenv("EDITOR", "ed")
    found = [find_editor()]
    monkeypatch.setenv("VISUAL", " ")
    found.append(find_editor())
    monkeypatch.delenv("EDITOR")
    found.append(find_editor())

    assert found == [["kak"], ["ed"], ["/bin/vi"]]


def test_where_there_is_no_editor_the_remedy_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    for variable in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(variable, raising=False)

    with pytest.raises(EditorError, match="set VISUAL"):
        find_editor()
