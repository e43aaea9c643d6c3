"""``config.yaml``: the user's settings.

It is read like a routine file, by the same reader with the same limits, and its mistakes are
reported in the same way.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Any

from footcoach.coach.question_kinds import QuestionKind
from footcoach.desktop.settings import DesktopSettings
from footcoach.log.days import LATEST_BEGIN, WEEKDAYS, DayRules
from footcoach.routine.errors import MissingFileError, Problems, misread_error, quote
from footcoach.routine.files import read_text
from footcoach.routine.yaml_tree import Mapping, Node, Refused, Scalar, Sequence, parse_tree
from footcoach.session.cues import CueGroup
from footcoach.session.waiting import Waiting
from footcoach.sound.settings import Keepalive, Settings
from footcoach.ui.appearance import THEMES, Appearance
from footcoach.voice_level import Voice

_PERCENT = re.compile(r"([0-9]{1,9})\s*%?")
_TIME = re.compile(r"([+-]?)([0-9]{1,9})\s*(ms|s)?")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-5][0-9])")
_MILLISECONDS = {"ms": 1, "s": 1000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings."""

    sound: Settings = field(default_factory=Settings)
    appearance: Appearance = field(default_factory=Appearance)
    days: DayRules = field(default_factory=DayRules)
    desktop: DesktopSettings = field(default_factory=DesktopSettings)
    questions: frozenset[QuestionKind] | None = None
    """The kinds of questions to ask; None is all."""
    waiting: Waiting = Waiting.FIRST
    """Which ready steps wait for a key, where someone can press one."""
    given: frozenset[str] = field(default=frozenset(), compare=False)
    """The keys that the file has; what was chosen in the app counts only for others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One key of the file."""

    field: str
    """The field of the settings that it fills."""
    part: str = "sound"
    """The field of `Config` with these settings."""
    read: Callable[[str], Any]
    """Turns the text into the value; raises `MisreadError`."""
    examples: str = ""
    """Such values, if it takes a list of them; "" takes one value."""
    collect: Callable[[Iterable[Any]], Any] = frozenset
    """Makes the setting of such a list."""


def _read_output(text: str) -> str:
    # Imported only where the key is there, so that no first frame waits for it.
    from footcoach.sound.outputs import CHOICES

    return _read_word(text, "a valid output", CHOICES)


def _read_word(text: str, what: str, words: Iterable[str]) -> str:
    word, known = text.lower(), tuple(words)
    if word not in known:
        *others, last = known
        raise misread_error(text, f"is not {what}", f"write {', '.join(others)} or {last}")
    return word


def _read_volume(text: str) -> int:
    match = _PERCENT.fullmatch(text)
    if match and int(match[1]) <= 100:  # noqa: PLR2004, percent
        return int(match[1])
    raise misread_error(text, "is not a valid volume", "write a number from 0 to 100")


def _read_seconds(text: str, least: int, most: int) -> float:
    """Return a time in seconds; ``least`` and ``most`` are milliseconds."""
    bounds = f"write a time from {least}ms to {most}ms"
    match = _TIME.fullmatch(text.lower())
    if match is None or not (match[3] or int(match[2]) == 0):
        raise misread_error(text, "is not a time with a unit", bounds)
    value = int(match[1] + match[2]) * _MILLISECONDS[match[3] or "ms"]
    if not least <= value <= most:
        raise misread_error(text, "is too short" if value < least else "is too long", bounds)
    return value / 1000


