"""One value of config.yaml is changed, and everything else in the file stays."""

import stat
from pathlib import Path

import pytest

from footcoach.coach.question_settings import UnsavedError
from footcoach.config.value_edit import set_value


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("volume: 3  # low\r\ntheme: nord\r\n", "volume: 80  # low\r\ntheme: nord\r\n"),
        ("# all\n'volume': '3' # q\n", "# all\n'volume': 80 # q\n"),
        ("theme: nord # mine", "theme: nord # mine\nvolume: 80\n"),
        ("\ufeff# nothing\n", "\ufeff# nothing\nvolume: 80\n"),
        (
            "cues: [beats]\nhooks:\n  step: [a, b]\n",
            "cues: [beats]\nhooks:\n  step: [a, b]\nvolume: 80\n",
        ),
        ("{volume: 3, theme: nord}\n", "{volume: 80, theme: nord}\n"),
    ],
)
def test_only_that_value_changes(tmp_path: Path, before: str, after: str) -> None:
    file = tmp_path / "config.yaml"
    file.write_bytes(before.encode())
    set_value(file, "volume", "80")

    assert file.read_bytes().decode() == after


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "new" / "config.yaml"
    set_value(file, "sounds", "my: sounds #1")

    assert file.read_text() == "sounds: 'my: sounds #1'\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["volume: loud\n", "{theme: nord}\n", "sounds: >\n  a\n  b\n"])
def test_a_file_that_is_wrong_or_unclear_is_left_alone(tmp_path: Path, text: str) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(text)
    key = "sounds" if text.startswith("sounds") else "volume"
    with pytest.raises(UnsavedError, match=r"left alone: .*:1:9|Write this in it"):
        set_value(file, key, "80")

    assert file.read_text() == text
