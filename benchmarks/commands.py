"""Commands that show no screen, compared with the whole run of a bare Textual app.

    python -m benchmarks.commands [--runs N] [--quick]

In the home of a regular with 30 sessions, in turn: A B A B … Processor time of `--version` and
`today --short`, which wait in prompts, is compared with that of an empty Python too.
"""

import argparse
import sys
from functools import partial

from benchmarks.alone import make_parser, run
from benchmarks.homes import regular_home
from benchmarks.in_pty import BARE, FOOTCOACH, ROOT, Run, in_turn, whole_run
from benchmarks.tables import Row, Table

RUNS, QUICK_RUNS = 11, 5
WHOLE, NOTHING = "bare Textual, whole run", "python -c pass"
COMMANDS = {
    WHOLE: (*BARE, "--once"),
    NOTHING: (sys.executable, "-c", "pass"),
    "--version": (*FOOTCOACH, "--version"),
    "today --short": (*FOOTCOACH, "today", "--short"),
    "list": (*FOOTCOACH, "list"),
    "show": (*FOOTCOACH, "show", "morning"),
    "check": (*FOOTCOACH, "check", str(ROOT / "routines" / "morning.yaml")),
    "history": (*FOOTCOACH, "history"),
    "wrong usage": (*FOOTCOACH, "--no-such-option"),
}


def measure(given: argparse.Namespace) -> list[Table]:
    """Run every command in turn."""
    runs = given.runs or (QUICK_RUNS if given.quick else RUNS)
    with regular_home() as home:
        measures = {name: partial(whole_run, argv, home) for name, argv in COMMANDS.items()}
        taken = in_turn(measures, runs)
    title = "Whole runs in a terminal of 80x24"
    return [
        Table(f"{title}, wall time", tabulate(taken, "ms", "wall", WHOLE)),
        Table(f"{title}, processor time", tabulate(taken, "ms CPU", "cpu", NOTHING)),
    ]


def tabulate(taken: dict[str, list[Run]], unit: str, field: str, peer: str) -> tuple[Row, ...]:
    """Return one row for each command."""
    return tuple(
        Row(name, unit, tuple(getattr(one, field) for one in runs), "" if name == peer else peer)
        for name, runs in taken.items()
    )


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--runs", type=int, help="runs of each command")
    run(parser, measure)


if __name__ == "__main__":
    main()
