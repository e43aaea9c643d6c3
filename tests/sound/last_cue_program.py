"""A program that ends right after its last cue."""

from time import monotonic

from footcoach.session.cues import Cue
from footcoach.sound.fallback import make_speaker
from footcoach.sound.settings import Settings
from tests.sound.rig import wait_until
from tests.sound.stream_watch import is_settled


def main() -> None:
    """Play one cue and end."""
    speaker = make_speaker(Settings(output="stream"), lambda: None)
    wait_until(lambda: is_settled(speaker))
    speaker.play_at(Cue.SESSION_DONE, monotonic())
    speaker.close()


if __name__ == "__main__":
    main()
