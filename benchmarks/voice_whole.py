"""Whether a whole session with the voice is heard as planned, recorded from real output.

    python -m benchmarks.voice_whole [--routine NAME] [--loops N]

The session runs in a terminal, figure moving, and plays on a sound server of its own, whose sink
is recorded. Each phrase and tone must be there once, sample by sample as in its file, within 10 ms
of its time; none overlap, since a phrase mixed with anything isn't found. The first exercise is
begun with a key once its words have been said, so they've no time of their own. Loops keep the
machine busy. Needs Linux, pulseaudio and pulseaudio-utils.
"""

import argparse
import json
import os
import statistics
import subprocess
from typing import NamedTuple

from benchmarks.in_pty import FOOTCOACH, ROOT, program
from benchmarks.sound_holes import BUSY, busy_loops
from tests.sound.rig import Rig, find, rig

from footcoach.paths import bundled
from footcoach.session.cues import Cue
from footcoach.sound.clips import decode
from footcoach.sound.samples import RATE, Samples, load
from footcoach.sound.score import BESIDE_VOICE
from footcoach.sound.voice_pack import load_voice

NEAR = 0.5
"""Seconds around the expected time in which a sound is searched for."""
EXACT = 0.010
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


def listen(server: Rig, planned: list[Planned]) -> None:
    """Print which sounds were heard once and whole, and how far from their times."""
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
    middle = statistics.median(late)
    off = sorted(abs(moment - middle) for moment in late)
    words = sum(one.is_word for one in planned)
    whole = len(planned) - len(missing)
    print(f"{whole} of {len(planned)} whole and once ({words} are words)", flush=True)
    print(
        f"off by p99 {off[int(len(off) * 0.99)] * 1000:.2f} ms, max {off[-1] * 1000:.2f} ms;",
        end=" ",
    )
    print(f"{sum(one > EXACT for one in off)} by more than {EXACT * 1000:.0f} ms")
    for line in missing:
        print("missing:", line)


def main() -> None:
    """Record and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--routine", default="two-minutes", help="the routine to run")
    parser.add_argument("--loops", type=int, default=2, help="how many loops keep it busy")
    given = parser.parse_args()
    seconds, planned = read_plan(given.routine)
    with busy_loops(given.loops), rig() as server:
        command = (*FOOTCOACH, "run", given.routine, "--sound", "stream", "--voice", "full")
        with program(server.heard(command)) as session:
            session.begin_session(quiet=BUSY, wait=WAIT)
            session.read_for(seconds + 3)
        listen(server, planned)
    print(f"load {os.getloadavg()[0]:.1f}, {given.loops} loops")


if __name__ == "__main__":
    main()
