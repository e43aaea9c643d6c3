"""What the open audio stream costs, compared with what Textual itself costs.

    python -m benchmarks.sound_cost [--seconds N]

Prints the share of one core, in percent, and the MB of memory of a silent stream on its own, a bare
Textual app that doesn't change, and a session with the sound off, with the stream, and with the
stream and the voice. What a program starts counts as its own. The
programs run at the same time, so that the load of the machine is the same for all. Needs
Linux, pulseaudio and pulseaudio-utils.
"""

import argparse
import sys
import time
from contextlib import ExitStack

from benchmarks.in_pty import BARE, FOOTCOACH, program, read_all
from tests.sound.rig import rig

SETTLING = 5.0
"""Seconds before the measurement, in which all programs start."""
LAUNCHED = (
    "import sys, time\n"
    "from footcoach.paths import bundled\n"
    "from footcoach.sound.samples import load\n"
    "from footcoach.sound.outputs.stream import Stream\n"
    "from footcoach.sound.settings import Settings\n"
    "stream = Stream(load(bundled('sounds') / 'tones'), Settings())\n"
    "time.sleep(1e6)\n"
)
PROGRAMS = {
    "silent stream": (sys.executable, "-c", LAUNCHED),
    "bare Textual app": BARE,
    "session, sound off": (*FOOTCOACH, "run", "five-exercises", "--sound", "off"),
    "session with the stream": (
        *FOOTCOACH,
        "run",
        "five-exercises",
        "--sound",
        "stream",
        "--voice",
        "off",
    ),
    "session with the voice": (
        *FOOTCOACH,
        "run",
        "five-exercises",
        "--sound",
        "stream",
        "--voice",
        "full",
    ),
}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=60.0, help="how long to measure")
    given = parser.parse_args()
    with rig() as server, ExitStack() as stack:
        running = {
            name: stack.enter_context(program(server.heard(command)))
            for name, command in PROGRAMS.items()
        }
        for name, one in running.items():
            if name.startswith("session"):
                one.begin_session()
        read_all(running.values(), SETTLING)
        before = {name: one.busy for name, one in running.items()}
        began = time.monotonic()
        read_all(running.values(), given.seconds)
        wall = time.monotonic() - began
        for name, one in running.items():
            share = (one.busy - before[name]) / wall * 100
            print(f"{name:24} {share:5.2f} % of one core {one.memory:6.1f} MB")


if __name__ == "__main__":
    main()
