"""Patterns of tokens: ``N|OFTEN TIMES? PER DAY``.

An element is a kind (in capitals) or a word; ``|`` parts alternatives, ``?`` ends one that can be
missing, ``!`` begins one that mustn't follow, and ``~`` passes over at most six tokens. Words of
no weight (`FILLERS`) can be between any two. Nothing is tried twice, so that matching takes at
most a fixed number of steps for each token.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import NamedTuple

from footcoach.routine.dose.tokens import Token
from footcoach.routine.dose.vocabulary import FILLERS

_REACH = 6
_FILLERS = 4
"""How many tokens ``~`` passes over, and how many words of no weight are passed in one place."""


class Element(NamedTuple):
    """One part of a pattern."""

    options: frozenset[str]
    is_optional: bool
    is_forbidden: bool
    is_gap: bool


class Rule(NamedTuple):
    """A pattern, and what a text says that has it."""

    what: str
    elements: tuple[Element, ...]


class Phrase(NamedTuple):
    """What a rule found."""

    what: str
    tokens: tuple[Token, ...]
    """Those that its elements stand for."""
    first: int
    last: int
    """Indexes of the first token and of the one after the last."""
    move: str = ""
    """The id of the move that it names; "" if it names none."""

    def token(self, *kinds: str) -> Token | None:
        """Return its first token of one of ``kinds``; None if it has none."""
        return next((one for one in self.tokens if any(map(one.has, kinds))), None)

    def has(self, *kinds: str) -> bool:
        """Whether one of its tokens is of one of ``kinds``."""
        return self.token(*kinds) is not None


def compile_rules(table: Iterable[tuple[str, str]]) -> tuple[Rule, ...]:
    """Return the rules of a table of meanings and patterns, in the same order."""
    return tuple(
        Rule(what, tuple(_element(text) for text in pattern.split())) for what, pattern in table
    )


def _element(text: str) -> Element:
    options = frozenset(text.strip("!?").split("|"))
    return Element(options, text.endswith("?"), text.startswith("!"), text == "~")


class RuleBook:
    """Rules in order, found by what they can begin with."""

    def __init__(self, table: Iterable[tuple[str, str]]) -> None:
        self.rules = compile_rules(table)
        self._by_start: dict[tuple[str, str], list[int]] = {}
        """By the first element and the second; "" where that can be missing, or a gap."""
        for number, rule in enumerate(self.rules):
            for start in product(rule.elements[0].options, _second_options(rule)):
                self._by_start.setdefault(start, []).append(number)

    def beginning_with(self, names: frozenset[str], after: frozenset[str]) -> list[Rule]:
        """Return the rules that can begin with a token of ``names``, in order.

        ``after`` is what the next token can be, or the one after words of no weight.
        """
        starts = product(names, (*after, ""))
        numbers = {number for start in starts for number in self._by_start.get(start, ())}
        return [self.rules[number] for number in sorted(numbers)]


def _second_options(rule: Rule) -> Iterable[str]:
    second = rule.elements[1] if len(rule.elements) > 1 else None
    is_certain = second and not (second.is_optional or second.is_forbidden or second.is_gap)
    return second.options if second and is_certain else ("",)


class Matcher:
    """Finds phrases in a row of tokens, and counts its steps."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self._names: list[frozenset[str]] = []
        """What each token can be: its kinds, and its text."""
        self.steps = 0

    def phrases(
        self, tokens: tuple[Token, ...], special: Callable[[int], Phrase | None]
    ) -> Iterator[Phrase]:
        """Yield the phrases from left to right, each as the first rule that fits reads it.

        What ``special`` finds at an index comes before any rule.
        """
        self._names = [token.kinds | {token.text} for token in tokens]
        index = 0
        while index < len(tokens):
            phrase = special(index) or self._match_at(tokens, index)
            if phrase:
                yield phrase
            index = phrase.last if phrase else index + 1

    def _match_at(self, tokens: tuple[Token, ...], index: int) -> Phrase | None:
        for rule in self._book.beginning_with(self._names[index], self._names_after(index)):
            if phrase := self._match(rule, tokens, index):
                return phrase
        return None

    def _names_after(self, index: int) -> frozenset[str]:
        """Return what the next token can be, and those after it as far as words have no weight."""
        found = frozenset[str]()
        for names in self._names[index + 1 : index + 1 + _FILLERS]:
            found |= names
            if FILLERS.isdisjoint(names):
                break
        return found

    def _match(self, rule: Rule, tokens: tuple[Token, ...], index: int) -> Phrase | None:
        taken, first, gap = list[Token](), index, False
        for element in rule.elements:
            self.steps += 1
            if element.is_gap:
                gap = True
                continue
            found = self._find(element, index, gap=gap, skip=bool(taken))
            gap = False
            if element.is_forbidden:
                if found is not None:
                    return None
            elif found is not None:
                taken.append(tokens[found])
                index = found + 1
            elif not element.is_optional:
                return None
        return Phrase(rule.what, tuple(taken), first, index)

    def _find(self, element: Element, index: int, *, gap: bool, skip: bool) -> int | None:
        """Return where an element is, at ``index`` or right after words of no weight."""
        end = min(len(self._names), index + (_REACH if gap else _FILLERS))
        for place in range(index, end):
            self.steps += 1
            names = self._names[place]
            if not element.options.isdisjoint(names):
                return place
            if not gap and not (skip and not FILLERS.isdisjoint(names)):
                return None
        return None
