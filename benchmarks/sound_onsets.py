"""When every cue of a whole session is heard, recorded from real output.

    python -m benchmarks.sound_onsets [--routine NAME] [--quick] [idle] [unread] [busy]

The session runs in a terminal and plays on a sound server of its own, whose sink is recorded.
Each cue must be there once, sample by sample as in its file, and the times between cues are
compared with the timeline. There are three conditions. idle: the machine has little to do. unread:
for half of the session the terminal isn't read. busy: a loop runs on every core. The session is a
short one unless named; `two-minutes` and `five-exercises` have more cues. Needs Linux, pulseaudio
and pulseaudio-utils.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial

from benchmarks.alone import make_parser, run
from benchmarks.in_pty import FOOTCOACH, ROOT, Program
from benchmarks.sessions import begin, waiting_session
from benchmarks.sound_rig import recorded_server, short_routine
from benchmarks.tables import Row, Table
from tests.sound.rig import Rig, find, onsets

from footcoach.paths import bundled
from footcoach.session.cues import Cue
from footcoach.sound.samples import RATE, Samples, load

BUSY = "busy"
CONDITIONS = ("idle", "unread", BUSY)
READ_FIRST, UNREAD = 0.25, 0.5
"""Parts of a session in which the terminal is read first, and then isn't."""
ENDING = 3.0
"""Seconds for which a session is read after its last step."""
NEAR = 0.5
"""Seconds around the expected time of a cue in which it is searched for."""
ENDS = 10
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

    @property
    def drift(self) -> float:
        """Milliseconds by which the last cues came later than the first ones did."""
        return statistics.median(self.late[-ENDS:]) - statistics.median(self.late[:ENDS])

    def tabulate(self, condition: str) -> Table:
        """Return its rows."""
        rows = (
            Row(f"{condition}: off their time", "ms", tuple(map(abs, self.late))),
            Row(
                f"{condition}: cues not heard once and whole",
                "of all",
                (self.planned - self.whole,),
            ),
            Row(f"{condition}: drift", "ms", (abs(self.drift),)),
        )
        remark = (
            f"{self.whole} of {self.planned} cues whole, {self.onsets} sounds; the sink's clock "
            f"ran {self.fast:+.0f} ppm fast, which is corrected"
        )
        return Table(f"Tones, {condition}", rows, (remark,))


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


def listen(routine: str, condition: str) -> Result:
    """Run a session and compare what is heard with what is planned."""
    seconds, planned = read_timeline(routine)
    options = (routine, "--sound", "stream", "--voice", "off")
    with (
        recorded_server() as server,
        busy_machine(busy=condition == BUSY),
        waiting_session(*options, wrap=server.heard) as session,
    ):
        begin(session)
        _sit_through(session, seconds, unread=condition == "unread")
        return compare(server, planned)


def _sit_through(session: Program, seconds: float, *, unread: bool) -> None:
    ends = time.monotonic() + seconds + ENDING
    if unread:
        session.read_for(seconds * READ_FIRST)
        time.sleep(seconds * UNREAD)
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


def measure(given: argparse.Namespace) -> list[Table]:
    """Listen to a session in each condition; those that leave the machine quiet go side by side."""
    conditions = given.conditions or CONDITIONS[: 1 if given.quick else None]
    with ExitStack() as stack:
        routine = given.routine or stack.enter_context(short_routine())
        calm = [one for one in conditions if one != BUSY]
        with ThreadPoolExecutor(len(conditions)) as side_by_side:
            heard = dict(zip(calm, side_by_side.map(partial(listen, routine), calm), strict=True))
        if BUSY in conditions:
            heard[BUSY] = listen(routine, BUSY)
    return [heard[condition].tabulate(condition) for condition in conditions]


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--routine", help="the routine to run")
    parser.add_argument("conditions", nargs="*", metavar="CONDITION", help=", ".join(CONDITIONS))
    run(parser, measure)


if __name__ == "__main__":
    main()
