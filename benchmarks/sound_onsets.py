"""Where every cue of a whole session lands, recorded from the real output.

    python -m benchmarks.sound_onsets [--routine NAME] [idle] [unread] [busy]

The session runs in a terminal and plays into a sound server of its own, whose sink is
recorded. Each cue has to be there once, sample by sample as its file, and the distances
between them are compared with the timeline. Unread: nobody reads the terminal for a minute.
Busy: as many processes as there are cores do nothing but count. Needs Linux, pulseaudio and
pulseaudio-utils; takes as long as the session, for each of the three.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from benchmarks.in_pty import FOOTCOACH, ROOT, Program, program
from tests.sound.rig import Rig, find, onsets, rig

from footcoach.paths import bundled
from footcoach.session.cues import Cue
from footcoach.sound.samples import RATE, Samples, load

STARTING, UNREAD = 60.0, 60.0
"""Seconds read before nobody reads, and for how long nobody does."""
NEAR = 0.5
"""Seconds from where a cue is expected in which it is looked for."""
ENDS = 20
"""How many cues at each end are taken together to tell a drift."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A cue of the timeline."""

    at: float
    """Seconds from the beginning."""
    cue: Cue


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a session."""

    planned: int
    whole: int
    """Cues that were there once, whole and in order."""
    onsets: int
    """Sounds in the recording, whatever they are."""
    late: tuple[float, ...]
    """Milliseconds by which each whole cue was off the median, by the monotonic clock."""
    fast: float
    """By how many parts in a million the sink was faster than that clock."""

    def __str__(self) -> str:
        away = sorted(map(abs, self.late))
        drift = statistics.median(self.late[-ENDS:]) - statistics.median(self.late[:ENDS])
        return (
            f"{self.whole} of {self.planned} cues whole, {self.onsets} sounds; jitter ms: "
            f"sd {statistics.pstdev(self.late):.2f}, p99 {away[int(len(away) * 0.99)]:.2f}, "
            f"max {away[-1]:.2f}; drift {drift:+.2f}; "
            f"the sink's clock {self.fast:+.0f} ppm, taken out"
        )


def timeline(routine: str) -> tuple[float, list[Planned]]:
    """Return the length in seconds and the cues, as ``show --json`` gives them to anybody."""
    shown = subprocess.run(
        [*FOOTCOACH, "show", routine, "--json"],
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
    """Run a session and compare what was heard with what was planned."""
    seconds, planned = timeline(routine)
    with rig() as server, loaded(busy=condition == "busy"):
        command = (*FOOTCOACH, "run", routine, "--sound", "stream")
        with program(server.heard(command)) as session:
            session.pass_notice()
            _sit_through(session, seconds, unread=condition == "unread")
        return compared(server, planned)


def _sit_through(session: Program, seconds: float, *, unread: bool) -> None:
    ends = time.monotonic() + seconds + 3
    if unread:
        session.read_for(STARTING)
        time.sleep(UNREAD)
    session.read_for(ends - time.monotonic())


def compared(server: Rig, planned: list[Planned]) -> Result:
    """Find every planned cue in the recording."""
    bank = load(bundled("sounds") / "tones")
    samples = server.samples
    began = onsets(samples)[0] / RATE - planned[0].at
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
    """Return how much faster the samples came than the clock went, in parts in a million."""
    return ((last - first) / RATE / (ended - began) - 1) * 1e6


def _only(samples: Samples, expected: float, sound: Samples) -> int | None:
    """Return the sample at which the sound began near ``expected``; None unless just once."""
    first = max(0, round((expected - NEAR) * RATE))
    stretch = samples[first : round((expected + NEAR) * RATE) + len(sound)]
    places = find(stretch, sound)
    return first + places[0] if len(places) == 1 else None


@contextmanager
def loaded(*, busy: bool) -> Iterator[None]:
    """Keep every core busy, if asked to."""
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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--routine", default="five-exercises")
    parser.add_argument("conditions", nargs="*", default=["idle", "unread", "busy"])
    given = parser.parse_args()
    for condition in given.conditions:
        print(f"{given.routine}, {condition:7} {measure(given.routine, condition)}", flush=True)


if __name__ == "__main__":
    main()
