"""A sound server whose only sink is recorded: real output without a sound card.

The server runs in a folder of its own, so it works for root and beside another server, and no
home folder is touched.
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
"""Seconds after which something that should have happened long ago counts as not happening."""
FAST = 1e-4
"""Seconds by which a clock may be off after each second."""

ALSA_TO_PULSE = "pcm.!default { type pulse }\nctl.!default { type pulse }\n"


class Reading(NamedTuple):
    """What a piece of the recording says about the sink's clock as it arrives."""

    began: float
    """When the recording began if the clock was right all along."""
    at: float
    """Seconds of the recording."""


class Rig:
    """The server with its sink, and everything it has played so far."""

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
        """The most accurate reading of each second of the recording."""
        self.server = self._start(
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
            "-L", f"module-native-protocol-unix auth-anonymous=1 socket={socket}",
            "-L", "module-null-sink sink_name=rig rate=48000 channels=1",
        )  # fmt: skip
        wait_until(lambda: self.pactl("info").returncode == 0)
        self.recorder = self._start(
            "parec", "-d", "rig.monitor", "--raw", "--format=s16le", "--rate=48000",
            "--channels=1", "--latency-msec=5",
        )  # fmt: skip
        Thread(target=self._listen, daemon=True).start()
        wait_until(lambda: len(self._data) > 0)

    @property
    def samples(self) -> Samples:
        """Everything recorded so far."""
        whole = len(self._data) // 2 * 2
        return array("h", bytes(self._data[:whole]))

    def moment(self, sample: int) -> float:
        """Return when that sample was played, in seconds of the monotonic clock.

        The sink counts in whole microseconds and so runs fast by up to 100 parts in a million,
        25 ms in ten minutes: the readings nearest to the sample count most.
        """
        seconds = sample / RATE
        readings = tuple(self._truest.values())  # the recording continues meanwhile
        began = min(read.began + FAST * abs(read.at - seconds) for read in readings)
        return began + seconds

    def record_until(self, when: float) -> None:
        """Wait until everything that is played before ``when`` has been recorded."""
        sleep(max(0.0, when - monotonic()))
        wait_until(lambda: self.moment(len(self._data) // 2) >= when)

    def heard(self, command: Sequence[str]) -> tuple[str, ...]:
        """Return a command line that runs ``command`` on this server, in its own home folder."""
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
        # sound server isn't slowed down by what other programs compute.
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
            # A piece can only arrive late, so the earliest reading is the most accurate.
            self._truest[int(seconds)] = min(reading, self._truest.get(int(seconds), reading))


@contextmanager
def rig() -> Iterator[Rig]:
    """Run a server; end it and remove its files afterwards."""
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
    """Return where ``part`` begins in ``samples``, each time, sample by sample as it is."""
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


def wait_until(is_true: Callable[[], bool]) -> None:
    """Wait for something to become true; raise TimeoutError after `PATIENCE`."""
    deadline = monotonic() + PATIENCE
    while not is_true():
        if monotonic() > deadline:
            msg = "what should have happened long ago doesn't happen"
            raise TimeoutError(msg)
        sleep(0.02)
