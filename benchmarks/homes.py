"""Home folders to measure in: with a log, a plan and routine files of the user's own."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from benchmarks.in_pty import ROOT

from footcoach.coach.log_service import LogService
from footcoach.log.records import StartTime, begin_record, with_progress
from footcoach.log.session_json import at_rest
from footcoach.log.store import Store
from footcoach.routine.library import Library
from footcoach.session.player import Session
from footcoach.session.timeline import compile_timeline

ROUTINES = ("morning", "four-exercises", "feet-first")
"""What is done in turn in a log, three times a day, and what is in the plan."""
AGE = 2.5
"""Seconds after which a file isn't taken for one that was changed just now."""


@contextmanager
def regular_home(sessions: int = 30, files: int = 0) -> Iterator[Path]:
    """Make the home of someone who has logged sessions, has a plan, and is asked nothing."""
    with TemporaryDirectory() as place:
        home = Path(place)
        store = Store(find_log(home))
        fill_log(store, sessions)
        LogService(store, Library()).acknowledge_notice()
        for name in ROUTINES:
            store.follow(name, yes=True)
        config = home / ".config" / "footcoach" / "config.yaml"
        config.parent.mkdir(parents=True)
        config.write_text("questions: []\n", encoding="utf-8")
        if files:
            fill_folder(home, files)
        yield home


def find_log(home: Path) -> Path:
    """Return where the log of a home is."""
    return home / ".local" / "share" / "footcoach" / "footcoach.db"


def fill_log(store: Store, count: int) -> None:
    """Write that many sessions; the last one is today."""
    library, now = Library(), datetime.now(UTC)
    done = []
    for name in ROUTINES:
        session = Session.at_start(compile_timeline(library.load(name))).begin(0.0).session
        session = at_rest(session.advance(1e6).session, 1e6)
        begun = begin_record(session, StartTime.of(now, now.date()))
        done.append((with_progress(begun, session, now), session))
    pairs = []
    for number in range(count):
        entry, session = done[number % len(done)]
        moment = now - timedelta(hours=8 * number)
        began = StartTime.of(moment, moment.date())
        pairs.append((replace(entry, uuid=str(UUID(int=number)), began=began), session))
    store.put_all(pairs, {})


def fill_folder(home: Path, count: int) -> None:
    """Leave that many routines of the user's own, and wait until they aren't new any more."""
    folder = home / ".config" / "footcoach" / "routines"
    folder.mkdir(parents=True, exist_ok=True)
    text = (ROOT / "routines" / "morning.yaml").read_text(encoding="utf-8")
    for number in range(count):
        (folder / f"own-{number}.yaml").write_text(text, encoding="utf-8")
    time.sleep(AGE)