def _read_folder(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise misread_error(text, "names an unknown home folder", "write the whole path") from error


def _read_motion(text: str) -> bool:
    """Return whether figures keep still."""
    return _read_word(text, "a valid motion", ("full", "reduced")) == "reduced"


def _read_switch(text: str) -> bool:
    """Return whether something is on."""
    return _read_word(text, "on or off", ("true", "false", "on", "off")) in {"on", "true"}


def _read_clock(text: str) -> time:
    """Return the time on a clock at which a day begins."""
    match = _CLOCK.fullmatch(text)
    bounds = f"write a time from 00:00 to {LATEST_BEGIN:%H:%M}"
    if match is None:
        raise misread_error(text, "is not a time on a clock", bounds)
    hour, minute = map(int, match.groups())
    if (hour, minute) > (LATEST_BEGIN.hour, LATEST_BEGIN.minute):
        raise misread_error(text, "is too late in the day", bounds)
    return time(hour, minute)


def _read_waiting(text: str) -> Waiting:
    word = _read_word(text, "a valid ready", ("first", "wait"))
    return Waiting.ALWAYS if word == "wait" else Waiting.FIRST


def _read_weekday(text: str) -> int:
    return WEEKDAYS.index(_read_word(text, "a day of the week", WEEKDAYS))


def _make_hook(name: str) -> Option:
    """Return the key of a program and its arguments, which are taken as they're written."""
    return Option(field=name, part="hooks", read=str, examples="program, argument", collect=tuple)


OPTIONS = {
    "sound": Option(field="output", read=_read_output),
    "volume": Option(field="volume", read=_read_volume),
    "voice": Option(
        field="voice", read=lambda text: Voice(_read_word(text, "a valid voice", Voice))
    ),
    "voice_volume": Option(field="voice_volume", read=_read_volume),
    "cues": Option(
        field="groups",
        read=lambda text: CueGroup(_read_word(text, "a group of cues", CueGroup)),
        examples="beats, changes",
    ),
    "offset": Option(field="offset", read=lambda text: _read_seconds(text, -1000, 1000)),
    "lead_in": Option(field="lead_in", read=lambda text: _read_seconds(text, 0, 5000)),
    "keepalive": Option(
        field="keepalive",
        read=lambda text: Keepalive(_read_word(text, "a valid keepalive", Keepalive)),
    ),
    "sounds": Option(field="folder", read=_read_folder),
    "recordings": Option(field="recordings", read=_read_folder),
    "theme": Option(
        field="theme",
        part="appearance",
        read=lambda text: _read_word(text, "a known theme", THEMES),
    ),
    "motion": Option(field="still", part="appearance", read=_read_motion),
    "figure": Option(field="figures", part="appearance", read=_read_switch),
    "flash": Option(field="flash", part="appearance", read=_read_switch),
    "day_begins": Option(field="day_begins", part="days", read=_read_clock),
    "questions": Option(
        field="questions",
        part="questions",
        read=lambda text: QuestionKind(_read_word(text, "a kind of question", QuestionKind)),
        examples="pain before, pain after",
    ),
    "ready": Option(field="waiting", part="session", read=_read_waiting),
    "keep_awake": Option(field="keep_awake", part="desktop", read=_read_switch),
    "notifications": Option(field="notifications", part="desktop", read=_read_switch),
    "week_begins": Option(field="week_begins", part="days", read=_read_weekday),
    "hooks.session_started": _make_hook("session_started"),
    "hooks.session_finished": _make_hook("session_finished"),
    "hooks.session_stopped": _make_hook("session_stopped"),
    "hooks.step": _make_hook("step"),
}
"""Every key of the file. What each means is in docs/sessions.md, docs/desktop.md, docs/sound.md or
docs/log-and-plan.md."""


def load(file: Path) -> Config:
    """Return the settings in ``file``, or the defaults if it doesn't exist.

    Raise `RoutineError` with every mistake in it.
    """
    try:
        text = read_text(file)
    except MissingFileError:
        return Config()
    return parse_config(text, file)


def parse_config(text: str, file: Path) -> Config:
    """Return the settings in the text of ``file``; raise `RoutineError` with every mistake."""
    # A file in which every line is still commented out has no mistakes.
    if all(not line.strip() or line.strip().startswith("#") for line in text.split("\n")):
        return Config()
    problems = Problems(str(file))
    root = parse_tree(text, problems)
    values = _group_by_part(root, problems)
    if problems:
        raise problems.error()
    sound = values["sound"]
    for folder in {"folder", "recordings"} & sound.keys():
        sound[folder] = file.parent / sound[folder]
    return Config(
        sound=Settings(**sound),
        appearance=Appearance(**values["appearance"]),
        days=DayRules(**values["days"]),
        desktop=DesktopSettings(**values["desktop"], hooks=values["hooks"]),
        given=frozenset(key.text for key, _ in root.pairs)
        if isinstance(root, Mapping)
        else frozenset(),
        **values["questions"],
        **values["session"],
    )


def _group_by_part(root: Node, problems: Problems) -> dict[str, dict[str, Any]]:
    """Return the values of a file by the part of a configuration they belong to."""
    parts = ("sound", "appearance", "days", "desktop", "hooks", "questions", "session")
    values: dict[str, dict[str, Any]] = {part: {} for part in parts}
    if isinstance(root, Mapping):
        for option, value in _values(root, problems):
            values[option.part][option.field] = value
    elif not isinstance(root, Refused):
        problems.add(root.at, "this file needs keys with values", "write volume: 80, for example")
    return values


def _values(root: Mapping, problems: Problems, group: str = "") -> Iterator[tuple[Option, Any]]:
    """Yield what the keys of a mapping set; ``group`` is what their names begin with."""
    known = _list_keys(group)
    for key, node in root.pairs:
        name = group + key.text
        option = OPTIONS.get(name)
        if key.text not in known:
            right = problems.suggest(key.text, known) or f"write one of {', '.join(known)}"
            problems.add(key.at, f"unknown key {quote(key.text)}", right)
        elif option is None:
            yield from _group(name, node, problems)
        elif option.examples:
            yield option, option.collect(_each(name, node, option, problems))
        else:
            yield from ((option, value) for value in _one(name, node, option, problems))


def _group(name: str, node: Node, problems: Problems) -> Iterator[tuple[Option, Any]]:
    if isinstance(node, Mapping):
        yield from _values(node, problems, f"{name}.")
    elif not isinstance(node, Refused):
        first = next(one for one in OPTIONS if one.startswith(f"{name}."))
        problems.add(node.at, f"{name} takes keys", _offer(first, OPTIONS[first]))


def _list_keys(group: str) -> tuple[str, ...]:
    """Return the keys that a mapping can have whose names begin with ``group``."""
    names = (name.removeprefix(group) for name in OPTIONS if name.startswith(group))
    return tuple(dict.fromkeys(name.partition(".")[0] for name in names))


def _offer(name: str, option: Option) -> str:
    """Return the remedy where a key takes a list."""
    group, _, key = name.rpartition(".")
    text = f"{key}: [{option.examples}]"
    return f"write {f'{group}: {{{text}}}' if group else text}, for example"


def _each(name: str, node: Node, option: Option, problems: Problems) -> Iterator[Any]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _one(name, item, option, problems)
    elif not isinstance(node, Refused):
        problems.add(node.at, f"{name} takes a list", _offer(name, option))


def _one(name: str, node: Node, option: Option, problems: Problems) -> Iterator[Any]:
    """Yield the value, or report what is wrong with it."""
    if isinstance(node, Scalar) and not node.is_empty and node.text:
        with problems.note_misreading(node.at):
            yield option.read(node.text)
    elif isinstance(node, Scalar):
        problems.add(node.at, f"{name} is empty", "write a value or delete the key")
    elif not isinstance(node, Refused):
        problems.add(node.at, f"{name} takes one value", "write it without brackets")
