"""``footcoach render``: a whole session as an audio file, with its text beside it."""

import gc
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import click

from footcoach.coach.lyrics import lyric_lines
from footcoach.coach.recording import record
from footcoach.coach.spoken_words import list_phrases
from footcoach.commands.loading import load_routine, load_sound_settings
from footcoach.commands.output import print_note
from footcoach.commands.run_plan import find_included
from footcoach.exit_status import Status
from footcoach.output_file import OutputFileError, check_free
from footcoach.routine.enums import Effort, Side
from footcoach.routine.errors import printable
from footcoach.routine.library import Library
from footcoach.routine.limits import HOUR
from footcoach.session import words
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.session.unattended import give_times, list_given
from footcoach.sound.clips import can_decode
from footcoach.sound.file_speaker import FileSpeaker
from footcoach.sound.opener import load_bank
from footcoach.sound.own_words.preparing import prepare
from footcoach.sound.settings import FULL_VOLUME, Settings
from footcoach.sound.voice_pack import VoicePack, load_whole_voice
from footcoach.sound.wave_file import list_pair, write_pair
from footcoach.voice_level import Voice

LONGEST = 12 * HOUR
"""Seconds of sound that fit into a WAV file, whose size is a number of 32 bits."""

NAMED = 5
"""How many of the words that can't be spoken are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderOptions:
    """What the options of ``render`` ask for."""

    effort: Effort
    only: frozenset[str]
    """Ids of the only exercises to do; empty for those that a routine does by default."""
    skip: frozenset[str]
    """Ids of exercises to leave out."""
    start_side: Side | None
    """The side to begin with; None leaves it to the routine."""
    voice: Voice
    replaces: bool
    """Whether files that are there are replaced."""


def render_routine(name: str, file: Path, options: RenderOptions) -> None:
    """Write a session into ``file``; end the program with status 1 if that can't be."""
    routine = load_routine(Library(), name)
    timeline = compile_timeline(
        routine,
        options.effort,
        include=find_included(routine, options.only, options.skip),
        start_side=options.start_side,
    )
    settings = _settings(options.voice)
    gc.enable()
    try:
        check_free(*list_pair(file), replaces=options.replaces)
        _write(file, timeline, settings, replaces=options.replaces)
    except OutputFileError as error:
        print_note(str(error))
        sys.exit(Status.WRONG_DATA)


def _write(file: Path, timeline: Timeline, settings: Settings, *, replaces: bool) -> None:
    timed = give_times(timeline)
    seconds = timed.seconds or 0
    if seconds > LONGEST:
        length = words.spell(seconds)
        msg = f"{length} is too long for a WAV file. Leave exercises out with --skip."
        raise OutputFileError(msg)
    for exercise, time in list_given(timeline):
        print_note(
            f"{exercise} waits for a key in a session; in the file it gets {words.spell(time)}"
        )
    voice, bank = _find_voice(settings, timed), load_bank(settings)
    for complaint in bank.complaints:
        print_note(complaint)
    pieces = record(timed, FileSpeaker(settings, bank, voice))
    write_pair(file, pieces, "".join(f"{line}\n" for line in lyric_lines(timed)), replaces=replaces)
    text = printable(str(file.with_suffix(".lrc")))
    click.echo(f"{printable(str(file))}: {words.spell(seconds)}; the text is in {text}")


def _settings(voice: Voice) -> Settings:
    """Return the user's settings, without what only a device needs."""
    settings = load_sound_settings(None, voice)
    return replace(settings, volume=FULL_VOLUME, offset=0.0, lead_in=0.0)


def _find_voice(settings: Settings, timeline: Timeline) -> VoicePack:
    """Return the voice; an empty one, which is said, if its recordings can't be read.

    What has no recording is spoken by an engine before this returns; what can't be, is said.
    """
    if settings.voice is Voice.OFF:
        return VoicePack({}, {})
    if not can_decode():
        print_note("no library that reads Ogg is installed, so the file has tones but no voice")
        return VoicePack({}, {})
    phrases = dict.fromkeys(list_phrases(timeline))
    prepare(phrases, settings.recordings)
    voice = load_whole_voice(settings.recordings)
    if missing := [text for text in phrases if text not in voice.clips]:
        more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
        print_note(
            f"these have no recording, so they aren't said: {', '.join(missing[:NAMED])}{more}. "
            "footcoach sound-check shows what can say them."
        )
    return voice
