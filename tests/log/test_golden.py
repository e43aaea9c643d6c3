"""What earlier versions wrote is read for ever, to the second."""

import json
import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from footcoach.log.import_export import ImportCounts, export_json, import_json
from footcoach.log.plan_json import read_plan, write_plan
from footcoach.log.records import DayOff, Said, SessionRecord
from footcoach.log.resume import find_unfinished
from footcoach.log.session_json import read_place, write_place
from footcoach.log.store import Store
from footcoach.routine.enums import BodyPart
from footcoach.routine.model import Span
from footcoach.session.player import Session
from footcoach.session.tally import tally_sides
from footcoach.session.timeline import Step

GOLDEN = Path(__file__).parent / "golden"
FACTS: dict[str, Any] = json.loads((GOLDEN / "v1" / "facts.json").read_text(encoding="utf-8"))
COMPLETE = json.loads((GOLDEN / "v2" / "facts.json").read_text(encoding="utf-8"))["complete"]
NOW = datetime(2026, 4, 7, 8, 0, tzinfo=timezone(timedelta(hours=1)))


def value(member: Any) -> Any:
    """Return the word of an enumeration's member; None stays None."""
    return member and member.value


def step_words(step: Step) -> str:
    side, move = value(step.side), step.move and step.move.id
    place = (value(step.kind), step.exercise, step.round, step.set, step.rep, side, move)
    cues = (f"{mark.at}:{mark.cue.value}" for mark in step.cues)
    return " ".join(map(str, (*place, step.seconds, *cues)))


def session_facts(session: Session) -> dict[str, Any]:
    """Return what ``facts.json`` says of a session and its plan."""
    return {
        "title": session.timeline.routine.title,
        "effort": value(session.timeline.effort),
        "exercises": [one.exercise.name for one in session.timeline.exercises],
        "steps": [step_words(step) for step in session.timeline.steps],
        "index": session.index,
        "seconds": session.banked,
        "added": session.added,
        "entries": session.begun,
        "by clock": session.by_clock,
        "ending": value(session.ending),
        "outcomes": [f"{value(one.outcome)} {one.seconds}" for one in session.records],
        "tally": [
            f"{one.exercise} {value(one.side)} {one.planned} {one.done} {one.skipped}"
            f" {one.seconds:.3f}"
            for one in tally_sides(session)
        ],
    }


def record_facts(record: SessionRecord) -> dict[str, Any]:
    """Return what ``facts.json`` says of a session's row."""
    pain = record.feeling
    return {
        "uuid": record.uuid,
        "routine": record.routine,
        "title": record.title,
        "effort": value(record.effort),
        "day": record.began.day,
        "local": record.began.local.isoformat(),
        "saved": record.saved,
        "ending": value(record.ending),
        "open": record.open,
        "note": record.note,
        "pain": [pain.before, pain.after, pain.morning],
        "sign": pain.sign,
        "hurt": pain.hurt,
        "asked": pain.asked,
        "parts": [
            f"{one.exercise} {one.nth} {value(one.side)} {one.planned} {one.done} {one.skipped}"
            f" {one.seconds:.3f}"
            for one in record.parts
        ],
    }


def in_log(facts: dict[str, Any]) -> dict[str, Any]:
    """Return the facts of a session itself, without those of its row."""
    return {key: fact for key, fact in facts.items() if key != "entry"}


LOGGED = [name for name, facts in FACTS.items() if "entry" in facts]


def exported(store: Store) -> str:
    return "".join(export_json(store))


