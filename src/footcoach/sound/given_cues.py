"""The cues that a speaker was given lately, in case another output has to play them."""

from collections.abc import Iterator

from footcoach.session.cues import Cue
from footcoach.sound.samples import LONGEST, SampleBank

QUIET = 0.3
"""Seconds before a cue in which no other output takes over, so that none is heard twice."""
TAIL = 0.25
"""Seconds for which the end of a sound may still be on its way through a device."""
LAST_TONE = 0.75
"""Seconds that the end of the program waits for a sound that has begun; a shipped one fits."""


class GivenCues:
    """Cues with their moments, in seconds of the monotonic clock."""

    def __init__(self) -> None:
        self._pairs: list[tuple[float, Cue]] = []

    def __iter__(self) -> Iterator[tuple[float, Cue]]:
        return iter(self._pairs)

    def add(self, when: float, cue: Cue, now: float) -> None:
        """Keep a cue, and forget those that ended long before ``now``."""
        self._pairs = [*(pair for pair in self._pairs if pair[0] > now - LONGEST), (when, cue)]

    def clear(self) -> None:
        """Forget all."""
        self._pairs = []

    def is_quiet(self, now: float) -> bool:
        """Whether no cue is being heard or comes at once."""
        return not any(now - LAST_TONE <= when <= now + QUIET for when, _ in self._pairs)

    def seconds_to_silence(self, now: float, bank: SampleBank) -> float:
        """Return the seconds until every sound that has begun is heard to its end."""
        begun = [(when, cue) for when, cue in self._pairs if when <= now]
        ends = (when + bank.seconds(cue) + TAIL for when, cue in begun)
        return max(0.0, max(ends, default=now) - now)
