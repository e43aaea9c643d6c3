"""A monkey at the real app, in a real terminal, for as many keys as wanted.

    python -m benchmarks.monkey [--keys 30000] [--seed 0] [--first 0] [--minutes 60] [--quick]

Each play starts the app, with what earlier plays left in its log, types bursts at full speed and
changes the size of the window, until a key leaves the app or the play is long enough; then it
leaves with Ctrl+Q. A play that ends with another status than 0 or 3, or that hangs, is printed
with its seed and its last keys; a hang with the stacks of all threads, twice, so that one can see
whether they move. Time in which the machine was too busy to run the app isn't time that it hangs.
"""

import argparse
import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.alone import make_parser
from benchmarks.in_pty import ROOT
from benchmarks.tables import Row, Table
from tests.ui import monkey

from benchmarks import alone

HANGS = 30.0
"""Seconds that the app may take to leave, not counting those in which it waits for a processor."""
LONGEST = 600.0
"""Seconds that it may take in all."""
KEYS, QUICK_KEYS = 1_200, 360
KEYS_OF_A_PLAY = 120
CTRL_Q = b"\x11"
GOOD = {0, 3}
NO_LETTERS = (b"\xb9", b"\xd0", b"\xff\xfe")
_DUMPS = (
    "import faulthandler, signal, sys; from pathlib import Path;"
    "faulthandler.register(signal.SIGPROF, file=open(sys.argv.pop(1), 'w'), all_threads=True);"
    "from footcoach.cli import main; sys.argv[0] = 'footcoach'; main()"
)
ROUTINES = ("two-minutes", "morning")


class Play:
    """One start of the app."""

    def __init__(self, home: Path, seed: str) -> None:
        self.chance = Random(seed)
        self.typed: list[bytes] = []
        self.stacks = home / "stacks"
        self.drawn = b""
        self._master, slave = os.openpty()
        self.resize(slave)
        runs = ["run", self.chance.choice(ROUTINES)] if self.chance.random() < 0.3 else []
        self.process = subprocess.Popen(
            [sys.executable, "-c", _DUMPS, str(self.stacks), *runs],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=_env(home),
            start_new_session=True,
        )
        os.close(slave)

    def resize(self, terminal: int | None = None) -> None:
        """Give the window another size."""
        columns, rows = monkey.window(self.chance)
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(terminal or self._master, termios.TIOCSWINSZ, size)

    def play(self, keys: int) -> int:
        """Type ``keys`` keys, or fewer if one of them leaves; return how many."""
        self.read_for(self.chance.choice((0, 0.05, 0.4, 0.8)))  # often before there is a picture
        typed = 0
        for burst in monkey.bursts(self.chance, keys):
            if self.process.poll() is not None:
                break
            self.type_in(b"".join(key.encode() for key in burst))
            typed += len(burst)
            if self.chance.random() < 0.02:
                self.type_in(self.chance.choice(NO_LETTERS))
            if self.chance.random() < 0.2:
                self.resize()
                self.process.send_signal(signal.SIGWINCH)
            self.read_for(self.chance.choice((0, 0, 0.01, 0.1)))
        return typed

    def leave(self) -> int | None:
        """Leave, and return the exit status; None if the app hangs."""
        begun, starved = time.monotonic(), self._starved()
        while self.process.poll() is None:
            taken = time.monotonic() - begun
            if taken > LONGEST or taken - (self._starved() - starved) > HANGS:
                self._give_up()
                return None
            self.type_in(CTRL_Q)
            self.read_for(0.2)
        self.read_for(0)
        os.close(self._master)
        return self.process.returncode

    def type_in(self, keys: bytes) -> None:
        """Send keys; what the terminal can't take any more is dropped, as terminals do."""
        self.typed.append(keys)
        if select.select([], [self._master], [], 0)[1]:
            os.write(self._master, keys)

    def read_for(self, seconds: float) -> None:
        """Read what is drawn for that long."""
        end = time.monotonic() + seconds
        while select.select([self._master], [], [], max(0.0, end - time.monotonic()))[0]:
            try:
                data = os.read(self._master, 65_536)
            except OSError:
                return
            self.drawn = (self.drawn + data)[-2000:]

    def _starved(self) -> float:
        """Return for how many seconds the app was ready to run and had no processor (Linux)."""
        waits = Path(f"/proc/{self.process.pid}/schedstat")
        try:
            return int(waits.read_text(encoding="ascii").split()[1]) / 1e9
        except OSError:
            return 0.0

    def _give_up(self) -> None:
        for _ in range(2):
            self.process.send_signal(signal.SIGPROF)
            self.read_for(1)
        self.process.kill()
        self.process.wait()
        os.close(self._master)


def run(seed: str, keys: int, home: Path) -> tuple[str, int]:
    """Play once; return how it ended, and how many keys that took."""
    play = Play(home, seed)
    typed = play.play(keys)
    status = play.leave()
    if status in GOOD:
        return "left", typed
    print(f"\nseed {seed}: {'hangs' if status is None else f'status {status}'}", file=sys.stderr)
    print(f"typed {play.typed!r}\ndrawn {play.drawn[-600:]!r}", file=sys.stderr)
    for file in (play.stacks, home / "state" / "footcoach" / "log" / "footcoach.log"):
        if file.exists():
            print(file.read_text(encoding="utf-8")[-16_000:], file=sys.stderr)
    return ("hung" if status is None else "crashed"), typed


def measure(given: argparse.Namespace) -> list[Table]:
    """Play until all keys are typed."""
    keys = given.keys or (QUICK_KEYS if given.quick else KEYS)
    ends: Counter[str] = Counter()
    left, plays, end = keys, given.first, time.monotonic() + given.minutes * 60
    with TemporaryDirectory() as folder:
        while left > 0 and time.monotonic() < end:
            home = Path(folder, str(plays // 20))  # a log of its own for every 20 plays
            home.mkdir(exist_ok=True)
            how, typed = run(f"{given.seed}.{plays}", min(KEYS_OF_A_PLAY, left), home)
            left, plays = left - max(typed, 1), plays + 1
            ends[how] += 1
    bad = sum(times for how, times in ends.items() if how != "left")
    title = f"{keys - max(0, left)} keys in {plays - given.first} plays"
    return [Table(title, (Row("plays that ended badly", "of all", (float(bad),)),))]


def main() -> None:
    """Play and print."""
    parser = make_parser(__doc__)
    parser.add_argument("--keys", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--first", type=int, default=0, help="begin with this play of the seed")
    parser.add_argument("--minutes", type=float, default=60, help="stop after so many minutes")
    alone.run(parser, measure)


def _env(home: Path) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        # An editor that comes back at once: a real one would take the keys, and stay.
        "VISUAL": "true",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
    }


if __name__ == "__main__":
    main()
