"""One playback stream of a PulseAudio server, by its own library; PipeWire answers it too.

The library's thread talks to the server by itself: it never waits for the interpreter, and calls
nothing in Python.
"""

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep, time
from typing import NamedTuple

from footcoach.sound.output_error import OutputError
from footcoach.sound.samples import RATE, Samples

LIBRARY = "libpulse.so.0"
PATIENCE = 2.5
"""Seconds that the server has to answer."""
POLL = 0.004
"""Seconds between two looks whether it has."""

NO_AUTOSPAWN = 0x0001
AUTO_TIMING_UPDATE, EARLY_REQUESTS = 0x0008, 0x4000
SEEK_ABSOLUTE = 1
CONTEXT_READY, STREAM_READY = 4, 2
"""States; what's above them is over."""
PROPERTIES = {
    b"media.role": b"a11y",
    b"module-stream-restore.id": b"sink-input-by-application-name:footcoach",
}
"""What the stream says of itself: it guides someone, so a system that's set up to turns music
down meanwhile. Its remembered volume is its own, though, and not that of every such stream."""
SAMPLE_FORMAT = 3 if sys.byteorder == "little" else 4
"""16 bits, as this machine has them."""
FRAME_BYTES = 2
MICROSECONDS = 1e6


class _SampleSpec(ctypes.Structure):
    _fields_ = (
        ("format", ctypes.c_int),
        ("rate", ctypes.c_uint32),
        ("channels", ctypes.c_uint8),
    )


class _BufferAttributes(ctypes.Structure):
    _fields_ = tuple(
        (name, ctypes.c_uint32) for name in ("maxlength", "tlength", "prebuf", "minreq", "fragsize")
    )


class _TimingInfo(ctypes.Structure):
    _fields_ = (
        ("seconds", ctypes.c_long),
        ("microseconds", ctypes.c_long),
        ("synchronized_clocks", ctypes.c_int),
        ("sink_usec", ctypes.c_uint64),
        ("source_usec", ctypes.c_uint64),
        ("transport_usec", ctypes.c_uint64),
        ("playing", ctypes.c_int),
        ("write_index_corrupt", ctypes.c_int),
        ("write_index", ctypes.c_int64),
        ("read_index_corrupt", ctypes.c_int),
        ("read_index", ctypes.c_int64),
        ("configured_sink_usec", ctypes.c_uint64),
        ("configured_source_usec", ctypes.c_uint64),
        ("since_underrun", ctypes.c_int64),
    )


class Position(NamedTuple):
    """Where the server is in the stream."""

    at: float
    """The moment, in seconds of the monotonic clock."""
    taken: int
    """How many frames the server has taken for its device."""
    ahead: float
    """Seconds until the last of them is heard."""
    lump: float
    """Seconds of sound that it takes at once."""


