"""What a person chose in the app: effort, theme, sound and voice, kept from one start to the next.

It's one small file in the state folder, apart from ``config.yaml``, which wins where it sets the
same. Only the app reads it: what a command does never depends on it.
"""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from enum import Enum, auto
from pathlib import Path
from typing import Any, Final

from footcoach.paths import make_private, make_private_folder, own_folder
from footcoach.routine.enums import Effort
from footcoach.voice_level import Voice

UNREADABLE: Final = "What you last chose (effort, theme, sound, voice) couldn't be read: {why}."
UNREADABLE_SO: Final = " footcoach starts with its defaults, and remembers what you choose next."
LONGEST: Final = 100_000
"""Bytes of the largest file that is read."""
_PERCENT: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What was chosen; None is what wasn't yet."""

    effort: Effort | None = None
    theme: str | None = None
    sound: bool | None = None
    """Whether there's any sound."""
    volume: int | None = None
    """Percent."""
    voice: Voice | None = None
    voice_volume: int | None = None
    """Percent of ``volume``."""


class SoundChoice(Enum):
    """What to hear, as the first start asks."""

    VOICE = auto()
    TONES = auto()
    SILENT = auto()

    @property
    def choices(self) -> Choices:
        """What it sets; the voice begins with little, and ``v`` in a session says more."""
        if self is SoundChoice.SILENT:
            return Choices(sound=False)
        return Choices(sound=True, voice=Voice.BRIEF if self is SoundChoice.VOICE else Voice.OFF)


class Memory:
    """Remembers choices, in a file if it has one."""

    def __init__(self, file: Path | None = None) -> None:
        """Read ``file`` at once; None remembers only until the program ends."""
        self._file = file
        self.notice = ""
        """What the person should know about the file; "" if it could be read, or isn't there."""
        self.choices = Choices()
        self._others: dict[str, Any] = {}
        """What another version keeps in the same file."""
        self._read()

    def remember(self, chosen: Choices) -> None:
        """Keep what isn't None in ``chosen``; where that can't be written, until the end."""
        # Another window may have written meanwhile.
        self._read()
        new = {name: value for name, value in asdict(chosen).items() if value is not None}
        self.choices = replace(self.choices, **new)
        if self._file:
            with suppress(OSError):
                _write(self._file, json.dumps(self._others | _as_data(self.choices), indent=1))

    def _read(self) -> None:
        """Take over what is in the file; where it's wrong, leave everything as it is."""
        try:
            data = _load(self._file) if self._file else {}
            choices = _parse(data)
        except (OSError, ValueError) as error:
            self.notice = UNREADABLE.format(why=_explain(error)) + UNREADABLE_SO
            return
        if data:
            self.choices = choices
            self._others = {name: data[name] for name in data.keys() - asdict(choices).keys()}


def open_memory() -> Memory:
    """Return what was remembered on this computer."""
    return Memory(own_folder("state") / "choices.json")


def _explain(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or "the file can't be opened"
    return "the file is damaged" if isinstance(error, UnicodeError) else str(error)


def _load(file: Path) -> dict[str, Any]:
    """Return what is in ``file``, nothing if it isn't there; raise OSError or ValueError."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LONGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    try:
        data = json.loads(content) if len(content) <= LONGEST else None
    except (ValueError, RecursionError):
        data = None
    if isinstance(data, dict):
        return data
    msg = "the file is damaged"
    raise ValueError(msg)


def _parse(data: dict[str, Any]) -> Choices:
    """Return what is remembered; raise ValueError if a value isn't what it should be."""
    found = {}
    for name, read in _READERS.items():
        if name in data:
            try:
                found[name] = read(data[name])
            except ValueError as error:
                msg = f'"{name}" has a wrong value'
                raise ValueError(msg) from error
    return Choices(**found)


def _as_data(choices: Choices) -> dict[str, Any]:
    return {name: value for name, value in asdict(choices).items() if value is not None}


def _read_percent(value: object) -> int:
    if type(value) is not int or not 0 <= value <= _PERCENT:
        raise ValueError
    return value


def _read_text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError  # noqa: TRY004, told as the same mistake as any other
    return value


def _read_switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError  # noqa: TRY004, told as the same mistake as any other
    return value


_READERS: dict[str, Callable[[object], Any]] = {
    "effort": lambda value: Effort(_read_text(value)),
    "theme": _read_text,
    "sound": _read_switch,
    "volume": _read_percent,
    "voice": lambda value: Voice(_read_text(value)),
    "voice_volume": _read_percent,
}


def _write(file: Path, text: str) -> None:
    """Write the whole file or nothing, for its owner alone; raise OSError."""
    make_private_folder(file.parent)
    scratch = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        scratch.touch(mode=0o600)
        scratch.write_text(f"{text}\n", encoding="utf-8")
        scratch.replace(file)
    finally:
        scratch.unlink(missing_ok=True)
    make_private(file)
