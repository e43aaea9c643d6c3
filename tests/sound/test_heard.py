"""What a recording of the real output shows: every cue whole, on time, and silence when asked."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import accumulate
from statistics import median
from time import monotonic, sleep
from typing import NamedTuple, TypeVar

import pytest

from footcoach.coach.coach import Coach
from footcoach.paths import bundled
from footcoach.session.actions import Action
from footcoach.session.cues import Cue
from footcoach.session.player import Ending
from footcoach.sound.fallback import make_speaker
from footcoach.sound.mixer import FrameClock, Mixer
from footcoach.sound.outputs import simpleaudio_player
from footcoach.sound.outputs.miniaudio_stream import MiniaudioStream
from footcoach.sound.samples import RATE, Samples, load
from footcoach.sound.settings import Settings
from footcoach.sound.speaker import Speaker
from tests.sound.rig import MISSING, PATIENCE, Rig, find, onsets, rig
from tests.world import dose, exercise, move, span, timeline

pytestmark = [
    pytest.mark.skipif(bool(MISSING), reason=f"needs {', '.join(MISSING)}"),
]

T = TypeVar("T")

BANK = load(bundled("sounds") / "tones")
AWAKE = 2.5
"""Seconds after which a sink that renders ahead has settled."""
HEARD = 0.6
"""Seconds after which what was due has been recorded."""
QUIET = 0.15
"""Seconds of silence between two cues by which they are told apart."""


@pytest.fixture(scope="module")
def server() -> Iterator[Rig]:
    with rig() as running:
        yield running


@pytest.fixture(autouse=True)
def surroundings(server: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)


def await_(true: Callable[[], bool]) -> None:
    deadline = monotonic() + PATIENCE
    while not true():
        assert monotonic() < deadline
        sleep(0.02)


def opened(output: str) -> Speaker:
    made = make_speaker(Settings(output=output), lambda: None)
    await_(lambda: made.name != "nothing")
    sleep(AWAKE if output == "stream" else 0)
    return made


def usable(output: str) -> bool:
    needs = {
        "stream": find_spec("miniaudio") is not None,
        "simpleaudio": not simpleaudio_player.reason_not_to_import(
            simpleaudio_player.find_distributions(), sys.version_info[:2]
        ),
        "system": shutil.which("paplay") is not None,
    }
    return needs[output]


class Heard:
    """A coach whose cues are recorded."""

    def __init__(self, server: Rig, *, hold: int) -> None:
        self._server = server
        work = dose(2, move("hold", hold), release=1)
        self.timeline = timeline(exercise(same=work, ready=span(2)))
        self.speaker = opened("stream")
        self.coach = Coach(self.timeline, self.speaker)
        self._begun = len(server.samples)
        self.coach.begin()
        self.start = monotonic()
        self.coach.look_alone()

    def wait_until(self, seconds: float) -> float:
        sleep(self.start + seconds - monotonic())
        return monotonic() - self.start

    def cues(self) -> list[tuple[float, Cue]]:
        """Return what was heard so far, each with its second."""
        heard = self._server.samples[self._begun :]
        found = ((at, cue) for cue in Cue for at in find(heard, BANK.sounds[cue]))
        return sorted((self._second(at), cue) for at, cue in found)

    def last_sound(self) -> float:
        """Return the second after which there was silence."""
        heard = self._server.samples[self._begun :]
        return self._second(max(at for at, value in enumerate(heard) if abs(value) > 100))

    def _second(self, at: int) -> float:
        return self._server.moment(self._begun + at) - self.start


def planned(heard: Heard) -> list[tuple[float, Cue]]:
    starts = zip(heard.timeline.starts, heard.timeline.steps, strict=True)
    return [(start + mark.at, mark.cue) for start, step in starts for mark in step.cues]


PRECISE = 0.005
"""Seconds that a cue of the stream may be off with both cores busy."""
STARTED = 0.3
"""Seconds that anything may take that starts or ends a process or a device."""
HELD_UP = 0.012
"""Seconds by which a request comes late where more is to be done than the machine can do."""
TRIES = 3


class Requests:
    """How late the device asked for more since last looked at, once its stream has settled."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.late = 0.0
        note_request = FrameClock.note_request

        def watched(clock: FrameClock, frames: int, now: float) -> int:
            if clock.frames_given > AWAKE * 0.9 * RATE:
                self.late = max(self.late, now - clock.last_request - clock.period)
            return note_request(clock, frames, now)

        monkeypatch.setattr(FrameClock, "note_request", watched)

    def undisturbed(self, record: Callable[[], T]) -> T:
        """Return a recording during which the processor was to be had.

        What starves the device is heard by everybody who plays anything, and says nothing of us.
        """
        for _ in range(TRIES):
            self.late = 0.0
            recorded = record()
            if self.late < HELD_UP:
                return recorded
        pytest.skip("this machine has more to do than sound can bear")


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> Requests:
    return Requests(monkeypatch)


class Take(NamedTuple):
    """A recording of every cue, one after another."""

    planned: list[float]
    begun: int
    heard: Samples
    notice: str


def take(server: Rig, output: str) -> Take:
    made = opened(output)
    start, begun = monotonic() + 0.7, len(server.samples)
    lengths = [BANK.seconds(cue) + QUIET * 1.3 for cue in Cue]
    planned = list(accumulate(lengths[:-1], initial=start))
    for cue, when in zip(Cue, planned, strict=True):
        made.play_at(cue, when)
    sleep(planned[-1] + HEARD - monotonic())
    made.close()
    return Take(planned, begun, server.samples[begun:], made.notice)


