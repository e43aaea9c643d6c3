"""The values of a mapping, each checked against the table of keys when it's asked for."""

import re

from footcoach.routine.errors import Problems, Spot, one_of, printable, quote
from footcoach.routine.format import ALLOWED, sections_with
from footcoach.routine.key import Key, Section, ValueKind
from footcoach.routine.limits import LINE, LONGEST_ID
from footcoach.routine.model import Span
from footcoach.routine.quantities import read_number
from footcoach.routine.yaml_errors import explain_tight_colon
from footcoach.routine.yaml_tree import Mapping, Node, Refused, Scalar, Sequence, parse_tree

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_MANY_LINES = (ValueKind.PROSE, ValueKind.DOSE)
_OWN_WORDS = frozenset((ValueKind.LINE, ValueKind.PROSE))
"""Kinds of keys whose text is the person\'s own."""
"""What can have line breaks."""
_FLAGS = {"true": True, "false": False}

# Keys that people try, and where what they mean goes.
_MEANT = {
    (Section.ROUTINE, "name"): 'a routine\'s name goes in "title:"',
    (Section.ROUTINE, "description"): 'what it\'s for goes in "about:"',
    (Section.ENTRY, "title"): 'an exercise\'s name goes in "name:"',
    (Section.ITEM, "title"): 'an exercise\'s name goes in "name:"',
    (Section.MOVE, "name"): 'a move\'s name goes in "say:", and its word in a dose line in "id:"',
}


