"""Which cue is heard where inside a step; how each one sounds is up to the sound output.

Rising cues mean that work begins, falling ones that it ends.
"""

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Cue(StrEnum):
    """A sound with one meaning."""

    COUNT_IN = "count-in"
    """One of the last three seconds before work."""
    GO = "go"
    """A move begins."""
    NEXT_MOVE = "next-move"
    """A later move of a rep begins, often the opposite of the one before."""
    BACK = "back"
    """The move after the main one begins, which undoes its work."""
    BEAT = "beat"
    """A second of a short move has passed."""
    HALFWAY = "halfway"
    LAST = "last"
    """One of the last three seconds of a longer move."""
    RELEASE = "release"
    """Let go: the pause between two reps."""
    REST = "rest"
    SWITCH = "switch"
    """The other side comes next, or begins where there's no pause between the sides."""
    EXERCISE_DONE = "exercise-done"
    SESSION_DONE = "session-done"
    PAUSE = "pause"
    RESUME = "resume"
    """The clock runs again, in the middle of a step."""
    CONFIRM = "confirm"
    """A key did what it's for, where nothing else is heard at once."""
    SAFETY_STOP = "safety-stop"


class CueGroup(StrEnum):
    """Cues that a person turns on and off together."""

    BEATS = "beats"
    LAST_THREE = "last three"
    HALFWAY = "halfway"
    CHANGES = "changes"


_GROUPS = {
    Cue.BEAT: CueGroup.BEATS,
    Cue.COUNT_IN: CueGroup.LAST_THREE,
    Cue.LAST: CueGroup.LAST_THREE,
    Cue.HALFWAY: CueGroup.HALFWAY,
}


def group_of(cue: Cue) -> CueGroup:
    """Return the group of a cue: every cue that doesn't count is a change."""
    return _GROUPS.get(cue, CueGroup.CHANGES)


class StepKind(StrEnum):
    """What a step is for."""

    READY = "ready"
    MOVE = "move"
    RELEASE = "release"
    SWITCH = "switch"
    REST = "rest"
    COUNT = "count"
    """Waits to be told how many reps a set of as many as you can had."""


class CueMark(NamedTuple):
    """A cue inside a step."""

    at: float
    """Seconds from the beginning of the step."""
    cue: Cue


COUNTED = 3
"""Seconds counted down before a change, and counted in before work resumes."""
TAKE_UP = 0.25
"""Seconds from a key to the first count. A stream takes up to 0.16 s to play a sound that it's
given without notice, so that a count at the key would come late and the next one too soon."""
SHORT_MOVE = 5
"""Moves shorter than this, in seconds, have a beat every second; others a count at the end."""
HALFWAY_FROM = 20
"""Moves of at least this many seconds say when half of them is over."""

END_CUES = frozenset({Cue.EXERCISE_DONE, Cue.SESSION_DONE})


_OPENINGS = {
    StepKind.RELEASE: Cue.RELEASE,
    StepKind.SWITCH: Cue.SWITCH,
    StepKind.REST: Cue.REST,
    StepKind.COUNT: Cue.REST,
}


def opening_cue(kind: StepKind) -> Cue | None:
    """Return the cue with which a pause of ``kind`` begins; None is silent."""
    return _OPENINGS.get(kind)


@lru_cache(maxsize=512)
def place_cues(
    kind: StepKind,
    seconds: float | None,
    begin: Cue | None,
    end: Cue | None = None,
    *,
    counted: bool = True,
) -> tuple[CueMark, ...]:
    """Return the cues of a step that lasts ``seconds``, in order.

    ``begin`` sounds as it begins and ``end`` as it ends. A step that waits for a key, with
    ``seconds`` None, has only ``begin``. ``counted`` False leaves out the count in between.
    """
    first = (CueMark(0, begin),) if begin else ()
    if seconds is None:
        return first
    last = (CueMark(seconds, end),) if end else ()
    return first + (_body(kind, seconds) if counted else ()) + last


def _body(kind: StepKind, seconds: float) -> tuple[CueMark, ...]:
    if kind is not StepKind.MOVE:
        return _final(seconds, Cue.COUNT_IN)
    if seconds < SHORT_MOVE:
        return tuple(CueMark(at, Cue.BEAT) for at in range(1, int(seconds)) if at < seconds)
    halfway = (CueMark(seconds // 2, Cue.HALFWAY),) if seconds >= HALFWAY_FROM else ()
    return halfway + _final(seconds, Cue.LAST)


def _final(seconds: float, cue: Cue) -> tuple[CueMark, ...]:
    """Return a cue for each of the last seconds, but none as the step begins."""
    return tuple(
        CueMark(seconds - left, cue) for left in range(COUNTED, 0, -1) if seconds - left >= 1
    )
