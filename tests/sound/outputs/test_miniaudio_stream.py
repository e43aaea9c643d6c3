"""What the stream promises of miniaudio: each of its traps stays shut."""

import os
import subprocess
import sys
from importlib.util import find_spec
from threading import Event
from types import ModuleType

import pytest

from footcoach.paths import bundled
from footcoach.session.cues import Cue
from footcoach.sound.mixer import Mixer
from footcoach.sound.outputs.miniaudio_stream import GRACE, SLEPT, STALL, MiniaudioStream
from footcoach.sound.samples import load
from footcoach.sound.speaker import OutputError
from tests.world import FakeClock

BANK = load(bundled("sounds") / "tones")
SOON = 20.0

without_miniaudio = pytest.mark.skipif(
    find_spec("miniaudio") is None,
    reason="miniaudio has no wheel for this machine",
)

OPEN = """
import sys
from footcoach.paths import bundled
from footcoach.sound.samples import load
from footcoach.sound.mixer import Mixer
from footcoach.sound.outputs.miniaudio_stream import MiniaudioStream
bank = load(bundled("sounds") / "tones")
try:
    stream = MiniaudioStream(Mixer(bank), backends={backends})
except Exception as error:
    print(type(error).__name__, error)
{then}
"""


def run(then: str, backends: tuple[str, ...] = ("NULL",)) -> "subprocess.CompletedProcess[str]":
    """Open a stream in a process of its own in which there is no sound server, then go on."""
    nowhere = {"PULSE_SERVER": "unix:/nowhere", "ALSA_CONFIG_PATH": "/nowhere"}
    path = os.pathsep.join(sys.path)
    return subprocess.run(
        [sys.executable, "-c", OPEN.format(backends=backends, then=then)],
        env={**os.environ, **nowhere, "PYTHONPATH": path},
        capture_output=True, text=True, timeout=SOON, check=False,
    )  # fmt: skip


@without_miniaudio
@pytest.mark.parametrize(
    ("end", "status"), [("pass", 0), ("sys.exit(3)", 3), ("1 / 0", 1), ("stream.close()", 0)]
)
def test_an_open_device_does_not_hang_the_end_of_the_interpreter(end: str, status: int) -> None:
    assert run(end).returncode == status


@without_miniaudio
@pytest.mark.parametrize("backends", [("PULSEAUDIO", "ALSA"), ("ALSA",)])
@pytest.mark.skipif(sys.platform != "linux", reason="these are Linux's")
def test_without_a_device_there_is_one_reason_and_not_a_byte_on_the_screen(
    backends: tuple[str, ...],
) -> None:
    done = run("pass", backends)

    assert done.stdout == "OutputError there is no sound device\n"
    assert done.stderr == ""
    assert done.returncode == 0


@without_miniaudio
def test_cues_reach_the_device_while_it_runs() -> None:
    mixer, played = Mixer(BANK), Event()
    render = mixer.render

    def watch(frames: int, now: float) -> object:
        got = render(frames, now)
        if max(got) > 1000:
            played.set()
        return got

    mixer.render = watch  # type: ignore[method-assign, assignment]
    stream = MiniaudioStream(mixer, backends=("NULL",))
    try:
        stream.play_at(Cue.GO, stream._clock() + 0.3)
        assert played.wait(SOON)
        assert stream.trouble() == ""
    finally:
        stream.close()
        stream.close()


class Device:
    """A device as miniaudio makes them, which plays into nothing."""

    backend = "Null"

    def __init__(self, **_: object) -> None:
        self._context = object()
        self.closed = False

    def start(self, frames: object) -> None:
        self.frames = frames

    def close(self) -> None:
        self.closed = True


class Library(ModuleType):
    """A miniaudio whose devices are ``Device``."""

    class MiniaudioError(Exception):
        """What miniaudio raises."""

    def __init__(self) -> None:
        super().__init__("miniaudio")
        self.Backend = {"PULSEAUDIO": 1, "ALSA": 2, "NULL": 3}
        self.PlaybackDevice = Device
        self.lib = ModuleType("lib")
        self.contexts: list[object] = []
        self.lib.ma_context_uninit = self.contexts.append  # type: ignore[attr-defined]


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Library:
    library = Library()
    monkeypatch.setitem(sys.modules, "miniaudio", library)
    monkeypatch.setitem(sys.modules, "_miniaudio", library)
    return library


def test_a_device_that_plays_into_nothing_is_refused(library: Library) -> None:
    with pytest.raises(OutputError, match="no audio library"):
        MiniaudioStream(Mixer(BANK), backends=("PULSEAUDIO",))

    assert len(library.contexts) == 1


def test_closing_ends_the_connection_to_the_server_too_and_only_once(library: Library) -> None:
    stream = MiniaudioStream(Mixer(BANK), backends=("NULL",))
    device = stream._device
    assert device is not None

    stream.close()
    stream.close()

    assert device.closed
    assert library.contexts == [device._context]


def test_a_device_that_does_not_start_is_closed(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_device: Device, _frames: object) -> None:
        raise library.MiniaudioError

    monkeypatch.setattr(Device, "start", refuse)

    with pytest.raises(OutputError, match="does not start"):
        MiniaudioStream(Mixer(BANK), backends=("NULL",))

    assert len(library.contexts) == 1


def test_without_the_library_the_reason_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "miniaudio", None)

    with pytest.raises(OutputError, match="miniaudio is not installed"):
        MiniaudioStream(Mixer(BANK))


class Watched:
    """A stream whose device asks for frames only when told to."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.mixer = Mixer(BANK)
        self.stream = MiniaudioStream(self.mixer, backends=("NULL",), clock=self.clock)

    def pass_time(self, seconds: float, *, asking: bool) -> list[str]:
        """Return what the stream says in each half second."""
        said = []
        for _ in range(round(seconds * 2)):
            self.clock.tick(0.5)
            if asking:
                self.mixer.render(4800, self.clock())
            said.append(self.stream.trouble())
        return said


@pytest.mark.usefixtures("library")
def test_a_device_that_asks_for_nothing_any_more_is_noticed() -> None:
    watched = Watched()

    before = watched.pass_time(10, asking=True)
    after = watched.pass_time(STALL + 1, asking=False)

    assert not any(before)
    assert after[-1] == "the device takes no more sound"


@pytest.mark.usefixtures("library")
def test_a_server_that_takes_its_time_at_the_beginning_is_no_trouble() -> None:
    watched = Watched()

    assert not any(watched.pass_time(GRACE, asking=False))
    assert any(watched.pass_time(1, asking=False))


@pytest.mark.usefixtures("library")
def test_after_the_machine_slept_the_device_gets_time_to_come_back() -> None:
    watched = Watched()
    watched.pass_time(10, asking=True)

    watched.clock.tick(SLEPT + 600)

    assert watched.stream.trouble() == ""
    assert not any(watched.pass_time(GRACE, asking=False))
    assert any(watched.pass_time(1, asking=False))
