"""A spoken word is trimmed, levelled and limited like the recorded voice."""

import math
from array import array

import pytest

from footcoach.sound.own_words.shaping import LONGEST, PEAK, find_anchor, shape
from footcoach.sound.samples import Samples

RATE = 16_000


def silence(seconds: float) -> Samples:
    return array("h", bytes(2 * round(seconds * RATE)))


def tone(seconds: float, level: float, hertz: float = 700) -> Samples:
    times = (index / RATE for index in range(round(seconds * RATE)))
    return array("h", (round(32767 * level * math.sin(2 * math.pi * hertz * at)) for at in times))


def rms(samples: Samples) -> float:
    power = sum(value * value for value in samples) / len(samples)
    return 10 * math.log10(power / 32768**2)


def shaped(samples: Samples) -> Samples:
    word = shape(samples, RATE)
    assert word is not None
    return word


def test_silence_at_both_ends_is_cut() -> None:
    word = shaped(silence(0.4) + tone(0.5, 0.2) + silence(0.7))

    assert len(word) / RATE == pytest.approx(0.52, abs=0.02)
    assert word[0] == word[-1] == 0


@pytest.mark.parametrize("level", [0.01, 0.1, 0.9])
def test_every_word_is_about_as_loud(level: float) -> None:
    assert rms(shaped(tone(0.5, level))) == pytest.approx(-19, abs=0.5)


def test_peaks_are_limited() -> None:
    clicks = tone(0.5, 0.05)
    for at in range(1000, len(clicks), 2000):
        clicks[at] = 32767

    word = shaped(clicks)
    assert max(map(abs, word)) <= 32767 * 10 ** (PEAK / 20)


@pytest.mark.parametrize(
    "samples",
    [
        array("h"),
        silence(1),
        tone(0.02, 0.5),
        tone(LONGEST + 1, 0.5),
        array("h", [1, -1] * RATE),
    ],
    ids=["empty", "silent", "too short", "too long", "too faint"],
)
def test_what_is_no_word_is_none(samples: Samples) -> None:
    assert shape(samples, RATE) is None


def test_the_anchor_is_where_a_word_becomes_loud() -> None:
    word = tone(0.2, 0.02) + tone(0.3, 0.5)

    assert find_anchor(word, RATE) == pytest.approx(0.2, abs=0.02)
