"""The values of a mapping, each checked against the table of keys as it is asked for."""

import re

from footcoach.routine.errors import Problems, Spot, printable, quote
from footcoach.routine.format import ALLOWED, Section, ValueKind, sections_with
from footcoach.routine.limits import LINE
from footcoach.routine.model import Span
from footcoach.routine.quantities import read_number
from footcoach.routine.yaml_tree import Mapping, Node, Refused, Scalar, Sequence

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_LONGEST_ID = 60
_FLAGS = {"true": True, "false": False}


class Fields:
    """A mapping of a routine file. Every mistake is noted; a wrong value reads as absent."""

    def __init__(self, mapping: Mapping, section: Section, problems: Problems) -> None:
        self.at = mapping.at
        self._section = section
        self._problems = problems
        self._allowed = ALLOWED[section]
        self._keys: dict[str, Scalar] = {}
        self._values: dict[str, Node] = {}
        for key, value in mapping.pairs:
            self._admit(key, value)
        self.require(section)

    def _admit(self, key: Scalar, value: Node) -> None:
        if key.text in self._allowed:
            self._keys[key.text] = key
            self._values[key.text] = value
            return
        if elsewhere := " and ".join(sections_with(key.text)):
            right = f"it belongs to {elsewhere}"
        else:
            right = self._problems.suggest(key.text, self._allowed)
        wrong = f"{quote(key.text)} is no key of {self._section}"
        self._problems.add(key.at, wrong, right or f"the keys are: {', '.join(self._allowed)}")

    def require(self, section: Section) -> None:
        """Note what ``section`` cannot do without and is not here."""
        for key in self._allowed.values():
            if section in key.required and key.name not in self._values:
                self._problems.add(self.at, f"{key.name} is missing", f"write {key.name}: …")

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def numbers(self) -> dict[str, Span]:
        """Return every number and time that is given, by key."""
        keys = (key for key in self._allowed.values() if key.name in self._values and key.numeric)
        return {key.name: span for key in keys if (span := self.span(key.name))}

    def key_spot(self, name: str) -> Spot:
        """Return where the key stands; where the mapping begins if it is not here."""
        return self._keys[name].at if name in self._keys else self.at

    def value_spot(self, name: str) -> Spot:
        """Return where the value of the key begins; where the mapping does if it is not here."""
        return self._values[name].at if name in self._values else self.at

    def add_problem(self, name: str, wrong: str, right: str = "") -> None:
        """Note a mistake at the key ``name``."""
        self._problems.add(self.key_spot(name), wrong, right)

    def node(self, name: str) -> Node | None:
        """Return what stands there as it is; None if nothing does that can be used."""
        node = self._values.get(name)
        return None if isinstance(node, Refused) else node

    def scalar(self, name: str) -> Scalar | None:
        """Return a text that is not empty."""
        node = self.node(name)
        if isinstance(node, Scalar) and not node.is_empty and node.text:
            return node
        if isinstance(node, Scalar):
            self.add_problem(name, f"{name} is empty", "write a value, or delete the key")
        elif node is not None:
            self._problems.add(
                node.at, f"{name} is {self._allowed[name].kind}", "write it in one line"
            )
        return None

    def text(self, name: str) -> str:
        """Return a text, or the empty one where there is none."""
        node, key = self.scalar(name), self._allowed[name]
        return self._within(node, key.high, prose=key.kind is ValueKind.PROSE) if node else ""

    def _within(self, node: Scalar, most: int, *, prose: bool = False) -> str:
        if len(node.text) > most:
            wrong = f"this text has {len(node.text)} characters"
            self._problems.add(node.at, wrong, f"keep to {most}")
            return ""
        if not prose and "\n" in node.text:
            self._problems.add(node.at, "this text has several lines", "write it in one")
            return ""
        return node.text

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of lines of text."""
        texts: list[str] = []
        for node in self.entries(name):
            if isinstance(node, Scalar) and not node.is_empty and node.text:
                texts.append(self._within(node, LINE))
            elif not isinstance(node, Refused):
                self._problems.add(node.at, f"{name} is a list of texts", "write a text here")
        return tuple(filter(None, texts))

    def entries(self, name: str) -> tuple[Node, ...]:
        """Return what a list holds; nothing if it is too long, or no list."""
        node, key = self.node(name), self._allowed[name]
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            example = "begin each entry with a dash"
            if isinstance(node, Scalar) and node.exact and not node.is_empty:
                example = f"write {name}: [{printable(node.text)}]"
            self._problems.add(node.at, f"{name} is a list", example)
            return ()
        if not key.low <= len(node.items) <= key.high:
            wrong = f"{name} has {len(node.items)} entries"
            self.add_problem(name, wrong, f"write {key.low} to {key.high}")
            return ()
        return node.items

    def span(self, name: str) -> Span | None:
        """Return a number or a time."""
        if node := self.scalar(name):
            with self._problems.note_misreading(node.at):
                return self._allowed[name].span(node.text)
        return None

    def word(self, name: str) -> str | None:
        """Return one of the words that the key takes."""
        node, words = self.scalar(name), self._allowed[name].words
        if node is None:
            return None
        if node.text.lower() in words:
            return node.text.lower()
        near = self._problems.suggest(node.text, words)
        right = near or f"write {', '.join(words)}"
        self._problems.add(node.at, f"{name} cannot be {quote(node.text)}", right)
        return None

    def words(self, name: str) -> tuple[str, ...]:
        """Return a list of words that the key takes."""
        options, found = self._allowed[name].words, []
        for node in self.entries(name):
            if isinstance(node, Scalar) and node.text in options:
                found.append(node.text)
            elif isinstance(node, Scalar):
                near = self._problems.suggest(node.text, options)
                wrong = f"{name} has no {quote(node.text)}"
                self._problems.add(node.at, wrong, near or f"write some of {', '.join(options)}")
            elif not isinstance(node, Refused):
                self._problems.add(node.at, f"{name} is a list of words", "write a word here")
        return tuple(found)

    def number(self, name: str) -> float | None:
        """Return a number, whole or broken, that may be below 0."""
        if node := self.scalar(name):
            key = self._allowed[name]
            with self._problems.note_misreading(node.at):
                return read_number(node.text, key.low, key.high)
        return None

    def inner(self, name: str, section: Section) -> "Fields | None":
        """Return the mapping that stands there; None if nothing does that is one."""
        node = self.node(name)
        if isinstance(node, Mapping):
            return Fields(node, section, self._problems)
        if node is not None:
            self._problems.add(node.at, f"{name} is keys with values", f"write {name}: {{…}}")
        return None

    def flag(self, name: str) -> bool:
        """Return true or false; false where nothing is said."""
        node = self.scalar(name)
        if node is None:
            return False
        if node.text.lower() not in _FLAGS:
            wrong = f"{name} cannot be {quote(node.text)}"
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
        right = f"write {slug}" if is_id(slug) else "write small letters, digits and hyphens"
        self._problems.add(node.at, f"{quote(node.text)} is not an id", right)
        return None


def is_id(text: str) -> bool:
    """Say whether ``text`` can be the id of an exercise or a move."""
    return len(text) <= _LONGEST_ID and re.fullmatch(_ID, text) is not None
