"""How long the app takes to quit, in every way, compared with a bare Textual app.

    python -m benchmarks.leaving [--runs N] [--quick]

Measured from the key or the signal to the end of the process, with the exit status. The sessions
are in the middle of a hold. Errors are raised in the app of the terminal tests, since the real one
has none.
"""

import argparse
import signal
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import NamedTuple

from benchmarks.alone import make_parser, run
from benchmarks.in_pty import BARE, FOOTCOACH, Program, Run, in_turn, program
from benchmarks.sessions import session
from benchmarks.tables import Row, Table

RUNS, QUICK_RUNS = 6, 3
SPECIMEN = (sys.executable, "-m", "tests.ui.terminal.specimen_app")
PEER = "bare Textual, q"
SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")
ERRORS = ("timer", "message", "thread", "task", "thread worker")
UNFINISHED = 3
"""The exit status of a session that was left."""


class Way(NamedTuple):
    """A way to leave an app."""

    start: Callable[[], AbstractContextManager[Program]]
    leave: Callable[[Program], None]
    status: int
    """The exit status that it should have."""
    is_quick: bool = False
    """Whether a quick run has it."""


def by_key(keys: str) -> Callable[[Program], None]:
    """Return what presses ``keys``."""
    return lambda app: app.send(keys)


def by_signal(name: str) -> Callable[[Program], None]:
    """Return what sends a signal."""
    return lambda app: app.signal(signal.Signals[name])


def read_status(name: str) -> int:
    """Return the exit status of what a signal ended."""
    return 128 + signal.Signals[name]


HOME = partial(program, FOOTCOACH)
WAYS = {
    PEER: Way(partial(program, BARE), by_key("q"), 0, is_quick=True),
    "q in a session": Way(session, by_key("q"), UNFINISHED, is_quick=True),
    "SIGUSR1 in a session": Way(
        session, by_signal("SIGUSR1"), read_status("SIGUSR1"), is_quick=True
    ),
    "Ctrl+C": Way(HOME, by_key("\x03"), 0),
    "Ctrl+Q": Way(HOME, by_key("\x11"), 0, is_quick=True),
    **{name: Way(HOME, by_signal(name), read_status(name)) for name in SIGNALS},
    **{
        f"error in {trap}": Way(partial(program, (*SPECIMEN, trap)), by_key("b"), 1)
        for trap in ERRORS
    },
}


def quit_once(way: Way) -> Run:
    """Start, quit as soon as the app is idle, and return the run from then on."""
    with way.start() as started:
        started.until_drawn()
        # The seconds of a session are drawn one by one; all else comes to rest.
        started.until_quiet()
        before, since = started.cpu, time.perf_counter()
        way.leave(started)
        ended = started.until_exit(since)
        return ended._replace(cpu=ended.cpu - before)


def measure(given: argparse.Namespace) -> list[Table]:
    """Leave in every way in turn."""
    runs = given.runs or (QUICK_RUNS if given.quick else RUNS)
    ways = {name: way for name, way in WAYS.items() if way.is_quick or not given.quick}
    if given.ways:
        ways = {name: way for name, way in ways.items() if name in {PEER, *given.ways}}
    taken = in_turn({name: partial(quit_once, way) for name, way in ways.items()}, runs)
    rows = [
        Row(name, unit, tuple(getattr(one, field) for one in ended), "" if name == PEER else PEER)
        for unit, field in (("ms", "wall"), ("ms CPU", "cpu"))
        for name, ended in taken.items()
    ]
    wrong = [
        f"{name}: {one.status}"
        for name, ended in taken.items()
        for one in ended
        if one.status != ways[name].status
    ]
    remarks = (f"Wrong exit statuses: {', '.join(wrong)}",) if wrong else ()
    faults = Row("wrong exit statuses", "of all", (float(len(wrong)),))
    return [Table("From the key or signal to the end", (*rows, faults), remarks)]


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--runs", type=int, help="runs of each way")
    parser.add_argument("--ways", nargs="+", choices=WAYS, help="these ways alone")
    run(parser, measure)


if __name__ == "__main__":
    main()
