"""The cues that a speaker was given lately, in case another output has to play them."""

from collections.abc import Iterator

from footcoach.session.cues import Cue
from footcoach.sound.samples import LONGEST, SampleBank

QUIET = 0.3
"""Seconds before a cue in which no other output takes over, so that none is heard twice."""
TAIL = 0.25
"""Seconds for which the end of a sound may still be on its way through a device."""
LAST_TONE, LAST_WORDS = 0.75, 3.0
"""Seconds that the end of the program waits for a tone that has begun, and for the last words; the
shipped ones fit."""


class GivenCues:
    """Cues with their moments, in seconds of the monotonic clock."""

    def __init__(self) -> None:
        self._pairs: list[tuple[float, Cue]] = []
        self._words_end = 0.0

    def __iter__(self) -> Iterator[tuple[float, Cue]]:
        return iter(self._pairs)

    def add(self, when: float, cue: Cue, now: float) -> None:
        """Keep a cue, and forget those that ended long before ``now``."""
        self._pairs = [*(pair for pair in self._pairs if pair[0] > now - LONGEST), (when, cue)]

    def add_word(self, when: float, seconds: float) -> None:
        """Keep in mind that a word is said until ``seconds`` after ``when``."""
        self._words_end = max(self._words_end, when + seconds)

    def clear(self) -> None:
        """Forget all."""
        self._pairs, self._words_end = [], 0.0

    def is_quiet(self, now: float) -> bool:
        """Whether no cue is being heard or comes at once."""
        return not any(now - LAST_TONE <= when <= now + QUIET for when, _ in self._pairs)

    def seconds_to_silence(self, now: float, bank: SampleBank) -> float:
        """Return the seconds until every tone that has begun and every word is heard to its end."""
        begun = [(when, cue) for when, cue in self._pairs if when <= now]
        ends = (when + bank.seconds(cue) + TAIL for when, cue in begun)
        return max(self.seconds_of_words(now), max(ends, default=now) - now)

    def seconds_of_words(self, now: float) -> float:
        """Return the seconds until every word is heard to its end; 0 if none is said."""
        return max(0.0, self._words_end + TAIL - now)
