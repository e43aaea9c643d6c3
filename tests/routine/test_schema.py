"""The JSON Schema: what the reader takes it takes, and an editor sees the usual mistakes."""

from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from tools.make_key_table import PAGE, page

from footcoach.paths import bundled
from footcoach.routine.format import KEYS
from footcoach.routine.key import Section
from footcoach.routine.schema import build_schema

ROUTINES = sorted(bundled("routines").glob("*.yaml"))
EXERCISES = sorted(bundled("routines").glob("exercises/*.yaml"))
ITEM = {"exercise": "toe-press", "dose": "10 reps of 3s"}


def validator(section: Section) -> Draft202012Validator:
    schema = build_schema(section)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def mistakes(section: Section, data: Any) -> list[str]:
    return [error.message for error in validator(section).iter_errors(data)]


@pytest.mark.parametrize("path", [*ROUTINES, *EXERCISES], ids=lambda path: path.stem)
def test_every_shipped_file_is_valid(path: Any) -> None:
    section = Section.ENTRY if path.parent.name == "exercises" else Section.ROUTINE

    assert mistakes(section, yaml.safe_load(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "item",
    [
        "toe-press",
        {"toe-press": "10 reps of 3s"},
        {"toe-press": None},
        {"Pelvic tilt": "10 reps of 5s, lying"},
        {**ITEM, "reps": 10, "rest": 90, "release": "3-5s", "moves": {"hold": "3s"}},
        {**ITEM, "left": {"reps": "8-10"}, "optional": True},
        {"rounds": 2, "exercises": ["toe-press", ITEM]},
    ],
)
def test_an_item_can_be_written_in_each_of_its_ways(item: Any) -> None:
    assert mistakes(Section.ROUTINE, {"title": "x", "exercises": [item]}) == []


@pytest.mark.parametrize(
    "routine",
    [
        {"exercises": [ITEM]},
        {"title": "x"},
        {"titel": "x", "exercises": [ITEM]},
        {"title": "x", "exercises": []},
        {"title": "x", "exercises": [{**ITEM, "reps": 0}]},
        {"title": "x", "exercises": [{**ITEM, "reps": 501}]},
        {"title": "x", "exercises": [{**ITEM, "sides": "sideways"}]},
        {"title": "x", "exercises": [{**ITEM, "optional": "maybe"}]},
        {"title": "x", "start_side": "up", "exercises": [ITEM]},
    ],
)
def test_an_editor_sees_the_mistake(routine: Any) -> None:
    assert mistakes(Section.ROUTINE, routine)


def test_every_key_is_described() -> None:
    defined = build_schema(Section.ROUTINE)["$defs"]
    described = {name for part in defined.values() for name in part["properties"]}

    assert described == {key.name for key in KEYS}
    assert all(
        part["properties"][name]["description"]
        for part in defined.values()
        for name in part["properties"]
    )


def test_the_manual_has_the_keys_as_they_are_now() -> None:
    text = PAGE.read_text(encoding="utf-8")

    assert page(text) == text, "run python -m tools.make_key_table"
