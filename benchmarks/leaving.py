"""How long the app takes to quit, in every way, compared with a bare Textual app.

Measured from the key or the signal to the end of the process. Errors are raised in the app
of the terminal tests, since the real one has none. The limit is 400 ms.
"""

import argparse
import signal
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

from benchmarks.in_pty import BARE, FOOTCOACH, Program, Run, in_turn, program, spread

LIMIT = 400
"""Milliseconds."""

SPECIMEN = (sys.executable, "-m", "tests.ui.terminal.specimen_app")
Leave = Callable[[Program], None]


def by_key(keys: str) -> Leave:
    """Return what presses ``keys``."""
    return lambda app: app.send(keys)


def by_signal(name: str) -> Leave:
    """Return what sends a signal."""
    return lambda app: app.signal(signal.Signals[name])


SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")
ERRORS = ("timer", "message", "thread", "task", "thread worker")
WAYS: dict[str, tuple[tuple[str, ...], Leave]] = {
    "bare app, q": (BARE, by_key("q")),
    "q in a session": ((*FOOTCOACH, "run", "morning"), by_key("q")),
    "Ctrl+C": (FOOTCOACH, by_key("\x03")),
    "Ctrl+Q": (FOOTCOACH, by_key("\x11")),
    **{name: (FOOTCOACH, by_signal(name)) for name in SIGNALS},
    **{f"error in {trap}": ((*SPECIMEN, trap), by_key("b")) for trap in ERRORS},
}


def quit_run(argv: tuple[str, ...], leave: Leave) -> Run:
    """Start, quit as soon as the app is idle, and return the run from then on."""
    with program(argv) as started:
        if "run" in argv:
            started.pass_questions()
        started.until_drawn()
        started.until_quiet()
        since = time.perf_counter()
        leave(started)
        return started.until_exit(since)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=15, help="runs of each way")
    given = parser.parse_args()
    taken = in_turn({name: partial(quit_run, *way) for name, way in WAYS.items()}, given.runs)
    reference = statistics.median(run.wall for run in taken["bare app, q"])
    print(f"{'way':24} {'ms, median (min-max)':22} {'x bare':>7}  {'in time':>7}  status")
    for name, runs in taken.items():
        walls = [run.wall for run in runs]
        within = "yes" if max(walls) <= LIMIT else "NO"
        statuses = ", ".join(str(status) for status in sorted({run.status for run in runs}))
        ratio = statistics.median(walls) / reference
        print(f"{name:24} {spread(walls):22} {ratio:7.2f}  {within:>7}  {statuses}")


if __name__ == "__main__":
    main()
