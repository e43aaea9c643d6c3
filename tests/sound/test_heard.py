"""What a recording of real output has: every cue whole and on time, and silence when wanted."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import wraps
from importlib.util import find_spec
from itertools import accumulate
from statistics import median
from threading import Thread
from time import monotonic, sleep
from typing import NamedTuple

import pytest

from footcoach.coach.coach import Coach
from footcoach.paths import bundled
from footcoach.routine.enums import Sides
from footcoach.session.actions import Action
from footcoach.session.cues import TAKE_UP, Cue
from footcoach.session.player import Ending
from footcoach.session.speech import COUNT, Lexicon, Speaking
from footcoach.session.timeline import Timeline
from footcoach.sound.clips import decode
from footcoach.sound.fallback import FallbackSpeaker, make_speaker
from footcoach.sound.mixer import Mixer
from footcoach.sound.outputs import simpleaudio_player
from footcoach.sound.samples import RATE, Samples, load
from footcoach.sound.score import BESIDE_VOICE
from footcoach.sound.settings import Settings
from footcoach.sound.speaker import Speaker
from footcoach.sound.streaming.miniaudio_stream import MiniaudioStream
from footcoach.sound.streaming.pulse_stream import open_pulse_stream
from footcoach.sound.voice_pack import load_voice
from footcoach.voice_level import Voice
from tests.sound.rig import MISSING, PATIENCE, Rig, find, onsets, rig, wait_until
from tests.sound.stream_watch import is_settled
from tests.world import dose, exercise, move, span, timeline

pytestmark = [
    pytest.mark.audio,
    pytest.mark.skipif(bool(MISSING), reason=f"needs {', '.join(MISSING)}"),
]
needs_miniaudio = pytest.mark.skipif(
    find_spec("miniaudio") is None, reason="miniaudio has no wheel for this machine"
)

BANK = load(bundled("sounds") / "tones")
SOFTER = BANK.at_volume(round(100 * BESIDE_VOICE))
"""The tones as they're heard beside the voice."""
LATEST = 0.6
"""Seconds after its time by which a cue has begun and ended."""
QUIET = 0.15
"""Seconds of silence between two cues by which they are told apart."""
PRECISE = 0.005
"""Seconds that a cue of the stream may be off with both cores busy."""
HELD = 12
"""Tones that are played while the interpreter is held."""
EARLY = 0.02
"""Seconds by which the recording may date a sound too early."""


@pytest.fixture(scope="module")
def server() -> Iterator[Rig]:
    with rig() as running:
        yield running


@pytest.fixture(autouse=True)
def surroundings(server: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)


def recorded_again(test: Callable[..., None]) -> Callable[..., None]:
    """Record up to three times: sometimes the machine holds up even its own sound server."""

    @wraps(test)
    def record(**fixtures: object) -> None:
        for _ in range(2):
            with suppress(AssertionError):
                return test(**fixtures)
        return test(**fixtures)

    return record


def open_speaker(output: str, voice: Voice = Voice.OFF) -> Speaker:
    made = make_speaker(Settings(output=output, voice=voice), lambda: None)
    assert isinstance(made, FallbackSpeaker)
    wait_until(lambda: made._output is not None)
    if output == "stream":
        wait_until(lambda: is_settled(made))
    return made


class Heard:
    """A coach whose cues are recorded."""

    def __init__(self, server: Rig, *, hold: int) -> None:
        self._server = server
        work = dose(2, move("hold", hold), release=1)
        self.timeline = timeline(exercise(same=work, ready=span(2)))
        self.speaker = open_speaker("stream")
        self.coach = Coach(self.timeline, self.speaker)
        self._begun = len(server.samples)
        self.coach.begin()
        self.start = monotonic()
        self.coach.look_alone()

    def wait_until(self, seconds: float) -> float:
        """Let the session run until that second; return the second it is then."""
        sleep(max(0.0, self.start + seconds - monotonic()))
        return monotonic() - self.start

    def record_until(self, seconds: float) -> None:
        """Wait until what is played before that second has been recorded."""
        self._server.record_until(self.start + seconds)

    def cues(self) -> list[tuple[float, Cue]]:
        """Return what was heard so far, each cue with its second."""
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


