"""Settings for every test, and the profiles.

``pytest --quick`` leaves out what `LEFT_OUT` names and tries fewer examples of each property;
it is for the minutes between two edits. `.ci/run` always runs everything.
``pytest --explore`` tries many examples, others each time; without it they are the same every
time, so that a change isn't refused for a fault that was there before.
"""

import gc
import os
import sqlite3
import sys
import time
from collections.abc import Iterator
from functools import wraps
from pathlib import Path

import pytest
from hypothesis import settings

from footcoach.log.database import Database
from footcoach.paths import bundled
from footcoach.routine import catalogue
from footcoach.routine.catalogue_entry import CatalogueEntry, Ids, read_entry

LEFT_OUT = ("terminal", "audio", "snapshot", "slow")
"""The markers that the quick profile deselects; pyproject.toml says what each means."""
LONG = ("slow", "audio", "terminal")
"""The markers of tests that begin first: each takes seconds, or waits for other processes."""
COLLECTED = (10_000, 10, 10)
"""After how many new objects garbage is looked for, as in `gc.set_threshold`."""
QUICK_EXAMPLES = 10
EXPLORED_EXAMPLES = 1000

# Times of day are shown, and a picture mustn't depend on where it is taken.
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()

# Neither workers nor the programs that tests start need compile the same files each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# A busy machine doesn't make a property false.
settings.register_profile("full", deadline=None, derandomize=True)
settings.register_profile("quick", deadline=None, max_examples=QUICK_EXAMPLES)
settings.register_profile("explore", deadline=None, max_examples=EXPLORED_EXAMPLES)


@pytest.fixture(autouse=True)
def _state_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep what a test leaves unsaved or spoken out of the home folder of whoever runs it."""
    for kind in ("state", "cache"):
        folder = tmp_path_factory.getbasetemp() / kind
        monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", str(folder))


@pytest.fixture(scope="session", autouse=True)
def _unsynchronised_log() -> Iterator[None]:
    """Don't wait until the disk has what is logged: only a power cut could tell."""
    connect = Database._connect

    @wraps(connect)
    def connect_at_once(database: Database, mode: str) -> sqlite3.Connection:
        connection = connect(database, mode)
        connection.execute("PRAGMA synchronous = OFF")
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "_connect", connect_at_once)
        yield


@pytest.fixture(scope="session", autouse=True)
def _shipped_exercises_read_once() -> Iterator[None]:
    """Read each exercise that comes with footcoach once, and not in every app that is started."""
    shipped, known = bundled("routines") / "exercises", dict[Path, CatalogueEntry]()

    def read_once(path: Path, ids: Ids) -> CatalogueEntry:
        if path.parent != shipped:
            return read_entry(path, ids)
        if path not in known:
            known[path] = read_entry(path, ids)
        return known[path]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalogue, "read_entry", read_once)
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--quick`` and ``--explore``."""
    parser.addoption(
        "--quick",
        action="store_true",
        help=f"leave out tests marked {', '.join(LEFT_OUT)}; try few examples of each property",
    )
    parser.addoption(
        "--explore",
        action="store_true",
        help=f"try {EXPLORED_EXAMPLES} examples of each property, other ones each time",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Choose how many examples of each property are tried."""
    chosen = [name for name in ("quick", "explore") if config.getoption(name)]
    settings.load_profile(chosen[0] if chosen else "full")
    if config.getoption("quick"):
        # Pictures whose tests were left out aren't unused, and mustn't be deleted.
        config.option.disable_unused_snapshots = True


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return how many workers ``-n auto`` starts: one more than there are processors.

    It runs when the tests in terminals and those with sound wait for other processes.
    """
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what the quick profile leaves out; begin with what takes or waits longest."""
    if config.getoption("quick"):
        left_out = [item for item in items if any(map(item.get_closest_marker, LEFT_OUT))]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
    # So that nothing long is left for the end, while the other workers have nothing to do.
    items.sort(key=lambda item: not any(map(item.get_closest_marker, LONG)))


def pytest_collection_finish() -> None:
    """Look for garbage less often, and never again at the tests and at what they import.

    Each app that a test starts leaves much of it, and looking takes a quarter of the time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED)
