"""How soon the app shows something, and how soon it can be used, against a bare Textual app.

    python -m benchmarks.first_frame [--runs N] [--quick]

Spawns the apps in a terminal of 80x24, in turn, and reads what they draw and how much processor
time they had used by then: when the first letter is on the screen, when home is usable (the
exercises of the highlighted routine are shown), and when nothing moves any more. Homes: one that
footcoach never ran in, and those of someone who has logged 30 and 11,000 sessions. `run` is
measured until the session's own picture is there, and other timers until anything is.
"""

import argparse
import re
import shutil
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.alone import make_parser, run
from benchmarks.homes import regular_home
from benchmarks.in_pty import BARE, FOOTCOACH, Piece, in_turn, program
from benchmarks.peers import COMMANDS, find_peer
from benchmarks.tables import Row, Table

RUNS, QUICK_RUNS = 8, 3
BARE_APP, PICTURE = "bare Textual", "first picture of the session"
# A figure that moves would never let home settle.
HOME = (*FOOTCOACH, "--reduced-motion")
SESSION = (*FOOTCOACH, "run", "morning")
EXERCISE = re.compile(r"│[ │]*[✓·] +[A-Z]\w+")
"""An exercise of the highlighted routine, with the sign of whether it's for today."""


Seen = dict[str, Piece]
"""What brought each moment of one start."""


class Subject(NamedTuple):
    """A program, and what is on the screen at the moments that are measured."""

    argv: tuple[str, ...]
    moments: Mapping[str, Callable[[str], bool]]
    home: Path | None = None
    """Where it runs; None is a folder of its own each time."""
    settles: bool = True
    """Whether it keeps still at last."""
    is_session: bool = False
    """Whether the next start would find it in the log, so that each has a copy of the home."""


def has_letter(text: str) -> bool:
    """Whether there is anything to read on the screen."""
    return any(char.isascii() and char.isalpha() for char in text)


def has_exercises(text: str) -> bool:
    """Whether home shows the exercises of the highlighted routine."""
    return EXERCISE.search(text) is not None


def has_notice(text: str) -> bool:
    """Whether the notice before the first session can be read and answered."""
    return "I've read this" in text


def has_session(text: str) -> bool:
    """Whether the session itself is shown, with its keys."""
    return "start in" in text


def has_anything(text: str) -> bool:
    """Whether anything is on the screen; big digits are made of blocks."""
    return bool(text.strip())


def start(subject: Subject) -> Seen:
    """Start a program and watch it until nothing moves any more."""
    with ExitStack() as stack:
        home = subject.home
        if home and subject.is_session:
            place = stack.enter_context(TemporaryDirectory())
            home = shutil.copytree(home, Path(place) / "home")
        started = stack.enter_context(program(subject.argv, home=home))
        seen = {name: started.until_shown(shown) for name, shown in subject.moments.items()}
        if subject.settles:
            started.until_idle()
            seen["settled"] = started.pieces[-1]
        return seen


def find_timers() -> dict[str, Subject]:
    """Return the other timers that are installed."""
    return {
        package: Subject(command, {"first picture": has_anything}, settles=False)
        for package in COMMANDS
        if (command := find_peer(package).command)
    }


def find_subjects(stack: ExitStack, *, quick: bool) -> dict[str, Subject]:
    """Return what is started, in homes that last as long as the stack."""
    regular = stack.enter_context(regular_home())
    first = {"first letter": has_letter}
    home, running = {**first, "usable": has_exercises}, {**first, PICTURE: has_session}
    subjects = {
        BARE_APP: Subject(BARE, first),
        "home, first time ever": Subject(HOME, {**first, "usable": has_notice}),
        "home, 30 sessions": Subject(HOME, home, regular),
        "run": Subject(SESSION, running, regular, settles=False, is_session=True),
        **find_timers(),
    }
    if not quick:
        long = stack.enter_context(regular_home(11_000))
        subjects["home, 11,000 sessions"] = Subject(HOME, home, long)
    return subjects


def measure(given: argparse.Namespace) -> list[Table]:
    """Start every program in turn, and return processor times and wall times."""
    runs = given.runs or (QUICK_RUNS if given.quick else RUNS)
    with ExitStack() as stack:
        subjects = find_subjects(stack, quick=given.quick)
        taken = in_turn({name: partial(start, one) for name, one in subjects.items()}, runs)
    return [
        tabulate(f"{what} from spawn, 80x24", unit, taken, read)
        for what, unit, read in (
            ("Processor time", "ms CPU", lambda piece: piece.cpu),
            ("Wall time", "ms wall", lambda piece: piece.at),
        )
    ]


def tabulate(
    title: str, unit: str, taken: dict[str, list[Seen]], read: Callable[[Piece], float]
) -> Table:
    """Return a table of all moments, each against the bare app's first letter."""
    bare = f"{BARE_APP}: first letter"
    rows = []
    for name, starts in taken.items():
        for moment in starts[0]:
            row, values = f"{name}: {moment}", tuple(read(seen[moment]) for seen in starts)
            rows.append(Row(row, unit, values, "" if row == bare else bare))
    missing = {package: find_peer(package).reason for package in COMMANDS}
    return Table(
        title, tuple(rows), tuple(f"{name}: {why}" for name, why in missing.items() if why)
    )


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--runs", type=int, help="starts of each program")
    run(parser, measure)


if __name__ == "__main__":
    main()