class Take(NamedTuple):
    """A recording of every cue, one after another."""

    planned: list[float]
    begun: int
    heard: Samples
    notice: str


def record_every_cue(server: Rig) -> Take:
    made = open_speaker("stream")
    start, begun = monotonic() + 0.7, len(server.samples)
    lengths = [BANK.seconds(cue) + QUIET * 1.3 for cue in Cue]
    planned = list(accumulate(lengths[:-1], initial=start))
    for cue, when in zip(Cue, planned, strict=True):
        made.play_at(cue, when)
    server.record_until(planned[-1] + LATEST)
    made.close()
    return Take(planned, begun, server.samples[begun:], made.notice)


@needs_miniaudio
@recorded_again
def test_the_stream_plays_every_cue_once_whole_and_on_time(server: Rig) -> None:
    planned, begun, heard, notice = record_every_cue(server)

    places = [find(heard, BANK.sounds[cue]) for cue in Cue]
    assert notice == ""
    assert [len(found) for found in places] == [1] * len(Cue)
    moments = [server.moment(begun + found[0]) for found in places]
    late = [at - when for at, when in zip(moments, planned, strict=True)]
    assert max(abs(one - median(late)) for one in late) < PRECISE
    assert len(onsets(heard, QUIET)) == len(Cue)


def is_usable(output: str) -> bool:
    builds = simpleaudio_player.find_distributions()
    return {
        "simpleaudio": not simpleaudio_player.reason_not_to_import(builds, sys.version_info[:2]),
        "system": shutil.which("paplay") is not None,
    }[output]


@pytest.mark.parametrize("output", ["simpleaudio", "system"])
def test_an_output_without_a_stream_plays_every_cue_whole_and_not_too_early(
    server: Rig, output: str
) -> None:
    if not is_usable(output):
        pytest.skip(f"{output} is not here")
    made, begun, due = open_speaker(output), len(server.samples), list[float]()

    def is_heard(cue: Cue) -> bool:
        return bool(find(server.samples[begun:], BANK.sounds[cue]))

    for cue in Cue:
        deadline = monotonic() + PATIENCE
        # A cue for which the machine has no time within 0.15 s is dropped, so give it again.
        while not is_heard(cue):
            assert monotonic() < deadline
            when = monotonic() + 0.3
            made.play_at(cue, when)
            server.record_until(when + LATEST)
        due.append(when)
    made.close()

    heard = server.samples[begun:]
    last = [server.moment(begun + find(heard, BANK.sounds[cue])[-1]) for cue in Cue]
    assert made.notice == ""
    assert all(at > when - EARLY for at, when in zip(last, due, strict=True))


@needs_miniaudio
@recorded_again
def test_a_session_is_heard_as_its_timeline_says(server: Rig) -> None:
    def sit_through() -> Heard:
        heard = Heard(server, hold=2)
        heard.record_until(planned(heard)[-1][0] + LATEST)
        heard.coach.dismiss()
        return heard

    heard = sit_through()

    cues, expected = heard.cues(), planned(heard)
    assert [cue for _, cue in cues] == [cue for _, cue in expected]
    late = [at - due for (at, _), (due, _) in zip(cues, expected, strict=True)]
    assert max(late) - min(late) < PRECISE
    assert heard.coach.session.ending is Ending.FINISHED


