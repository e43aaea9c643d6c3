"""One stream, open and silent for the whole session, into which cues are placed ahead of time.

miniaudio asks for the next tenth of a second from a thread of its own. As the cues are in the
mixer long before, the beat depends neither on that moment nor on how busy the program is.
"""

import ctypes
import sys
from collections.abc import Callable, Generator, Sequence
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from footcoach.session.cues import Cue
from footcoach.sound.mixer import Mixer
from footcoach.sound.outputs import alsa
from footcoach.sound.samples import RATE
from footcoach.sound.speaker import OutputError

if TYPE_CHECKING:
    import miniaudio

PERIOD = 97
"""Milliseconds asked for at once. The delay this causes is constant, and shorter periods cost
more and drop out when another thread holds the interpreter. A prime number, because a server
gives and takes in lumps of 5, 10 or 20 ms: requests that always fall at the same place of such
a lump hide where it begins, and after a slip of the server they fall at another."""
LATENCY = 0.065
"""Seconds by which such a stream is later than its clock, on PulseAudio; 15 ms more on PipeWire."""
STALL = 1.5
"""Seconds without a request after which a device counts as gone. A server that renders far
ahead was seen to let 1.8 s pass, but only at the beginning."""
GRACE = 3.0
"""Seconds after the opening, or after the machine slept, in which nothing counts as a stall."""
SLEPT = 2.5
"""Seconds between two questions for trouble that mean that we stood still ourselves."""

BACKENDS = {
    "linux": ("PULSEAUDIO", "ALSA"),
    "darwin": ("COREAUDIO",),
    "win32": ("WASAPI", "DSOUND", "WINMM"),
}
"""What is tried on each system. Others would answer too: JACK's library prints on the screen,
and the last resort is a device that plays into nothing."""
ELSEWHERE = ("SNDIO", "AUDIO4", "OSS")


class MiniaudioStream:
    """Plays through miniaudio."""

    def __init__(
        self,
        mixer: Mixer,
        *,
        backends: Sequence[str] = BACKENDS.get(sys.platform, ELSEWHERE),
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Open the device; raises `OutputError`."""
        alsa.hush()
        self._bank = mixer.bank
        self._mixer = mixer
        self._clock = clock
        self._closing = Lock()
        self._device: miniaudio.PlaybackDevice | None = _opened(backends)
        self.name = f"stream ({self._device.backend})"
        self._since = self._questioned = clock()
        _start(self._device, self._frames())

    def play_at(self, cue: Cue, when: float) -> None:
        """Place ``cue`` so that it leaves the device at ``when``, or as soon after as it can."""
        self._mixer.play_at(cue, min(when, max(when - LATENCY, self._clock())))

    def cancel_pending(self) -> None:
        """Take back what is not yet in the device."""
        self._mixer.cancel()

    def set_volume(self, volume: int) -> None:
        """Mix the cues to come at ``volume`` percent."""
        self._mixer.bank = self._bank.at(volume)

    def trouble(self) -> str:
        """Say that the device asks for nothing any more."""
        now, before = self._clock(), self._questioned
        self._questioned = now
        if now - before > SLEPT:
            self._since = now
        silent = now - max(self._mixer.clock.asked, self._since)
        stalled = silent > STALL and now - self._since > GRACE
        return "the device takes no more sound" if stalled else ""

    def close(self) -> None:
        """Close the device, which takes for ever if the device no longer answers."""
        with self._closing:
            device, self._device = self._device, None
            if device is not None:
                _close(device)

    def _frames(self) -> Generator[bytes, int, None]:
        """Answer each request of the device, in its thread."""
        frames = yield b""
        while True:
            frames = yield self._mixer.render(frames, self._clock()).tobytes()


def _opened(backends: Sequence[str]) -> "miniaudio.PlaybackDevice":
    try:
        import miniaudio
    except ImportError as error:
        msg = "miniaudio is not installed"
        raise OutputError(msg) from error
    try:
        device = miniaudio.PlaybackDevice(
            nchannels=1,
            sample_rate=RATE,
            buffersize_msec=PERIOD,
            backends=[miniaudio.Backend[name] for name in backends],
            app_name="footcoach",
        )
    except miniaudio.MiniaudioError as error:
        msg = "there is no sound device"
        raise OutputError(msg) from error
    # The interpreter's end would destroy a device that is still open, and that waits for the
    # device's thread, which waits for the interpreter. What is never let go is not destroyed.
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(device))
    if device.backend == "Null" and "NULL" not in backends:
        _close(device)
        msg = "there is no audio library"
        raise OutputError(msg)
    return device


def _start(device: "miniaudio.PlaybackDevice", frames: Generator[bytes, int, None]) -> None:
    import miniaudio

    next(frames)
    try:
        device.start(frames)
    except miniaudio.MiniaudioError as error:
        _close(device)
        msg = "the sound device does not start"
        raise OutputError(msg) from error


def _close(device: "miniaudio.PlaybackDevice") -> None:
    from _miniaudio import lib

    context = device._context  # noqa: SLF001, closing would leave its connection to the server open
    device.close()
    lib.ma_context_uninit(context)
    ctypes.pythonapi.Py_DecRef(ctypes.py_object(device))
