"""Which sides a dose is for."""

import re

from footcoach.routine.dose.draft import Count, Draft
from footcoach.routine.dose.patterns import Phrase
from footcoach.routine.dose.reading import write_span
from footcoach.routine.dose.tokens import Token
from footcoach.routine.dose.vocabulary import FILLERS, KINDS
from footcoach.routine.model import Span


def take_each_side(draft: Draft, phrase: Phrase) -> None:
    """Take "each leg"."""
    give_sides(draft, "each", phrase)


def give_sides(draft: Draft, sides: str, phrase: Phrase) -> None:
    """Note how the sides share the work; "alternating, 10 each side" is both."""
    known = draft.values.get("sides")
    if {known, sides} == {"each", "alternate"} and "sides" not in draft.weak:
        draft.values["sides"] = "alternate"
        draft.is_for_each = True
    elif draft.is_amid_words and sides == "both":
        draft.imply("sides", sides)
    else:
        draft.give("sides", sides, phrase.tokens[0])
        draft.flags[:] = [flag for flag in draft.flags if flag.kind != "sides"]
    if part := phrase.token("PART"):
        draft.values.setdefault("part", part.text)


def take_each_alone(draft: Draft, phrase: Phrase) -> None:
    """Take "5 times each"."""
    after = re.match(r"\s+([a-z]+)", draft.text[phrase.tokens[-1].end :])
    if after and after[1] not in KINDS and after[1] not in FILLERS:
        # "To each fingertip" says nothing of the sides.
        return
    if "sides" not in draft.values:
        draft.imply("sides", "each")
        words = draft.words(phrase)
        draft.flag("sides", f'"{words}" is read as each side.', words, "both sides together")


def note_each(draft: Draft, phrase: Phrase, reps: Token) -> None:
    """Note "10/10" as ten reps on each side, as the person must be told."""
    draft.imply("sides", "each")
    draft.give("reps", reps.span, reps)
    words = draft.words(phrase)
    draft.flag("sides", f'"{words}" is read as reps of each side.', words, "work and pause")


def take_both(draft: Draft, phrase: Phrase) -> None:
    """Take "both feet"."""
    give_sides(draft, "both", phrase)
    if phrase.has("sides", "side"):
        words = draft.words(phrase)
        draft.flag("sides", f'"{words}" is read as both together.', words, "each side")


def take_alternate(draft: Draft, phrase: Phrase) -> None:
    """Take "alternating"."""
    give_sides(draft, "alternate", phrase)


def take_side(draft: Draft, phrase: Phrase) -> None:
    """Take "left leg"."""
    side = "left" if phrase.has("LEFT") else "right"
    give_one(draft, side, phrase)


def take_hurt(draft: Draft, phrase: Phrase) -> None:
    """Take "the sore side"."""
    give_one(draft, "one", phrase)


def take_likely_side(draft: Draft, phrase: Phrase) -> None:
    """Take "probably the sore leg", as where only the title of a sheet names it."""
    side = "left" if phrase.has("LEFT") else "right" if phrase.has("RIGHT") else "one"
    words = draft.words(phrase)
    give_one(draft, side, phrase)
    draft.flag("sides", f'"{words}": it isn\'t certain that only this side works.', words, "both")


def give_one(draft: Draft, side: str, phrase: Phrase) -> None:
    """Note that only one side works."""
    words = draft.words(phrase)
    if draft.values.get("sides") == "each":
        return
    if draft.values.get("sides") in ("left", "right") and side in ("left", "right"):
        if draft.values["sides"] != side:
            draft.values["sides"] = "each"
            draft.flags[:] = [flag for flag in draft.flags if flag.kind != "one-side"]
        return
    give_sides(draft, side, phrase)
    draft.flag("one-side", f'"{words}": only one side works.', words)


def take_other_side(draft: Draft, phrase: Phrase) -> None:
    """Take "then the other leg"."""
    known = draft.values.get("sides")
    if phrase.tokens and known in {None, "left", "right", "one"}:
        draft.values["sides"] = "each"
        draft.weak.add("sides")
        draft.flags[:] = [flag for flag in draft.flags if flag.kind != "one-side"]


