"""The command line: results on stdout, the rest on stderr, and the right exit status."""

import gc
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from footcoach.cli import main
from footcoach.exit_status import MEANINGS

SHOW_STEP = {"start", "seconds", "kind", "exercise", "set", "rep", "side", "move", "cues"}
SHOW_EXERCISE = {
    "id", "name", "position", "equipment", "sides", "sets", "reps", "moves", "release", "rest",
    "switch", "ready", "per_day", "days_per_week", "assumed", "understood", "suggested", "flags",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="footcoach")


def printed(*arguments: str) -> Any:
    result = run(*arguments)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def written(folder: Path, text: str) -> str:
    path = folder / "mine.yaml"
    path.write_text(text)
    return str(path)


def test_list_gives_each_routine_a_line() -> None:
    lines = run("list").stdout.splitlines()

    assert len(lines) == 15
    often = "2\N{EN DASH}3 times a day"
    assert f"four-exercises      10:03  sitting, lying, standing  {often}" in lines[4]


def test_list_json_has_the_keys_that_other_programs_rely_on() -> None:
    listed = {one["name"]: one for one in printed("list", "--json")}

    assert listed["two-minutes"] == {
        "name": "two-minutes",
        "title": "Quick starter",
        "seconds": 92,
        "positions": ["sitting"],
        "equipment": [],
        "per_day": [1, 1],
        "days_per_week": [7, 7],
        "today": None,
    }


def test_a_broken_file_of_the_user_does_not_hide_the_others(tmp_path: Path) -> None:
    own = tmp_path / "config" / "footcoach" / "routines"
    own.mkdir(parents=True)
    (own / "broken.yaml").write_text("title: x\n")

    result = run("list")

    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 15
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"footcoach: broken.yaml isn't listed: {own / 'broken.yaml'}:1:1: ")


def test_a_name_that_cannot_be_shown_takes_one_line_and_one_with_joiners_is_listed(
    tmp_path: Path,
) -> None:
    own = tmp_path / "config" / "footcoach" / "routines"
    own.mkdir(parents=True)
    for name in ("می\u200cروم", "a\u202eb"):
        (own / f"{name}.yaml").write_text("title: Mine\nexercises: [toe-press]\n")

    result = run("list")

    assert result.exit_code == 0
    assert "می\u200cروم" in result.stdout
    (line,) = result.stderr.splitlines()
    assert line.startswith("footcoach: a\\u202eb.yaml isn't listed: its name has a character that ")


def test_a_file_with_many_mistakes_takes_one_line_of_the_list(tmp_path: Path) -> None:
    own = tmp_path / "config" / "footcoach" / "routines"
    own.mkdir(parents=True)
    (own / "broken.yaml").write_text("title: x\nexercises: [toe-pres, hel-raise, tugg]\n")

    (line,) = run("list").stderr.splitlines()

    assert "broken.yaml:2:13: " in line
    assert line.endswith(" (and 2 more mistakes)")


def test_an_exercise_that_breaks_several_routines_takes_one_line_of_the_list(
    tmp_path: Path,
) -> None:
    own = tmp_path / "config" / "footcoach" / "routines" / "exercises"
    own.mkdir(parents=True)
    (own / "short-foot.yaml").write_text("name: x\n")

    result = run("list")

    (line,) = result.stderr.splitlines()
    assert result.exit_code == 0
    assert "two-minutes.yaml" in line
    assert f"{own / 'short-foot.yaml'}:1:1: " in line


@pytest.fixture
def loop(tmp_path: Path) -> Path:
    """Make the user's folder one that cannot be read, not even by root."""
    own = tmp_path / "config" / "footcoach" / "routines"
    own.parent.mkdir(parents=True)
    own.symlink_to("routines")
    return own


@pytest.mark.parametrize("json_too", [[], ["--json"]], ids=["text", "json"])
def test_a_folder_that_cannot_be_read_hides_no_preset_from_the_list(
    loop: Path, json_too: list[str]
) -> None:
    result = run("list", *json_too)

    assert result.exit_code == 1
    assert "two-minutes" in result.stdout
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"{loop}:1:1: the folder can't be read (")


