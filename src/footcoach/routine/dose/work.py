"""What is done in one rep, and the pauses between."""

import re

from footcoach.routine.dose.draft import Count, Draft, WorkTime
from footcoach.routine.dose.patterns import Phrase
from footcoach.routine.dose.reading import write_count
from footcoach.routine.dose.tokens import SPELT, Token
from footcoach.routine.model import Span

BREATH = 5
"""Seconds that a breath is taken to last."""
SHORT = 15
"""Seconds below which a hold is likelier one of several reps than a whole set."""
_JOINING = ("for", "over", "slowly", "in")
AS_LONG = "as long as you can"
"""The end of a hold that isn't timed."""
_UNTIL = {"failure": "failure", "as_long": AS_LONG}


def take_relax(draft: Draft, phrase: Phrase) -> None:
    """Take "relax 5s", or a rest between reps."""
    give_pause(draft, "relax_s", phrase)


def take_relax_count(draft: Draft, phrase: Phrase) -> None:
    """Take "let go for a count of 5"."""
    amount, words = phrase.token("N"), draft.words(phrase)
    draft.give("relax_s", amount.span if amount else None, amount)
    draft.flag("count", f'"{words}": each count is taken to last 1 s.', words)


def take_between(draft: Draft, phrase: Phrase) -> None:
    """Take "rest 30s between exercises", which isn't a pause of this one."""
    words = draft.words(phrase)
    draft.flag("cond", f'"{words}" is kept as a note.', words)


def take_rest_sets(draft: Draft, phrase: Phrase) -> None:
    """Take "rest 1 min between sets"."""
    give_pause(draft, "rest_s", phrase)


def give_pause(draft: Draft, key: str, phrase: Phrase) -> None:
    """Note a pause; a bare number after its word is seconds."""
    amount = phrase.token("T", "N")
    if amount is None:
        return
    if amount.has("N"):
        say_seconds(draft, phrase)
    draft.give(key, amount.span, amount)


def say_seconds(draft: Draft, phrase: Phrase) -> None:
    """Say that a bare number is read as seconds because of the word before it."""
    words = draft.words(phrase)
    draft.flag("count", f'"{words}": the number is read as seconds.', words)


def take_rest(draft: Draft, phrase: Phrase) -> None:
    """Keep "rest 10s" until it's clear between what."""
    amount = phrase.token("T", "N")
    if amount is not None:
        if amount.has("N"):
            say_seconds(draft, phrase)
        is_beside = bool(draft.works) and draft.works[-1].phrase.last >= phrase.first - 3
        is_verb = bool(draft.works) and draft.works[-1].phrase.what in ("hold", "move")
        draft.rests.append((phrase, is_beside and is_verb))


def take_named_pause(draft: Draft, phrase: Phrase) -> None:
    """Take "switch 5s" and "ready 20s"."""
    amount = phrase.token("T", "N")
    if amount is not None:
        draft.give("switch" if phrase.what == "switch_time" else "ready", amount.span, amount)


def take_rest_untimed(draft: Draft, phrase: Phrase) -> None:
    """Take "rest between sets"."""
    draft.notes.append(draft.words(phrase))


def work(draft: Draft, phrase: Phrase, label: str) -> None:
    """Note a time of work."""
    amount = phrase.token("T", "N")
    if amount is not None:
        draft.works.append(WorkTime(label, amount, phrase, amount.span))


def take_time(draft: Draft, phrase: Phrase) -> None:
    """Take a time that has no word."""
    work(draft, phrase, "")


def take_sets_of_time(draft: Draft, phrase: Phrase) -> None:
    """Take "6 sets of 20s": one rep in each."""
    amount = phrase.token("N")
    draft.give("sets", amount.span if amount else None, amount)
    time = phrase.token("T")
    if time is not None:
        draft.works.append(WorkTime("", time, phrase, time.span))
    draft.implied["reps"] = Span(1, 1)
    if amount and time and (phrase.has("lot", "lots", "bout", "bouts") or _is_short(time)):
        words = draft.words(phrase)
        text = f'"{words}" is read as sets of one rep.'
        reps = write_count(amount.span, "rep")
        draft.flag("order", text, words, f"{reps} of {draft.text[time.start : time.end]}")


def _is_short(time: Token) -> bool:
    """Whether a time is too short for a whole set."""
    return time.span is not None and time.span.high < SHORT


def take_hold(draft: Draft, phrase: Phrase) -> None:
    """Take "hold for 5 seconds"."""
    amount = phrase.token("T", "N")
    if amount is not None and amount.has("N") and amount.span is not None:
        say_seconds(draft, phrase)
    if amount is not None and SPELT in amount.marks:
        draft.values["hold"] = draft.text[amount.start : amount.end]
    work(draft, phrase, "hold" if phrase.tokens[0].has("HOLD") else "")


def take_last_hold(draft: Draft, phrase: Phrase) -> None:
    """Take "hold the last rep for 15 s", which no routine can say."""
    words = draft.words(phrase)
    draft.flag("two-parts", f'"{words}" is kept as a note.', words)


