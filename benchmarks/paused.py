"""What a paused session costs, against a Textual app in which nothing happens.

    python -m benchmarks.paused [--seconds N] [--quick]

Processor time and wake-ups a second of a session that was paused in a hold, at 80x24 and 200x60,
of home with a figure that keeps still, and of a bare Textual app. All run side by side.
"""

import argparse
from contextlib import ExitStack

from benchmarks.alone import make_parser, run
from benchmarks.homes import regular_home
from benchmarks.in_pty import BARE, FOOTCOACH, Program, program, read_all
from benchmarks.sessions import session
from benchmarks.tables import Row, Table

SECONDS, QUICK_SECONDS = 30, 12
STARTING = 5.0
"""Seconds in which all programs come to rest before anything counts."""
IDLE = "idle Textual app"
WIDE = (200, 60)


def start_all(stack: ExitStack) -> dict[str, Program]:
    """Start everything and pause the sessions."""
    sessions = {
        "paused session": stack.enter_context(session()),
        "paused session, 200x60": stack.enter_context(session(size=WIDE)),
    }
    home = stack.enter_context(regular_home())
    running = {
        IDLE: stack.enter_context(program(BARE)),
        "home, figure still": stack.enter_context(
            program((*FOOTCOACH, "--reduced-motion"), home=home)
        ),
        **sessions,
    }
    read_all(running.values(), STARTING)
    for one in sessions.values():
        one.send(" ")
    read_all(running.values(), STARTING)
    return running


def measure(given: argparse.Namespace) -> list[Table]:
    """Watch all programs for some seconds."""
    seconds = given.seconds or (QUICK_SECONDS if given.quick else SECONDS)
    units = {"ms CPU/s": "cpu", "wake-ups/s": "wake_ups", "B/s": "written"}
    with ExitStack() as stack:
        running = start_all(stack)
        taken = {(name, unit): list[float]() for unit in units for name in running}
        for _ in range(seconds):
            before = {
                (name, unit): getattr(one, field)
                for unit, field in units.items()
                for name, one in running.items()
            }
            read_all(running.values(), 1)
            for (name, unit), values in taken.items():
                values.append(getattr(running[name], units[unit]) - before[name, unit])
    rows = [
        Row(name, unit, tuple(values), "" if name == IDLE or unit == "B/s" else IDLE)
        for (name, unit), values in taken.items()
    ]
    return [Table("Nothing can change, seconds one by one", tuple(rows))]


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--seconds", type=int, help="how long everything is watched")
    run(parser, measure)


if __name__ == "__main__":
    main()
