"""How many reps and sets, how far, and with what load."""

import re

from footcoach.routine.dose.cycles import take_tempo
from footcoach.routine.dose.draft import Count, Draft, WorkTime
from footcoach.routine.dose.patterns import Phrase
from footcoach.routine.dose.reading import write_count
from footcoach.routine.dose.tokens import Token
from footcoach.routine.dose.vocabulary import FILLERS, KINDS, POSITIONS
from footcoach.routine.limits import LONGEST_STEP, MINUTE
from footcoach.routine.model import Span

_PAIR = 2
_MASSES = {"pound": "lb", "pounds": "lb", "lbs": "lb", "kilo": "kg", "kilos": "kg"}


def take_sets(draft: Draft, phrase: Phrase) -> None:
    """Take "3 sets"."""
    amount = phrase.token("N", "OFTEN", "often")
    draft.give("sets", amount.span if amount else None, amount)


def take_reps(draft: Draft, phrase: Phrase) -> None:
    """Take "10 reps"."""
    amount = phrase.token("N")
    draft.labelled.add("reps")
    draft.give("reps", amount.span if amount else None, amount)


def take_loose(draft: Draft, phrase: Phrase) -> None:
    """Keep a number whose meaning the rest of the line settles."""
    amount = phrase.token("N", "OFTEN", "often")
    if phrase.what == "bare" and amount and amount.text == "one" and draft.is_amid_words:
        # The "one" in "the last one" isn't a number of reps.
        return
    if amount is not None:
        is_thing = phrase.what == "bare" and _counts_things(draft.text[amount.end :])
        is_thing = is_thing and not _follows_lead(draft, amount)
        style = "things" if is_thing else phrase.what
        draft.counts.append(Count(style, amount, draft.words(phrase)))


def _follows_lead(draft: Draft, amount: Token) -> bool:
    """Whether a number is right after "3 x": 3 x 20 contacts."""
    last = draft.counts[-1] if draft.counts else None
    if last is None or last.style != "lead":
        return False
    return draft.text[last.token.end : amount.start].strip(" x×X") == ""  # noqa: RUF001


def _counts_things(after: str) -> bool:
    """Whether a number is of things that no dose has: 2 pillows."""
    word = re.match(r"\s+([a-z]+s)\b", after)
    return word is not None and word[1] not in KINDS and word[1] not in FILLERS


def take_numbers(draft: Draft, phrase: Phrase) -> None:
    """Take "12, 10 and 8 reps": reps by set."""
    found = phrase.token("LIST")
    if found is None:
        return
    if draft.is_breathing and "-" in draft.words(phrase):
        take_tempo(draft, phrase)
        return
    draft.values["reps_by_set"] = found.numbers
    words = draft.words(phrase)
    draft.flag("sets-differ", f'"{words}": the sets have different reps.', words)


def take_rm(draft: Draft, phrase: Phrase) -> None:
    """Take "15RM": a load, and how many reps it allows."""
    amount = phrase.token("N")
    if amount is not None and amount.span:
        take_load(draft, phrase)
        if "reps" not in draft.values:
            draft.imply("reps", amount.span)


def take_load(draft: Draft, phrase: Phrase) -> None:
    """Take "5 kg" or "red band"."""
    words = draft.words(phrase).strip("()")
    colour = phrase.token("COLOUR")
    if colour and (phrase.has("BAND") or len(phrase.tokens) > 1):
        words = f"{colour.text} band"
    draft.values.setdefault("load", words)
    draft.flag("load", f'"{words}" is kept as the load.', draft.words(phrase))


def take_load_reps(draft: Draft, phrase: Phrase) -> None:
    """Take "a weight you can lift 8 times"."""
    amount = phrase.token("N")
    if amount:
        draft.give("reps", amount.span, amount)
        draft.flag("load", f'"{draft.words(phrase)}" is kept as a note.', draft.words(phrase))