def take_hold_of_reps(draft: Draft, phrase: Phrase) -> None:
    """Take "hold each rep for 5 seconds"."""
    take_each_rep(draft, phrase)
    work(draft, phrase, "hold")


def take_each_rep(draft: Draft, _: Phrase) -> None:
    """Take "each rep"."""
    draft.has_reps = True


def take_move(draft: Draft, phrase: Phrase) -> None:
    """Take "lower over 4 seconds"."""
    amount = phrase.token("T", "N")
    if amount is None:
        return
    before = draft.text[phrase.tokens[0].end : amount.start].split()
    if amount.has("N") and "on" in before:
        # "Down on one" is a leg.
        return
    rest = draft.text[phrase.tokens[-1].end :].lstrip()
    if amount.has("N") and rest[:1].isalpha() and not phrase.has("for", "over", "COUNT"):
        # "Pick up 20 marbles" and "down one flight" aren't times.
        if draft.text[amount.start : amount.end] != "one":
            draft.counts.append(Count("bare", amount, draft.words(phrase)))
        return
    if amount.has("N"):
        say_seconds(draft, phrase)
    label = draft.text[phrase.tokens[0].start : amount.start].lower()
    first, *others = label.split()
    is_breath = first in ("breathe", "inhale", "exhale")
    draft.is_breathing_in = draft.is_breathing_in or is_breath
    words = [
        first,
        *(word for word in others if word not in _JOINING or (is_breath and word == "in")),
    ]
    work(draft, phrase, "-".join(words).strip(":"))


def take_move_after(draft: Draft, phrase: Phrase) -> None:
    """Take "3 second lowering"."""
    work(draft, phrase, "lower")


def take_count(draft: Draft, phrase: Phrase) -> None:
    """Take "hold for a count of ten"."""
    amount, words = phrase.token("N"), draft.words(phrase)
    if amount is None:
        return
    draft.flag("count", f'"{words}": each count is taken to last 1 s.', words)
    label = phrase.tokens[0].text if phrase.tokens[0].has("MOTION") else "hold"
    draft.works.append(WorkTime(label, amount, phrase, amount.span))


def take_hold_breaths(draft: Draft, phrase: Phrase) -> None:
    """Take "hold for 3 breaths"."""
    amount, words = phrase.token("N"), draft.words(phrase)
    if amount is None or amount.span is None:
        return
    draft.flag("count", f'"{words}": each breath is taken to last {BREATH} s.', words)
    draft.values["hold"] = draft.text[amount.start : phrase.tokens[-1].end]
    span = Span(amount.span.low * BREATH, amount.span.high * BREATH)
    draft.works.append(WorkTime("hold", amount, phrase, span))


def take_amrap(draft: Draft, phrase: Phrase) -> None:
    """Take "as many as you can in 30 s"."""
    draft.values["amrap"] = True
    words = draft.words(phrase)
    draft.flag("open", f'"{words}": you decide how many.', words)
    time = phrase.token("T")
    if time is not None:
        draft.works.append(WorkTime("", time, phrase, time.span))


def take_open_end(draft: Draft, phrase: Phrase) -> None:
    """Take "until tired"."""
    start, end = phrase.tokens[0].start, phrase.tokens[-1].end
    what = re.split(r"[,.;:()]", draft.text[end:], maxsplit=1)[0]
    if known := _UNTIL.get(phrase.what):
        draft.values["until"], words = known, draft.words(phrase)
    else:
        words = " ".join(draft.text[start : end + len(what)].split())
        draft.values["until"] = " ".join(what.split()) or "you stop"
    draft.flag("open", f'"{words}": you decide when to stop.', words)


def take_own_pace(draft: Draft, phrase: Phrase) -> None:
    """Take "own pace"."""
    draft.values["own_pace"] = phrase.has("own")


def take_named(draft: Draft, phrase: Phrase) -> None:
    """Take the time of a move by its name."""
    amount = phrase.token("T", "M")
    if phrase.move in draft.named:
        draft.refuse(phrase.tokens[0], f'"{phrase.move}" is given twice', "keep one of the two")
        return
    draft.named[phrase.move] = amount.span if amount else None
    if amount:
        draft.places[f"moves.{phrase.move}"] = (amount.start, amount.end)


def take_as_able(draft: Draft, phrase: Phrase) -> None:
    """Take "as tolerated"."""
    words = draft.words(phrase)
    draft.flag("open", f'"{words}" is kept as a note.', words)


def take_emom(draft: Draft, phrase: Phrase) -> None:
    """Take "EMOM 10 min": each minute begins a set."""
    words = draft.words(phrase)
    draft.flag("clock", f'"{words}" is kept as a note: a set each minute.', words)


def take_sets_to_max(draft: Draft, phrase: Phrase) -> None:
    """Take "4 x max reps"."""
    amount = phrase.token("N")
    draft.give("sets", amount.span if amount else None, amount)
    take_amrap(draft, phrase)