def test_check_reports_a_folder_that_cannot_be_read(loop: Path, tmp_path: Path) -> None:
    good = written(tmp_path, "title: x\nexercises:\n  - toe-press\n")

    result = run("check", good)

    assert (result.exit_code, result.stdout.splitlines()[0]) == (1, f"{good}: no mistakes")
    assert result.stderr.startswith(f"{loop}:1:1: ")


def test_a_preset_is_shown_although_a_folder_cannot_be_read(loop: Path) -> None:
    result = run("show", "morning")

    assert result.exit_code == 0
    assert result.stderr.startswith(f"footcoach: {loop}:1:1: ")
    assert "Traceback" not in result.stderr


def test_show_json_has_the_keys_that_other_programs_rely_on() -> None:
    shown = printed("show", "four-exercises", "--json")

    assert set(shown) == {"routine", "title", "effort", "seconds", "exercises", "steps"}
    assert all(set(exercise) == SHOW_EXERCISE for exercise in shown["exercises"])
    first, *others = shown["steps"]
    assert first["waits"] is True
    assert set(first) == {*SHOW_STEP, "waits"}
    assert all(set(step) == SHOW_STEP for step in others)
    assert shown["seconds"] == sum(step["seconds"] for step in shown["steps"]) == 603
    last = shown["steps"][-1]
    assert last["start"] + last["seconds"] == 603
    assert shown["exercises"][0] == {
        "id": "band-point",
        "name": "Band point",
        "position": "sitting",
        "equipment": ["exercise band"],
        "sides": "each",
        "sets": 1,
        "reps": 15,
        "moves": [{"id": "hold", "seconds": 5}],
        "release": 3,
        "rest": None,
        "switch": 10,
        "ready": 10,
        "per_day": [2, 2],
        "days_per_week": [7, 7],
        "assumed": ["sides", "release", "switch", "ready"],
        "understood": {
            "name": "Band point",
            "reps": 15,
            "hold_s": 5,
            "per_day": 2,
            "days_per_week": 7,
        },
        "suggested": {"sides": "each", "relax_s": 3, "switch_s": 10},
        "flags": [
            {
                "kind": "sides",
                "text": "The dose doesn't say whether it's for one side or both.",
                "words": "",
                "other": "",
            }
        ],
    }


def test_show_json_gives_each_foot_its_dose_and_a_waiting_step_no_length(tmp_path: Path) -> None:
    mine = written(
        tmp_path,
        "title: Mine\nexercises:\n"
        "  - exercise: heel-raise\n    dose: 12 reps, each foot\n    right: {reps: 8}\n"
        "  - exercise: marbles\n    name: Marbles\n    position: sitting\n"
        "    moves: [{id: pick, do: Pick one., time: until done}]\n    dose: 2 reps\n",
    )

    shown = printed("show", mine, "--json")

    heel, marbles = shown["exercises"]
    assert (heel["left"]["reps"], heel["right"]["reps"]) == (12, 8)
    assert marbles["moves"] == [{"id": "pick", "seconds": None}]
    assert shown["seconds"] is None
    waits = [step["start"] for step in shown["steps"] if step["move"] == "pick"]
    assert waits[0] == waits[1]


def test_the_effort_decides_how_much_of_a_range_is_done() -> None:
    reps = [
        next(
            exercise["reps"]
            for exercise in printed("show", "three-exercises", "--json", "--effort", effort)[
                "exercises"
            ]
            if exercise["id"] == "toe-curl-spread"
        )
        for effort in ("gentle", "moderate", "full")
    ]

    assert reps == [10, 13, 15]


def test_show_puts_what_footcoach_suggests_in_brackets() -> None:
    assert "Band point: 15 reps, hold 5 s, (release 3 s)" in run("show", "four-exercises").stdout


