"""The user's own programs, which learn what happens in a session.

Only config.yaml names them. They run one after another in a thread, without a shell, with JSON on
stdin and a time limit, so none can hold up a cue.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, NamedTuple

from footcoach.child_processes import user_for_child
from footcoach.routine.errors import printable
from footcoach.session.json_export import place_to_json
from footcoach.session.milestones import Milestone
from footcoach.session.player import Session

LIMIT = 5.0
"""Seconds that each program may take, and that the end of footcoach waits for the last."""
MOST_WAITING = 20
"""How many may wait for a slow one; further steps are left out."""
FAILED = "The hook {name} failed: {why}."

Command = tuple[str, ...]


class _Job(NamedTuple):
    name: str
    command: Command
    data: dict[str, Any]


class Hooks:
    """Tells the user's programs. Its methods return at once, but for `close`."""

    def __init__(
        self,
        commands: Mapping[str, Command],
        say: Callable[[str], None],
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        """Take the ``commands`` by the name of a milestone, and what says once that one failed."""
        self._commands = commands
        self._say = say
        self._now = now
        self._has_said = False
        self._jobs = SimpleQueue[_Job | None]()
        self._thread: Thread | None = None
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def note(self, milestone: Milestone, session: Session) -> None:
        """Have the program started that is set for this."""
        command = self._commands.get(milestone)
        is_full = milestone is Milestone.STEP and self._jobs.qsize() >= MOST_WAITING
        if command and not is_full:
            data = {"event": str(milestone), "at": self._now().isoformat(), **describe(session)}
            self._jobs.put(_Job(str(milestone), command, data))
            if self._thread is None:
                # A daemon, so that a program that hangs can't keep ours from ending.
                self._thread = Thread(target=self._run, name="hooks", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Wait for the programs still to run, at most `LIMIT`; end the one that runs then."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join(LIMIT)
            with self._lock:
                if self._process is not None:
                    _kill(self._process)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            why = self._tell(job)
            if why and not self._has_said:
                self._has_said = True
                self._say(FAILED.format(name=job.name, why=why))

    def _tell(self, job: _Job) -> str:
        """Run one program; return why that failed, "" if it didn't."""
        try:
            with self._lock:
                self._process = process = subprocess.Popen(  # noqa: S603, as config.yaml says it
                    job.command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                    user=user_for_child(),
                )
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else ""
            return f"{printable(job.command[0])}: {reason or printable(str(error))}"
        why = _feed(process, json.dumps(job.data).encode())
        with self._lock:
            self._process = None
        return why


def describe(session: Session) -> dict[str, Any]:
    """Return where a session is, for a program. Keys are added and never renamed."""
    timeline, step = session.timeline, session.step
    place = None
    if step is not None:
        exercise = timeline.exercises[step.exercise].exercise
        place = {
            "number": session.index + 1,
            "of": len(timeline.steps),
            "seconds": step.seconds,
            **place_to_json(step),
            "id": exercise.id,
            "name": exercise.name,
        }
    return {
        "routine": timeline.routine.name,
        "title": timeline.routine.title,
        "effort": timeline.effort.value,
        "seconds": timeline.seconds,
        "ending": session.ending.value if session.ending else None,
        "step": place,
    }


def _feed(process: "subprocess.Popen[bytes]", data: bytes) -> str:
    """Give a program its input and wait for its end; return why it failed, "" if it didn't."""
    try:
        process.communicate(data, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        _kill(process)
        process.communicate()
        return f"it took longer than {LIMIT:g} s"
    return f"exit status {process.returncode}" if process.returncode else ""


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End a program and what it started."""
    try:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    except OSError:
        return  # it has ended by itself
