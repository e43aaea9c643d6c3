"""What a stranger sends as version 1 is read as strictly as version 2."""

import json
from pathlib import Path
from typing import Any

import pytest

from footcoach.log.import_export import import_json
from footcoach.log.json_codec import MalformedError
from footcoach.log.plan_json import read_plan, write_plan
from footcoach.log.session_json import read_place
from footcoach.log.store import Store

V1 = Path(__file__).parent / "golden" / "v1"


def text_of(name: str) -> str:
    return (V1 / name).read_text(encoding="utf-8")


def spoil(data: Any, path: str, value: object) -> str:
    """Return JSON with one value made another, or taken out where it is ``...``."""
    data = json.loads(json.dumps(data))
    *way, last = path.split(".")
    inner = data
    for key in way:
        inner = inner[int(key) if isinstance(inner, list) else key]
    if value is ...:
        del inner[last]
    else:
        inner[int(last) if isinstance(inner, list) else last] = value
    return json.dumps(data)


PLAN = json.loads(text_of("texts/own-pace.plan.json"))
PLACE = json.loads(text_of("texts/left.place.json"))
LEFT = read_plan(text_of("texts/left.plan.json"))
EXERCISES = [i for i, (kind, _) in enumerate(PLAN["parts"]) if kind == "Exercise"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("extra", 1),
        ("parts", 3),
        ("parts", ...),
        ("timeline", ...),
        ("parts.0", ["Routine", {}]),
        ("parts.0.0", "Exercise"),
        ("parts.0.1", []),
        ("parts.0.1.time", [1, 2]),
        ("parts.0.1.time", ...),
        ("parts.0.1.time.low", ...),
        ("parts.0.1.time.extra", 1),
        ("parts.0.1.suggested", []),
        (f"parts.{EXERCISES[0]}.1.left.moves", [EXERCISES[0]]),
        (f"parts.{EXERCISES[0]}.1.left.moves", [10**6]),
        (f"parts.{EXERCISES[0]}.1.left", ...),
        ("timeline", []),
        ("timeline.effort", "lazy"),
        ("timeline.steps", []),
        ("timeline.steps", ...),
        ("timeline.steps.0", None),
        ("timeline.steps.0.kind", "jump"),
        ("timeline.steps.0.seconds", True),
        ("timeline.steps.0.seconds", "3"),
        ("timeline.steps.0.seconds", 0),
        ("timeline.steps.0.seconds", 1e300),
        ("timeline.steps.0.seconds", ...),
        ("timeline.steps.0.exercise", 99),
        ("timeline.steps.0.exercise", -1),
        ("timeline.steps.0.cues", {"0": "go"}),
        ("timeline.steps.0.cues.0", [1]),
        ("timeline.steps.1.move", 99),
        ("timeline.steps.1.move", EXERCISES[0]),
        ("timeline.steps.1.move", True),
        ("timeline.steps.0.unknown", 1),
        ("timeline.exercises.0.per_day", [1, 2, 3]),
        ("timeline.exercises.0.exercise", 0),
        ("timeline.exercises.0.exercise", None),
        ("timeline.exercises.0", 3),
        ("timeline.exercises.0.left.moves.0", 3),
        ("timeline.exercises.0.left.moves.0.0", EXERCISES[0]),
        ("timeline.routine", None),
        ("timeline.routine.blocks", None),
        ("timeline.routine.blocks.0", 7),
        ("timeline.routine.blocks.0.exercises", 7),
        ("timeline.routine.blocks.0.exercises.0", "0"),
        ("timeline.routine.blocks.0.exercises", []),
        ("timeline.routine.title", "\x1b]0;title\x07"),
        ("timeline.routine.title", 12),
    ],
)
def test_a_plan_of_version_1_that_was_tampered_with_is_refused(path: str, value: object) -> None:
    with pytest.raises(MalformedError):
        read_plan(spoil(PLAN, path, value))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("extra", 1),
        ("index", ...),
        ("index", 103),
        ("index", -1),
        ("index", 0.5),
        ("entries", ...),
        ("entries", None),
        ("records", ...),
        ("records", None),
        ("records", []),
        ("records", [[3, None, 0]]),
        ("records", [[-2, None, 0], [104, None, 0]]),
        ("records", [[0, None, 0], [102, None, 0]]),
        ("records", [[102, "perhaps", 0]]),
        ("records", [[102, None]]),
        ("records", [[10**12, "done", 1]]),
        ("records", [["102", None, 0]]),
        ("banked", -1),
        ("ending", "lost"),
    ],
)
def test_a_place_of_version_1_outside_its_plan_is_refused(path: str, value: object) -> None:
    assert len(LEFT.steps) == 102

    with pytest.raises(MalformedError):
        read_place(LEFT, spoil(PLACE, path, value))


def test_a_key_that_version_1_left_out_has_its_default() -> None:
    data = json.loads(json.dumps(PLAN))
    del data["timeline"]["steps"][0]["cues"], data["timeline"]["routine"]["start_side"]

    plan = read_plan(json.dumps(data))

    assert plan.steps[0].cues == ()
    assert plan.routine.start_side.value == "left"


def test_what_was_read_as_version_1_is_written_as_version_2() -> None:
    assert json.loads(write_plan(LEFT).text)["version"] == 2


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("uuid", "../../../tmp/x", "uuid"),
        ("note", "\x1b[2J", "note"),
        ("saved", "now", "saved"),
        ("saved", 2**52, "saved"),
        ("extra", 1, "extra"),
        ("plan", "nowhere", "plan"),
        ("place", ..., "place"),
        ("began", [], "began"),
        ("began.day", "20260328", "day"),
        ("began.at", 2**52, "began"),
        ("began.offset", 1440, "began"),
        ("began.offset", ..., "began.offset"),
        ("feeling.after", 11, "pain_after"),
        ("open", 0, "open"),
        ("place.records", [[10**12, "done", 1]], "place.records"),
    ],
)
def test_a_session_of_version_1_that_is_wrong_is_left_out_of_an_import(
    tmp_path: Path, path: str, value: object, where: str
) -> None:
    store = Store(tmp_path / "footcoach.db")
    data = json.loads(text_of("export.json"))
    data["sessions"][0] = json.loads(spoil(data["sessions"][0], path, value))

    counts = import_json(store, json.dumps(data))

    assert [line.partition(":")[0] for line in counts.left_out] == [f"sessions.0.{where}"]
    assert counts.added == len(data["sessions"]) - 1
