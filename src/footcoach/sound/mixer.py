"""Places cues into a stream of samples, each at its exact sample.

Nothing here reads a clock or knows a device: the caller asks for the next frames and says
what time it is. Times are seconds of the monotonic clock, which the picture follows too.
"""

from array import array
from collections import deque
from threading import Lock
from typing import NamedTuple

from footcoach.session.cues import Cue
from footcoach.sound.samples import FULL_VOLUME, RATE, WAVE, SampleBank, Samples, clip, make_hum
from footcoach.sound.speaker import TOO_LATE

READINGS = 92
"""How many clock readings are kept, 6 s of them: enough that some were on time, whichever
point in the server's own rhythm the requests arrive at."""
SWEEP = 15
"""Readings, about a second of them, in which requests arrive at most points of that rhythm."""
SLIP = 0.004
"""Seconds by which all readings of a sweep are later than before if the stream was held up."""
GAP = 1.75
"""Periods without a request after which earlier readings are useless."""
FADE = RATE // 200
"""Frames over which a sound that is cut off fades out: 5 ms, so that it doesn't click."""
BESIDE_VOICE = 0.63
"""The share of their volume that tones have beside a voice: 8 dB less (docs/voice.md)."""
WAKING = 1.0
"""Seconds of hum at the start of a stream, to wake up whatever is between it and the ear."""

_HUM = make_hum(1)
"""One whole wave."""


class FrameClock:
    """Converts times to frames of the stream.

    The time of a request minus the length of the frames before it is a reading of when the
    stream began. A request can only come late, so the earliest of the last readings is the
    most accurate; but readings from before the stream was held up are too early by that delay.
    """

    def __init__(self) -> None:
        self.last_request = float("-inf")
        """When frames were last requested."""
        self.frames_given = 0
        """How many frames were requested in all."""
        self.period = 0.0
        """Seconds of sound that were requested last."""
        self._began = 0.0
        self._readings: deque[float] = deque(maxlen=READINGS)

    def note_request(self, frames: int, now: float) -> int:
        """Note a request for ``frames`` more at ``now``; return the index of the first."""
        if now - self.last_request > GAP * self.period:
            self._readings.clear()
        first = self.frames_given
        self._readings.append(now - first / RATE)
        self._began = self._estimate_start()
        self.last_request, self.period = now, frames / RATE
        self.frames_given = first + frames
        return first

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


class ActiveSound(NamedTuple):
    """A sound that is being played."""

    start: int
    """The frame at which it begins."""
    samples: Samples

    @property
    def end(self) -> int:
        """The frame after its last one."""
        return self.start + len(self.samples)


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
        self.clock = FrameClock()
        self._bank = bank
        self._volume = volume
        self._has_voice = False
        self._sounds = bank.at_volume(volume).sounds
        self._lead_in = round(lead_in * RATE)
        self._waiting: list[tuple[float, Cue | Samples]] = []
        self._active: list[ActiveSound] = []
        self._must_cut = False
        self._hum_until = float("inf") if hums_always else WAKING * RATE
        self._is_humming = False
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
        self._has_voice = on
        self.set_volume(self._volume)

    def cancel(self) -> None:
        """Forget the cues to come, and fade out what is playing at the next request."""
        with self._lock:
            self._waiting = []
            self._must_cut = True

    def set_volume(self, volume: int) -> None:
        """Play the cues to come at ``volume`` percent; a sound that has begun stays as it is."""
        self._volume = volume
        level = round(volume * BESIDE_VOICE) if self._has_voice else volume
        self._sounds = self._bank.at_volume(level).sounds

    def render(self, frames: int, now: float) -> Samples:
        """Return the next ``frames``, requested at the time ``now``.

        Only here is a cue given its frame, by the latest reading of the clock.
        """
        first = self.clock.note_request(frames, now)
        buffer = array("h", bytes(2 * frames))
        with self._lock:
            if self._must_cut:
                self._active = [_cut(sound, first) for sound in self._active]
                self._must_cut = False
            self._begin_due(first, first + frames, now)
            self._add_hum(buffer, first)
            self._add_active(buffer, first)
        return buffer

    def _add_active(self, buffer: Samples, first: int) -> None:
        """Add what is playing to the frames from ``first`` on, and forget what ends in them."""
        end = first + len(buffer)
        for sound in self._active:
            begin = max(sound.start, first)
            _add(buffer, begin - first, sound.samples[begin - sound.start : end - sound.start])
        self._active = [sound for sound in self._active if sound.end > end]

    def _begin_due(self, first: int, end: int, now: float) -> None:
        """Make the cues that begin before frame ``end`` active; drop those that are too late."""
        waiting: list[tuple[float, Cue | Samples]] = []
        for when, what in self._waiting:
            frame = self.clock.frame_at(when)
            if frame >= end:
                waiting.append((when, what))
            elif now - when <= TOO_LATE:
                samples = self._sounds[what] if isinstance(what, Cue) else what
                self._active.append(ActiveSound(max(frame, first), samples))
        self._waiting = waiting

    def _add_hum(self, buffer: Samples, first: int) -> None:
        """Add the hum where it is needed, in whole waves, since half a wave would click."""
        end = first + len(buffer)
        for start in range(first - first % WAVE, end, WAVE):
            if start >= first:
                self._is_humming = self._needs_hum(start)
            if self._is_humming:
                begin, until = max(start, first), min(start + WAVE, end)
                _add(buffer, begin - first, _HUM[begin - start : until - start])

    def _needs_hum(self, frame: int) -> bool:
        """Whether ``frame`` is at the beginning of the stream or just before a cue."""
        coming = (self.clock.frame_at(when) - frame for when, _ in self._waiting)
        return frame < self._hum_until or any(0 < ahead <= self._lead_in for ahead in coming)


def _cut(sound: ActiveSound, frame: int) -> ActiveSound:
    """Return what is left of a sound that fades out from ``frame`` on."""
    rest = sound.samples[frame - sound.start :][:FADE]
    fading = (value * (FADE - index) // FADE for index, value in enumerate(rest))
    return ActiveSound(frame, array("h", fading))


def _add(buffer: Samples, at: int, part: Samples) -> None:
    there = buffer[at : at + len(part)]
    if any(there):
        part = array("h", (clip(a + b) for a, b in zip(there, part, strict=True)))
    buffer[at : at + len(part)] = part
