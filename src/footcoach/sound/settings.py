"""The user's sound settings, and the groups of cues that can be switched off."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from footcoach.session.cues import Cue
from footcoach.sound.samples import FULL_VOLUME

AUTO = "auto"
"""The output setting that means: the first output that works."""
OFF = "off"
"""The output setting that means: no sound."""


class Group(StrEnum):
    """Cues that are switched on and off together."""

    BEATS = "beats"
    LAST_THREE = "last three"
    HALFWAY = "halfway"
    CHANGES = "changes"


_GROUPS = {
    Cue.BEAT: Group.BEATS,
    Cue.COUNT_IN: Group.LAST_THREE,
    Cue.LAST: Group.LAST_THREE,
    Cue.HALFWAY: Group.HALFWAY,
}


def group_of(cue: Cue) -> Group:
    """Return the group of ``cue``; every cue that doesn't count is a change."""
    return _GROUPS.get(cue, Group.CHANGES)


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
    volume: int = FULL_VOLUME
    """Percent."""
    offset: float = 0.0
    """Seconds by which every cue comes after the picture; negative for before it."""
    lead_in: float = 0.0
    """Seconds of hum before a cue, for outputs that are slow to wake."""
    keepalive: Keepalive = Keepalive.SILENCE
    groups: frozenset[Group] = frozenset(Group)
    """The groups that are played."""
    folder: Path | None = None
    """The folder with the user's own sounds; None if there isn't one."""

    @property
    def ahead(self) -> float:
        """Seconds earlier than usual that cues have to be handed over."""
        return self.lead_in + max(0.0, -self.offset)

    def at_volume(self, volume: int) -> "Settings":
        """Return the same settings with ``volume``, in percent."""
        return replace(self, volume=volume)
