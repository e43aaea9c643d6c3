"""How soon the tone of a key is heard, without the voice and with it.

    python -m benchmarks.sound_first [--routine NAME] [--runs N] [--quick]

Space pauses and resumes a session that plays on a sound server whose sink is recorded; measured is
the time from the key that resumes it to its tone. Needs Linux, pulseaudio and pulseaudio-utils.
"""

import argparse
import math
import time
from functools import partial

from benchmarks.alone import make_parser, run
from benchmarks.in_pty import in_turn
from benchmarks.sessions import waiting_session
from benchmarks.sound_rig import recorded_server
from benchmarks.tables import Row, Table
from tests.sound.rig import Rig, find

from footcoach.paths import bundled
from footcoach.session.cues import Cue
from footcoach.sound.samples import load
from footcoach.sound.score import BESIDE_VOICE

SETTLED, PRESSES = 2.0, 4
"""Seconds between keys, and how many are pressed to pause and resume."""
RUNS, QUICK_RUNS = 5, 2
BESIDE = round(100 * BESIDE_VOICE)
"""Percent of their volume at which tones are beside a voice."""
PEER = "voice off"
VOICES = ("off", "brief", "full")


def listen(server: Rig, routine: str, voice: str) -> float:
    """Return the milliseconds from a key to its tone, the first one after a pause."""
    tones = load(bundled("sounds") / "tones").at_volume(100 if voice == "off" else BESIDE)
    options = (routine, "--sound", "stream", "--voice", voice)
    with waiting_session(*options, wrap=server.heard) as session:
        session.read_for(SETTLED)
        for _ in range(PRESSES):
            before, pressed = len(server.samples), time.monotonic()
            session.send(" ")
            session.read_for(SETTLED)
            if heard := find(server.samples[before:], tones.sounds[Cue.RESUME]):
                return (server.moment(before + heard[0]) - pressed) * 1000
    return math.inf


def measure(given: argparse.Namespace) -> list[Table]:
    """Listen to sessions with each voice, in turn."""
    runs = given.runs or (QUICK_RUNS if given.quick else RUNS)
    with recorded_server() as server:
        measures = {
            f"voice {voice}": partial(listen, server, given.routine, voice) for voice in VOICES
        }
        taken = in_turn(measures, runs)
    rows = tuple(
        Row(name, "ms", tuple(values), "" if name == PEER else PEER)
        for name, values in taken.items()
    )
    return [Table(f"From a key to its tone, {given.routine}", rows)]


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--routine", default="five-exercises", help="the routine to run")
    parser.add_argument("--runs", type=int, help="sessions with each voice")
    run(parser, measure)


if __name__ == "__main__":
    main()
