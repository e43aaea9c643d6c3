"""Cues placed into a stream of samples, to the sample.

Nothing here reads a clock or knows a device: whoever asks for the next frames says what
time it is. Moments are those of the monotonic clock, so the picture and the sound go by
the same one.
"""

from array import array
from collections import deque
from threading import Lock
from typing import NamedTuple

from footcoach.session.cues import Cue
from footcoach.sound.samples import RATE, WAVE, SampleBank, Samples, clipped, hum
from footcoach.sound.speaker import TOO_LATE

READINGS = 64
"""How many looks at the clock are remembered, 6 s of them: enough that some were on time,
for each of the places in the server's own rhythm at which a request can fall."""
SWEEP = 12
"""Readings, about a second of them, in which a request has fallen at most of those places."""
SLIP = 0.004
"""Seconds by which all readings of a sweep are later than before if the stream was held up."""
GAP = 1.75
"""Periods without a request after which earlier readings mean nothing any more."""
FADE = RATE // 200
"""Frames over which a sound that is cut off dies away: 5 ms, so that it does not click."""
WAKING = 1.0
"""Seconds of hum with which a stream begins, to wake what sleeps between it and the ear."""

_HUM = hum(1)
"""One whole wave."""


class FrameClock:
    """Knows which frame belongs to which moment.

    The moment of a request less the frames given before it is when the stream began. Being
    asked late only ever adds to that, so the least of the last readings is the truest; but
    readings from before the stream was held up are too early by as long as it was.
    """

    def __init__(self) -> None:
        self.asked = float("-inf")
        """The moment of the last request."""
        self._given = 0
        self._period = 0.0
        self._began = 0.0
        self._readings: deque[float] = deque(maxlen=READINGS)

    def ask(self, frames: int, now: float) -> int:
        """Note that ``frames`` more are asked for; return the first of them."""
        if now - self.asked > GAP * self._period:
            self._readings.clear()
        first = self._given
        self._readings.append(now - first / RATE)
        self._began = self._settled()
        self.asked, self._given, self._period = now, first + frames, frames / RATE
        return first

    def frame(self, moment: float) -> int:
        """Return the frame that belongs to ``moment``."""
        return round((moment - self._began) * RATE)

    def _settled(self) -> float:
        began = min(self._readings)
        latest = tuple(self._readings)[-SWEEP:]
        if min(latest) - began <= SLIP:
            return began
        self._readings = deque(latest, READINGS)
        return min(latest)


class Voice(NamedTuple):
    """A sound under way."""

    start: int
    """The frame at which it begins."""
    samples: Samples

    @property
    def end(self) -> int:
        """The frame after its last."""
        return self.start + len(self.samples)


class Mixer:
    """Mixes the cues that are due into the frames that an output asks for."""

    def __init__(self, bank: SampleBank, *, lead_in: float = 0.0, faint: bool = False) -> None:
        self.bank = bank
        """May be replaced at any time; a sound under way stays as it was."""
        self.clock = FrameClock()
        self._lead_in = round(lead_in * RATE)
        self._waiting: list[tuple[float, Cue]] = []
        self._voices: list[Voice] = []
        self._cut = False
        self._hum_until = float("inf") if faint else WAKING * RATE
        self._humming = False
        self._lock = Lock()

    def play_at(self, cue: Cue, when: float) -> None:
        """Let ``cue`` begin at the moment ``when``."""
        with self._lock:
            self._waiting.append((when, cue))

    def cancel(self) -> None:
        """Forget what waits, and let what sounds die away at the next request."""
        with self._lock:
            self._waiting = []
            self._cut = True

    def render(self, frames: int, now: float) -> Samples:
        """Return the next ``frames``, asked for at the moment ``now``.

        The frame of a cue is settled only here, by the freshest reading of the clock.
        """
        first = self.clock.ask(frames, now)
        buffer = array("h", bytes(2 * frames))
        with self._lock:
            if self._cut:
                self._voices = [_cut(voice, first) for voice in self._voices]
                self._cut = False
            self._admit(first, first + frames)
            self._add_hum(buffer, first)
            for voice in self._voices:
                begin = max(voice.start, first)
                part = voice.samples[begin - voice.start : first + frames - voice.start]
                _add(buffer, begin - first, part)
            self._voices = [voice for voice in self._voices if voice.end > first + frames]
        return buffer

    def _admit(self, first: int, end: int) -> None:
        """Turn the cues that begin before ``end`` into voices; drop those far too late."""
        waiting: list[tuple[float, Cue]] = []
        for when, cue in self._waiting:
            frame = self.clock.frame(when)
            if frame >= end:
                waiting.append((when, cue))
            elif first - frame <= TOO_LATE * RATE:
                self._voices.append(Voice(max(frame, first), self.bank.sounds[cue]))
        self._waiting = waiting

    def _add_hum(self, buffer: Samples, first: int) -> None:
        """Hum where it is wanted, in whole waves, since half a one would click."""
        end = first + len(buffer)
        for start in range(first - first % WAVE, end, WAVE):
            if start >= first:
                self._humming = self._is_to_hum(start)
            if self._humming:
                begin, until = max(start, first), min(start + WAVE, end)
                _add(buffer, begin - first, _HUM[begin - start : until - start])

    def _is_to_hum(self, frame: int) -> bool:
        """Say whether ``frame`` is at the beginning of the stream or just before a cue."""
        coming = (self.clock.frame(when) - frame for when, _ in self._waiting)
        return frame < self._hum_until or any(0 < ahead <= self._lead_in for ahead in coming)


def _cut(voice: Voice, frame: int) -> Voice:
    """Let a voice die away from ``frame`` on."""
    rest = voice.samples[frame - voice.start :][:FADE]
    fading = (value * (FADE - index) // FADE for index, value in enumerate(rest))
    return Voice(frame, array("h", fading))


def _add(buffer: Samples, at: int, part: Samples) -> None:
    there = buffer[at : at + len(part)]
    if any(there):
        part = array("h", (clipped(a + b) for a, b in zip(there, part, strict=True)))
    buffer[at : at + len(part)] = part
