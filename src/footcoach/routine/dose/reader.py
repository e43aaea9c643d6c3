"""Reads a dose line: text in, what it says out. Nothing here reads a file."""

from functools import lru_cache

from footcoach.routine.dose.amounts import join_amounts
from footcoach.routine.dose.counts import note_task
from footcoach.routine.dose.draft import Draft
from footcoach.routine.dose.leftovers import ASKING, CLAUSE_ENDS, CONDITIONS, keep_rest
from footcoach.routine.dose.move_phrases import find_move
from footcoach.routine.dose.patterns import Matcher, Phrase
from footcoach.routine.dose.phrase_taking import take_phrase
from footcoach.routine.dose.phrases import RULES
from footcoach.routine.dose.reading import DoseReading
from footcoach.routine.dose.repair import is_new, repair
from footcoach.routine.dose.scanner import plain_text, scan
from footcoach.routine.dose.second_part import read_second_part
from footcoach.routine.dose.settle import settle
from footcoach.routine.dose.tokens import METRES, TIME, Token
from footcoach.routine.dose.vocabulary import FILLERS
from footcoach.routine.move_names import MoveNames

_TIMED = ("REST", "RELAX", "HOLD", "SWITCH", "BETWEEN", "ready")
_WHENEVER = frozenset({"if", "when", "unless"})
"""Words that begin a condition anywhere in a clause."""
_STOPS = frozenset(".!?;")
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}


@lru_cache(maxsize=256)
def read_dose(text: str, names: MoveNames | None = None, about: str = "") -> DoseReading:
    """Return what a dose line says.

    ``names`` are the moves of the exercise, if it's known. ``about`` is the exercise's name, whose
    words help to understand the line: five metres of a walk aren't five minutes.
    """
    reading = _read_once(text, names, about)
    if mistakes := reading.mistakes:
        repaired, moved = repair(text, mistakes)
        if repaired == text:
            return reading
        again = _read_once(repaired, names, about)
        later = (one._replace(start=moved(one.start)) for one in again.mistakes)
        mistakes = tuple(sorted({*mistakes, *(one for one in later if is_new(one, mistakes))}))
        reading = reading._replace(mistakes=mistakes, steps=reading.steps + again.steps)
    return reading


def _read_once(text: str, names: MoveNames | None, about: str) -> DoseReading:
    joined = join_amounts(scan(text), text)
    tokens = _take_minutes(joined.tokens)
    matcher = Matcher(RULES)
    found = tuple(matcher.phrases(tokens, lambda index: find_move(tokens, index, names)))
    phrases = found
    draft = Draft(text)
    draft.taken = frozenset(token.start for phrase in found for token in phrase.tokens)
    draft.is_walk = any(token.has("WALK") for token in tokens)
    draft.is_walk_by_name = any(token.has("WALK") for token in scan(about))
    draft.is_breathing = "breath" in about.lower()
    weeks = [index for index, phrase in enumerate(phrases) if phrase.what == "week"]
    if weeks:
        phrases = _read_weeks(draft, tokens, phrases, weeks)
    phrases = _without_conditions(tokens, phrases)
    phrases = read_second_part(draft, tokens, phrases)
    for phrase in phrases:
        take_phrase(draft, phrase, tokens)
    if "alphabet" in about.lower() and "-" not in about and not draft.works:
        note_task(draft, about)
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


def _read_weeks(
    draft: Draft, tokens: tuple[Token, ...], phrases: tuple[Phrase, ...], starts: list[int]
) -> tuple[Phrase, ...]:
    """Note the dose of each week; return the phrases of the first one, which is the one to do."""
    plan = dict[str, object]()
    ends = [*starts[1:], len(phrases)]
    for start, end in zip(starts, ends, strict=True):
        inner = Draft(draft.text)
        for phrase in phrases[start + 1 : end]:
            take_phrase(inner, phrase, tokens)
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
