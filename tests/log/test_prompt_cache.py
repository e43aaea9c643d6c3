"""The line of today that a shell prompt shows is kept only as long as it is true."""

import os
from pathlib import Path

import pytest

from footcoach.log import prompt_cache
from footcoach.log.prompt_cache import PromptCache
from footcoach.log.store import Store
from tests.log.world import logged

LINE = "2 left today"


@pytest.fixture
def cache(tmp_path: Path) -> PromptCache:
    return PromptCache(tmp_path / "cache")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "one.yaml"
    path.write_text("one")
    return path


def test_a_line_is_recalled_as_long_as_nothing_changed(cache: PromptCache, source: Path) -> None:
    cache.keep("1.0", LINE, [source, source.parent / "missing"])

    assert cache.recall("1.0") == LINE


def test_a_line_is_forgotten_when_a_source_changes(cache: PromptCache, source: Path) -> None:
    cache.keep("1.0", LINE, [source])

    source.write_text("another")

    assert cache.recall("1.0") is None


def test_a_line_is_forgotten_when_a_source_appears(cache: PromptCache, source: Path) -> None:
    missing = source.parent / "missing"
    cache.keep("1.0", LINE, [missing])

    missing.touch()

    assert cache.recall("1.0") is None


def test_a_line_is_forgotten_with_the_version_and_the_day(
    cache: PromptCache, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.keep("1.0", LINE, [source])

    assert cache.recall("1.1") is None
    monkeypatch.setattr(prompt_cache, "strftime", lambda _: "2099-01-01")
    assert cache.recall("1.0") is None


def test_a_write_within_the_same_tick_of_the_clock_is_noticed(
    cache: PromptCache, tmp_path: Path
) -> None:
    store = Store(tmp_path / "data" / "footcoach.db")
    store.put(*logged())
    path = store.database.path
    cache.keep("1.0", LINE, [path])
    stamp = path.stat()

    store.note_fact("x", "y")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))

    assert path.stat().st_size == stamp.st_size
    assert cache.recall("1.0") is None


def test_a_cache_that_cannot_be_used_is_not_an_error(tmp_path: Path, source: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    cache = PromptCache(tmp_path / "cache")

    cache.keep("1.0", LINE, [source])

    assert cache.recall("1.0") is None
