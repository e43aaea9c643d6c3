"""``config.yaml``: what a person has settled once and for all.

It is read as routine files are, by the same bounded and suspicious reader, and its mistakes
are named in the same way.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from footcoach.routine.errors import MissingFileError, Problems, misread_error, quote
from footcoach.routine.files import read_text
from footcoach.routine.yaml_tree import Mapping, Node, Refused, Scalar, Sequence, parse_tree
from footcoach.sound.outputs import CHOICES
from footcoach.sound.settings import Group, Keepalive, Settings
from footcoach.ui.appearance import THEMES, Appearance

_PERCENT = re.compile(r"([0-9]{1,9})\s*%?")
_TIME = re.compile(r"([+-]?)([0-9]{1,9})\s*(ms|s)?")
_MILLISECONDS = {"ms": 1, "s": 1000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything that the file settles."""

    sound: Settings = field(default_factory=Settings)
    appearance: Appearance = field(default_factory=Appearance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One key of the file."""

    field: str
    """The setting it gives a value."""
    part: str = "sound"
    """The part of the configuration that has the setting."""
    read: Callable[[str], Any]
    """Turns the text into the value; raises `MisreadError`."""
    meaning: str
    listed: bool = False
    """Whether it takes a list of such values."""


def _word(*words: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text.lower() in words:
            return text.lower()
        raise misread_error(text, "is none of its words", f"write {' or '.join(words)}")

    return read


def _volume(text: str) -> int:
    match = _PERCENT.fullmatch(text)
    if match and int(match[1]) <= 100:  # noqa: PLR2004, percent
        return int(match[1])
    raise misread_error(text, "is no volume", "write 0 to 100")


def _seconds(least: int, most: int) -> Callable[[str], float]:
    """Return what reads a time between two numbers of milliseconds."""
    bounds = f"write a time from {least}ms to {most}ms"

    def read(text: str) -> float:
        match = _TIME.fullmatch(text.lower())
        if match is None or not (match[3] or int(match[2]) == 0):
            raise misread_error(text, "is no time with a unit", bounds)
        value = int(match[1] + match[2]) * _MILLISECONDS[match[3] or "ms"]
        if not least <= value <= most:
            raise misread_error(text, "is too little" if value < least else "is too much", bounds)
        return value / 1000

    return read


def _folder(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise misread_error(text, "begins with the home of nobody", "write a path") from error


OPTIONS = {
    "sound": Option(
        field="output",
        read=_word(*CHOICES),
        meaning="What gives the cues; --sound goes before it.",
    ),
    "volume": Option(field="volume", read=_volume, meaning="From 0 to 100 percent."),
    "cues": Option(
        field="groups",
        read=lambda text: Group(_word(*Group)(text)),
        listed=True,
        meaning="Which groups of cues sound; [] is none.",
    ),
    "offset": Option(
        field="offset",
        read=_seconds(-1000, 1000),
        meaning="How much later than the picture cues come; -200ms is earlier, for headsets.",
    ),
    "lead_in": Option(
        field="lead_in",
        read=_seconds(0, 5000),
        meaning="How long an output is woken before a cue, by a hum that nobody hears.",
    ),
    "keepalive": Option(
        field="keepalive",
        read=lambda text: Keepalive(_word(*Keepalive)(text)),
        meaning="What is played between cues; faint keeps a headset awake.",
    ),
    "sounds": Option(
        field="folder",
        read=_folder,
        meaning="A folder of your own sounds, such as go.wav; a path from this file's folder.",
    ),
    "theme": Option(
        field="theme", part="appearance", read=_word(*THEMES), meaning="The colours of the app."
    ),
    "motion": Option(
        field="still",
        part="appearance",
        read=lambda text: _word("full", "reduced")(text) == "reduced",
        meaning="Whether figures move; reduced shows each pose as a still picture.",
    ),
}
"""Every key of the file."""


def load(file: Path) -> Config:
    """Return what the file settles, and the defaults where there is none.

    Raises `RoutineError` with every mistake in it.
    """
    try:
        text = read_text(file)
    except MissingFileError:
        return Config()
    # A file in which every line is still commented out is a good one.
    if all(not line.strip() or line.strip().startswith("#") for line in text.split("\n")):
        return Config()
    return _parsed(text, file)


def _parsed(text: str, file: Path) -> Config:
    problems = Problems(str(file))
    root = parse_tree(text, problems)
    values: dict[str, dict[str, Any]] = {"sound": {}, "appearance": {}}
    if isinstance(root, Mapping):
        for option, value in _values(root, problems):
            values[option.part][option.field] = value
    elif not isinstance(root, Refused):
        problems.add(root.at, "a configuration is keys with values", "write volume: 80, say")
    if problems:
        raise problems.error()
    sound = values["sound"]
    if "folder" in sound:
        sound["folder"] = file.parent / sound["folder"]
    return Config(sound=Settings(**sound), appearance=Appearance(**values["appearance"]))


def _values(root: Mapping, problems: Problems) -> Iterator[tuple[Option, Any]]:
    for key, node in root.pairs:
        option = OPTIONS.get(key.text)
        if option is None:
            right = problems.neighbour(key.text, OPTIONS) or f"it has {', '.join(OPTIONS)}"
            problems.add(key.at, f"there is no key called {quote(key.text)}", right)
        elif option.listed:
            yield option, frozenset(_each(key.text, node, option, problems))
        else:
            yield from ((option, value) for value in _one(key.text, node, option, problems))


def _each(name: str, node: Node, option: Option, problems: Problems) -> Iterator[Any]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _one(name, item, option, problems)
    elif not isinstance(node, Refused):
        problems.add(node.at, f"{name} is a list", f"write {name}: [beats, changes], say")


def _one(name: str, node: Node, option: Option, problems: Problems) -> Iterator[Any]:
    """Yield the value, or note what is wrong with it."""
    if isinstance(node, Scalar) and not node.empty and node.text:
        with problems.noting(node.at):
            yield option.read(node.text)
    elif isinstance(node, Scalar):
        problems.add(node.at, f"{name} is empty", "write a value, or delete the key")
    elif not isinstance(node, Refused):
        problems.add(node.at, f"{name} is one value", "write it without brackets")
