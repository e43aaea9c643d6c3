"""A sheet typed as it is on paper becomes a routine, and what's guessed is said."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from footcoach.cli import main
from footcoach.paths import bundled
from footcoach.routine.catalogue import Catalogue
from footcoach.routine.dose import reader
from footcoach.routine.dose.scanner import scan
from footcoach.routine.dose.tokens import Token
from footcoach.routine.model import Routine
from footcoach.routine.reader import parse_routine
from footcoach.routine.sheet.sheet import read_sheet
from footcoach.routine.sheet.writer import EmptySheetError, write_routine

CATALOGUE = Catalogue(bundled("routines") / "exercises")

NUMBERED = """\
HEEL PAIN – home exercises                                City Physio

Do these exercises twice a day unless it says otherwise. Sore foot only for 2 and 3.

1. Calf stretch at a wall – lean in, heel down. Hold 30 seconds, 3 times each leg.
2) Towel curls – 2 sets of 15.
3. Big toe lift; the others stay down. 10 times.
4. Heel raises on both feet
   3 sets of 12, every other day
5. Ankle pumps ...... 20, brisk

Do not carry on if the pain is worse next morning: ring us on 0123 456789.
"""
BLOCKS = """\
Hip programme

Perform all exercises 3 times a day.

Bridge
Lie on your back with your knees bent. Lift your bottom.
Hold for 5 seconds. Repeat 10 times.

Clam shells
Lying on your side, open your top knee.
Reps: 12
Sets: 3

