"""Sessions that are measured while they run, in a terminal, in the home of a regular."""

from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.homes import regular_home
from benchmarks.in_pty import FOOTCOACH, Program, program

ROUTINE = """\
title: {exercise}
exercises:
  - exercise: {exercise}
    dose: {dose}
    ready: 1
"""
STILL, LONG = "toe-press", "1 rep of 1h"
"""A hold that lasts longer than any measurement, and whose figure keeps still."""
WAITS, RUNS, HOLDS = "start in", "pause", "Hold"
"""What is on the screen while a session waits to begin, while it runs, and in a hold."""


@contextmanager
def session(
    exercise: str = STILL,
    dose: str = LONG,
    size: tuple[int, int] = (80, 24),
    *options: str,
) -> Iterator[Program]:
    """Start a session without sound, and begin it."""
    with regular_home() as home:
        file = home / f"{exercise}.yaml"
        file.write_text(ROUTINE.format(exercise=exercise, dose=dose), encoding="utf-8")
        command = (*FOOTCOACH, "run", str(file), "--sound", "off", *options)
        with program(command, size, home) as started:
            started.until_shown(lambda text: WAITS in text)
            begun = len(started.pieces)
            started.send(" ")
            started.until_shown(lambda text: RUNS in text, first=begun)
            yield started
