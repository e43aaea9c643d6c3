"""Every cue has a tone that is clean, equally loud and unlike every other tone."""

import wave
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tools.make_tones import STRETCH, main

from footcoach.paths import bundled
from footcoach.session.cues import Cue
from tests.sound.spectrum import RATE, bands, distance, ear_level, pitch, samples_of, share_between

if TYPE_CHECKING:
    from array import array

TONES = bundled("sounds") / "tones"
EVERY = pytest.mark.parametrize("cue", list(Cue))


def tone(cue: Cue) -> "array[int]":
    return samples_of(TONES / f"{cue}.wav")


def pitches(cue: Cue, *borders: int) -> list[float]:
    """Return the pitch of each stretch between borders in milliseconds."""
    samples = tone(cue)
    places = [0, *(ms * RATE // 1000 for ms in borders), len(samples)]
    return [pitch(samples[a:b]) for a, b in pairwise(places)]


def test_the_script_makes_exactly_the_shipped_files(tmp_path: Path) -> None:
    main(tmp_path)

    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    shipped = {path.name: path.read_bytes() for path in TONES.iterdir()}
    assert made == shipped


def test_every_cue_has_a_tone_and_every_tone_a_cue() -> None:
    assert {path.name for path in TONES.iterdir()} == {f"{cue}.wav" for cue in Cue}


@EVERY
def test_a_tone_is_mono_16_bit_48_khz_and_80_to_400_ms_long(cue: Cue) -> None:
    with wave.open(str(TONES / f"{cue}.wav"), "rb") as file:
        seconds = file.getnframes() / file.getframerate()
        shape = (file.getnchannels(), file.getsampwidth(), file.getframerate())

    assert shape == (1, 2, RATE)
    assert 0.08 <= seconds <= 0.4


def test_the_count_in_is_long_enough_to_wake_a_headset_and_still_be_heard() -> None:
    samples = tone(Cue.COUNT_IN)
    last_100_ms_of_300 = samples[200 * RATE // 1000 : 300 * RATE // 1000]

    assert len(samples) == 0.4 * RATE
    assert max(map(abs, last_100_ms_of_300)) > max(map(abs, samples)) / 10


@EVERY
def test_a_tone_starts_at_once_and_fades_at_both_ends(cue: Cue) -> None:
    samples = tone(cue)
    loudest = max(map(abs, samples))
    first = next(index for index, value in enumerate(samples) if abs(value) > loudest / 20)

    assert first < 0.005 * RATE
    assert max(map(abs, samples[:3])) < loudest / 100
    assert max(map(abs, samples[-48:])) < loudest / 20
    assert abs(samples[-1]) < loudest / 200


@EVERY
def test_a_tone_is_not_clipped(cue: Cue) -> None:
    assert max(map(abs, tone(cue))) < 0.9 * 32767


@EVERY
def test_a_laptop_can_play_a_tone(cue: Cue) -> None:
    assert share_between(tone(cue), 500, 3000) > 0.95


def test_tones_are_equally_loud() -> None:
    levels = [
        max(
            ear_level(tone(cue)[start : start + STRETCH])
            for start in range(0, max(1, len(tone(cue)) - STRETCH + 1), STRETCH // 2)
        )
        for cue in Cue
    ]

    assert max(levels) - min(levels) < 0.5


@pytest.mark.parametrize(("cue", "borders"), [(Cue.GO, (90,)), (Cue.RESUME, (45, 90))])
def test_cues_that_begin_work_rise(cue: Cue, borders: tuple[int, ...]) -> None:
    heard = pitches(cue, *borders)

    assert all(later > 1.2 * earlier for earlier, later in pairwise(heard))


@pytest.mark.parametrize(
    ("cue", "borders"),
    [
        (Cue.RELEASE, (90,)),
        (Cue.REST, (110, 220)),
        (Cue.EXERCISE_DONE, (100, 200)),
        (Cue.SAFETY_STOP, (130, 260)),
        (Cue.PAUSE, (40,)),
    ],
)
def test_cues_that_end_work_fall(cue: Cue, borders: tuple[int, ...]) -> None:
    heard = pitches(cue, *borders)

    assert all(later < 0.95 * earlier for earlier, later in pairwise(heard))


def test_the_end_of_a_session_falls_and_ends_in_a_chord() -> None:
    first, second, third, _ = pitches(Cue.SESSION_DONE, 65, 130, 195)
    chord = tone(Cue.SESSION_DONE)[195 * RATE // 1000 :]

    assert first > second > third
    assert all(share_between(chord, note - 30, note + 30) > 0.1 for note in (784, 1047, 1319))


def test_two_notes_in_turn_mean_the_other_foot() -> None:
    low, high, again_low, again_high = pitches(Cue.SWITCH, 85, 170, 255)

    assert high > 1.4 * low
    assert (again_low, again_high) == (low, high)


def test_no_two_tones_are_alike() -> None:
    heard = {cue: bands(tone(cue)) for cue in Cue}

    apart = {(a, b): distance(heard[a], heard[b]) for a, b in combinations(Cue, 2)}
    # Single ticks and double ones, a sixth apart, are the most alike; 0 is the same.
    assert min(apart, key=lambda pair: apart[pair]) == (Cue.BEAT, Cue.LAST)
    assert min(apart.values()) > 9


def test_every_counting_cue_has_one_note_of_its_own() -> None:
    notes = {cue: pitch(tone(cue)) for cue in (Cue.COUNT_IN, Cue.BEAT, Cue.LAST, Cue.HALFWAY)}

    ordered = sorted(notes.values())
    assert all(later > 1.15 * earlier for earlier, later in pairwise(ordered))
