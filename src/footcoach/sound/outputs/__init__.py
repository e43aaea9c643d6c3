"""Every way to be heard, in one table, and the speaker that a session gets.

Each is imported only when it is opened, in a thread, so that none delays the first frame.
"""

from collections.abc import Callable
from functools import cache

from footcoach.paths import bundled
from footcoach.sound.fallback import FallbackSpeaker, Opener
from footcoach.sound.samples import SampleBank, load
from footcoach.sound.settings import Keepalive, Settings
from footcoach.sound.speaker import Output, Silence, Speaker

AUTO, OFF = "auto", "off"

Ring = Callable[[], None]
"""Rings the terminal's bell."""

_Make = Callable[[Settings, SampleBank, Ring], Output]


def _stream(settings: Settings, bank: SampleBank, _: Ring) -> Output:
    from footcoach.sound.mixer import Mixer
    from footcoach.sound.outputs.miniaudio_stream import MiniaudioStream

    faint = settings.keepalive is Keepalive.FAINT
    return MiniaudioStream(Mixer(bank, lead_in=settings.lead_in, faint=faint))


def _simple(settings: Settings, bank: SampleBank, _: Ring) -> Output:
    from footcoach.sound.outputs.simpleaudio_player import SimpleaudioPlayer

    return SimpleaudioPlayer(bank, lead_in=settings.lead_in)


def _system(settings: Settings, bank: SampleBank, _: Ring) -> Output:
    from footcoach.sound.outputs.command_player import CommandPlayer

    return CommandPlayer(bank, lead_in=settings.lead_in)


def _bell(_settings: Settings, _bank: SampleBank, ring: Ring) -> Output:
    from footcoach.sound.outputs.bell import Bell

    return Bell(ring)


_TABLE: dict[str, _Make] = {
    "stream": _stream,
    "simpleaudio": _simple,
    "system": _system,
    "bell": _bell,
}
"""Best first: each steps down to the next."""

CHOICES = (AUTO, *_TABLE, OFF)
"""What can be asked for. One that is named is tried first, and those above it not at all."""


def speaker(settings: Settings, ring: Ring) -> Speaker:
    """Return what a session is heard by; nothing is opened before this returns."""
    if settings.output == OFF:
        return Silence()
    bank = cache(lambda: load_bank(settings))
    return FallbackSpeaker(openers(settings, bank, ring), bank, settings=settings)


def load_bank(settings: Settings) -> SampleBank:
    """Return the sounds of all cues."""
    return load(bundled("sounds") / "tones", settings.folder)


def openers(settings: Settings, bank: Callable[[], SampleBank], ring: Ring) -> tuple[Opener, ...]:
    """Return the outputs in the order in which a session tries them."""
    names = tuple(_TABLE)
    first = 0 if settings.output == AUTO else names.index(settings.output)
    return tuple(_opener(name, settings, bank, ring) for name in names[first:])


def _opener(name: str, settings: Settings, bank: Callable[[], SampleBank], ring: Ring) -> Opener:
    # simpleaudio opens the device without letting go of the interpreter.
    return Opener(name, lambda: _TABLE[name](settings, bank(), ring), name == "simpleaudio")
