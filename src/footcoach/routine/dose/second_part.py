"""Finds a second dose in a line, which no routine can say: it's kept beside the first one."""

from itertools import pairwise

from footcoach.routine.dose.draft import Draft
from footcoach.routine.dose.leftovers import CLAUSE_ENDS
from footcoach.routine.dose.patterns import Phrase
from footcoach.routine.dose.phrase_taking import take_phrase
from footcoach.routine.dose.settle import settle
from footcoach.routine.dose.tokens import Token
from footcoach.routine.dose.vocabulary import FILLERS, words_of

_COUNTS = frozenset({"lead", "after", "times", "bare", "nouns", "reps", "often", "of_each"})
_WHEN = words_of("when nightly week_day day_list week_days weekdays weekend")
_OFTEN = words_of("per_day days_a_week daily every_days every_h latin nightly")
_SIDES = frozenset({"each_side", "both", "side", "alternate"})
_QUICK = frozenset({"quick", "fast", "short", "rapid"})
_JOINING = FILLERS | words_of("then or to in at by a an")
"""Words that don't say how one dose differs from another."""


def read_second_part(
    draft: Draft, tokens: tuple[Token, ...], phrases: tuple[Phrase, ...]
) -> tuple[Phrase, ...]:
    """Note a second dose after "then"; return the phrases without it."""
    if (parts := _split_by_day(draft, tokens, phrases)) is not None:
        return parts
    for find in (_find_second_count, _find_other_sides):
        if (place := find(tokens, phrases)) is not None:
            return _split_second_dose(draft, tokens, phrases, place)
    sets = [index for index, phrase in enumerate(phrases) if phrase.what == "sets"]
    if len(sets) > 1 and sets[1] > sets[0] + 1:
        return _split_second_dose(draft, tokens, phrases, sets[1])
    left = phrases
    counted = [index for index, phrase in enumerate(phrases) if phrase.what in _COUNTS]
    # From the last one on, so that the places of those before it stay.
    for before, index in reversed(list(pairwise(counted))):
        first = _begin_part(tokens, phrases, before, index)
        between = tokens[phrases[first - 1].last : phrases[first].first]
        if _begins_second_dose(between, tokens, phrases[index]):
            draft.values.pop("then", None)
            left = _split_second_dose(draft, tokens, left, first)
    return _without_later_days(draft, tokens, left)


def _without_later_days(
    draft: Draft, tokens: tuple[Token, ...], phrases: tuple[Phrase, ...]
) -> tuple[Phrase, ...]:
    """Return the phrases without how often it's done later: twice a day, then once a day."""
    often = [index for index, phrase in enumerate(phrases) if phrase.what in _OFTEN]
    later = [
        index
        for before, index in pairwise(often)
        if _says_then(tokens[phrases[before].last : phrases[index].first])
    ]
    for index in later:
        words = draft.words(phrases[index])
        draft.flag("cond", f'"then {words}" is kept as a note.', words)
    return tuple(phrase for index, phrase in enumerate(phrases) if index not in later)


def _split_by_day(
    draft: Draft, tokens: tuple[Token, ...], phrases: tuple[Phrase, ...]
) -> tuple[Phrase, ...] | None:
    """Return the phrases without the doses of other times of the day, or other days, of the week.

    None if there's one dose: 10 reps, morning and evening.
    """
    whens = [index for index, phrase in enumerate(phrases) if phrase.what in _WHEN]
    counted = [index for index, one in enumerate(phrases) if one.what in (*_COUNTS, "sets")]
    groups = [(sum(when < index for when in whens), index) for index in counted]
    others = [index for group, index in groups if group > groups[0][0]]
    if not others or not _is_by_day(whens, counted[0], others[0]):
        return None
    amounts = [_amount(phrases[index]) for index in counted]
    first = amounts[: len(counted) - len(others)]
    if all(amount in first for amount in amounts):
        return tuple(phrase for index, phrase in enumerate(phrases) if index not in others)
    left = _split_second_dose(draft, tokens, phrases, others[0])
    return _split_by_day(draft, tokens, left) or left


def _is_by_day(whens: list[int], first: int, other: int) -> bool:
    """Whether the counts at two indexes each have a time of the day before them, or after them."""
    if whens[0] < first:
        return {first - 1, other - 1} <= set(whens)
    return any(when > other for when in whens)


def _amount(phrase: Phrase) -> object:
    amount = phrase.token("N", "OFTEN", "often")
    return amount and amount.span


def _find_second_count(tokens: tuple[Token, ...], phrases: tuple[Phrase, ...]) -> int | None:
    """Return the index of the phrase that counts again, with words of its own; None if none does.

    3 x 15 with a straight knee and 3 x 15 with a bent knee; 10 reps straight, 10 reps bent.
    """
    for what in ("lead", "reps"):
        same = [index for index, phrase in enumerate(phrases) if phrase.what == what]
        for before, index in pairwise(same):
            is_apart = what == "reps" or before + 1 < index < len(phrases) - 1
            if is_apart and _describes(tokens, phrases, before, index):
                return index
    return None


def _find_other_sides(tokens: tuple[Token, ...], phrases: tuple[Phrase, ...]) -> int | None:
    """Return the index of the time for other sides: 2 mins both feet, then 30 s each foot."""
    times = [
        index
        for index, (one, after) in enumerate(pairwise(phrases))
        if one.what in ("time", "hold") and after.what in _SIDES
    ]
    for before, index in pairwise(times):
        differs = phrases[before + 1].what != phrases[index + 1].what
        if differs and _says_then(tokens[phrases[before + 1].last : phrases[index].first]):
            return index
    return None


def _describes(
    tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], before: int, index: int
) -> bool:
    """Whether there are words between two counts that say how they differ."""
    taken = {place for one in phrases for place in range(one.first, one.last)}
    between = range(phrases[before].last, phrases[index].first)
    free = [tokens[place] for place in between if place not in taken]
    telling = [token for token in free if token.is_word and token.text not in _JOINING]
    if any(token.text == "or" for token in free):
        return True
    return bool(telling) and not any(token.has("REPEAT") for token in free)


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
        take_phrase(inner, phrase, tokens)
    settle(inner)
    keys = ("sets", "reps", "hold_s")
    then: dict[str, object] = {key: inner.values[key] for key in keys if key in inner.values}
    if _is_quick(tokens, phrases[first]):
        then["quick"] = True
    draft.values.setdefault("then", then)
    words = draft.text[phrases[first].tokens[0].start : phrases[end - 1].tokens[-1].end]
    draft.flag("two-parts", f'"{words}" is a second dose; a session uses the first one.', words)
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
