"""Two windows on one log, in orders drawn by chance, as many as wanted.

    python -m benchmarks.two_windows [--count N] [--seed N] [--quick]

Each plays what a test of the suite plays (`tests/log/two_windows.py`), half of them in a folder
without file locks: begin, leave, resume, correct, delete, import, be killed, and come between
each other's reads and writes. Nothing may be lost or doubled, and one window only may write a
session. Says how often each thing happened, and which seeds went wrong. Needs a POSIX system.
"""

import argparse
import sys
import traceback
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.alone import make_parser, run
from benchmarks.tables import Row, Table
from tests.log.two_windows import play

COUNT, QUICK_COUNT = 300, 50


def measure(given: argparse.Namespace) -> list[Table]:
    """Play them all."""
    count = given.count or (QUICK_COUNT if given.quick else COUNT)
    events, wrong = Counter[str](), list[str]()
    for number in range(given.seed, given.seed + count):
        locks = number % 2 == 0
        with TemporaryDirectory() as folder:
            try:
                events += play(Path(folder), str(number), locks=locks).events
            except AssertionError:
                traceback.print_exc(file=sys.stderr)
                wrong.append(f"seed {number} went wrong {'with' if locks else 'without'} locks")
    happened = ", ".join(f"{name} {times}" for name, times in events.most_common())
    row = Row("orders that went wrong", "of all", (float(len(wrong)),))
    return [Table(f"Two windows, {count} orders", (row,), (*wrong, happened))]


def main() -> None:
    """Play and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--count", type=int, help="how many orders are played")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    run(parser, measure)


if __name__ == "__main__":
    main()
