"""What the session screen does with the sound."""

from typing import TYPE_CHECKING

from footcoach.coach.spoken_words import describe_voice
from footcoach.remembered import Choices
from footcoach.session.cues import CueGroup
from footcoach.session.player import Session
from footcoach.ui.choice_keeper import Chose
from footcoach.ui.screens.base import FootcoachScreen

if TYPE_CHECKING:
    from footcoach.coach.coach import Coach


class SoundActions(FootcoachScreen[Session]):
    """The part of the session screen that changes what is heard."""

    _coach: "Coach"

    def action_mute(self) -> None:
        """Turn the sound off, or on again."""
        self._coach.mute()
        self.post_message(Chose(Choices(sound=not self._coach.muted)))
        self.notify("Sound off." if self._coach.muted else "Sound on.", markup=False)
        self.tick()

    def change_volume(self, by: int) -> None:
        """Make the sound louder by so many percent, or softer."""
        volume = self._coach.change_volume(by)
        self.post_message(Chose(Choices(volume=volume)))
        self.notify(f"Volume {volume} percent.", markup=False)

    def action_group(self, name: str) -> None:
        """Turn a group of cues off, or on again."""
        sounds = self._coach.toggle(CueGroup(name))
        self.notify(f"Cues, {name}: {'on' if sounds else 'off'}.", markup=False)

    def action_voice(self) -> None:
        """Say more or less aloud: all, little, nothing."""
        voice = self._coach.change_voice()
        self.post_message(Chose(Choices(voice=voice)))
        self.notify(describe_voice(voice, can_speak=self._coach.can_speak), markup=False)

    def tick(self) -> None:
        """Draw what changed; for the screen to override."""
