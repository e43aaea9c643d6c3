"""What only some outputs can: speak. Asking one that can't does nothing."""

from collections.abc import Callable
from dataclasses import replace

from footcoach.session.speech import Lexicon
from footcoach.sound.samples import SampleBank
from footcoach.sound.settings import Settings
from footcoach.sound.speaker import Output, SpeakingOutput
from footcoach.sound.voice_pack import load_whole_voice
from footcoach.voice_level import Voice


def as_speaking(output: Output) -> SpeakingOutput | None:
    """Return ``output`` if it can speak here; None if it can't."""
    if isinstance(output, SpeakingOutput) and output.speaks is not Voice.OFF:
        return output
    return None


def find_lexicon(
    output: Output, bank: Callable[[], SampleBank], settings: Settings
) -> Lexicon | None:
    """Return what ``output`` can say beside the tones of ``bank``; None if it can't speak."""
    speaking = as_speaking(output)
    if speaking is None:
        return None
    lexicon = load_whole_voice(settings.recordings).lexicon(bank())
    return replace(lexicon, most=speaking.speaks)


def describe_speech(output: Output) -> str:
    """Return what to add to the name of ``output`` about its voice; "" if it can say everything."""
    speaking = as_speaking(output)
    if speaking is None:
        return ", which can't speak, so you'll hear tones"
    is_brief = speaking.speaks is Voice.BRIEF
    return ", which says only names, sides and the last three seconds" if is_brief else ""


def let_say(output: Output, text: str, when: float) -> None:
    """Let ``output`` say a phrase at ``when``."""
    if isinstance(output, SpeakingOutput):
        output.say_at(text, when)


def let_speak(output: Output, *, on: bool) -> None:
    """Let ``output`` play its tones softer beside a voice, or as loud as they are."""
    if isinstance(output, SpeakingOutput):
        output.set_voice(on=on)
