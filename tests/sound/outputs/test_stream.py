"""The stream's process ends with the app, and the app notices when the process doesn't play."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from footcoach.paths import bundled
from footcoach.session.cues import Cue
from footcoach.sound.output_error import OutputError
from footcoach.sound.outputs import stream
from footcoach.sound.outputs.stream import SLEPT, STALL, Stream
from footcoach.sound.samples import load
from footcoach.sound.settings import Settings
from tests.sound.rig import MISSING, rig, wait_until
from tests.world import FakeClock

BANK = load(bundled("sounds") / "tones")

READ = """
import json, sys, time
commands = sys.stdin.buffer
while True:
    word, *rest = json.loads(commands.readline())
    if word == "open":
        break
    commands.read(rest[1])
"""
ANSWER = READ + "print('open the fake device', flush=True)\n"
HANG = "time.sleep(1000)\n"
ECHO = (
    READ
    + """
print("open", "with volume", *rest, flush=True)
for line in commands:
    print("running", *json.loads(line), flush=True)
"""
)

needs_sound = pytest.mark.skipif(
    bool(MISSING) or find_spec("miniaudio") is None,
    reason=f"needs miniaudio and {', '.join(MISSING)}",
)


class Open:
    """Opens streams whose process runs a program of the test, and closes them."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.made: list[Stream] = []

    def __call__(self, program: str, **settings: int) -> Stream:
        wanted = Settings(**settings)  # type: ignore[arg-type]  # whichever the test is about
        self.made.append(Stream(BANK, wanted, clock=self.clock, program=program))
        return self.made[-1]


@pytest.fixture
def opens(monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    monkeypatch.setattr(stream, "LEAVING", 0.2)
    opens = Open()
    yield opens
    for made in opens.made:
        made.close()


def test_every_command_reaches_the_process(opens: Open) -> None:
    made = opens(ECHO, volume=40)

    assert made.name == "with volume 40 100 0.0 False"
    made.play_at(Cue.GO, 12.5)
    wait_until(lambda: made.trouble() == "play go 12.5")
    made.cancel_pending()
    wait_until(lambda: made.trouble() == "cancel")
    made.set_volume(70)
    wait_until(lambda: made.trouble() == "volume 70")
    made.set_voice(on=True)
    wait_until(lambda: made.trouble() == "voice True")
    made.say_at("Short foot", 3.5)
    wait_until(lambda: made.trouble().startswith("say /"))
    assert made.trouble().endswith("short-foot.ogg 3.5")


def test_what_the_voice_does_not_have_is_not_said(opens: Open) -> None:
    made = opens(ECHO)

    made.say_at("../../etc/passwd", 3.5)
    made.cancel_pending()

    wait_until(lambda: made.trouble() == "cancel")


def test_a_process_that_has_no_device_says_why(opens: Open) -> None:
    with pytest.raises(OutputError, match=r"^there is no device$"):
        opens(READ + "print('failed there is no device', flush=True)")


def test_a_process_that_does_not_start_is_an_output_that_cannot_be_used(
    opens: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(OutputError, match="couldn't be started"):
        opens("raise SystemExit(1)")
    monkeypatch.setattr(sys, "executable", "/nowhere")
    with pytest.raises(OutputError, match="couldn't be started"):
        opens(ANSWER)


def test_a_process_that_ends_is_noticed_and_takes_cues_without_a_word(opens: Open) -> None:
    made = opens(ANSWER)

    wait_until(lambda: made.trouble() == "the sound player ended unexpectedly")
    for _ in range(3):
        made.play_at(Cue.GO, 0)


def test_a_process_that_hangs_is_noticed(opens: Open) -> None:
    made = opens(ANSWER + HANG)

    said = []
    for _ in range(round(STALL * 2) + 1):
        opens.clock.tick(0.5)
        said.append(made.trouble())

    assert said[-2:] == ["", "the sound player stopped responding"]


def test_after_the_app_was_stopped_the_process_has_time_to_report(opens: Open) -> None:
    made = opens(ANSWER + HANG)

    opens.clock.tick(SLEPT + 60)

    assert made.trouble() == ""


def test_closing_ends_the_process_even_if_it_does_not_listen(opens: Open) -> None:
    made = opens(ANSWER + HANG)

    made.close()
    made.close()

    assert made._process.returncode is not None


@pytest.mark.audio
@pytest.mark.skipif(sys.platform != "linux", reason="these are Linux's variables")
@pytest.mark.skipif(find_spec("miniaudio") is None, reason="miniaudio has no wheel here")
def test_without_a_sound_server_the_process_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    monkeypatch.setenv("ALSA_CONFIG_PATH", "/nowhere")

    with pytest.raises(OutputError, match="no sound device found"):
        Stream(BANK, Settings())


APP = """
import time
from footcoach.paths import bundled
from footcoach.sound.outputs.stream import Stream
from footcoach.sound.samples import load
from footcoach.sound.settings import Settings
made = Stream(load(bundled("sounds") / "tones"), Settings())
print(made._process.pid, flush=True)
time.sleep(1000)
"""


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.audio
@needs_sound
@pytest.mark.parametrize("frozen", [False, True])
def test_no_process_is_left_when_the_app_is_killed(*, frozen: bool) -> None:
    with rig() as server:
        app = subprocess.Popen(
            [sys.executable, "-c", APP],
            env={**os.environ, **server.environment, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.PIPE,
        )
        assert app.stdout
        pid = int(app.stdout.readline())
        was_running = is_running(pid)
        if frozen:
            # A server that hangs keeps the device from closing.
            server.server.send_signal(signal.SIGSTOP)
        app.kill()
        app.wait()
        app.stdout.close()
        wait_until(lambda: not is_running(pid))

    assert was_running


@pytest.mark.audio
@needs_sound
def test_ctrl_c_in_the_terminal_does_not_end_the_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with rig() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        made = Stream(BANK, Settings())
        group = os.getpgid(made._process.pid)
        made.close()

    assert group != os.getpgrp()
