"""Two windows on one log, in orders drawn by chance, as many as wanted.

    python -m benchmarks.two_windows [COUNT] [SEED]

Each plays what a test of the suite plays (`tests/log/two_windows.py`), half of them in a folder
without file locks: begin, leave, resume, correct, delete, import, be killed, and come between
each other's reads and writes. Nothing may be lost or doubled, and one window only may write a
session. Prints one JSON object: how often each thing happened, and the seeds that went wrong; the
exit status is 1 if any did. Needs a POSIX system.
"""

import argparse
import json
import sys
import traceback
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.log.two_windows import play


def main() -> int:
    """Play them all; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", nargs="?", type=int, default=1000)
    parser.add_argument("seed", nargs="?", type=int, default=0)
    asked = parser.parse_args()
    events, wrong = Counter[str](), list[str]()
    for number in range(asked.seed, asked.seed + asked.count):
        locks = number % 2 == 0
        with TemporaryDirectory() as folder:
            try:
                events += play(Path(folder), str(number), locks=locks).events
            except AssertionError:
                traceback.print_exc()
                wrong.append(f"{number} {'with' if locks else 'without'} locks")
    print(json.dumps({"interleavings": asked.count, "wrong": wrong, "events": events}))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