From week 4
Step-ups: 2 x 10 each leg
"""
TABLE = """\
| Exercise   | Sets | Reps | Hold (s) | Times a day |
|------------|------|------|----------|-------------|
| Quad set   | 2    | 10   | 5        | 3           |
| Mini squat | 3    | 8-12 |          | 1           |
"""


def written(sheet: str) -> str:
    return write_routine(read_sheet(sheet), "mine", CATALOGUE)


def routine(sheet: str) -> Routine:
    return parse_routine(written(sheet), "mine", CATALOGUE, "mine")


def understood(sheet: str) -> dict[str, dict[str, object]]:
    return {one.name: dict(one.understood) for one in routine(sheet).exercises}


def flags(sheet: str, name: str) -> set[str]:
    (one,) = [one for one in routine(sheet).exercises if one.name == name]
    return {flag.kind for flag in one.flags}


def test_title_and_source_come_from_the_top() -> None:
    read = routine(NUMBERED)

    assert (read.title, read.source) == ("Heel pain – home exercises", "City Physio")


def test_each_number_is_an_exercise_under_its_name_on_the_sheet() -> None:
    assert list(understood(NUMBERED)) == [
        "Calf stretch at a wall",
        "Towel curls",
        "Big toe lift",
        "Heel raises on both feet",
        "Ankle pumps",
    ]


def test_what_is_said_for_all_reaches_each_that_says_nothing_else() -> None:
    doses = understood(NUMBERED)

    assert [dose.get("per_day") for dose in doses.values()] == [2, 2, 2, 2, 2]
    assert doses["Calf stretch at a wall"]["sides"] == "each"
    assert doses["Towel curls"]["sides"] == doses["Big toe lift"]["sides"] == "one"
    assert "sides" not in doses["Ankle pumps"]


def test_instructions_become_do_and_a_known_exercise_keeps_its_own() -> None:
    calf, towel, *_ = routine(NUMBERED).exercises

    assert calf.left.moves[0].do == "Lean in, heel down."
    assert (towel.id, towel.left.moves[0].say) == ("towel-scrunch", "Scrunch")


def test_cautions_and_all_other_words_are_kept() -> None:
    text = written(NUMBERED)

    assert "worse next morning" in routine(NUMBERED).caution
    for words in ("Do these exercises twice a day", "3. Big toe lift"[3:], "brisk"):
        assert words in text


def test_every_guess_is_a_comment_beside_its_exercise() -> None:
    lines = written(NUMBERED).splitlines()
    raises = next(i for i, line in enumerate(lines) if "Heel raises on both feet" in line)
    end = next(i for i, line in enumerate(lines[raises:], raises) if "- exercise" in line)

    assert any(line.startswith("  # ? days:") for line in lines[raises:end])
    assert flags(NUMBERED, "Heel raises on both feet") >= {"days", "time"}


def test_a_second_part_is_told_and_the_name_ends_at_its_semicolon() -> None:
    sheet = "1) Big toe up, small toes down; then the reverse. 10 times each, each foot.\n"

    assert list(understood(sheet)) == ["Big toe up, small toes down"]
    assert "two-parts" in flags(sheet, "Big toe up, small toes down")


def test_a_band_round_both_feet_is_no_side() -> None:
    sheet = "Sprained ankle\n\n- Band outwards: loop the band round both feet. 3 x 10, hold 5 s.\n"

    assert understood(sheet)["Band outwards"]["sides"] == "one"
    assert "one-side" in flags(sheet, "Band outwards")


def test_a_name_on_a_line_of_its_own_heads_what_is_below_it() -> None:
    doses = understood(BLOCKS)

    assert list(doses) == ["Bridge", "Clam shells", "Step-ups"]
    assert (doses["Bridge"]["reps"], doses["Bridge"]["hold_s"]) == (10, 5)
    assert (doses["Clam shells"]["reps"], doses["Clam shells"]["sets"]) == (12, 3)
    assert {dose["per_day"] for dose in doses.values()} == {3}


def test_how_the_body_is_placed_is_read_from_the_instruction() -> None:
    assert [one.position.value for one in routine(BLOCKS).exercises][:2] == ["lying", "side-lying"]


def test_what_begins_later_says_so() -> None:
    assert "weeks" in flags(BLOCKS, "Step-ups")


def test_the_head_of_a_table_says_what_its_numbers_are() -> None:
    doses = understood(TABLE)

    assert doses["Quad set"] == {"name": "Quad set", "sets": 2, "reps": 10, "per_day": 3} | {
        "hold_s": 5
    }
    assert doses["Mini squat"]["reps"] == [8, 12]


def test_a_title_about_one_sore_part_means_that_side_and_says_so() -> None:
    sheet = "Sprained ankle\n\n- Toe yoga: 10 times\n- Heel raise: 10 reps, both feet\n"

    assert understood(sheet)["Toe yoga"]["sides"] == "one"
    assert understood(sheet)["Heel raise"]["sides"] == "both"
    assert "one-side" in flags(sheet, "Toe yoga")


def test_an_exercise_that_cannot_be_read_is_kept_with_the_reason() -> None:
    text = written("- Toe press: 10 reps of 3s\n- Wall sit: 0 reps of 5s\n")

    assert "# Wall sit: 0 reps of 5s" in text
    assert "# Not understood:" in text
    assert [one.id for one in parse_routine(text, "x", CATALOGUE, "x").exercises] == ["toe-press"]


@pytest.mark.parametrize("sheet", ["", "\n\n", "Come back in two weeks.", "Dear Sam,\nhello"])
def test_a_text_without_an_exercise_makes_no_routine(sheet: str) -> None:
    with pytest.raises(EmptySheetError):
        written(sheet)


PIECES = st.sampled_from(
    [
        *NUMBERED.split(),
        *TABLE.split(),
        "\n",
        "\n\n",
        "\t",
        "  ",
        "10",
        "x",
        "# y",
        "a: b",
        "- ",
        "|",
    ]
)


@given(st.lists(PIECES, max_size=60).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_a_file_that_reads_back_or_no_routine_at_all(sheet: str) -> None:
    try:
        text = written(sheet)
    except EmptySheetError:
        return

    assert parse_routine(text, "mine", CATALOGUE, "mine").exercises
    assert len(yaml.safe_load(text)["exercises"]) == len(read_back(text))


def read_back(text: str) -> tuple[Any, ...]:
    return parse_routine(text, "mine", CATALOGUE, "mine").exercises


@pytest.mark.parametrize("line", ["- Toe press: 10 reps of 3s\n", "a b c d\n", "x 3 ", "10 reps\n"])
def test_work_grows_in_proportion_to_the_sheet(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def count(text: str) -> tuple[Token, ...]:
        read.append(len(text))
        return scan(text)

    monkeypatch.setattr(reader, "scan", count)

    def work(lines: int) -> int:
        read.clear()
        reader.read_dose.cache_clear()
        read_sheet(line * lines)
        return sum(read)

    assert work(80) <= 2.2 * work(40)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user's folder of routines, which isn't there yet."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "footcoach" / "routines"


def new(*arguments: str, typed: bytes = b"") -> Result:
    return CliRunner().invoke(main, ("new", *arguments), input=typed, prog_name="footcoach")


def test_new_from_a_file_leaves_the_routine_and_lists_the_guesses(own: Path) -> None:
    sheet = own.parents[1] / "sheet.txt"
    sheet.write_text(NUMBERED, encoding="utf-8")

    result = new("heel", "--from", str(sheet))

    assert result.exit_code == 0
    assert result.stdout == f"{own / 'heel.yaml'}\n"
    assert "Ankle pumps: 20 reps, (move 3 s" in result.stderr
    shown = CliRunner().invoke(main, ["show", "heel", "--json"])
    assert len(json.loads(shown.stdout)["exercises"]) == 5


def test_what_was_not_understood_is_told_with_its_line(own: Path) -> None:
    result = new(
        "x", "--from", "-", typed=b"- Toe press: 10 reps of 3s\n- Wall sit: 0 reps of 5s\n"
    )

    assert result.exit_code == 0
    assert "footcoach: Wall sit: 0 reps of 5s: not understood: " in result.stderr
    assert own.exists()


def test_new_reads_a_sheet_that_is_piped_in(own: Path) -> None:
    assert new("hip", "--from", "-", typed=BLOCKS.replace("\n", "\r\n").encode()).exit_code == 0
    assert (own / "hip.yaml").exists()


@pytest.mark.parametrize("typed", [b"Dear Sam", b"\xff\xfeH\x00i\x00", b"\0", b"x" * 300_000])
def test_a_sheet_that_is_none_writes_nothing(own: Path, typed: bytes) -> None:
    result = new("hip", "--from", "-", typed=typed)

    assert result.exit_code == 1
    assert result.stderr
    assert not own.exists()
