"""What simpleaudio is trusted with: nothing that could end the process."""

import sys
from types import ModuleType

import pytest

from footcoach.paths import bundled
from footcoach.session.cues import Cue
from footcoach.sound.outputs import simpleaudio_player
from footcoach.sound.outputs.simpleaudio_player import SimpleaudioPlayer, obstacle
from footcoach.sound.samples import load
from footcoach.sound.speaker import OutputError
from tests.world import FakeClock

BANK = load(bundled("sounds") / "tones")


class NoDeviceError(Exception):
    """What the library raises."""


class Library(ModuleType):
    """A simpleaudio that writes down what it is given."""

    def __init__(self) -> None:
        super().__init__("simpleaudio")
        self.__path__ = ["nowhere"]
        self.inner = ModuleType("simpleaudio._simpleaudio")
        self.inner.SimpleaudioError = NoDeviceError  # type: ignore[attr-defined]
        self.played: list[bytes] = []
        self.stops = 0
        self.works = True

    def play_buffer(self, data: bytes, channels: int, width: int, rate: int) -> None:
        assert (channels, width, rate) == (1, 2, 48000)
        if not self.works:
            raise NoDeviceError
        self.played.append(data)

    def stop_all(self) -> None:
        self.stops += 1


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    library = Library()
    monkeypatch.setitem(sys.modules, "simpleaudio", library)
    monkeypatch.setitem(sys.modules, "simpleaudio._simpleaudio", library.inner)
    monkeypatch.setattr(simpleaudio_player, "owners", lambda: (simpleaudio_player.SAFE,))
    return library


@pytest.mark.parametrize(
    ("owners", "version", "allowed"),
    [
        (("simpleaudio",), (3, 11), True),
        (("simpleaudio",), (3, 12), False),
        (("simpleaudio",), (3, 13), False),
        (("simpleaudio-patched",), (3, 11), True),
        (("simpleaudio-patched",), (3, 13), True),
        (("simpleaudio-patched", "simpleaudio"), (3, 13), False),
        (("somebody-else",), (3, 12), False),
        ((), (3, 11), False),
    ],
)
def test_a_build_that_would_kill_python_is_never_used(
    owners: tuple[str, ...], version: tuple[int, ...], allowed: bool
) -> None:
    assert (obstacle(owners, version) == "") == allowed


def test_the_deadly_build_is_not_even_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simpleaudio_player, "owners", lambda: ("simpleaudio",))
    monkeypatch.setattr(simpleaudio_player, "DEADLY_FROM", (3, 0))
    monkeypatch.delitem(sys.modules, "simpleaudio", raising=False)

    with pytest.raises(OutputError, match="would end Python"):
        SimpleaudioPlayer(BANK)

    assert "simpleaudio" not in sys.modules


def test_without_the_library_the_reason_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simpleaudio_player, "owners", tuple)

    with pytest.raises(OutputError, match="not installed"):
        SimpleaudioPlayer(BANK)


def test_without_a_device_it_does_not_open(library: Library) -> None:
    library.works = False

    with pytest.raises(OutputError, match="no sound device"):
        SimpleaudioPlayer(BANK)


@pytest.mark.skipif(
    bool(obstacle(simpleaudio_player.owners(), sys.version_info[:2])), reason="not installed"
)
def test_the_real_library_says_without_a_device_why_it_cannot_be_used(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/nowhere")

    with pytest.raises(OutputError, match="no sound device"):
        SimpleaudioPlayer(BANK)

    assert capfd.readouterr() == ("", "")


def test_a_cue_is_played_at_the_volume_asked_for(library: Library) -> None:
    output = SimpleaudioPlayer(BANK, clock=FakeClock(0))
    output.set_volume(50)

    output.give(Cue.GO)

    assert library.played[-1].endswith(BANK.at(50).sounds[Cue.GO].tobytes())


def test_a_cancel_ends_what_sounds(library: Library) -> None:
    output = SimpleaudioPlayer(BANK, clock=FakeClock(0))

    output.cancel_pending()

    assert library.stops == 1


def test_a_device_that_vanishes_is_noticed(library: Library) -> None:
    output = SimpleaudioPlayer(BANK, clock=FakeClock(0))
    output.set_volume(100)
    before = output.trouble()

    library.works = False
    output.give(Cue.GO)

    assert before == ""
    assert output.trouble() == "there is no sound device"
