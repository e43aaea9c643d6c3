"""A session that was stopped from outside pauses itself where it was."""

import re
import signal
import sys
from pathlib import Path
from time import monotonic

import pytest

from footcoach.coach.coach import GAP
from tests.ui.terminal.pty_harness import Subject
from tests.ui.terminal.subjects import PAIN_BEFORE, World

pytestmark = pytest.mark.terminal

LONG_HOLD = """
title: Stopped
exercises:
  - exercise: still
    name: Stand still
    position: standing
    ready: 0s
    moves: [{id: hold, do: Stand., say: Stand still, time: 2m}]
"""


def test_a_stopped_process_pauses_where_it_was_and_goes_on_from_there(
    world: World, tmp_path: Path
) -> None:
    routine = tmp_path / "stopped.yaml"
    routine.write_text(LONG_HOLD)
    run = (sys.executable, "-m", "footcoach", "run", str(routine))

    with world.shown(Subject("session", run, "Stand still", asks=PAIN_BEFORE)) as pty:
        pty.signal(signal.SIGSTOP)
        pty.wait_for(lambda: pty.state() == "T", "the process stops")
        stopped = monotonic()
        # Nothing but time brings the gap about, and only a real one is seen by both clocks.
        pty.wait_for(lambda: monotonic() - stopped > GAP + 0.5, "the gap is long enough")
        pty.signal(signal.SIGCONT)
        pty.read_until("the computer was asleep")
        seen = len(pty.output)
        pty.send(" ")
        pty.read_until("ends ", after=seen)
        pty.send("q")
        ending = pty.wait()

    assert ending.status == 3
    # The gap isn't time of exercise.
    assert re.search(rb"before the end\.\r\n(Stopped: [12] s of exercise\.\r\n)?$", pty.output)
