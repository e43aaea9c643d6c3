"""Whether keys have to wait while the sound is being opened.

    python -m benchmarks.sound_keys [--runs N]

In the first seconds of a session libraries are imported, files are loaded and the device is
opened. Meanwhile one key after another is pressed, and the time from each key to its answer on
the screen is measured. The outputs take turns; one of them is no sound at all. Needs Linux,
pulseaudio and pulseaudio-utils.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial

from benchmarks.in_pty import FOOTCOACH, in_turn, program
from tests.sound.rig import Rig, rig

OUTPUTS = ("off", "stream", "simpleaudio", "system")
BEGINNING = 3.0
"""Seconds in which keys are pressed; the sound is opened after half a second."""
APART = 0.1
"""Seconds between an answer and the next key."""
MUTE = "m"
"""The key that's pressed. Nothing but its answer is drawn while a still session waits to begin."""


def measure_answers(server: Rig, output: str) -> list[float]:
    """Return how many milliseconds each key took to be answered."""
    command = (*FOOTCOACH, "run", "two-minutes", "--sound", output, "--reduced-motion")
    with program(server.heard(command)) as session:
        session.pass_questions()
        began, taken = time.perf_counter(), list[float]()
        session.until_quiet(APART)
        while time.perf_counter() - began < BEGINNING:
            taken.append(session.until_answered(MUTE))
            session.read_for(APART)
        return taken


def write_row(taken: Sequence[float]) -> str:
    """Return the number of keys and how long they took, as one row of the table."""
    ordered = sorted(taken)
    return (
        f"{len(ordered):5} {statistics.median(ordered):8.1f} "
        f"{ordered[int(len(ordered) * 0.95)]:8.1f} {ordered[-1]:8.1f}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5, help="sessions with each output")
    given = parser.parse_args()
    with rig() as server:
        measures: dict[str, Callable[[], list[float]]] = {
            output: partial(measure_answers, server, output) for output in OUTPUTS
        }
        print(f"{'output':12} {'keys':>5} {'median':>8} {'p95':>8} {'max':>8}  ms")
        for output, runs in in_turn(measures, given.runs).items():
            print(f"{output:12} {write_row([ms for run in runs for ms in run])}")


if __name__ == "__main__":
    main()
