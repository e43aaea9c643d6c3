"""The mixer plays each cue once, whole and on time, whenever the device asks."""

import math
from array import array
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.session.cues import Cue
from footcoach.sound.mixer import SWEEP, Mixer, RequestClock
from footcoach.sound.samples import RATE, SampleBank, Samples
from footcoach.sound.score import FADE, WAKING
from footcoach.sound.streaming import miniaudio_stream

PERIOD = RATE // 10
PERIOD_IN_FRAMES = RATE * miniaudio_stream.PERIOD // 1000
AWAKE = WAKING + 0.1
"""Seconds after which the hum at the beginning is over."""
LOUD = 10_000


def sound(*values: int) -> Samples:
    return array("h", values)


GO, BEAT = sound(*range(1, 1000)), sound(*[LOUD] * 8000)
BANK = SampleBank({Cue.GO: GO, Cue.BEAT: BEAT, Cue.REST: sound(*[30_000] * 8000)})


class Device:
    """Asks a mixer for frames, and keeps all it is given."""

    def __init__(self, mixer: Mixer, now: float = 500.0) -> None:
        self.mixer = mixer
        self.start = self.now = now
        self.given = array("h")

    def ask(self, frames: int = PERIOD, late: float = 0.0) -> Samples:
        """Ask for frames, ``late`` seconds after the previous ones were used up."""
        got = self.mixer.render(frames, self.now + late)
        self.given.extend(got)
        self.now += frames / RATE
        return got

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds * RATE / PERIOD)):
            self.ask()

    def frame(self, moment: float) -> int:
        return round((moment - self.start) * RATE)


def awake(**changes: float | bool) -> Device:
    device = Device(Mixer(BANK, **changes))  # type: ignore[arg-type]  # both kinds of change are keywords of Mixer
    device.run(AWAKE)
    return device