@needs_miniaudio
@recorded_again
def test_tones_stay_whole_while_something_else_holds_the_interpreter(server: Rig) -> None:
    made, begun = open_speaker("stream"), len(server.samples)
    start = monotonic() + 0.7
    for number in range(HELD):
        made.play_at(Cue.COUNT_IN, start + number * 0.5)
    while monotonic() < start + HELD * 0.5:
        max(range(2_000_000))  # one call that never lets another thread of this process in
    server.record_until(start + HELD * 0.5 + LATEST)
    made.close()

    assert len(find(server.samples[begun:], BANK.sounds[Cue.COUNT_IN])) == HELD


@needs_miniaudio
@recorded_again
def test_words_are_heard_once_whole_and_on_their_beat(server: Rig) -> None:
    pack, made, begun = load_voice(), open_speaker("stream"), len(server.samples)
    start = monotonic() + 0.7
    for second, text in enumerate(COUNT):
        made.say_at(text, start + second - pack.clips[text].anchor)
    made.play_at(Cue.GO, start + len(COUNT))
    server.record_until(start + len(COUNT) + LATEST)
    made.close()

    heard = server.samples[begun:]
    go = find(heard, BANK.sounds[Cue.GO])
    assert len(go) == 1
    for second, text in enumerate(COUNT):
        places = find(heard, decode(str(pack.files[text])))
        assert len(places) == 1, text
        early = (go[0] - places[0]) / RATE - (len(COUNT) - second + pack.clips[text].anchor)
        assert abs(early) < 0.010, text


def record_with_voice(server: Rig) -> tuple[list[tuple[float, str]], list[tuple[float, str]]]:
    """Return the words and tones of a session as planned and as heard, each with its second."""
    work = dose(1, move("hold", 5, say="Lift the arch"), release=1)
    plan = timeline(exercise("short-foot", work, sides=Sides.EACH, ready=span(8)))
    speaker, begun = open_speaker("stream", Voice.FULL), len(server.samples)
    coach = Coach(plan, speaker)
    coach.begin()
    start = monotonic()
    coach.look_alone()
    expected = planned_sounds(plan, speaker.lexicon)
    server.record_until(start + expected[-1][0] + 2 * LATEST)
    coach.dismiss()
    heard = server.samples[begun:]
    sounds = {text: decode(str(load_voice().files[text])) for text in load_voice().files}
    sounds |= {str(cue): tone for cue, tone in SOFTER.sounds.items()}
    found = [
        (server.moment(begun + at) - start, name)
        for name in {name for _, name in expected}
        for at in find(heard, sounds[name])
    ]
    return expected, sorted(found)


def planned_sounds(plan: Timeline, lexicon: Lexicon | None) -> list[tuple[float, str]]:
    assert lexicon
    speaking, sounds = Speaking(plan, lexicon, Voice.FULL), list[tuple[float, str]]()
    for index, (start, step) in enumerate(zip(plan.starts, plan.steps, strict=True)):
        speech = speaking.in_step(index)
        sounds += [(start + word.at, word.text) for word in speech.words]
        sounds += [(start + m.at, str(m.cue)) for m in step.cues if m.at not in speech.replaced]
    return sorted(sounds)


@needs_miniaudio
@recorded_again
def test_every_word_of_a_session_is_heard_once_whole_in_its_place_and_none_overlap(
    server: Rig,
) -> None:
    expected, heard = record_with_voice(server)

    assert [name for _, name in heard] == [name for _, name in expected]
    late = [at - due for (at, _), (due, _) in zip(heard, expected, strict=True)]
    assert max(late) - min(late) < 0.010
    assert {"First", "Short foot", "Left first", "Three", "Two", "One", "Right"} <= {
        name for _, name in heard
    }


class Interrupted(NamedTuple):
    """A session that was paused in a hold and resumed."""

    paused: float
    resumed: float
    silent_from: float
    before: list[Cue]
    after: list[tuple[float, Cue]]


