"""What a recording is made of: its frequencies, measured without any audio library."""

import cmath
import math
import wave
from array import array
from collections.abc import Sequence
from pathlib import Path

RATE = 48_000


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
    """Return the share of the energy that lies between two frequencies."""
    spectrum = power(samples)
    return sum(p for f, p in spectrum if low <= f <= high) / sum(p for _, p in spectrum)


def pitch(samples: Sequence[int]) -> float:
    """Return the strongest frequency in Hz."""
    return max(power(samples), key=lambda line: line[1])[0]


def ear_level(samples: Sequence[int]) -> float:
    """Return the A-weighted level in dB, by the formula of the norm and not by a filter."""
    energy = sum(p * _ear(f) ** 2 for f, p in power(samples))
    return 10 * math.log10(energy)


def _ear(f: float) -> float:
    top = 12194**2 * f**4
    low = (f**2 + 20.6**2) * math.sqrt((f**2 + 107.7**2) * (f**2 + 737.9**2))
    return 1.2589 * top / (low * (f**2 + 12194**2))
