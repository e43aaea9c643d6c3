"""``footcoach check``: what it understood, and each mistake with its line."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from footcoach.cli import main
from footcoach.commands.run_plan import RunOptions, make_plan
from footcoach.commands.unsaid import list_unsaid, load_lexicon
from footcoach.routine.enums import Effort
from footcoach.routine.library import Library

OPTIONS: dict[str, Any] = {
    "effort": Effort.GENTLE,
    "only": frozenset(),
    "skip": frozenset(),
    "start_side": None,
    "sound": None,
    "plain": True,
    "still": False,
    "everything": True,
    "speed": 1,
    "minutes": None,
}


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))


def check(tmp_path: Path, text: str, *options: str, name: str = "mine.yaml") -> Result:
    (tmp_path / name).write_text(text)
    return CliRunner().invoke(main, ["check", str(tmp_path / name), *options])


def routine(*items: str) -> str:
    return "title: Mine\nexercises:\n" + "".join(f"  - {item}\n" for item in items)


def understood(tmp_path: Path, *items: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(check(tmp_path, routine(*items), "--json").stdout)[
        "understood"
    ]
    return found


def test_each_exercise_has_a_line_of_what_was_understood(tmp_path: Path) -> None:
    lines = check(tmp_path, routine("heel-raise: 3 sets of 15", "Calf raises 2x8")).stdout

    assert "  Heel raise: 3 sets of 15, (rise 3 s, hold 3 s, lower 3 s, release 1 s, " in lines
    assert '    ? "2x8" is read as 2 sets of 8. It could also mean: 8 sets of 2 reps.\n' in lines
    assert lines.endswith("In brackets: suggested by footcoach.\n")


def test_ranges_stay_ranges(tmp_path: Path) -> None:
    lines = check(tmp_path, routine("Plank: 2-3 sets of 20-30s, 3-5 days a week")).stdout

    assert "  Plank: 2–3 sets, hold 20–30 s, (rest 10 s, once a day), 3–5 days a week\n" in lines  # noqa: RUF001


def test_a_mistake_is_shown_in_its_line_with_a_caret_below(tmp_path: Path) -> None:
    result = check(tmp_path, routine("toe-press: 10 reps, hold 3sek", "toe-fan"))

    assert result.exit_code == 1
    first, quoted, caret = result.stderr.splitlines()
    assert first.startswith(f"{tmp_path / 'mine.yaml'}:3:30: there's no unit")
    assert quoted[caret.index("^") :] == "3sek"
    assert "Toe fan" in result.stdout


def test_a_caret_stays_below_its_place_in_a_long_and_in_a_wide_line(tmp_path: Path) -> None:
    for item in (f"toe-press: {'3 reps, ' * 20}hold 3sek", "toe-press: 足首の運動, hold 3sek"):
        _, quoted, caret = check(tmp_path, routine(item)).stderr.splitlines()[-3:]
        wide = sum(ord(char) > 0x3000 for char in quoted)
        assert quoted[caret.index("^") - wide :].startswith("3sek")
        assert len(quoted) < 120


def test_json_has_mistakes_and_what_was_understood(tmp_path: Path) -> None:
    result = check(tmp_path, routine("toe-pres: 3 reps", "Calf raises: 3 x 15"), "--json")
    found = json.loads(result.stdout)

    assert set(found) == {"mistakes", "understood"}
    assert set(found["mistakes"][0]) == {"file", "line", "column", "wrong", "right"}
    (one,) = found["understood"]
    assert (one["name"], one["sets"], one["reps"]) == ("Calf raises", 3, 15)
    assert one["suggested"]["rest_s"] == 10
    assert {flag["kind"] for flag in one["flags"]} == {"order", "sides", "time"}
    assert set(one["flags"][0]) == {"kind", "text", "words", "other"}


def test_json_says_the_same_however_an_item_is_written(tmp_path: Path) -> None:
    line = "toe-press: 2 sets of 10 reps of 5s, each foot, rest 20s"
    keys = "{exercise: toe-press, sets: 2, reps: 10, moves: {hold: 5s}, sides: each, rest: 20s}"
    one, other = understood(tmp_path, line, keys)

    for key in ("sets", "reps", "hold_s", "sides", "rest_s"):
        assert one[key] == other[key]


def test_what_the_line_says_and_no_key_can_is_kept_as_a_note(tmp_path: Path) -> None:
    text = routine("Ankle pumps: 10 times every 2 hours, on a cushion")
    (tmp_path / "mine.yaml").write_text(text)
    shown = CliRunner().invoke(main, ["show", str(tmp_path / "mine.yaml"), "--json"])
    (exercise,) = json.loads(shown.stdout)["exercises"]

    assert exercise["understood"]["every_h"] == 2
    assert exercise["suggested"]["per_day"] == 7
    assert [flag["kind"] for flag in exercise["flags"]] == ["clock", "sides", "time"]


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.yaml", '{"workout": [{"name": "Squat", "reps": 5}]}', "a JSON file"),
        ("a.json", '[{"name": "Squat"}]', "a JSON file"),
        ("a.yaml", "<?xml version='1.0'?>\n<gpx></gpx>", "an XML file"),
        ("a.yaml", "<!DOCTYPE html>\n<html></html>", "a web page"),
        ("a.csv", "exercise,sets,reps\nSquat,3,10\nBridge,2,8\n", "a table (CSV)"),
        ("a.yaml", "exercise;sets;reps\nSquat;3;10\nBridge;2;8\n", "a table (CSV)"),
        ("a.owf", "workout:\n  - squat\n", "an OpenWorkoutFormat file"),
    ],
)
def test_a_file_of_another_program_is_named_for_what_it_is(
    tmp_path: Path, name: str, text: str, kind: str
) -> None:
    result = check(tmp_path, text, name=name)

    assert result.exit_code == 1
    assert result.stderr.splitlines()[0].startswith(
        f"{tmp_path / name}:1:1: this is {kind}, not a routine; "
    )


def test_a_routine_in_the_manner_of_json_is_a_routine(tmp_path: Path) -> None:
    text = '{"title": "Mine", "exercises": [{"toe-press": "3 reps"}]}'

    assert check(tmp_path, text).exit_code == 0
    assert "did you mean" in check(tmp_path, text.replace("press", "pres")).stderr


def test_a_plan_to_run_says_its_guesses_once(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(routine("Calf raises: 3 x 15", "Wall sit: 30s x 2"))
    library = Library(tmp_path)

    plan = make_plan(library, library.load("mine"), RunOptions(**OPTIONS))

    (guess,) = plan.wanted.remarks
    assert guess.startswith('Heel raise: "3 x 15" is read as 3 sets of 15. It could also mean: ')


def test_the_steps_shown_begin_with_the_guesses(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(routine("Calf raises: 3 x 15", "Wall sit: 30s x 2"))

    shown = CliRunner().invoke(main, ["show", str(tmp_path / "mine.yaml")]).stdout

    assert shown.count('  ? "3 x 15" is read as 3 sets of 15.') == 1


def test_what_the_voice_has_no_time_to_say_is_named(tmp_path: Path) -> None:
    text = routine("band-point: 15 reps of 5s, both feet", "toe-fan: 3 reps of 5s, ready 4s")

    lines = check(tmp_path, text).stdout.splitlines()
    data = json.loads(check(tmp_path, text, "--json").stdout)["understood"]

    at = next(number for number, line in enumerate(lines) if "Toe fan" in line)
    assert lines[at + 1].startswith("    - No time to say aloud: Last exercise Toe fan, ")
    assert not any("No time" in line for line in lines[:at])
    assert [bool(one["unsaid"]) for one in data] == [False, True]


@pytest.mark.parametrize("name", Library(Path("nowhere")).names())
def test_in_a_preset_there_is_time_for_everything(name: str) -> None:
    assert not any(list_unsaid(Library(Path("nowhere")).load(name), load_lexicon()))
