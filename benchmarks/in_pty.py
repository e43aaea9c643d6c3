"""Runs programs in a terminal, by default of 80x24, and measures their times."""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

from benchmarks.emulator import Emulator
from benchmarks.process_usage import (
    find_family,
    read_cpu,
    read_private,
    read_resident,
    read_starved,
    read_wake_ups,
)

_T = TypeVar("_T")

ROOT = Path(__file__).parents[1]
BARE = (sys.executable, str(ROOT / "benchmarks" / "bare_app.py"))
FOOTCOACH = (sys.executable, "-m", "footcoach")

_ALTERNATE_SCREEN = b"\x1b[?1049h"
_ESCAPES = re.compile(
    rb"\x1b\[[0-9;:?<=>$ ]*(?:[A-Za-z]|$)"
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\|\x1b?$)"  # a pointer shape is not a letter drawn
    rb"|\x1b$"
)
_QUIET = 0.3
"""Seconds without output after which a program has drawn what it had to."""
_IDLE, _IDLE_CPU = 1.0, 20.0
"""Seconds in which an idle program uses less than so many milliseconds of processor time."""
_GIVEN_UP = 30.0
"""Seconds without output after which the measurement is given up."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that a program wrote, read at once."""

    at: float
    """Milliseconds since spawn."""
    cpu: float
    """Milliseconds of processor time that the program had used by then."""
    data: bytes


class Run(NamedTuple):
    """A whole run, from spawn to exit."""

    wall: float
    """Milliseconds."""
    cpu: float
    """Milliseconds."""
    status: int


