"""`show` prints what is said beside the tones."""

import json
import re
from typing import Any

import pytest
from click.testing import CliRunner

from footcoach.cli import main
from footcoach.paths import bundled
from footcoach.routine.library import Library
from footcoach.session.speech import Speaking
from footcoach.session.timeline import compile_timeline
from footcoach.session.words import clock
from footcoach.sound.samples import load
from footcoach.sound.voice_pack import load_voice
from footcoach.voice_level import Voice


def show(*options: str) -> str:
    result = CliRunner().invoke(main, ["show", "two-minutes", *options])
    assert result.exit_code == 0, result.output
    return result.stdout


def cues(*options: str) -> list[dict[str, Any]]:
    steps = json.loads(show("--json", *options))["steps"]
    return [cue for step in steps for cue in step["cues"]]


def printed(*options: str) -> list[list[tuple[str, str]]]:
    """Return the phrases of each step that has any, with their times, in the order they're in."""
    lines = [re.findall(r'(\d+:\d\d) "([^"]+)"', line) for line in show(*options).split("\n")]
    return [line for line in lines if line]


def planned(voice: Voice) -> list[list[tuple[str, str]]]:
    laid_out = compile_timeline(Library().load("two-minutes"))
    lexicon = load_voice().lexicon(load(bundled("sounds") / "tones"))
    speaking = Speaking(laid_out, lexicon, voice)
    steps = (
        [(clock(start + word.at), word.text) for word in speaking.in_step(index).words]
        for index, start in enumerate(laid_out.starts)
    )
    return [step for step in steps if step]


def test_words_are_printed_at_their_times() -> None:
    assert printed() == printed("--voice", "full") == planned(Voice.FULL)
    assert printed("--voice", "brief") == planned(Voice.BRIEF)
    assert printed("--voice", "off") == []


def test_a_step_is_printed_with_its_tones_and_words_in_order() -> None:
    """A word is never before the tone it follows, whatever a new recording's length is."""
    lines = show().split("\n")
    ready, hold, release = (re.sub(r" +", " ", line).strip() for line in lines[3:6])

    assert ready == (
        '0:00 10 s Get ready both feet 0:01 "First" 0:02 "Short foot" 0:03 "Sit down" 0:03 "Five"'
        ' 0:04 "times" 0:05 "Both feet" 0:07 count-in 0:08 count-in 0:09 count-in'
    )
    assert hold == (
        '0:10 3 s Lift the arch both feet, rep 1 0:10 go 0:10 "Arch up" 0:11 beat 0:11 "One"'
        " 0:12 beat"
    )
    assert release == (
        '0:13 3 s Release both feet, rep 1 0:13 release 0:13 "Release" 0:14 count-in 0:15 count-in'
    )


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
