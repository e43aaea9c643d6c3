"""What a person has settled about the sound."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from footcoach.session.cues import Cue
from footcoach.sound.samples import FULL


class Group(StrEnum):
    """Cues that are wanted or not wanted together."""

    BEATS = "beats"
    LAST_THREE = "last three"
    HALFWAY = "halfway"
    CHANGES = "changes"


GROUPS = {
    Cue.BEAT: Group.BEATS,
    Cue.COUNT_IN: Group.LAST_THREE,
    Cue.LAST: Group.LAST_THREE,
    Cue.HALFWAY: Group.HALFWAY,
}


def group_of(cue: Cue) -> Group:
    """Return the group of a cue: whatever does not count is a change."""
    return GROUPS.get(cue, Group.CHANGES)


class Keepalive(StrEnum):
    """What an open stream plays between cues."""

    SILENCE = "silence"
    FAINT = "faint"
    """A hum that nobody hears, for headsets that fall asleep in silence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How cues are to sound."""

    output: str = "auto"
    volume: int = FULL
    """Percent."""
    offset: float = 0.0
    """Seconds by which every cue comes after the picture; negative is before it."""
    lead_in: float = 0.0
    """Seconds of hum before a cue, for what is slow to wake."""
    keepalive: Keepalive = Keepalive.SILENCE
    groups: frozenset[Group] = frozenset(Group)
    """The groups that sound."""
    folder: Path | None = None
    """Where the person's own sounds are; None if there are none."""

    @property
    def ahead(self) -> float:
        """Seconds by which cues have to be handed over earlier than they otherwise would."""
        return self.lead_in + max(0.0, -self.offset)
