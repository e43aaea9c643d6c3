"""What to look at first to find out why there is no sound.

Names and versions only: what a variable or a path contains may be private.
"""

import os
import platform
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from footcoach.child_processes import user_for_child
from footcoach.session.cues import CueGroup
from footcoach.sound.outputs import OUTPUTS
from footcoach.sound.own_words.word_cache import cache_folder
from footcoach.sound.own_words.word_finder import WordFinder
from footcoach.sound.samples import find_sounds
from footcoach.sound.settings import Settings

VARIABLES = ("XDG_RUNTIME_DIR", "PULSE_SERVER", "PIPEWIRE_REMOTE", "ALSA_CONFIG_PATH", "TMUX")
"""Environment variables that decide, on Linux, where sound goes."""
SERVER_TIMEOUT = 2.0
"""Seconds that a sound server may take to say its name."""

_BETTER = "for the voice of the recordings: pip install 'footcoach[voice]'"


def diagnose(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield pairs of a heading and what was found."""
    installed = (item for kind in OUTPUTS for item in kind.find_installed())
    yield "system", f"{platform.system()} {platform.release()} {platform.machine()}"
    yield "installed", _join(installed)
    yield "sound server", _ask_server()
    yield "sound goes to", describe_sink()
    yield "environment", _join(name for name in VARIABLES if name in os.environ)
    yield "settings", describe_settings(settings)
    yield "own sounds", _find_own_sounds(settings.folder)
    yield "own words", _find_own_words(settings.recordings)


def describe_settings(settings: Settings) -> str:
    """Return the settings in one line."""
    groups = _join(group for group in CueGroup if group in settings.groups)
    return (
        f"output {settings.output}, volume {settings.volume}%, "
        f"offset {settings.offset * 1000:.0f} ms, lead-in {settings.lead_in * 1000:.0f} ms, "
        f"keepalive {settings.keepalive}, cues: {groups}"
    )


def is_remote(environment: Mapping[str, str]) -> bool:
    """Whether the user probably sits at another computer than the one that plays."""
    return "SSH_CONNECTION" in environment and "PULSE_SERVER" not in environment


def _find_own_sounds(folder: Path | None) -> str:
    try:
        return _join(find_sounds(folder)) if folder else "none"
    except OSError as error:
        return error.strerror or "can't be read"


def _find_own_words(recordings: Path | None) -> str:
    """Say what speaks words that have no recording, such as the user's own names."""
    finder = WordFinder(recordings, cache_folder())
    number = finder.count_recordings()
    recorded = f"{number} recorded by you, the others " if number else ""
    engine = finder.engine_name()
    if not engine:
        return f"{recorded}not spoken; {_BETTER}, or install espeak-ng"
    better = "" if engine == "hibari" else f"; {_BETTER}"
    return f"{recorded}spoken by {engine}{better}"


def _ask_server() -> str:
    """Return the name and version of PulseAudio, or of what takes its place."""
    if shutil.which("pactl") is None:
        return "unknown (pactl isn't installed)"
    printed = _ask("pactl", "info")
    if printed is None:
        return "doesn't respond"
    facts = (line.partition(": ") for line in printed.splitlines())
    named = " ".join(fact for name, _, fact in facts if name in {"Server Name", "Server Version"})
    return _printable(named) or "none"


def describe_sink() -> str:
    """Return the name of the default sink, its volume and whether it's muted, in one line.

    A sink that is muted or at 0% is the commonest reason for hearing nothing.
    """
    if shutil.which("pactl"):
        return _describe_by_pactl()
    if shutil.which("wpctl"):
        return _describe_by_wpctl()
    return "unknown (neither pactl nor wpctl is installed)"


def _describe_by_pactl() -> str:
    name = _ask("pactl", "get-default-sink")
    # A server that doesn't respond is waited for only once.
    volume = name and _ask("pactl", "get-sink-volume", "@DEFAULT_SINK@")
    muted = volume and _ask("pactl", "get-sink-mute", "@DEFAULT_SINK@")
    percent = re.search(r"(\d+)%", volume or "")
    return _describe(name, int(percent[1]) if percent else None, muted="yes" in (muted or ""))


def _describe_by_wpctl() -> str:
    state = _ask("wpctl", "get-volume", "@DEFAULT_AUDIO_SINK@") or ""
    facts = state and _ask("wpctl", "inspect", "@DEFAULT_AUDIO_SINK@")
    name = re.search(r'node\.description = "(.*)"', facts or "")
    share = re.search(r"Volume: (\d+\.\d+)", state)
    percent = round(float(share[1]) * 100) if share else None
    return _describe(name and name[1], percent, muted="[MUTED]" in state)


def _describe(name: str | None, percent: int | None, *, muted: bool) -> str:
    if percent is None:
        return "unknown"
    silent = muted or percent == 0
    facts = (_printable(name or "").strip() or "no name", f"volume {percent}%", "muted" * muted)
    advice = "; turn it up in your system's sound settings" if silent else ""
    return ", ".join(filter(None, facts)) + advice


def _ask(program: str, *arguments: str) -> str | None:
    """Return what a program prints; None if it doesn't answer in time."""
    path = shutil.which(program)
    try:
        return subprocess.run(  # noqa: S603, the path comes from the search path
            [path or program, *arguments],
            env={**os.environ, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SERVER_TIMEOUT,
            check=False,
            user=user_for_child(),
        ).stdout.decode(errors="replace")
    except (OSError, subprocess.TimeoutExpired):
        return None


def _printable(text: str) -> str:
    return "".join(filter(str.isprintable, text))


def _join(words: Iterable[str]) -> str:
    return ", ".join(words) or "none"
