"""The stream avoids each of the traps of miniaudio."""

import os
import subprocess
import sys
from collections.abc import Generator
from importlib.util import find_spec
from threading import Event
from time import monotonic
from types import ModuleType

import pytest

from footcoach.paths import bundled
from footcoach.session.cues import Cue
from footcoach.sound.mixer import Mixer
from footcoach.sound.output_error import OutputError
from footcoach.sound.samples import load
from footcoach.sound.streaming.miniaudio_stream import MiniaudioStream
from footcoach.sound.streaming.stall import GRACE, SLEPT, STALL
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
from footcoach.sound.streaming.miniaudio_stream import MiniaudioStream
bank = load(bundled("sounds") / "tones")
try:
    stream = MiniaudioStream(Mixer(bank), backends={backends})
except Exception as error:
    print(type(error).__name__, error)
{then}
"""


def run(then: str, backends: tuple[str, ...] = ("NULL",)) -> "subprocess.CompletedProcess[str]":
    """Open a stream in a process of its own without a sound server, then run ``then``."""
    nowhere = {"PULSE_SERVER": "unix:/nowhere", "ALSA_CONFIG_PATH": "/nowhere"}
    path = os.pathsep.join(sys.path)
    return subprocess.run(
        [sys.executable, "-c", OPEN.format(backends=backends, then=then)],
        env={**os.environ, **nowhere, "PYTHONPATH": path},
        capture_output=True, text=True, timeout=SOON, check=False,
    )  # fmt: skip


@pytest.mark.audio
@without_miniaudio
@pytest.mark.parametrize(
    ("end", "status"), [("pass", 0), ("sys.exit(3)", 3), ("1 / 0", 1), ("stream.close()", 0)]
)
def test_an_open_device_does_not_hang_the_interpreter_as_it_ends(end: str, status: int) -> None:
    assert run(end).returncode == status


@pytest.mark.audio
@without_miniaudio
@pytest.mark.parametrize("backends", [("PULSEAUDIO", "ALSA"), ("ALSA",)])
@pytest.mark.skipif(sys.platform != "linux", reason="these are Linux's")
def test_a_missing_device_is_the_reason_and_nothing_is_printed(
    backends: tuple[str, ...],
) -> None:
    done = run("pass", backends)

    assert done.stdout == "OutputError no sound device found\n"
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
    deadline = monotonic() + SOON
    try:
        # A machine that is too busy for a cue drops it, so try until one is played.
        while not played.wait(0.5):
            assert monotonic() < deadline
            stream.play_at(Cue.GO, monotonic() + 0.3)
    finally:
        stream.close()
        stream.close()


class Device:
    """A device as miniaudio makes them, which can't be heard."""

    backend = "Null"

    def __init__(self, **_: object) -> None:
        self._context = object()
        self.closed = False

    def start(self, frames: Generator[bytes, int, None]) -> None:
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


def test_a_device_that_cannot_be_heard_is_refused(library: Library) -> None:
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

    with pytest.raises(OutputError, match="can't be started"):
        MiniaudioStream(Mixer(BANK), backends=("NULL",))

    assert len(library.contexts) == 1


def test_a_missing_library_is_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "miniaudio", None)

    with pytest.raises(OutputError, match="miniaudio library isn't installed"):
        MiniaudioStream(Mixer(BANK))


class Watched:
    """A stream whose device requests frames only when the test says so."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.mixer = Mixer(BANK)
        self.stream = MiniaudioStream(self.mixer, backends=("NULL",), clock=self.clock)

    def pass_time(self, seconds: float, *, asking: bool) -> list[str]:
        """Return the trouble of the stream after each half second."""
        said = []
        for _ in range(round(seconds * 2)):
            self.clock.tick(0.5)
            if asking:
                self.mixer.render(4800, self.clock())
            said.append(self.stream.trouble())
        return said


@pytest.mark.usefixtures("library")
def test_an_error_in_the_thread_of_the_device_is_raised_where_trouble_is_checked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    watched = Watched()
    device = watched.stream._device
    assert isinstance(device, Device)

    def fail(*_: object) -> None:
        raise ZeroDivisionError(1)

    monkeypatch.setattr(watched.mixer, "render", fail)

    # miniaudio goes on in silence when the answers end, and prints any other error.
    with pytest.raises(StopIteration):
        device.frames.send(4800)
    with pytest.raises(ZeroDivisionError):
        watched.stream.trouble()


@pytest.mark.usefixtures("library")
def test_a_device_that_stops_requesting_sound_is_noticed() -> None:
    watched = Watched()

    before = watched.pass_time(10, asking=True)
    after = watched.pass_time(STALL + 1, asking=False)

    assert not any(before)
    assert after[-1] == "the sound device stopped responding"


@pytest.mark.usefixtures("library")
def test_a_server_that_is_slow_at_the_start_has_not_failed() -> None:
    watched = Watched()

    assert not any(watched.pass_time(GRACE, asking=False))
    assert any(watched.pass_time(1, asking=False))


@pytest.mark.usefixtures("library")
def test_after_the_machine_slept_the_device_has_time_to_come_back() -> None:
    watched = Watched()
    watched.pass_time(10, asking=True)

    watched.clock.tick(SLEPT + 600)

    assert watched.stream.trouble() == ""
    assert not any(watched.pass_time(GRACE, asking=False))
    assert any(watched.pass_time(1, asking=False))
