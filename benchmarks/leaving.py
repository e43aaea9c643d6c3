"""How long the app takes to quit, in every way, compared with a bare Textual app.

    python -m benchmarks.leaving [--runs N] [--quick]

Measured from the key or the signal to the end of the process, with the exit status. All start side
by side and are left one after another. The sessions are in the middle of a hold. Errors are raised
in the app of the terminal tests, since the real one has none.
"""

import argparse
import signal
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from typing import NamedTuple

from benchmarks.alone import make_parser, run
from benchmarks.in_pty import BARE, FOOTCOACH, Program, Run, program, read_all
from benchmarks.sessions import session
from benchmarks.tables import Row, Table

RUNS, QUICK_RUNS = 7, 3
STARTING, APART = 5.0, 0.1
"""Seconds that the apps get to come to rest, and seconds from the end of one to the next key."""
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


def quit_all(ways: dict[str, Way]) -> dict[str, Run]:
    """Start all apps, and leave one after another; return the runs from key to end."""
    ended = {}
    with ExitStack() as stack:
        running = {name: stack.enter_context(way.start()) for name, way in ways.items()}
        read_all(running.values(), STARTING)
        for name, one in running.items():
            before, since = one.cpu, time.perf_counter()
            ways[name].leave(one)
            whole = one.until_exit(since)
            ended[name] = whole._replace(cpu=whole.cpu - before)
            read_all([other for at, other in running.items() if at not in ended], APART)
    return ended


def measure(given: argparse.Namespace) -> list[Table]:
    """Leave in every way, again and again."""
    runs = given.runs or (QUICK_RUNS if given.quick else RUNS)
    ways = {name: way for name, way in WAYS.items() if way.is_quick or not given.quick}
    if given.ways:
        ways = {name: way for name, way in ways.items() if name in {PEER, *given.ways}}
    rounds = [quit_all(ways) for _ in range(runs)]
    taken = {name: [ended[name] for ended in rounds] for name in ways}
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
