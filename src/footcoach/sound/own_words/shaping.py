"""Trims, equalises and levels a spoken word as the recorded voice is (docs/voice.md).

Without any library, since none is there on every machine. A second of sound takes 0.1 s.
"""

import math
from array import array
from collections.abc import Sequence
from typing import NamedTuple

from footcoach.sound.samples import Samples

LEVEL = -19.0
"""dBFS of the parts of a clip in which something is heard."""
PEAK = -1.0
"""dBTP: the most that the curve between the samples may reach."""
SILENT = -42.0
"""dB below the loudest 10 ms that count as silence at both ends."""
BEFORE, AFTER, FADE = 0.005, 0.010, 0.004
"""Seconds that are kept at each end, and over which they fade."""
LOW, SHELF, GAIN = 150.0, 1800.0, 8.0
"""Hz below which nothing is kept, and dB that is added above the other frequency: what a small
speaker needs to be understood."""
SHORTEST, LONGEST = 0.05, 6.0
"""Seconds that a word may last: less is nothing, more isn't a word."""
FAINTEST = -50.0
"""dBFS below which even the loudest 10 ms are nothing."""
_FULL = 32768
_HEADROOM = 0.7
"""dB below `PEAK` to which samples are limited, since the curve between them reaches higher."""


class Biquad(NamedTuple):
    """A filter of the second order: ``b`` over ``a``, as z-transforms write it."""

    b: tuple[float, float, float]
    a: tuple[float, float, float]


def high_pass(rate: int, hertz: float = LOW) -> Biquad:
    """Return a filter that keeps what is above ``hertz``."""
    w = 2 * math.pi * hertz / rate
    alpha, c = math.sin(w) / math.sqrt(2), math.cos(w)
    half = (1 + c) / 2
    return Biquad((half, -2 * half, half), (1 + alpha, -2 * c, 1 - alpha))


def high_shelf(rate: int) -> Biquad:
    """Return a filter that adds `GAIN` above `SHELF`."""
    a, w = 10 ** (GAIN / 40), 2 * math.pi * SHELF / rate
    c, slope = math.cos(w), 2 * math.sqrt(a) * math.sin(w) / math.sqrt(2)
    up, down = a + 1, a - 1
    over = a * (up + down * c + slope), -2 * a * (down + up * c), a * (up + down * c - slope)
    return Biquad(over, (up - down * c + slope, 2 * (down - up * c), up - down * c - slope))


def shape(samples: Samples, rate: int) -> "Samples | None":
    """Return a word, ready to be played; None if nothing is heard in it or it's too long."""
    word = _trim([value / _FULL for value in samples], rate)
    if not SHORTEST <= len(word) / rate <= LONGEST:
        return None
    heard = word
    for biquad in (high_pass(rate), high_shelf(rate)):
        heard = _filter(heard, biquad)
    gain = 10 ** ((LEVEL - _active_level(heard, rate)) / 20)
    limited = _limit(_fade([value * gain for value in heard], rate), rate)
    return array("h", (round(value * (_FULL - 1)) for value in limited))


def find_anchor(samples: Samples, rate: int) -> float:
    """Return the second at which a word is felt to fall on its beat."""
    band = _filter([value / _FULL for value in samples], high_pass(rate, 250.0))
    window, hop = round(0.015 * rate), max(1, rate // 1000)
    sums = [0.0]
    for value in band:
        sums.append(sums[-1] + value * value)
    energy = [sums[at + window] - sums[at] for at in range(0, len(band) - window, hop)]
    least = max(energy, default=0.0) / 4
    return next((at for at, value in enumerate(energy) if value >= least), 0) * hop / rate


def _trim(samples: Sequence[float], rate: int) -> Sequence[float]:
    """Return the samples without the silence at both ends; none if all is silence."""
    step = rate // 100
    levels = [_power(samples[at : at + step]) for at in range(0, len(samples), step)]
    loudest = max(levels, default=0.0)
    if loudest < _as_power(FAINTEST):
        return ()
    heard = [at for at, level in enumerate(levels) if level > loudest * _as_power(SILENT)]
    first = max(0, heard[0] * step - round(BEFORE * rate))
    return samples[first : (heard[-1] + 1) * step + round(AFTER * rate)]


def _fade(samples: list[float], rate: int) -> list[float]:
    """Fade both ends."""
    ramp = round(FADE * rate)
    for index in range(ramp):
        samples[index] *= index / ramp
        samples[-1 - index] *= index / ramp
    return samples


def _filter(samples: Sequence[float], biquad: Biquad) -> list[float]:
    scale = biquad.a[0]
    b0, b1, b2 = (value / scale for value in biquad.b)
    _, a1, a2 = (value / scale for value in biquad.a)
    first = second = 0.0
    out = []
    for value in samples:
        result = b0 * value + first
        first = b1 * value - a1 * result + second
        second = b2 * value - a2 * result
        out.append(result)
    return out


def _active_level(samples: Sequence[float], rate: int) -> float:
    """Return the level, in dBFS, of the 20 ms pieces that aren't silent."""
    step = rate // 50
    powers = [_power(samples[at : at + step]) for at in range(0, len(samples), step)]
    heard = [power for power in powers if power > max(powers) * 1e-3]
    return 10 * math.log10(sum(heard) / len(heard))


def _limit(samples: list[float], rate: int) -> list[float]:
    """Return the samples with their peaks turned down smoothly.

    The gain is known for each piece of 2 ms, from it and its neighbours, and runs in a straight
    line from the middle of one to the middle of the next, so it's never too high anywhere.
    """
    step, ceiling = rate // 500, 10 ** ((PEAK - _HEADROOM) / 20)
    pieces = [samples[at : at + step] for at in range(0, len(samples), step)]
    peaks = [max(map(abs, piece)) for piece in pieces]
    around = (max(peaks[max(0, at - 1) : at + 2]) for at in range(len(peaks)))
    gains = [min(1.0, ceiling / peak) if peak else 1.0 for peak in around]
    if min(gains) == 1:
        return samples
    gains = [gains[0], *gains, gains[-1]]
    limited = []
    for index, value in enumerate(samples):
        whole, part = divmod(index + step / 2, step)
        before, after = gains[int(whole)], gains[int(whole) + 1]
        limited.append(value * (before + (after - before) * part / step))
    return limited


def _power(samples: Sequence[float]) -> float:
    return sum(value * value for value in samples) / len(samples) if samples else 0.0


def _as_power(level: float) -> float:
    return float(10 ** (level / 10))
