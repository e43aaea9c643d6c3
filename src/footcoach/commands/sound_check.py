"""``footcoach sound-check``."""

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from time import monotonic, sleep

import click

from footcoach import __version__
from footcoach.commands.output import load_settings, ring_terminal
from footcoach.session.cues import Cue
from footcoach.sound.diagnostics import circumstances, elsewhere
from footcoach.sound.fallback import SILENT, Opener, open_now
from footcoach.sound.outputs import OFF, load_bank, openers
from footcoach.sound.outputs.bell import Bell
from footcoach.sound.settings import Settings
from footcoach.sound.speaker import Output, OutputError

SPACING = 0.9
"""Seconds from one cue to the next."""
AWAKE = 1.0
"""Seconds before the first cue, in which the output wakes."""


def check_sound(output: str | None) -> None:
    """Try the outputs, play the cues, and print what came of it.

    ``output`` is the one that a session would be asked to use; None leaves it to the
    configuration.
    """
    settings = load_settings(output)
    click.echo(f"footcoach {__version__}, Python {platform.python_version()}")
    for heading, found in circumstances(settings):
        _say(heading, found)
    if elsewhere(os.environ):
        click.echo("You came by SSH: all but the bell is heard where footcoach runs.")
    if settings.output == OFF:
        click.echo("A session will use no sound: it is off.")
        return
    bank = cache(lambda: load_bank(settings))
    for complaint in bank().complaints:
        click.echo(complaint)
    click.echo("Outputs, in the order in which a session tries them:")
    used, *spare = _tried(openers(settings, bank, ring_terminal))
    with closing(used):
        reason = _play_all(used, settings)
    then = f", then {spare[0].name}" if reason and spare else ""
    click.echo(f"A session will use: {used.name}{then}, at {settings.volume} percent.")


def _say(heading: str, text: str) -> None:
    click.echo(f"  {heading:12} {text}")


def _tried(outputs: tuple[Opener, ...]) -> Iterator[Output]:
    """Say what happens when each output is opened; yield those that could be.

    All but the first are closed again.
    """
    stalled = False
    used: Output | None = None
    for opener in outputs:
        try:
            output = _opened(opener, stalled=stalled)
        except OutputError as error:
            stalled |= str(error) == SILENT
            _say(opener.name, str(error))
            continue
        _say(opener.name, f"works: {output.name}{_doubt(output)}")
        if used:
            output.close()
        used = used or output
        yield output


def _opened(opener: Opener, *, stalled: bool) -> Output:
    if opener.blocks and stalled:
        msg = "not tried, since a device does not answer"
        raise OutputError(msg)
    return open_now(opener)


def _doubt(output: Output) -> str:
    if not isinstance(output, Bell):
        return ""
    if not sys.stderr.isatty():
        return ", but here is no terminal to ring"
    return ", at changes only, and as the terminal lets it be heard"


def _play_all(output: Output, settings: Settings) -> str:
    """Play each cue and name it; return what trouble there was, which is said too."""
    click.echo(f"Each cue, by {output.name}:")
    output.set_volume(settings.volume)
    when = monotonic() + AWAKE + settings.lead_in
    for cue in Cue:
        output.play_at(cue, when)
        sleep(max(0.0, when - monotonic()))
        click.echo(f"  {cue}")
        when += SPACING + settings.lead_in
    sleep(SPACING)
    reason = output.trouble()
    if reason:
        click.echo(f"After that, {output.name} was in trouble: {reason}")
    return reason
