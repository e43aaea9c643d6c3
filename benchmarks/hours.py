"""Memory and drift over the longest session, nearly six hours, played in a few minutes.

    python -m benchmarks.hours [--hours N] [--quick]

The app runs without a terminal, on a clock that is moved on second by second, while the screen is
drawn. Said are the memory when each hour has passed, how much it grows, how far tones are from
where the timeline has them, and how the objects that Python holds become more.
"""

import argparse
import asyncio
import gc
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import NamedTuple

from benchmarks.alone import make_parser, run
from benchmarks.process_usage import read_resident
from benchmarks.tables import Row, Table
from tests.ui.stage import Stage
from tests.world import FakeClock

from footcoach.routine.library import Library
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.sound.speaker import Recorder

HOURS, QUICK_HOURS = 5.75, 1.0
WARM_UP = 0.5
"""Hours after which everything has been drawn once, and memory should grow no more."""
ROUTINE = """\
title: Hours
exercises:
{exercises}
"""
EXERCISES = ("toe-press", "short-foot", "heel-raise", "toe-fan")
DOSE, TIMES = "10 reps of 8s, 3s between reps", 41
"""Each exercise takes two minutes and comes back often, so that all have soon been drawn."""
DRAWN_EVERY = 30
"""Seconds of the session after which the screen gets the time to be drawn."""
LOOKS = 900
"""Seconds of the session between two looks at the memory."""


class Look(NamedTuple):
    """What was seen at one moment."""

    hours: float
    memory: float
    """MB."""
    objects: int
    cpu: float
    """Seconds used so far."""


class Meter(Recorder):
    """A speaker that keeps how far tones are from their time, and nothing else."""

    def __init__(self, clock: FakeClock, timeline: Timeline) -> None:
        super().__init__(clock)
        self.off: list[float] = []
        """Milliseconds, of each tone."""
        self.wrong = 0
        """Tones that weren't the next one due."""
        self._began = clock()
        self._due = iter(
            [
                (start + mark.at, mark.cue)
                for start, step in zip(timeline.starts, timeline.steps, strict=False)
                for mark in step.cues
            ]
        )

    def listen(self) -> None:
        """Compare what has been played by now with what was due."""
        for when, cue in [one for one in self.given if one[0] <= self._clock()]:
            at, wanted = next(self._due, (0.0, None))
            self.wrong += cue is not wanted
            # A clock far from 0 isn't exact to the last digit.
            self.off.append(round(abs(when - self._began - at) * 1000, 6))
        self.given = [one for one in self.given if one[0] > self._clock()]

    def count_missing(self, seconds: float) -> int:
        """Return how many tones of the first seconds are still due."""
        return sum(at <= seconds for at, _ in self._due)


async def play(timeline: Timeline, hours: float) -> tuple[list[Look], Meter]:
    """Play a session, and return what was seen of it on the way."""
    stage = Stage(timeline)
    meter = stage.speaker = Meter(stage.clock, timeline)
    seen: list[Look] = []
    async with stage.app.run_test(size=(80, 24)) as pilot:
        while len(stage.app.screen_stack) == 1:  # the session opens in its own time
            await pilot.pause()
        for second in range(round(hours * 3600) + 1):
            if second % LOOKS == 0:
                gc.collect()
                memory = read_resident(os.getpid())
                seen.append(Look(second / 3600, memory, len(gc.get_objects()), process_time()))
            stage.pass_time(1)
            meter.listen()
            if second % DRAWN_EVERY == 0:
                await pilot.pause()
    return seen, meter


def measure(given: argparse.Namespace) -> list[Table]:
    """Play a session of hours."""
    hours = given.hours or (QUICK_HOURS if given.quick else HOURS)
    with TemporaryDirectory() as place:
        file = Path(place) / "hours.yaml"
        lines = [f"  - {name}: {DOSE}" for name in EXERCISES * TIMES]
        file.write_text(ROUTINE.format(exercises="\n".join(lines)), encoding="utf-8")
        timeline = compile_timeline(Library().load(str(file)))
    seen, meter = asyncio.run(play(timeline, hours))
    settled = [look for look in seen if look.hours >= min(WARM_UP, hours / 2)]
    first, last = settled[0], settled[-1]
    passed = last.hours - first.hours
    missing = meter.wrong + meter.count_missing(hours * 3600)
    rows = (
        Row("memory", "MB", tuple(look.memory for look in seen)),
        Row(
            "memory gained, after the first half hour",
            "MB/h",
            (max(0.0, (last.memory - first.memory) / passed),),
        ),
        Row("objects gained", "1/h", (max(0.0, (last.objects - first.objects) / passed),)),
        Row("tones off their time", "ms", tuple(meter.off)),
        Row("tones too many or too few", "of all", (float(missing),)),
        Row("processor time of an hour", "s CPU", ((last.cpu - first.cpu) / passed,)),
    )
    title = f"{hours:g} h on a clock of its own, drawn every {DRAWN_EVERY} s, 80x24, no terminal"
    return [Table(title, rows)]


def main() -> None:
    """Measure and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--hours", type=float, help="how long the session is played")
    run(parser, measure)


if __name__ == "__main__":
    main()
