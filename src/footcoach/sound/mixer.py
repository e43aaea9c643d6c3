"""Places cues into a stream of samples, each at its exact sample.

Nothing here reads a clock or knows a device: the caller asks for the next frames and says
what time it is. Times are seconds of the monotonic clock, which the picture follows too.
"""

from collections import deque
from threading import Lock

from footcoach.session.cues import Cue
from footcoach.sound.output_error import TOO_LATE
from footcoach.sound.samples import RATE, SampleBank, Samples
from footcoach.sound.score import Score, Tones
from footcoach.sound.settings import FULL_VOLUME

READINGS = 92
"""How many clock readings are kept, 6 s of them: enough that some were on time, whichever
point in the server's own rhythm the requests arrive at."""
SWEEP = 15
"""Readings, about a second of them, in which requests arrive at most points of that rhythm."""
SLIP = 0.004
"""Seconds by which all readings of a sweep are later than before if the stream was held up."""
GAP = 1.75
"""Periods without a request after which earlier readings are useless."""


class FrameClock:
    """Converts times to frames of the stream.

    A reading says when the stream began. It can only be late, so the earliest of the last
    readings is the most accurate; but readings from before the stream was held up are too early
    by that delay.
    """

    def __init__(self) -> None:
        self._began = 0.0
        self._readings: deque[float] = deque(maxlen=READINGS)

    def note(self, reading: float) -> None:
        """Take one more reading of when the stream began."""
        self._readings.append(reading)
        self._began = self._estimate_start()

    def forget(self) -> None:
        """Take no account of the readings so far."""
        self._readings.clear()

    def frame_at(self, when: float) -> int:
        """Return the index of the frame that is played at ``when``."""
        return round((when - self._began) * RATE)

    def _estimate_start(self) -> float:
        began = min(self._readings)
        latest = tuple(self._readings)[-SWEEP:]
        if min(latest) - began <= SLIP:
            return began
        self._readings = deque(latest, READINGS)
        return min(latest)


class RequestClock(FrameClock):
    """Reads when the stream began from when its frames are requested."""

    def __init__(self) -> None:
        super().__init__()
        self.last_request = float("-inf")
        """When frames were last requested."""
        self.frames_given = 0
        """How many frames were requested in all."""
        self.period = 0.0
        """Seconds of sound that were requested last."""

    def note_request(self, frames: int, now: float) -> int:
        """Note a request for ``frames`` more at ``now``; return the index of the first."""
        if now - self.last_request > GAP * self.period:
            self.forget()
        first = self.frames_given
        self.note(now - first / RATE)
        self.last_request, self.period = now, frames / RATE
        self.frames_given = first + frames
        return first


class Mixer:
    """Mixes the cues that are due into the frames that an output requests."""

    def __init__(
        self,
        bank: SampleBank,
        *,
        volume: int = FULL_VOLUME,
        lead_in: float = 0.0,
        hums_always: bool = False,
    ) -> None:
        """Hum for ``lead_in`` seconds before each cue, or all the time if ``hums_always``."""
        self.clock = RequestClock()
        self._tones = Tones(bank, volume)
        self._score = Score(lead_in=lead_in, hums_always=hums_always)
        self._waiting: list[tuple[float, Cue | Samples]] = []
        self._must_cut = False
        self._lock = Lock()

    def play_at(self, cue: Cue, when: float) -> None:
        """Begin ``cue`` at the time ``when``."""
        with self._lock:
            self._waiting.append((when, cue))

    def play_samples_at(self, samples: Samples, when: float) -> None:
        """Begin ``samples``, as loud as they are, at the time ``when``."""
        with self._lock:
            self._waiting.append((when, samples))

    def set_voice(self, *, on: bool) -> None:
        """Play the cues to come softer, so that words are understood beside them; or not."""
        self._tones.set_voice(on=on)

    def cancel(self) -> None:
        """Forget the cues to come, and fade out what is playing at the next request."""
        with self._lock:
            self._waiting = []
            self._must_cut = True

    def set_volume(self, volume: int) -> None:
        """Play the cues to come at ``volume`` percent; a sound that has begun stays as it is."""
        self._tones.set_volume(volume)

    def render(self, frames: int, now: float) -> Samples:
        """Return the next ``frames``, requested at the time ``now``.

        Only here is a cue given its frame, by the latest reading of the clock.
        """
        first = self.clock.note_request(frames, now)
        with self._lock:
            if self._must_cut:
                self._score.cut(first)
                self._must_cut = False
            self._begin_due(first, first + frames, now)
            self._score.forget(first)
            coming = [self.clock.frame_at(when) for when, _ in self._waiting]
            return self._score.mix(first, frames, coming)

    def _begin_due(self, first: int, end: int, now: float) -> None:
        """Place the cues that begin before frame ``end``; drop those that are too late."""
        waiting: list[tuple[float, Cue | Samples]] = []
        for when, what in self._waiting:
            frame = self.clock.frame_at(when)
            if frame >= end:
                waiting.append((when, what))
            elif now - when <= TOO_LATE:
                samples = self._tones.find(what) if isinstance(what, Cue) else what
                self._score.add(max(frame, first), samples)
        self._waiting = waiting
