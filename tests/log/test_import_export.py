"""The log goes out and comes in again, whole, once, and unharmed by what strangers wrote."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from footcoach.log.import_export import ImportCounts, export_csv, export_json, import_json
from footcoach.log.json_codec import MalformedError
from footcoach.log.records import DayOff, PainReport, corrected, started, told
from footcoach.log.store import Store
from footcoach.routine.enums import Sides
from footcoach.session.player import Session
from tests.log.strategies import sessions
from tests.log.world import MONDAY, finished, logged, offer, under_way
from tests.world import dose, exercise, span, timeline


def store_in(folder: Path, name: str) -> Store:
    return Store(folder / name / "footcoach.db")


def text(store: Store) -> str:
    return "".join(export_json(store))


def filled(store: Store) -> Store:
    feet = timeline(exercise(sides=Sides.EACH, same=dose(3)))
    store.put(
        *logged(note="=danger\nzweite Zeile, “quoted”", feeling=PainReport(before=1, after=2))
    )
    store.put(*logged(finished(feet), at=MONDAY + timedelta(days=1)))
    store.put(*logged(corrected(under_way(feet), 0, None, 1), at=MONDAY + timedelta(days=2)))
    store.record(*logged(under_way(seconds=21.7), at=MONDAY + timedelta(days=3)))
    store.mark(MONDAY.date(), DayOff.ILL)
    store.follow("evening", yes=False)
    store.follow("strength", yes=True)
    store.note_offers([offer(MONDAY + timedelta(days=1), nth=1, taken=False), offer()])
    return store


def test_out_and_into_an_empty_log_and_out_again_is_the_same_to_the_byte(tmp_path: Path) -> None:
    first, second = filled(store_in(tmp_path, "one")), store_in(tmp_path, "two")

    taken = import_json(second, text(first))

    assert text(second) == text(first)
    assert taken == ImportCounts(added=4, renewed=0, known=0)
    assert second.marks() == first.marks()
    assert second.offers() == first.offers() != ()
    assert second.followed() == {"evening": False, "strength": True}


def test_what_somebody_said_here_is_not_unsaid_by_what_comes_in(tmp_path: Path) -> None:
    first, second = filled(store_in(tmp_path, "one")), store_in(tmp_path, "two")
    second.follow("evening", yes=True)

    import_json(second, text(first))

    assert second.followed() == {"evening": True, "strength": True}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(sessions(), min_size=1, max_size=3), st.uuids())
def test_any_sessions_go_out_and_in_the_same(
    tmp_path: Path, some: list[Session], name: Any
) -> None:
    first, second = (store_in(tmp_path, f"{name}{number}") for number in range(2))
    for number, session in enumerate(some):
        entry = started(session, MONDAY + timedelta(hours=number))
        first.put(told(entry, session, MONDAY), session)

    import_json(second, text(first))

    assert text(second) == text(first)
    assert [entry.parts for entry in second.entries()] == [entry.parts for entry in first.entries()]


def test_a_log_from_before_all_of_it_went_out_still_comes_in(tmp_path: Path) -> None:
    data = json.loads(text(filled(store_in(tmp_path, "one"))))
    del data["offers"], data["followed"]
    store = store_in(tmp_path, "two")

    assert import_json(store, json.dumps(data)).added == 4

    assert store.offers() == ()
    assert store.followed() == {}


def test_offers_alone_come_in_too_each_once(tmp_path: Path) -> None:
    one, two = store_in(tmp_path, "one"), store_in(tmp_path, "two")
    one.note_offers([offer(old=span(10, 15), new=span(12, 15))])

    for _ in range(2):
        import_json(two, text(one))

    assert two.offers() == one.offers()


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    store = filled(store_in(tmp_path, "one"))
    before = text(store)

    taken = import_json(store, before)

    assert taken == ImportCounts(added=0, renewed=0, known=4)
    assert text(store) == before


def test_logs_of_two_machines_come_together_without_doubles(tmp_path: Path) -> None:
    laptop, desktop = filled(store_in(tmp_path, "one")), store_in(tmp_path, "two")
    import_json(desktop, text(laptop))
    desktop.put(*logged(at=MONDAY + timedelta(days=9)))
    laptop.put(*logged(at=MONDAY + timedelta(days=8)))

    import_json(laptop, text(desktop))
    import_json(desktop, text(laptop))

    assert len(laptop.entries()) == 6
    assert text(laptop) == text(desktop)


def test_of_two_states_of_a_session_the_later_stays(tmp_path: Path) -> None:
    entry, session = logged(under_way())
    later = told(replace(entry, note="later"), session, MONDAY + timedelta(hours=2))
    one, two = store_in(tmp_path, "one"), store_in(tmp_path, "two")
    one.put(entry, session)
    two.put(later, session)

    assert import_json(one, text(two)).renewed == 1
    assert import_json(two, text(one)).known == 1

    assert [entry.note for entry in (*one.entries(), *two.entries())] == ["later", "later"]


def test_an_imported_session_cannot_be_gone_on_with(tmp_path: Path) -> None:
    first, second = filled(store_in(tmp_path, "one")), store_in(tmp_path, "two")

    import_json(second, text(first))

    assert len(first.unfinished()) == 2
    assert second.unfinished() == ()


Spoil = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.update(footcoach=2),
        lambda data: data.pop("plans"),
        lambda data: data.update(sessions={}),
        lambda data: data["days"].update({"2026-13-45": "rest"}),
        lambda data: data["days"].update({"2026-11-16": "lazy"}),
        lambda data: data["days"].update({"2026-11-16": []}),
        lambda data: data["sessions"].append(3),
        lambda data: data["sessions"][0].update(plan="nowhere"),
        lambda data: data["sessions"][0].update(uuid="../../../tmp/x"),
        lambda data: data["sessions"][0].update(uuid="6ba7b8109dad11d180b400c04fd430c8"),
        lambda data: data["sessions"][0].update(note="\x1b[2J"),
        lambda data: data["sessions"][0].update(saved="now"),
        lambda data: data["sessions"][0].update(extra=1),
        lambda data: data["sessions"][0].pop("place"),
        lambda data: data["sessions"][0]["began"].update(day="20261116"),
        lambda data: data["sessions"][0]["began"].update(day="today"),
        lambda data: data["sessions"][0]["began"].update(at=2**52),
        lambda data: data["sessions"][0]["began"].update(offset=99_999),
        lambda data: data["sessions"][0]["feeling"].update(after=11),
        lambda data: data["sessions"][0]["place"].update(records=[[10**12, "done", 1]]),
        lambda data: next(iter(data["plans"].values())).update(timeline=None),
        lambda data: data.update(followed=["evening"]),
        lambda data: data["followed"].update(morning=1),
        lambda data: data["followed"].update({"\x1b[2J": True}),
        lambda data: data.update(offers={}),
        lambda data: data["offers"].append(3),
        lambda data: data["offers"][0].update(uuid="../x"),
        lambda data: data["offers"][0].update(day="2026-02-30"),
        lambda data: data["offers"][0].update(what="\x1b[2J"),
        lambda data: data["offers"][0].update(old={"low": 0, "high": 3}),
        lambda data: data["offers"][0].update(new={"low": 5, "high": 3}),
        lambda data: data["offers"][0].pop("new"),
    ],
)
def test_what_is_wrong_in_a_file_is_named_and_nothing_of_it_taken(
    tmp_path: Path, spoil: Spoil
) -> None:
    data = json.loads(text(filled(store_in(tmp_path, "one"))))
    spoil(data)
    store = store_in(tmp_path, "two")

    with pytest.raises(MalformedError) as error:
        import_json(store, json.dumps(data))

    assert str(error.value).isprintable()
    assert not store.database.path.exists()


def test_csv_has_a_line_for_each_side_and_no_formula(tmp_path: Path) -> None:
    store = filled(store_in(tmp_path, "one"))

    head, *lines = csv.reader("".join(export_csv(store)).splitlines(keepends=True))

    sides = [(line[head.index("day")], line[head.index("side")]) for line in lines]
    assert sides == [
        ("2026-11-16", "both"),
        ("2026-11-17", "left"),
        ("2026-11-17", "right"),
        ("2026-11-18", "left"),
        ("2026-11-18", "right"),
        ("2026-11-19", "both"),
    ]
    assert lines[0][head.index("note")] == "'=danger\nzweite Zeile, “quoted”"
    assert lines[0][head.index("pain_after")] == "2"
