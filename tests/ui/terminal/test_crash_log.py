"""What broke is told on one harmless line, and kept in a file that does not grow for ever."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from footcoach.ui.terminal.crash_log import CrashLog


def test_nothing_broken_says_nothing_and_makes_no_file(tmp_path: Path) -> None:
    assert CrashLog(tmp_path / "log").line() is None
    assert list(tmp_path.iterdir()) == []


def test_the_first_error_is_told_and_all_are_kept(tmp_path: Path) -> None:
    trouble = CrashLog(tmp_path / "state" / "log")

    trouble.note(KeyError("first"))
    trouble.note(ValueError("second"))

    assert "KeyError: 'first'" in (trouble.line() or "")
    kept = (tmp_path / "state" / "log").read_text(encoding="utf-8")
    assert "KeyError: 'first'" in kept
    assert "ValueError: second" in kept


def test_what_was_kept_before_stays(tmp_path: Path) -> None:
    CrashLog(tmp_path / "log").keep("yesterday")
    CrashLog(tmp_path / "log").keep("today")

    kept = (tmp_path / "log").read_text(encoding="utf-8")
    assert kept.index("yesterday") < kept.index("today")


def test_a_full_file_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "footcoach.log").write_text("x" * 300_000, encoding="utf-8")

    CrashLog(tmp_path / "footcoach.log").keep("fresh")

    assert (tmp_path / "footcoach.log").stat().st_size < 1000
    assert (tmp_path / "footcoach.old").stat().st_size == 300_000


@given(text=st.text())
def test_no_error_can_break_the_line_or_steer_the_terminal(text: str) -> None:
    trouble = CrashLog(Path("/dev/null/nowhere"))

    trouble.note(ValueError(text))

    line = trouble.line()
    assert line is not None
    assert line.isprintable()
    assert len(line) < 400
