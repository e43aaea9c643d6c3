"""A YAML file as a small tree of texts, lists and mappings, each with its place in the file.

Only the parser's events are used, never its constructors, so ``no``, ``010`` and ``1:30`` stay
texts. What a routine has no use for (aliases, tags, a second document, deep nesting) is refused at
its event, before it can cost anything.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import yaml

from footcoach.routine.characters import DAMAGED, drop_hints, is_refused, replace_spaces
from footcoach.routine.errors import START, Problems, RoutineError, Spot, quote
from footcoach.routine.yaml_errors import NEVER_CLOSED, TOO_DEEP, explain, find_tight_colon

LOADER: Callable[[str], Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Where events come from: libyaml where PyYAML was built with it, slower Python elsewhere."""

MOST_DEPTH = 12
MOST_EVENTS = 40_000

_TAB_INDENT = r" *\t[ \t]*[^ \t#]"
_QUOTES = ("'", '"')
_NULLS = ("", "~", "null", "Null", "NULL")


class Scalar(NamedTuple):
    """A text."""

    text: str
    """In Unicode's composed form, without the blanks around it."""
    at: Spot
    is_plain: bool = True
    """Whether it has no quotes and isn't a block of lines."""
    is_exact: bool = False
    """Whether each character is in the file as it is here, on one line."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written here, or YAML's word for nothing."""
        return self.is_plain and self.text in _NULLS

    def spot(self, offset: int) -> Spot:
        """Return where the character at ``offset`` is; where the text begins if that's unknown."""
        if not self.is_exact:
            return self.at
        return Spot(self.at.line, self.at.column + offset + (not self.is_plain))


class Sequence(NamedTuple):
    """A list."""

    items: tuple["Node", ...]
    at: Spot