def take_build(draft: Draft, phrase: Phrase) -> None:
    """Take "building up to 10"."""
    amount = phrase.token("N", "T")
    key = "hold_s" if amount and amount.has("T") else "reps"
    sets = phrase.token("SET")
    if amount is not None and phrase.what != "build_by":
        numbers = [one for one in phrase.tokens if one.has("N")]
        has_sets = sets or phrase.what == "build_sets"
        target: dict[str, object] = {"sets" if has_sets else key: amount.span}
        if key == "reps" and not has_sets:
            target = _target(draft, phrase, amount)
        if has_sets and len(numbers) > 1:
            target["reps"] = numbers[1].span
        draft.values["build_to"] = target
    words = draft.words(phrase)
    draft.flag("build", f'"{words}" is what to build up to; it\'s kept as a note.', words)


def _target(draft: Draft, phrase: Phrase, amount: Token) -> dict[str, object]:
    """Return what a bare number is the target of: 2 minutes, building up to 10, is minutes."""
    counts = phrase.has("REP", "TIMES", "NOUN") or draft.counts or "reps" in draft.values
    if counts or not draft.works or amount.span is None:
        return {"reps": amount.span}
    time = draft.works[-1].token
    unit = MINUTE if "m" in draft.text[time.start : time.end].lower() else 1
    return {"hold_s": Span(amount.span.low * unit, amount.span.high * unit)}


def take_build_up(draft: Draft, phrase: Phrase) -> None:
    """Take "increase by 5 every day up to 30"."""
    *others, amount = [token for token in phrase.tokens if token.has("N") or token.has("T")]
    target: dict[str, object] = {"hold_s" if amount.has("T") else "reps": amount.span}
    if phrase.has("x"):
        target["sets"] = others[-1].span
    draft.values["build_to"] = target
    words = draft.words(phrase)
    draft.flag("build", f'"{words}" is what to build up to; it\'s kept as a note.', words)


def take_build_load(draft: Draft, phrase: Phrase) -> None:
    """Take "at 12 add a pound"."""
    amount, mass = phrase.token("N"), phrase.token("MASS")
    if amount and mass:
        draft.values["build_to"] = {"reps": amount.span}
        draft.values["load"] = (
            f"+1 {_MASSES.get(mass.text, mass.text)} at {draft.text[amount.start : amount.end]}"
        )
    words = draft.words(phrase)
    draft.flag("build", f'"{words}" is kept as a note.', words)
    draft.flag("load", f'"{words}" is kept as a note.', words)


def take_steps(draft: Draft, phrase: Phrase) -> None:
    """Take "10 steps"."""
    amount = phrase.token("N")
    if "steps" not in draft.values:
        draft.values["steps"] = amount.span if amount else None
    say_distance(draft, phrase)


def take_laps(draft: Draft, phrase: Phrase) -> None:
    """Take "2 lengths of the corridor"."""
    take_loose(draft, phrase._replace(what="times"))
    say_distance(draft, phrase)


def take_slash_range(draft: Draft, phrase: Phrase) -> None:
    """Take "10/12 reps" as a range."""
    first, second = (token for token in phrase.tokens if token.has("N"))
    key = "sets" if phrase.has("SET") else "reps"
    low, high = first.span or Span(1, 1), second.span or Span(1, 1)
    draft.give(key, Span(min(low.low, high.low), max(low.high, high.high)), first)
    draft.places.pop(key, None)