class Program:
    """A program that runs in a terminal."""

    def __init__(self, argv: Sequence[str], home: Path, size: tuple[int, int]) -> None:
        self._master, slave = os.openpty()
        self.size = size
        columns, rows = size
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            argv,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=make_environment(home),
            start_new_session=True,
        )
        os.close(slave)
        self._output = b""
        self.pieces: list[Piece] = []
        """What it wrote so far, piece by piece as it was read."""

    def until_drawn(self) -> float:
        """Read until the first letter is drawn; return the milliseconds since spawn."""
        while not self._has_drawn():
            self._read(_GIVEN_UP)
        return self.pieces[-1].at

    def until_quiet(self, seconds: float = _QUIET) -> None:
        """Read until nothing has been drawn for that long."""
        while self._read(seconds, must=False):
            pass

    def until_idle(self) -> float:
        """Read until it neither draws nor computes; return the milliseconds of its processor time.

        What reads many files draws nothing for seconds, so that silence alone says little.
        """
        while True:
            before, drawn = self.cpu, len(self.pieces)
            self.read_for(_IDLE)
            if len(self.pieces) == drawn and self.cpu - before < _IDLE_CPU:
                return before

    def until_shown(self, condition: Callable[[str], bool], *, first: int = 0) -> Piece:
        """Read until what is on the screen meets a condition; return what made it so.

        The first ``first`` pieces don't count.
        """
        screen, checked = Emulator(*self.size), 0
        while True:
            for number, piece in enumerate(self.pieces[checked:], checked):
                screen.feed(piece.data)
                if number >= first and condition(screen.text):
                    return piece
            checked = len(self.pieces)
            self._read(_GIVEN_UP)

    def until_answered(self, key: str) -> float:
        """Press a key while nothing moves; return the milliseconds until something is drawn."""
        began = time.perf_counter()
        self.send(key)
        self._read(_GIVEN_UP)
        return (time.perf_counter() - began) * 1000

    def read_for(self, seconds: float) -> None:
        """Read what is drawn for that long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left, must=False)

    @property
    def written(self) -> int:
        """How many bytes the program has written so far."""
        return len(self._output)

    @property
    def cpu(self) -> float:
        """Milliseconds of processor time that it has used so far, itself."""
        return read_cpu(self._process.pid) * 1000

    @property
    def busy(self) -> float:
        """Seconds of processor time that it and what it started have used so far."""
        return sum(map(read_cpu, find_family(self._process.pid)))

    @property
    def wake_ups(self) -> int:
        """How often its threads have woken up so far."""
        return read_wake_ups(self._process.pid)

    @property
    def starved(self) -> float:
        """Seconds for which its threads could have run so far and had no processor."""
        return read_starved(self._process.pid)

    @property
    def memory(self) -> float:
        """MB that it and what it started hold for themselves now."""
        return sum(map(read_private, find_family(self._process.pid)))

    @property
    def resident(self) -> float:
        """MB of memory that it has now, with what it shares with others."""
        return read_resident(self._process.pid)

    def until_exit(self, since: float) -> Run:
        """Read until the program ends; wall time counts from ``since``, by perf_counter."""
        while self._read(_GIVEN_UP):
            pass
        _, status, used = os.wait4(self._process.pid, 0)
        wall = (time.perf_counter() - since) * 1000
        self._process.returncode = os.waitstatus_to_exitcode(status)
        cpu = (used.ru_utime + used.ru_stime) * 1000
        return Run(wall, cpu, self._process.returncode)

    def send(self, keys: str) -> None:
        """Press keys."""
        os.write(self._master, keys.encode())

    def signal(self, number: signal.Signals) -> None:
        """Send a signal."""
        self._process.send_signal(number)

    def dispose(self) -> None:
        """End the program if it still runs."""
        if self._process.returncode is None:
            self._process.kill()
            self._process.wait()
        os.close(self._master)

    def _has_drawn(self) -> bool:
        drawn = self._output.partition(_ALTERNATE_SCREEN)[2]
        return any(chr(byte).isalpha() for byte in _ESCAPES.sub(b"", drawn) if byte < 128)

    def _read(self, seconds: float, *, must: bool = True) -> bool:
        """Read once; return False at the end of the output, or after ``seconds``.

        Raise TimeoutError after ``seconds`` instead if something ``must`` come.
        """
        if not select.select([self._master], [], [], seconds)[0]:
            if must:
                message = f"no output in {seconds} s; the last was {self._output[-500:]!r}"
                raise TimeoutError(message)
            return False
        try:
            data = os.read(self._master, 65_536)
        except OSError:
            return False  # Linux reports in this way that the other side has closed
        self._output += data
        if data:
            self.pieces.append(Piece((time.perf_counter() - self.began) * 1000, self._used(), data))
        return bool(data)

    def _used(self) -> float:
        try:
            return self.cpu
        except OSError:  # it has just ended
            return self.pieces[-1].cpu if self.pieces else 0.0


@contextmanager
def program(
    argv: Sequence[str], size: tuple[int, int] = (80, 24), home: Path | None = None
) -> Iterator[Program]:
    """Spawn ``argv`` in a home folder, or in one of its own that is removed afterwards."""
    with tempfile.TemporaryDirectory() as empty:
        started = Program(argv, home or Path(empty), size)
        try:
            yield started
        finally:
            started.dispose()


def read_all(programs: Collection[Program], seconds: float) -> None:
    """Read from all terminals for that long, so that no program waits to be read."""
    by_master = {one._master: one for one in programs}  # noqa: SLF001
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        for master in select.select(list(by_master), [], [], left)[0]:
            by_master[master]._read(0, must=False)  # noqa: SLF001


def whole_run(argv: Sequence[str], home: Path | None = None) -> Run:
    """Run ``argv`` to its end."""
    with program(argv, home=home) as started:
        return started.until_exit(started.began)


def in_turn(measures: Mapping[str, Callable[[], _T]], runs: int) -> dict[str, list[_T]]:
    """Measure each ``runs`` times, A B A B …, after one round that doesn't count."""
    taken: dict[str, list[_T]] = {name: [] for name in measures}
    for round_number in range(runs + 1):
        for name, measure in measures.items():
            value = measure()
            if round_number > 0:
                taken[name].append(value)
    return taken


def make_environment(home: Path) -> dict[str, str]:
    """Return the variables of a program that runs in a home folder, and nothing of this one."""
    paths = [str(ROOT / "src"), str(ROOT)]
    return {
        "PATH": os.environ["PATH"],
        "COLORTERM": "truecolor",  # takes the most bytes
        "PYTHONPATH": os.pathsep.join(paths),
        "HOME": str(home),
        "SPECIMEN_NOTES": str(home / "notes"),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
    }
