"""``footcoach exercises`` and ``schema``: the catalogue by any of its names."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from footcoach.cli import main
from footcoach.paths import bundled

SHIPPED = sorted(path.stem for path in bundled("routines").glob("exercises/*.yaml"))


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user's folder of exercises, which isn't there yet."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "footcoach" / "routines" / "exercises"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="footcoach")


def listed(*arguments: str) -> Any:
    result = run("exercises", *arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_each_exercise_has_a_line_with_its_other_names() -> None:
    lines = run("exercises").stdout.splitlines()

    assert [line.split()[0] for line in lines] == SHIPPED
    assert any("Towel scrunch; Towel curl" in line for line in lines)


def test_json_has_every_exercise_with_what_is_known_about_it() -> None:
    by_id = {one["id"]: one for one in listed()}

    assert sorted(by_id) == SHIPPED
    assert by_id["bridge"]["position"] == "lying"
    assert [move["say"] for move in by_id["toe-yoga"]["moves"]] == ["Big toe up", "Others up"]


@pytest.mark.parametrize("name", ["heel-raise", "Heel raise", "heel raises", "CALF RAISES"])
def test_an_exercise_is_found_by_any_of_its_names(name: str) -> None:
    result = run("exercises", name)

    assert result.exit_code == 0
    assert result.stdout.startswith("Heel raise (heel-raise)\n")
    assert "stop: Stop if your calf or heel hurts." in result.stdout
    assert "how often: (once a day), (3 days a week)" in result.stdout


def test_a_name_that_is_none_gets_a_remedy_and_status_1() -> None:
    result = run("exercises", "bridj")

    assert result.exit_code == 1
    assert result.stderr.endswith('there\'s no exercise called "bridj"; did you mean bridge?\n')


def test_ones_own_exercise_is_listed_and_a_broken_one_named(own: Path) -> None:
    own.mkdir(parents=True)
    moves = "position: standing\nmoves: [{id: hold, do: Stay, time: 9s}]\n"
    (own / "wall-sit.yaml").write_text(f"name: Wall sit\n{moves}", encoding="utf-8")
    (own / "broken.yaml").write_text("name: Broken\n", encoding="utf-8")

    result = run("exercises")

    assert result.exit_code == 1
    assert "wall-sit            Wall sit" in result.stdout
    assert "broken.yaml:1:1: position is missing" in result.stderr


def test_the_schema_is_printed_for_either_kind_of_file() -> None:
    routine, exercise = (json.loads(run("schema", *how).stdout) for how in ((), ("--exercise",)))

    assert routine["$ref"] == "#/$defs/routine"
    assert exercise["$ref"] == "#/$defs/entry"
    assert routine["$defs"] == exercise["$defs"]
