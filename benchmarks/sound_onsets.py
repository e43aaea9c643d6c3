"""When every cue of a whole session is heard, recorded from real output.

    python -m benchmarks.sound_onsets [--routine NAME] [idle] [unread] [busy] [first]

The session runs in a terminal and plays on a sound server of its own, whose sink is recorded.
Each cue must be there once, sample by sample as in its file, and the times between cues are
compared with the timeline. There are three conditions. idle: nothing else runs. unread: the
terminal isn't read for a minute. busy: a loop runs on every core. Each takes as long as the
session. first is only the time from the key that resumes a session to its tone, without the voice
and with it in turn. Needs Linux, pulseaudio and pulseaudio-utils.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from benchmarks.in_pty import FOOTCOACH, ROOT, Program, in_turn, program, spread
from tests.sound.rig import Rig, find, onsets, rig

from footcoach.paths import bundled
from footcoach.session.cues import Cue
from footcoach.sound.samples import RATE, Samples, load
from footcoach.sound.score import BESIDE_VOICE

STARTING, UNREAD = 60.0, 60.0
"""Seconds for which the terminal is read first, and for how long it then isn't."""
NEAR = 0.5
"""Seconds around the expected time of a cue in which it is searched for."""
SETTLED, PRESSES, RUNS = 2.0, 4, 5
"""Seconds between keys, how many are pressed to pause and resume, and sessions with each voice."""
BESIDE = round(100 * BESIDE_VOICE)
"""Percent of their volume at which tones are beside a voice."""
ENDS = 20
"""How many cues at each end are averaged to find a drift."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A cue of the timeline."""

    at: float
    """Seconds from the beginning."""
    cue: Cue


@dataclass(frozen=True, slots=True)
class Result:
    """What was heard of a session."""

    planned: int
    whole: int
    """Cues that were heard once and whole."""
    onsets: int
    """All sounds in the recording."""
    late: tuple[float, ...]
    """Milliseconds by which each whole cue was later than the median."""
    fast: float
    """By how many parts in a million the sink ran faster than the monotonic clock."""

    def __str__(self) -> str:
        away = sorted(map(abs, self.late))
        drift = statistics.median(self.late[-ENDS:]) - statistics.median(self.late[:ENDS])
        return (
            f"{self.whole} of {self.planned} cues whole, {self.onsets} sounds; jitter ms: "
            f"sd {statistics.pstdev(self.late):.2f}, p99 {away[int(len(away) * 0.99)]:.2f}, "
            f"max {away[-1]:.2f}; drift {drift:+.2f}; "
            f"the sink's clock ran {self.fast:+.0f} ppm fast, which is corrected"
        )


def read_timeline(routine: str) -> tuple[float, list[Planned]]:
    """Return the length in seconds and the cues, from ``show --json``."""
    shown = subprocess.run(
        [*FOOTCOACH, "show", routine, "--json", "--voice", "off"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        check=True,
    )
    data = json.loads(shown.stdout)
    cues = [
        Planned(step["start"] + mark["at"], Cue(mark["cue"]))
        for step in data["steps"]
        for mark in step["cues"]
    ]
    return data["seconds"], cues


def measure(routine: str, condition: str) -> Result:
    """Run a session and compare what is heard with what is planned."""
    seconds, planned = read_timeline(routine)
    with rig() as server, busy_machine(busy=condition == "busy"):
        command = (*FOOTCOACH, "run", routine, "--sound", "stream", "--voice", "off")
        with program(server.heard(command)) as session:
            session.begin_session()
            _sit_through(session, seconds, unread=condition == "unread")
        return compare(server, planned)


def measure_first(server: Rig, routine: str, voice: str) -> float:
    """Return the milliseconds from a key to its tone, the first one after a pause."""
    tones = load(bundled("sounds") / "tones").at_volume(100 if voice == "off" else BESIDE)
    command = (*FOOTCOACH, "run", routine, "--sound", "stream", "--voice", voice)
    with program(server.heard(command)) as session:
        session.pass_questions()
        session.read_for(SETTLED)
        for _ in range(PRESSES):
            before, pressed = len(server.samples), time.monotonic()
            session.send(" ")
            session.read_for(SETTLED)
            if heard := find(server.samples[before:], tones.sounds[Cue.RESUME]):
                return (server.moment(before + heard[0]) - pressed) * 1000
    return math.inf


def compare_first(routine: str) -> None:
    """Print how soon the tone of a key is heard, without the voice and with it."""
    with rig() as server:
        voices = ("off", "brief", "full")
        measures: dict[str, Callable[[], float]] = {
            voice: partial(measure_first, server, routine, voice) for voice in voices
        }
        for voice, taken in in_turn(measures, RUNS).items():
            print(
                f"{routine}, from a key to its tone, voice {voice:6} ms {spread(taken)}", flush=True
            )


def _sit_through(session: Program, seconds: float, *, unread: bool) -> None:
    ends = time.monotonic() + seconds + 3
    if unread:
        session.read_for(STARTING)
        time.sleep(UNREAD)
    session.read_for(ends - time.monotonic())


def compare(server: Rig, planned: list[Planned]) -> Result:
    """Find every planned cue in the recording."""
    bank = load(bundled("sounds") / "tones")
    samples = server.samples
    # The key that begins a session has a tone of its own.
    began = find(samples, bank.sounds[planned[0].cue])[0] / RATE - planned[0].at
    found = [(_only(samples, began + one.at, bank.sounds[one.cue]), one.at) for one in planned]
    heard = [(at, server.moment(at), due) for at, due in found if at is not None]
    late = [moment - due for _, moment, due in heard]
    middle = statistics.median(late)
    return Result(
        planned=len(planned),
        whole=len(late),
        onsets=len(onsets(samples)),
        late=tuple((one - middle) * 1000 for one in late),
        fast=_fast(*heard[0][:2], *heard[-1][:2]),
    )


def _fast(first: int, began: float, last: int, ended: float) -> float:
    """Return how much faster than the clock the samples came, in parts in a million."""
    return ((last - first) / RATE / (ended - began) - 1) * 1e6


def _only(samples: Samples, expected: float, sound: Samples) -> int | None:
    """Return the sample at which ``sound`` begins near ``expected``; None unless just once."""
    first = max(0, round((expected - NEAR) * RATE))
    stretch = samples[first : round((expected + NEAR) * RATE) + len(sound)]
    places = find(stretch, sound)
    return first + places[0] if len(places) == 1 else None


@contextmanager
def busy_machine(*, busy: bool) -> Iterator[None]:
    """Keep every core busy, if ``busy``."""
    count = os.cpu_count() or 1 if busy else 0
    command = [sys.executable, "-c", "while True: pass"]
    loops = [subprocess.Popen(command, start_new_session=True) for _ in range(count)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--routine", default="five-exercises", help="the routine to run")
    parser.add_argument(
        "conditions", nargs="*", default=["idle", "unread", "busy"], help="see above"
    )
    given = parser.parse_args()
    for condition in given.conditions:
        if condition == "first":
            compare_first(given.routine)
            continue
        print(f"{given.routine}, {condition:7} {measure(given.routine, condition)}", flush=True)


if __name__ == "__main__":
    main()
