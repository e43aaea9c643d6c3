"""The fallback speaker plays through what works, and never waits for what doesn't."""

from array import array
from collections.abc import Callable, Iterator
from threading import Event
from time import monotonic

import pytest

from footcoach.session.cues import Cue
from footcoach.sound import fallback
from footcoach.sound.fallback import FallbackSpeaker, make_speaker
from footcoach.sound.given_cues import TAIL
from footcoach.sound.opener import Opener
from footcoach.sound.output_error import OutputError
from footcoach.sound.samples import SampleBank
from footcoach.sound.settings import Settings
from footcoach.sound.speaker import Output, Silence
from tests.world import FakeClock

SOON = 20.0
"""Seconds after which something that should have happened long ago counts as not happening."""
BANK = SampleBank({cue: array("h", [0] * 480) for cue in Cue})


class Fake:
    """An output that records what it is asked, and fails on demand."""

    looks = 0
    """How often any of them was asked for trouble."""

    def __init__(self, name: str = "fake") -> None:
        self.name = name
        self.given: list[tuple[float, Cue]] = []
        self.volumes: list[int] = []
        self.fails = ""
        self.played, self.louder, self.closed, self.may_close = Event(), Event(), Event(), Event()
        self.may_close.set()

    def opened(self, volume: int) -> "Fake":
        self.volumes.append(volume)
        return self

    def play_at(self, cue: Cue, when: float) -> None:
        self.given.append((when, cue))
        self.played.set()

    def cancel_pending(self) -> None:
        self.given.clear()

    def set_volume(self, volume: int) -> None:
        self.volumes.append(volume)
        self.louder.set()

    def trouble(self) -> str:
        Fake.looks += 1
        return self.fails

    def close(self) -> None:
        assert self.may_close.wait(SOON)
        self.closed.set()


def works(*outputs: Fake) -> Opener:
    """Open the next of ``outputs`` each time, and then no more."""
    left = list(outputs)

    def open_next(volume: int) -> Output:
        if not left:
            msg = "it is gone"
            raise OutputError(msg)
        return left.pop(0).opened(volume)

    return Opener(outputs[0].name, open_next)


def refuses(name: str, reason: str) -> Opener:
    def refuse(_: int) -> Output:
        raise OutputError(reason)

    return Opener(name, refuse)


def fails(name: str, error: Exception) -> Opener:
    def fail(_: int) -> Output:
        raise error

    return Opener(name, fail)


class Speakers:
    """Makes speakers and closes them."""

    def __init__(self) -> None:
        self._made: list[FallbackSpeaker] = []

    def __call__(
        self,
        *openers: Opener,
        bank: SampleBank = BANK,
        clock: Callable[[], float] = monotonic,
        **settings: float,
    ) -> FallbackSpeaker:
        wanted = Settings(**settings)  # type: ignore[arg-type]  # whichever the test is about
        made = FallbackSpeaker(openers, lambda: bank, settings=wanted, clock=clock)
        self._made.append(made)
        return made

    def close(self) -> None:
        for made in self._made:
            made.close()
            made._thread.join(SOON)


@pytest.fixture
def speakers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Speakers]:
    monkeypatch.setattr(fallback, "HEAD_START", 0)
    monkeypatch.setattr(fallback, "CHECK_EVERY", 0.01)
    speakers = Speakers()
    yield speakers
    speakers.close()


def wait_until(is_true: Callable[[], bool]) -> None:
    """Wait for something to become true, but not for ever."""
    deadline = monotonic() + SOON
    while not is_true():
        assert monotonic() < deadline
        Event().wait(0.005)


def wait_for_end(speaker: FallbackSpeaker) -> None:
    """Wait until the speaker has no output left to try."""
    speaker._thread.join(SOON)
    assert not speaker._thread.is_alive()