class Fields:
    """The keys and values of one section. Each mistake is noted, and then the value is absent."""

    def __init__(self, mapping: Mapping, section: Section, problems: Problems) -> None:
        self.at = mapping.at
        self._section = section
        self._problems = problems
        self._allowed = ALLOWED[section]
        self._keys: dict[str, Scalar] = {}
        self._values: dict[str, Node] = {}
        self._meant: set[str] = set()
        """Keys that a misspelt one was probably meant to be: they aren't missing as well."""
        for key, value in mapping.pairs:
            self._admit(key, value)
        self.require(section)

    def _admit(self, key: Scalar, value: Node) -> None:
        if key.text in self._allowed:
            self._keys[key.text] = key
            self._values[key.text] = value
        elif tight := explain_tight_colon(key.text):
            self._problems.add(key.at, *tight)
        else:
            remedy = self._suggest_key(key.text)
            self._problems.add(key.at, f"unknown key {quote(key.text)}", remedy)

    def _suggest_key(self, name: str) -> str:
        """Say what to write for an unknown key."""
        if meant := _MEANT.get((self._section, name)):
            return meant
        if sections := sections_with(name):
            return f"it goes in {one_of(sections)}"
        near = self._problems.suggest(name, self._allowed)
        self._meant |= {key for key in self._allowed if near == f"did you mean {key}?"}
        return near or f"delete it; the keys of {self._section} are: {', '.join(self._allowed)}"

    def require(self, section: Section) -> None:
        """Note what ``section`` can't do without and isn't here."""
        for key in self._allowed.values():
            if section in key.required and key.name not in {*self._values, *self._meant}:
                example = f"write {key.name}: {key.example}"
                self._problems.add(self.at, f"{key.name} is missing", example)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def has_others(self, name: str) -> bool:
        """Whether there are keys beside ``name``."""
        return bool(self._values.keys() - {name})

    def numbers(self) -> dict[str, Span]:
        """Return every number and time that is given, by key, but for the reps."""
        keys = (self._allowed[name] for name in self._values)
        given = (
            key.name
            for key in keys
            if key.is_numeric
            and key.kind is not ValueKind.REPS
            and not any(self.says(key.name, word) for word in key.words)
        )
        return {name: span for name in given if (span := self.span(name))}

    def key_spot(self, name: str) -> Spot:
        """Return where the key is; where the mapping begins if it isn't there."""
        return self._keys[name].at if name in self._keys else self.at

    def value_spot(self, name: str) -> Spot:
        """Return where the value of the key begins; where the mapping does if it isn't there."""
        return self._values[name].at if name in self._values else self.at

    def add_problem(self, name: str, wrong: str, remedy: str = "") -> None:
        """Note a mistake at the key ``name``."""
        self._problems.add(self.key_spot(name), wrong, remedy)

    def node(self, name: str) -> Node | None:
        """Return the value as it is; None if there is none, or none that can be used."""
        node = self._values.get(name)
        return None if isinstance(node, Refused) else node

    def scalar(self, name: str) -> Scalar | None:
        """Return a text that isn't empty; None if there is none."""
        node = self.node(name)
        if isinstance(node, Scalar) and not node.is_empty and node.text:
            return node
        key = self._allowed[name]
        if isinstance(node, Scalar):
            delete = "" if self._section in key.required else ", or delete the key"
            example = key.written_example()
            write = f"write {name}: {example}" if example else "write a value after it"
            self.add_problem(name, f"{name} is empty", f"{write}{delete}")
        elif node is not None:
            example = "" if key.kind in _OWN_WORDS else key.written_example()
            write = f"write {name}: {example}" if example else "write it on one line"
            self._problems.add(node.at, f"{name} takes {key.kind}", write)
        return None

    def text(self, name: str) -> str:
        """Return a text; "" if there is none."""
        node, key = self.scalar(name), self._allowed[name]
        return self._limit(node, key.high, prose=key.kind in _MANY_LINES) if node else ""

    def _limit(self, node: Scalar, most: int, *, prose: bool = False) -> str:
        if len(node.text) > most:
            wrong = f"this text is {len(node.text)} characters long"
            self._problems.add(node.at, wrong, f"shorten it to {most}")
            return ""
        if not prose and "\n" in node.text:
            self._problems.add(node.at, "this text has several lines", "write it on one line")
            return ""
        return node.text

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of lines of text."""
        texts: list[str] = []
        for node in self.entries(name):
            if isinstance(node, Scalar) and not node.is_empty and node.text:
                texts.append(self._limit(node, LINE))
            elif not isinstance(node, Refused):
                self._problems.add(node.at, f"{name} takes a list of texts", "write text here")
        return tuple(filter(None, texts))

    def entries(self, name: str) -> tuple[Node, ...]:
        """Return what a list holds; nothing if it has too many entries or isn't a list."""
        node, key = self.node(name), self._allowed[name]
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            remedy = "begin each entry with a dash"
            if isinstance(node, Scalar) and node.is_exact and not node.is_empty:
                remedy = f"write {name}: [{printable(node.text)}]"
            self._problems.add(node.at, f"{name} takes a list", remedy)
            return ()
        if not key.low <= len(node.items) <= key.high:
            self._refuse_length(key, len(node.items))
            return ()
        return node.items

    def _refuse_length(self, key: Key, entries: int) -> None:
        if entries > key.high:
            remedy = f"keep {key.high} of them"
        else:
            delete = "" if self._section in key.required else ", or delete the key"
            remedy = f"write {key.low} or more{delete}"
        self.add_problem(key.name, f"{key.name} has {entries} entries", remedy)

    def span(self, name: str) -> Span | None:
        """Return a number or a time; None if there is none."""
        if node := self.scalar(name):
            with self._problems.note_misreading(node.at):
                return self._allowed[name].span(node.text)
        return None

    def says(self, name: str, word: str) -> bool:
        """Whether the key has ``word`` for its value."""
        node = self._values.get(name)
        return isinstance(node, Scalar) and node.text.lower() == word

    def word(self, name: str) -> str | None:
        """Return one of the words that the key takes; None if there is none."""
        node, words = self.scalar(name), self._allowed[name].words
        if node is None:
            return None
        if node.text.lower() in words:
            return node.text.lower()
        remedy = self._problems.suggest(node.text, words) or f"write {one_of(words)}"
        self._problems.add(node.at, f"{name} can't be {quote(node.text)}", remedy)
        return None

    def words(self, name: str) -> tuple[str, ...]:
        """Return a list of words that the key takes."""
        options, found = self._allowed[name].words, []
        for node in self.entries(name):
            if isinstance(node, Scalar) and node.text in options:
                found.append(node.text)
            elif isinstance(node, Scalar):
                remedy = self._problems.suggest(node.text, options) or f"write {one_of(options)}"
                self._problems.add(node.at, f"{name} can't be {quote(node.text)}", remedy)
            elif not isinstance(node, Refused):
                self._problems.add(node.at, f"{name} takes a list of words", "write a word here")
        return tuple(found)

    def number(self, name: str) -> float | None:
        """Return a number, with decimals or below 0 where it says so; None if there is none."""
        if node := self.scalar(name):
            key = self._allowed[name]
            with self._problems.note_misreading(node.at):
                return read_number(node.text, key.low, key.high)
        return None

    def inner(self, name: str, section: Section) -> "Fields | None":
        """Return the keys and values under the key; None if there are none."""
        node = self.node(name)
        if isinstance(node, Mapping):
            return Fields(node, section, self._problems)
        if node is not None:
            self._problems.add(
                node.at,
                f"{name} takes keys and values",
                f"write {name}: {self._allowed[name].example or '{…}'}",
            )
        return None

    def flag(self, name: str) -> bool:
        """Return true or false; false where the key isn't there."""
        node = self.scalar(name)
        if node is None:
            return False
        if node.text.lower() not in _FLAGS:
            wrong = f"{name} can't be {quote(node.text)}"
            self._problems.add(node.at, wrong, "write true or false")
        return _FLAGS.get(node.text.lower(), False)

    def ident(self, name: str) -> str | None:
        """Return an id: small letters, digits and single hyphens, at most 60 of them."""
        node = self.scalar(name)
        if node is None:
            return None
        if is_id(node.text):
            return node.text
        slug = "-".join(re.findall("[a-z0-9]+", node.text.lower()))
        remedy = f"write {slug}" if is_id(slug) else "write small letters, digits and hyphens"
        self._problems.add(node.at, f"{quote(node.text)} isn't a valid id", remedy)
        return None


def read_root(text: str, section: Section, problems: Problems) -> Fields | None:
    """Return the keys and values that a whole file is made of; None if it isn't.

    Raises `RoutineError` where the text can't be understood at all.
    """
    root = parse_tree(text, problems)
    if isinstance(root, Mapping):
        return Fields(root, section, problems)
    if isinstance(root, Scalar) and (tight := explain_tight_colon(root.text)):
        problems.add(root.at, *tight)
    elif not isinstance(root, Refused):
        first = next(key for key in ALLOWED[section].values() if section in key.required)
        remedy = f"begin it with {first.name}: {first.example}"
        problems.add(root.at, f"{section} is made of keys and values", remedy)
    return None


def is_id(text: str) -> bool:
    """Whether ``text`` can be the id of an exercise or a move."""
    return len(text) <= LONGEST_ID and re.fullmatch(_ID, text) is not None
