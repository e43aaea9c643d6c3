"""Watches a real audio stream: whether it has settled, and how late its device asks for sound."""

from collections.abc import Callable
from typing import TypeVar

import pytest

from footcoach.sound.fallback import FallbackSpeaker
from footcoach.sound.mixer import FrameClock
from footcoach.sound.outputs.miniaudio_stream import MiniaudioStream
from footcoach.sound.samples import RATE
from footcoach.sound.speaker import Speaker

T = TypeVar("T")

SETTLED = 2.5
"""Seconds of sound after which a sink that renders ahead has settled."""
HELD_UP = 0.012
"""Seconds by which a request comes late if the machine has more to do than it can."""
TRIES = 3


def is_settled(speaker: Speaker) -> bool:
    """Whether the stream of ``speaker`` is open and requests sound at an even pace."""
    assert isinstance(speaker, FallbackSpeaker)
    output = speaker._output
    if not isinstance(output, MiniaudioStream):
        return False
    return output._mixer.clock.frames_given > SETTLED * RATE


class Lateness:
    """The most, in seconds, by which a settled stream was asked for sound too late."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.worst = 0.0
        note_request, close = FrameClock.note_request, MiniaudioStream.close

        def watch_request(clock: FrameClock, frames: int, now: float) -> int:
            self._note(clock, now)
            return note_request(clock, frames, now)

        def watch_close(stream: MiniaudioStream) -> None:
            self._note(stream._mixer.clock, stream._clock())
            close(stream)

        monkeypatch.setattr(FrameClock, "note_request", watch_request)
        monkeypatch.setattr(MiniaudioStream, "close", watch_close)

    def _note(self, clock: FrameClock, now: float) -> None:
        if clock.frames_given > SETTLED * 0.9 * RATE:
            self.worst = max(self.worst, now - clock.last_request - clock.period)

    def undisturbed(self, record: Callable[[], T]) -> T:
        """Return what ``record`` returns once nothing else kept the processor from the stream.

        Everything that plays is heard with gaps on a machine that has too much to do, so such
        a recording says nothing about footcoach. Skip the test if there is no other.
        """
        for _ in range(TRIES):
            self.worst = 0.0
            recorded = record()
            if self.worst < HELD_UP:
                return recorded
        pytest.skip("this machine has too much else to do for even sound")