@pytest.mark.parametrize(
    ("output", "jitter"), [("stream", PRECISE), ("simpleaudio", STARTED), ("system", STARTED)]
)
def test_every_cue_is_heard_once_whole_and_in_its_place(
    server: Rig, requests: Requests, output: str, jitter: float
) -> None:
    if not usable(output):
        pytest.skip(f"{output} is not here")

    planned, begun, heard, notice = requests.undisturbed(lambda: take(server, output))

    places = [find(heard, BANK.sounds[cue]) for cue in Cue]
    assert notice == ""
    assert [len(found) for found in places] == [1] * len(Cue)
    moments = [server.moment(begun + found[0]) for found in places]
    late = [at - when for at, when in zip(moments, planned, strict=True)]
    assert max(abs(one - median(late)) for one in late) < jitter
    assert len(onsets(heard, QUIET)) == len(Cue)


@pytest.mark.skipif(not usable("stream"), reason="miniaudio is not here")
def test_a_session_is_heard_as_its_timeline_says(server: Rig, requests: Requests) -> None:
    def sit_through() -> Heard:
        heard = Heard(server, hold=2)
        heard.wait_until(planned(heard)[-1][0] + HEARD)
        heard.coach.dismiss()
        return heard

    heard = requests.undisturbed(sit_through)

    cues, expected = heard.cues(), planned(heard)
    assert [cue for _, cue in cues] == [cue for _, cue in expected]
    late = [at - due for (at, _), (due, _) in zip(cues, expected, strict=True)]
    assert max(late) - min(late) < PRECISE
    assert heard.coach.session.ending is Ending.FINISHED


class Interrupted(NamedTuple):
    """A session that was paused in a hold, and went on."""

    paused: float
    resumed: float
    silent_from: float
    before: list[Cue]
    after: list[tuple[float, Cue]]


def interrupted(server: Rig) -> Interrupted:
    """Pause at 4.5 s: the hold lasts from 2 to 7, and its last seconds are at 4, 5 and 6."""
    heard = Heard(server, hold=5)
    paused = heard.wait_until(4.52)
    heard.coach.press(Action.PAUSE)
    heard.wait_until(6.2)
    silent_from, before = heard.last_sound(), heard.cues()
    resumed = monotonic() - heard.start
    heard.coach.press(Action.PAUSE)
    heard.wait_until(resumed + 3 + 7 - paused + HEARD)
    heard.coach.dismiss()
    after = heard.cues()[len(before) :]
    return Interrupted(paused, resumed, silent_from, [cue for _, cue in before], after)


@pytest.mark.skipif(not usable("stream"), reason="miniaudio is not here")
def test_a_pause_is_silent_at_once_and_every_later_cue_comes_once_at_its_new_time(
    server: Rig, requests: Requests
) -> None:
    paused, resumed, silent_from, before, after = requests.undisturbed(lambda: interrupted(server))

    assert silent_from - paused < 0.25
    assert before[-2:] == [Cue.LAST, Cue.PAUSE]
    moved = resumed + 3 - paused
    expected = [(resumed + second, Cue.COUNT_IN) for second in range(3)]
    expected += [(resumed + 3, Cue.RESUME), (5 + moved, Cue.LAST), (6 + moved, Cue.LAST)]
    expected += [(7 + moved, Cue.RELEASE)]
    assert [cue for _, cue in after] == [cue for _, cue in expected]
    late = [at - due for (at, _), (due, _) in zip(after, expected, strict=True)]
    # What is asked for at once has to wait for the device to ask for its next 100 ms.
    assert -0.02 < late[0] < 0.2
    assert max(late[1:]) - min(late[1:]) < PRECISE
    assert all(abs(one) < 0.05 for one in late[1:])


@pytest.mark.skipif(not usable("stream"), reason="miniaudio is not here")
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSTOP])
def test_a_session_survives_its_sound_server(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], blow: signal.Signals
) -> None:
    rings: list[float] = []
    with rig() as doomed:
        for name, value in doomed.environment.items():
            monkeypatch.setenv(name, value)
        made = make_speaker(Settings(), lambda: rings.append(monotonic()))
        await_(lambda: made.name.startswith("the audio stream"))
        # The grace at the beginning is the stream's business; what counts is what follows.
        sleep(AWAKE)
        doomed.server.send_signal(blow)
        await_(lambda: made.name == "the terminal bell")
        due = monotonic() + 0.3
        made.play_at(Cue.GO, due)
        await_(lambda: bool(rings))
        began = monotonic()
        made.cancel_pending()
        made.close()
        closed = monotonic() - began

    assert made.notice == "The sound device stopped responding; using the terminal bell."
    assert abs(rings[0] - due) < STARTED
    assert closed < STARTED
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not usable("stream"), reason="miniaudio is not here")
def test_streams_opened_again_and_again_leave_no_connection_behind(server: Rig) -> None:
    def connections() -> int:
        return len(server.pactl("list", "short", "clients").stdout.splitlines())

    before = connections()
    for _ in range(70):
        MiniaudioStream(Mixer(BANK)).close()

    assert connections() == before


@pytest.mark.skipif(not usable("stream"), reason="miniaudio is not here")
def test_a_program_that_ends_right_after_the_last_cue_lets_it_be_heard(server: Rig) -> None:
    begun = len(server.samples)
    program = (
        "from time import monotonic, sleep\n"
        "from footcoach.session.cues import Cue\n"
        "from footcoach.sound.fallback import make_speaker\n"
        "from footcoach.sound.settings import Settings\n"
        "made = make_speaker(Settings(output='stream'), lambda: None)\n"
        f"sleep({AWAKE})\n"
        "made.play_at(Cue.SESSION_DONE, monotonic())\n"
        "made.close()\n"
    )
    path = os.pathsep.join(sys.path)
    subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": path}, check=True
    )
    sleep(HEARD)

    assert len(find(server.samples[begun:], BANK.sounds[Cue.SESSION_DONE])) == 1
