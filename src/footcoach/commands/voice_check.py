"""``footcoach sound-check``: the voice, with a left and a right and a count on the beat."""

from collections.abc import Mapping
from time import monotonic, sleep

import click

from footcoach.session import vocabulary as say
from footcoach.session.cues import Cue
from footcoach.session.speech import COUNT, PHRASE_GAP, Clip
from footcoach.sound.speaker import Output, SpeakingOutput
from footcoach.sound.speaking_output import as_speaking
from footcoach.sound.voice_pack import NAME, load_voice
from footcoach.voice_level import Voice

WAKING = 0.5
"""Seconds before the first word."""
PAUSE = 0.6
"""Seconds between the sentence and the count, and after it."""
SENTENCE = (say.NEXT, "Short foot", "Left", "Right")


def play_voice(output: Output, voice: Voice | None) -> None:
    """Say a sentence and a count through ``output``, and print whose voice it is, and what it says.

    ``voice`` is how much a session says by config.yaml; None leaves it to what's chosen in the app.
    """
    pack = load_voice()
    if not pack.clips:
        click.echo("\nThe recorded voice is missing, so a session plays tones only.")
        return
    speaking = as_speaking(output)
    if speaking is None:
        click.echo(
            f"\nThe voice can't be played through {output.name}; a session plays tones only."
        )
        return
    click.echo(f"\nThe voice: {NAME}, {len(pack.clips)} recorded phrases. {_say_level(voice)}")
    if speaking.speaks is Voice.BRIEF:
        click.echo(f"Through {output.name} it says names, sides and the last three seconds only.")
    click.echo(f'It says "{", ".join(SENTENCE)}", then counts "{", ".join(COUNT)}" on the beat.')
    speaking.set_voice(on=True)
    beat = _say_sentence(speaking, pack.clips, monotonic() + WAKING) + PAUSE
    for text in COUNT:
        speaking.say_at(text, beat - pack.clips[text].anchor)
        beat += 1
    output.play_at(Cue.GO, beat)
    sleep(max(0.0, beat + PAUSE - monotonic()))
    speaking.set_voice(on=False)


def _say_level(voice: Voice | None) -> str:
    """Say how much a session says."""
    if voice is None:
        return "A session says names, sides and counts (brief) until you choose with v."
    return f"config.yaml has a session say {voice}."


def _say_sentence(output: SpeakingOutput, clips: Mapping[str, Clip], when: float) -> float:
    """Say the sentence from ``when`` on; return when it ends."""
    for text in SENTENCE:
        output.say_at(text, when)
        when += clips[text].seconds + PHRASE_GAP
    return when
