"""What a session on the screen costs while it runs, against other timers.

    python -m benchmarks.session_cost [--seconds N] [--size 80x24 …] [--quick] [EXERCISE …]

Processor time, bytes written and wake-ups of a hold that keeps still, and of each EXERCISE with its
figure moving and with reduced motion. Compared with a bare Textual app with a running `Digits`, and
with termdown, countdown-cli and timer-cli where they are installed. All programs run at the same
time, so that the load of the machine is the same for all.
"""

import argparse
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from itertools import pairwise

from benchmarks.alone import make_parser, run
from benchmarks.in_pty import ROOT, Program, program, read_all
from benchmarks.peers import COMMANDS, find_peer
from benchmarks.sessions import session
from benchmarks.tables import Row, Table

SETTLING = 12.0
"""Seconds before the measurement, in which all programs start and all figures are drawn."""
SECONDS, QUICK_SECONDS = 40, 20
SIZES = ("80x24", "200x60")
WORST = ("sand-walk", "toe-fan")
DOSES = {"sand-walk": "1 rep of 1h", "toe-walk": "1 rep of 1h"}
MANY = "500 reps"
DIGITS, TERMDOWN, HOLD = "bare Digits", "termdown", "still hold"
AVERAGED = 10
"""Seconds over which rates are averaged: an exercise costs more in one phase than in another."""


def start_all(
    stack: ExitStack, size: tuple[int, int], exercises: Sequence[str]
) -> tuple[dict[str, Program], list[str]]:
    """Start everything in windows of one size; return it, and which peers aren't there."""
    digits = (sys.executable, str(ROOT / "benchmarks" / "digits_app.py"))
    running, missing = {DIGITS: stack.enter_context(program(digits, size))}, []
    for package in COMMANDS:
        peer = find_peer(package)
        if peer.command:
            running[package] = stack.enter_context(program(peer.command, size))
        else:
            missing.append(f"{package}: {peer.reason}")
    running[HOLD] = stack.enter_context(session(size=size))
    for name in exercises:
        dose = DOSES.get(name, MANY)
        running[f"{name} moving"] = stack.enter_context(session(name, dose, size))
        still = stack.enter_context(session(name, dose, size, "--reduced-motion"))
        running[f"{name}, figure still"] = still
    return running, missing


def measure(given: argparse.Namespace) -> list[Table]:
    """Watch all programs of all sizes at once."""
    seconds = given.seconds or (QUICK_SECONDS if given.quick else SECONDS)
    with ExitStack() as stack:
        started = {}
        for size in given.size or SIZES:
            columns, rows = map(int, size.split("x"))
            started[size] = start_all(stack, (columns, rows), given.exercises)
        everyone = [one for running, _ in started.values() for one in running.values()]
        read_all(everyone, SETTLING)
        seen = [[(one.cpu, one.written, one.wake_ups) for one in everyone]]
        for _ in range(seconds):
            read_all(everyone, 1)
            seen.append([(one.cpu, one.written, one.wake_ups) for one in everyone])
    tables = []
    for size, (running, missing) in started.items():
        places = {name: everyone.index(one) for name, one in running.items()}
        mine = {
            name: [tuple(map(float, moment[place])) for moment in seen]
            for name, place in places.items()
        }
        tables.append(Table(f"While it runs, {size}", tabulate(mine, size), tuple(missing)))
    return tables


def tabulate(seen: dict[str, list[tuple[float, ...]]], size: str) -> tuple[Row, ...]:
    """Return the rows of one size; ``seen`` is what each program had used, second by second."""
    rows = []
    for unit, field, step in (
        ("ms CPU/s", 0, AVERAGED),
        ("B/s", 1, AVERAGED),
        ("B in one second", 1, 1),
        ("wake-ups/s", 2, AVERAGED),
    ):
        for name, moments in seen.items():
            counts = [moment[field] for moment in moments[::step]]
            values = [(after - before) / step for before, after in pairwise(counts)]
            rows.append(Row(f"{name}, {size}", unit, tuple(values), find_reference(name, size)))
    return tuple(rows)


def find_reference(name: str, size: str) -> str:
    """Return the row with which one is compared; "" if it is one of the peers."""
    if name == DIGITS or name in COMMANDS:
        return ""
    return f"{TERMDOWN if name == HOLD else DIGITS}, {size}"


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("exercises", nargs="*", default=WORST)
    parser.add_argument("--seconds", type=int)
    parser.add_argument("--size", nargs="+", help="columns x rows of the windows")
    run(parser, measure)


if __name__ == "__main__":
    main()
