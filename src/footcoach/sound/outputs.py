"""Every way to be heard, in one table, and the speaker that a session gets."""

from collections.abc import Callable
from functools import cache

from footcoach.assets import bundled
from footcoach.sound.bank import Bank, load
from footcoach.sound.bell import Bell
from footcoach.sound.chain import Chain, Opener
from footcoach.sound.mixer import Mixer
from footcoach.sound.settings import Keepalive, Settings
from footcoach.sound.simple import Simple
from footcoach.sound.speaker import Output, Silence, Speaker
from footcoach.sound.stream import Stream
from footcoach.sound.system import System

AUTO, OFF = "auto", "off"

Ring = Callable[[], None]
"""Rings the terminal's bell."""

_Make = Callable[[Settings, Bank, Ring], Output]

_TABLE: dict[str, _Make] = {
    "stream": lambda settings, bank, _: Stream(
        Mixer(bank, lead_in=settings.lead_in, faint=settings.keepalive is Keepalive.FAINT)
    ),
    "simpleaudio": lambda settings, bank, _: Simple(bank, lead_in=settings.lead_in),
    "system": lambda settings, bank, _: System(bank, lead_in=settings.lead_in),
    "bell": lambda _settings, _bank, ring: Bell(ring),
}
"""Best first: each steps down to the next."""

CHOICES = (AUTO, *_TABLE, OFF)
"""What can be asked for. One that is named is tried first, and those above it not at all."""


def speaker(settings: Settings, ring: Ring) -> Speaker:
    """Return what a session is heard by; nothing is opened before this returns."""
    if settings.output == OFF:
        return Silence()
    bank = cache(lambda: load_bank(settings))
    return Chain(openers(settings, bank, ring), bank, settings=settings)


def load_bank(settings: Settings) -> Bank:
    """Return the sounds of all cues."""
    return load(bundled("sounds") / "tones", settings.folder)


def openers(settings: Settings, bank: Callable[[], Bank], ring: Ring) -> tuple[Opener, ...]:
    """Return the outputs in the order in which a session tries them."""
    names = tuple(_TABLE)
    first = 0 if settings.output == AUTO else names.index(settings.output)
    return tuple(_opener(name, settings, bank, ring) for name in names[first:])


def _opener(name: str, settings: Settings, bank: Callable[[], Bank], ring: Ring) -> Opener:
    # simpleaudio opens the device without letting go of the interpreter.
    return Opener(name, lambda: _TABLE[name](settings, bank(), ring), name == "simpleaudio")
