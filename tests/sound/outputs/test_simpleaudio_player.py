"""simpleaudio plays cues, and a build that would crash Python is never imported."""

import sys
from types import ModuleType

import pytest

from footcoach.paths import bundled
from footcoach.session.cues import Cue
from footcoach.sound.output_error import OutputError
from footcoach.sound.outputs import simpleaudio_player
from footcoach.sound.outputs.simpleaudio_player import SimpleaudioPlayer, reason_not_to_import
from footcoach.sound.samples import load
from tests.world import FakeClock

BANK = load(bundled("sounds") / "tones")


class NoDeviceError(Exception):
    """What the library raises."""


class Library(ModuleType):
    """A simpleaudio that records what it is given."""

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
    monkeypatch.setattr(
        simpleaudio_player, "find_distributions", lambda: (simpleaudio_player.SAFE,)
    )
    return library


@pytest.mark.parametrize(
    ("distributions", "version", "allowed"),
    [
        (("simpleaudio",), (3, 11), True),
        (("simpleaudio",), (3, 12), False),
        (("simpleaudio",), (3, 13), False),
        (("simpleaudio-patched",), (3, 11), True),
        (("simpleaudio-patched",), (3, 13), True),
        (("simpleaudio-patched", "simpleaudio"), (3, 13), False),
        (("another-fork",), (3, 12), False),
        ((), (3, 11), False),
    ],
)
def test_a_build_that_would_crash_python_is_never_used(
    distributions: tuple[str, ...], version: tuple[int, ...], allowed: bool
) -> None:
    assert (reason_not_to_import(distributions, version) == "") == allowed


def test_a_build_that_would_crash_python_is_not_even_imported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(simpleaudio_player, "find_distributions", lambda: ("simpleaudio",))
    monkeypatch.setattr(simpleaudio_player, "CRASHES_FROM", (3, 0))
    monkeypatch.delitem(sys.modules, "simpleaudio", raising=False)

    with pytest.raises(OutputError, match=r"crashes Python 3\.0 and later"):
        SimpleaudioPlayer(BANK)

    assert "simpleaudio" not in sys.modules


def test_a_missing_library_is_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simpleaudio_player, "find_distributions", tuple)

    with pytest.raises(OutputError, match="isn't installed"):
        SimpleaudioPlayer(BANK)


def test_it_does_not_open_without_a_device(library: Library) -> None:
    library.works = False

    with pytest.raises(OutputError, match="no sound device"):
        SimpleaudioPlayer(BANK)


@pytest.mark.skipif(
    bool(reason_not_to_import(simpleaudio_player.find_distributions(), sys.version_info[:2])),
    reason="not installed",
)
def test_the_real_library_gives_a_missing_device_as_the_reason(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/nowhere")

    with pytest.raises(OutputError, match="no sound device"):
        SimpleaudioPlayer(BANK)

    assert capfd.readouterr() == ("", "")


def test_a_cue_is_played_at_the_volume_asked_for(library: Library) -> None:
    output = SimpleaudioPlayer(BANK, volume=50, clock=FakeClock(0))

    output.play(Cue.GO)
    output.set_volume(20)
    output.play(Cue.GO)

    half, quiet = library.played[-2:]
    assert half.endswith(BANK.at_volume(50).sounds[Cue.GO].tobytes())
    assert quiet.endswith(BANK.at_volume(20).sounds[Cue.GO].tobytes())


def test_a_cancel_stops_what_is_playing(library: Library) -> None:
    output = SimpleaudioPlayer(BANK, clock=FakeClock(0))

    output.cancel_pending()

    assert library.stops == 1


def test_a_device_that_vanishes_is_noticed(library: Library) -> None:
    output = SimpleaudioPlayer(BANK, clock=FakeClock(0))
    before = output.trouble()

    library.works = False
    output.play(Cue.GO)

    assert before == ""
    assert output.trouble() == "no sound device found"