class PulseConnection:
    """A stream whose frames are written at their places, ahead of time, and over again."""

    def __init__(self, name: str, *, longest: int, lump: int) -> None:
        """Connect; raise `OutputError`.

        ``longest`` is how many frames the server keeps at most, ``lump`` how many it takes at once.
        """
        self._library = _load()
        self._loop = self._library.pa_threaded_mainloop_new()
        self._context = self._stream = None
        if self._library.pa_threaded_mainloop_start(self._loop) < 0:
            msg = "the sound library can't be started"
            raise OutputError(msg)
        try:
            self._connect(name)
            self._open_stream(longest, lump)
        except OutputError:
            self.close()
            raise

    def position(self) -> Position | None:
        """Ask for the place in the stream, and return what the server said last; None at first."""
        pulse = self._library
        with self._locked():
            update = pulse.pa_stream_update_timing_info(self._stream, None, None)
            if update:
                pulse.pa_operation_unref(update)
            there = pulse.pa_stream_get_timing_info(self._stream)
            if not there or not there.contents.seconds:
                return None
            info = _TimingInfo.from_buffer_copy(there.contents)
        # The library dates it by the wall clock.
        past = time() - info.seconds - info.microseconds / MICROSECONDS
        return Position(
            at=monotonic() - past,
            taken=info.read_index // FRAME_BYTES,
            ahead=info.sink_usec / MICROSECONDS,
            lump=info.configured_sink_usec / MICROSECONDS,
        )

    def write(self, first: int, samples: Samples) -> None:
        """Let ``samples`` be the frames from ``first`` on, instead of what was written there."""
        data = samples.tobytes()
        with self._locked():
            self._library.pa_stream_write(
                self._stream, data, len(data), None, first * FRAME_BYTES, SEEK_ABSOLUTE
            )

    @property
    def is_alive(self) -> bool:
        """Whether the server still takes the stream."""
        with self._locked():
            return bool(self._library.pa_stream_get_state(self._stream) == STREAM_READY)

    def close(self) -> None:
        """End the stream and the connection; closing twice is fine."""
        pulse, loop = self._library, self._loop
        if loop is None:
            return
        with self._locked():
            if self._stream:
                pulse.pa_stream_disconnect(self._stream)
                pulse.pa_stream_unref(self._stream)
            if self._context:
                pulse.pa_context_disconnect(self._context)
                pulse.pa_context_unref(self._context)
        pulse.pa_threaded_mainloop_stop(loop)
        pulse.pa_threaded_mainloop_free(loop)
        self._loop = self._stream = self._context = None

    def _connect(self, name: str) -> None:
        pulse = self._library
        with self._locked():
            api = pulse.pa_threaded_mainloop_get_api(self._loop)
            self._context = pulse.pa_context_new(api, name.encode())
            pulse.pa_context_connect(self._context, None, NO_AUTOSPAWN, None)
        self._await_state(lambda: pulse.pa_context_get_state(self._context), CONTEXT_READY)

    def _open_stream(self, longest: int, lump: int) -> None:
        pulse, whole = self._library, longest * FRAME_BYTES
        spec = _SampleSpec(SAMPLE_FORMAT, RATE, 1)
        # Nothing has to be there before it plays: time passes in the stream even without frames,
        # so what comes late leaves all the rest in its place.
        wanted = _BufferAttributes(whole, whole, 0, lump * FRAME_BYTES, whole)
        flags = AUTO_TIMING_UPDATE | EARLY_REQUESTS
        with self._locked():
            about = pulse.pa_proplist_new()
            for name, value in PROPERTIES.items():
                pulse.pa_proplist_sets(about, name, value)
            self._stream = pulse.pa_stream_new_with_proplist(
                self._context, b"cues", ctypes.byref(spec), None, about
            )
            pulse.pa_proplist_free(about)
            pulse.pa_stream_connect_playback(
                self._stream, None, ctypes.byref(wanted), flags, None, None
            )
        self._await_state(lambda: pulse.pa_stream_get_state(self._stream), STREAM_READY)

    def _await_state(self, ask: Callable[[], int], wanted: int) -> None:
        deadline = monotonic() + PATIENCE
        while True:
            with self._locked():
                state = ask()
            if state == wanted:
                return
            if state > wanted or monotonic() > deadline:
                msg = "no sound device found"
                raise OutputError(msg)
            sleep(POLL)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self._library.pa_threaded_mainloop_lock(self._loop)
        try:
            yield
        finally:
            self._library.pa_threaded_mainloop_unlock(self._loop)


def _load() -> ctypes.CDLL:
    """Return the library with the types of the calls that are used; raise `OutputError`."""
    try:
        library = ctypes.CDLL(LIBRARY)
    except OSError as error:
        msg = "no audio library found"
        raise OutputError(msg) from error
    for name, result, arguments in _CALLS:
        call = getattr(library, name)
        call.restype, call.argtypes = result, arguments
    return library


_P, _S, _I = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
_CALLS = (
    ("pa_threaded_mainloop_new", _P, ()),
    ("pa_threaded_mainloop_start", _I, (_P,)),
    ("pa_threaded_mainloop_stop", None, (_P,)),
    ("pa_threaded_mainloop_free", None, (_P,)),
    ("pa_threaded_mainloop_lock", None, (_P,)),
    ("pa_threaded_mainloop_unlock", None, (_P,)),
    ("pa_threaded_mainloop_get_api", _P, (_P,)),
    ("pa_context_new", _P, (_P, _S)),
    ("pa_context_connect", _I, (_P, _S, _I, _P)),
    ("pa_context_get_state", _I, (_P,)),
    ("pa_context_disconnect", None, (_P,)),
    ("pa_context_unref", None, (_P,)),
    ("pa_proplist_new", _P, ()),
    ("pa_proplist_sets", _I, (_P, _S, _S)),
    ("pa_proplist_free", None, (_P,)),
    ("pa_stream_new_with_proplist", _P, (_P, _S, _P, _P, _P)),
    ("pa_stream_connect_playback", _I, (_P, _S, _P, _I, _P, _P)),
    ("pa_stream_get_state", _I, (_P,)),
    ("pa_stream_disconnect", _I, (_P,)),
    ("pa_stream_unref", None, (_P,)),
    ("pa_stream_write", _I, (_P, _S, ctypes.c_size_t, _P, ctypes.c_int64, _I)),
    ("pa_stream_update_timing_info", _P, (_P, _P, _P)),
    ("pa_stream_get_timing_info", ctypes.POINTER(_TimingInfo), (_P,)),
    ("pa_operation_unref", None, (_P,)),
)
"""Each call with the types of its result and of its arguments."""