def test_check_prints_every_mistake_with_its_place(tmp_path: Path) -> None:
    bad = written(tmp_path, "titel: x\nexercises:\n  - toe-pres: 3s\n  - toe-walk: 20 sek\n")

    result = run("check", bad)

    assert result.exit_code == 1
    assert result.stdout == ""
    places = [line.removeprefix(bad).split(" ")[0] for line in result.stderr.splitlines()]
    assert {":1:1:", ":3:5:", ":4:15:"} <= set(places)


def test_check_json_has_the_keys_that_other_programs_rely_on(tmp_path: Path) -> None:
    bad = written(tmp_path, "title: x\nexercises:\n  - toe-pres: 3s\n")

    result = run("check", bad, "--json")

    assert result.exit_code == 1
    (mistake,) = json.loads(result.stdout)["mistakes"]
    assert (mistake["line"], mistake["column"]) == (3, 5)
    assert set(mistake) == {"file", "line", "column", "wrong", "right"}


def test_check_says_that_a_file_has_no_mistakes(tmp_path: Path) -> None:
    good = written(tmp_path, "title: x\nexercises:\n  - toe-press\n")

    result = run("check", good)

    first, *others = result.stdout.splitlines()
    assert (result.exit_code, first) == (0, f"{good}: no mistakes")
    assert others[0].startswith("  Toe press: (10 reps, hold 3 s")


@pytest.mark.parametrize("command", ["run", "show"])
def test_for_an_unknown_routine_the_most_similar_name_is_suggested(command: str) -> None:
    result = run(command, "four-exercise")

    assert result.exit_code == 1
    assert "did you mean four-exercises?" in result.stderr


WRONG = {
    "no such command": ["runn"],
    "no such option": ["list", "--jsn"],
    "no routine": ["run"],
    "no file": ["check"],
    "effort": ["run", "morning", "--effort", "heroic"],
    "sound": ["run", "morning", "--sound", "trumpet"],
    "speed that is not a number": ["run", "two-minutes", "--plain", "--speed", "fast"],
    "no speed": ["run", "two-minutes", "--plain", "--speed", "nan"],
    "endless speed": ["run", "two-minutes", "--plain", "--speed", "inf"],
    "only nothing": ["run", "two-minutes", "--plain", "--only", ""],
    "only commas": ["run", "two-minutes", "--plain", "--only", " , "],
    "skip nothing": ["run", "two-minutes", "--plain", "--skip", ""],
    "only and skip the same": [
        "run",
        "two-minutes",
        "--plain",
        "--only",
        "short-foot",
        "--skip",
        "short-foot",
    ],
    "speed without plain": ["run", "morning", "--speed", "2"],
    "an exercise it does not have": ["run", "morning", "--plain", "--only", "toe-fan"],
    "nothing left": ["run", "two-minutes", "--plain", "--skip", "short-foot,ankle-circles"],
}


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG.keys())
def test_wrong_usage_ends_with_status_2(arguments: list[str]) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error: " in result.stderr


HOSTILE = "a\x1b]0;x\x07b\N{RIGHT-TO-LEFT OVERRIDE}c"


@pytest.mark.parametrize(
    "arguments",
    [
        [HOSTILE],
        [f"--{HOSTILE}"],
        ["list", f"--{HOSTILE}"],
        ["show", HOSTILE],
        ["show", "two-minutes", HOSTILE],
        ["show", f"./{HOSTILE}.yaml"],
        ["check", f"{HOSTILE}.yaml"],
        ["check", "good"],
        ["import", HOSTILE],
        ["import", "folder"],
        ["run", "two-minutes", "--plain", "--only", HOSTILE],
        ["run", "two-minutes", "--plain", "--speed", HOSTILE],
        ["run", "two-minutes", "--plain", "--effort", HOSTILE],
        ["sound-check", "--sound", HOSTILE],
    ],
    ids=lambda arguments: "-".join(arguments).encode("unicode_escape").decode(),
)
def test_a_name_on_the_command_line_cannot_steer_the_terminal(
    arguments: list[str], tmp_path: Path
) -> None:
    good, folder = tmp_path / f"{HOSTILE}.yaml", tmp_path / HOSTILE
    good.write_text("title: x\nexercises: [toe-press]\n")
    folder.mkdir()
    paths = {"good": str(good), "folder": str(folder)}

    # In colour, as in a terminal: otherwise click takes some of the escapes away itself.
    result = CliRunner().invoke(main, [paths.get(one, one) for one in arguments], color=True)

    assert "\\u202e" in result.output
    assert result.output.replace("\n", "").isprintable()


