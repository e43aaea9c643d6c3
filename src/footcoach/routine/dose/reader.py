"""Reads a dose line: text in, what it says out. Nothing here reads a file."""

from functools import lru_cache
from itertools import pairwise

from footcoach.routine.dose.amounts import join_amounts
from footcoach.routine.dose.draft import Draft
from footcoach.routine.dose.leftovers import ASKING, CLAUSE_ENDS, CONDITIONS, keep_rest
from footcoach.routine.dose.meanings import MEANINGS
from footcoach.routine.dose.move_phrases import find_move
from footcoach.routine.dose.patterns import Matcher, Phrase
from footcoach.routine.dose.phrases import RULES
from footcoach.routine.dose.reading import DoseReading
from footcoach.routine.dose.scanner import plain_text, scan
from footcoach.routine.dose.settle import settle
from footcoach.routine.dose.tokens import METRES, TIME, Token
from footcoach.routine.dose.vocabulary import FILLERS
from footcoach.routine.move_names import MoveNames

_COUNTS = frozenset({"lead", "after", "times", "bare", "nouns", "reps", "often", "of_each"})
_PART = _COUNTS | {"time", "hold", "each_side"}
"""What a second dose after "then" can consist of."""
_SIDES = frozenset({"each_side", "both", "side", "alternate"})
_TIMED = ("REST", "RELAX", "HOLD", "SWITCH", "BETWEEN", "ready")
_IN_SENTENCES = frozenset({"BAND", "MOTION", "SET"})
"""Kinds of words that ordinary sentences use too: round, up, lift."""
_WHENEVER = frozenset({"if", "when", "unless"})
"""Words that begin a condition anywhere in a clause."""
_STOPS = frozenset(".!?;")
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}
_QUICK = frozenset({"quick", "fast", "short", "rapid"})


@lru_cache(maxsize=256)
def read_dose(text: str, names: MoveNames | None = None, about: str = "") -> DoseReading:
    """Return what a dose line says.

    ``names`` are the moves of the exercise, if it's known. ``about`` is the exercise's name, whose
    words help to understand the line: five metres of a walk aren't five minutes.
    """
    joined = join_amounts(scan(text), text)
    tokens = _take_minutes(joined.tokens)
    matcher = Matcher(RULES)
    found = tuple(matcher.phrases(tokens, lambda index: find_move(tokens, index, names)))
    phrases = found
    draft = Draft(text)
    draft.is_walk = any(token.has("WALK") for token in tokens)
    draft.is_walk_by_name = any(token.has("WALK") for token in scan(about))
    draft.is_breathing = "breath" in about.lower()
    weeks = [index for index, phrase in enumerate(phrases) if phrase.what == "week"]
    if weeks:
        phrases = _read_weeks(draft, tokens, phrases, weeks)
    phrases = _without_conditions(tokens, phrases)
    phrases = _read_second_part(draft, tokens, phrases)
    for phrase in phrases:
        _take(draft, phrase, tokens)
    settle(draft)
    keep_rest(draft, tokens, found, names)
    return DoseReading(
        values=draft.values,
        weak=frozenset(draft.weak),
        implied=draft.implied,
        suggested=draft.suggested,
        times=draft.times,
        named=draft.named,
        flags=tuple(draft.flags),
        notes=tuple(draft.notes),
        mistakes=tuple(sorted(draft.mistakes)),
        places=draft.places,
        is_loose=draft.is_loose,
        steps=matcher.steps + joined.steps + len(tokens),
    )


def _take_minutes(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens with minutes for each ``m`` beside a word that only a time can have."""
    found = list(tokens)
    for index, token in enumerate(tokens):
        before = [one for one in tokens[max(0, index - 2) : index] if one.text not in FILLERS]
        beside = (*before[-1:], *tokens[index + 1 : index + 2])
        if token.has(METRES) and any(one.has(kind) for one in beside for kind in _TIMED):
            found[index] = token._replace(text=TIME, kinds=frozenset({TIME}))
    return tuple(found)


def _without_conditions(
    tokens: tuple[Token, ...], phrases: tuple[Phrase, ...]
) -> tuple[Phrase, ...]:
    """Return the phrases that aren't in a clause like "once you can do 15"."""
    bound = _find_questions(tokens)
    is_condition = is_start = False
    for index, token in enumerate(tokens):
        if token.text in CLAUSE_ENDS:
            is_start, is_condition = True, False
        elif is_start or index == 0:
            is_condition, is_start = token.text in CONDITIONS, False
        is_condition = is_condition or token.text in _WHENEVER
        if is_condition:
            bound.add(index)
    return tuple(phrase for phrase in phrases if phrase.first not in bound)


def _find_questions(tokens: tuple[Token, ...]) -> set[int]:
    """Return the indexes of the tokens in questions such as "Too easy?", and in their answers."""
    bound, start = set[int](), 0
    for index, token in enumerate(tokens):
        if token.text == "?" and tokens[start].text not in ASKING:
            ends = (i for i in range(index + 1, len(tokens)) if tokens[i].text in _STOPS)
            bound.update(range(start, next(ends, len(tokens))))
        if token.text in _STOPS:
            start = index + 1
    return bound


def _take(draft: Draft, phrase: Phrase, tokens: tuple[Token, ...]) -> None:
    if phrase.what == "lead" and not _has_amount_after(phrase, tokens):
        phrase = phrase._replace(what="times")
    draft.take(phrase)
    draft.is_amid_words = _is_amid_words(phrase, tokens)
    if meaning := MEANINGS.get(phrase.what):
        meaning(draft, phrase)
    if phrase.what in {"time", "for_time"} and draft.works:
        label = _label_after(phrase, tokens) or _label_before(phrase, tokens)
        draft.works[-1] = draft.works[-1]._replace(label=label)


def _label_after(phrase: Phrase, tokens: tuple[Token, ...]) -> str:
    """Return the words after a time that say what it's for: 60 s eyes open."""
    words = list[str]()
    for token in tokens[phrase.last : phrase.last + 3]:
        if not token.is_word or (token.kinds and not token.has("MOTION")):
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


def _read_weeks(
    draft: Draft, tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], starts: list[int]
) -> tuple[Phrase, ...]:
    """Note the dose of each week; return the phrases of the first one, which is the one to do."""
    plan = dict[str, object]()
    ends = [*starts[1:], len(phrases)]
    for start, end in zip(starts, ends, strict=True):
        inner = Draft(draft.text)
        for phrase in phrases[start + 1 : end]:
            _take(inner, phrase, tokens)
        settle(inner)
        number = phrases[start].token("N", "LIST")
        first = phrases[start].tokens[0].text
        label = (
            plain_text(draft.text[number.start : number.end])
            if number
            else _ORDINALS.get(first, first)
        )
        sets, reps = inner.values.get("sets"), inner.values.get("reps")
        if sets is not None or reps is not None:
            plan[label] = (sets, reps)
    words = draft.words(phrases[starts[0]])
    draft.flag("weeks", "The dose changes from week to week; this is the first week.", words)
    if not plan:
        return tuple(phrase for phrase in phrases if phrase.what != "week")
    draft.values["weeks"] = plan
    if len(plan) > 1:
        draft.flag("sets-differ", "Later weeks differ.", words)
    return (*phrases[: starts[0]], *phrases[starts[0] + 1 : ends[0]])


