"""The user's sound settings, and the groups of cues that can be switched off."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from footcoach.session.cues import CueGroup
from footcoach.voice_level import Voice

FULL_VOLUME = 100
"""The volume, in percent, at which sounds are played as they were recorded."""
AUTO = "auto"
"""The output setting that means: the first output that works."""
OFF = "off"
"""The output setting that means: no sound."""


class Keepalive(StrEnum):
    """What an open stream plays between cues."""

    SILENCE = "silence"
    FAINT = "faint"
    """An inaudible hum, for headsets that fall asleep in silence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How cues are played."""

    output: str = AUTO
    """The name of an output, `AUTO` or `OFF`."""
    muted: bool = False
    """Whether nothing sounds until the person turns the sound on."""
    volume: int = FULL_VOLUME
    """Percent."""
    offset: float = 0.0
    """Seconds by which every cue comes after the picture; negative for before it."""
    voice: Voice = Voice.OFF
    """How much is said aloud, where the output can."""
    voice_volume: int = FULL_VOLUME
    """Percent of ``volume`` at which it's said."""
    lead_in: float = 0.0
    """Seconds of hum before a cue, for outputs that are slow to wake."""
    keepalive: Keepalive = Keepalive.SILENCE
    groups: frozenset[CueGroup] = frozenset(CueGroup)
    """The groups that are played."""
    folder: Path | None = None
    """The folder with the user's own sounds; None if there isn't one."""
    recordings: Path | None = None
    """The folder with words that the user recorded; None if there isn't one."""

    @property
    def ahead(self) -> float:
        """Seconds earlier than usual that cues have to be handed over."""
        return self.lead_in + max(0.0, -self.offset)

    def with_output(self, output: str | None) -> "Settings":
        """Return the same settings with ``output``; None leaves it as it is."""
        return replace(self, output=output) if output else self

    def with_voice(self, voice: Voice | None) -> "Settings":
        """Return the same settings with ``voice``; None leaves it as it is."""
        return self if voice is None else replace(self, voice=voice)

    def at_volume(self, volume: int) -> "Settings":
        """Return the same settings with ``volume``, in percent."""
        return replace(self, volume=volume)
