"""What a bug report is told: enough to find the fault, and nothing private."""

import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

from footcoach.session.cues import CueGroup
from footcoach.sound import diagnostics as of
from footcoach.sound.diagnostics import diagnose, is_remote
from footcoach.sound.outputs import simpleaudio_player, stream
from footcoach.sound.own_words.engines import Engine
from footcoach.sound.settings import Settings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its programs are shell scripts")

Install = Callable[[str, str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Leave nothing on the search path but what the test installs."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(simpleaudio_player, "find_distributions", tuple)
    monkeypatch.setattr(stream, "is_loadable", lambda _: False)
    for name in of.VARIABLES:
        monkeypatch.delenv(name, raising=False)

    def install(name: str, does: str) -> None:
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / name).chmod(0o755)

    return install


def found(settings: Settings | None = None) -> dict[str, str]:
    return dict(diagnose(settings or Settings()))


@pytest.mark.usefixtures("install")
def test_nothing_installed_is_reported_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", refuse)

    told = found()

    assert told["installed"] == told["environment"] == "none"
    assert told["sound server"] == "unknown (pactl isn't installed)"


def test_libraries_come_with_their_versions_and_players_best_first(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metadata, "version", lambda _: "1.5")
    monkeypatch.setattr(simpleaudio_player, "find_distributions", lambda: ("simpleaudio-patched",))
    install("aplay", "")
    install("paplay", "")

    told = found()
    assert told["installed"] == "miniaudio 1.5, simpleaudio-patched 1.5, paplay, aplay"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has PulseAudio's libraries")
@pytest.mark.usefixtures("install")
def test_the_system_s_own_libraries_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "version", lambda _: "1.5")
    monkeypatch.setattr(stream, "is_loadable", lambda _: True)

    assert found()["installed"] == "miniaudio 1.5, libpulse.so.0, libsndfile.so.1"


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("printf 'Server Name: Pulse (on PipeWire 1)\nHost Name: attic\nServer Version: 15.0'",
         "Pulse (on PipeWire 1) 15.0"),
        ("echo 'Connection refused' >&2; exit 1", "none"),
        ("printf 'Server Name: \\033[31mred'", "[31mred"),
        ("while :; do :; done", "doesn't respond"),
    ],
)  # fmt: skip
def test_the_sound_server_is_asked_for_its_name_and_not_waited_for(
    install: Install, monkeypatch: pytest.MonkeyPatch, does: str, said: str
) -> None:
    monkeypatch.setattr(of, "SERVER_TIMEOUT", 0.3 if "while" in does else of.SERVER_TIMEOUT * 10)
    install("pactl", does)

    assert found()["sound server"] == said


PACTL = """case $1 in
get-default-sink) echo headset;;
get-sink-volume) echo 'Volume: front-left: 26214 /  {}% / -23.88 dB';;
get-sink-mute) echo 'Mute: {}';;
esac"""
WPCTL = """case $1 in
inspect) echo '  * node.description = "Headset"';;
get-volume) echo 'Volume: {}';;
esac"""
TURN_UP = "; turn it up in your system's sound settings"


@pytest.mark.parametrize(
    ("program", "does", "said"),
    [
        ("pactl", PACTL.format(40, "no"), "headset, volume 40%"),
        ("pactl", PACTL.format(40, "yes"), f"headset, volume 40%, muted{TURN_UP}"),
        ("pactl", PACTL.format(0, "no"), f"headset, volume 0%{TURN_UP}"),
        ("pactl", "echo 'Connection refused' >&2; exit 1", "unknown"),
        ("wpctl", WPCTL.format("0.40"), "Headset, volume 40%"),
        ("wpctl", WPCTL.format("0.40 [MUTED]"), f"Headset, volume 40%, muted{TURN_UP}"),
        ("other", "", "unknown (neither pactl nor wpctl is installed)"),
    ],
)
def test_where_sound_goes_how_loud_and_whether_it_is_muted_is_told(
    install: Install, monkeypatch: pytest.MonkeyPatch, program: str, does: str, said: str
) -> None:
    monkeypatch.setattr(of, "SERVER_TIMEOUT", of.SERVER_TIMEOUT * 10)
    install(program, does)

    assert found()["sound goes to"] == said


@pytest.mark.usefixtures("install")
def test_variables_and_folders_are_named_and_their_contents_stay_private(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", "tcp:secret.example")
    (tmp_path / "go.wav").write_bytes(b"")

    told = found(
        Settings(
            volume=40, offset=-0.2, lead_in=1.0, groups=frozenset({CueGroup.BEATS}), folder=tmp_path
        )
    )

    assert told["environment"] == "PULSE_SERVER"
    assert told["settings"] == (
        "output auto, volume 40%, offset -200 ms, lead-in 1000 ms, keepalive silence, cues: beats"
    )
    assert told["own sounds"] == "go"
    assert not [text for text in told.values() if "secret" in text or str(tmp_path) in text]


@pytest.mark.usefixtures("install")
def test_it_says_what_speaks_words_of_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def engines(*names: str) -> None:
        found = tuple(Engine(name, "1", lambda *_: iter(())) for name in names)
        monkeypatch.setattr("footcoach.sound.own_words.engines.find_engines", lambda: found)

    engines()
    assert found()["own words"].startswith("not spoken; ")
    engines("espeak-ng")
    assert found()["own words"].startswith("spoken by espeak-ng; ")
    engines("hibari", "espeak-ng")
    assert found()["own words"] == "spoken by hibari"
    (tmp_path / "left.wav").touch()
    mine = found(Settings(recordings=tmp_path))["own words"]
    assert mine == "1 recorded by you, the others spoken by hibari"


@pytest.mark.usefixtures("install")
def test_a_folder_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    assert found()["own sounds"] == "none"
    assert found(Settings(folder=tmp_path / "no"))["own sounds"] == "No such file or directory"


@pytest.mark.parametrize(
    ("environment", "away"),
    [
        ({}, False),
        ({"SSH_CONNECTION": "a b"}, True),
        ({"SSH_CONNECTION": "a b", "PULSE_SERVER": "tcp:here"}, False),
    ],
)
def test_a_user_on_ssh_is_remote_unless_sound_is_forwarded(
    environment: dict[str, str], away: bool
) -> None:
    assert is_remote(environment) is away
