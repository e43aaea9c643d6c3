"""How many tones of a session have a hole while the machine is very busy, figure moving.

    python -m benchmarks.sound_holes [--routine NAME] [--apps N] [--loops N] [--quick]

Each app runs the session in a terminal of its own and plays on a sound server of its own, whose
sink is recorded. A tone counts as whole where it's found sample by sample as in its file. The
session is a short one unless named. Needs Linux, pulseaudio and pulseaudio-utils.
"""

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager

from benchmarks.alone import make_parser, run
from benchmarks.sessions import begin, waiting_session
from benchmarks.sound_onsets import read_timeline
from benchmarks.sound_rig import recorded_server, short_routine
from benchmarks.tables import Row, Table
from tests.sound.rig import find

from footcoach.paths import bundled
from footcoach.sound.samples import load


def count_whole(routine: str) -> tuple[int, int]:
    """Run a session; return how many tones were heard whole, and how many were planned."""
    seconds, planned = read_timeline(routine)
    wanted = Counter(one.cue for one in planned)
    options = (routine, "--sound", "stream", "--voice", "off")
    with recorded_server() as server:
        with waiting_session(*options, wrap=server.heard) as session:
            begin(session)
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


def measure(given: argparse.Namespace) -> list[Table]:
    """Count the tones that aren't whole."""
    with ExitStack() as stack:
        routine = given.routine or stack.enter_context(short_routine())
        stack.enter_context(busy_loops(given.loops))
        apps = stack.enter_context(ThreadPoolExecutor(given.apps))
        results = list(apps.map(count_whole, [routine] * given.apps))
    holes = Row("tones with a hole", "of all", tuple(planned - whole for whole, planned in results))
    title = f"{given.loops} loops, {given.apps} apps, {results[0][1]} tones each"
    return [Table(title, (holes,))]


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--routine", help="the routine to run")
    parser.add_argument("--apps", type=int, default=1, help="how many apps run at once")
    parser.add_argument("--loops", type=int, default=10, help="how many loops keep it busy")
    run(parser, measure)


if __name__ == "__main__":
    main()
