"""The log is exported and imported whole, once, and unharmed by what strangers wrote."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from footcoach.log import import_export
from footcoach.log.csv_export import export_csv
from footcoach.log.import_export import ImportCounts, export_json, import_json
from footcoach.log.json_codec import MalformedError
from footcoach.log.records import DayOff, PainReport, begin_record, with_progress
from footcoach.log.store import Store
from footcoach.routine.enums import Sides
from footcoach.session.correction import correct_reps
from footcoach.session.player import Session
from tests.log.strategies import sessions
from tests.log.world import MONDAY, finished, logged, offer, start_time, under_way
from tests.world import dose, exercise, move, span, timeline


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
    store.put(*logged(correct_reps(under_way(feet), 0, None, 1), at=MONDAY + timedelta(days=2)))
    store.record(*logged(under_way(seconds=21.7), at=MONDAY + timedelta(days=3)))
    store.mark(MONDAY.date(), DayOff.ILL)
    store.follow("evening", yes=False)
    store.follow("strength", yes=True, day=MONDAY.date())
    store.note_offers([offer(MONDAY + timedelta(days=1), nth=1, taken=False), offer()])
    return store


def test_an_export_imported_and_exported_again_is_the_same_to_the_byte(tmp_path: Path) -> None:
    first, second = filled(store_in(tmp_path, "one")), store_in(tmp_path, "two")

    taken = import_json(second, text(first))

    assert text(second) == text(first)
    assert taken == ImportCounts(added=4, renewed=0, known=0)
    assert second.marks() == first.marks()
    assert second.offers() == first.offers() != ()
    assert second.followed() == {"evening": False, "strength": True}
    assert second.followed_since() == {"strength": MONDAY.date()}


def test_an_export_is_given_a_few_sessions_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_export, "_AT_A_TIME", 2)
    store = filled(store_in(tmp_path, "one"))

    sessions = [piece.count('"uuid"') for piece in export_json(store) if '"pain_before"' in piece]

    assert sessions == [2, 2]


def test_an_import_does_not_change_the_plan_made_here(tmp_path: Path) -> None:
    first, second = filled(store_in(tmp_path, "one")), store_in(tmp_path, "two")
    second.follow("evening", yes=True)

    import_json(second, text(first))

    assert second.followed() == {"evening": True, "strength": True}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(sessions(), min_size=1, max_size=3), st.uuids())
def test_any_sessions_are_exported_and_imported_the_same(
    tmp_path: Path, some: list[Session], name: Any
) -> None:
    first, second = (store_in(tmp_path, f"{name}{number}") for number in range(2))
    for number, session in enumerate(some):
        entry = begin_record(session, start_time(MONDAY + timedelta(hours=number)))
        first.put(with_progress(entry, session, MONDAY), session)

    import_json(second, text(first))

    assert text(second) == text(first)
    assert [entry.parts for entry in second.entries()] == [entry.parts for entry in first.entries()]


def test_an_export_without_offers_and_plan_is_imported(tmp_path: Path) -> None:
    data = json.loads(text(filled(store_in(tmp_path, "one"))))
    del data["offers"], data["followed"]
    store = store_in(tmp_path, "two")

    assert import_json(store, json.dumps(data)).added == 4

    assert store.offers() == ()
    assert store.followed() == {}


def test_offers_alone_are_imported_too_each_once(tmp_path: Path) -> None:
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


def test_the_logs_of_two_machines_are_merged_without_duplicates(tmp_path: Path) -> None:
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
    later = with_progress(replace(entry, note="later"), session, MONDAY + timedelta(hours=2))
    one, two = store_in(tmp_path, "one"), store_in(tmp_path, "two")
    one.put(entry, session)
    two.put(later, session)

    assert import_json(one, text(two)).renewed == 1
    assert import_json(two, text(one)).known == 1

    assert [entry.note for entry in (*one.entries(), *two.entries())] == ["later", "later"]


def test_an_imported_session_cannot_be_resumed(tmp_path: Path) -> None:
    first, second = filled(store_in(tmp_path, "one")), store_in(tmp_path, "two")

    import_json(second, text(first))

    assert len(first.unfinished()) == 2
    assert second.unfinished() == ()


Spoil = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.update(footcoach=0),
        lambda data: data.update(footcoach=True),
        lambda data: data.update(footcoach="2"),
        lambda data: data.pop("footcoach"),
        lambda data: data.pop("plans"),
        lambda data: data.pop("days"),
        lambda data: data.update(sessions={}),
        lambda data: data.update(plans=[]),
        lambda data: data.update(days=[]),
        lambda data: data.update(followed=["evening"]),
        lambda data: data.update(offers={}),
        lambda data: data.update({"extra\x1b[2J": 1}),
    ],
)
def test_of_a_text_that_is_no_export_nothing_is_taken(tmp_path: Path, spoil: Spoil) -> None:
    data = json.loads(text(filled(store_in(tmp_path, "one"))))
    spoil(data)
    store = store_in(tmp_path, "two")

    with pytest.raises(MalformedError) as error:
        import_json(store, json.dumps(data))

    assert str(error.value).isprintable()
    assert not store.database.path.exists()


@pytest.mark.parametrize("data", ["", "uuid,day\n1,2\n", "[]", "3", "null", "{}"])
def test_what_is_not_an_export_at_all_is_refused(tmp_path: Path, data: str) -> None:
    with pytest.raises(MalformedError):
        import_json(store_in(tmp_path, "one"), data)


def test_an_export_of_a_newer_footcoach_is_refused_as_such(tmp_path: Path) -> None:
    with pytest.raises(MalformedError, match="newer footcoach"):
        import_json(store_in(tmp_path, "one"), '{"footcoach":3}')


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("sessions.0", 3, "sessions.0"),
        ("sessions.0.plan", "nowhere", "sessions.0.plan"),
        ("sessions.0.plan", ["nowhere"], "sessions.0.plan"),
        ("sessions.0.uuid", "../../../tmp/x", "sessions.0.uuid"),
        ("sessions.0.uuid", "6ba7b8109dad11d180b400c04fd430c8", "sessions.0.uuid"),
        ("sessions.0.note", "\x1b[2J", "sessions.0.note"),
        ("sessions.0.saved", "now", "sessions.0.saved"),
        ("sessions.0.saved", 1774679700123, "sessions.0.saved"),
        ("sessions.0.extra", 1, "sessions.0.extra"),
        ("sessions.0.place", None, "sessions.0.place"),
        ("sessions.0.place.spent", [-1], "sessions.0.place.spent"),
        ("sessions.0.day", "20261116", "sessions.0.day"),
        ("sessions.0.day", "2026-02-30", "sessions.0.day"),
        ("sessions.0.began", "2026-11-16 08:30", "sessions.0.began"),
        ("sessions.0.began", "2026-11-16T08:30:00.000", "sessions.0.began"),
        ("sessions.0.began", "0001-01-01T00:00:00.000+23:59", "sessions.0.began"),
        ("sessions.0.ending", "lost", "sessions.0.ending"),
        ("sessions.0.pain_after", 11, "sessions.0.pain_after"),
        ("sessions.0.pain_after", -1, "sessions.0.pain_after"),
        ("sessions.0.pain_after", 2.5, "sessions.0.pain_after"),
        ("sessions.0.warning_sign", 1, "sessions.0.warning_sign"),
        ("sessions.0.exercises.0.side", "up", "sessions.0.exercises.0.side"),
        ("sessions.0.exercises.0.side", "left", "sessions.0.exercises"),
        ("sessions.0.exercises.0.exercise", "toe-fan", "sessions.0.exercises"),
        ("sessions.0.exercises.0.done_reps", 5, "sessions.0.exercises"),
        ("sessions.0.exercises.0.planned_seconds", "5", "sessions.0.exercises.0.planned_seconds"),
        ("days.2026-13-45", "rest", "days.2026-13-45"),
        ("days.2026-11-17", "lazy", "days.2026-11-17"),
        ("days.2026-11-17", [], "days.2026-11-17"),
        ("followed.morning", 1, "followed.morning"),
        ("followed.\x1b[2J", True, "followed.'\\x1b[2J'"),
        ("offers.0", 3, "offers.0"),
        ("offers.0.uuid", "../x", "offers.0.uuid"),
        ("offers.0.day", "2026-02-30", "offers.0.day"),
        ("offers.0.what", "\x1b[2J", "offers.0.what"),
        ("offers.0.old", 0, "offers.0.old"),
        ("offers.0.new", [5, 3], "offers.0.new"),
        ("offers.0.new", None, "offers.0.new"),
    ],
)
def test_what_is_wrong_in_an_export_is_named_and_left_out(
    tmp_path: Path, path: str, value: object, where: str
) -> None:
    data = json.loads(text(filled(store_in(tmp_path, "one"))))
    *way, last = path.split(".")
    inner = data
    for key in way:
        inner = inner[int(key) if isinstance(inner, list) else key]
    inner[int(last) if isinstance(inner, list) else last] = value
    store = store_in(tmp_path, "two")

    counts = import_json(store, json.dumps(data))

    (line,) = counts.left_out
    assert line.startswith(f"{where}: ")
    assert line.isprintable()
    assert counts.added == 4 - where.startswith("sessions")
    assert len(store.offers()) == 2 - where.startswith("offers")
    assert store.followed() == {"evening": False, "strength": True}
    assert store.marks() == {MONDAY.date(): DayOff.ILL}


def test_sessions_of_a_plan_that_cannot_be_read_are_left_out_and_no_others(tmp_path: Path) -> None:
    data = json.loads(text(filled(store_in(tmp_path, "one"))))
    digest = data["sessions"][0]["plan"]
    lost = [index for index, one in enumerate(data["sessions"]) if one["plan"] == digest]
    data["plans"][digest]["effort"] = "lazy"
    store = store_in(tmp_path, "two")

    counts = import_json(store, json.dumps(data))

    assert [line.partition(": ")[0] for line in counts.left_out] == [
        f"plans.{digest}.effort",
        *(f"sessions.{index}.plan" for index in lost),
    ]
    assert counts.added == 4 - len(lost) == 2


def test_what_each_side_did_is_taken_as_the_log_says_it(tmp_path: Path) -> None:
    """The rules for a rep may change; what was counted then stays."""
    data = json.loads(text(filled(store_in(tmp_path, "one"))))
    data["sessions"][0]["exercises"][0]["done_reps"] = 1
    store = store_in(tmp_path, "two")

    import_json(store, json.dumps(data))

    assert store.entries()[-1].parts[0].done == 1


def test_an_export_says_what_was_planned_and_done(tmp_path: Path) -> None:
    session = json.loads(text(filled(store_in(tmp_path, "one"))))["sessions"][2]

    assert session["routine"] == "test"
    assert (session["day"], session["began"]) == ("2026-11-18", "2026-11-18T08:30:00.000+00:00")
    assert (session["pain_before"], session["pain_after"], session["pain_morning"]) == (None,) * 3
    assert session["exercises"][0] == {
        "exercise": "toe-press",
        "nth": 0,
        "side": "left",
        "planned_reps": 3,
        "done_reps": 2,
        "skipped_reps": 0,
        "planned_seconds": 9,
        "done_seconds": 6,
        "known_by": "clock",
    }


def test_a_move_that_waits_for_a_key_has_no_planned_seconds(tmp_path: Path) -> None:
    store = store_in(tmp_path, "one")
    waiting = timeline(exercise(same=dose(2, move("hold", 5), move("drop", None))))
    store.put(*logged(finished(waiting)))

    (side,) = json.loads(text(store))["sessions"][0]["exercises"]

    assert (side["planned_seconds"], side["done_reps"]) == (None, 2)


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
    assert {line[head.index("known_by")] for line in lines} == {"clock"}


@pytest.mark.parametrize(
    ("note", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("-2", "'-2"),
        (" =1+1", "' =1+1"),
        ("\n=1+1", "'\n=1+1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("\u3000@cmd", "'\u3000@cmd"),
        ("\u200b=1+1", "'\u200b=1+1"),
        ("\ufeff+1", "'\ufeff+1"),
        ("\n\u00a0\uff0d1", "'\n\u00a0\uff0d1"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\uff0b\uff0d\uff20", "'\uff0b\uff0d\uff20"),
        ("well", "well"),
        ("2 + 2", "2 + 2"),
    ],
)
def test_no_cell_is_taken_for_a_formula(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, note: str, cell: str
) -> None:
    # The log refuses a tab and a carriage return, but the table doesn't rely on that.
    monkeypatch.setattr(Store, "entries", lambda _: (logged(note=note)[0],))

    (line,) = csv.DictReader(StringIO("".join(export_csv(Store(tmp_path / "one.db"))), newline=""))

    assert line["note"] == cell
