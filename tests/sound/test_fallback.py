"""What the chain promises: a session is heard by what works, and never waits for what does not."""

from array import array
from collections.abc import Iterator
from threading import Event
from time import monotonic

import pytest

from footcoach.session.cues import Cue
from footcoach.sound import fallback
from footcoach.sound.fallback import FallbackSpeaker, Opener
from footcoach.sound.samples import SampleBank
from footcoach.sound.settings import Settings
from footcoach.sound.speaker import Output, OutputError

SOON = 20.0
"""Seconds after which what should have happened long ago counts as not happening."""
BANK = SampleBank({cue: array("h", [0] * 480) for cue in Cue})


class Fake:
    """An output that writes down what it is asked, and fails on demand."""

    def __init__(self, name: str = "fake") -> None:
        self.name = name
        self.given: list[tuple[float, Cue]] = []
        self.volumes: list[int] = []
        self.fails = ""
        self.played, self.louder, self.closed, self.may_close = Event(), Event(), Event(), Event()
        self.may_close.set()

    def play_at(self, cue: Cue, when: float) -> None:
        self.given.append((when, cue))
        self.played.set()

    def cancel_pending(self) -> None:
        self.given.clear()

    def set_volume(self, volume: int) -> None:
        if self.volumes:
            self.louder.set()
        self.volumes.append(volume)

    def trouble(self) -> str:
        return self.fails

    def close(self) -> None:
        assert self.may_close.wait(SOON)
        self.closed.set()


def works(*outputs: Output) -> Opener:
    """Open the next of ``outputs`` each time, and then no more."""
    left = list(outputs)

    def open_next() -> Output:
        if not left:
            msg = "it is gone"
            raise OutputError(msg)
        return left.pop(0)

    return Opener(outputs[0].name, open_next)


def refuses(name: str, reason: str) -> Opener:
    def refuse() -> Output:
        raise OutputError(reason)

    return Opener(name, refuse)


class Chains:
    """Makes chains and closes them."""

    def __init__(self) -> None:
        self._made: list[FallbackSpeaker] = []

    def __call__(
        self, *openers: Opener, bank: SampleBank = BANK, **settings: float
    ) -> FallbackSpeaker:
        made = FallbackSpeaker(openers, lambda: bank, settings=Settings(**settings))  # type: ignore[arg-type]
        self._made.append(made)
        return made

    def close(self) -> None:
        for made in self._made:
            made.close()
            made._thread.join(SOON)


@pytest.fixture
def chains(monkeypatch: pytest.MonkeyPatch) -> Iterator[Chains]:
    monkeypatch.setattr(fallback, "HEAD_START", 0)
    monkeypatch.setattr(fallback, "WATCH", 0.01)
    chains = Chains()
    yield chains
    chains.close()


def test_cues_given_before_the_output_is_open_are_not_lost(chains: Chains) -> None:
    fake, go = Fake(), Event()

    def open_late() -> Output:
        assert go.wait(SOON)
        return fake

    made = chains(Opener("late", open_late))
    when = monotonic() + 5
    made.play_at(Cue.GO, when)
    go.set()

    assert fake.played.wait(SOON)
    assert fake.given == [(when, Cue.GO)]
    assert made.notice == ""


def test_the_first_frame_has_a_head_start(chains: Chains, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fallback, "HEAD_START", 1000)
    fake = Fake()
    left = [fake]
    made = chains(Opener("first", left.pop))

    made.close()
    made._thread.join(SOON)

    assert left == [fake]


def test_what_cannot_open_is_stepped_over_with_a_word(chains: Chains) -> None:
    fake = Fake("second")
    made = chains(refuses("first", "no device"), refuses("other", "no library"), works(fake))
    made.play_at(Cue.GO, monotonic() + 5)

    assert fake.played.wait(SOON)
    assert made.name == "second"
    assert made.notice == "Sound now by second. first: no device."


def test_a_library_that_fails_as_nobody_foresaw_is_stepped_over_too(chains: Chains) -> None:
    fake = Fake("second")

    def fail() -> Output:
        raise ZeroDivisionError(1)

    made = chains(Opener("first", fail), works(fake))
    made.play_at(Cue.GO, monotonic() + 5)

    assert fake.played.wait(SOON)
    assert made.notice == "Sound now by second. first: ZeroDivisionError: 1."


def test_an_output_that_never_opens_is_given_up_and_closed_should_it_open_later(
    chains: Chains, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fallback, "OPENING", 0.05)
    stuck, fake, go = Fake("stuck"), Fake("second"), Event()

    def open_late() -> Output:
        assert go.wait(SOON)
        return stuck

    made = chains(Opener("stuck", open_late), works(fake))
    made.play_at(Cue.GO, monotonic() + 50)

    assert fake.played.wait(SOON)
    assert made.notice == "Sound now by second. stuck: it does not answer."
    go.set()
    assert stuck.closed.wait(SOON)
    assert stuck.given == []


def test_an_output_that_fails_is_tried_once_more(chains: Chains) -> None:
    first, again, never = Fake("first"), Fake("first again"), Fake("second")
    made = chains(works(first, again), works(never))
    made.play_at(Cue.GO, monotonic() + 50)
    assert first.played.wait(SOON)

    first.fails = "it vanished"

    assert again.played.wait(SOON)
    assert made.notice == "Sound now by first again. first: it vanished."
    assert never.given == []


