"""Takes what each phrase of a dose says, with the words beside it that say more."""

from footcoach.routine.dose.draft import Draft
from footcoach.routine.dose.meanings import MEANINGS
from footcoach.routine.dose.patterns import Phrase
from footcoach.routine.dose.tokens import Token
from footcoach.routine.dose.vocabulary import FILLERS, words_of

_NO_LABELS = words_of("before after until till while during if when unless as at by in to from")
"""Words after a time that don't say what it's for."""
_IN_SENTENCES = frozenset({"BAND", "MOTION", "SET"})
"""Kinds of words that ordinary sentences use too: round, up, lift."""


def take_phrase(draft: Draft, phrase: Phrase, tokens: tuple[Token, ...]) -> None:
    """Note what a phrase says, by its own words and those beside it."""
    if phrase.what == "lead" and not _has_amount_after(phrase, tokens):
        phrase = phrase._replace(what="times")
    draft.take(phrase)
    draft.is_amid_words = _is_amid_words(phrase, tokens)
    if meaning := MEANINGS.get(phrase.what):
        meaning(draft, phrase)
    if phrase.what in {"time", "for_time"} and draft.works:
        label = _label_after(draft, phrase, tokens) or _label_before(phrase, tokens)
        draft.works[-1] = draft.works[-1]._replace(label=label)


def _label_after(draft: Draft, phrase: Phrase, tokens: tuple[Token, ...]) -> str:
    """Return the words after a time that say what it's for: 60 s eyes open."""
    words = list[str]()
    for token in tokens[phrase.last : phrase.last + 3]:
        is_plain = token.is_word and not token.kinds - {"MOTION"} and token.text not in FILLERS
        if not is_plain or token.start in draft.taken or token.text in _NO_LABELS:
            break
        words.append(token.text)
    return "-".join(words)


def _label_before(phrase: Phrase, tokens: tuple[Token, ...]) -> str:
    """Return the word before a time that says what it's for: open for 3 s, up (3 s)."""
    for token in reversed(tokens[max(0, phrase.first - 3) : phrase.first]):
        if token.text in FILLERS or token.text == "(":
            continue
        is_plain = token.is_word and not token.kinds - {"MOTION"}
        return token.text if is_plain else ""
    return ""


def _has_amount_after(phrase: Phrase, tokens: tuple[Token, ...]) -> bool:
    """Whether ``3 x`` has something after it."""
    after = tokens[phrase.last : phrase.last + 1]
    return any(token.has(kind) for token in after for kind in ("N", "T", "M", "LIST", "OFTEN"))


def _is_amid_words(phrase: Phrase, tokens: tuple[Token, ...]) -> bool:
    """Whether a phrase is in a sentence such as "loop the band round both feet"."""
    before = tokens[max(0, phrase.first - 3) : phrase.first]
    telling = [token for token in before if token.text not in FILLERS]
    return bool(telling) and telling[-1].is_word and telling[-1].kinds <= _IN_SENTENCES
