"""simpleaudio, for those who ask for it or where miniaudio cannot be had.

The original, 1.0.4 of 2019, frees memory without the interpreter's lock when a sound ends. From
Python 3.12 on that kills the process, so there it is not even imported; the fork called
simpleaudio-patched is the same module without the fault.
"""

import sys
from collections.abc import Callable
from time import monotonic
from typing import Any

from footcoach.session.cues import Cue
from footcoach.sound.outputs import alsa
from footcoach.sound.outputs.scheduled import STARTING, ScheduledOutput
from footcoach.sound.samples import RATE, SampleBank, led_in
from footcoach.sound.speaker import OutputError

SAFE = "simpleaudio-patched"
DEADLY_FROM = (3, 12)


def obstacle(installers: tuple[str, ...], version: tuple[int, ...]) -> str:
    """Say why the module must not be imported; empty if it may be.

    ``installers`` are the distributions that brought it. Two of them share one folder, and
    nobody can tell whose files are left, so one that kills is enough.
    """
    if not installers:
        return "simpleaudio is not installed"
    if version >= DEADLY_FROM and any(owner.lower() != SAFE for owner in installers):
        return f"this build of simpleaudio would end Python with the first sound; install {SAFE}"
    return ""


def owners() -> tuple[str, ...]:
    """Return the distributions that installed a module called simpleaudio."""
    from importlib.metadata import packages_distributions

    return tuple(packages_distributions().get("simpleaudio", ()))


class SimpleaudioPlayer(ScheduledOutput):
    """Plays each cue through simpleaudio, which opens the device anew each time."""

    name = "simpleaudio"

    def __init__(
        self,
        bank: SampleBank,
        *,
        lead_in: float = 0.0,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Play a moment of silence to see whether it works; raises `OutputError`."""
        super().__init__(clock, lead_in + STARTING)
        alsa.hush()
        self._audio, self._error = _imported()
        self._bank = bank
        self._buffers = dict[Cue, bytes]()
        self._failure = ""
        self._play(led_in((), 0.1).tobytes())
        if self._failure:
            raise OutputError(self._failure)

    def give(self, cue: Cue) -> None:
        """Play the cue."""
        self._play(self._buffers[cue])

    def cancel_pending(self) -> None:
        """Forget every cue to come, and end the one that sounds."""
        super().cancel_pending()
        self._audio.stop_all()

    def set_volume(self, volume: int) -> None:
        """Keep all cues at ``volume`` percent."""
        sounds = self._bank.at(volume).sounds
        self._buffers = {
            cue: led_in(samples, self._lead_in).tobytes() for cue, samples in sounds.items()
        }

    def trouble(self) -> str:
        """Say why the last cue could not be played."""
        return self._failure

    def close(self) -> None:
        """End what sounds."""
        super().close()
        self._audio.stop_all()

    def _play(self, samples: bytes) -> None:
        try:
            self._audio.play_buffer(samples, 1, 2, RATE)
        except self._error:
            self._failure = "there is no sound device"


def _imported() -> tuple[Any, type[Exception]]:
    reason = obstacle(owners(), sys.version_info[:2])
    if reason:
        raise OutputError(reason)
    try:
        import simpleaudio
        from simpleaudio._simpleaudio import SimpleaudioError
    except ImportError as error:
        msg = "simpleaudio cannot be loaded"
        raise OutputError(msg) from error
    # The package keeps its one exception to itself.
    return simpleaudio, SimpleaudioError
