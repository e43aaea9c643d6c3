"""How much many routine files of one's own slow footcoach down.

    python -m benchmarks.own_files [COUNT …]

For each COUNT, copies a preset into an own folder that often, and measures the processor time of
`list` and of home until nothing moves any more: the first time, when each file is read, and again,
when what lists say of them is kept. A bare Textual app is measured beside them. Linux only.
"""

import argparse
import statistics
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.homes import fill_folder
from benchmarks.in_pty import BARE, FOOTCOACH, Program, Run

SIZE = (80, 24)
SETTLED = 2.0
"""Seconds without a byte after which home is taken for settled."""
AGAIN = 5
"""How often each is measured once everything is kept."""


def forget(home: Path) -> None:
    """Have everything read again."""
    (home / ".cache" / "footcoach" / "summaries").unlink(missing_ok=True)


def run_to_end(home: Path, *argv: str) -> Run:
    """Run a program to its end."""
    started = Program(argv, home, SIZE)
    try:
        return started.until_exit(started.began)
    finally:
        started.dispose()


def measure_home(home: Path) -> float:
    """Return the milliseconds of processor time until home has settled."""
    # A figure that moves would never let it settle.
    started = Program((*FOOTCOACH, "--reduced-motion"), home, SIZE)
    try:
        started.until_drawn()
        started.until_quiet(SETTLED)
        return started.busy * 1000
    finally:
        started.dispose()


def measure(count: int) -> dict[str, float]:
    """Return medians in milliseconds of processor time, by what was measured."""
    with TemporaryDirectory() as place:
        home = Path(place)
        fill_folder(home, count)
        found = {"list, first time": run_to_end(home, *FOOTCOACH, "list").cpu}
        forget(home)
        found["home, first time"] = measure_home(home)
        taken: dict[str, list[float]] = {"list": [], "home": [], "bare app, whole run": []}
        for _ in range(AGAIN):
            taken["list"].append(run_to_end(home, *FOOTCOACH, "list").cpu)
            taken["home"].append(measure_home(home))
            taken["bare app, whole run"].append(run_to_end(home, *BARE, "--once").cpu)
    return found | {name: statistics.median(times) for name, times in taken.items()}


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("counts", nargs="*", type=int, metavar="COUNT", help="how many files")
    results = {count: measure(count) for count in parser.parse_args().counts or [10, 100, 1000]}
    print(f"{'CPU ms':22}" + "".join(f"{count:>9}" for count in results))
    for name in next(iter(results.values())):
        print(f"{name:22}" + "".join(f"{result[name]:9.0f}" for result in results.values()))


if __name__ == "__main__":
    main()
