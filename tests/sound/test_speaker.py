"""The quiet speakers keep the promises of the door."""

from threading import Event

from footcoach.session.cues import Cue
from footcoach.sound.outputs.bell import CHANGES, Bell
from footcoach.sound.speaker import Recorder, Silence
from tests.world import FakeClock


def test_a_bell_rings_for_changes_at_their_time_and_not_for_every_beat() -> None:
    clock = FakeClock(0)
    bell = Bell(lambda: None, clock)
    bell.close()  # no thread: the list is asked by hand
    for at, cue in enumerate(Cue):
        bell.play_at(cue, float(at))

    rings = [len(bell.take(float(at))) for at in range(len(Cue))]

    assert rings == [int(cue in CHANGES) for cue in Cue]


def test_rings_that_come_too_late_are_dropped() -> None:
    bell = Bell(lambda: None, FakeClock(0))
    bell.close()
    for at in (1.0, 2.0, 3.0):
        bell.play_at(Cue.GO, at)

    assert bell.take(3.1) == (Cue.GO,)


def test_a_cancelled_ring_never_sounds() -> None:
    bell = Bell(lambda: None, FakeClock(0))
    bell.close()
    bell.play_at(Cue.GO, 1.0)

    bell.cancel_pending()

    assert bell.take(1.0) == ()


def test_the_thread_rings_what_is_due() -> None:
    rung = Event()
    clock = FakeClock(5)
    bell = Bell(rung.set, clock)

    bell.play_at(Cue.GO, 5.0)

    assert rung.wait(timeout=10)
    bell.close()
    bell.close()


def test_an_output_that_is_slow_to_wake_is_told_earlier_and_by_no_more() -> None:
    class Slow(Bell):
        def __init__(self, clock: FakeClock) -> None:
            super().__init__(lambda: None, clock)
            self._lead_in = 0.5

    slow = Slow(FakeClock(0))
    slow.close()
    slow.play_at(Cue.GO, 2.0)

    assert slow.take(1.4) == ()
    assert slow.take(1.5) == (Cue.GO,)


def test_silence_takes_everything() -> None:
    silence = Silence()

    silence.play_at(Cue.GO, 1.0)
    silence.cancel_pending()
    silence.set_volume(50)
    silence.close()

    assert silence.notice == ""


def test_the_recorder_keeps_what_was_given_before_a_cancel() -> None:
    recorder = Recorder(FakeClock(1.5))
    recorder.play_at(Cue.GO, 1.0)
    recorder.play_at(Cue.BEAT, 2.0)

    recorder.cancel_pending()

    assert recorder.given == [(1.0, Cue.GO)]
