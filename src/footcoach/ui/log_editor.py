"""Corrects the log: every change can be undone while the log screen is open."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from footcoach.advice.safety_text import SIGNS
from footcoach.coach.log_service import LogService
from footcoach.coach.requests import Answer, PainQuestion, Question, TextQuestion
from footcoach.log.records import DayOff, PainReport, SessionRecord, milliseconds, with_correction
from footcoach.session import result_words
from footcoach.session.player import Session
from footcoach.session.tally import Tally, tally_sides
from footcoach.ui.history_view import PAIN_TIMES, describe_pain
from footcoach.ui.screens.dialogs import PainDialog, QuestionDialog
from footcoach.ui.screens.text_dialog import TextDialog

T = TypeVar("T")
Undo = Callable[[], None]
Show = Callable[[Any], Awaitable[Any]]
"""Shows a screen, and returns what it is dismissed with."""
UseLog = Callable[[Callable[[], Any]], Awaitable[Any]]
"""Reads or writes the log in a thread; returns None, after a warning, if it couldn't be used."""

EARLIEST = date(2000, 1, 1)
"""No session is dated before it: that's a slip of the keyboard."""
_LONGEST = 24
"""Characters of a wrong answer that are quoted."""


class WrongAnswerError(ValueError):
    """An answer that isn't possible, with what to write instead."""


