"""What can't be read in a log is left out and named once; everything else works."""

import json
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from footcoach.log.csv_export import export_csv
from footcoach.log.database import LogError
from footcoach.log.import_export import export_json, import_json
from footcoach.log.records import DayOff
from footcoach.log.resume import find_unfinished
from footcoach.log.store import Store
from footcoach.routine.model import RoutineIdentity
from footcoach.session.timeline import Timeline
from tests.log.world import MONDAY, finished, logged, offer, under_way
from tests.world import exercise, timeline

NOW = MONDAY + timedelta(days=9)


def plan(name: str) -> Timeline:
    return timeline(exercise("toe-press"), name=name, title=f"Routine {name}")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a log of two finished and two unfinished sessions, one of each to be spoilt."""
    made = Store(tmp_path / "footcoach.db")
    for day, name in enumerate(("good", "bad")):
        made.put(*logged(finished(plan(name)), at=MONDAY + timedelta(days=day)))
        made.put(*logged(under_way(plan(name), 12), at=MONDAY + timedelta(days=day + 4)))
        made.follow(name, yes=True)
    made.mark(MONDAY.date(), DayOff.ILL)
    made.mark(MONDAY.date() + timedelta(days=1), DayOff.REST)
    made.note_offers([offer(routine="good"), offer(routine="bad")])
    return made


def spoil(store: Store, statement: str, *values: Any) -> Store:
    """Return the log as another hand left it."""
    with closing(sqlite3.connect(store.database.path)) as connection, connection:
        changed = connection.execute(statement, values).rowcount
    assert changed > 0
    return Store(store.database.path)


def routines(store: Store) -> list[str]:
    return sorted(record.routine for record in store.entries())


def resumable(store: Store) -> list[str]:
    return sorted(one.entry.routine for one in find_unfinished(store, NOW))


def exported(store: Store) -> dict[str, Any]:
    text = "".join(export_json(store))
    assert import_json(Store(store.database.path.with_name("other.db")), text).left_out == ()
    data: dict[str, Any] = json.loads(text)
    return data


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("effort", "lazy"),
        ("ending", "lost"),
        ("day", "2026-02-31"),
        ("day", "yesterday"),
        ("at", "now"),
        ("at", 2**60),
        ("offset", 99_999),
        ("saved", -(2**60)),
        ("open", 7),
        ("before", 11),
        ("after", "much"),
        ("sign", "yes"),
        ("note", "\x1b[2J"),
        ("title", b"\xff"),
        ("routine", b"\xff"),
    ],
)
def test_a_row_that_cannot_be_read_hides_no_other(store: Store, column: str, value: Any) -> None:
    statement = f"UPDATE session SET {column} = ? WHERE routine = 'bad'"
    store = spoil(store, statement, value)

    assert routines(store) == ["good", "good"]
    assert resumable(store) == ["good"]
    assert [one["routine"] for one in exported(store)["sessions"]] == ["good", "good"]
    assert len(list(export_csv(store))) == 3
    assert store.routines()[RoutineIdentity("good")] == (MONDAY.date(), date(2026, 11, 20))
    remarks = store.database.remarks()
    assert len(remarks) == 2
    assert all(one.isprintable() and "left out" in one for one in remarks)
    assert routines(store) == ["good", "good"]
    assert store.database.remarks() == ()


def test_a_uuid_that_names_a_file_hides_no_session(store: Store) -> None:
    store = spoil(store, "UPDATE session SET uuid = '../../x' WHERE routine = 'bad' AND open")

    assert resumable(store) == ["good"]
    assert len(store.database.remarks()) == 1


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("seconds", "long"),
        ("seconds", -1),
        ("seconds", 9e999),
        ("done", -1),
        ("planned", 2.5),
        ("side", "up"),
        ("exercise", "\x1b[2J"),
        ("nth", "first"),
    ],
)
def test_what_a_side_did_that_cannot_be_read_hides_no_other(
    store: Store, column: str, value: Any
) -> None:
    statement = (
        f"UPDATE part SET {column} = ? WHERE session IN"
        " (SELECT id FROM session WHERE routine = 'bad')"
    )
    store = spoil(store, statement, value)

    assert routines(store) == ["good", "good"]
    assert resumable(store) == ["good"]
    assert len(store.database.remarks()) == 2


BAD_PLAN = "WHERE instr(text, 'Routine bad')"
BAD_PLACE = f"WHERE plan = (SELECT id FROM plan {BAD_PLAN})"


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE plan SET text = '{{}}' {BAD_PLAN}",
        f"UPDATE plan SET text = replace(text, '\"kind\"', '\"sort\"') {BAD_PLAN}",
        f"UPDATE plan SET text = x'ff' {BAD_PLAN}",
        f"UPDATE plan SET text = replace(text, ':2,', ':3,') {BAD_PLAN}",
        f"UPDATE place SET text = '[' {BAD_PLACE}",
        f"UPDATE place SET text = replace(text, 'step', 'place') {BAD_PLACE}",
        f"DELETE FROM place {BAD_PLACE}",
    ],
)
def test_a_plan_or_place_that_cannot_be_read_hides_no_other(store: Store, statement: str) -> None:
    store = spoil(store, statement)

    assert routines(store) == ["bad", "bad", "good", "good"]
    assert resumable(store) == ["good"]
    assert [one["routine"] for one in exported(store)["sessions"]] == ["good", "good"]
    assert len(exported(store)["plans"]) == 1
    remarks = store.database.remarks()
    assert len(remarks) == 2
    assert all("Routine bad" in one and one.isprintable() for one in remarks)


def test_a_session_that_cannot_be_read_can_still_be_deleted(store: Store) -> None:
    store = spoil(store, f"UPDATE plan SET text = '{{}}' {BAD_PLAN}")
    (bad, *_) = (record for record in store.entries() if record.routine == "bad")

    with pytest.raises(LogError, match="can't be read"):
        store.session(bad.uuid)
    store.delete(bad.uuid)

    assert routines(store) == ["bad", "good", "good"]


def test_another_day_plan_or_offer_that_cannot_be_read_hides_no_other(store: Store) -> None:
    spoil(store, "UPDATE day SET mark = 'lazy' WHERE mark = 'rest'")
    spoil(store, "UPDATE followed SET routine = x'ff' WHERE routine = 'bad'")
    store = spoil(store, "UPDATE offer SET new_low = 0 WHERE routine = 'bad'")

    assert store.marks() == {MONDAY.date(): DayOff.ILL}
    assert store.followed() == {"good": True}
    assert [one.routine for one in store.offers()] == ["good"]
    assert len(store.database.remarks()) == 3
    data = exported(store)
    assert (len(data["days"]), len(data["followed"]), len(data["offers"])) == (1, 1, 1)


def test_a_session_can_be_saved_beside_one_that_cannot_be_read(store: Store) -> None:
    store = spoil(store, "UPDATE session SET effort = 'lazy' WHERE routine = 'bad'")

    store.put(*logged(finished(plan("good")), at=NOW))

    assert routines(store) == ["good", "good", "good"]
