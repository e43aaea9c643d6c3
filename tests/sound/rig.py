"""A sound server of one's own whose only sink is recorded: real output without a sound card.

The server runs in a folder of its own, so neither root nor a server that runs already
matters, and no home folder is touched.
"""

import os
import shutil
import subprocess
import tempfile
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import NamedTuple

from footcoach.sound.samples import RATE, Samples

NEEDS = ("pulseaudio", "parec", "pactl")
MISSING = [program for program in NEEDS if shutil.which(program) is None]
PATIENCE = 20.0
FAST = 1e-4
"""Seconds by which a clock may be off after each second."""

ALSA_TO_PULSE = "pcm.!default { type pulse }\nctl.!default { type pulse }\n"


class Reading(NamedTuple):
    """What a piece of the recording says of the sink's clock as it arrives."""

    began: float
    """The moment at which the recording began if the clock was right all along."""
    at: float
    """Seconds of the recording."""


class Rig:
    """The server with its sink, and all that came out of it so far."""

    def __init__(self, folder: Path) -> None:
        socket = folder / "s"
        alsa = folder / "alsa.conf"
        alsa.write_text(Path("/usr/share/alsa/alsa.conf").read_text() + ALSA_TO_PULSE)
        self.environment = {
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_SERVER": f"unix:{socket}",
            "PULSE_COOKIE": str(folder / "cookie"),
            "ALSA_CONFIG_PATH": str(alsa),
        }
        self._environment = {**os.environ, **self.environment}
        self._data = bytearray()
        self._truest: dict[int, Reading] = {}
        """The best reading of each second of the recording."""
        self.server = self._start(
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
            "-L", f"module-native-protocol-unix auth-anonymous=1 socket={socket}",
            "-L", "module-null-sink sink_name=rig rate=48000 channels=1",
        )  # fmt: skip
        _until(lambda: self.pactl("info").returncode == 0)
        self.recorder = self._start(
            "parec", "-d", "rig.monitor", "--raw", "--format=s16le", "--rate=48000",
            "--channels=1", "--latency-msec=5",
        )  # fmt: skip
        Thread(target=self._listen, daemon=True).start()
        _until(lambda: len(self._data) > 0)

    @property
    def samples(self) -> Samples:
        """Everything heard so far."""
        whole = len(self._data) // 2 * 2
        return array("h", bytes(self._data[:whole]))

    def moment(self, sample: int) -> float:
        """Return when that sample was heard, by the monotonic clock.

        The sink counts in whole microseconds and so runs fast by up to 100 parts in a million,
        25 ms in ten minutes: moments far apart are told by what arrived near them.
        """
        seconds = sample / RATE
        readings = tuple(self._truest.values())  # the recording goes on meanwhile
        began = min(read.began + FAST * abs(read.at - seconds) for read in readings)
        return began + seconds

    def heard(self, command: Sequence[str]) -> tuple[str, ...]:
        """Return what runs ``command`` by this server; its home folder stays its own."""
        settings = (f"{name}={it}" for name, it in self.environment.items() if name != "HOME")
        return ("env", *settings, *command)

    def pactl(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["pactl", *arguments], env=self._environment, capture_output=True, text=True,
            timeout=PATIENCE, check=False,
        )  # fmt: skip

    def close(self) -> None:
        for process in (self.recorder, self.server):
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()

    def _start(self, *command: str) -> "subprocess.Popen[bytes]":
        # A session of its own: Linux shares the processors out by session, and a desktop's
        # sound server does not pay for what somebody else computes.
        return subprocess.Popen(
            command, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip

    def _listen(self) -> None:
        assert self.recorder.stdout
        descriptor = self.recorder.stdout.fileno()
        while chunk := _read(descriptor):
            self._data += chunk
            seconds = len(self._data) / 2 / RATE
            reading = Reading(monotonic() - seconds, seconds)
            # What arrives late only ever adds to this, so the least is the truest.
            self._truest[int(seconds)] = min(reading, self._truest.get(int(seconds), reading))


@contextmanager
def rig() -> Iterator[Rig]:
    """Run a server, and end it and all that belongs to it."""
    # Not pytest's own folder: its name is too long for a socket.
    folder = Path(tempfile.mkdtemp(prefix="fc-"))
    try:
        running = Rig(folder)
        try:
            yield running
        finally:
            running.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def onsets(samples: Samples, quiet: float = 0.3, level: int = 600) -> list[int]:
    """Return where a sound begins after ``quiet`` seconds of silence."""
    found: list[int] = []
    last = -RATE
    for index, value in enumerate(samples):
        if value > level or value < -level:
            if index - last > quiet * RATE:
                found.append(index)
            last = index
    return found


def find(samples: Samples, part: Samples) -> list[int]:
    """Return where ``part`` was heard, sample by sample as it is."""
    heap, needle, found = samples.tobytes(), part.tobytes(), list[int]()
    at = heap.find(needle)
    while at >= 0:
        if at % 2 == 0:
            found.append(at // 2)
        at = heap.find(needle, at + 2)
    return found


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # closed while we waited: the recording is over
        return b""


def _until(true: Callable[[], bool]) -> None:
    deadline = monotonic() + PATIENCE
    while not true():
        if monotonic() > deadline:
            msg = "the sound server did not come up"
            raise TimeoutError(msg)
        sleep(0.02)
