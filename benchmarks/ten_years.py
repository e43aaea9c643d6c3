"""How much a log of ten years with three sessions a day slows footcoach down.

    python -m benchmarks.ten_years [--sessions N] [--quick]

Processor time and peak memory of commands in a home with an invented log, each against the same in
a home with 30 sessions; how long the log's screen takes to open; and reading half a year.
"""

import argparse
import json
import os
import subprocess
import sys
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import NamedTuple

from benchmarks.alone import make_parser, run
from benchmarks.first_frame import has_exercises
from benchmarks.homes import find_log, regular_home
from benchmarks.in_pty import FOOTCOACH, make_environment, program
from benchmarks.tables import Row, Table

from footcoach.log.store import Store

_MEASURE = """
import json, resource, subprocess, sys
with open(sys.argv[1], "wb") as output:
    subprocess.run(sys.argv[2:], stdout=output, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""
"""Runs a program from a small process: a new one's memory is at first that of who starts it."""
SESSIONS, QUICK_SESSIONS, FEW = 11_000, 1_100, 30
RUNS, LONG_RUNS = 3, 2
"""How often a command is run, and one that moves the whole log."""
HALF_A_YEAR = timedelta(days=183)
COMMANDS = (("today", "--short"), ("today",), ("list",), ("history",))
EXPORTS = (("history", "--csv"), ("history", "--json"))


class Usage(NamedTuple):
    """What a command used."""

    cpu: float
    """Seconds."""
    memory: float
    """MB, at the most."""


Taken = dict[str, list[Usage]]


def measure_command(home: Path, *arguments: str, output: Path = Path(os.devnull)) -> Usage:
    """Run a command, whose output is kept, and return what it used."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(output), *FOOTCOACH, *arguments],
        env=make_environment(home),
        stdout=subprocess.PIPE,
        check=True,
    )
    return Usage(*json.loads(done.stdout))


def measure_commands(homes: dict[str, Path]) -> Taken:
    """Return what commands use in each home."""
    taken: Taken = {}
    for runs, commands in ((RUNS, COMMANDS), (LONG_RUNS, EXPORTS)):
        for _ in range(runs):
            for command in commands:
                for name, home in homes.items():
                    used = measure_command(home, *command)
                    taken.setdefault(f"{' '.join(command)}, {name}", []).append(used)
    return taken


def measure_imports(homes: dict[str, Path]) -> Taken:
    """Return what it costs to take each log in elsewhere, and to do so again."""
    taken: Taken = {}
    for name, home in homes.items():
        for _ in range(LONG_RUNS):
            with TemporaryDirectory() as place:
                export = Path(place) / "export.json"
                measure_command(home, "history", "--json", output=export)
                for how in ("import", "import again"):
                    used = measure_command(Path(place), "import", str(export))
                    taken.setdefault(f"{how}, {name}", []).append(used)
    return taken


def open_log(home: Path) -> float:
    """Return the milliseconds of processor time from the key for the log to all of it drawn."""
    with program((*FOOTCOACH, "--reduced-motion"), home=home) as started:
        started.until_shown(has_exercises)
        before = started.until_idle()
        started.send("l")
        started.until_shown(lambda text: not has_exercises(text), first=len(started.pieces))
        return started.until_idle() - before


def read_half_a_year(home: Path) -> float:
    """Return the milliseconds of processor time that reading the last half year takes."""
    today = datetime.now(UTC).date()
    before = process_time()
    Store(find_log(home)).entries(today - HALF_A_YEAR, today)
    return (process_time() - before) * 1000


def measure(given: argparse.Namespace) -> list[Table]:
    """Measure everything, with a long log and with a short one."""
    many = given.sessions or (QUICK_SESSIONS if given.quick else SESSIONS)
    with ExitStack() as stack:
        homes = {
            f"{count:,} sessions": stack.enter_context(regular_home(count)) for count in (many, FEW)
        }
        taken = measure_commands(homes) | measure_imports(homes)
        size = find_log(homes[f"{many:,} sessions"]).stat().st_size / 1e6
        screens = {
            "log opens": {
                name: [open_log(home) for _ in range(RUNS)] for name, home in homes.items()
            },
            "half a year read": {
                name: [read_half_a_year(home) for _ in range(RUNS)] for name, home in homes.items()
            },
        }
    few = f"{FEW:,} sessions"
    rows = [
        Row(name, unit, tuple(getattr(one, field) for one in used), find_peer_row(name, few))
        for unit, field in (("s CPU", "cpu"), ("MB", "memory"))
        for name, used in taken.items()
    ]
    more = [
        Row(f"{what}, {name}", "ms CPU", tuple(values), find_peer_row(f"{what}, {name}", few))
        for what, by_home in screens.items()
        for name, values in by_home.items()
    ]
    remark = f"The long log is {size:.1f} MB on disk."
    return [Table("Commands", tuple(rows), (remark,)), Table("Screens", tuple(more))]


def find_peer_row(name: str, few: str) -> str:
    """Return the row for the short log; "" if it's that."""
    return "" if name.endswith(f", {few}") else f"{name.partition(', ')[0]}, {few}"


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--sessions", type=int, help="how many sessions are logged")
    run(parser, measure)


if __name__ == "__main__":
    main()