def _read_second_part(
    draft: Draft, tokens: tuple[Token, ...], phrases: tuple[Phrase, ...]
) -> tuple[Phrase, ...]:
    """Note a second dose after "then"; return the phrases without it."""
    sets = [index for index, phrase in enumerate(phrases) if phrase.what == "sets"]
    if len(sets) > 1 and sets[1] > sets[0] + 1:
        return _split_second_dose(draft, tokens, phrases, sets[1])
    counted = [index for index, phrase in enumerate(phrases) if phrase.what in _COUNTS]
    for before, index in pairwise(counted):
        first = _begin_part(tokens, phrases, before, index)
        between = tokens[phrases[first - 1].last : phrases[first].first]
        if not _begins_second_dose(between, tokens, phrases[index]):
            continue
        return _split_second_dose(draft, tokens, phrases, first)
    return phrases


def _begin_part(
    tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], before: int, index: int
) -> int:
    """Return the index of the phrase with which the part of the count at ``index`` begins.

    A time or a hold right before the count belongs to it, unless "then" is between them.
    """
    first = index
    while first - 1 > before and phrases[first - 1].what in ("time", "hold"):
        if _says_then(tokens[phrases[first - 1].last : phrases[first].first]):
            break
        first -= 1
    return first


def _says_then(between: tuple[Token, ...]) -> bool:
    return any(token.text in ("then", "followed") for token in between)


def _split_second_dose(
    draft: Draft, tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], first: int
) -> tuple[Phrase, ...]:
    """Note the second dose, which begins at ``first``; return the phrases without it."""
    end = first + 1
    has_sides = any(phrase.what in _SIDES for phrase in phrases[:first])
    while end < len(phrases) and (
        _goes_on(phrases[end - 1], phrases[end]) or (has_sides and _is_beside(tokens, phrases, end))
    ):
        end += 1
    inner = Draft(draft.text)
    for phrase in phrases[first:end]:
        _take(inner, phrase, tokens)
    settle(inner)
    keys = ("sets", "reps", "hold_s")
    then: dict[str, object] = {key: inner.values[key] for key in keys if key in inner.values}
    if _is_quick(tokens, phrases[first]):
        then["quick"] = True
    draft.values["then"] = then
    words = draft.text[phrases[first].tokens[0].start : phrases[end - 1].tokens[-1].end]
    draft.flag("two-parts", "There are two doses in this line.", words)
    return (*phrases[:first], *phrases[end:])


def _goes_on(before: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase continues a dose, as the second part of ``3 x 10`` does."""
    if phrase.what in {"time", "hold"}:
        return True
    follows = before.what in {"lead", "sets", "time", "hold"}
    return follows and phrase.what in {"bare", "nouns", "reps", "lead", "after", "times"}


def _is_beside(tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], index: int) -> bool:
    """Whether a phrase says the sides of the count before it, in the same clause."""
    between = tokens[phrases[index - 1].last : phrases[index].first]
    is_close = not any(token.text in CLAUSE_ENDS for token in between)
    return is_close and phrases[index].what in _SIDES


def _begins_second_dose(
    between: tuple[Token, ...], tokens: tuple[Token, ...], phrase: Phrase
) -> bool:
    """Whether a second dose begins after the tokens ``between``."""
    if any(token.has("REPEAT") or token.text == "rest" for token in between):
        return False
    return _says_then(between) or _is_quick(tokens, phrase)


def _is_quick(tokens: tuple[Token, ...], phrase: Phrase) -> bool:
    return any(token.text in _QUICK for token in tokens[phrase.first : phrase.last + 1])
