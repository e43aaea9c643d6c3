"""Kills the real app in a terminal at random moments, and reads where it resumes.

A session is begun or resumed with keys, killed with SIGKILL while it runs, read back from its log,
and resumed in the app again. Where it should be is where it was, plus the time since the key that
began it. That time is a little too long where the machine is busy: the key is taken late, and the
app waits for a processor. Both are measured, and are what is excused.
"""

import signal
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.homes import find_log, regular_home
from benchmarks.in_pty import FOOTCOACH, Program, program
from benchmarks.sessions import RUNS, WAITS

from footcoach.log.resume import find_unfinished
from footcoach.log.store import Store
from footcoach.session.cues import COUNTED
from footcoach.session.player import Session

ROUTINE = """\
title: Killed
exercises:
  - exercise: toe-press
    dose: 100 reps of 3s, 2s between reps
    ready: 1
"""
READY = 1
"""Seconds of its ready step."""
SIDE_BY_SIDE = 3
EARLIEST, LATEST = 0.2, 6.0
"""Seconds from the key that begins or resumes it in which a session is killed."""
QUESTION, PAUSED = "Resume where I left off", "space resume"
"""What is on the screen when a session is offered again, and when it's paused."""


class Kill(NamedTuple):
    """What one kill cost."""

    lost: float
    """Seconds; below 0 where it came back ahead."""
    excused: float
    """Seconds."""


def kill_apps(kills: int, seed: int) -> list[Kill]:
    """Kill that many times, in some sessions side by side."""
    each = -(-kills // SIDE_BY_SIDE)
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        chains = pool.map(partial(kill_again, each), range(seed, seed + SIDE_BY_SIDE))
        return [kill for chain in chains for kill in chain]


def kill_again(kills: int, seed: int) -> list[Kill]:
    """Kill one session again and again."""
    chance, found, was = Random(seed), list[Kill](), 0.0
    with regular_home() as home:
        file = home / "killed.yaml"
        file.write_text(ROUTINE, encoding="utf-8")
        for number in range(kills):
            with program((*FOOTCOACH, "run", str(file), "--sound", "off"), home=home) as app:
                seconds = chance.uniform(EARLIEST, LATEST)
                ran, excused = run_until_killed(app, seconds, is_resumed=number > 0)
            # Resuming counts in, but in the ready step, which is a count-in itself.
            passed = max(0.0, ran - COUNTED) if number and was >= READY else ran
            back = read_back(home)
            found.append(Kill(was + passed - back, excused))
            was = back
    return found


def run_until_killed(app: Program, seconds: float, *, is_resumed: bool) -> tuple[float, float]:
    """Begin or resume, and kill; return for how many seconds it ran, and the excused."""
    if is_resumed:
        app.until_shown(lambda text: QUESTION in text)
        app.send("\r")
    app.until_shown(lambda text: (PAUSED if is_resumed else WAITS) in text)
    before, starved = len(app.pieces), app.starved
    pressed = time.perf_counter()
    app.send(" ")
    late = app.until_shown(lambda text: RUNS in text, first=before).at / 1000
    app.read_for(seconds - (time.perf_counter() - pressed))
    excused = late - (pressed - app.began) + app.starved - starved
    app.signal(signal.SIGKILL)
    ran = time.perf_counter() - pressed
    return ran, excused


def read_back(home: Path) -> float:
    """Return how many seconds of the session in the log have passed."""
    (back,) = find_unfinished(Store(find_log(home)), datetime.now(UTC))
    return seconds_passed(back.session, 0.0)


def seconds_passed(session: Session, now: float) -> float:
    """Return how many seconds of the plan have passed."""
    starts = (*session.timeline.starts, float(session.timeline.seconds or 0))
    return starts[session.index] + (session.elapsed(now) if session.step else 0.0)
