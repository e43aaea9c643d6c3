"""What a phase change costs: processor time, and bytes in that second, at 80x24 and 200x60.

    python -m benchmarks.phase_change [--seconds N] [--quick]

Sessions of short holds and releases run side by side, with a figure that keeps still between the
changes and with one that moves. The change is where the word for the phase changes on the screen.
Its processor time is that of the half second around it; its bytes are those of the whole second.
"""

import argparse
import re
import time
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import ExitStack

from benchmarks.alone import make_parser, run
from benchmarks.emulator import Emulator
from benchmarks.in_pty import Piece, Program, read_all
from benchmarks.sessions import session
from benchmarks.tables import Row, Table

SIZES = {"80x24": (80, 24), "200x60": (200, 60)}
EXERCISE, DOSE = "short-foot", "200 reps of 2s, 2s between reps"
STILL = "--reduced-motion"
SECONDS, QUICK_SECONDS = 44, 20
STARTING = 6.0
"""Seconds that the sessions get to come to rest."""
LOOK = 0.01
"""Seconds between two looks at how much processor time was used."""
BEFORE, AFTER, SECOND = 120.0, 380.0, 1000.0
"""Milliseconds around the first byte of a change in which its processor time is counted, and from
the first of those in which its bytes are."""
THEN = re.compile(r"\bthen +(\w+)")
"""What the screen says comes next; it changes with the phase."""
Used = list[tuple[float, float]]
"""Processor time that was used by a moment; both in milliseconds."""


def watch(running: dict[str, Program], seconds: float) -> dict[str, Used]:
    """Read from all programs; return how much processor time each had used when."""
    used: dict[str, Used] = {name: [] for name in running}
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        read_all(running.values(), LOOK)
        for name, one in running.items():
            used[name].append(((time.perf_counter() - one.began) * 1000, one.cpu))
    return used


def find_changes(one: Program, since: float) -> Iterator[float]:
    """Yield when the first byte of each change came, in milliseconds since spawn."""
    screen, following, last, begun = Emulator(*one.size), "", -SECOND, 0.0
    for piece in one.pieces:
        screen.feed(piece.data)
        if piece.at - last > BEFORE:
            begun = piece.at
        last = piece.at
        found = THEN.search(screen.text)
        if found and found[1] != following:
            if following and begun > since:
                yield begun
            following = found[1]


def count_bytes(pieces: list[Piece], since: float) -> int:
    """Return how many bytes came in the second that began then."""
    return sum(len(piece.data) for piece in pieces if since <= piece.at < since + SECOND)


def read_used(used: Used, moment: float) -> float:
    """Return how much processor time had been used by a moment."""
    return used[max(0, bisect_right(used, (moment, float("inf"))) - 1)][1]


def measure(given: argparse.Namespace) -> list[Table]:
    """Watch the sessions side by side."""
    seconds = given.seconds or (QUICK_SECONDS if given.quick else SECONDS)
    rows: list[Row] = []
    with ExitStack() as stack:
        running = {
            name + how: stack.enter_context(session(EXERCISE, DOSE, size, *options))
            for name, size in SIZES.items()
            for how, options in (("", (STILL,)), (", figure moving", ()))
        }
        read_all(running.values(), STARTING)
        begun = {name: (time.perf_counter() - one.began) * 1000 for name, one in running.items()}
        used = watch(running, seconds)
        for name, one in running.items():
            mine = used[name]
            changes = [
                moment
                for moment in find_changes(one, begun[name] + BEFORE)
                if moment + SECOND < mine[-1][0]
            ]
            costs = [read_used(mine, at + AFTER) - read_used(mine, at - BEFORE) for at in changes]
            sizes = [float(count_bytes(one.pieces, at)) for at in changes]
            rows += [
                Row(f"{name}: a change", "ms CPU", tuple(costs)),
                Row(f"{name}: the second of a change", "bytes", tuple(sizes)),
            ]
    return [Table("A phase changes", tuple(rows))]


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--seconds", type=int, help="how long the sessions are watched")
    run(parser, measure)


if __name__ == "__main__":
    main()
