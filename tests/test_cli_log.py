"""The log on the command line."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from shutil import which

import pytest
from click.testing import CliRunner, Result

from footcoach.cli import main
from footcoach.log.store import Store
from footcoach.routine.library import Library
from footcoach.session.timeline import compile_timeline
from tests.log.world import MONDAY, finished, logged, noon, under_way


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="footcoach")


def without_rights() -> list[str]:
    """Return what runs a command as someone who may not read everything; empty if nothing can."""
    if sys.platform == "win32":
        return []
    if os.geteuid():
        return ["env"]
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    return drop if which("setpriv") else []


def do_morning() -> None:
    plan = compile_timeline(Library().load("morning"))
    Store().put(*logged(finished(plan), at=noon(days_ago=7)))
    Store().follow("morning", yes=True)


@pytest.mark.parametrize(
    "arguments", [["today"], ["today", "--short"], ["history"], ["history", "--json"], ["list"]]
)
def test_asking_creates_nothing(home: Path, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 0

    assert list(home.iterdir()) == []


def test_history_as_json_is_whole_where_stdout_lacks_characters() -> None:
    plan = compile_timeline(replace(Library().load("morning"), title="Łydki"))
    Store().put(*logged(finished(plan)))

    result = CliRunner(charset="ascii").invoke(main, ["history", "--json"])

    assert result.stdout.isascii()
    assert json.loads(result.stdout) == json.loads(run("history", "--json").stdout)


def test_today_as_json_counts_each_foot_and_says_the_day() -> None:
    do_morning()

    result = run("today", "--json", "--exit-code")

    data = json.loads(result.stdout)
    (routine,) = data["routines"]
    assert result.exit_code == 4
    assert (data["day"], data["left"], data["resting"]) == (noon().date().isoformat(), 5, 0)
    assert routine["exercises"][0] == {
        "exercise": "ankle-circles",
        "name": "Ankle circles",
        "status": "to do",
        "rests_until": None,
        "done": {"left": 0, "right": 0},
        "remaining": {"left": 1, "right": 1},
        "per_day": [1, 1],
        "days_done": routine["exercises"][0]["days_done"],
        "days_wanted": 7,
        "days_per_week": [7, 7],
    }


def test_today_takes_one_form() -> None:
    assert run("today", "--short", "--json").exit_code == 2


def test_today_gives_each_exercise_a_line() -> None:
    do_morning()

    lines = run("today").stdout.splitlines()

    assert lines[0] == "Morning: loosen up"
    assert lines[1].startswith("  to do     Ankle circles")


def test_list_says_how_today_stands() -> None:
    do_morning()

    listed = {one["name"]: one["today"] for one in json.loads(run("list", "--json").stdout)}

    assert (listed["morning"], listed["evening"]) == ("5 left today", None)
    assert "; 5 left today" in run("list").stdout


def run_plainly(typed: str) -> subprocess.CompletedProcess[str]:
    arguments = ["run", "two-minutes", "--plain", "--sound", "off"]
    return subprocess.run(
        [sys.executable, "-m", "footcoach", *arguments],
        capture_output=True,
        text=True,
        check=False,
        input=typed,
    )


def test_run_in_a_script_starts_anew_and_says_in_one_line_what_it_keeps() -> None:
    store = Store()
    store.put(*logged(under_way()))

    result = run_plainly("1\nq\n")

    assert result.returncode == 3
    assert result.stderr == "footcoach: kept for later, unfinished: Test routine\n"
    assert result.stdout.startswith(f"{Library().load('two-minutes').title}. ")
    assert len(store.unfinished()) == 1


def test_history_calls_a_session_done_only_where_all_its_reps_were() -> None:
    entry, session = logged()
    partly, _ = logged(at=MONDAY + timedelta(days=1))
    parts = tuple(replace(part, done=3) for part in partly.parts)
    Store().put(entry, session)
    Store().put(replace(partly, parts=parts), session)

    newest, oldest = run("history").stdout.splitlines()

    assert newest.endswith("Test routine  3 of 4 reps, 20 s")
    assert oldest.endswith("Test routine  done, 4 of 4 reps, 20 s")


def test_a_history_without_sessions_says_so() -> None:
    assert run("history").stdout == "No sessions yet.\n"


def test_history_lists_sessions() -> None:
    do_morning()

    (line,) = run("history").stdout.splitlines()

    assert line.endswith("  Morning: loosen up  done, 22 of 22 reps, 5 min")


def test_an_imported_history_is_exported_again_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    do_morning()
    first = run("history", "--json").stdout
    (home / "history.json").write_text(first, encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "another"))

    taken = run("import", str(home / "history.json"))

    assert taken.stdout == "1 session added, 0 updated, 0 skipped as duplicates\n"
    assert run("history", "--json").stdout == first
    again = run("import", str(home / "history.json")).stdout
    assert again == "0 sessions added, 0 updated, 1 skipped as duplicates\n"


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b'{"footcoach": 99}', b"[" * 100_000])
def test_a_file_that_is_not_a_history_is_refused_in_one_line(home: Path, content: bytes) -> None:
    path = home / "history.json"
    path.write_bytes(content)

    result = run("import", str(path))

    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert str(path) in result.stderr


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8"]
)
def test_an_export_is_imported_in_any_encoding_that_a_shell_writes(
    home: Path, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    plan = compile_timeline(replace(Library().load("morning"), title="Łydki, täglich"))
    Store().put(*logged(finished(plan)))
    first = run("history", "--json").stdout
    (home / "history.json").write_bytes(first.replace("\n", "\r\n").encode(encoding))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "another"))

    assert run("import", str(home / "history.json")).exit_code == 0
    assert run("history", "--json").stdout == first


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_importing_the_csv_says_what_to_import_instead(
    home: Path, encoding: str, separator: str
) -> None:
    do_morning()
    text = run("history", "--csv").stdout.replace(",", separator)
    (home / "history.csv").write_bytes(text.encode(encoding))

    result = run("import", str(home / "history.csv"))

    assert result.exit_code == 1
    assert result.stderr == (
        f"footcoach: {home / 'history.csv'}: this is the CSV table; import what"
        " footcoach history --json prints instead\n"
    )


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "the file is empty"),
        ("\ufeff\n".encode("utf-16-le"), "the file is empty"),
        (b"SQLite format 3\0\x10\0", "this is a log, not an export of it"),
        (b"title: My routine\n", "this isn't an export of footcoach"),
    ],
)
def test_importing_something_else_says_what_to_import_instead(
    home: Path, data: bytes, what: str
) -> None:
    (home / "other").write_bytes(data)

    result = run("import", str(home / "other"))

    assert result.exit_code == 1
    assert result.stderr == (
        f"footcoach: {home / 'other'}: {what}; import what footcoach history --json prints"
        " instead\n"
    )


def test_importing_a_pipe_says_so_without_waiting_for_a_writer(home: Path) -> None:
    os.mkfifo(home / "pipe")

    result = run("import", str(home / "pipe"))

    assert result.exit_code == 1
    assert result.stderr.endswith("pipe: can't be read (this is a pipe or a device)\n")


def test_importing_from_a_newer_footcoach_says_so(home: Path) -> None:
    (home / "history.json").write_text('{"footcoach": 3, "sets": []}', encoding="utf-8")

    result = run("import", str(home / "history.json"))

    assert result.exit_code == 1
    assert result.stderr == (
        f"footcoach: {home / 'history.json'}: it's from a newer footcoach, in version 3 of the"
        " format; update footcoach, then import it again\n"
    )


def test_a_missing_file_is_named(home: Path) -> None:
    result = run("import", str(home / "nowhere.json"))

    assert result.exit_code == 1
    assert result.stderr.endswith("nowhere.json: can't be read (there's no such file)\n")


def test_csv_and_json_together_are_wrong_usage() -> None:
    assert run("history", "--csv", "--json").exit_code == 2


def test_excel_needs_csv() -> None:
    assert run("history", "--excel").exit_code == 2
    assert run("history", "--excel", "--json").exit_code == 2


def test_the_table_for_excel_says_that_it_is_utf_8_whatever_stdout_is_in() -> None:
    plan = compile_timeline(replace(Library().load("morning"), title="Übung für Füße"))
    Store().put(*logged(finished(plan)))

    result = CliRunner(charset="ascii").invoke(main, ["history", "--csv", "--excel"])

    assert result.stdout_bytes.startswith(b"\xef\xbb\xbfday,began,")
    table = result.stdout_bytes.decode("utf-8-sig")
    assert table == run("history", "--csv").stdout_bytes.decode()
    assert "Übung für Füße" in table


def test_csv_begins_with_the_names_of_its_columns() -> None:
    do_morning()

    lines = run("history", "--csv").stdout.splitlines()

    assert lines[0].startswith("day,began,routine")
    assert len(lines) == 1 + 9


def test_a_damaged_log_is_reported_and_put_aside(home: Path) -> None:
    path = home / "data" / "footcoach" / "footcoach.db"
    path.parent.mkdir(parents=True)
    path.write_text("no database")

    result = run("history")

    assert result.exit_code == 0
    assert "put aside" in result.stderr


def test_a_log_that_cannot_be_read_is_reported(home: Path) -> None:
    (home / "data" / "footcoach" / "footcoach.db").mkdir(parents=True)

    for command in ("history", "today"):
        result = run(command)
        assert result.exit_code == 1
        assert "can't be opened" in result.stderr


def modes(folder: Path) -> dict[str, int]:
    """Return the rights of everything in a folder."""
    found = sorted(folder.rglob("*"))
    return {str(path.relative_to(folder)): path.stat().st_mode & 0o777 for path in found}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such rights")
def test_the_log_is_readable_by_its_owner_alone(home: Path) -> None:
    old = os.umask(0o022)
    try:
        do_morning()
        run("today", "--short")
        run_plainly("q\n")
    finally:
        os.umask(old)

    found = modes(home)

    assert {"data/footcoach/footcoach.db", "cache/footcoach/today"} <= found.keys()
    assert {name: mode for name, mode in found.items() if mode & 0o077} == {}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such rights")
@pytest.mark.parametrize("arguments", [["today"], ["history"], ["import", "export.json"]])
def test_a_log_that_others_can_read_becomes_its_owners_alone(
    home: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    do_morning()
    monkeypatch.chdir(home)
    (home / "export.json").write_text(run("history", "--json").stdout, encoding="utf-8")
    folder = home / "data" / "footcoach"
    (folder / "footcoach.db").chmod(0o644)
    folder.chmod(0o755)

    assert run(*arguments).exit_code == 0

    assert folder.stat().st_mode & 0o777 == 0o700
    assert modes(folder)["footcoach.db"] == 0o600


def test_the_exported_json_has_the_keys_that_other_programs_rely_on() -> None:
    do_morning()

    data = json.loads(run("history", "--json").stdout)

    assert set(data) == {"footcoach", "days", "followed", "plans", "sessions", "offers"}
    assert data["sessions"][0]["routine"] == "morning"


def test_import_takes_what_it_can_read_and_names_the_rest(home: Path) -> None:
    do_morning()
    data = json.loads(run("history", "--json").stdout)
    data["sessions"].append({**data["sessions"][0], "pain_after": 11, "note": "\x1b[2J"})
    file = home / "export.json"
    file.write_text(json.dumps(data), encoding="utf-8")

    result = run("import", str(file))

    assert result.exit_code == 1
    assert result.stdout == "0 sessions added, 0 updated, 1 skipped as duplicates\n"
    assert result.stderr == (
        f"footcoach: {file}: sessions.1.note: should be text without control characters,"
        " not '\\x1b[2J'; left out\n"
    )


def test_history_names_a_session_that_cannot_be_read_and_shows_the_others() -> None:
    do_morning()
    plan = compile_timeline(Library().load("evening"))
    Store().put(*logged(finished(plan)))
    with closing(sqlite3.connect(Store().database.path)) as connection, connection:
        connection.execute("UPDATE session SET effort = 'lazy' WHERE routine = 'evening'")

    result = run("history")

    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1
    assert "Morning" in result.stdout
    assert "The session of 2026-11-16, Evening" in result.stderr
    assert "can't be read, so it's left out" in result.stderr


@pytest.mark.parametrize("form", [[], ["--short"], ["--json"]], ids=["full", "short", "json"])
def test_a_file_in_place_of_the_routines_folder_hides_no_preset_from_today(
    home: Path, form: list[str]
) -> None:
    do_morning()
    own = home / "config" / "footcoach" / "routines"
    own.parent.mkdir(parents=True)
    own.touch()

    result = run("today", *form)

    assert (result.exit_code, "Ankle circles" in result.stdout) == (1, True)
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"{own}:1:1: the folder can't be read (")


@pytest.mark.skipif(not (as_user := without_rights()), reason="root may read any folder")
@pytest.mark.parametrize("command", ["today", "today --short", "today --json", "list"])
def test_a_folder_without_rights_is_one_line_and_hides_no_preset(home: Path, command: str) -> None:
    do_morning()
    own = home / "config" / "footcoach" / "routines"
    own.mkdir(parents=True, mode=0)

    result = subprocess.run(
        [*as_user, sys.executable, "-m", "footcoach", *command.split()],
        capture_output=True,
        text=True,
        check=False,
    )

    own.chmod(0o700)
    assert result.returncode == 1
    assert "morning" in result.stdout or "Ankle circles" in result.stdout
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"{own}:1:1: the folder can't be read (")