def take_distance(draft: Draft, phrase: Phrase) -> None:
    """Take "5 metres"."""
    amount = phrase.token("N", "M")
    if amount is not None and amount.span is not None:
        span = amount.span
        if amount.has("M"):
            span = Span(span.low // 60, span.high // 60)
        draft.values["distance_m"] = span
    say_distance(draft, phrase)


def say_distance(draft: Draft, phrase: Phrase) -> None:
    """Say that a distance can't be timed."""
    words = draft.words(phrase)
    draft.flag("distance", f'"{words}": you decide how long that takes.', words)


def take_task(draft: Draft, phrase: Phrase) -> None:
    """Take "the alphabet"."""
    note_task(draft, draft.words(phrase))


def note_task(draft: Draft, words: str) -> None:
    """Note that ``words`` ask for the alphabet, which can't be timed."""
    draft.values["task"] = "alphabet"
    draft.flag("task", f'"{words}": you decide how long that takes.', words)


def take_position(draft: Draft, phrase: Phrase) -> None:
    """Take "lying" or "on all fours"."""
    name = phrase.what
    if name == "position":
        name = POSITIONS.get(phrase.tokens[0].text, "lying")
    if "position" in draft.values and draft.values["position"] != name:
        words = draft.words(phrase)
        draft.flag(
            "cond", f'"{words}" as well as {draft.values["position"]}; the first one counts.', words
        )
        return
    draft.values.setdefault("position", name)


def take_metres(draft: Draft, phrase: Phrase) -> None:
    """Take ``5 m``: metres on a walk, else minutes."""
    amount, words = phrase.tokens[0], draft.words(phrase)
    if amount.span is None:
        return
    is_spaced = " " in words
    is_too_long = amount.span.low > LONGEST_STEP
    if is_too_long or draft.is_walk or (draft.is_walk_by_name and is_spaced):
        take_distance(draft, phrase)
        draft.flags[-1] = draft.flags[-1]._replace(other=words.replace("m", "min", 1))
        return
    draft.works.append(WorkTime("", amount, phrase, amount.span))
    if is_spaced or draft.is_walk_by_name:
        draft.unclear_metres = words


def take_breaths(draft: Draft, phrase: Phrase) -> None:
    """Take ``4 breaths``: reps where breathing is the exercise, else how long to hold."""
    amount, words = phrase.token("N"), draft.words(phrase)
    if amount is not None:
        draft.counts.append(Count("breaths", amount, words))


def take_one_more(draft: Draft, phrase: Phrase) -> None:
    """Take "do another set"."""
    draft.give("sets", Span(2, 2), phrase.tokens[0])
    draft.places.pop("sets", None)


def take_more_sets(draft: Draft, phrase: Phrase) -> None:
    """Take "do another 2 sets", or "repeat twice more": after the first one."""
    amount, words = phrase.token("N", "OFTEN"), draft.words(phrase)
    if amount is None or amount.span is None:
        return
    sets = Span(amount.span.low + 1, amount.span.high + 1)
    draft.give("sets", sets, amount)
    draft.places.pop("sets", None)
    text = f'"{words}" is read as {write_count(sets, "set")} in all.'
    draft.flag("order", text, words, write_count(amount.span, "set"))


def take_added_load(draft: Draft, phrase: Phrase) -> None:
    """Take "add weight"."""
    words = draft.words(phrase)
    draft.flag("build", f'"{words}" is kept as a note.', words)
    draft.flag("load", f'"{words}" is kept as a note.', words)


def take_labelled(draft: Draft, phrase: Phrase) -> None:
    """Take "Sets 3 Reps 10", as tables and apps write it."""
    numbers = [token for token in phrase.tokens if token.has("N")]
    labels = [token for token in phrase.tokens if token.has("SET") or token.has("REP")]
    for label, number in zip(labels, numbers, strict=True):
        draft.give("sets" if label.has("SET") else "reps", number.span, number)


def take_part_count(draft: Draft, phrase: Phrase) -> None:
    """Take "30 heel raises" as reps; "one leg" and "two feet" aren't."""
    amount = phrase.token("N")
    if amount is not None and amount.span is not None and amount.span.low > _PAIR:
        draft.counts.append(Count("bare", amount, draft.words(phrase)))


def take_build_range(draft: Draft, phrase: Phrase) -> None:
    """Take "build up from 10 seconds to 1 minute"."""
    amount, words = phrase.token("N", "T"), draft.words(phrase)
    if amount is None or amount.span is None:
        return
    low, high = Span(amount.span.low, amount.span.low), Span(amount.span.high, amount.span.high)
    if amount.has("T"):
        draft.works.append(WorkTime("", amount, phrase, low))
        draft.values["build_to"] = {"hold_s": high}
    else:
        draft.give("reps", low, amount)
        draft.values["build_to"] = {"reps": high}
    draft.flag("build", f'"{words}": begin with the smaller number.', words)


def take_build_from(draft: Draft, phrase: Phrase) -> None:
    """Take "build from 5 reps to 20 reps"."""
    first, second = (token for token in phrase.tokens if token.has("N"))
    draft.give("reps", first.span, first)
    draft.values["build_to"] = {"reps": second.span}
    words = draft.words(phrase)
    draft.flag("build", f'"{words}": begin with the smaller number.', words)