def test_cues_given_before_the_output_is_open_are_played(speakers: Speakers) -> None:
    fake, go = Fake(), Event()

    def open_late(_: int) -> Output:
        assert go.wait(SOON)
        return fake

    made = speakers(Opener("late", open_late))
    when = monotonic() + 5
    made.play_at(Cue.GO, when)
    go.set()

    assert fake.played.wait(SOON)
    assert fake.given == [(when, Cue.GO)]
    assert made.notice == ""


class Returning:
    """A speaker whose first output has failed, so that the second one plays."""

    def __init__(self, speakers: Speakers, back: Fake, *more: Fake) -> None:
        self.clock = FakeClock()
        self.first, self.again, self.second = Fake("best"), Fake("best"), Fake("second")
        self.back = back
        second = [self.second, *(Fake("second") for _ in range(3))]
        self.speaker = speakers(
            works(self.first, self.again, back, *more), works(*second), clock=self.clock
        )
        for output in (self.first, self.again):
            wait_until(lambda output=output: self.speaker._output is output)  # type: ignore[misc]
            output.fails = "it vanished"
        wait_until(lambda: self.speaker._output is self.second)

    def pass_time(self, seconds: float) -> None:
        """Let so much time pass by a clock that isn't waited for, looked at all the while."""
        for _ in range(round(seconds * 2)):
            self.clock.tick(0.5)
            enough = Fake.looks + 4
            wait_until(lambda enough=enough: Fake.looks >= enough)  # type: ignore[misc]


def test_the_best_output_is_tried_again_and_its_return_is_said_once(speakers: Speakers) -> None:
    world = Returning(speakers, Fake("best"))
    ahead = world.clock() + 50
    world.speaker.play_at(Cue.GO, ahead)
    assert world.speaker.notice == "It vanished; using second."

    world.pass_time(9)
    assert world.back.volumes == []
    world.pass_time(7)

    wait_until(lambda: world.speaker._output is world.back)
    assert world.back.given == [(ahead, Cue.GO)]
    wait_until(lambda: world.speaker.notice == "Sound is back: using best.")
    assert world.second.closed.wait(SOON)


def test_an_output_that_opens_but_does_not_work_takes_no_cue_from_the_one_that_plays(
    speakers: Speakers,
) -> None:
    stuck, works_again = Fake("best"), Fake("best")
    stuck.fails = "it doesn't respond"
    world = Returning(speakers, stuck, works_again)

    world.pass_time(12)
    assert stuck.closed.wait(SOON)
    world.speaker.play_at(Cue.GO, world.clock() + 50)
    assert (stuck.given, world.speaker._output) == ([], world.second)
    world.pass_time(18)

    wait_until(lambda: world.speaker._output is works_again)


def test_no_output_takes_over_while_a_cue_is_heard_or_comes_at_once(speakers: Speakers) -> None:
    world = Returning(speakers, Fake("best"))
    for second in range(20):
        world.speaker.play_at(Cue.BEAT, world.clock() + 0.2)
        world.clock.tick(0.1)
        world.pass_time(0.5)
        assert world.speaker._output is world.second, second

    world.pass_time(17)

    wait_until(lambda: world.speaker._output is world.back)
    assert world.back.given == []


def test_after_a_return_that_fails_again_the_one_that_played_before_plays(
    speakers: Speakers,
) -> None:
    world = Returning(speakers, Fake("best"))
    world.pass_time(17)
    wait_until(lambda: world.speaker._output is world.back)

    world.back.fails = "it vanished again"

    wait_until(lambda: world.speaker.notice == "It vanished again; using second.")
    assert world.speaker.name == "second"


def test_sound_returns_even_where_nothing_else_could_play(speakers: Speakers) -> None:
    clock, first, again, back = FakeClock(), Fake("best"), Fake("best"), Fake("best")
    made = speakers(works(first, again, back), clock=clock)
    for output in (first, again):
        wait_until(lambda output=output: made._output is output)  # type: ignore[misc]
        output.fails = "it vanished"
    wait_until(lambda: made.notice == "It vanished; sound is off.")

    clock.tick(10)
    wait_until(lambda: bool(back.volumes))
    wait_until(lambda: not clock.tick(0.5) or made._output is back)

    wait_until(lambda: made.notice == "Sound is back: using best.")


