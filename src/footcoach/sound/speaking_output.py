"""What only some outputs can: speak. Asking one that can't does nothing."""

from collections.abc import Callable

from footcoach.session.speech import Lexicon
from footcoach.sound.samples import SampleBank
from footcoach.sound.settings import Settings
from footcoach.sound.speaker import Output, SpeakingOutput
from footcoach.sound.voice_pack import load_whole_voice


def find_lexicon(
    output: Output, bank: Callable[[], SampleBank], settings: Settings
) -> Lexicon | None:
    """Return what ``output`` can say beside the tones of ``bank``; None if it can't speak."""
    if not isinstance(output, SpeakingOutput):
        return None
    return load_whole_voice(settings.recordings).lexicon(bank())


def let_say(output: Output, text: str, when: float) -> None:
    """Let ``output`` say a phrase at ``when``."""
    if isinstance(output, SpeakingOutput):
        output.say_at(text, when)


def let_speak(output: Output, *, on: bool) -> None:
    """Let ``output`` play its tones softer beside a voice, or as loud as they are."""
    if isinstance(output, SpeakingOutput):
        output.set_voice(on=on)
