"""A session belongs to a routine by where it came from, not by its name alone."""

import csv
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from footcoach.coach.conversation import Conversation
from footcoach.coach.dose_offers import AFTER_A_GAP
from footcoach.coach.log_service import LogService
from footcoach.coach.resume_questions import HAS_CHANGED, IS_GONE, KEEPS_PLAN
from footcoach.coach.session_start import Start, Wanted
from footcoach.log.csv_export import export_csv
from footcoach.log.import_export import export_json, import_json
from footcoach.log.records import PainReport
from footcoach.log.store import Store
from footcoach.paths import bundled
from footcoach.routine import files
from footcoach.routine.library import Library
from footcoach.routine.model import Routine, RoutineIdentity
from footcoach.session.timeline import compile_timeline
from tests.coach.test_conversation import Reader
from tests.log.world import MONDAY, finished, logged, offer, under_way
from tests.world import span

NOW = MONDAY + timedelta(hours=2)
PRESET = bundled("routines") / "two-minutes.yaml"
RESUME = "Resume Quick starter?"


class World:
    """A log, a library, and a file outside it that is called like a preset and says the same."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder / "data" / "footcoach.db")
        self.library = Library(folder / "own")
        self.log = LogService(self.store, self.library, lambda: NOW)
        self.talk = Conversation(self.log, self.library)
        self.path = folder / "elsewhere é" / "two-minutes.yaml"
        self.path.parent.mkdir()
        self.path.write_bytes(PRESET.read_bytes())

    @property
    def preset(self) -> Routine:
        return self.library.load("two-minutes")

    @property
    def file(self) -> Routine:
        return self.library.load(str(self.path))

    def did(self, routine: Routine, days_ago: int = 0) -> None:
        feeling = PainReport(before=0, after=0, asked=True)
        moment = MONDAY - timedelta(days=days_ago)
        self.store.put(*logged(finished(compile_timeline(routine)), moment, feeling=feeling))

    def left(self, routine: Routine) -> None:
        self.store.record(*logged(under_way(compile_timeline(routine))))

    def offered(self, wanted: Routine | None = None) -> str:
        """Return the last line of the offer to resume: on home, or before ``wanted``."""
        reader, (one,) = Reader(), self.log.find_unfinished()
        wish = Wanted(compile_timeline(wanted)) if wanted else None
        reader.read(self.talk.before(wish) if wish else self.talk.settle(one.entry.uuid))
        line: str = reader.asked(RESUME).lines[-1]
        return line

    def remarks(self, *replies: str) -> list[str]:
        """Resume what was left from home; return what is said as it starts."""
        (one,) = self.log.find_unfinished()
        start = Reader(dict.fromkeys(replies)).read(self.talk.resume(one.entry.uuid))
        assert isinstance(start, Start)
        return list(start.remarks)


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path)
    world.log.acknowledge_notice()
    world.log.note_asked()
    return world


# ---- which routine a file is


def test_a_file_outside_the_library_is_not_the_routine_of_its_name(world: World) -> None:
    assert world.preset.identity == RoutineIdentity("two-minutes")
    assert world.file.identity == RoutineIdentity("two-minutes", world.path.as_uri())


def test_an_own_copy_is_the_routine_of_the_preset_that_it_replaces(world: World) -> None:
    before = world.preset.identity
    world.library.folder.mkdir()
    own = world.library.folder / "two-minutes.yaml"
    own.write_bytes(PRESET.read_bytes())

    assert world.preset.identity == before
    assert world.library.load(str(own)).identity == before
    assert world.library.load(str(PRESET)).identity == RoutineIdentity(
        "two-minutes", PRESET.resolve().as_uri()
    )


def test_a_file_is_one_routine_however_its_path_is_written(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(world.path.parent)
    (world.path.parent / "link").symlink_to(world.path.parent)

    for name in ("two-minutes.yaml", "./two-minutes.yaml", "../elsewhere é/two-minutes.yaml"):
        assert world.library.load(name).identity == world.file.identity
    assert world.library.load("link/two-minutes.yaml").identity == world.file.identity


def test_a_path_in_any_letters_goes_into_the_log_and_out_again(
    world: World, tmp_path: Path
) -> None:
    odd = tmp_path / "\x1b[2J \udcff\n%41" / "two-minutes.yaml"
    try:
        odd.parent.mkdir()
    except OSError:
        pytest.skip("this file system has no such names")
    odd.write_bytes(PRESET.read_bytes())
    routine = world.library.load(str(odd))
    world.did(routine)

    (record,) = world.store.entries()
    assert record.identity == routine.identity
    import_json(Store(tmp_path / "other.db"), "".join(export_json(world.store)))
    assert Store(tmp_path / "other.db").entries()[0].identity == routine.identity


# ---- what was done of it


def test_a_file_that_was_done_leaves_the_preset_of_its_name_to_be_done(world: World) -> None:
    world.store.follow("two-minutes", yes=True)
    world.did(world.file)

    (todo,) = world.log.to_do()[0]
    assert len(todo.to_do) == len(todo.items) > 0
    assert world.log.to_do_of(world.preset) is not None
    assert world.log.to_do_of(world.file) is None
    assert world.log.week(world.log.today) == (todo,)


def test_a_file_earns_the_preset_of_its_name_no_step_up(world: World) -> None:
    for days_ago in (0, 2):
        world.did(world.file, days_ago)

    assert world.log.find_step_up(world.preset) is None

    for days_ago in (0, 2):
        world.did(world.preset, days_ago)
    assert world.log.find_step_up(world.preset) is not None


def test_a_file_neither_causes_nor_closes_a_gap_of_the_preset(world: World) -> None:
    own = world.library.folder / "two-minutes.yaml"
    own.parent.mkdir()
    own.write_text(PRESET.read_text().replace("5 reps", "7 reps"))
    step = {"routine": "two-minutes", "exercise": "short-foot", "old": span(5), "new": span(7)}
    world.store.note_offers([offer(MONDAY - timedelta(days=21), **step)])
    world.did(world.preset, days_ago=14)
    world.did(world.file, days_ago=1)
    reader = Reader()

    reader.read(world.talk.before(Wanted(compile_timeline(world.preset))))

    assert AFTER_A_GAP in reader.asked("Take it a bit easier from now on?").lines


def test_a_file_like_a_preset_gets_no_offer_to_change_it(world: World) -> None:
    for days_ago in (0, 2):
        world.did(world.preset, days_ago)
    record, session = logged(finished(compile_timeline(world.file)))
    reader = Reader({"Any pain now?": 0})

    reader.read(world.talk.after(record, session))

    assert "Ready for a bit more?" not in reader.headings


def test_a_file_is_not_asked_about_for_the_plan(world: World, tmp_path: Path) -> None:
    record, session = logged(finished(compile_timeline(world.file)))
    reader = Reader()

    reader.read(world.talk.after(record, session))

    assert [one for one in reader.headings if "plan" in one] == []
    fresh = LogService(Store(tmp_path / "fresh.db"), world.library, lambda: NOW)
    fresh.store.put(record, session)
    assert fresh.list_unasked() == ()


# ---- resuming


def test_a_file_that_stayed_the_same_has_not_changed(world: World) -> None:
    world.left(world.file)

    assert KEEPS_PLAN not in world.offered(world.file)


def test_a_file_that_changed_is_said_to_have(world: World) -> None:
    world.left(world.file)
    world.path.write_text(world.path.read_text().replace("5 reps", "7 reps"))

    assert world.offered(world.file) == HAS_CHANGED


@pytest.mark.parametrize("name", [None, "two-minutes"])
def test_a_session_of_a_file_that_was_not_asked_for_says_where_it_is_from(
    world: World, name: str | None
) -> None:
    world.left(world.file)
    world.path.unlink()  # it isn't looked at
    wanted = world.library.load(name) if name else None

    assert world.offered(wanted) == f"It's from the file {world.path}. {KEEPS_PLAN}"


def test_a_session_of_a_file_that_moved_is_resumed_with_its_own_plan(world: World) -> None:
    world.left(world.file)
    then, where = world.file, str(world.path)
    moved = world.path.rename(world.path.with_name("moved.yaml"))

    assert where in world.offered(world.library.load(str(moved)))
    fresh = Conversation(world.log, world.library)
    wanted = Wanted(compile_timeline(world.library.load(str(moved))))
    start = Reader({RESUME: "Resume"}).read(fresh.before(wanted))
    assert isinstance(start, Start)
    assert start.unfinished is not None
    assert start.unfinished.session.timeline.routine == then
    assert start.unfinished.session.timeline.routine.identity == then.identity


def test_resuming_from_home_says_so_too(world: World) -> None:
    world.left(world.file)

    assert world.remarks() == [f"It's from the file {world.path}. {KEEPS_PLAN}"]


def test_a_preset_that_stayed_the_same_says_nothing(world: World) -> None:
    world.left(world.preset)

    assert KEEPS_PLAN not in world.offered()
    assert world.remarks() == []


@pytest.mark.parametrize("where", ["file", "routine"])
def test_what_a_log_calls_a_routine_is_never_opened(
    world: World, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    record, session = logged(under_way(compile_timeline(world.preset)))
    if where == "file":
        record = replace(record, file=world.path.as_uri())
    else:
        record = replace(record, routine=str(world.path))
    world.store.record(record, session)
    opened = list[Path]()
    monkeypatch.setattr(files, "_open", opened.append)

    assert world.offered() in {f"It's from the file {world.path}. {KEEPS_PLAN}", IS_GONE}
    assert opened == []


# ---- out and in again


def test_an_export_names_the_file_and_calls_the_routine_as_before(world: World) -> None:
    world.did(world.file, days_ago=1)
    world.did(world.preset)

    ours, preset = json.loads("".join(export_json(world.store)))["sessions"]
    assert (ours["routine"], ours["file"]) == ("two-minutes", world.path.as_uri())
    assert (preset["routine"], "file" in preset) == ("two-minutes", False)
    files = [row["file"] for row in csv.DictReader(export_csv(world.store))]
    assert (files[0], files[-1]) == (world.path.as_uri(), "")


@pytest.mark.parametrize("uri", ["two.yaml", "http://me/x", "file:///a b", "", None, 5])
def test_a_file_that_is_no_address_is_refused(world: World, tmp_path: Path, uri: object) -> None:
    world.did(world.file)
    data = json.loads("".join(export_json(world.store)))
    data["sessions"][0]["file"] = uri

    counts = import_json(Store(tmp_path / "other.db"), json.dumps(data))

    assert (counts.added, len(counts.left_out)) == (0, 1)
