"""What a session on the screen costs: processor time and bytes written to the terminal.

    python -m benchmarks.session_cost [--seconds 60] [--size 80x24] [EXERCISE …]

Compared with a bare Textual app with a running `Digits`, and with termdown if it is on the
PATH: ``python -m venv /tmp/peers && /tmp/peers/bin/pip install termdown``, then add
``/tmp/peers/bin`` to the PATH. All programs run at the same time, so that the load of the
machine is the same for all. Each EXERCISE is shown twice: moving, and with reduced motion,
which is the same screen with a still figure. Needs Linux.
"""

import argparse
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from benchmarks.in_pty import FOOTCOACH, ROOT, Program, program, read_all

SETTLING = 12.0
"""Seconds before the measurement, in which all programs start and all figures are drawn."""
WORST = ("sand-walk", "toe-fan")
ROUTINE = """\
title: {ident}
exercises:
  - exercise: {ident}
    dose: {dose}
    ready: 1
"""
STILL = "toe-press"
DOSES = {STILL: "1 rep of 1h", "sand-walk": "1 rep of 1h", "toe-walk": "1 rep of 1h"}
MANY = "500 reps"
DIGITS, TERMDOWN, HOLD, PAUSED = "bare Digits", "termdown", "still hold", "paused"
MOVES, STAYS = "moves", "still"
# True colour takes the most bytes.
COLOURS = ("env", "COLORTERM=truecolor")


def commands(exercises: list[str], folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the name and command of each program."""
    yield DIGITS, (sys.executable, str(ROOT / "benchmarks" / "digits_app.py"))
    if termdown := shutil.which("termdown"):
        yield TERMDOWN, (termdown, "3600")
    yield HOLD, session(STILL, folder)
    yield PAUSED, session(STILL, folder)
    for ident in exercises:
        yield f"{ident} {MOVES}", session(ident, folder)
        yield f"{ident} {STAYS}", (*session(ident, folder), "--reduced-motion")


def session(ident: str, folder: Path) -> tuple[str, ...]:
    """Return the command of a session that lasts longer than the measurement."""
    file = folder / f"{ident}.yaml"
    file.write_text(ROUTINE.format(ident=ident, dose=DOSES.get(ident, MANY)), encoding="utf-8")
    return (*FOOTCOACH, "run", str(file), "--sound", "off")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("exercises", nargs="*", default=WORST)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--size", default="80x24", help="columns x rows of the window")
    asked = parser.parse_args()
    columns, rows = map(int, asked.size.split("x"))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        running = {
            name: stack.enter_context(program((*COLOURS, *command), (columns, rows)))
            for name, command in commands(list(asked.exercises), folder)
        }
        begin(running)
        report(running, asked.seconds)


def begin(running: dict[str, Program]) -> None:
    """Bring every program to the state in which it is measured."""
    for name, one in running.items():
        if name not in {DIGITS, TERMDOWN}:
            one.begin_session()
    read_all(running.values(), SETTLING)
    running[PAUSED].send(" ")
    read_all(running.values(), 1)


def report(running: dict[str, Program], seconds: int) -> None:
    """Print what each program uses in that many seconds."""
    busy = {name: one.busy for name, one in running.items()}
    began = time.monotonic()
    taken: dict[str, list[int]] = {name: [] for name in running}
    for _ in range(seconds):
        written = {name: one.written for name, one in running.items()}
        read_all(running.values(), 1)
        for name, one in running.items():
            taken[name].append(one.written - written[name])
    wall = time.monotonic() - began
    print(f"{'':24} % of a core   bytes/s   most in a second")
    for name, one in running.items():
        share = (one.busy - busy[name]) / wall * 100
        print(f"{name:24} {share:11.2f} {mean(taken[name]):9.0f} {max(taken[name]):9}")


if __name__ == "__main__":
    main()
