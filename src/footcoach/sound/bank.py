"""What each cue sounds like: WAV files read into samples, without any audio library."""

import sys
import wave
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from footcoach.session.cues import Cue

RATE = 48_000
"""Samples a second, mono, 16 bits each: what every output is given."""
LONGEST = 10
"""Seconds of a sound of the user's own that are read at most."""
FULL = 100
"""The volume, in percent, at which sounds are played as they were recorded."""

Samples: TypeAlias = "array[int]"

_MOST, _LEAST = 32767, -32768


class BadSoundError(Exception):
    """A file that is no sound we can play; says why."""


@dataclass(frozen=True, slots=True)
class Bank:
    """The sound of every cue."""

    sounds: Mapping[Cue, Samples]
    complaints: tuple[str, ...] = ()
    """Why sounds of the user's own were passed over."""

    def at(self, volume: int) -> "Bank":
        """Return the same sounds at ``volume`` percent."""
        if volume == FULL:
            return self
        # Loudness goes by the power, so the square makes each percent about as audible.
        gain = (volume / FULL) ** 2
        quieter = {cue: _scaled(samples, gain) for cue, samples in self.sounds.items()}
        return Bank(quieter, self.complaints)


def load(tones: Path, own: Path | None = None) -> Bank:
    """Return the sounds in ``own`` where a cue has one there, and those in ``tones``.

    Files are called by the cue's name. Raises `BadSoundError` if a shipped tone is missing or
    broken; a sound of the user's own that cannot be played is only complained about.
    """
    sounds, complaints = dict[Cue, Samples](), list[str]()
    for cue in Cue:
        path = own / f"{cue}.wav" if own else None
        try:
            if path and path.exists():
                sounds[cue] = read(path)
        except BadSoundError as error:
            complaints.append(f"{cue}.wav cannot be played: {error}")
    missing = {cue: read(tones / f"{cue}.wav") for cue in Cue if cue not in sounds}
    if own and not own.is_dir():
        complaints.append("the folder of your own sounds is not there")
    return Bank(sounds | missing, tuple(complaints))


def read(path: Path) -> Samples:
    """Return the samples of a WAV file, mixed down to one channel at our rate.

    Raises `BadSoundError`.
    """
    try:
        # A pipe would make the open wait.
        with wave.open(str(path) if path.is_file() else BytesIO(), "rb") as file:
            return _read(file)
    except (wave.Error, EOFError) as error:
        msg = "it is no WAV file of plain samples"
        raise BadSoundError(msg) from error
    except OSError as error:
        raise BadSoundError(error.strerror or "it cannot be read") from error


def _read(file: wave.Wave_read) -> Samples:
    channels, width, rate, *_ = file.getparams()
    if rate < 1 or not file.getnframes():
        msg = "it is empty"
        raise BadSoundError(msg)
    data = file.readframes(min(file.getnframes(), LONGEST * rate))
    samples = _mixed_down(_sixteen_bits(data, width), channels)
    return samples if rate == RATE else _at_our_rate(samples, rate)


def _sixteen_bits(data: bytes, width: int) -> Samples:
    """Keep the two most significant bytes of each sample; a single byte has no sign."""
    if width == 1:
        return array("h", ((byte - 128) << 8 for byte in data))
    top = bytearray(len(data) // width * 2)
    whole = len(data) // width * width
    top[0::2], top[1::2] = data[width - 2 : whole : width], data[width - 1 : whole : width]
    samples = array("h", bytes(top))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def _mixed_down(samples: Samples, channels: int) -> Samples:
    if channels == 1:
        return samples
    apart = (samples[channel::channels] for channel in range(channels))
    return array("h", (sum(frame) // channels for frame in zip(*apart, strict=False)))


def _at_our_rate(samples: Samples, rate: int) -> Samples:
    """Draw straight lines between the samples: good enough for a cue."""
    padded = array("h", [*samples, samples[-1]])
    length = len(samples) * RATE // rate
    places = (divmod(index * rate, RATE) for index in range(length))
    return array(
        "h",
        (
            padded[whole] + (padded[whole + 1] - padded[whole]) * part // RATE
            for whole, part in places
        ),
    )


def _scaled(samples: Samples, gain: float) -> Samples:
    return array("h", (clipped(round(value * gain)) for value in samples))


def clipped(value: int) -> int:
    """Return the nearest value that a sample can have."""
    return _LEAST if value < _LEAST else min(value, _MOST)