def python(code: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env=os.environ | environment,
    )


def plainly(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "footcoach", "run", *arguments, "--plain", "--sound", "off"],
        capture_output=True,
        text=True,
        check=False,
        input=typed,
    )


def test_a_whole_session_in_lines_of_text_ends_with_status_0() -> None:
    result = plainly("two-minutes", "--speed", "2000")

    assert result.returncode == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "Quick starter. 2 exercises, 1:32."
    assert lines[-2:] == ["Well done.", "Quick starter: 7 of 7 reps in 55 s."]


def test_a_rehearsal_prints_what_would_be_said_aloud() -> None:
    silent = plainly("two-minutes", "--speed", "5000").stdout
    lines = plainly("two-minutes", "--speed", "5000", "--voice", "full").stdout.splitlines()

    assert "Aloud" not in silent
    assert lines.count("Aloud: Release.") == 4
    assert lines[lines.index("Lift the arch (1 of 5).") + 1] == "Aloud: Arch up, One."


def test_only_and_skip_choose_exercises_and_start_side_the_foot() -> None:
    options = ["two-minutes", "--speed", "2000", "--start-side", "right"]
    only = plainly(*options, "--only", "ankle-circles").stdout
    skip = plainly(*options, "--skip", "short-foot").stdout

    assert only == skip
    assert only.index("right foot") < only.index("left foot")


@pytest.mark.parametrize(
    ("skipped", "done"),
    [("scale-press", "Band pull"), ("band-pull", "Scale press")],
)
def test_a_skipped_exercise_of_a_choice_is_replaced_by_the_next_one(
    skipped: str, done: str
) -> None:
    lines = plainly("feet-first", "--speed", "10000", "--skip", skipped).stdout.splitlines()

    assert f"Exercise 6 of 6: {done}." in lines


def test_leaving_early_ends_with_status_3() -> None:
    result = plainly("two-minutes", typed="q\n")

    assert result.returncode == 3
    assert "Left before the end." in result.stdout


SEES = """
import sys
from footcoach.cli import main
try:
    main(sys.argv[1:], prog_name="footcoach")
except SystemExit as end:
    print("status", end.code)
print({})
"""


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["list"], 0),
        (["--version"], 0),
        (["show", "morning"], 0),
        (["check", "nowhere.yaml"], 1),
        (["runn"], 2),
        ([], 2),
        (["run", "morning"], 2),
        (["run", "nowhere"], 1),
    ],
    ids=lambda value: "_".join(value) if isinstance(value, list) else None,
)
def test_textual_is_never_imported_without_a_screen(arguments: list[str], status: int) -> None:
    lines = python(SEES.format("'textual' in sys.modules"), *arguments).stdout.splitlines()

    assert lines[-2:] == [f"status {status}", "False"]


def test_the_list_of_presets_reads_neither_routines_nor_the_log() -> None:
    lines = python(SEES.format("not {'sqlite3', 'yaml'} & set(sys.modules)"), "list").stdout

    assert lines.splitlines()[-2:] == ["status 0", "True"]


def test_garbage_is_collected_again_after_a_command() -> None:
    assert run("--version").exit_code == 0
    assert gc.isenabled()