def test_the_first_frame_has_a_head_start(
    speakers: Speakers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fallback, "HEAD_START", 1000)
    fake = Fake()
    made = speakers(works(fake))

    made.close()
    wait_for_end(made)

    assert fake.volumes == []


def test_an_output_that_cannot_open_is_skipped_and_the_notice_says_why(speakers: Speakers) -> None:
    fake = Fake("second")
    made = speakers(refuses("first", "no device"), refuses("other", "no library"), works(fake))
    made.play_at(Cue.GO, monotonic() + 5)

    assert fake.played.wait(SOON)
    assert made.name == "second"
    assert made.notice == "No device; using second."


def test_an_output_that_fails_to_open_in_an_unforeseen_way_is_skipped_too(
    speakers: Speakers,
) -> None:
    fake = Fake("second")
    made = speakers(fails("first", ZeroDivisionError(1)), works(fake))
    made.play_at(Cue.GO, monotonic() + 5)

    assert fake.played.wait(SOON)
    assert made.notice == "First failed (ZeroDivisionError: 1); using second."


class Broken(Fake):
    """An output in which one method raises what nobody foresaw."""

    def __init__(self, method: str) -> None:
        super().__init__("broken")
        self.reached = Event()
        setattr(self, method, self._break)

    def _break(self, *_: object) -> None:
        self.reached.set()
        raise ZeroDivisionError(1)


@pytest.mark.parametrize("method", ["trouble", "set_volume", "play_at", "cancel_pending"])
def test_an_unforeseen_error_in_an_output_hands_over_to_the_next_and_is_told_once(
    speakers: Speakers, method: str
) -> None:
    broken, again, last = Broken(method), Fake("broken again"), Fake("last")
    made = speakers(works(broken, again), works(last))
    notices, deadline = {made.notice}, monotonic() + SOON

    while not broken.reached.wait(0.01):
        assert monotonic() < deadline
        made.set_volume(made._volume - 1)
        made.play_at(Cue.GO, monotonic() + 50)
        made.cancel_pending()
    made.play_at(Cue.GO, monotonic() + 50)

    assert last.played.wait(SOON)
    notices.add(made.notice)
    assert notices - {""} == {"Broken failed (ZeroDivisionError: 1); using last."}
    assert broken.closed.wait(SOON)
    assert again.volumes == []


def test_an_unforeseen_error_while_closing_ends_no_thread_with_an_error(speakers: Speakers) -> None:
    broken = Broken("close")
    made = speakers(works(broken))
    made.play_at(Cue.GO, monotonic() + 50)
    assert broken.played.wait(SOON)

    made.cancel_pending()
    made.close()

    wait_for_end(made)
    assert broken.reached.is_set()


def test_when_every_output_has_failed_the_notice_says_that_sound_is_off(speakers: Speakers) -> None:
    only = Fake("only")
    made = speakers(refuses("first", "no device"), works(only))
    made.play_at(Cue.GO, monotonic() + 50)
    assert only.played.wait(SOON)

    only.fails = "it vanished"

    wait_until(lambda: made.notice == "It vanished; sound is off.")
    assert made.name == "nothing"
    made.play_at(Cue.GO, monotonic() + 50)
    made.cancel_pending()


@pytest.mark.usefixtures("speakers")
def test_an_unforeseen_error_in_the_choice_of_outputs_turns_sound_off() -> None:
    def choose() -> Iterator[Opener]:
        yield refuses("first", "no device")
        raise ImportError(2)

    made = FallbackSpeaker(choose(), lambda: BANK, settings=Settings())

    wait_for_end(made)
    assert made.notice == "No device; sound is off."


def test_sound_that_is_off_is_silent_from_the_start() -> None:
    assert isinstance(make_speaker(Settings(output="off"), lambda: None), Silence)


