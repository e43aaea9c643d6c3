"""The frequencies of a recording, measured without any audio library."""

import cmath
import math
import wave
from array import array
from collections.abc import Sequence
from pathlib import Path

RATE = 48_000
LONGEST_TONE = 400 * RATE // 1000
AUDIBLE = 35.0
"""The `_level` in dB below which 20 ms count as a rest between two notes."""


def samples_of(path: Path) -> "array[int]":
    with wave.open(str(path), "rb") as file:
        return array("h", file.readframes(file.getnframes()))


def transform(values: list[complex]) -> list[complex]:
    """Return the Fourier transform; the number of values is a power of two."""
    if len(values) == 1:
        return values
    even, odd = transform(values[::2]), transform(values[1::2])
    half = len(even)
    turned = [cmath.exp(-1j * math.pi * k / half) * odd[k] for k in range(half)]
    plus = [a + b for a, b in zip(even, turned, strict=True)]
    minus = [a - b for a, b in zip(even, turned, strict=True)]
    return plus + minus


def power(samples: Sequence[int]) -> list[tuple[float, float]]:
    """Return each frequency in Hz with its power."""
    size = 1 << max(1, len(samples) - 1).bit_length()
    padded = [complex(value / 32768) for value in samples] + [0j] * (size - len(samples))
    spectrum = transform(padded)[1 : size // 2]
    return [(k * RATE / size, abs(value) ** 2) for k, value in enumerate(spectrum, 1)]


def share_between(samples: Sequence[int], low: float, high: float) -> float:
    """Return the share of the energy between two frequencies."""
    spectrum = power(samples)
    return sum(p for f, p in spectrum if low <= f <= high) / sum(p for _, p in spectrum)


def pitch(samples: Sequence[int]) -> float:
    """Return the strongest frequency in Hz."""
    return max(power(samples), key=lambda line: line[1])[0]


def momentary_loudness(samples: Sequence[int]) -> float:
    """Return the loudness in LUFS of 400 ms that contain all of a tone (ITU-R BS.1770).

    The weighting is read off the filters' frequency response instead of filtering.
    """
    size = 1 << max(1, len(samples) - 1).bit_length()
    energy = 2 * sum(p * _k_gain(f) for f, p in power(samples)) / size
    return -0.691 + 10 * math.log10(energy / LONGEST_TONE)


def contour(samples: Sequence[int]) -> list[float | None]:
    """Return the pitch of each 20 ms in semitones above 523 Hz; None is silence."""
    hop = RATE // 50
    heard: list[float | None] = []
    for start in range(0, LONGEST_TONE, hop):
        piece = [value / 32768 for value in samples[start : start + hop]]
        levels = {step: _level(piece, 523.25 * 2 ** (step / 12)) for step in range(23)}
        strongest = max(levels, key=lambda step: levels[step])
        heard.append(strongest if levels[strongest] > AUDIBLE else None)
    return heard


def contour_distance(
    one: Sequence[float | None], other: Sequence[float | None], missing: float = 6.0
) -> float:
    """Return by how many semitones two contours are apart on average, while either is heard.

    Where only one is heard, so that the rhythm differs, ``missing`` counts.
    """
    apart = [
        missing if a is None or b is None else abs(a - b)
        for a, b in zip(one, other, strict=True)
        if a is not None or b is not None
    ]
    return sum(apart) / len(apart)


def bands(samples: Sequence[int]) -> list[float]:
    """Return the level in dB of every fifth of an octave above 440 Hz, each 20 ms in turn.

    Silence is 0, and so is everything 60 dB below full scale.
    """
    hop = RATE // 50
    window = [0.5 - 0.5 * math.cos(2 * math.pi * index / hop) for index in range(hop)]
    levels = []
    for start in range(0, LONGEST_TONE, hop):
        piece = [a * b / 32768 for a, b in zip(samples[start : start + hop], window, strict=False)]
        levels += [_level(piece, 440 * 2 ** (step / 5)) for step in range(15)]
    return levels


def _level(piece: Sequence[float], f: float) -> float:
    """Return the level of one frequency in dB, by Goertzel's method."""
    feedback = 2 * math.cos(2 * math.pi * f / RATE)
    last = before = 0.0
    for value in piece:
        last, before = value + feedback * last - before, last
    energy = last * last + before * before - feedback * last * before
    return 10 * math.log10(energy * 1e6 / (RATE // 50) + 1)


def distance(one: Sequence[float], other: Sequence[float]) -> float:
    """Return how different the `bands` of two tones are, in dB."""
    return math.sqrt(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) / len(one))


def _k_gain(f: float) -> float:
    """Return the power gain of K-weighting at one frequency."""
    z = cmath.exp(-2j * math.pi * f / RATE)
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z * z) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z * z
    )
    high_pass = (1 - z) ** 2 / (1 - 1.99004745483398 * z + 0.99007225036621 * z * z)
    return abs(shelf * high_pass) ** 2