def golden(name: str) -> str:
    return (GOLDEN / name).read_text(encoding="utf-8")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a copy of the golden log, which may be written to."""
    shutil.copytree(GOLDEN / "v1" / "home", tmp_path / "home")
    return Store(tmp_path / "home" / "footcoach.db")


@pytest.mark.parametrize("name", ["beginning", "left", "own-pace", "partial"])
def test_a_plan_and_a_place_of_version_1_are_read(name: str) -> None:
    plan = read_plan(golden(f"v1/texts/{name}.plan.json"))

    session = read_place(plan, golden(f"v1/texts/{name}.place.json"))

    assert session_facts(session) == in_log(FACTS[name])


@pytest.mark.parametrize("name", LOGGED)
def test_a_session_in_a_log_of_version_1_is_read(store: Store, name: str) -> None:
    uuid = FACTS[name]["entry"]["uuid"]
    record = store.entry(uuid)

    assert record is not None
    assert record_facts(record) == FACTS[name]["entry"]
    assert session_facts(store.session(uuid)) == in_log(FACTS[name])


@pytest.mark.parametrize("name", LOGGED)
def test_a_session_of_version_1_is_saved_as_version_2_and_stays_the_same(
    store: Store, name: str
) -> None:
    record = store.entry(FACTS[name]["entry"]["uuid"])
    assert record is not None
    session = store.session(record.uuid)

    store.put(record, session)

    again = Store(store.database.path)
    assert again.session(record.uuid) == session
    assert again.entry(record.uuid) == record
    whole = again.whole()
    digest, place = whole.places[record.uuid]
    assert json.loads(place)["version"] == json.loads(whole.plans[digest])["version"] == 2


def test_sessions_left_by_version_1_resume_at_the_same_second(store: Store) -> None:
    found = {one.entry.uuid: one.session for one in find_unfinished(store, NOW)}

    killed, cut_off, left = (FACTS[name] for name in ("killed", "cut-off", "left"))
    seconds = {uuid: (one.index, one.banked, one.added) for uuid, one in found.items()}
    assert seconds == {
        killed["entry"]["uuid"]: (killed["index"], killed["seconds"] + 0.75, 0),
        cut_off["entry"]["uuid"]: (cut_off["index"], cut_off["seconds"], 0),
        left["entry"]["uuid"]: (left["index"], left["seconds"], 5),
    }


def test_all_else_in_a_log_of_version_1_is_read(store: Store) -> None:
    assert {day.isoformat(): value(mark) for day, mark in store.marks().items()} == {
        "2026-03-30": "ill",
        "2026-03-31": "rest",
    }
    assert store.marks()[NOW.date().replace(month=3, day=31)] is DayOff.REST
    assert store.followed() == {"evening": False, "four-exercises": True}
    assert store.fact("notice") == "2026-03-20"
    offers = [
        (one.at, one.day, one.exercise, one.nth, one.what, one.old.low, one.new.high, one.taken)
        for one in store.offers()
    ]
    assert offers == [
        (1773988200000, "2026-03-20", "toe-press", 0, "reps", 10, 12, True),
        (1774593000000, "2026-03-27", "toe-press", 0, "moves.hold", 3, 6, False),
        (1775282400000, "2026-04-04", "toe-press", 0, "reps", 12, 10, True),
        (1775282460000, "2026-04-04", "short-foot", 1, "sets", 1, 2, True),
    ]


def test_an_export_of_version_1_is_imported_whole(store: Store, tmp_path: Path) -> None:
    fresh = Store(tmp_path / "fresh" / "footcoach.db")

    counts = import_json(fresh, golden("v1/export.json"))

    assert counts == ImportCounts(added=len(LOGGED), renewed=0, known=0)
    closed = {name: FACTS[name]["entry"] | {"open": False} for name in LOGGED}
    for facts in closed.values():
        record = fresh.entry(facts["uuid"])
        assert record is not None
        assert record_facts(record) == facts
    assert exported(fresh) == exported(store)


def test_an_export_of_version_1_of_an_empty_log_is_imported(tmp_path: Path) -> None:
    fresh = Store(tmp_path / "footcoach.db")

    counts = import_json(fresh, golden("v1/export-empty.json"))

    assert counts == ImportCounts(added=0, renewed=0, known=0)


def test_an_export_of_version_1_is_exported_as_version_2(tmp_path: Path) -> None:
    fresh = Store(tmp_path / "footcoach.db")
    import_json(fresh, golden("v1/export.json"))

    data = json.loads(exported(fresh))

    version_2 = json.loads(golden("v2/export.json"))
    known = {facts["entry"]["uuid"] for facts in FACTS.values() if "entry" in facts}
    assert data["footcoach"] == 2
    assert data["sessions"] == [one for one in version_2["sessions"] if one["uuid"] in known]
    assert data["plans"].items() < version_2["plans"].items()


@pytest.mark.parametrize(
    "name", ["export", "export-empty", "export-file", "export-any-part", "export-corrected"]
)
def test_an_export_of_version_2_goes_in_and_out_the_same_to_the_byte(
    tmp_path: Path, name: str
) -> None:
    fresh = Store(tmp_path / "footcoach.db")

    counts = import_json(fresh, golden(f"v2/{name}.json"))

    assert counts.left_out == ()
    assert exported(fresh) == golden(f"v2/{name}.json")


def test_a_plan_and_a_place_of_version_2_are_read_and_written_the_same_to_the_byte() -> None:
    plan = golden("v2/texts/complete.plan.json")
    place = golden("v2/texts/complete.place.json")

    session = read_place(read_plan(plan), place)

    assert session_facts(session) == in_log(COMPLETE)
    assert write_plan(session.timeline).text == plan
    assert write_place(session) == place


def test_exercises_of_any_part_of_the_body_are_read_and_written_the_same_to_the_byte() -> None:
    plan = golden("v2/texts/any-part.plan.json")
    place = golden("v2/texts/any-part.place.json")

    session = read_place(read_plan(plan), place)

    assert session_facts(session) == json.loads(golden("v2/facts-any-part.json"))
    assert [record.count for record in session.records if record.count is not None] == [23]
    exercise = session.timeline.routine.exercises[0]
    assert (exercise.body_part, exercise.load) == (BodyPart.HAND, "5 kg")
    assert exercise.left.by_set == (Span(5, 5), Span(3, 4))
    assert write_plan(session.timeline).text == plan
    assert write_place(session) == place


def test_a_log_with_counted_reps_and_loads_is_read(tmp_path: Path) -> None:
    shutil.copytree(GOLDEN / "v2" / "home-7", tmp_path / "home")
    store = Store(tmp_path / "home" / "footcoach.db")

    (record,) = store.entries()

    assert {part.counted for part in record.parts} == {None, 23}
    assert {part.load for part in record.parts} == {"", "5 kg"}
    assert exported(store) == golden("v2/export-any-part.json")


def test_a_log_that_says_what_was_corrected_is_read(tmp_path: Path) -> None:
    shutil.copytree(GOLDEN / "v2" / "home-8", tmp_path / "home")
    store = Store(tmp_path / "home" / "footcoach.db")

    (record,) = store.entries()

    assert record.corrected == set(Said)
    assert exported(store) == golden("v2/export-corrected.json")


def test_a_log_of_version_2_is_read(tmp_path: Path) -> None:
    shutil.copytree(GOLDEN / "v2" / "home", tmp_path / "home")
    store = Store(tmp_path / "home" / "footcoach.db")

    for facts in (FACTS["left"], FACTS["killed"], COMPLETE):
        record = store.entry(facts["entry"]["uuid"])
        assert record is not None
        assert record_facts(record) == facts["entry"]
        # Whole seconds are whole in version 2 and broken in version 1.
        steps = session_facts(store.session(record.uuid))["steps"]
        assert [step.replace(".0", "") for step in steps] == [
            step.replace(".0", "") for step in facts["steps"]
        ]
    resumed = {one.entry.uuid: one.session.banked for one in find_unfinished(store, NOW)}
    assert resumed == {
        FACTS["left"]["entry"]["uuid"]: FACTS["left"]["seconds"],
        FACTS["killed"]["entry"]["uuid"]: FACTS["killed"]["seconds"] + 0.75,
    }
    assert store.database.remarks() == ()


def test_a_log_that_says_which_file_a_session_is_from_is_read(tmp_path: Path) -> None:
    shutil.copytree(GOLDEN / "v2" / "home-6", tmp_path / "home")
    store = Store(tmp_path / "home" / "footcoach.db")

    found = [(record.routine, record.file, record.open) for record in store.entries()]

    assert found == [
        ("everything", "file:///home/me/everything.yaml", True),
        ("test", "", True),
    ]
    assert exported(store) == golden("v2/export-file.json")


def test_a_session_of_an_older_version_is_of_the_library(store: Store) -> None:
    assert {record.file for record in store.entries()} == {""}
    assert {routine.file for routine in store.routines()} == {""}
