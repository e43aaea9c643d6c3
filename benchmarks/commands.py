"""Commands that show no screen, compared with the whole run of a bare Textual app.

    python -m benchmarks.commands [--runs N] [--sessions N]

In a home with sessions and a plan, in turn: A B A B … Goals: `list` and `show` take at most 0.15
of the app's wall time, `--version` and `today --short` twice the processor time of an empty Python.
"""

import argparse
import statistics
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.homes import fill_log, find_log
from benchmarks.in_pty import BARE, FOOTCOACH, Run, in_turn, spread
from benchmarks.own_files import run_to_end

from footcoach.log.store import Store

PROGRAMS = {
    "bare app, whole run": (*BARE, "--once"),
    "python -c pass": (sys.executable, "-c", "pass"),
    "--version": (*FOOTCOACH, "--version"),
    "today --short": (*FOOTCOACH, "today", "--short"),
    "list": (*FOOTCOACH, "list"),
    "show morning": (*FOOTCOACH, "show", "morning"),
    "history": (*FOOTCOACH, "history"),
}


def main(runs: int, sessions: int) -> None:
    """Measure and print."""
    with TemporaryDirectory() as place:
        home = Path(place)
        store = Store(find_log(home))
        fill_log(store, sessions)
        store.follow("morning", yes=True)
        taken = in_turn(
            {name: partial(run_to_end, home, *PROGRAMS[name]) for name in PROGRAMS}, runs
        )
    walls = {
        name: statistics.median(run.wall for run in results) for name, results in taken.items()
    }
    busy = {name: statistics.median(run.cpu for run in results) for name, results in taken.items()}
    print(f"{'whole run':22} {'ms, median (min-max)':22} x bare  CPU ms  x bare  x Python")
    for name, results in taken.items():
        print(_row(name, results, walls[name] / walls["bare app, whole run"], busy))


def _row(name: str, results: list[Run], ratio: float, busy: dict[str, float]) -> str:
    bare, python = busy["bare app, whole run"], busy["python -c pass"]
    return (
        f"{name:22} {spread([run.wall for run in results]):22} {ratio:6.2f} {busy[name]:7.0f}"
        f" {busy[name] / bare:7.2f} {busy[name] / python:9.1f}"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=11, help="runs of each program")
    parser.add_argument("--sessions", type=int, default=30, help="how many sessions are logged")
    given = parser.parse_args()
    main(given.runs, given.sessions)
