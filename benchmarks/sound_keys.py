"""Whether keys have to wait while the sound is being opened.

    python -m benchmarks.sound_keys [--runs N] [--quick]

In the first seconds of a session libraries are imported, files are loaded and the device is
opened. Meanwhile one key after another is pressed, and the time from each key to the first change
on the screen is measured; which one it is doesn't matter, since a still session draws nothing by
itself. The outputs take turns; one of them is no sound at all. Needs Linux, pulseaudio and
pulseaudio-utils.
"""

import argparse
import time
from functools import partial

from benchmarks.alone import make_parser, run
from benchmarks.in_pty import in_turn
from benchmarks.sessions import waiting_session
from benchmarks.sound_rig import recorded_server
from benchmarks.tables import Row, Table
from tests.sound.rig import Rig

RUNS, QUICK_RUNS = 2, 1
PEER = "off"
OUTPUTS = (PEER, "stream", "simpleaudio", "system")
BEGINNING = 3.0
"""Seconds in which keys are pressed; the sound is opened after half a second."""
APART = 0.1
"""Seconds between an answer and the next key."""
MUTE = "m"
"""The key that's pressed. Nothing but its answer is drawn while a still session waits to begin."""


def measure_answers(server: Rig, output: str) -> list[float]:
    """Return how many milliseconds each key took to be answered."""
    options = ("two-minutes", "--sound", output, "--reduced-motion")
    with waiting_session(*options, wrap=server.heard) as session:
        began, taken = time.perf_counter(), list[float]()
        session.until_quiet(APART)
        while time.perf_counter() - began < BEGINNING:
            taken.append(session.until_answered(MUTE))
            session.read_for(APART)
        return taken


def measure(given: argparse.Namespace) -> list[Table]:
    """Press keys while each output is opened, in turn."""
    runs = given.runs or (QUICK_RUNS if given.quick else RUNS)
    with recorded_server() as server:
        measures = {output: partial(measure_answers, server, output) for output in OUTPUTS}
        taken = in_turn(measures, runs)
    rows = tuple(
        Row(output, "ms", tuple(ms for one in times for ms in one), "" if output == PEER else PEER)
        for output, times in taken.items()
    )
    return [Table("From a key to its answer while the sound is opened", rows)]


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--runs", type=int, help="sessions with each output")
    run(parser, measure)


if __name__ == "__main__":
    main()
