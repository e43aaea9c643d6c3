"""The door through which a session hands over its cues, and the quiet ways to hear them."""

from collections.abc import Callable
from time import monotonic
from typing import Protocol

from footcoach.session.cues import Cue
from footcoach.sound.settings import Settings

TOO_LATE = 0.15
"""A cue that could not be given within these seconds is dropped: after a stop of the
whole process a bunch of them would sound at once."""


class Speaker(Protocol):
    """Gives cues at the moments at which they are due.

    All methods may be called from any thread, return at once and never raise.
    """

    @property
    def name(self) -> str:
        """What the user calls this output."""

    @property
    def notice(self) -> str:
        """What the person should know about the sound by now; empty while all is as asked for."""

    @property
    def settings(self) -> Settings:
        """What it was told at the beginning."""

    def play_at(self, cue: Cue, when: float) -> None:
        """Give ``cue`` at the moment ``when`` of the monotonic clock, in seconds."""

    def cancel_pending(self) -> None:
        """Forget every cue that is not yet given."""

    def set_volume(self, volume: int) -> None:
        """Give the cues to come at ``volume``, 0 to 100 percent."""

    def close(self) -> None:
        """Give nothing any more; closing twice is fine."""


class OutputError(Exception):
    """An output that cannot be used; says why in a few words."""


class Output(Protocol):
    """One way to be heard. Its cues come from any thread, all else from one that may wait."""

    name: str
    """What the user calls it, and what it plays through."""

    def play_at(self, cue: Cue, when: float) -> None:
        """Give ``cue`` at the moment ``when``; returns at once."""

    def cancel_pending(self) -> None:
        """Forget what is not yet given and cut short what is; returns at once."""

    def set_volume(self, volume: int) -> None:
        """Give the cues to come at ``volume`` percent."""

    def trouble(self) -> str:
        """Say why nothing is heard any more; empty while all is well."""

    def close(self) -> None:
        """Let go of whatever it holds; closing twice is fine."""


class Silence:
    """Gives nothing."""

    name = "off"
    notice = ""
    settings = Settings()

    def play_at(self, cue: Cue, when: float) -> None:
        """Let the cue pass."""

    def cancel_pending(self) -> None:
        """Have nothing to forget."""

    def set_volume(self, volume: int) -> None:
        """Stay silent at any volume."""

    def close(self) -> None:
        """Have nothing to end."""


class Recorder:
    """Writes down what it is given, for tests."""

    name = "recorder"
    notice = ""
    settings = Settings()

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self.volume: int | None = None
        """The last volume asked for; None until then."""
        self.given: list[tuple[float, Cue]] = []
        """Each cue that was not cancelled, with its moment, in the order of handing over."""
        self.closed = False

    def play_at(self, cue: Cue, when: float) -> None:
        """Write the cue down."""
        self.given.append((when, cue))

    def cancel_pending(self) -> None:
        """Strike out what is yet to come."""
        now = self._clock()
        self.given = [(when, cue) for when, cue in self.given if when <= now]

    def set_volume(self, volume: int) -> None:
        """Write the volume down."""
        self.volume = volume

    def close(self) -> None:
        """Remember that it was closed."""
        self.closed = True
