"""What each cue sounds like: WAV files read into samples, without any audio library."""

import math
import sys
import wave
from array import array
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from footcoach.session.cues import Cue
from footcoach.sound.settings import FULL_VOLUME

if TYPE_CHECKING:
    from pathlib import Path

RATE = 48_000
"""Samples a second, in one channel of 16 bits: what every output is given."""
LONGEST = 10
"""Seconds of the user's own sound that are read at most."""
FASTEST, MOST_CHANNELS = 384_000, 8
"""Samples a second and channels above which a file isn't a recording made for ears."""

WAVE = RATE // 30
"""Samples of one wave of the hum."""

Samples: TypeAlias = "array[int]"

_HUM_LEVEL = 330
"""One hundredth of full scale at 30 Hz: a headset takes it for music, but it's inaudible."""
_NOTHING = array("h", bytes(2 * RATE // 1000))
"""A millisecond of silence: some outputs crash when they are given no samples at all."""
_MOST, _LEAST = 32767, -32768


class BadSoundError(Exception):
    """A file that can't be played; the message says why."""


class SampleBank(NamedTuple):
    """The sound of every cue."""

    sounds: Mapping[Cue, Samples]
    complaints: tuple[str, ...] = ()
    """Why some of the user's own sounds aren't used."""

    def seconds(self, cue: Cue) -> float:
        """Return how long the sound of ``cue`` lasts."""
        return len(self.sounds[cue]) / RATE

    def at_volume(self, volume: int) -> "SampleBank":
        """Return the same sounds at ``volume`` percent."""
        if volume == FULL_VOLUME:
            return self
        # Loudness follows the power, so squaring makes each percent about equally audible.
        gain = (volume / FULL_VOLUME) ** 2
        quieter = {cue: scale(samples, gain) for cue, samples in self.sounds.items()}
        return SampleBank(quieter, self.complaints)


def load(tones: "Path", own: "Path | None" = None) -> SampleBank:
    """Return the user's sound from the folder ``own`` for each cue that has one, else the tone.

    A file is named after its cue. One that can't be played is reported in the bank's
    ``complaints`` and replaced by the tone from the folder ``tones``, or at worst by silence.
    """
    complaints: list[str] = []
    mine = _find_own(own, complaints) if own else {}
    sounds = {cue: _read_first_good(_candidates(cue, tones, mine), complaints) for cue in Cue}
    return SampleBank(sounds, tuple(complaints))


def find_sounds(folder: "Path") -> "dict[Cue, Path]":
    """Return the file of each cue that has one in ``folder``; raise OSError if it can't be read."""
    there = {path.name: path for path in folder.iterdir()}
    return {cue: there[f"{cue}.wav"] for cue in Cue if f"{cue}.wav" in there}


def _find_own(folder: "Path", complaints: list[str]) -> "Mapping[Cue, Path]":
    try:
        return find_sounds(folder)
    except OSError as error:
        complaints.append(f"The folder with your own sounds can't be read: {error.strerror}")
        return {}


def _candidates(cue: Cue, tones: "Path", own: "Mapping[Cue, Path]") -> "Iterator[Path]":
    if cue in own:
        yield own[cue]
    yield tones / f"{cue}.wav"


def _read_first_good(paths: "Iterable[Path]", complaints: list[str]) -> Samples:
    for path in paths:
        try:
            return read(path)
        except BadSoundError as error:
            complaints.append(f"{path.name} can't be played: {error}")
    return _NOTHING


def read(path: "Path") -> Samples:
    """Return the samples of a WAV file, mixed down to one channel at `RATE`.

    Raise `BadSoundError`.
    """
    samples, rate = read_recorded(path)
    return samples if rate == RATE else resample(samples, rate)


def read_recorded(path: "Path") -> tuple[Samples, int]:
    """Return the samples of a WAV file, mixed down to one channel, and how many make a second.

    Raise `BadSoundError`.
    """
    try:
        # Opening a pipe would wait for someone to write into it.
        with wave.open(str(path) if path.is_file() else BytesIO(), "rb") as file:
            return _read(file)
    except (wave.Error, EOFError) as error:
        msg = "it isn't an uncompressed WAV file"
        raise BadSoundError(msg) from error
    except OSError as error:
        raise BadSoundError(error.strerror or "it can't be read") from error


def _read(file: wave.Wave_read) -> tuple[Samples, int]:
    channels, width, rate, *_ = file.getparams()
    if not file.getnframes():
        msg = "it is empty"
        raise BadSoundError(msg)
    if not (1 <= rate <= FASTEST and channels <= MOST_CHANNELS):
        msg = f"it has {rate} samples a second in {channels} channels"
        raise BadSoundError(msg)
    data = file.readframes(min(file.getnframes(), LONGEST * rate))
    return _mix_down(_to_16_bits(data, width), channels), rate


def _to_16_bits(data: bytes, width: int) -> Samples:
    """Return the two most significant bytes of each sample; a one-byte sample is unsigned."""
    if width == 1:
        return array("h", ((byte - 128) << 8 for byte in data))
    top = bytearray(len(data) // width * 2)
    whole = len(data) // width * width
    top[0::2], top[1::2] = data[width - 2 : whole : width], data[width - 1 : whole : width]
    samples = array("h", bytes(top))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def _mix_down(samples: Samples, channels: int) -> Samples:
    if channels == 1:
        return samples
    apart = (samples[channel::channels] for channel in range(channels))
    return array("h", (sum(frame) // channels for frame in zip(*apart, strict=False)))


def resample(samples: Samples, rate: int) -> Samples:
    """Return the samples at `RATE`, joined by straight lines: good enough for a cue."""
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


def add_lead_in(samples: Iterable[int], seconds: float) -> Samples:
    """Return the samples with ``seconds`` of hum before them, for outputs that are slow to wake."""
    waves, rest = divmod(round(seconds * RATE), WAVE)
    return array("h", bytes(2 * rest)) + make_hum(waves) + array("h", samples)


def make_hum(waves: int) -> Samples:
    """Return that many whole waves of the hum; half a wave would click."""
    turn = (2 * math.pi * index / WAVE for index in range(WAVE))
    return array("h", (round(_HUM_LEVEL * math.sin(angle)) for angle in turn)) * waves


def scale(samples: Samples, gain: float) -> Samples:
    """Return the samples, each times ``gain``."""
    return array("h", (clip(round(value * gain)) for value in samples))


def clip(value: int) -> int:
    """Return the nearest value that a sample can have."""
    return _LEAST if value < _LEAST else min(value, _MOST)
