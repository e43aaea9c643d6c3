"""The questions that correct the log: the same in the app and in plain mode.

Each function is a part of a conversation (`footcoach.coach.requests`) that returns a change to
make, or None if the person would rather leave things as they are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from footcoach.advice.safety_text import SIGNS
from footcoach.coach.log_changes import Change, LogChanges, Recount
from footcoach.coach.requests import (
    Answer,
    PainQuestion,
    Question,
    Talk,
    TextQuestion,
    ask,
    ask_pain,
    ask_text,
    call,
)
from footcoach.log.corrected_records import with_correction, with_counts
from footcoach.log.records import DayOff, PainReport, SessionRecord
from footcoach.session import words
from footcoach.session.actions import COUNT_DIGITS
from footcoach.session.tally import Tally

T = TypeVar("T")
Ask = Talk[Change | Recount | None]

PAIN_TIMES = {"before": "before", "after": "after", "morning": "next morning"}
"""When pain is asked about, by the field of `PainReport` that has the answer."""
NOT_SAID = "no answer"
EARLIEST = date(2000, 1, 1)
"""No session is dated before it: that's a slip of the keyboard."""
MOST_REPS = 10**COUNT_DIGITS - 1
"""The most reps that can be typed in for a set, as while it's done."""
_LONGEST = 24
"""Characters of a wrong answer that are quoted."""


class WrongAnswerError(ValueError):
    """An answer that isn't possible, with what to write instead."""


def correct(changes: LogChanges, uuid: str, asking: Ask) -> Talk[bool]:
    """Ask what to change in the session ``uuid`` and change it; return whether that was done."""
    change = yield from asking
    if change is None:
        return False
    return bool((yield from call(lambda: changes.make(uuid, change))))


def correct_note(record: SessionRecord) -> Ask:
    """Ask for another note."""
    reply = yield from ask_text(TextQuestion("Note", text=record.note))
    if reply is None or reply.text == record.note:
        return None
    note = reply.text
    return Change("the note", lambda now: replace(now, note=note))


def correct_pain(feeling: PainReport, field: str) -> Ask:
    """Ask how much it hurt at one of `PAIN_TIMES`."""
    so_far = f"So far: {describe_pain(feeling, field)}."
    others = (Answer("I'd rather not say", value=True),)
    heading = f"How much did it hurt, {PAIN_TIMES[field]}?"
    reply = yield from ask_pain(PainQuestion(heading, (so_far,), others, "cancel"))
    if reply is None:
        return None
    # An answer about the next morning is one less to ask for.
    asked = {"asked": True} if field == "morning" else {}
    pain = None if reply.other else reply.pain
    return _change_feeling(f"pain {PAIN_TIMES[field]}", **{field: pain}, **asked)


def correct_sign() -> Ask:
    """Ask whether the pain was of a kind that is red whatever the number."""
    answers = (Answer("Yes", value=True), Answer("No", value=False))
    sign = yield from ask(Question(f"Was it {SIGNS}?", (), answers))
    return None if sign is None else _change_feeling("the warning sign", sign=sign)


def correct_hurt(names: Mapping[str, str]) -> Ask:
    """Ask which exercise hurt, of those named by id."""
    answers = (
        *(Answer[tuple[str | None]](name, (ident,)) for ident, name in names.items()),
        Answer("I can't say which", (None,)),
    )
    answer = yield from ask(Question("Which exercise hurt?", (), answers))
    return None if answer is None else _change_feeling("which exercise hurt", hurt=answer[0])


def correct_day(record: SessionRecord, today: date) -> Ask:
    """Ask for another day, not after ``today``."""
    day = yield from ask_day("On which day was it?", record.began.date, today, today)
    if day is None or day == record.began.date:
        return None

    def move(now: SessionRecord) -> SessionRecord:
        moved = now.began.at + (day - now.began.date) // timedelta(milliseconds=1)
        return replace(now, began=replace(now.began, day=day.isoformat(), at=moved))

    return Change("the day", move)


def correct_result(side: Tally, name: str, unit: str) -> Ask:
    """Ask how many reps one side did of the exercise called ``name``; the seconds follow."""
    planned = side.planned
    question = TextQuestion(
        f"How many did you do, out of {words.plural(planned, unit)}?",
        (name,),
        text=str(side.done),
        find_mistake=lambda text: _find_mistake(lambda: read_reps(text, planned)),
    )
    reply = yield from ask_text(question)
    if reply is None:
        return None
    reps = read_reps(reply.text, planned)
    return Recount(
        name, lambda now, session: with_correction(now, session, side.exercise, side.side, reps)
    )


