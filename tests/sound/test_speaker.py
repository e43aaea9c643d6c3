"""Scheduled outputs keep time, and the silent speakers keep the promises of a speaker."""

from threading import Event

import pytest

from footcoach.session.cues import Cue, CueGroup, group_of
from footcoach.sound.outputs.bell import Bell
from footcoach.sound.speaker import Recorder, Silence
from tests.world import FakeClock


def test_the_bell_rings_for_changes_when_they_are_due_and_not_for_every_beat() -> None:
    clock = FakeClock(0)
    bell = Bell(lambda: None, clock)
    bell.close()  # no thread, so that the test takes what is due
    for at, cue in enumerate(Cue):
        bell.play_at(cue, float(at))

    rung = [cue for at in range(len(Cue)) for cue in bell.take_due(float(at))]

    assert rung == [cue for cue in Cue if group_of(cue) is CueGroup.CHANGES]
    assert Cue.GO in rung
    assert Cue.BEAT not in rung


def test_rings_that_come_too_late_are_dropped() -> None:
    bell = Bell(lambda: None, FakeClock(0))
    bell.close()
    for at in (1.0, 2.0, 3.0):
        bell.play_at(Cue.GO, at)

    assert bell.take_due(3.1) == (Cue.GO,)


def test_a_cancelled_ring_never_sounds() -> None:
    bell = Bell(lambda: None, FakeClock(0))
    bell.close()
    bell.play_at(Cue.GO, 1.0)

    bell.cancel_pending()

    assert bell.take_due(1.0) == ()


def test_a_due_cue_rings_from_a_thread() -> None:
    rung = Event()
    clock = FakeClock(5)
    bell = Bell(rung.set, clock)

    bell.play_at(Cue.GO, 5.0)

    assert rung.wait(timeout=10)
    bell.close()
    bell.close()


def test_an_error_in_the_thread_is_raised_where_trouble_is_checked_for() -> None:
    reached = Event()

    def fail() -> None:
        reached.set()
        raise ZeroDivisionError(1)

    bell = Bell(fail, FakeClock(5))
    assert bell.trouble() == ""

    bell.play_at(Cue.GO, 5.0)

    assert reached.wait(timeout=20)
    assert bell._thread is not None
    bell._thread.join(20)
    with pytest.raises(ZeroDivisionError):
        bell.trouble()
    bell.close()


def test_an_output_that_is_slow_to_wake_starts_a_cue_earlier_by_its_lead_in() -> None:
    class Slow(Bell):
        def __init__(self, clock: FakeClock) -> None:
            super().__init__(lambda: None, clock)
            self._lead_in = 0.5

    slow = Slow(FakeClock(0))
    slow.close()
    slow.play_at(Cue.GO, 2.0)

    assert slow.take_due(1.4) == ()
    assert slow.take_due(1.5) == (Cue.GO,)


def test_silence_accepts_every_call() -> None:
    silence = Silence()

    silence.play_at(Cue.GO, 1.0)
    silence.cancel_pending()
    silence.set_volume(50)
    silence.close()

    assert silence.notice == ""


def test_the_recorder_keeps_the_cues_played_before_a_cancel() -> None:
    recorder = Recorder(FakeClock(1.5))
    recorder.play_at(Cue.GO, 1.0)
    recorder.play_at(Cue.BEAT, 2.0)

    recorder.cancel_pending()

    assert recorder.given == [(1.0, Cue.GO)]
