"""The line of today that a shell prompt shows is kept only as long as it is true."""

import os
from pathlib import Path

import pytest

from footcoach.log import prompt_cache
from footcoach.log.prompt_cache import PromptCache
from footcoach.log.store import Store
from tests.log.world import logged
from tests.world import FakeClock

LINE = "2 left today"
TODAY = (1000.0, 2000.0)
"""By the clock of these tests."""


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    made = FakeClock(TODAY[0])
    monkeypatch.setattr(prompt_cache, "time", made)
    return made


@pytest.fixture
def cache(tmp_path: Path) -> PromptCache:
    return PromptCache(str(tmp_path / "cache"))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "one.yaml"
    path.write_text("one")
    return path


def test_a_line_is_recalled_as_long_as_nothing_changed(cache: PromptCache, source: Path) -> None:
    cache.keep("1.0", LINE, TODAY, [str(source), str(source.parent / "missing")])

    assert cache.recall("1.0") == LINE


def test_a_line_is_forgotten_when_a_source_changes(cache: PromptCache, source: Path) -> None:
    cache.keep("1.0", LINE, TODAY, [str(source)])

    source.write_text("another")

    assert cache.recall("1.0") is None


def test_a_line_is_forgotten_when_a_source_appears(cache: PromptCache, source: Path) -> None:
    missing = source.parent / "missing"
    cache.keep("1.0", LINE, TODAY, [str(missing)])

    missing.touch()

    assert cache.recall("1.0") is None


def test_a_line_is_forgotten_with_the_version_and_the_time_zone(
    cache: PromptCache, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.keep("1.0", LINE, TODAY, [str(source)])

    assert cache.recall("1.1") is None
    monkeypatch.setattr(prompt_cache, "strftime", lambda _: "+0530 IST")
    assert cache.recall("1.0") is None


def test_a_line_is_forgotten_when_the_day_turns_and_when_the_clock_is_set_back(
    cache: PromptCache, source: Path, clock: FakeClock
) -> None:
    cache.keep("1.0", LINE, TODAY, [str(source)])

    def recall(now: float) -> str | None:
        clock.now = now
        return cache.recall("1.0")

    assert [recall(now) for now in (999.9, 1000.0, 1999.9, 2000.0)] == [None, LINE, LINE, None]


def test_a_write_within_the_same_tick_of_the_clock_is_noticed(
    cache: PromptCache, tmp_path: Path
) -> None:
    store = Store(tmp_path / "data" / "footcoach.db")
    store.put(*logged())
    path = store.database.path
    cache.keep("1.0", LINE, TODAY, [str(path)])
    stamp = path.stat()

    store.note_fact("x", "y")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))

    assert path.stat().st_size == stamp.st_size
    assert cache.recall("1.0") is None


def test_a_cache_that_cannot_be_used_is_not_an_error(tmp_path: Path, source: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    cache = PromptCache(str(tmp_path / "cache"))

    cache.keep("1.0", LINE, TODAY, [str(source)])

    assert cache.recall("1.0") is None