def test_an_output_that_does_not_open_in_time_is_skipped_and_closed_if_it_opens_later(
    speakers: Speakers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fallback, "OPEN_TIMEOUT", 0.05)
    monkeypatch.setattr(fallback, "REOPEN_TIMEOUT", SOON)  # of the second output
    stuck, fake, go = Fake("stuck"), Fake("second"), Event()

    def open_late(_: int) -> Output:
        assert go.wait(SOON)
        return stuck

    made = speakers(Opener("stuck", open_late), works(fake))
    made.play_at(Cue.GO, monotonic() + 50)

    assert fake.played.wait(SOON)
    assert made.notice == "The sound device doesn't respond; using second."
    go.set()
    assert stuck.closed.wait(SOON)
    assert stuck.given == []


def test_an_output_that_fails_is_opened_once_more(speakers: Speakers) -> None:
    first, again, never = Fake("first"), Fake("first"), Fake("second")
    made = speakers(works(first, again), works(never))
    made.play_at(Cue.GO, monotonic() + 50)
    assert first.played.wait(SOON)

    first.fails = "it vanished"

    assert again.played.wait(SOON)
    assert made.notice == "It vanished; using first again."
    assert never.given == []


def test_the_next_output_plays_the_cues_to_come_and_no_old_one(speakers: Speakers) -> None:
    first, second = Fake("first"), Fake("second")
    made = speakers(works(first), works(second))
    over, ahead = monotonic() - 1, monotonic() + 50
    made.play_at(Cue.GO, over)
    made.play_at(Cue.REST, ahead)
    assert first.played.wait(SOON)

    first.fails = "it vanished"

    assert second.played.wait(SOON)
    assert second.given == [(ahead, Cue.REST)]
    assert made.name == "second"


def test_a_device_that_does_not_close_delays_nothing(speakers: Speakers) -> None:
    first, second = Fake("first"), Fake("second")
    first.may_close.clear()
    made = speakers(works(first), works(second))
    made.play_at(Cue.GO, monotonic() + 50)
    assert first.played.wait(SOON)

    first.fails = "it hangs"

    assert second.played.wait(SOON)
    first.may_close.set()


def test_during_a_session_an_output_that_hangs_too_is_not_waited_for_long(
    speakers: Speakers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fallback, "REOPEN_TIMEOUT", 0.05)
    monkeypatch.setattr(fallback, "OPEN_TIMEOUT", SOON * 2)
    first, go, last = Fake("first"), Event(), Fake("last")

    def hang(_: int) -> Output:
        monkeypatch.setattr(fallback, "REOPEN_TIMEOUT", SOON)  # of the last output
        assert go.wait(SOON * 2)
        return Fake("hung")

    made = speakers(works(first), Opener("hung", hang), works(last))
    made.play_at(Cue.GO, monotonic() + 50)
    assert first.played.wait(SOON)

    first.fails = "it vanished"

    assert last.played.wait(SOON)
    go.set()


def test_an_output_that_can_block_is_never_tried_once_a_device_stopped_responding(
    speakers: Speakers,
) -> None:
    first, blocking, second = Fake("first"), Fake("blocking"), Fake("second")
    made = speakers(works(first), works(blocking)._replace(can_block=True), works(second))
    made.play_at(Cue.GO, monotonic() + 50)
    assert first.played.wait(SOON)

    first.fails = "it hangs"

    assert second.played.wait(SOON)
    assert blocking.given == []


def test_an_output_that_can_block_is_tried_if_the_previous_one_gave_a_reason(
    speakers: Speakers,
) -> None:
    blocking = Fake("blocking")
    made = speakers(refuses("first", "no library"), works(blocking)._replace(can_block=True))
    made.play_at(Cue.GO, monotonic() + 50)

    assert blocking.played.wait(SOON)


