"""How much many routine files of one's own slow footcoach down.

    python -m benchmarks.own_files [--counts N …] [--quick]

For each count, copies a preset into an own folder that often, and measures the processor time of
`list` and of home until nothing moves any more: the first time, when each file is read, and again,
when what lists say of them is kept. Between the largest two counts, it says how the time grows: an
exponent of 1 is in proportion.
"""

import argparse
import math
from pathlib import Path

from benchmarks.alone import make_parser, run
from benchmarks.homes import regular_home
from benchmarks.in_pty import BARE, FOOTCOACH, program, whole_run
from benchmarks.tables import Row, Table

COUNTS, QUICK_COUNTS = (100, 1_000), (10, 100)
RUNS = 2
"""How often everything is measured."""
PEER = "bare Textual, whole run"
FIRST, AGAIN = "the first time", "again"


def forget(home: Path) -> None:
    """Have everything read again."""
    (home / ".cache" / "footcoach" / "summaries").unlink(missing_ok=True)


def measure_list(home: Path) -> float:
    """Return the milliseconds of processor time that `list` takes."""
    return whole_run((*FOOTCOACH, "list"), home).cpu


def measure_home(home: Path) -> float:
    """Return the milliseconds of processor time until home has settled."""
    # A figure that moves would never let it settle.
    with program((*FOOTCOACH, "--reduced-motion"), home=home) as started:
        started.until_drawn()
        return started.until_idle()


def measure_count(count: int) -> dict[str, list[float]]:
    """Return milliseconds of processor time, by what was measured."""
    taken: dict[str, list[float]] = {}
    with regular_home(files=count) as home:
        for _ in range(RUNS):
            for name, take in (("list", measure_list), ("home settled", measure_home)):
                forget(home)
                for when in (FIRST, AGAIN):
                    taken.setdefault(f"{name}, {when}", []).append(take(home))
    return taken


def measure(given: argparse.Namespace) -> list[Table]:
    """Measure each number of files."""
    counts = given.counts or (QUICK_COUNTS if given.quick else COUNTS)
    bare = Row(PEER, "ms CPU", tuple(whole_run((*BARE, "--once")).cpu for _ in range(RUNS)))
    taken = {count: measure_count(count) for count in counts}
    rows = [
        Row(f"{name}, {count:,} files", "ms CPU", tuple(values), PEER)
        for count, by_name in taken.items()
        for name, values in by_name.items()
    ]
    few, many = (counts[0], *counts)[-2:]
    growth = [
        Row(
            f"{name}, {few:,} to {many:,} files",
            "exponent",
            tuple(
                math.log(long / short, many / few)
                for short, long in zip(taken[few][name], taken[many][name], strict=True)
            ),
        )
        for name in taken[many]
        if few < many
    ]
    return [Table("Processor time", (bare, *rows)), Table("Growth", tuple(growth))]


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--counts", nargs="+", type=int, help="how many files")
    run(parser, measure)


if __name__ == "__main__":
    main()
