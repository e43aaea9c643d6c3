"""Recorded phrases: compressed files read into samples, with whichever library can."""

import ctypes
from array import array
from functools import cache

from footcoach.sound.samples import RATE, BadSoundError, Samples, resample, scale
from footcoach.sound.settings import FULL_VOLUME

SNDFILE = "libsndfile.so.1"
"""The library with which PulseAudio and PipeWire read files, where miniaudio isn't installed."""
_READ = 0x10


class Clips:
    """Recorded phrases, decoded when they're first needed and kept."""

    def __init__(self, volume: int, voice_volume: int) -> None:
        self._voice_volume = voice_volume
        self._decoded: dict[str, Samples] = {}
        self._scaled: dict[str, Samples] = {}
        self.set_volume(volume)

    def set_volume(self, volume: int) -> None:
        """Return clips at their share of ``volume`` from now on."""
        # As in a bank: loudness follows the power.
        self._gain = (volume * self._voice_volume / FULL_VOLUME**2) ** 2
        self._scaled.clear()

    def find(self, file: str) -> Samples:
        """Return the samples in ``file``; raise `BadSoundError` if it can't be played."""
        if file not in self._decoded:
            self._decoded[file] = decode(file)
        if file not in self._scaled:
            samples = self._decoded[file]
            self._scaled[file] = samples if self._gain == 1 else scale(samples, self._gain)
        return self._scaled[file]


def can_decode() -> bool:
    """Whether a library that reads the recordings is installed."""
    if _load_sndfile() is not None:
        return True
    from importlib.util import find_spec

    return find_spec("miniaudio") is not None


def decode(file: str) -> Samples:
    """Return the samples of a compressed file, in one channel at `RATE`.

    Raise `BadSoundError` if it can't be read.
    """
    try:
        import miniaudio
    except ImportError:
        return _decode_with_sndfile(file)
    try:
        decoded = miniaudio.decode_file(file, nchannels=1, sample_rate=RATE)
    except (miniaudio.MiniaudioError, OSError) as error:
        raise BadSoundError(str(error)) from error
    return array("h", decoded.samples)


class _SoundInfo(ctypes.Structure):
    _fields_ = (
        ("frames", ctypes.c_int64),
        ("rate", ctypes.c_int),
        ("channels", ctypes.c_int),
        ("format", ctypes.c_int),
        ("sections", ctypes.c_int),
        ("seekable", ctypes.c_int),
    )


@cache
def _load_sndfile() -> ctypes.CDLL | None:
    try:
        library = ctypes.CDLL(SNDFILE)
    except OSError:
        return None
    library.sf_open.restype = ctypes.c_void_p
    library.sf_open.argtypes = (ctypes.c_char_p, ctypes.c_int, ctypes.c_void_p)
    library.sf_readf_short.restype = ctypes.c_int64
    library.sf_readf_short.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64)
    library.sf_close.argtypes = (ctypes.c_void_p,)
    return library


def _decode_with_sndfile(file: str) -> Samples:
    library, info = _load_sndfile(), _SoundInfo()
    handle = library and library.sf_open(file.encode(), _READ, ctypes.byref(info))
    if not library or not handle:
        msg = "it can't be read"
        raise BadSoundError(msg)
    try:
        if info.channels != 1:
            msg = f"it has {info.channels} channels"
            raise BadSoundError(msg)
        buffer = (ctypes.c_short * info.frames)()
        frames = library.sf_readf_short(handle, buffer, info.frames)
    finally:
        library.sf_close(handle)
    samples = array("h", buffer[:frames])
    return samples if info.rate == RATE else resample(samples, info.rate)
