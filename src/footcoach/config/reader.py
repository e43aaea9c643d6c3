"""``config.yaml``: the user's settings.

It is read like a routine file, by the same reader with the same limits, and its mistakes are
reported in the same way.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from footcoach.coach.question_kinds import QuestionKind
from footcoach.config.options import OPTIONS, Option
from footcoach.desktop.settings import DesktopSettings
from footcoach.log.days import DayRules
from footcoach.routine.errors import START, MissingFileError, Problems, quote
from footcoach.routine.files import read_text
from footcoach.routine.yaml_tree import Mapping, Node, Refused, Scalar, Sequence, parse_tree
from footcoach.session.waiting import Waiting
from footcoach.sound.settings import Settings
from footcoach.ui.appearance import Appearance


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

    def find_value(self, option: Option) -> Any:
        """Return the value of one key."""
        if option.part == "hooks":
            return self.desktop.hooks.get(option.field, ())
        return getattr(getattr(self, option.part) if option.part else self, option.field)


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
        **values[""],
    )


def _group_by_part(root: Node, problems: Problems) -> dict[str, dict[str, Any]]:
    """Return the values of a file by the part of a configuration they belong to."""
    parts = ("sound", "appearance", "days", "desktop", "hooks", "")
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


def find_mistake(key: str, text: str) -> str:
    """Return what is wrong with a value of ``key``, as for one in the file; "" if nothing is."""
    problems = Problems("")
    for _ in _one(key, Scalar(text, START), OPTIONS[key], problems):
        pass
    return str(problems.error()) if problems else ""
