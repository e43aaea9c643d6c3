"""Time until something is on the screen, compared with the smallest Textual app.

First the time from spawn to the first letter drawn. Then whole runs of the commands that
need no screen, compared with a bare app that quits after its first frame. All programs run
in a terminal of 80x24, in turn: A B A B …
"""

import argparse
import statistics
from functools import partial
from pathlib import Path

from benchmarks.in_pty import BARE, FOOTCOACH, ROOT, Run, in_turn, program, spread, whole_run


def first_frame(argv: tuple[str, ...]) -> float:
    """Return the milliseconds from spawn to the first letter drawn."""
    with program(argv) as started:
        return started.until_drawn()


def compare_first_frames(runs: int) -> None:
    """Print the times to the first frame."""
    apps = {"bare app": BARE, "footcoach": FOOTCOACH}
    taken = in_turn({name: partial(first_frame, argv) for name, argv in apps.items()}, runs)
    reference = statistics.median(taken["bare app"])
    print(f"{'first frame':22} {'ms, median (min-max)':22} {'x bare':>7}")
    for name, times in taken.items():
        print(f"{name:22} {spread(times):22} {statistics.median(times) / reference:7.2f}")


def compare_commands(runs: int, file: Path) -> None:
    """Print the times of whole runs of commands without a screen."""
    commands = {
        "bare app, whole run": (*BARE, "--once"),
        "check FILE": (*FOOTCOACH, "check", str(file)),
        "list": (*FOOTCOACH, "list"),
        "--version": (*FOOTCOACH, "--version"),
        "wrong usage": (*FOOTCOACH, "--no-such-option"),
    }
    taken = in_turn({name: partial(whole_run, argv) for name, argv in commands.items()}, runs)
    reference = statistics.median(run.wall for run in taken["bare app, whole run"])
    print(f"\n{'whole run':22} {'ms, median (min-max)':22} {'x bare':>7}  CPU ms  RSS MB  status")
    for name, results in taken.items():
        print(_row(name, results, reference))


def _row(name: str, results: list[Run], reference: float) -> str:
    walls = [run.wall for run in results]
    cpu = statistics.median(run.cpu for run in results)
    memory = max(run.memory for run in results)
    statuses = ", ".join(str(status) for status in sorted({run.status for run in results}))
    ratio = statistics.median(walls) / reference
    return f"{name:22} {spread(walls):22} {ratio:7.2f} {cpu:7.0f} {memory:7.1f}  {statuses}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=15, help="runs of each program")
    parser.add_argument("--file", type=Path, help="the routine file to check")
    given = parser.parse_args()
    compare_first_frames(given.runs)
    compare_commands(given.runs, given.file or min((ROOT / "routines").glob("*.yaml")))


if __name__ == "__main__":
    main()
