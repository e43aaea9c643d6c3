"""What anybody who is to find out why nothing is heard would ask first.

Names and versions only: what a variable or a path holds may be private.
"""

import os
import platform
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path

from footcoach.sound.outputs import simpleaudio_player
from footcoach.sound.outputs.command_player import PROGRAMS
from footcoach.sound.samples import sounds_in
from footcoach.sound.settings import Group, Settings

TELLING = ("XDG_RUNTIME_DIR", "PULSE_SERVER", "PIPEWIRE_REMOTE", "ALSA_CONFIG_PATH", "TMUX")
"""Variables that decide, on Linux, where sound goes."""
ASKING = 2.0
"""Seconds that a sound server may take to give its name."""


def circumstances(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield pairs of a heading and what is to be said under it."""
    yield "system", f"{platform.system()} {platform.release()} {platform.machine()}"
    yield "libraries", _listed((_version("miniaudio"), *map(_version, simpleaudio_player.owners())))
    yield "players", _listed(name for name in PROGRAMS if shutil.which(name))
    yield "server", _server()
    yield "variables", _listed(name for name in TELLING if name in os.environ)
    yield "settings", settled(settings)
    yield "own sounds", _own_sounds(settings.folder)


def settled(settings: Settings) -> str:
    """Write what the person has settled about the sound."""
    groups = _listed(group for group in Group if group in settings.groups)
    return (
        f"{settings.output}, {settings.volume} percent, offset {settings.offset * 1000:.0f} ms, "
        f"lead-in {settings.lead_in * 1000:.0f} ms, keepalive {settings.keepalive}, "
        f"cues: {groups}"
    )


def _own_sounds(folder: Path | None) -> str:
    try:
        return _listed(sounds_in(folder)) if folder else "none"
    except OSError as error:
        return error.strerror or "they cannot be read"


def elsewhere(environment: Mapping[str, str]) -> bool:
    """Tell whether the person probably sits at another machine than the one that plays."""
    return "SSH_CONNECTION" in environment and "PULSE_SERVER" not in environment


def _version(distribution: str) -> str:
    try:
        return f"{distribution} {metadata.version(distribution)}"
    except metadata.PackageNotFoundError:
        return f"no {distribution}"


def _server() -> str:
    """Ask PulseAudio, or whatever stands in for it, who it is."""
    program = shutil.which("pactl")
    if program is None:
        return "unknown, since pactl is not installed"
    try:
        said = subprocess.run(  # noqa: S603, the path comes from the search path
            [program, "info"],
            env={**os.environ, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=ASKING,
            check=False,
        ).stdout.decode(errors="replace")
    except (OSError, subprocess.TimeoutExpired):
        return "it does not answer"
    facts = (line.partition(": ") for line in said.splitlines())
    named = " ".join(fact for name, _, fact in facts if name in {"Server Name", "Server Version"})
    return "".join(filter(str.isprintable, named)) or "none"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or "none"