class LogEditor:
    """Changes sessions and days off as the person asks, and undoes the last change."""

    def __init__(self, log: LogService, use_log: UseLog, show: Show) -> None:
        self._log = log
        self._store = log.store
        self._use_log = use_log
        self._show = show
        self._undos: list[Undo] = []

    async def annotate(self, entry: SessionRecord) -> None:
        """Ask for another note."""
        reply = await self._show(TextDialog(TextQuestion("Note", text=entry.note)))
        if reply is not None:
            await self._amend(entry, replace(entry, note=reply.text))

    async def correct_pain(self, entry: SessionRecord) -> None:
        """Ask which answer about pain was wrong, and for the right one."""
        feeling = entry.feeling
        times: tuple[Answer[str], ...] = tuple(
            Answer(f"Pain {when}: {describe_pain(feeling, field)}", field)
            for when, field in PAIN_TIMES.items()
        )
        sign = f"Sharp, burning or spreading: {'yes' if feeling.sign else 'no'}"
        question = Question("Which answer was wrong?", (), (*times, Answer(sign, "sign")))
        field = await self._show(QuestionDialog(question))
        if field is None:
            return
        right = await self._ask_pain(feeling, field)
        if right != feeling:
            await self._amend(entry, replace(entry, feeling=right))

    async def _ask_pain(self, feeling: PainReport, field: str) -> PainReport:
        """Return ``feeling`` with the right answer in ``field``; the same without one."""
        if field == "sign":
            answers = (Answer("Yes", value=True), Answer("No", value=False))
            sign = await self._show(QuestionDialog(Question(f"Was it {SIGNS}?", (), answers)))
            return feeling if sign is None else replace(feeling, sign=sign)
        no_answer = Answer("I'd rather not say", None)
        now = f"So far: {describe_pain(feeling, field)}."
        question = PainQuestion("How much did it hurt?", (now,), (no_answer,), "cancel")
        reply = await self._show(PainDialog(question))
        return feeling if reply is None else replace(feeling, **{field: reply.pain})

    async def change_day(self, entry: SessionRecord) -> None:
        """Ask for another day."""
        day = await self._ask_day("On which day was it?", entry.began.date, self._log.today)
        if day is not None:
            moved = entry.began.at + (day - entry.began.date) // timedelta(milliseconds=1)
            began = replace(entry.began, day=day.isoformat(), at=moved)
            await self._amend(entry, replace(entry, began=began))

    async def delete(self, entry: SessionRecord) -> None:
        """Remove a session from the log."""
        session = await self._use_log(lambda: self._store.session(entry.uuid))
        if session is not None:
            await self._change(
                lambda: self._store.delete(entry.uuid), lambda: self._store.put(entry, session)
            )

    async def correct_reps(self, entry: SessionRecord) -> None:
        """Ask of which exercise reps were counted wrong, and how many were done."""
        session = await self._use_log(lambda: self._store.session(entry.uuid))
        side = await self._show(_ask_which(session)) if session is not None else None
        if side is None:
            return
        question = TextQuestion(f"How many of {side.planned} reps were done?", text=str(side.done))
        reps = await self._ask(question, lambda text: read_reps(text, side.planned))
        if reps is None:
            return
        changed, right = with_correction(entry, session, side.exercise, side.side, reps)
        await self._change(
            lambda: self._store.put(self._written_now(changed), right),
            lambda: self._store.put(entry, session),
        )

    async def mark_day_off(self) -> None:
        """Ask which day is off, and why."""
        day = await self._ask_day("Which day?", self._log.today)
        if day is None:
            return
        answers: tuple[Answer[tuple[DayOff | None]], ...] = (
            Answer("A rest day", (DayOff.REST,)),
            Answer("A sick day", (DayOff.ILL,)),
            Answer("Neither", (None,)),
        )
        answer = await self._show(QuestionDialog(Question(f"{day}: what is it?", (), answers)))
        if answer is None:
            return
        before = (await self._use_log(self._store.marks) or {}).get(day)
        await self._change(
            lambda: self._store.mark(day, answer[0]), lambda: self._store.mark(day, before)
        )

    async def undo(self) -> bool:
        """Undo the last change; return whether there was one."""
        if not self._undos:
            return False
        await self._use_log(self._undos.pop())
        return True

    @property
    def changes(self) -> int:
        """How many changes can be undone."""
        return len(self._undos)

    async def _amend(self, before: SessionRecord, after: SessionRecord) -> None:
        await self._change(
            lambda: self._store.amend(self._written_now(after)), lambda: self._store.amend(before)
        )

    async def _change(self, change: Callable[[], None], undo: Undo) -> None:
        def carry_out() -> bool:
            change()
            return True

        if await self._use_log(carry_out):
            self._undos.append(undo)

    async def _ask_day(self, heading: str, day: date, latest: date | None = None) -> date | None:
        """Ask for a day, not after ``latest``; suggest ``day``."""
        question = TextQuestion(heading, ("Write it as year-month-day.",), text=day.isoformat())
        return await self._ask(question, lambda text: read_day(text, self._log.today, latest))

    async def _ask(self, question: TextQuestion, read: Callable[[str], T]) -> T | None:
        """Ask until ``read`` can read the answer; return None without one."""

        def find_mistake(text: str) -> str:
            try:
                read(text)
            except WrongAnswerError as error:
                return str(error)
            return ""

        reply = await self._show(TextDialog(question, find_mistake))
        return None if reply is None else read(reply.text)

    def _written_now(self, entry: SessionRecord) -> SessionRecord:
        """Return ``entry`` as written now, so that an import takes this state as the later one."""
        return replace(entry, saved=milliseconds(self._log.now()))


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


def read_reps(text: str, planned: int) -> int:
    """Return the number of reps that ``text`` says, from 0 to ``planned``.

    Raise `WrongAnswerError` for any other text.
    """
    if not text.strip().isdecimal():
        msg = f"{_quote(text)} isn't a number of reps; write one from 0 to {planned}."
        raise WrongAnswerError(msg)
    reps = int(text)
    if reps > planned:
        msg = f"{_quote(text)} is more than was planned; write a number from 0 to {planned}."
        raise WrongAnswerError(msg)
    return reps


def _quote(text: str) -> str:
    return f'"{text if len(text) <= _LONGEST else text[:_LONGEST] + "…"}"'


def _ask_which(session: Session) -> QuestionDialog[Tally]:
    answers = tuple(
        Answer(result_words.side_result(side, session.timeline.exercises[side.exercise]), side)
        for side in tally_sides(session)
    )
    return QuestionDialog(Question("What was counted wrong?", (), answers))
