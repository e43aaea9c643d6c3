"""What each cue sounds like: WAV files read into samples, without any audio library."""

import math
import sys
import wave
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

from footcoach.session.cues import Cue

RATE = 48_000
"""Samples a second, mono, 16 bits each: what every output is given."""
LONGEST = 10
"""Seconds of a sound of the user's own that are read at most."""
FASTEST, MOST_CHANNELS = 384_000, 8
"""Samples a second and channels of what is recorded for ears."""
FULL = 100
"""The volume, in percent, at which sounds are played as they were recorded."""

WAVE = RATE // 30
"""Samples of one wave of the hum."""

Samples: TypeAlias = "array[int]"

_HUM_LEVEL = 330
"""One hundredth of full scale at 30 Hz: a headset takes it for music, and no ear does."""
_NOTHING = array("h", bytes(2 * RATE // 1000))
"""A millisecond of silence: some outputs do not survive being given no samples at all."""
_MOST, _LEAST = 32767, -32768


class BadSoundError(Exception):
    """A file that is no sound we can play; says why."""


@dataclass(frozen=True, slots=True)
class SampleBank:
    """The sound of every cue."""

    sounds: Mapping[Cue, Samples]
    complaints: tuple[str, ...] = ()
    """Why sounds of the user's own were passed over."""

    def seconds(self, cue: Cue) -> float:
        """Return how long the sound of ``cue`` lasts."""
        return len(self.sounds[cue]) / RATE

    def at(self, volume: int) -> "SampleBank":
        """Return the same sounds at ``volume`` percent."""
        if volume == FULL:
            return self
        # Loudness goes by the power, so the square makes each percent about as audible.
        gain = (volume / FULL) ** 2
        quieter = {cue: _scaled(samples, gain) for cue, samples in self.sounds.items()}
        return SampleBank(quieter, self.complaints)


def load(tones: Path, own: Path | None = None) -> SampleBank:
    """Return the sounds in ``own`` where a cue has one there, and those in ``tones``.

    Files are called by the cue's name. What cannot be played is complained about and replaced,
    by the shipped tone and at last by silence.
    """
    complaints: list[str] = []
    mine = _own_sounds(own, complaints) if own else {}
    sounds = {cue: _first_good(_places(cue, tones, mine), complaints) for cue in Cue}
    return SampleBank(sounds, tuple(complaints))


def sounds_in(folder: Path) -> dict[Cue, Path]:
    """Return the sound of each cue that has one in ``folder``; raises OSError."""
    there = {path.name: path for path in folder.iterdir()}
    return {cue: there[f"{cue}.wav"] for cue in Cue if f"{cue}.wav" in there}


def _own_sounds(folder: Path, complaints: list[str]) -> Mapping[Cue, Path]:
    try:
        return sounds_in(folder)
    except OSError as error:
        complaints.append(f"the folder of your own sounds cannot be read: {error.strerror}")
        return {}


def _places(cue: Cue, tones: Path, own: Mapping[Cue, Path]) -> Iterator[Path]:
    if cue in own:
        yield own[cue]
    yield tones / f"{cue}.wav"


def _first_good(paths: Iterable[Path], complaints: list[str]) -> Samples:
    for path in paths:
        try:
            return read(path)
        except BadSoundError as error:
            complaints.append(f"{path.name} cannot be played: {error}")
    return _NOTHING


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
    if not file.getnframes():
        msg = "it is empty"
        raise BadSoundError(msg)
    if not (1 <= rate <= FASTEST and channels <= MOST_CHANNELS):
        msg = f"it is at {rate} samples a second, in {channels} channels"
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


def led_in(samples: Iterable[int], seconds: float) -> Samples:
    """Return the samples with ``seconds`` of hum before them, for outputs that sleep between."""
    waves, rest = divmod(round(seconds * RATE), WAVE)
    return array("h", bytes(2 * rest)) + hum(waves) + array("h", samples)


def hum(waves: int) -> Samples:
    """Return whole waves of the hum, since half a one would click."""
    turn = (2 * math.pi * index / WAVE for index in range(WAVE))
    return array("h", (round(_HUM_LEVEL * math.sin(angle)) for angle in turn)) * waves


def _scaled(samples: Samples, gain: float) -> Samples:
    return array("h", (clipped(round(value * gain)) for value in samples))


def clipped(value: int) -> int:
    """Return the nearest value that a sample can have."""
    return _LEAST if value < _LEAST else min(value, _MOST)
