"""A session rendered into a file is, sample by sample, what the stream plays of it."""

from array import array
from itertools import cycle

import pytest

from footcoach.coach.coach import Coach
from footcoach.coach.recording import record
from footcoach.paths import bundled
from footcoach.routine.enums import Effort
from footcoach.routine.library import Library
from footcoach.session.cues import Cue, CueGroup
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.sound.clips import Clips, decode
from footcoach.sound.file_speaker import FileSpeaker
from footcoach.sound.mixer import Mixer
from footcoach.sound.samples import RATE, Samples, load
from footcoach.sound.settings import Settings
from footcoach.sound.speaker import Recorder
from footcoach.sound.streaming import miniaudio_stream
from footcoach.sound.voice_pack import load_voice
from footcoach.voice_level import Voice
from tests.sound.rig import find
from tests.world import FakeClock

pytest.importorskip("miniaudio", reason="decodes the voice")

BANK = load(bundled("sounds") / "tones")
PACK = load_voice()
LATE = (0.0, 0.012, 0.003, 0.02)
"""Seconds by which requests of the device come late, in turn."""
LOOKS = (0.25, 0.6, 0.1, 0.9)
"""Seconds between two looks of a busy coach, in turn."""


def plan(routine: str) -> Timeline:
    return compile_timeline(Library().load(routine), Effort.GENTLE)


def rendered(timeline: Timeline, settings: Settings) -> Samples:
    whole = array("h")
    for piece in record(timeline, FileSpeaker(settings, BANK, PACK)):
        whole.extend(piece)
    return whole


class PlayedSpeaker(Recorder):
    """What the app and the stream's process do with cues and words, with a device that is late."""

    def __init__(self, settings: Settings, clock: FakeClock) -> None:
        super().__init__(clock)
        self.settings = settings
        self.lexicon = PACK.lexicon(BANK)
        self.heard = array("h")
        self._mixer = Mixer(BANK, volume=settings.volume)
        self._mixer.set_voice(on=settings.voice is not Voice.OFF)
        self._clips = Clips(settings.volume, settings.voice_volume)
        self._started = clock.now
        self._late = cycle(LATE)

    def play_at(self, cue: Cue, when: float) -> None:
        self._mixer.play_at(cue, when)

    def say_at(self, text: str, when: float) -> None:
        self._mixer.play_samples_at(self._clips.find(str(PACK.files[text])), when)

    def play_until(self, now: float) -> None:
        frames = RATE * miniaudio_stream.PERIOD // 1000
        while (due := self._started + len(self.heard) / RATE) <= now:
            self.heard.extend(self._mixer.render(frames, due + next(self._late)))


def played(timeline: Timeline, settings: Settings) -> Samples:
    clock, looks = FakeClock(), cycle(LOOKS)
    speaker = PlayedSpeaker(settings, clock)
    coach = Coach(timeline, speaker, clock=clock, wall=clock)
    coach.begin()
    while not coach.session.ending:
        before = clock.now
        coach.look()
        clock.now = before + next(looks)
        speaker.play_until(clock.now)
    coach.look()
    speaker.play_until(clock.tick(3))
    return speaker.heard


@pytest.mark.parametrize("voice", list(Voice))
def test_the_file_has_every_sample_of_the_session(voice: Voice) -> None:
    timeline, settings = plan("two-minutes"), Settings(voice=voice, voice_volume=80)

    file, session = rendered(timeline, settings), played(timeline, settings)

    assert len(session) >= len(file) > RATE * (timeline.seconds or 0)
    assert file == session[: len(file)]
    assert not any(session[len(file) :])


def test_words_and_tones_are_whole_and_the_last_one_rings_out() -> None:
    timeline = plan("two-minutes")
    file = rendered(timeline, Settings(voice=Voice.FULL))

    name = timeline.exercises[timeline.included[0]].exercise.name
    assert len(find(file, decode(str(PACK.files[name])))) == 1
    silent = rendered(timeline, Settings())
    assert find(silent, BANK.sounds[Cue.SESSION_DONE]) == [RATE * (timeline.seconds or 0)]


def test_groups_that_are_off_are_not_in_the_file() -> None:
    timeline = plan("two-minutes")
    settings = Settings(groups=frozenset(CueGroup) - {CueGroup.BEATS})

    assert find(rendered(timeline, Settings()), BANK.sounds[Cue.BEAT])
    assert not find(rendered(timeline, settings), BANK.sounds[Cue.BEAT])
