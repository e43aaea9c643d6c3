"""simpleaudio, for those who ask for it and where miniaudio isn't available.

The original, 1.0.4 of 2019, is unmaintained since 2021. It frees memory without the
interpreter's lock when a sound ends, which crashes Python 3.12 and later at the first sound, so
there it isn't even imported. The fork simpleaudio-patched is the same module without that fault.
"""

import sys
from collections.abc import Callable
from time import monotonic
from typing import Any

from footcoach.session.cues import Cue
from footcoach.sound.output_error import OutputError
from footcoach.sound.outputs.installed import with_versions
from footcoach.sound.outputs.scheduled import STARTING, ScheduledOutput
from footcoach.sound.samples import RATE, SampleBank, add_lead_in
from footcoach.sound.settings import FULL_VOLUME, Settings
from footcoach.sound.speaker import Output, OutputKind, Ring
from footcoach.sound.streaming import alsa

SAFE = "simpleaudio-patched"
CRASHES_FROM = (3, 12)


def reason_not_to_import(distributions: tuple[str, ...], version: tuple[int, ...]) -> str:
    """Return why Python ``version`` must not import the module; "" if it may.

    ``distributions`` are those that installed it. Two of them share one folder, and whose
    files are left is unknown, so one that crashes is enough.
    """
    if not distributions:
        return "the simpleaudio library isn't installed"
    if version >= CRASHES_FROM and any(name.lower() != SAFE for name in distributions):
        since = ".".join(map(str, CRASHES_FROM))
        return (
            f"this build of simpleaudio crashes Python {since} and later at the first sound "
            f"(install {SAFE} instead)"
        )
    return ""


def find_distributions() -> tuple[str, ...]:
    """Return the distributions that installed a module called simpleaudio."""
    from importlib.metadata import packages_distributions

    return tuple(packages_distributions().get("simpleaudio", ()))


class SimpleaudioPlayer(ScheduledOutput):
    """Plays each cue through simpleaudio, which opens the device every time."""

    name = "simpleaudio"

    def __init__(
        self,
        bank: SampleBank,
        *,
        volume: int = FULL_VOLUME,
        lead_in: float = 0.0,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Play a moment of silence to see whether it works; raise `OutputError` if it doesn't."""
        super().__init__(clock, lead_in + STARTING)
        alsa.silence_messages()
        self._library, self._library_error = _import()
        self._bank = bank
        self._failure = ""
        self._buffers = self._make_buffers(volume)
        self._play_buffer(add_lead_in((), 0.1).tobytes())
        if self._failure:
            raise OutputError(self._failure)

    def play(self, cue: Cue) -> None:
        """Play the cue."""
        self._play_buffer(self._buffers[cue])

    def cancel_pending(self) -> None:
        """Forget every cue to come, and stop the one that is playing."""
        super().cancel_pending()
        self._library.stop_all()

    def set_volume(self, volume: int) -> None:
        """Play the cues to come at ``volume`` percent."""
        self._buffers = self._make_buffers(volume)

    def trouble(self) -> str:
        """Return why the last cue couldn't be played; "" if it could."""
        return super().trouble() or self._failure

    def close(self) -> None:
        """Stop what is playing."""
        super().close()
        self._library.stop_all()

    def _make_buffers(self, volume: int) -> dict[Cue, bytes]:
        sounds = self._bank.at_volume(volume).sounds
        return {cue: add_lead_in(each, self._lead_in).tobytes() for cue, each in sounds.items()}

    def _play_buffer(self, samples: bytes) -> None:
        try:
            self._library.play_buffer(samples, 1, 2, RATE)
        except self._library_error:
            self._failure = "no sound device found"


def _import() -> tuple[Any, type[Exception]]:
    """Return the module and the class of its errors; raise `OutputError`."""
    reason = reason_not_to_import(find_distributions(), sys.version_info[:2])
    if reason:
        raise OutputError(reason)
    try:
        import simpleaudio
        from simpleaudio._simpleaudio import SimpleaudioError
    except ImportError as error:
        msg = "the simpleaudio library can't be loaded"
        raise OutputError(msg) from error
    # The package has no public name for its one exception.
    return simpleaudio, SimpleaudioError


def _open(settings: Settings, bank: SampleBank, _: Ring) -> Output:
    return SimpleaudioPlayer(bank, volume=settings.volume, lead_in=settings.lead_in)


KIND = OutputKind(
    name="simpleaudio",
    summary="the simpleaudio library, if it is installed; opens the device for each cue",
    open=_open,
    find_installed=lambda: tuple(with_versions(find_distributions())),
    # It opens the device without releasing the interpreter.
    can_block=True,
)