def test_stepping_down_takes_along_what_is_to_come_and_nothing_that_was(chains: Chains) -> None:
    first, second = Fake("first"), Fake("second")
    made = chains(works(first), works(second))
    over, ahead = monotonic() - 1, monotonic() + 50
    made.play_at(Cue.GO, over)
    made.play_at(Cue.REST, ahead)
    assert first.played.wait(SOON)

    first.fails = "it vanished"

    assert second.played.wait(SOON)
    assert second.given == [(ahead, Cue.REST)]
    assert made.name == "second"


def test_a_device_that_does_not_close_holds_nothing_up(chains: Chains) -> None:
    first, second = Fake("first"), Fake("second")
    first.may_close.clear()
    made = chains(works(first), works(second))
    made.play_at(Cue.GO, monotonic() + 50)
    assert first.played.wait(SOON)

    first.fails = "it hangs"

    assert second.played.wait(SOON)
    first.may_close.set()


def test_in_the_middle_of_a_session_nothing_that_hangs_too_is_waited_for_long(
    chains: Chains, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fallback, "REOPENING", 0.05)
    monkeypatch.setattr(fallback, "OPENING", SOON * 2)
    first, go, last = Fake("first"), Event(), Fake("last")

    def hang() -> Output:
        assert go.wait(SOON * 2)
        return Fake("hung")

    made = chains(works(first), Opener("hung", hang), works(last))
    made.play_at(Cue.GO, monotonic() + 50)
    assert first.played.wait(SOON)

    first.fails = "it vanished"

    assert last.played.wait(SOON)
    go.set()


def test_what_blocks_is_never_tried_once_a_device_stopped_answering(chains: Chains) -> None:
    first, blocking, second = Fake("first"), Fake("blocking"), Fake("second")
    made = chains(works(first), works(blocking)._replace(blocks=True), works(second))
    made.play_at(Cue.GO, monotonic() + 50)
    assert first.played.wait(SOON)

    first.fails = "it hangs"

    assert second.played.wait(SOON)
    assert blocking.given == []


def test_what_blocks_is_tried_where_the_one_before_said_why_it_cannot_be(chains: Chains) -> None:
    blocking = Fake("blocking")
    made = chains(refuses("first", "no library"), works(blocking)._replace(blocks=True))
    made.play_at(Cue.GO, monotonic() + 50)

    assert blocking.played.wait(SOON)


def test_what_is_cancelled_is_not_given_by_the_next_output_either(chains: Chains) -> None:
    first, second = Fake("first"), Fake("second")
    made = chains(works(first), works(second))
    made.play_at(Cue.GO, monotonic() + 50)
    assert first.played.wait(SOON)

    made.cancel_pending()
    made.play_at(Cue.REST, monotonic() + 50)
    first.fails = "it vanished"

    assert second.played.wait(SOON)
    assert [cue for _, cue in second.given] == [Cue.REST]


def test_the_volume_holds_for_every_output(chains: Chains) -> None:
    first, second = Fake("first"), Fake("second")
    made = chains(works(first), works(second), volume=70)
    made.play_at(Cue.GO, monotonic() + 50)
    assert first.played.wait(SOON)

    made.set_volume(30)
    assert first.louder.wait(SOON)
    first.fails = "it vanished"

    assert second.played.wait(SOON)
    assert (first.volumes, second.volumes) == ([70, 30], [30])


def test_an_offset_shifts_every_cue_and_is_asked_for_in_time(chains: Chains) -> None:
    fake = Fake()
    made = chains(works(fake), offset=-0.25, lead_in=2.0)
    made.play_at(Cue.GO, 9e9)

    assert fake.played.wait(SOON)
    assert fake.given == [(9e9 - 0.25, Cue.GO)]
    assert made.settings.ahead == 2.25


def test_sounds_that_could_not_be_read_are_told_of(chains: Chains) -> None:
    fake = Fake()
    made = chains(works(fake), bank=SampleBank(BANK.sounds, ("go.wav cannot be played",)))
    made.play_at(Cue.GO, monotonic() + 50)

    assert fake.played.wait(SOON)
    made.close()
    assert fake.closed.wait(SOON)
    assert made.notice == "Sound now by fake. go.wav cannot be played."


def test_closing_lets_the_last_sound_come_to_its_end(
    chains: Chains, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(fallback, "sleep", slept.append)
    fake = Fake()
    made = chains(works(fake))
    made.play_at(Cue.SESSION_DONE, monotonic())
    assert fake.played.wait(SOON)

    made.close()

    assert fake.closed.wait(SOON)
    assert 0.1 < slept[0] <= 0.01 + fallback.TAIL


def test_leaving_cuts_off_what_is_to_come(chains: Chains, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(fallback, "sleep", slept.append)
    fake = Fake()
    made = chains(works(fake))
    made.play_at(Cue.GO, monotonic())
    assert fake.played.wait(SOON)

    made.cancel_pending()
    made.close()
    made.close()

    assert fake.closed.wait(SOON)
    assert slept == [0.0]


def test_the_end_of_the_program_does_not_wait_for_a_device_that_hangs(chains: Chains) -> None:
    fake = Fake()
    fake.may_close.clear()
    made = chains(works(fake))
    made.play_at(Cue.GO, monotonic() + 50)
    assert fake.played.wait(SOON)

    began = monotonic()
    made._finish()

    assert monotonic() - began < fallback.CLOSING + 0.5
    fake.may_close.set()
