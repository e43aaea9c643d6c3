"""A stream of a PulseAudio server, or PipeWire in its place, written far ahead of what's heard.

The server keeps more than half a second. So nothing is heard of it if this process or the app has
to wait for a processor. A cut, or a cue at short notice, is written over what's there already, just
ahead of what the server has taken for its device.
"""

import os
from collections.abc import Callable
from threading import Event, Lock, Thread
from time import monotonic, sleep
from typing import Protocol

from footcoach.session.cues import Cue
from footcoach.sound.mixer import FrameClock
from footcoach.sound.output_error import TOO_LATE, OutputError
from footcoach.sound.samples import RATE, SampleBank, Samples
from footcoach.sound.score import Score, Tones
from footcoach.sound.streaming.pulse_library import PATIENCE, POLL, Position, PulseConnection
from footcoach.sound.streaming.stall import STOPPED, StallWatch

AHEAD = 0.7
"""Seconds that are written ahead. Cues are handed over a second ahead, so most are placed
before their time is written."""
STEP = 0.1
"""Seconds between two times of writing."""
LUMP = RATE // 40
"""Frames that the server should take at once, for which a cut has to wait: 25 ms."""
MARGIN = RATE * 3 // 100
"""Frames ahead of what the server has taken that still reach it in time: 30 ms."""
LONGEST = 2 * RATE
"""Frames that the server keeps at most."""


class Connection(Protocol):
    """What a stream is written to, as `PulseConnection`."""

    def position(self) -> Position | None:
        """Return where in the stream the server is; None while it hasn't said."""

    def write(self, first: int, samples: Samples) -> None:
        """Let ``samples`` be the frames from ``first`` on."""

    @property
    def is_alive(self) -> bool:
        """Whether the server still takes the stream."""

    def close(self) -> None:
        """End the stream."""


class PulseStream:
    """Mixes cues into a stream that's written ahead; `keep_written` has to be called at first."""

    name = "the audio stream (PulseAudio)"

    def __init__(
        self,
        connection: Connection,
        tones: Tones,
        score: Score,
        *,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Place ``tones`` in ``score``, which is empty."""
        self._connection = connection
        self._clock = clock
        self._tones = tones
        self._score = score
        self._frames = FrameClock()
        self._taken = self._lump = 0
        """The frame up to which the server has taken the stream, and how many it takes at once."""
        self._taken_at = clock()
        """When it had."""
        self._written = 0
        """The frame up to which the stream is written."""
        self._lock = Lock()
        self._over = Event()
        self._error: Exception | None = None
        """What ended the thread, if it wasn't foreseen."""
        self._stall = StallWatch(clock)

    def play_at(self, cue: Cue, when: float) -> None:
        """Place ``cue`` so that it's heard at ``when``, or as soon after as possible."""
        self.play_samples_at(self._tones.find(cue), when)

    def play_samples_at(self, samples: Samples, when: float) -> None:
        """Place ``samples`` so that they're heard at ``when``, or as soon after as possible."""
        with self._lock:
            now = self._clock()
            if now - when <= TOO_LATE:
                frame = max(self._frames.frame_at(when), self._first_free(now))
                self._score.add(frame, samples)
                self._write(frame, now)

    def set_voice(self, *, on: bool) -> None:
        """Mix the cues to come softer, or as loud as they are."""
        self._tones.set_voice(on=on)

    def cancel_pending(self) -> None:
        """Fade out what's playing and forget the rest."""
        with self._lock:
            now = self._clock()
            frame = self._first_free(now)
            self._score.cut(frame)
            self._write(frame, now)

    def set_volume(self, volume: int) -> None:
        """Mix the cues to come at ``volume`` percent."""
        self._tones.set_volume(volume)

    def trouble(self) -> str:
        """Return that the device stopped taking sound, or raise an error of the thread."""
        if self._error:
            raise self._error
        with self._lock:
            if self._over.is_set():
                return ""
            is_alive = self._connection.is_alive
        return self._stall.trouble(self._taken_at) if is_alive else STOPPED

    def close(self) -> None:
        """End the stream; what is written isn't heard any more."""
        with self._lock:
            if not self._over.is_set():
                self._over.set()
                self._connection.close()

    def keep_written(self) -> None:
        """Write from a thread, until the stream is closed, what comes in the next moments.

        Raise `OutputError` if the server doesn't say where in the stream it is.
        """
        deadline = monotonic() + PATIENCE
        while not self._read_clock():
            if monotonic() > deadline:
                self.close()
                msg = "the sound device doesn't respond"
                raise OutputError(msg)
            sleep(POLL)
        Thread(target=self._keep_written, name="sound", daemon=True).start()

    def top_up(self) -> None:
        """Write what comes in the next moments, unless the stream is closed."""
        with self._lock:
            if not self._over.is_set():
                self._read_clock()
                self._score.forget(self._taken)
                self._write(self._written, self._clock())

    def _keep_written(self) -> None:
        try:
            while not self._over.wait(STEP):
                self.top_up()
        except Exception as error:  # noqa: BLE001, raised again by trouble(); here it would be printed
            self._error = error

    def _read_clock(self) -> bool:
        """Take note of where the server is in the stream; return whether it moved on."""
        position = self._connection.position()
        if position is None or position.taken <= self._taken:
            return False
        self._taken, self._taken_at = position.taken, position.at
        self._lump = round(position.lump * RATE)
        self._frames.note(position.at + position.ahead - position.taken / RATE)
        return True

    def _first_free(self, now: float) -> int:
        """Return the first frame that can still be written over."""
        return self._taken + round((now - self._taken_at) * RATE) + self._lump + MARGIN

    def _write(self, frame: int, now: float) -> None:
        """Write what's changed from ``frame`` on, and `AHEAD` seconds from now on."""
        free = self._first_free(now)
        first = max(min(frame, self._written), free)
        end = max(self._written, free + round(AHEAD * RATE))
        if end > first:
            self._connection.write(first, self._score.mix(first, end - first))
            self._written = end


def open_pulse_stream(
    bank: SampleBank, *, volume: int, lead_in: float, hums_always: bool
) -> PulseStream:
    """Return a stream that plays; raise `OutputError` if there's no server or no device."""
    # It would make the server wait for a full buffer before it plays.
    os.environ.pop("PULSE_LATENCY_MSEC", None)
    connection = PulseConnection("footcoach", longest=LONGEST, lump=LUMP)
    score = Score(lead_in=lead_in, hums_always=hums_always)
    stream = PulseStream(connection, Tones(bank, volume), score)
    stream.keep_written()
    return stream