def correct_count(side: Tally, name: str, counts: Sequence[int | None]) -> Ask:
    """Ask how many reps one side did in each set of as many as they could.

    ``counts`` has what was typed in so far, set by set; None is no answer.
    """
    right = list[int]()
    for number, count in enumerate(counts, 1):
        which = f"In set {number} of {len(counts)}, how" if len(counts) > 1 else "How"
        question = TextQuestion(
            f"{which} many reps did you do?",
            (name,),
            text="" if count is None else str(count),
            find_mistake=lambda text: _find_mistake(lambda: read_reps(text, MOST_REPS)),
        )
        reply = yield from ask_text(question)
        if reply is None:
            return None
        right.append(read_reps(reply.text, MOST_REPS))
    return Recount(
        name, lambda now, session: with_counts(now, session, side.exercise, side.side, right)
    )


def mark_day_off(changes: LogChanges, today: date) -> Talk[bool]:
    """Ask which day is off, and why, and mark it; return whether that was done."""
    day = yield from ask_day("Which day?", today, today)
    if day is None:
        return False
    answers: tuple[Answer[tuple[DayOff | None]], ...] = (
        Answer("A rest day", (DayOff.REST,)),
        Answer("A sick day", (DayOff.ILL,)),
        Answer("Neither", (None,)),
    )
    answer = yield from ask(Question(f"{day}: what is it?", (), answers))
    if answer is None:
        return False
    return bool((yield from call(lambda: changes.mark(day, answer[0]))))


def ask_day(
    heading: str, suggested: date, today: date, latest: date | None = None
) -> Talk[date | None]:
    """Ask for a day, not after ``latest`` if that's given; return None without an answer."""
    question = TextQuestion(
        heading,
        ("Write it as year-month-day.",),
        text=suggested.isoformat(),
        find_mistake=lambda text: _find_mistake(lambda: read_day(text, today, latest)),
    )
    reply = yield from ask_text(question)
    return None if reply is None else read_day(reply.text, today, latest)


def read_day(text: str, today: date, latest: date | None = None) -> date:
    """Return the day that ``text`` says, not after ``latest`` if that's given.

    Raise `WrongAnswerError` for text that isn't one; ``today`` is the example it gives.
    """
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        msg = f"{_quote(text)} isn't a date; write year-month-day, such as {today}."
        raise WrongAnswerError(msg) from None
    if day < EARLIEST:
        msg = f"{day} is too long ago; write a day from {EARLIEST} on."
        raise WrongAnswerError(msg)
    if latest is not None and day > latest:
        msg = f"{day} is still to come; write a day up to {latest}."
        raise WrongAnswerError(msg)
    return day


def read_reps(text: str, most: int) -> int:
    """Return the number of reps that ``text`` says, from 0 to ``most``.

    Raise `WrongAnswerError` for any other text.
    """
    if not text.strip().isdecimal():
        msg = f"{_quote(text)} isn't a number of reps; write one from 0 to {most}."
        raise WrongAnswerError(msg)
    if len(text.strip()) > _LONGEST or int(text) > most:
        why = "more than can be typed in" if most == MOST_REPS else "more than was planned"
        msg = f"{_quote(text)} is {why}; write a number from 0 to {most}."
        raise WrongAnswerError(msg)
    return int(text)


def describe_pain(feeling: PainReport, field: str) -> str:
    """Return the pain at one of `PAIN_TIMES`, in words."""
    pain = getattr(feeling, field)
    return NOT_SAID if pain is None else str(pain)


def _change_feeling(what: str, **values: object) -> Change:
    def change(now: SessionRecord) -> SessionRecord:
        return replace(now, feeling=replace(now.feeling, **values))  # type: ignore[arg-type]  # fields of it

    return Change(what, change)


def _find_mistake(read: Callable[[], T]) -> str:
    """Return what is wrong with an answer if ``read`` can't read it, else ""."""
    try:
        read()
    except WrongAnswerError as error:
        return str(error)
    return ""


def _quote(text: str) -> str:
    return f'"{text if len(text) <= _LONGEST else text[:_LONGEST] + "…"}"'