def test_the_first_frame_waits_for_no_routine_sound_or_log() -> None:
    code = (
        "import sys, footcoach.commands.app, footcoach.ui.app, footcoach.ui.terminal.guarded_app\n"
        "parts = ('yaml', 'sqlite3', 'footcoach.session', 'footcoach.sound', 'footcoach.log',\n"
        "         'footcoach.coach', 'footcoach.routine.model')\n"
        "print(*sorted(set(parts) & set(sys.modules)))"
    )

    assert python(code).stdout == "\n"


def test_without_a_terminal_the_message_names_plain_and_the_status_is_2() -> None:
    result = python("from footcoach.cli import main; main()", TERM="dumb")

    assert result.returncode == 2
    assert "--plain" in result.stderr
    assert "Traceback" not in result.stderr


def test_completion_suggests_routine_names() -> None:
    result = python(
        "from footcoach.cli import main; main(prog_name='footcoach')",
        _FOOTCOACH_COMPLETE="bash_complete",
        COMP_WORDS="footcoach run four",
        COMP_CWORD="2",
    )

    assert result.stdout.strip() == "plain,four-exercises"


def test_nothing_is_created_in_the_users_folders(tmp_path: Path) -> None:
    run("list")
    plainly("two-minutes", "--speed", "5000")

    assert list(tmp_path.iterdir()) == []


def into(stdout: int, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "footcoach", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        env=os.environ | environment,
    )


def test_a_session_whose_reader_goes_away_is_left_unfinished() -> None:
    reader, writer = os.pipe()
    os.close(reader)

    result = into(writer, "run", "two-minutes", "--plain", "--sound", "off")

    os.close(writer)
    assert result.returncode == 3
    assert "Traceback" not in result.stderr
    assert "Broken" not in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "arguments",
    [["list"], ["show", "morning"], ["run", "two-minutes", "--plain", "--sound", "off"]],
    ids=" ".join,
)
def test_a_full_output_is_reported_in_one_line(arguments: list[str], unbuffered: str) -> None:
    full = os.open("/dev/full", os.O_WRONLY)

    result = into(full, *arguments, PYTHONUNBUFFERED=unbuffered)

    os.close(full)
    assert result.returncode == 1
    # Before the first session the notice is there too.
    line = result.stderr.splitlines()[-1]
    assert line.startswith("footcoach: the output can't be written (")
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("encoding", "title"),
    # click takes pure ASCII for a mistake and writes UTF-8.
    [("latin-1", "?ydki"), ("cp1252:surrogateescape", "?ydki"), ("ascii", "Łydki")],
)
@pytest.mark.parametrize("command", ["show", "run"])
def test_a_character_that_stdout_lacks_is_replaced(
    tmp_path: Path, encoding: str, title: str, command: str
) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("title: Łydki\nexercises: [toe-press]\n", encoding="utf-8")
    options = ["--plain", "--speed", "10000"] if command == "run" else []

    code = "from footcoach.cli import main; main()"
    result = python(code, command, str(mine), *options, PYTHONIOENCODING=encoding)

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith(title)


def test_help_says_what_each_exit_status_means() -> None:
    rows = [line.split(maxsplit=1) for line in run("--help").stdout.splitlines()]

    assert [row for row in rows if row and row[0].isdigit()] == [
        [str(int(status)), meaning] for status, meaning in MEANINGS.items()
    ]


@pytest.mark.parametrize("command", main.commands)
def test_the_list_of_commands_cuts_no_help_short(command: str) -> None:
    (row,) = [line for line in run("--help").stdout.splitlines() if f"  {command} " in line]

    assert "..." not in row


@pytest.mark.parametrize("command", ["run", "check"])
def test_help_is_printed_in_any_encoding(command: str) -> None:
    result = CliRunner(charset="latin-1").invoke(main, [command, "--help"])

    assert result.exit_code == 0
    assert "Usage: " in result.stdout


def test_json_loses_no_character_that_stdout_lacks(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("title: Łydki é 𝄞\nexercises: [toe-press]\n", encoding="utf-8")

    result = CliRunner(charset="ascii").invoke(main, ["show", str(mine), "--json"])

    assert json.loads(result.stdout)["title"] == "Łydki é 𝄞"
