"""Every way to play cues, in one registry.

All that is known about an output is in its own file, as its ``KIND``. What an output plays
through (a library, a program) is imported or started only when it is opened, in a thread.
"""

from footcoach.sound.outputs import bell, command_player, simpleaudio_player, stream
from footcoach.sound.settings import AUTO, OFF
from footcoach.sound.speaker import OutputKind

OUTPUTS: tuple[OutputKind, ...] = (
    stream.KIND,
    simpleaudio_player.KIND,
    command_player.KIND,
    bell.KIND,
)
"""Best first: when one fails, the next takes over."""

CHOICES = (AUTO, *(kind.name for kind in OUTPUTS), OFF)
"""What ``--sound`` and config.yaml accept."""
