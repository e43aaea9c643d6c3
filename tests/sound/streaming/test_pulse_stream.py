"""The stream that's written ahead plays each cue once, whole and on time, and is cut at once."""

import sys
from array import array

import pytest

from footcoach.session.cues import Cue
from footcoach.sound.output_error import TOO_LATE, OutputError
from footcoach.sound.samples import RATE, SampleBank, Samples
from footcoach.sound.score import FADE, WAKING, Score, Tones
from footcoach.sound.streaming import pulse_library
from footcoach.sound.streaming.pulse_library import Position, PulseConnection
from footcoach.sound.streaming.pulse_stream import AHEAD, LUMP, MARGIN, STEP, PulseStream
from footcoach.sound.streaming.stall import GRACE, STALL, STOPPED
from tests.world import FakeClock

LOUD = 10_000
GO = array("h", range(1, 5000))
LONG = array("h", [LOUD] * RATE)
BANK = SampleBank({Cue.GO: GO, Cue.BEAT: LONG})
LATENCY = 0.05
"""Seconds from the server's taking a frame to its being heard."""
SHORT_NOTICE = (LUMP + MARGIN) / RATE + LATENCY


class Server:
    """A server that takes frames in lumps as time passes; what it took can't be changed."""

    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self._began = clock()
        self._kept: list[int] = []
        self._given: list[int] = []
        self.is_alive = True
        self.is_frozen = False
        self.is_closed = False

    def position(self) -> Position | None:
        if not self.is_frozen:
            self._take()
        return Position(self._clock(), len(self._given), self._ahead(), LUMP / RATE)

    def write(self, first: int, samples: Samples) -> None:
        if not self.is_frozen:
            self._take()
        assert first >= len(self._given), "what the server took already isn't written again"
        self._kept += [0] * (first - len(self._kept))
        self._kept[first:] = samples

    def close(self) -> None:
        self.is_closed = True

    def heard(self) -> Samples:
        """Return everything that was taken so far."""
        self._take()
        return array("h", self._given)

    def moment(self, frame: int) -> float:
        """Return when a frame is heard."""
        return self._began + frame / RATE + LATENCY

    def _ahead(self) -> float:
        return self.moment(len(self._given)) - self._clock()

    def _take(self) -> None:
        passed = round((self._clock() - self._began) * RATE)
        taken = -(-passed // LUMP) * LUMP
        done = len(self._given)
        self._kept += [0] * (taken - len(self._kept))
        self._given += self._kept[done:taken]


class Playing:
    """A stream on such a server, whose hum at the beginning is over."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.server = Server(self.clock)
        self.clock.tick(0.01)
        tones = Tones(BANK, 100)
        self.stream = PulseStream(self.server, tones, Score(), clock=self.clock)
        self.run(WAKING + 1)

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds / STEP)):
            self.stream.top_up()
            self.clock.tick(STEP)

    def moments(self, part: Samples) -> list[float]:
        """Return when ``part`` was heard, each time."""
        heap, needle, found = self.server.heard().tobytes(), part.tobytes(), list[float]()
        at = heap.find(needle)
        while at >= 0:
            found.append(self.server.moment(at // 2))
            at = heap.find(needle, at + 1)
        return found


@pytest.fixture
def playing() -> Playing:
    return Playing()


@pytest.mark.parametrize("ahead", [0.15, 0.3, AHEAD, AHEAD + 0.05, 1.0, 1.2345])
def test_a_cue_is_heard_once_whole_at_its_moment(playing: Playing, ahead: float) -> None:
    when = playing.clock() + ahead

    playing.stream.play_at(Cue.GO, when)
    playing.run(2)

    assert playing.moments(GO) == [pytest.approx(when, abs=1.5 / RATE)]


def test_a_cue_at_once_is_heard_whole_and_soon(playing: Playing) -> None:
    now = playing.clock()

    playing.stream.play_at(Cue.GO, now)
    playing.run(1)

    (heard,) = playing.moments(GO)
    assert now < heard < now + SHORT_NOTICE + LUMP / RATE


def test_a_cut_is_heard_soon_and_fades_and_leaves_nothing_for_later(playing: Playing) -> None:
    playing.stream.play_at(Cue.BEAT, playing.clock() + 0.1)
    playing.stream.play_at(Cue.GO, playing.clock() + 0.9)
    playing.run(0.5)
    now = playing.clock()

    playing.stream.cancel_pending()
    playing.run(2)

    heard = playing.server.heard()
    last = max(frame for frame, value in enumerate(heard) if value)
    assert playing.server.moment(last) < now + SHORT_NOTICE + (LUMP + FADE) / RATE
    assert heard[last - FADE] > LOUD * 0.9
    assert max(abs(heard[frame] - heard[frame + 1]) for frame in range(last - FADE, last)) < 100
    assert not playing.moments(GO)


def test_a_cue_after_a_cut_is_heard(playing: Playing) -> None:
    playing.stream.play_at(Cue.GO, playing.clock() + 0.5)
    playing.stream.cancel_pending()
    when = playing.clock() + 0.6

    playing.stream.play_at(Cue.GO, when)
    playing.run(2)

    assert playing.moments(GO) == [pytest.approx(when, abs=1.5 / RATE)]


@pytest.mark.parametrize("stopped", [0.2, 0.5, AHEAD - 0.05])
def test_what_is_written_stays_whole_while_the_process_waits(
    playing: Playing, stopped: float
) -> None:
    when = playing.clock() + 0.15
    playing.stream.play_at(Cue.GO, when)
    playing.stream.play_at(Cue.GO, when + 0.3)
    playing.stream.top_up()

    playing.clock.tick(stopped)
    playing.run(1)

    assert playing.moments(GO) == [pytest.approx(when + one, abs=1.5 / RATE) for one in (0, 0.3)]


def test_after_a_long_stop_later_cues_are_on_time_and_old_ones_dropped(playing: Playing) -> None:
    playing.stream.top_up()
    old = playing.clock() + 1
    playing.clock.tick(old - playing.clock() + TOO_LATE + 1)

    playing.stream.play_at(Cue.GO, old)
    when = playing.clock() + 0.5
    playing.stream.play_at(Cue.GO, when)
    playing.run(2)

    assert playing.moments(GO) == [pytest.approx(when, abs=1.5 / RATE)]


def test_a_server_that_takes_no_more_is_noticed_and_so_is_one_that_ended(playing: Playing) -> None:
    def trouble_for(seconds: float) -> list[str]:
        said = []
        for _ in range(round(seconds / STEP)):
            playing.run(STEP)
            said.append(playing.stream.trouble())
        return said

    assert not any(trouble_for(GRACE + 1))
    playing.server.is_frozen = True
    assert trouble_for(STALL + 0.5)[-1] == STOPPED
    playing.server.is_frozen = False
    assert trouble_for(0.2)[-1] == ""
    playing.server.is_alive = False
    assert trouble_for(STEP) == [STOPPED]


def test_closing_ends_the_connection_once_and_nothing_is_written_after_it(
    playing: Playing,
) -> None:
    playing.stream.close()
    playing.stream.close()
    playing.server.write = None  # type: ignore[method-assign, assignment]  # it would be called

    playing.run(1)

    assert playing.server.is_closed
    assert playing.stream.trouble() == ""


def test_without_the_library_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulse_library, "LIBRARY", "no-such-library.so")

    with pytest.raises(OutputError, match="no audio library found"):
        PulseConnection("test", longest=RATE, lump=LUMP)


@pytest.mark.skipif(sys.platform != "linux", reason="PulseAudio's library is on Linux")
def test_without_a_server_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")

    with pytest.raises(OutputError, match=r"no sound device found|no audio library found"):
        PulseConnection("test", longest=RATE, lump=LUMP)
