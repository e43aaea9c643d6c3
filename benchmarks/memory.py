"""How much memory home and a session take, against a bare Textual app.

    python -m benchmarks.memory [--quick]

The resident memory of each, with what it shares with other programs, when it has come to rest:
home of a regular with 30 sessions, and sessions that hold still and that move a figure.
"""

import argparse
from contextlib import ExitStack

from benchmarks.alone import make_parser, run
from benchmarks.homes import regular_home
from benchmarks.in_pty import BARE, FOOTCOACH, program, read_all
from benchmarks.sessions import session
from benchmarks.tables import Row, Table

RUNS, QUICK_RUNS = 2, 1
SETTLING = 8.0
"""Seconds after which all have come to rest."""
PEER = "bare Textual"
WIDE = (200, 60)


def measure_once() -> dict[str, float]:
    """Start everything side by side; return the MB of each."""
    with ExitStack() as stack:
        running = {
            PEER: program(BARE),
            "home": program(FOOTCOACH, home=stack.enter_context(regular_home())),
            "session": session(),
            "session, toe-fan": session("toe-fan", "500 reps"),
            "session, toe-fan, 200x60": session("toe-fan", "500 reps", WIDE),
        }
        started = {name: stack.enter_context(one) for name, one in running.items()}
        read_all(started.values(), SETTLING)
        return {name: one.resident for name, one in started.items()}


def measure(given: argparse.Namespace) -> list[Table]:
    """Measure it a few times."""
    taken = [measure_once() for _ in range(QUICK_RUNS if given.quick else RUNS)]
    rows = tuple(
        Row(name, "MB", tuple(one[name] for one in taken), "" if name == PEER else PEER)
        for name in taken[0]
    )
    return [Table("Resident memory", rows)]


if __name__ == "__main__":
    run(make_parser(__doc__), measure)
