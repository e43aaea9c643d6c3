"""How long a key takes until its answer is on the screen, against a bare Textual redraw.

    python -m benchmarks.key_to_frame [--presses N] [--quick]

Presses space in a still hold, which pauses and resumes it, and in a bare Textual app, which shows
another word; at 80x24 and 200x60, in turn, while no second is about to change. A frame is whole
when nothing more comes. The first presses don't count. All programs run side by side.
"""

import argparse
import time
from contextlib import ExitStack
from typing import NamedTuple

from benchmarks.alone import make_parser, run
from benchmarks.in_pty import BARE, Program, program, read_all
from benchmarks.peers import find_peer
from benchmarks.sessions import session
from benchmarks.tables import Row, Table

SIZES = {"80x24": (80, 24), "200x60": (200, 60)}
PRESSES, QUICK_PRESSES, WARM_UP = 60, 10, 4
QUIET = 0.15
"""Seconds without a byte after which a frame is whole."""
BEFORE, LATEST = 0.2, 0.5
"""A key is pressed when the last byte came so many seconds ago: no second changes meanwhile."""
STARTING = 3.0
"""Seconds in which the programs come to rest after their start."""


class Answer(NamedTuple):
    """What a key brought."""

    first: float
    """Milliseconds until the first byte."""
    whole: float
    """Milliseconds until the last one."""
    cpu: float
    """Milliseconds of processor time."""
    bytes: int


def wait_for_calm(pressed: Program, everyone: list[Program], *, ticks: bool) -> None:
    """Read from all programs until one has just been drawn, and won't be again soon."""
    while True:
        since = time.perf_counter() - pressed.began - pressed.pieces[-1].at / 1000
        if since >= BEFORE and (since <= LATEST or not ticks):
            return
        read_all(everyone, BEFORE - since if since < BEFORE else 0.02)


def press(key: str, pressed: Program, everyone: list[Program]) -> Answer:
    """Press a key and wait until everything it brings has been drawn."""
    before, used = len(pressed.pieces), pressed.cpu
    at = (time.perf_counter() - pressed.began) * 1000
    pressed.send(key)
    while len(pressed.pieces) == before:
        read_all(everyone, 0.005)
    while (time.perf_counter() - pressed.began) * 1000 - pressed.pieces[-1].at < QUIET * 1000:
        read_all(everyone, 0.02)
    drawn = pressed.pieces[before:]
    return Answer(
        drawn[0].at - at,
        drawn[-1].at - at,
        pressed.cpu - used,
        sum(len(piece.data) for piece in drawn),
    )


def measure(given: argparse.Namespace) -> list[Table]:
    """Press space in every program in turn."""
    presses = given.presses or (QUICK_PRESSES if given.quick else PRESSES)
    with ExitStack() as stack:
        running: dict[str, Program] = {}
        for name, size in SIZES.items():
            running[f"bare Textual, {name}"] = stack.enter_context(program(BARE, size))
            running[f"space in a hold, {name}"] = stack.enter_context(
                session("toe-press", "1 rep of 1h", size, "--reduced-motion")
            )
        remarks = []
        termdown = find_peer("termdown")
        if termdown.command:
            running["termdown, 80x24"] = stack.enter_context(program(termdown.command))
        else:
            remarks.append(f"termdown: {termdown.reason}")
        everyone = list(running.values())
        read_all(everyone, STARTING)
        taken: dict[str, list[Answer]] = {name: [] for name in running}
        for number in range(WARM_UP + presses):
            for name, one in running.items():
                # Every other press finds it paused, and what is paused has no seconds.
                ticks = not name.startswith("bare") and number % 2 == 0
                wait_for_calm(one, everyone, ticks=ticks)
                answer = press(" ", one, everyone)
                if number >= WARM_UP:
                    taken[name].append(answer)
    return [tabulate(taken, remarks)]


def tabulate(taken: dict[str, list[Answer]], remarks: list[str]) -> Table:
    """Return a row for each program and each thing measured of it."""
    rows = []
    for what, unit, field in (
        ("first byte", "ms", "first"),
        ("whole frame", "ms", "whole"),
        ("whole frame", "ms CPU", "cpu"),
        ("whole frame", "bytes", "bytes"),
    ):
        for name, answers in taken.items():
            size = name.rpartition(", ")[2]
            bare = f"bare Textual, {size}"
            peer = "" if name == bare else f"{bare}: {what}"
            values = tuple(float(getattr(answer, field)) for answer in answers)
            rows.append(Row(f"{name}: {what}", unit, values, peer))
    return Table("From space to what it brings", tuple(rows), tuple(remarks))


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--presses", type=int, help="how often space is pressed in each program")
    run(parser, measure)


if __name__ == "__main__":
    main()
