"""The terminal's own bell: what is left when there is no sound at all."""

from collections.abc import Callable
from time import monotonic

from footcoach.session.cues import Cue
from footcoach.sound.outputs.scheduled import ScheduledOutput

CHANGES = frozenset(
    {
        Cue.GO,
        Cue.RELEASE,
        Cue.REST,
        Cue.SWITCH,
        Cue.EXERCISE_DONE,
        Cue.SESSION_DONE,
        Cue.RESUME,
        Cue.SAFETY_STOP,
    }
)
"""What a bell rings for. It has one voice, so beats and counts would drown the changes."""


class Bell(ScheduledOutput):
    """Rings the terminal's bell at every change."""

    name = "bell"

    def __init__(self, ring: Callable[[], None], clock: Callable[[], float] = monotonic) -> None:
        super().__init__(clock)
        self._ring = ring

    def play_at(self, cue: Cue, when: float) -> None:
        """Ring at ``when`` if the cue is a change."""
        if cue in CHANGES:
            super().play_at(cue, when)

    def give(self, cue: Cue) -> None:  # noqa: ARG002, it has one voice
        """Ring."""
        self._ring()

    def set_volume(self, volume: int) -> None:
        """Ring as loudly as the terminal does."""

    def trouble(self) -> str:
        """Know of none: nobody can tell whether a bell is heard."""
        return ""
