"""Changing what the log says: every change can be undone as long as the screen is open."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from footcoach.coach.requests import Answer, Question, TextQuestion
from footcoach.log.records import DayOff, SessionRecord, with_correction
from footcoach.log.store import Store
from footcoach.session import words
from footcoach.session.player import Session
from footcoach.session.tally import Tally, tally_sides
from footcoach.ui.conversation_worker import ConversationWorker
from footcoach.ui.screens.dialogs import QuestionDialog, TextDialog

Undo = Callable[[], None]
Show = Callable[[Any], Any]
"""Shows a screen and waits for what it is dismissed with."""


class LogEditor:
    """Changes entries and days as the person asks, and takes the last change back."""

    def __init__(self, logbook: ConversationWorker, show: Show) -> None:
        self._logbook = logbook
        self._show = show
        self._undos: list[Undo] = []

    @property
    def changes(self) -> int:
        """How many changes can be taken back."""
        return len(self._undos)

    @property
    def _store(self) -> Store:
        return self._logbook.log.store

    async def annotate(self, entry: SessionRecord) -> None:
        """Ask for another note."""
        note = await self._show(TextDialog(TextQuestion("Note", text=entry.note)))
        if note is not None:
            await self._amend(entry, replace(entry, note=note))

    async def back_date(self, entry: SessionRecord) -> None:
        """Ask for another day."""
        day = await self._ask_day("On which day was it?", entry.began.date)
        if day is not None:
            moved = entry.began.at + (day - entry.began.date) // timedelta(milliseconds=1)
            began = replace(entry.began, day=day.isoformat(), at=moved)
            await self._amend(entry, replace(entry, began=began))

    async def delete(self, entry: SessionRecord) -> None:
        """Take a session out of the log."""
        session = await self._logbook.use_log(lambda: self._store.session(entry.uuid))
        if session is not None:
            undo = _putting_back(self._store, entry, session)
            await self._do(lambda: self._store.delete(entry.uuid), undo)

    async def correct(self, entry: SessionRecord) -> None:
        """Ask how many reps of what were done."""
        session = await self._logbook.use_log(lambda: self._store.session(entry.uuid))
        if session is None:
            return
        part = await self._show(_which_part(session))
        if part is None:
            return
        question = TextQuestion(f"How many of {part.planned} reps?", text=str(part.done))
        answer = await self._show(TextDialog(question))
        if answer is None or not answer.isdecimal() or int(answer) > part.planned:
            return
        changed, right = with_correction(entry, session, part.exercise, part.side, int(answer))
        undo = _putting_back(self._store, entry, session)
        await self._do(lambda: self._store.put(self._now(changed), right), undo)

    async def mark(self) -> None:
        """Ask which day is one of rest or illness."""
        day = await self._ask_day("Which day?", self._logbook.log.today)
        if day is None:
            return
        answers: tuple[Answer[tuple[DayOff | None]], ...] = (
            Answer("A day of rest", (DayOff.REST,)),
            Answer("A day of illness", (DayOff.ILL,)),
            Answer("Neither", (None,)),
        )
        question = Question(f"{day}: what was it?", (), answers)
        answer = await self._show(QuestionDialog(question))
        if answer is not None:
            before = (await self._logbook.use_log(self._store.marks) or {}).get(day)
            await self._do(
                lambda: self._store.mark(day, answer[0]), lambda: self._store.mark(day, before)
            )

    async def undo(self) -> bool:
        """Take the last change back; False if there is none."""
        if not self._undos:
            return False
        await self._logbook.use_log(self._undos.pop())
        return True

    async def _amend(self, before: SessionRecord, after: SessionRecord) -> None:
        await self._do(
            lambda: self._store.amend(self._now(after)), lambda: self._store.amend(before)
        )

    async def _do(self, change: Callable[[], None], undo: Undo) -> None:
        def whole() -> bool:
            change()
            return True

        if await self._logbook.use_log(whole):
            self._undos.append(undo)

    async def _ask_day(self, question: str, day: date) -> date | None:
        lines = ("As year-month-day.",)
        answer = await self._show(TextDialog(TextQuestion(question, lines, text=day.isoformat())))
        try:
            return date.fromisoformat(answer) if answer else None
        except ValueError:
            return None

    def _now(self, entry: SessionRecord) -> SessionRecord:
        """Return ``entry`` as written now, so that an import takes this state for the later."""
        return replace(entry, saved=round(self._logbook.log.now().timestamp() * 1000))


def _putting_back(store: Store, entry: SessionRecord, session: Session) -> Undo:
    return lambda: store.put(entry, session)


def _which_part(session: Session) -> QuestionDialog[Tally]:
    sides = tally_sides(session)
    answers = tuple(
        Answer(words.side_result(one, session.timeline.exercises[one.exercise]), one)
        for one in sides
    )
    return QuestionDialog(Question("What should be corrected?", (), answers))
