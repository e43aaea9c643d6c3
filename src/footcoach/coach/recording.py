"""What a whole session sounds like, from the same coach, cues and words as a session."""

from collections.abc import Iterator

from footcoach.coach.coach import Coach
from footcoach.session.timeline import Timeline
from footcoach.sound.file_speaker import FileSpeaker
from footcoach.sound.samples import RATE, Samples

PIECE = RATE // 4
"""Frames between two looks of the coach."""
TAIL = 0.5
"""Seconds of silence after the last sound."""


def record(timeline: Timeline, speaker: FileSpeaker) -> Iterator[Samples]:
    """Yield the sound of a session piece by piece, from its first second to its last sound.

    No step of ``timeline`` may wait for a key.
    """
    # Each look is a piece later than the one before, so it never seems to have been asleep.
    coach = Coach(timeline, speaker, clock=lambda: speaker.now, wall=lambda: speaker.now)
    coach.begin()
    while not coach.session.ending:
        yield speaker.take(PIECE)
        coach.look()
    rest = round((speaker.ends + TAIL - speaker.now) * RATE)
    if rest > 0:
        yield speaker.take(rest)
