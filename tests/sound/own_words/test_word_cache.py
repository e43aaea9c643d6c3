"""The cache is bounded, the owner's alone, and never trusts what it can't read."""

import os
import stat
import sys
from array import array
from pathlib import Path

import pytest

from footcoach.sound.own_words import word_cache
from footcoach.sound.own_words.word_cache import keep, list_words, make_key, make_room

WORD = array("h", [100, -100] * 2000)


def test_a_word_comes_back_with_its_length_and_anchor(tmp_path: Path) -> None:
    keep(tmp_path / "words", "k" * 32, WORD, 8000, 0.0626)

    word = list_words(tmp_path / "words")["k" * 32]
    assert (word.measure(), word.anchor) == (0.5, 0.063)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "words"
    folder.mkdir(mode=0o755)
    keep(folder, "k", WORD, 8000, 0)

    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())]
    assert modes == [0o700, 0o600]


def test_the_oldest_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_cache, "MOST_FILES", 2)
    for number, name in enumerate(("old", "middle", "new")):
        keep(tmp_path, name, WORD, 8000, 0)
        os.utime(list_words(tmp_path)[name].file, (number, number))
    make_room(tmp_path)
    assert set(list_words(tmp_path)) == {"middle", "new"}

    monkeypatch.setattr(word_cache, "MOST_BYTES", 10_000)
    make_room(tmp_path)
    assert set(list_words(tmp_path)) == {"new"}


def test_other_files_in_the_folder_are_no_words(tmp_path: Path) -> None:
    for name in ("x.wav", "x.y.wav", ".5.wav", "x.5.ogg", "x.\N{SUPERSCRIPT TWO}.wav", "notes"):
        (tmp_path / name).write_text("?", encoding="utf-8")

    assert not list_words(tmp_path)
    assert not list_words(tmp_path / "missing")


def test_keys_differ_by_every_part() -> None:
    assert len({make_key("a", "b"), make_key("ab", ""), make_key("a", "c"), make_key("a")}) == 4
