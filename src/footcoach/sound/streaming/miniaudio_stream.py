"""One stream, open and silent for the whole session, into which cues are placed ahead of time.

miniaudio requests the next few hundredths of a second from a thread of its own. The cues are in the
mixer long before, so the beat depends neither on that moment nor on how busy the program is.
"""

import sys
from collections.abc import Callable, Generator, Sequence
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from footcoach.session.cues import Cue
from footcoach.sound.mixer import Mixer
from footcoach.sound.output_error import OutputError
from footcoach.sound.samples import RATE, Samples
from footcoach.sound.streaming import alsa
from footcoach.sound.streaming.stall import StallWatch

if TYPE_CHECKING:
    import miniaudio

PERIOD = 67
"""Milliseconds of sound in one request: a longer one makes a pause answer later, a shorter one
costs more. A prime number, because servers work in lumps of 5, 10 or 20 ms: requests that always
arrive at the same point of a lump hide where it begins, and after a slip of the server they
arrive at another point."""
LATENCY = 0.04
"""Seconds by which the stream is later than its clock, roughly: it differs between devices."""
BACKENDS = {
    "linux": ("ALSA",),
    "darwin": ("COREAUDIO",),
    "win32": ("WASAPI", "DSOUND", "WINMM"),
}
"""What is tried on each system. Not more: Linux's sound servers have a stream of their own
(`pulse_stream`), JACK's library prints on the screen, and miniaudio's last resort is a device that
can't be heard."""
ELSEWHERE = ("SNDIO", "AUDIO4", "OSS")
"""What is tried on any other system."""


class MiniaudioStream:
    """Plays through miniaudio."""

    def __init__(
        self,
        mixer: Mixer,
        *,
        backends: Sequence[str] = BACKENDS.get(sys.platform, ELSEWHERE),
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Open the device; raise `OutputError` if there is none."""
        alsa.silence_messages()
        self._mixer = mixer
        self._clock = clock
        self._closing = Lock()
        self._device: miniaudio.PlaybackDevice | None = _open_device(backends)
        self.name = f"the audio stream ({self._device.backend})"
        self._stall = StallWatch(clock)
        self._error: Exception | None = None
        """What ended the answers to the device, if it wasn't foreseen."""
        _start(self._device, self._frames())

    def play_at(self, cue: Cue, when: float) -> None:
        """Place ``cue`` so that it leaves the device at ``when``, or as soon after as possible."""
        self._mixer.play_at(cue, self._place(when))

    def play_samples_at(self, samples: Samples, when: float) -> None:
        """Place ``samples`` so that they leave the device at ``when``, or soon after."""
        self._mixer.play_samples_at(samples, self._place(when))

    def set_voice(self, *, on: bool) -> None:
        """Mix the cues to come softer, or as loud as they are."""
        self._mixer.set_voice(on=on)

    def cancel_pending(self) -> None:
        """Forget the cues that aren't in the device yet."""
        self._mixer.cancel()

    def set_volume(self, volume: int) -> None:
        """Mix the cues to come at ``volume`` percent."""
        self._mixer.set_volume(volume)

    def trouble(self) -> str:
        """Return that the device stopped requesting sound, or raise an error of its thread."""
        if self._error:
            raise self._error
        return self._stall.trouble(self._mixer.clock.last_request)

    def close(self) -> None:
        """Close the device, which takes for ever if it no longer responds."""
        with self._closing:
            device, self._device = self._device, None
            if device is not None:
                _close(device)

    def _place(self, when: float) -> float:
        """Return the time at which the mixer has to begin what's heard at ``when``."""
        return min(when, max(when - LATENCY, self._clock()))

    def _frames(self) -> Generator[bytes, int, None]:
        """Answer each request of the device, in its thread."""
        frames = yield b""
        try:
            while True:
                frames = yield self._mixer.render(frames, self._clock()).tobytes()
        except Exception as error:  # noqa: BLE001, raised again by trouble(); here it would be printed
            self._error = error


def _open_device(backends: Sequence[str]) -> "miniaudio.PlaybackDevice":
    import ctypes

    try:
        import miniaudio
    except ImportError as error:
        msg = "the miniaudio library isn't installed"
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
        msg = "no sound device found"
        raise OutputError(msg) from error
    # As it ends, the interpreter would destroy a device that is still open. That waits for the
    # device's thread, which waits for the interpreter. One reference too many prevents it.
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(device))
    if device.backend == "Null" and "NULL" not in backends:
        _close(device)
        msg = "no audio library found"
        raise OutputError(msg)
    return device


def _start(device: "miniaudio.PlaybackDevice", frames: Generator[bytes, int, None]) -> None:
    import miniaudio

    next(frames)
    try:
        device.start(frames)
    except miniaudio.MiniaudioError as error:
        _close(device)
        msg = "the sound device can't be started"
        raise OutputError(msg) from error


def _close(device: "miniaudio.PlaybackDevice") -> None:
    import ctypes

    from _miniaudio import lib

    # Closing the device alone leaves its connection to the sound server open.
    context = device._context  # noqa: SLF001, miniaudio has no public name for it
    device.close()
    lib.ma_context_uninit(context)
    ctypes.pythonapi.Py_DecRef(ctypes.py_object(device))
