"""What the app starts with: the command's options, else config.yaml, else what was chosen last."""

from dataclasses import replace
from typing import TYPE_CHECKING

from footcoach.remembered import Choices
from footcoach.ui.appearance import THEMES, Appearance
from footcoach.voice_level import Voice

if TYPE_CHECKING:
    from footcoach.config.reader import Config
    from footcoach.sound.settings import Settings


def choose_look(config: "Config | None", choices: Choices) -> Appearance:
    """Return how the app looks; a theme that there isn't any more counts as none chosen."""
    look = config.appearance if config else Appearance()
    is_open = config is None or "theme" not in config.given
    return look._replace(theme=choices.theme) if is_open and choices.theme in THEMES else look


def choose_sound(
    config: "Config | None", choices: Choices, output: str | None, voice: Voice | None
) -> "Settings":
    """Return the sound settings; ``output`` and ``voice`` are the command's, None for neither.

    Until someone chooses, little is said aloud.
    """
    from footcoach.sound.settings import Settings

    settings, given = (config.sound, config.given) if config else (Settings(), frozenset[str]())
    muted = choices.sound is False and output is None and "sound" not in given
    settings = replace(settings, muted=muted)
    if "voice" not in given:
        settings = settings.with_voice(choices.voice or Voice.BRIEF)
    if choices.volume is not None and "volume" not in given:
        settings = settings.at_volume(choices.volume)
    if choices.voice_volume is not None and "voice_volume" not in given:
        settings = replace(settings, voice_volume=choices.voice_volume)
    return settings.with_output(output).with_voice(voice)
