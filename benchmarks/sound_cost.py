"""What the open audio stream costs, compared with what Textual itself costs.

    python -m benchmarks.sound_cost [--seconds N] [--quick]

The share of one core, and the memory of its own, of a silent stream alone, a bare Textual app that
doesn't change, and a session with the sound off, with the stream, and with the stream and the
voice. What a program starts counts as its own. The programs run at the same time, so that the load
of the machine is the same for all. Needs Linux, pulseaudio and pulseaudio-utils.
"""

import argparse
import sys
from contextlib import ExitStack

from benchmarks.alone import make_parser, run
from benchmarks.in_pty import BARE, program, read_all
from benchmarks.sessions import begin, waiting_session
from benchmarks.sound_rig import recorded_server
from benchmarks.tables import Row, Table

SETTLING = 5.0
"""Seconds before the measurement, in which all programs start."""
SECONDS, QUICK_SECONDS, STEP = 30, 20, 10
"""Seconds of the measurement, and those of which each gives one figure."""
LAUNCHED = (
    "import sys, time\n"
    "from footcoach.paths import bundled\n"
    "from footcoach.sound.samples import load\n"
    "from footcoach.sound.outputs.stream import Stream\n"
    "from footcoach.sound.settings import Settings\n"
    "stream = Stream(load(bundled('sounds') / 'tones'), Settings())\n"
    "time.sleep(1e6)\n"
)
PEER = "bare Textual app"
PROGRAMS = {"silent stream": (sys.executable, "-c", LAUNCHED), PEER: BARE}
SESSIONS = {
    "session, sound off": ("--sound", "off"),
    "session with the stream": ("--sound", "stream", "--voice", "off"),
    "session with the voice": ("--sound", "stream", "--voice", "full"),
}


def measure(given: argparse.Namespace) -> list[Table]:
    """Watch all programs at once."""
    seconds = given.seconds or (QUICK_SECONDS if given.quick else SECONDS)
    with recorded_server() as server, ExitStack() as stack:
        running = {
            name: stack.enter_context(program(server.heard(command)))
            for name, command in PROGRAMS.items()
        }
        for name, options in SESSIONS.items():
            started = waiting_session("five-exercises", *options, wrap=server.heard)
            running[name] = stack.enter_context(started)
            begin(running[name])
        read_all(running.values(), SETTLING)
        shares: dict[str, list[float]] = {name: [] for name in running}
        for _ in range(max(1, seconds // STEP)):
            before = {name: one.busy for name, one in running.items()}
            read_all(running.values(), STEP)
            for name, one in running.items():
                shares[name].append((one.busy - before[name]) / STEP * 100)
        memory = {name: [one.memory] for name, one in running.items()}
    rows = [
        Row(name, unit, tuple(values), "" if name == PEER else PEER)
        for unit, taken in (("% of a core", shares), ("MB", memory))
        for name, values in taken.items()
    ]
    return [Table("While sound is open", tuple(rows))]


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--seconds", type=int, help="how long to measure")
    run(parser, measure)


if __name__ == "__main__":
    main()