def take_side_reps(draft: Draft, phrase: Phrase) -> None:
    """Take "10 (R)"."""
    amount = phrase.token("N", "OFTEN", "often")
    if amount is not None:
        side = "left" if phrase.has("LEFT") else "right"
        draft.side_reps.append((side, amount))
        if part := phrase.token("PART"):
            draft.values.setdefault("part", part.text)


def take_ways(draft: Draft, phrase: Phrase) -> None:
    """Take "each way"."""
    draft.values["directions"] = 2
    words = draft.words(phrase)
    draft.flag("direction", f'"{words}": do it in both directions.', words)


def take_of_each(draft: Draft, phrase: Phrase) -> None:
    """Take "20 of each"."""
    amount = phrase.token("N")
    if amount:
        draft.give("reps", amount.span, amount)
        draft.values["then"] = {"reps": amount.span}
        say_two_parts(draft, draft.words(phrase))


def say_two_parts(draft: Draft, words: str) -> None:
    """Say that there are two doses in one line."""
    draft.flag("two-parts", f'"{words}" is two doses; a session uses the first one.', words)


def take_total(draft: Draft, phrase: Phrase) -> None:
    """Take "in total"."""
    draft.values["total"] = draft.words(phrase)


def take_to_each(draft: Draft, phrase: Phrase) -> None:
    """Take "5 to each side"."""
    amount, words = phrase.token("N", "OFTEN", "often"), draft.words(phrase)
    give_sides(draft, "each", phrase)
    if amount is not None and amount.span is not None:
        draft.counts.append(Count("times", amount, words))
        say_total(draft, amount.span, words)


def say_total(draft: Draft, span: Span, words: str) -> None:
    """Say that a number is for each side, and could be the total for both."""
    text = f'"{words}": the reps are for each side.'
    draft.flag("total", text, words, f"{write_span(span)} in all")


def take_left_and_right_reps(draft: Draft, phrase: Phrase) -> None:
    """Take "x10 L/R"."""
    amount = phrase.token("N")
    give_sides(draft, "each", phrase)
    if amount is not None:
        draft.counts.append(Count("times", amount, draft.words(phrase)))


def take_shared(draft: Draft, phrase: Phrase) -> None:
    """Take "20 reps (10 each side)"."""
    total, each = (token for token in phrase.tokens if token.has("N"))
    give_sides(draft, "each", phrase)
    draft.give("reps", each.span, each)
    draft.values["total"] = total.span


def take_both_ways(draft: Draft, phrase: Phrase) -> None:
    """Take "10 clockwise, 10 anticlockwise"."""
    first, second = (token for token in phrase.tokens if token.has("N"))
    take_ways(draft, phrase)
    draft.give("reps", first.span, first)
    if first.span != second.span:
        draft.values["then"] = {"reps": second.span}
        say_two_parts(draft, draft.words(phrase))


def take_unhurt(draft: Draft, phrase: Phrase) -> None:
    """Take "the good leg first": then both sides do it."""
    draft.values["sides"] = "each"
    if part := phrase.token("PART"):
        draft.values.setdefault("part", part.text)


def take_side_sets(draft: Draft, phrase: Phrase) -> None:
    """Take "2 x 15 (R)"."""
    sets, reps = (token for token in phrase.tokens if token.has("N"))
    side, words = "left" if phrase.has("LEFT") else "right", draft.words(phrase)
    draft.flag("order", f'"{words}" is read as sets and reps.', words)
    other = "right" if side == "left" else "left"
    if draft.values.get("sides") == other:
        # "Left 3 sets, right 2 sets of 10": ten on either side.
        known = {key: draft.values.pop(key) for key in ("sets", "reps") if key in draft.values}
        draft.values[other] = {"reps": reps.span, **known}
        draft.values[side] = {"sets": sets.span, "reps": reps.span}
        del draft.values["sides"]
        draft.flags[:] = [flag for flag in draft.flags if flag.kind != "one-side"]
        return
    take_side(draft, phrase)
    draft.give("sets", sets.span, sets)
    draft.give("reps", reps.span, reps)
