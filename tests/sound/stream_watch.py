"""Watches a real audio stream: whether it has settled."""

from time import monotonic
from weakref import WeakKeyDictionary

from footcoach.sound.fallback import FallbackSpeaker
from footcoach.sound.outputs.stream import Stream
from footcoach.sound.speaker import Speaker

SETTLED = 2.5
"""Seconds after which a sink that renders ahead has settled."""

_seen: WeakKeyDictionary[Stream, float] = WeakKeyDictionary()
"""When each stream was first seen to be open."""


def is_settled(speaker: Speaker) -> bool:
    """Whether the stream of ``speaker`` has been open for long enough to play on time."""
    assert isinstance(speaker, FallbackSpeaker)
    output = speaker._output
    if not isinstance(output, Stream):
        return False
    return monotonic() - _seen.setdefault(output, monotonic()) > SETTLED
