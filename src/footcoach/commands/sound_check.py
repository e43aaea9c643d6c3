"""``footcoach sound-check``."""

import os
import platform
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from textwrap import fill
from time import monotonic, sleep

import click

from footcoach import __version__
from footcoach.commands.loading import load_config
from footcoach.commands.output import ring_terminal
from footcoach.commands.voice_check import play_voice
from footcoach.session.cues import Cue
from footcoach.sound.diagnostics import diagnose, is_remote
from footcoach.sound.opener import NO_ANSWER, Opener, find_openers, load_bank, open_now
from footcoach.sound.output_error import OutputError, describe_failure
from footcoach.sound.settings import OFF, Settings
from footcoach.sound.speaker import Output, as_sentence

SPACING = 0.9
"""Seconds from one cue to the next."""
WAKING = 1.0
"""Seconds before the first cue, in which the output wakes up."""
WIDTH, COLUMN = 79, 15
"""Characters of the longest line, and of the first column."""
_MEANINGS = {
    Cue.COUNT_IN: "one of the last three seconds before a move",
    Cue.GO: "a move begins",
    Cue.NEXT_MOVE: "the next move of the same rep begins",
    Cue.BACK: "the way back begins, such as lowering your heels",
    Cue.BEAT: "one second of a short hold",
    Cue.HALFWAY: "halfway through a long hold",
    Cue.LAST: "one of the last three seconds of a long hold",
    Cue.RELEASE: "let go",
    Cue.REST: "rest between two sets",
    Cue.SWITCH: "the other side comes next, or begins now",
    Cue.EXERCISE_DONE: "the exercise is done",
    Cue.SESSION_DONE: "the session is done",
    Cue.PAUSE: "the session is paused",
    Cue.RESUME: "the session resumes",
    Cue.CONFIRM: "your key worked",
    Cue.SAFETY_STOP: "the session was stopped because something hurts",
}
"""What each cue tells you."""


def check_sound(output: str | None) -> None:
    """Try the outputs, play the cues, and print what happened.

    ``output`` is the one that a session would be asked to use; None leaves it to config.yaml.
    """
    config = load_config()
    settings = config.sound.with_output(output)
    _print_machine(settings)
    if settings.output == OFF:
        click.echo("\nA session will be silent: the sound is off.")
        return
    bank = cache(lambda: load_bank(settings))
    for complaint in bank().complaints:
        click.echo(f"{complaint}.")
    click.echo("\nOutputs, in the order in which a session tries them:")
    working = tuple(_try_all(find_openers(settings, bank, ring_terminal), settings.volume))
    if not working:
        click.echo("\nNothing can be heard here, so no cue is played. A session will be silent.")
        return
    used, *spare = working
    with closing(used):
        reason = _play_all(used, settings)
        if not reason:
            play_voice(used, settings.voice if "voice" in config.given else None)
    then = f", then {spare[0].name}" if reason and spare else ""
    click.echo(f"\nA session will use {used.name}{then}, at {settings.volume}% volume.")


def _print_machine(settings: Settings) -> None:
    """Print the versions, libraries, players and settings, and where sound is heard."""
    click.echo(f"footcoach {__version__}, Python {platform.python_version()}")
    for heading, found in diagnose(settings):
        _print_row(heading, found)
    if is_remote(os.environ):
        click.echo(
            "You're connected over SSH: only the bell is heard here, "
            "everything else on the computer that runs footcoach."
        )


def _print_row(heading: str, text: str) -> None:
    start, margin = f"  {heading:{COLUMN}}", " " * (COLUMN + 2)
    click.echo(fill(text, WIDTH, initial_indent=start, subsequent_indent=margin))


def _try_all(openers: Iterable[Opener], volume: int) -> Iterator[Output]:
    """Print what happens when each output is opened; yield those that open.

    All but the first are closed again.
    """
    has_hung = False
    first: Output | None = None
    for opener in openers:
        try:
            output = _open(opener, volume, has_hung=has_hung)
        except OutputError as error:
            has_hung |= str(error) == NO_ANSWER
            _print_row(opener.name, str(error))
            continue
        limits = opener.limits()
        _print_row(opener.name, f"works: {output.name}{limits and f', {limits}'}")
        if first:
            output.close()
        first = first or output
        yield output


def _open(opener: Opener, volume: int, *, has_hung: bool) -> Output:
    if opener.can_block and has_hung:
        msg = "not tried, because the sound device doesn't respond"
        raise OutputError(msg)
    return open_now(opener, volume)


def _play_all(output: Output, settings: Settings) -> str:
    """Play each cue and print its name; return what went wrong, which is printed too."""
    click.echo(f"\nPlaying every cue through {output.name}:")
    when = monotonic() + WAKING + settings.lead_in
    for cue in Cue:
        output.play_at(cue, when)
        sleep(max(0.0, when - monotonic()))
        _print_row(cue, _MEANINGS[cue])
        when += SPACING + settings.lead_in
    sleep(SPACING)
    reason = _find_trouble(output)
    if reason:
        click.echo(as_sentence(reason))
    return reason


def _find_trouble(output: Output) -> str:
    try:
        return output.trouble()
    except Exception as error:  # noqa: BLE001, whatever is raised in the output is what to print
        return describe_failure(output.name, error)
