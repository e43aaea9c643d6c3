"""Nothing is lost or doubled by two windows on one log, in whatever order they do things."""

from collections import Counter
from pathlib import Path

import pytest

from tests.log.two_windows import play


@pytest.mark.parametrize("seed", range(60))
def test_what_two_windows_do_by_turns_is_in_the_log_once(tmp_path: Path, seed: int) -> None:
    play(tmp_path, str(seed), locks=True)


@pytest.mark.parametrize("seed", range(40))
def test_without_locks_it_is_too(tmp_path: Path, seed: int) -> None:
    play(tmp_path, str(seed), locks=False)


def test_between_them_they_do_everything_there_is(tmp_path: Path) -> None:
    events = Counter[str]()
    for seed in range(40):
        (tmp_path / str(seed)).mkdir()
        events += play(tmp_path / str(seed), str(seed), locks=bool(seed % 2)).events

    done = {"written", "taken", "amended", "corrected", "deleted", "imported", "killed"}
    refused = {"refused", "UnderWayError", "ChangedError"}
    assert events.keys() >= done | refused
