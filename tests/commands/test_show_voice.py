"""`show` prints what is said beside the tones."""

import json
import re
from typing import Any

import pytest
from click.testing import CliRunner

from footcoach.cli import main


def show(*options: str) -> str:
    result = CliRunner().invoke(main, ["show", "two-minutes", *options])
    assert result.exit_code == 0, result.output
    return result.stdout


def cues(*options: str) -> list[dict[str, Any]]:
    steps = json.loads(show("--json", *options))["steps"]
    return [cue for step in steps for cue in step["cues"]]


def test_words_are_printed_at_their_times() -> None:
    assert re.search(r'both feet +0:0\d "First" 0:0\d "Short foot"', show())
    assert '"' not in show("--voice", "off")


@pytest.mark.parametrize("voice", ["full", "brief"])
def test_json_has_each_phrase_with_its_time_and_no_tone_that_words_replace(voice: str) -> None:
    spoken = cues("--voice", voice)

    words = [cue for cue in spoken if "say" in cue]
    assert {tuple(word) for word in words} == {("at", "say", "seconds")}
    assert {"Short foot", "Three", "Two", "One"} <= {word["say"] for word in words}
    assert not any(cue.get("cue") == "last" for cue in spoken)


def test_without_a_voice_every_tone_is_listed_and_no_word() -> None:
    silent = cues("--voice", "off")

    assert {tuple(cue) for cue in silent} == {("at", "cue")}
    assert any(cue["cue"] == "last" for cue in silent)
