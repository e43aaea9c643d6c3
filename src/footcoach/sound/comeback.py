"""Trying a better output again and again while another one plays, so that it can come back."""

from collections.abc import Callable, Sequence

from footcoach.sound.opener import Attempt, Opener
from footcoach.sound.speaker import Output

RETRY_EVERY = 10.0
"""Seconds between two tries: a headset that reconnects takes about as long."""
PROBATION = 5.0
"""Seconds for which an output has to work before it takes over. A stream into a device that's
suspended opens as well, and is known to be stuck only after 4.5 s."""


class Comeback:
    """Opens the best of some outputs now and then, and hands it over once it's proved to work.

    The one that plays meanwhile isn't touched, so no cue is late. `look` is called twice a
    second or so; all times are seconds of the monotonic clock.
    """

    def __init__(self, openers: Sequence[Opener], clock: Callable[[], float]) -> None:
        """Try the first of ``openers`` that can't hang the program; none is fine too."""
        self._opener = next((one for one in openers if not one.can_block), None)
        self._clock = clock
        self._attempt: Attempt | None = None
        self._next_try = clock() + RETRY_EVERY
        self._works_since: float | None = None
        """Since when the output is open; None while it isn't."""
        self.volume = 0
        """The volume, in percent, at which the output was opened."""

    def look(self, volume: int) -> Output | None:
        """Return the output if it may take over now; None until then. May raise."""
        now = self._clock()
        if self._attempt is None:
            self._try(volume, now)
        elif self._attempt.output:
            return self._watch(self._attempt.output, now)
        elif self._attempt.is_over:
            self._attempt = None
        return None

    def close(self) -> None:
        """Give up the output that is open or about to be."""
        attempt, self._attempt, self._works_since = self._attempt, None, None
        if attempt:
            attempt.abandon()

    def _try(self, volume: int, now: float) -> None:
        if self._opener is None or now < self._next_try:
            return
        # A try that never comes back is the last one: no hung threads pile up.
        self._next_try, self.volume = now + RETRY_EVERY, volume
        self._attempt = Attempt(self._opener, volume, lambda: None)

    def _watch(self, output: Output, now: float) -> Output | None:
        if self._works_since is None:
            self._works_since = now
        if _has_trouble(output):
            self._next_try = now + RETRY_EVERY
            self.close()
        elif now - self._works_since >= PROBATION:
            self._attempt = None
            return output
        return None


def _has_trouble(output: Output) -> bool:
    try:
        return bool(output.trouble())
    except Exception:  # noqa: BLE001, whatever is wrong with it, it isn't back
        return True
