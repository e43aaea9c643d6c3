"""The stream says what it is, so a server that's set up for it turns music down, and up again."""

import os
import subprocess
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from footcoach.sound.samples import RATE
from footcoach.sound.streaming.pulse_library import PulseConnection
from tests.sound.rig import MISSING, PATIENCE, Rig, rig, wait_until

pytestmark = [
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
    pytest.mark.audio,
]

LOUD = 10_000
DUCKING = ("module-role-ducking", "trigger_roles=a11y", "ducking_roles=music", "volume=-20dB")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    with rig() as running:
        for name, value in running.environment.items():
            if name.startswith("PULSE"):
                monkeypatch.setenv(name, value)
        yield running


@contextmanager
def music(server: Rig, folder: Path) -> Iterator[None]:
    """Play a loud sound as music for as long as anything here can take."""
    file = folder / "music.raw"
    wave = array("h", [LOUD] * 50 + [-LOUD] * 50) * (RATE // 100)
    file.write_bytes(wave.tobytes() * (2 * int(PATIENCE)))
    player = subprocess.Popen(
        ["pacat", "--property=media.role=music", "--raw", "--rate=48000", "--channels=1", file],
        env={**os.environ, **server.environment},
    )
    try:
        yield
    finally:
        player.kill()
        player.wait()


def level(server: Rig) -> int:
    """Return how loud the last fiftieth of a second was."""
    return max(map(abs, server.samples[-RATE // 50 :]), default=0)


def test_a_server_that_ducks_turns_music_down_for_the_session_alone(
    server: Rig, tmp_path: Path
) -> None:
    assert server.pactl("load-module", *DUCKING).returncode == 0
    with music(server, tmp_path):
        wait_until(lambda: level(server) > LOUD * 0.9)

        session = PulseConnection("footcoach", longest=RATE, lump=RATE // 40)
        wait_until(lambda: LOUD * 0.05 < level(server) < LOUD * 0.2)
        about = server.pactl("list", "sink-inputs").stdout
        session.close()
        wait_until(lambda: level(server) > LOUD * 0.9)

    assert 'media.role = "a11y"' in about
    # What someone sets in the mixer is remembered for footcoach, not for all that guide.
    assert 'module-stream-restore.id = "sink-input-by-application-name:footcoach"' in about
