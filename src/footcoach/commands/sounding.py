"""``footcoach sound-check``."""

import platform
from functools import cache
from time import monotonic, sleep

import click

from footcoach import __version__
from footcoach.commands.outcome import load_settings, ring_terminal
from footcoach.session.cues import Cue
from footcoach.sound.chain import SILENT, Opener, open_now
from footcoach.sound.outputs import OFF, load_bank, openers
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
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    click.echo(f"footcoach {__version__}, Python {platform.python_version()}, {system}")
    if settings.output == OFF:
        click.echo("A session will use no sound: it is off.")
        return
    bank = cache(lambda: load_bank(settings))
    for complaint in bank().complaints:
        click.echo(complaint)
    used = _tried(openers(settings, bank, ring_terminal))
    if used is None:
        click.echo("A session will use no sound: nothing could be opened.")
        return
    _play_all(used, settings)
    used.close()
    click.echo(f"A session will use: {used.name}, at {settings.volume} percent.")


def _tried(outputs: tuple[Opener, ...]) -> Output | None:
    """Say what happens when each output is opened; return the first that could be."""
    used: Output | None = None
    stalled = False
    for opener in outputs:
        try:
            output = _opened(opener, stalled=stalled)
        except OutputError as error:
            stalled |= str(error) == SILENT
            click.echo(f"  {opener.name:12} {error}")
            continue
        click.echo(f"  {opener.name:12} works: {output.name}")
        if used:
            output.close()
        used = used or output
    return used


def _opened(opener: Opener, *, stalled: bool) -> Output:
    if opener.blocks and stalled:
        msg = "not tried, since a device does not answer"
        raise OutputError(msg)
    return open_now(opener)


def _play_all(output: Output, settings: Settings) -> None:
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
