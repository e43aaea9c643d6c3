"""A speaker that mixes what it's given into samples for a file, instead of playing it."""

from typing import TYPE_CHECKING

from footcoach.session.cues import Cue
from footcoach.sound.clips import Clips
from footcoach.sound.mixer import Mixer
from footcoach.sound.samples import RATE, BadSoundError, SampleBank, Samples
from footcoach.sound.settings import Settings
from footcoach.sound.voice_pack import VoicePack
from footcoach.voice_level import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from footcoach.session.speech import Lexicon


class FileSpeaker:
    """Mixes cues and phrases as the stream does, with the same mixer.

    Its clock is the number of frames taken so far, so every moment is exact.
    """

    name = "a file"
    notice = ""

    def __init__(self, settings: Settings, bank: SampleBank, voice: VoicePack) -> None:
        """Mix the sounds of ``bank`` and the phrases of ``voice``."""
        self.settings = settings
        self.lexicon: Lexicon | None = voice.lexicon(bank) if voice.clips else None
        self.ends = 0.0
        """When the last sound that it was given ends, in seconds of its clock."""
        self._bank = bank
        self._files: Mapping[str, Path] = voice.files
        self._clips = Clips(settings.volume, settings.voice_volume)
        self._mixer = Mixer(bank, volume=settings.volume, lead_in=settings.lead_in)
        self.set_voice(on=settings.voice is not Voice.OFF and self.lexicon is not None)

    @property
    def now(self) -> float:
        """The moment of the next frame, in seconds."""
        return self._mixer.clock.frames_given / RATE

    def take(self, frames: int) -> Samples:
        """Return the next ``frames``."""
        return self._mixer.render(frames, self.now)

    def play_at(self, cue: Cue, when: float) -> None:
        """Mix in ``cue`` at ``when``."""
        self._mixer.play_at(cue, when)
        self.ends = max(self.ends, when + self._bank.seconds(cue))

    def prepare(self, texts: "Iterable[str]") -> None:
        """Do nothing: what it can say was prepared before."""

    def say_at(self, text: str, when: float) -> None:
        """Mix in a phrase of the lexicon at ``when``; one that can't be read is left out."""
        try:
            samples = self._clips.find(str(self._files[text]))
        except BadSoundError:
            return
        self._mixer.play_samples_at(samples, when)
        self.ends = max(self.ends, when + len(samples) / RATE)

    def set_voice(self, *, on: bool) -> None:
        """Mix cues softer from now on, or as loud as they are."""
        self._mixer.set_voice(on=on)

    def cancel_pending(self) -> None:
        """Forget what hasn't begun."""
        self._mixer.cancel()

    def set_volume(self, volume: int) -> None:
        """Mix at ``volume`` percent from now on."""
        self._clips.set_volume(volume)
        self._mixer.set_volume(volume)

    def close(self) -> None:
        """Do nothing: it holds nothing open."""