class Mapping(NamedTuple):
    """Keys with their values, each key once."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    at: Spot


class Refused(NamedTuple):
    """Something that was refused, and reported already."""

    at: Spot


Node = Scalar | Sequence | Mapping | Refused


def parse_tree(text: str, problems: Problems) -> Node:
    """Return the one document in ``text``, and note in ``problems`` what is refused.

    Raises `RoutineError` where the rest can't be understood: a syntax error, tabs that indent,
    lists that are too deep, too much, or nothing at all.
    """
    clean = _replace_unprintable(text, problems)
    if "\t" in clean:
        clean = _replace_tabs(clean, problems)
    return _Builder(clean, problems).document()


def _replace_tabs(text: str, problems: Problems) -> str:
    """Return ``text`` with blanks for tabs, and note those outside comments.

    One of the two parsers takes a tab where the other doesn't. Raises `RoutineError` where tabs
    indent: what belongs to what would be a guess.
    """
    indented = False
    for number, line in enumerate(text.split("\n"), 1):
        column = line.partition("#")[0].find("\t") + 1
        if column and line.strip():
            problems.add(Spot(number, column), "there's a tab here", "use spaces")
            indented |= re.match(_TAB_INDENT, line) is not None
    if indented:
        raise problems.error()
    return text.replace("\t", " ")


def _replace_unprintable(text: str, problems: Problems) -> str:
    """Return ``text`` with plain spaces only, and with each refused character noted and replaced.

    What is left is at the same line and column.
    """
    # Most files are printable but for their line ends, and that's quick to find out.
    if text.replace("\n", "").isprintable() and DAMAGED not in text:
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if not line.isprintable() or DAMAGED in line:
            lines[number - 1] = _note_unprintable(replace_spaces(line), number, problems)
    return "\n".join(lines)


def _note_unprintable(line: str, number: int, problems: Problems) -> str:
    chars = list(line)
    for offset, char in enumerate(chars):
        if is_refused(char) and char != "\t":
            problems.add(Spot(number, offset + 1), *_describe(char))
            chars[offset] = DAMAGED
    return "".join(chars)


def _describe(char: str) -> tuple[str, str]:
    name = unicodedata.name(char, "").lower()
    code = f"U+{ord(char):04X}"
    return (
        f"the text contains {f'{code}, {name}' if name else code}",
        "delete it: it can't be shown",
    )


class _Builder:
    """Builds the tree from the events of one text."""

    def __init__(self, text: str, problems: Problems) -> None:
        self._text = text
        self._loader = LOADER(text)
        self._quoted: yaml.Event | None = None
        """The last text in quotes."""
        self._problems = problems
        self._events = 0

    def document(self) -> Node:
        """Return the root of the only document."""
        self._next()
        first = self._next()
        if isinstance(first, yaml.StreamEndEvent):
            self._stop(
                START, "there's nothing in this file", "write a title and a list of exercises"
            )
        root = self._node(self._next(), 0)
        self._next()
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            self._stop(
                _start(after), "a second document begins here", "put it in a file of its own"
            )
        return root

    def _next(self) -> yaml.Event:
        self._events += 1
        try:
            event: yaml.Event = self._loader.get_event()
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            # In the Python parser, chr() and int() fail on an escape or a version it misreads.
            raise self._misread(error) from error
        if self._events > MOST_EVENTS:
            self._stop(_start(event), "the file has too many parts", "split it into several files")
        return event

    def _misread(self, error: Exception) -> RoutineError:
        mark = getattr(error, "problem_mark", None) or self._loader.get_mark()
        at, told = _spot(mark), explain(str(error))
        lines = self._text.split("\n")[: at.line]
        if told == NEVER_CLOSED:
            at = _spot(getattr(error, "context_mark", None) or mark)
        elif opened := self._find_late_quote(at.line):
            at = opened
            told = (
                "a quote begins here and ends in a later line, before more text",
                "close it where its text ends",
            )
        elif tight := find_tight_colon(lines):
            at, told = Spot(*tight[:2]), tight[2:]
        self._problems.add(at, *told)
        return self._problems.error()

    def _find_late_quote(self, line: int) -> Spot | None:
        """Return where the quote begins that ends in ``line`` but began above; None without one."""
        if self._quoted is None:
            return None
        at, last = _start(self._quoted), _spot(self._quoted.end_mark)
        return at if at.line < last.line == line else None

    def _stop(self, at: Spot, wrong: str, right: str) -> None:
        self._problems.add(at, wrong, right)
        raise self._problems.error()

    def _node(self, event: yaml.Event, depth: int) -> Node:
        refused = self._refuses(event)
        node = self._build(event, depth)
        return Refused(node.at) if refused else node

    def _refuses(self, event: yaml.Event) -> bool:
        """Whether an alias or a tag makes the node useless; an anchor is noted, but doesn't."""
        at, alias = _start(event), isinstance(event, yaml.AliasEvent)
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if alias:
            self._problems.add(at, f"{quote(f'*{anchor}')} is an alias", "write the text out")
        elif anchor is not None:
            self._problems.add(at, f"{quote(f'&{anchor}')} is an anchor", "delete it")
        if tag is not None:
            self._problems.add(at, f"{quote(tag)} is a tag", "delete it")
        return alias or tag is not None

    def _build(self, event: yaml.Event, depth: int) -> Node:
        if depth >= MOST_DEPTH and isinstance(event, yaml.CollectionStartEvent):
            self._stop(_start(event), *TOO_DEEP)
        match event:
            case yaml.MappingStartEvent():
                return Mapping(tuple(self._pairs(depth + 1)), _start(event))
            case yaml.SequenceStartEvent():
                return Sequence(tuple(self._items(depth + 1)), _start(event))
            case yaml.ScalarEvent():
                return self._scalar(event)
            case _:
                return Refused(_start(event))

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            yield self._node(event, depth)

    def _pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        lines: dict[str, int] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._node(event, depth)
            value = self._node(self._next(), depth)
            if isinstance(key, Scalar) and self._is_new(key, lines):
                yield key, value
            elif isinstance(key, Sequence | Mapping):
                self._problems.add(
                    key.at, "a key has to be a word", "put text with brackets in quotes"
                )

    def _is_new(self, key: Scalar, lines: dict[str, int]) -> bool:
        if key.text not in lines:
            lines[key.text] = key.at.line
            return True
        wrong = f"{quote(key.text)} is already in line {lines[key.text]}"
        self._problems.add(key.at, wrong, "keep one of the two")
        return False

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar | Refused:
        at, text = _start(event), replace_spaces(event.value)
        if DAMAGED in text:
            return Refused(at)
        if not text.isprintable() and (bad := next(filter(is_refused, text.replace("\n", "")), "")):
            self._problems.add(at, *_describe(bad))
            return Refused(at)
        plain = not event.style
        if event.style in _QUOTES:
            self._quoted = event
        tidy = unicodedata.normalize("NFC", drop_hints(text)).strip()
        width = _width(event) - 2 * (not plain)
        return Scalar(tidy, at, plain, is_exact=width == len(tidy))


def _start(event: yaml.Event) -> Spot:
    return _spot(event.start_mark)


def _spot(mark: Any) -> Spot:
    return Spot(mark.line + 1, mark.column + 1)


def _width(event: yaml.Event) -> int:
    """Return how many columns the event takes; -1 where it takes several lines."""
    first: Any = event.start_mark
    last: Any = event.end_mark
    return int(last.column - first.column) if first.line == last.line else -1
