"""The frequencies of a recording, measured without any audio library."""

import cmath
import math
import wave
from array import array
from collections.abc import Sequence
from pathlib import Path

RATE = 48_000
LONGEST_TONE = 400 * RATE // 1000


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


def ear_level(samples: Sequence[int]) -> float:
    """Return the A-weighted level in dB, by the formula of the norm instead of a filter."""
    energy = sum(p * _ear(f) ** 2 for f, p in power(samples))
    return 10 * math.log10(energy)


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


def _ear(f: float) -> float:
    top = 12194**2 * f**4
    low = (f**2 + 20.6**2) * math.sqrt((f**2 + 107.7**2) * (f**2 + 737.9**2))
    return 1.2589 * top / (low * (f**2 + 12194**2))
