"""Whether a whole session with the voice is heard as planned, recorded from real output.

    python -m benchmarks.voice_whole [--routine NAME] [--loops N] [--quick]

The session runs in a terminal, figure moving, and plays on a sound server of its own, whose sink
is recorded. Each phrase and tone must be there once, sample by sample as in its file, within 10 ms
of its time; none overlap, since a phrase mixed with anything isn't found. The first exercise is
begun with a key once its words have been said, so they've no time of their own. Loops keep the
machine busy. The session is a short one unless named. Needs Linux, pulseaudio and pulseaudio-utils.
"""

import argparse
import json
import os
import statistics
import subprocess
from contextlib import ExitStack
from typing import NamedTuple

from benchmarks.alone import make_parser, run
from benchmarks.in_pty import FOOTCOACH, ROOT
from benchmarks.sessions import begin, waiting_session
from benchmarks.sound_holes import busy_loops
from benchmarks.sound_rig import recorded_server, short_routine
from benchmarks.tables import Row, Table
from tests.sound.rig import Rig, find

from footcoach.paths import bundled
from footcoach.session.cues import Cue
from footcoach.sound.clips import decode
from footcoach.sound.samples import RATE, Samples, load
from footcoach.sound.score import BESIDE_VOICE
from footcoach.sound.voice_pack import load_voice

NEAR = 0.5
"""Seconds around the expected time in which a sound is searched for."""
WAIT = 10.0
"""Seconds in which the words of the first exercise are said before the key that begins it."""


class Planned(NamedTuple):
    """A phrase or tone of the timeline."""

    at: float
    """Seconds from the beginning."""
    name: str
    is_word: bool
    is_first: bool
    """Whether it's a word of the first step, said while that waits for a key."""


def read_plan(routine: str) -> tuple[float, list[Planned]]:
    """Return the length in seconds and what is heard, from ``show --json``."""
    shown = subprocess.run(
        [*FOOTCOACH, "show", routine, "--json", "--voice", "full"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        check=True,
    )
    data = json.loads(shown.stdout)
    return data["seconds"], [
        Planned(
            step["start"] + mark["at"],
            mark.get("say") or mark["cue"],
            is_word="say" in mark,
            is_first="say" in mark and step is data["steps"][0],
        )
        for step in data["steps"]
        for mark in step["cues"]
    ]


def load_sounds(planned: list[Planned]) -> dict[str, Samples]:
    """Return what each phrase and tone of a session sounds like beside a voice."""
    bank = load(bundled("sounds") / "tones").at_volume(round(100 * BESIDE_VOICE))
    files = load_voice().files
    return {
        one.name: decode(str(files[one.name])) if one.is_word else bank.sounds[Cue(one.name)]
        for one in planned
    }


def listen(server: Rig, planned: list[Planned]) -> tuple[list[float], list[str]]:
    """Return by how many seconds sounds were late, and which weren't heard once and whole."""
    sounds, samples = load_sounds(planned), server.samples
    first = next(one for one in planned if not one.is_word)
    began = find(samples, sounds[first.name])[0] / RATE - first.at
    late, missing = [], []
    for one in filter(lambda one: one.is_first, planned):
        places = find(samples[: round((began + first.at) * RATE)], sounds[one.name])
        if len(places) != 1:
            missing.append(f"at first {one.name} ({len(places)} times)")
    for one in filter(lambda one: not one.is_first, planned):
        start = max(0, round((began + one.at - NEAR) * RATE))
        part = samples[start : start + round(2 * NEAR * RATE) + len(sounds[one.name])]
        places = find(part, sounds[one.name])
        near = [place for place in places if abs((start + place) / RATE - began - one.at) < NEAR]
        if len(near) == 1:
            late.append(server.moment(start + near[0]) - one.at)
        else:
            missing.append(f"{one.at:.2f} {one.name} ({len(near)} times)")
    return late, missing


def measure(given: argparse.Namespace) -> list[Table]:
    """Record a session and say what was heard of it."""
    with ExitStack() as stack:
        routine = given.routine or stack.enter_context(short_routine())
        seconds, planned = read_plan(routine)
        server = stack.enter_context(recorded_server())
        stack.enter_context(busy_loops(given.loops))
        options = (routine, "--sound", "stream", "--voice", "full")
        session = stack.enter_context(waiting_session(*options, wrap=server.heard))
        session.read_for(WAIT)
        begin(session)
        session.read_for(seconds + 3)
        late, missing = listen(server, planned)
    middle = statistics.median(late)
    off = tuple(abs(moment - middle) * 1000 for moment in late)
    words = sum(one.is_word for one in planned)
    rows = (
        Row("words and tones not heard once and whole", "of all", (len(missing),)),
        Row("off their time", "ms", off),
    )
    remarks = (f"{len(planned)} planned, {words} of them words", *missing)
    return [Table(f"A session with the voice, {given.loops} loops", rows, remarks)]


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--routine", help="the routine to run")
    parser.add_argument("--loops", type=int, default=2, help="how many loops keep it busy")
    run(parser, measure)


if __name__ == "__main__":
    main()
