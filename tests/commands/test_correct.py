"""``footcoach history --correct`` on the command line."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from footcoach.cli import main
from footcoach.commands import correct
from footcoach.commands.text_session import HOW_TO_CORRECT
from footcoach.log.records import PainReport
from footcoach.log.store import Store
from tests.log.world import logged


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return Store()


def test_without_a_terminal_to_ask_it_says_so() -> None:
    result = CliRunner().invoke(main, ["history", "--correct"])

    assert result.exit_code == 2
    assert "needs a terminal" in result.stderr


def test_it_is_not_mixed_with_what_prints() -> None:
    result = CliRunner().invoke(main, ["history", "--correct", "--json"])

    assert result.exit_code == 2
    assert "choose one of --json, --csv and --correct" in result.stderr


def test_an_answer_is_corrected_by_numbers(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.put(*logged(feeling=PainReport(after=8)))
    monkeypatch.setattr(correct, "can_answer", lambda: True)
    monkeypatch.setattr(correct, "typed_lines", lambda: Typed("1", "4", "3", "", ""))

    result = CliRunner().invoke(main, HOW_TO_CORRECT.split()[-2:])

    assert store.entries()[0].feeling.after == 3
    assert "Saved." in result.stdout


class Typed:
    """What is typed, line by line, and then nothing more."""

    def __init__(self, *lines: str) -> None:
        self._lines = list[str | None](lines)

    def get(self, block: bool, timeout: float | None) -> str | None:  # noqa: ARG002, a queue's shape
        return self._lines.pop(0) if self._lines else None

    def put(self, item: str | None) -> None:
        self._lines.append(item)
