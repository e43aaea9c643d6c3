"""A program that ends right after its last cue.

Prints the most, in seconds, by which something in it came too late for even sound.
"""

import atexit
import sys
from time import monotonic

import pytest

from footcoach.session.cues import Cue
from footcoach.sound.fallback import make_speaker
from footcoach.sound.settings import Settings
from tests.sound.rig import wait_until
from tests.sound.stream_watch import Lateness, is_settled


def main() -> None:
    """Play one cue and end."""
    lateness = Lateness(pytest.MonkeyPatch())
    # Registered before the speaker's own, and so called after it.
    atexit.register(lambda: sys.stdout.write(str(lateness.worst)))
    speaker = make_speaker(Settings(output="stream"), lambda: None)
    wait_until(lambda: is_settled(speaker))
    due = monotonic()
    speaker.play_at(Cue.SESSION_DONE, due)
    lateness.worst = max(lateness.worst, monotonic() - due)
    speaker.close()


if __name__ == "__main__":
    main()
