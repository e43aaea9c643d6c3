"""Sessions that are measured while they run, in a terminal, in the home of a regular."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

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
WAITS, RUNS = "start in", "pause"
"""What the keys of a session say while it waits for the first exercise, and once that has begun."""
Wrap = Callable[[Sequence[str]], Sequence[str]]
"""Makes a command one that runs somewhere else, such as on a sound server of the tests."""


@contextmanager
def waiting_session(
    *arguments: str, size: tuple[int, int] = (80, 24), wrap: Wrap = tuple
) -> Iterator[Program]:
    """Start `run` with arguments, and wait until the session waits for a key to begin."""
    with regular_home() as home:
        command = wrap((*FOOTCOACH, "run", *arguments))
        with program(command, size, home) as started:
            started.until_shown(lambda text: WAITS in text)
            yield started


def begin(waiting: Program) -> None:
    """Press the key that begins the first exercise, and wait until it has."""
    before = len(waiting.pieces)
    waiting.send(" ")
    waiting.until_shown(lambda text: RUNS in text, first=before)


@contextmanager
def session(
    exercise: str = STILL,
    dose: str = LONG,
    size: tuple[int, int] = (80, 24),
    *options: str,
) -> Iterator[Program]:
    """Start a session of one exercise, without sound, and begin it."""
    with TemporaryDirectory() as place:
        file = Path(place) / f"{exercise}.yaml"
        file.write_text(ROUTINE.format(exercise=exercise, dose=dose), encoding="utf-8")
        with waiting_session(str(file), "--sound", "off", *options, size=size) as started:
            begin(started)
            yield started
