"""Whether a key waits while sound is being opened.

    python -m benchmarks.sound_keys [--runs N]

A session begins, and in its first seconds, in which libraries are imported, files loaded and
the device opened, one key after another is pressed; taken is the time from each to its answer
on the screen. The outputs take turns, the sound off among them. Needs Linux, pulseaudio and
pulseaudio-utils.
"""

import argparse
import statistics
import time
from collections.abc import Sequence

from benchmarks.in_pty import FOOTCOACH, in_turn, program
from tests.sound.rig import Rig, rig

OUTPUTS = ("off", "stream", "simpleaudio", "system")
BEGINNING = 3.0
"""Seconds in which keys are pressed: opening begins after half of one."""
APART = 0.1
"""Seconds between an answer and the next key."""
ANSWERS = (b"Sound off.", b"Sound on.")


def answers(server: Rig, output: str) -> list[float]:
    """Return the milliseconds that each key took."""
    command = (*FOOTCOACH, "run", "two-minutes", "--sound", output)
    with program(server.heard(command)) as session:
        session.pass_notice()
        session.until_seen(b"pause")
        began, taken = time.perf_counter(), list[float]()
        while time.perf_counter() - began < BEGINNING:
            session.send("m")
            taken.append(session.until_seen(ANSWERS[len(taken) % 2]))
            session.read_for(APART)
        return taken


def row(taken: Sequence[float]) -> str:
    """Write how many keys there were, and how long they took."""
    ordered = sorted(taken)
    return (
        f"{len(ordered):5} {statistics.median(ordered):8.1f} "
        f"{ordered[int(len(ordered) * 0.95)]:8.1f} {ordered[-1]:8.1f}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="sessions by each output, in turn")
    given = parser.parse_args()
    with rig() as server:
        measures = {output: lambda output=output: answers(server, output) for output in OUTPUTS}
        print(f"{'output':12} {'keys':>5} {'median':>8} {'p95':>8} {'max':>8}  ms")
        for output, runs in in_turn(measures, given.runs).items():
            print(f"{output:12} {row([ms for run in runs for ms in run])}")


if __name__ == "__main__":
    main()
