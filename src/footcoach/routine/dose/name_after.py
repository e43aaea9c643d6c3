"""Finds the name of an exercise right after its numbers: ``3 x 10 clamshells each side``."""

from footcoach.routine.dose.name_words import (
    ALONE,
    ENDS_BADLY,
    IN_NAMES,
    LEADING,
    LONGEST,
    MANNERS,
    NEUTRAL,
    NEVER,
    SPEAKING,
)
from footcoach.routine.dose.patterns import Phrase
from footcoach.routine.dose.tokens import Token
from footcoach.routine.dose.vocabulary import FILLERS


def find_name_after(
    body: str, tokens: tuple[Token, ...], phrases: tuple[Phrase, ...]
) -> tuple[int, int] | None:
    """Return where the name is that comes right after the numbers; None if there is none.

    3 x 10 clamshells each side: indexes of its first character, and of the one after its last.
    """
    first = _skip_numbers(tokens, phrases)
    ends = {one.first for one in phrases if one.what not in NEUTRAL}
    last = first
    while last < len(tokens) and last not in ends and _is_of_name(tokens[last]):
        last += 1
    words = tokens[first:last]
    if not first or not words or not _is_name_after(words, body[words[0].start]):
        return None
    return words[0].start, words[-1].end


def _skip_numbers(tokens: tuple[Token, ...], phrases: tuple[Phrase, ...]) -> int:
    """Return the index of the token after the numbers with which a line begins."""
    index = 0
    for phrase in phrases:
        if phrase.first > index or phrase.what not in LEADING:
            break
        index = phrase.last
        if phrase.what in {"nouns", "part_count"}:
            return phrase.first + 1
        index += index < len(tokens) and tokens[index].text == "of"
    return index


def _is_of_name(token: Token) -> bool:
    is_word = token.is_word and token.text not in ENDS_BADLY - {"to"}
    return (is_word and token.kinds <= IN_NAMES) or token.text == "-"


def _is_name_after(words: tuple[Token, ...], letter: str) -> bool:
    """Whether words after a number are a name; ``letter`` is the first one as it's written."""
    first, last = words[0], words[-1]
    if first.text in SPEAKING | NEVER | FILLERS | MANNERS or not last.is_word:
        return False
    if last.text in ENDS_BADLY:
        return False
    if len(words) > LONGEST or (len(words) == 1 and last.has("NOUN") and last.text not in ALONE):
        return False
    return letter.isupper() or last.has("NOUN") or last.text in ALONE or last.text.endswith("s")