def test_a_cancelled_cue_is_not_played_by_the_next_output_either(speakers: Speakers) -> None:
    first, second = Fake("first"), Fake("second")
    made = speakers(works(first), works(second))
    made.play_at(Cue.GO, monotonic() + 50)
    assert first.played.wait(SOON)

    made.cancel_pending()
    made.play_at(Cue.REST, monotonic() + 50)
    first.fails = "it vanished"

    assert second.played.wait(SOON)
    assert [cue for _, cue in second.given] == [Cue.REST]


def test_every_output_plays_at_the_volume_of_the_moment(speakers: Speakers) -> None:
    first, second = Fake("first"), Fake("second")
    made = speakers(works(first), works(second), volume=70)
    made.play_at(Cue.GO, monotonic() + 50)
    assert first.played.wait(SOON)

    made.set_volume(30)
    assert first.louder.wait(SOON)
    first.fails = "it vanished"

    assert second.played.wait(SOON)
    assert (first.volumes, second.volumes) == ([70, 30], [30])


def test_a_volume_changed_while_the_output_opens_is_not_lost(speakers: Speakers) -> None:
    fake, opening, go = Fake(), Event(), Event()

    def open_slowly(volume: int) -> Output:
        opening.set()
        assert go.wait(SOON)
        return fake.opened(volume)

    made = speakers(Opener("slow", open_slowly), volume=70)
    assert opening.wait(SOON)
    made.set_volume(30)
    go.set()

    assert fake.louder.wait(SOON)
    assert fake.volumes == [70, 30]


def test_an_offset_shifts_every_cue_and_cues_are_asked_for_early_enough(speakers: Speakers) -> None:
    fake = Fake()
    made = speakers(works(fake), offset=-0.25, lead_in=2.0)
    made.play_at(Cue.GO, 9e9)

    assert fake.played.wait(SOON)
    assert fake.given == [(9e9 - 0.25, Cue.GO)]
    assert made.settings.ahead == 2.25


def test_the_notice_names_the_users_sounds_that_cannot_be_played_once(speakers: Speakers) -> None:
    first, second = Fake("first"), Fake("second")
    bank = SampleBank(BANK.sounds, ("go.wav can't be played: it is empty",))
    made = speakers(works(first), works(second), bank=bank)
    made.play_at(Cue.GO, monotonic() + 50)
    assert first.played.wait(SOON)
    assert made.notice == "go.wav can't be played: it is empty."

    first.fails = "it vanished"

    assert second.played.wait(SOON)
    assert first.closed.wait(SOON)
    assert made.notice == "It vanished; using second."


def test_closing_lets_the_last_sound_end(
    speakers: Speakers, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(fallback, "sleep", slept.append)
    fake, clock = Fake(), FakeClock()
    made = speakers(works(fake), clock=clock)
    made.play_at(Cue.SESSION_DONE, clock())
    assert fake.played.wait(SOON)
    clock.tick(0.1)

    made.close()

    assert fake.closed.wait(SOON)
    assert slept == [pytest.approx(BANK.seconds(Cue.SESSION_DONE) + TAIL - 0.1)]


def test_leaving_cuts_off_the_cues_to_come(
    speakers: Speakers, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(fallback, "sleep", slept.append)
    fake, clock = Fake(), FakeClock()
    made = speakers(works(fake), clock=clock)
    made.play_at(Cue.GO, clock())
    assert fake.played.wait(SOON)

    made.cancel_pending()
    made.close()
    made.close()

    assert fake.closed.wait(SOON)
    assert slept == [0.0]


def test_the_end_of_the_program_does_not_wait_for_a_device_that_hangs(
    speakers: Speakers, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    fake = Fake()
    fake.may_close.clear()
    made = speakers(works(fake))
    made.play_at(Cue.GO, monotonic() + 50)
    assert fake.played.wait(SOON)

    with monkeypatch.context() as patched:
        patched.setattr(made._thread, "join", waits.append)
        made._finish()

    assert waits == [fallback.CLOSING]
    fake.may_close.set()
