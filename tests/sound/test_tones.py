"""Every cue has a tone that is clean, equally loud and unlike every other tone."""

import wave
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tools.make_tones import main

from footcoach.paths import bundled
from footcoach.session.cues import Cue
from tests.sound.spectrum import (
    RATE,
    bands,
    contour,
    contour_distance,
    distance,
    momentary_loudness,
    pitch,
    samples_of,
    share_between,
)

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


def test_tones_are_about_equally_loud() -> None:
    levels = {cue: momentary_loudness(tone(cue)) for cue in Cue}

    assert max(levels.values()) - min(levels.values()) <= 3, levels


def test_any_two_tones_differ_clearly_in_contour_and_rhythm() -> None:
    heard = {cue: contour(tone(cue)) for cue in Cue}

    apart = {(a, b): contour_distance(heard[a], heard[b]) for a, b in combinations(Cue, 2)}
    closest = min(apart, key=lambda pair: apart[pair])
    assert apart[closest] > 3, (closest, apart[closest])


@pytest.mark.parametrize(("cue", "borders"), [(Cue.GO, (80,)), (Cue.RESUME, (45, 90))])
def test_cues_that_begin_work_rise(cue: Cue, borders: tuple[int, ...]) -> None:
    heard = pitches(cue, *borders)

    assert all(later > 1.2 * earlier for earlier, later in pairwise(heard))


@pytest.mark.parametrize(
    ("cue", "borders"),
    [
        (Cue.RELEASE, (60,)),
        (Cue.REST, (110, 220)),
        (Cue.BACK, (200,)),
        (Cue.EXERCISE_DONE, (120, 240)),
        (Cue.SAFETY_STOP, (140, 280)),
        (Cue.PAUSE, (40,)),
    ],
)
def test_cues_that_end_work_fall(cue: Cue, borders: tuple[int, ...]) -> None:
    heard = pitches(cue, *borders)

    assert all(later < 0.95 * earlier for earlier, later in pairwise(heard))


def test_the_end_of_a_session_is_two_chords_the_second_lower() -> None:
    samples = tone(Cue.SESSION_DONE)
    first, second = samples[: 150 * RATE // 1000], samples[200 * RATE // 1000 :]

    assert not any(samples[150 * RATE // 1000 : 200 * RATE // 1000])
    for chord, notes in ((first, (784, 1047, 1319)), (second, (659, 784, 1047))):
        assert all(share_between(chord, note - 30, note + 30) > 0.1 for note in notes)


def test_a_later_move_of_a_rep_falls_and_rises() -> None:
    high, low, highest = pitches(Cue.NEXT_MOVE, 70, 150)

    assert 1.2 * low < high < highest


def test_a_key_that_worked_gives_three_short_ticks() -> None:
    silent = [step is None for step in contour(tone(Cue.CONFIRM))[:10]]

    assert silent == [False, False, True, True] * 2 + [False, False]


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
