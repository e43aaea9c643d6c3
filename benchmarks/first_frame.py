"""How soon the app shows something, and how soon it can be used, against a bare Textual app.

    python -m benchmarks.first_frame [--runs N] [--quick]

Spawns the apps in a terminal of 80x24, in turn, and reads what they draw and how much processor
time they had used by then: when the first letter is on the screen, when home is usable (the
exercises of the highlighted routine are shown), and when nothing moves any more. Homes: one that
footcoach never ran in, and those of someone who has logged 30 and 11,000 sessions, and who has
1,000 routine files. `run` is measured until the session's own picture is there.
"""

import argparse
import re
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.alone import make_parser, run
from benchmarks.homes import regular_home
from benchmarks.in_pty import BARE, FOOTCOACH, Piece, in_turn, program
from benchmarks.tables import Row, Table

SETTLED = 1.5
"""Seconds without a byte after which nothing moves any more."""
RUNS, QUICK_RUNS = 9, 4
BARE_APP = "bare Textual"
# A figure that moves would never let home settle.
HOME = (*FOOTCOACH, "--reduced-motion")
SESSION = (*FOOTCOACH, "run", "morning")
EXERCISE = re.compile(r"│[ │]*[✓·] +[A-Z]\w+")
"""An exercise of the highlighted routine, with the sign of whether it's for today."""


class Start(NamedTuple):
    """One start of a program."""

    first: Piece
    """What drew the first letter."""
    usable: Piece
    settled: Piece | None
    """The last thing drawn; None of what goes on moving."""


class Subject(NamedTuple):
    """A program, and what makes it usable."""

    argv: tuple[str, ...]
    is_usable: Callable[[str], bool]
    home: Path | None = None
    """Where it runs; None is a folder of its own each time."""
    is_session: bool = False
    """Whether it's a session: never still, and found by the next start unless it has a copy."""


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


def start(subject: Subject) -> Start:
    """Start a program and watch it until nothing moves any more."""
    with ExitStack() as stack:
        home = subject.home
        if home and subject.is_session:
            place = stack.enter_context(TemporaryDirectory())
            home = shutil.copytree(home, Path(place) / "home")
        started = stack.enter_context(program(subject.argv, home=home))
        first = started.until_shown(has_letter)
        usable = started.until_shown(subject.is_usable)
        if subject.is_session:
            return Start(first, usable, None)
        started.until_quiet(SETTLED)
        return Start(first, usable, started.pieces[-1])


def find_subjects(stack: ExitStack, *, quick: bool) -> dict[str, Subject]:
    """Return what is started, in homes that last as long as the stack."""
    regular = stack.enter_context(regular_home())
    subjects = {
        BARE_APP: Subject(BARE, has_letter),
        "home, first time ever": Subject(HOME, has_notice),
        "home, 30 sessions": Subject(HOME, has_exercises, regular),
        "run": Subject(SESSION, has_session, regular, is_session=True),
    }
    if not quick:
        for name, home in {
            "home, 11,000 sessions": regular_home(11_000),
            "home, 1,000 own files": regular_home(files=1_000),
        }.items():
            subjects[name] = Subject(HOME, has_exercises, stack.enter_context(home))
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
    title: str, unit: str, taken: dict[str, list[Start]], read: Callable[[Piece], float]
) -> Table:
    """Return a table of all moments, each against the bare app's first letter."""
    bare = Row(BARE_APP, unit, tuple(read(one.first) for one in taken[BARE_APP]))
    rows = [bare]
    for name, starts in taken.items():
        if name == BARE_APP:
            continue
        usable = "usable" if starts[0].settled else "first picture of the session"
        moments = {
            "first letter": [one.first for one in starts],
            usable: [one.usable for one in starts],
            "settled": [one.settled for one in starts if one.settled],
        }
        rows += [
            Row(f"{name}: {moment}", unit, tuple(map(read, pieces)), BARE_APP)
            for moment, pieces in moments.items()
            if pieces
        ]
    return Table(title, tuple(rows))


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--runs", type=int, help="starts of each program")
    run(parser, measure)


if __name__ == "__main__":
    main()