def places(samples: Samples, part: Samples) -> list[int]:
    """Return where ``part`` begins in ``samples``, each time."""
    heap, needle, found = samples.tobytes(), part.tobytes(), list[int]()
    at = heap.find(needle)
    while at >= 0:
        found.append(at // 2)
        at = heap.find(needle, at + 1)
    return found


def test_a_cue_begins_at_exactly_its_frame() -> None:
    device = awake()

    device.mixer.play_at(Cue.GO, device.now + 0.43217)
    device.run(1)

    assert places(device.given, GO) == [device.frame(device.start + AWAKE + 0.43217)]


@given(
    sizes=st.lists(st.integers(1, 9000), min_size=20, max_size=60),
    ahead=st.floats(0.0, 0.9),
)
def test_how_many_frames_the_device_requests_changes_nothing(
    sizes: list[int], ahead: float
) -> None:
    device = awake()
    when = device.now + ahead

    device.mixer.play_at(Cue.GO, when)
    for size in sizes:
        device.ask(size)
    device.run(1)

    assert places(device.given, GO) == [device.frame(when)]


@given(lateness=st.lists(st.floats(0, 0.07), min_size=30, max_size=30))
def test_a_late_request_now_and_then_moves_no_cue(lateness: list[float]) -> None:
    device = awake()
    whens = [device.now + 0.5, device.now + 1.25, device.now + 2.0]
    for when in whens:
        device.mixer.play_at(Cue.GO, when)

    for late in (*lateness[:10], 0.0, *lateness[10:]):
        device.ask(late=late)

    assert places(device.given, GO) == [device.frame(when) for when in whens]


def test_after_a_gap_the_first_cue_is_on_time_again() -> None:
    device = awake()
    device.now += 0.7
    when = device.now + 0.25

    device.mixer.play_at(Cue.GO, when)
    device.run(1)

    assert places(device.given, GO) == [device.frame(when - 0.7)]


class Server:
    """A sound server that takes from its buffer in lumps, and asks when that has run low."""

    def __init__(self, lump: float, *, period: int = PERIOD_IN_FRAMES) -> None:
        self._lump, self._period = lump, period
        self._held_up = 0.0
        self.clock = RequestClock()
        self._given = 0

    def hold_up(self, seconds: float) -> None:
        self._held_up += seconds

    def run(self, requests: int) -> None:
        for _ in range(requests):
            wanted = self.heard(self._given)
            self.clock.note_request(self._period, math.ceil(wanted / self._lump) * self._lump)
            self._given += self._period

    def heard(self, frame: int) -> float:
        """Return when a frame is heard, apart from a constant."""
        return 500 + self._held_up + frame / RATE

    def error(self) -> float:
        """Return how many seconds too late a cue in the next second would be heard."""
        moment = self.heard(self._given) + 0.777
        return self.heard(self.clock.frame_at(moment)) - moment


@pytest.mark.parametrize("lump", [0.0025, 0.005, 0.01, 0.02, 512 / RATE, 1024 / RATE])
@pytest.mark.parametrize("held_up", [0.0, 0.003, 0.01, 0.017, 0.045])
def test_a_server_that_slips_moves_no_later_cue_for_long(lump: float, held_up: float) -> None:
    server = Server(lump)
    server.run(100)
    before = server.error()

    server.hold_up(held_up)
    server.run(SWEEP * 2)
    soon = server.error()
    server.run(100)

    assert abs(soon - before) < 0.005
    assert abs(server.error() - before) < 0.0015


def test_sounds_that_overlap_are_added() -> None:
    device = awake()

    device.mixer.play_at(Cue.BEAT, device.now)
    device.mixer.play_at(Cue.GO, device.now + 0.05)
    device.run(0.5)

    begin = device.frame(device.start + AWAKE) + RATE // 20
    assert list(device.given[begin : begin + 3]) == [LOUD + 1, LOUD + 2, LOUD + 3]


def test_a_sum_that_is_too_large_is_clipped_and_does_not_wrap() -> None:
    device = awake()

    device.mixer.play_at(Cue.REST, device.now)
    device.mixer.play_at(Cue.BEAT, device.now)
    device.run(0.5)

    assert max(device.given) == 32767
    assert min(device.given[-PERIOD * 5 :]) == 0


def test_a_cancelled_cue_is_never_heard() -> None:
    device = awake()
    device.mixer.play_at(Cue.GO, device.now + 0.3)
    device.run(0.2)

    device.mixer.cancel()
    device.run(1)

    assert not places(device.given, GO)


def test_a_cancelled_sound_fades_out_within_milliseconds_of_the_next_request() -> None:
    device = awake()
    device.mixer.play_at(Cue.BEAT, device.now)
    device.ask()

    device.mixer.cancel()
    after = device.ask()

    assert after[0] == LOUD
    assert 0 < after[FADE - 1] < LOUD / 100
    assert not any(after[FADE:])


def test_a_cue_after_a_cancel_is_heard() -> None:
    device = awake()

    device.mixer.cancel()
    device.mixer.play_at(Cue.GO, device.now)
    device.run(0.5)

    assert len(places(device.given, GO)) == 1


def test_after_the_process_was_stopped_old_cues_are_dropped() -> None:
    device = awake()
    for second in range(6):
        device.mixer.play_at(Cue.GO, device.now + second / 2)

    device.now += 3
    begun = len(device.given)
    device.run(1)

    assert not any(device.given[begun:])


def test_a_cue_a_little_late_is_heard_whole() -> None:
    device = awake()

    device.mixer.play_at(Cue.GO, device.now - 0.1)
    device.run(0.5)

    assert places(device.given, GO) == [device.frame(device.start + AWAKE)]


def test_a_new_volume_applies_to_cues_that_are_waiting() -> None:
    device = awake()
    device.mixer.play_at(Cue.BEAT, device.now + 0.5)

    device.mixer.set_volume(50)
    device.run(1)

    assert max(device.given[-PERIOD * 10 :]) == LOUD // 4


def humming(samples: Iterable[int]) -> bool:
    return 0 < max(samples) <= 330


def test_a_stream_begins_with_a_hum_and_then_falls_silent() -> None:
    device = Device(Mixer(BANK))

    device.run(2)

    assert humming(device.given[: RATE // 2])
    assert not any(device.given[round(AWAKE * RATE) :])


def test_the_hum_neither_begins_nor_ends_with_a_jump() -> None:
    device = Device(Mixer(BANK, lead_in=0.3))
    device.mixer.play_at(Cue.GO, device.now + 2.0)
    for _ in range(45):
        device.ask(2011)

    before_the_cue = device.given[: device.frame(device.start + 2.0)]
    assert max(abs(after - before) for before, after in pairwise(before_the_cue)) < 5


def test_a_lead_in_hums_before_a_cue_and_not_elsewhere() -> None:
    device = awake(lead_in=0.5)
    when = device.now + 0.9
    begun = len(device.given)

    device.mixer.play_at(Cue.GO, when)
    device.run(2)

    cue = device.frame(when)
    assert not any(device.given[begun : cue - RATE // 2 - RATE // 30])
    assert humming(device.given[cue - RATE // 2 + RATE // 30 : cue - RATE // 30])
    assert not any(device.given[cue + RATE // 10 :])


def test_a_hum_to_keep_headsets_awake_never_ends() -> None:
    device = awake(hums_always=True)

    device.run(3)

    assert humming(device.given[-PERIOD:])


def test_samples_of_a_word_are_placed_like_a_cue_and_cut_with_it() -> None:
    device = awake()
    word = sound(*range(2000, 12000))
    device.mixer.play_samples_at(word, device.now + 0.25)
    device.run(0.3)
    device.mixer.cancel()
    device.run(0.3)

    begins = device.given.index(2000)
    assert begins == pytest.approx(device.frame(device.start + AWAKE) + 0.25 * RATE, abs=2)
    assert list(device.given[begins : begins + 2000]) == list(word[:2000])
    assert 11_999 not in device.given


def test_beside_a_voice_tones_are_eight_decibels_softer_and_words_are_not() -> None:
    device = awake()
    device.mixer.set_voice(on=True)
    device.mixer.play_at(Cue.BEAT, device.now + 0.05)
    device.run(0.5)
    softer = max(device.given)
    device.mixer.set_volume(50)
    device.mixer.set_voice(on=False)
    device.mixer.play_at(Cue.REST, device.now + 0.05)
    device.run(0.5)

    assert 20 * math.log10(LOUD / softer) == pytest.approx(8, abs=0.1)
    assert max(device.given) == 7500