def interrupt(server: Rig) -> Interrupted:
    """Pause at 4.5 s: the hold lasts from 2 to 7, and its last seconds are at 4, 5 and 6."""
    heard = Heard(server, hold=5)
    paused = heard.wait_until(4.52)
    heard.coach.press(Action.PAUSE)
    heard.record_until(6.2)
    silent_from, before = heard.last_sound(), heard.cues()
    resumed = monotonic() - heard.start
    heard.coach.press(Action.PAUSE)
    heard.record_until(resumed + TAKE_UP + 3 + 7 - paused + LATEST)
    heard.coach.dismiss()
    after = heard.cues()[len(before) :]
    return Interrupted(paused, resumed, silent_from, [cue for _, cue in before], after)


@needs_miniaudio
@recorded_again
def test_a_pause_is_silent_at_once_and_every_later_cue_comes_once_at_its_new_time(
    server: Rig,
) -> None:
    paused, resumed, silent_from, before, after = interrupt(server)

    assert silent_from - paused < 0.25
    assert before[-2:] == [Cue.LAST, Cue.PAUSE]
    resumed += TAKE_UP
    moved = resumed + 3 - paused
    expected = [(resumed + second, Cue.COUNT_IN) for second in range(3)]
    expected += [(resumed + 3, Cue.RESUME), (5 + moved, Cue.LAST), (6 + moved, Cue.LAST)]
    expected += [(7 + moved, Cue.RELEASE)]
    assert [cue for _, cue in after] == [cue for _, cue in expected]
    late = [at - due for (at, _), (due, _) in zip(after, expected, strict=True)]
    assert max(late) - min(late) < PRECISE
    assert all(abs(one) < 0.05 for one in late)


@needs_miniaudio
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGSTOP])
def test_a_session_survives_its_sound_server(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], blow: signal.Signals
) -> None:
    rings: list[float] = []
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)  # or else no bell can ring
    with rig() as doomed:
        for name, value in doomed.environment.items():
            monkeypatch.setenv(name, value)
        made = make_speaker(Settings(), lambda: rings.append(monotonic()))
        wait_until(lambda: is_settled(made))
        doomed.server.send_signal(blow)
        # The stream has a time of grace after it opened, before a stall counts.
        wait_until(lambda: made.name == "the terminal bell")
        first, deadline = monotonic() + 0.3, monotonic() + PATIENCE
        # A ring for which the machine has no time within 0.15 s is dropped, so ask again.
        while not rings:
            assert monotonic() < deadline
            made.play_at(Cue.GO, monotonic() + 0.3)
            sleep(0.6)
        made.cancel_pending()
        closing = Thread(target=made.close, daemon=True)
        closing.start()
        # A server that is stopped would be waited for until it is killed, below.
        closing.join(PATIENCE)
        has_closed = not closing.is_alive()

    assert has_closed
    assert made.notice == "The sound device stopped responding; using the terminal bell."
    assert rings[0] >= first
    assert capfd.readouterr() == ("", "")


@needs_miniaudio
def test_streams_opened_again_and_again_leave_no_connection_behind(server: Rig) -> None:
    def connections() -> int:
        return len(server.pactl("list", "short", "clients").stdout.splitlines())

    def open_stream() -> None:
        open_pulse_stream(BANK, volume=100, lead_in=0, hums_always=False).close()

    before = connections()
    for _ in range(70):
        open_stream()
        MiniaudioStream(Mixer(BANK)).close()

    wait_until(lambda: connections() <= before)


@needs_miniaudio
@recorded_again
def test_a_program_that_ends_right_after_the_last_cue_lets_it_be_heard(
    server: Rig,
) -> None:
    def run_to_its_end() -> int:
        """Return how often the cue of the program was heard."""
        begun = len(server.samples)
        subprocess.run(
            [sys.executable, "-m", "tests.sound.last_cue_program"],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True, text=True, timeout=3 * PATIENCE, check=True,
        )  # fmt: skip
        server.record_until(monotonic() + LATEST)
        return len(find(server.samples[begun:], BANK.sounds[Cue.SESSION_DONE]))

    assert run_to_its_end() == 1
