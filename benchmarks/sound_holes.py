"""How many tones of a session have a hole while the machine is very busy, figure moving.

    python -m benchmarks.sound_holes [--routine NAME] [--apps N] [--loops N]

Each app runs the session in a terminal of its own and plays on a sound server of its own, whose
sink is recorded. A tone counts as whole where it's found sample by sample as in its file. Needs
Linux, pulseaudio and pulseaudio-utils.
"""

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from benchmarks.in_pty import FOOTCOACH, program
from benchmarks.sound_onsets import read_timeline
from tests.sound.rig import find, rig

from footcoach.paths import bundled
from footcoach.sound.samples import load

BUSY = 3.0
"""Seconds without output after which a page has been drawn, however busy the machine is."""


def count_whole(routine: str) -> tuple[int, int]:
    """Run a session; return how many tones were heard whole, and how many were planned."""
    seconds, planned = read_timeline(routine)
    wanted = Counter(one.cue for one in planned)
    with rig() as server:
        command = (*FOOTCOACH, "run", routine, "--sound", "stream", "--voice", "off")
        with program(server.heard(command)) as session:
            session.begin_session(quiet=BUSY)
            session.read_for(seconds + 3)
        sounds, samples = load(bundled("sounds") / "tones").sounds, server.samples
    heard = {cue: len(find(samples, sounds[cue])) for cue in wanted}
    return sum(min(heard[cue], count) for cue, count in wanted.items()), len(planned)


@contextmanager
def busy_loops(count: int) -> Iterator[None]:
    """Let ``count`` programs compute for nothing."""
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
    parser.add_argument("--apps", type=int, default=1, help="how many apps run at once")
    parser.add_argument("--loops", type=int, default=10, help="how many loops keep it busy")
    given = parser.parse_args()
    with busy_loops(given.loops), ThreadPoolExecutor(given.apps) as apps:
        results = list(apps.map(count_whole, [given.routine] * given.apps))
    for whole, planned in results:
        print(f"{given.routine}: {whole} of {planned} tones whole", flush=True)
    whole, planned = (sum(column) for column in zip(*results, strict=True))
    print(f"{given.loops} loops, {given.apps} apps: {planned - whole} of {planned} have a hole")


if __name__ == "__main__":
    main()
