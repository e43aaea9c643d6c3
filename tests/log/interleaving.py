"""Two windows on one log, in one process, whose every step is in an order drawn by chance.

Each window has a thread, and only one of them runs at a time. Before every use of the log and of
a lock it is drawn anew which goes on, so that windows also come between each other's reads and
writes. What the log must say is kept beside it, in `Truth`, and compared in the end.
"""

import errno
import fcntl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from sqlite3 import Connection
from threading import Semaphore, Thread, current_thread
from typing import Any
from unittest.mock import patch

from footcoach.log import heartbeat
from footcoach.log.database import Database
from footcoach.log.heartbeat import Heartbeat
from tests.log.world import MONDAY, START

Play = Callable[[], None]


class KilledError(BaseException):
    """The window's process was killed: it does nothing more."""


@dataclass
class Clock:
    """The time, which passes only when a window lets it pass."""

    seconds: float = 0.0

    @property
    def moment(self) -> float:
        """Seconds of the coaches' clock."""
        return START + self.seconds

    def now(self) -> datetime:
        """Return the wall clock's time; it is another one each time that it's asked."""
        self.seconds += 0.002
        return MONDAY + timedelta(seconds=self.seconds)


@dataclass
class Turn:
    """One window's thread."""

    play: Play
    go: Semaphore = field(default_factory=lambda: Semaphore(0))
    is_over: bool = False
    is_dying: bool = False
    error: BaseException | None = None


class Stage:
    """Runs windows by turns."""

    def __init__(self, seed: str, *, kills: float) -> None:
        """Take ``kills`` as the chance that a window is killed where it could be interrupted."""
        self._chance = Random(seed)
        self._kills = kills
        self._back = Semaphore(0)
        self._turns = dict[Thread, Turn]()

    def play(self, plays: list[Play]) -> None:
        """Run all to their end; raise the first error of any."""
        for play in plays:
            turn = Turn(play)
            self._turns[Thread(target=self._run, args=(turn,), daemon=True)] = turn
        for thread in self._turns:
            thread.start()
        while left := [turn for turn in self._turns.values() if not turn.is_over]:
            self._chance.choice(left).go.release()
            self._back.acquire()
        for thread, turn in self._turns.items():
            thread.join()
            if turn.error is not None:
                raise turn.error
        self._turns.clear()

    def interrupt(self) -> None:
        """Let chance draw who goes on; raise `KilledError` if this window is killed instead."""
        turn = self._turns.get(current_thread())
        if turn is None or turn.is_dying:
            return
        self._back.release()
        turn.go.acquire()
        if self._chance.random() < self._kills:
            turn.is_dying = True
            raise KilledError

    def revive(self) -> None:
        """Let a window that was killed be started again."""
        self._turns[current_thread()].is_dying = False

    def _run(self, turn: Turn) -> None:
        turn.go.acquire()
        try:
            turn.play()
        except BaseException as error:  # noqa: BLE001, it's raised again where the test is
            turn.error = error
        turn.is_over = True
        self._back.release()


@contextmanager
def interrupted_by(stage: Stage, *, locks: bool) -> Iterator[None]:
    """Let windows be interrupted at the log and at locks; ``locks`` False: there are none."""

    def interrupting(method: Callable[..., Any]) -> Callable[..., Any]:
        def wait_and_do(*arguments: Any) -> Any:
            stage.interrupt()
            return method(*arguments)

        return wait_and_do

    with ExitStack() as patches:
        for kind, names in ((Database, ("reading", "writing")), (Heartbeat, ("start", "stop"))):
            for name in names:
                found = interrupting(getattr(kind, name))
                patches.enter_context(patch.object(kind, name, found))
        patches.enter_context(patch.object(heartbeat, "_INSTANT", 0))
        patches.enter_context(patch.object(Database, "_connect", _connect_quickly))
        if not locks:
            patches.enter_context(patch.object(fcntl, "flock", _refuse))
        yield


_connect = Database._connect


def _connect_quickly(self: Database, mode: str) -> Connection:
    """Open the log without waiting for the disk: no power cut is part of this."""
    connection = _connect(self, mode)
    connection.execute("PRAGMA synchronous = OFF")
    return connection


def _refuse(*_: object) -> None:
    raise OSError(errno.ENOLCK, "No locks available")
