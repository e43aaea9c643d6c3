"""The terminal's own bell: what is left when there is no other sound."""

import sys
from collections.abc import Callable
from time import monotonic

from footcoach.session.cues import Cue, CueGroup, group_of
from footcoach.sound.output_error import OutputError
from footcoach.sound.outputs.scheduled import ScheduledOutput
from footcoach.sound.samples import SampleBank
from footcoach.sound.settings import Settings
from footcoach.sound.speaker import Output, OutputKind, Ring


class Bell(ScheduledOutput):
    """Rings the terminal's bell at every change."""

    name = "the terminal bell"

    def __init__(self, ring: Ring, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(clock)
        self._ring = ring

    def play_at(self, cue: Cue, when: float) -> None:
        """Ring at ``when`` if the cue is a change.

        The bell has only one sound: ringing for beats and counts would drown the changes.
        """
        if group_of(cue) is CueGroup.CHANGES:
            super().play_at(cue, when)

    def play(self, cue: Cue) -> None:  # noqa: ARG002, the bell has only one sound
        """Ring."""
        self._ring()

    def set_volume(self, volume: int) -> None:
        """Do nothing: the terminal decides how loud its bell is."""


def _open(_settings: Settings, _bank: SampleBank, ring: Ring) -> Output:
    if not sys.stderr.isatty():
        msg = "the bell can't ring here, because this isn't a terminal"
        raise OutputError(msg)
    return Bell(ring)


KIND = OutputKind(
    name="bell",
    summary="the terminal's bell, for changes only",
    open=_open,
    limits=lambda: "for changes only; your terminal may be set to ring silently",
)
