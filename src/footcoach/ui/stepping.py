"""Steps up and back: offered, and written into the user's own copy once somebody took them."""

from asyncio import to_thread
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, NamedTuple

from footcoach.advice.easier_session import make_routine_easier
from footcoach.advice.pain import Light, rate_pain
from footcoach.coach.log_service import LogService
from footcoach.coach.questions import Answer, Question
from footcoach.log.records import SessionRecord
from footcoach.routine.dose_change import DoseChange, current_value
from footcoach.routine.errors import RoutineError, printable
from footcoach.routine.library import Library
from footcoach.routine.model import Routine, Span
from footcoach.routine.user_copy import OwnFile, Rewrite, UnchangedError
from footcoach.session import words
from footcoach.ui.screens.dialogs import CardDialog

_Show = Callable[[Any], Awaitable[Any]]
"""Shows a screen and waits for what it is dismissed with."""
_Ask = Callable[[Callable[[], Any]], Awaitable[Any]]
"""Reads or writes the log; gives None if it could not be used, which is told."""

GREEN_TWICE = "Its last two sessions were GREEN and complete, on different days."
YOURS = "You decide; without an answer all stays as it is."
_BACK = {
    Light.AMBER: "AMBER is a reason to go back one step.",
    Light.RED: "RED is a reason to go back to where it began, after two days without it.",
    None: "More than a week lies between; that is a reason to go back one step.",
}


class Stepper:
    """Offers changes of a routine, one question at a time."""

    def __init__(self, diary: LogService, library: Library, show: _Show, ask: _Ask) -> None:
        self._diary = diary
        self._library = library
        self._show = show
        self._ask = ask

    async def after(self, entry: SessionRecord, done: Routine) -> None:
        """Offer what a session that was told of is a reason for: a step up, back, or none."""
        routine = self._of_library(done)
        entry = await self._ask(lambda: self._diary.store.entry(entry.uuid)) or entry
        felt = rate_pain(entry.feeling)
        if routine is None or felt is None:
            return
        if felt is Light.GREEN:
            change = await self._ask(lambda: self._diary.step_up(routine))
            await self._offer(routine, (change,) if change else (), GREEN_TWICE)
        else:
            back = await self._ask(lambda: self._diary.steps_back_after(entry, routine))
            await self._offer(routine, back or (), _BACK[felt])

    async def before(self, wanted: Routine) -> Routine:
        """Offer a step back after a missed week; return the routine that holds then."""
        routine = self._of_library(wanted)
        if routine is None:
            return wanted
        back = await self._ask(lambda: self._diary.steps_back(routine))
        return await self._offer(routine, back or (), _BACK[None])

    def _of_library(self, done: Routine) -> Routine | None:
        """Return the routine that the library has under the name of one that is done.

        None where that is another one: of a file that was named by its path no copy is made.
        """
        try:
            routine = self._library.load(done.name)
        except RoutineError:
            return None
        return routine if done in (routine, make_routine_easier(routine)) else None

    async def _offer(
        self, routine: Routine, changes: tuple[DoseChange, ...], reason: str
    ) -> Routine:
        """Ask, do it if it is taken, note that; return the routine that holds then."""
        if not changes:
            return routine
        outcome = await self._decided(routine, changes, reason)
        # Before it is told: who leaves now has what was written in the log all the same.
        for change in changes:
            exercise = outcome.routine.exercises[change.exercise]
            taken = current_value(exercise, change.what) == change.span
            await self._ask(partial(self._diary.note_answer, routine, change, taken=taken))
        if outcome.told:
            await self._show(CardDialog(outcome.heading, outcome.told))
        return outcome.routine

    async def _decided(
        self, routine: Routine, changes: tuple[DoseChange, ...], reason: str
    ) -> "_Outcome":
        """Let the person decide, and do what was decided."""
        own = OwnFile(self._library, routine)
        try:
            rewrite = await to_thread(own.plan, changes[0])
        except UnchangedError as error:
            told = _told(routine, changes, str(error))
            return _Outcome(routine, _heading(routine, changes), told)
        lines = (*_with_it(routine, rewrite, changes[0]), reason, _where(own), YOURS)
        if await self._show(_question(routine, changes, lines)):
            return await to_thread(_take, self._library, routine, changes)
        return _Outcome(routine)


class _Outcome(NamedTuple):
    """What an offer came to."""

    routine: Routine
    """What holds from now on."""
    heading: str = ""
    told: tuple[tuple[str, str], ...] = ()
    """What the person should know of it, nothing if they said no."""


def _take(library: Library, routine: Routine, changes: tuple[DoseChange, ...]) -> _Outcome:
    """Write changes one after the other, as far as that can be done."""
    after = routine
    for change in changes:
        try:
            rewrite = OwnFile(library, after).plan(change)
            rewrite.write()
        except UnchangedError as error:
            return _Outcome(after, "Not changed", (("", str(error)),))
        after = rewrite.routine
    path = printable(str(OwnFile(library, after).path))
    return _Outcome(after, "Changed", _told(routine, changes, f"Written to {path}."))


def _question(
    routine: Routine, changes: tuple[DoseChange, ...], lines: tuple[str, ...]
) -> Question:
    # A key pressed once too often takes no step. The other answer names the amounts, because
    # in a small window it is all that is seen of the card.
    amounts = ", ".join(map(_new, changes))
    answers = (
        Answer("n", "not now", value=False),
        Answer("t", f"take it: {amounts} from now on", value=True),
    )
    told = (text for _, text in _told(routine, changes))
    return Question(_heading(routine, changes), (*told, *lines), answers)


def _heading(routine: Routine, changes: tuple[DoseChange, ...]) -> str:
    exercises = dict.fromkeys(routine.exercises[change.exercise].name for change in changes)
    up = any(change.is_up(routine) for change in changes)
    return f"A step {'up' if up else 'back'} for {', '.join(exercises)}?"


def _told(
    routine: Routine, changes: tuple[DoseChange, ...], *more: str
) -> tuple[tuple[str, str], ...]:
    """Say what becomes what, and more."""
    lines = []
    for change in changes:
        exercise = routine.exercises[change.exercise]
        now = current_value(exercise, change.what) or change.span
        what = (change.move or change.what).replace("-", " ")
        amounts = f"from {_amount(change, now)} to {_amount(change, change.span)}"
        lines.append(f"{exercise.name}: {what} {amounts}.")
    return tuple(("", line) for line in (*lines, *more))


def _new(change: DoseChange) -> str:
    amount = _amount(change, change.span)
    if change.move:
        return f"{change.move.replace('-', ' ')} {amount}"
    return f"{amount} {change.what if change.span.high > 1 else change.what[:-1]}"


def _amount(change: DoseChange, span: Span) -> str:
    return words.range_text((span.low, span.high)) + (" s" if change.move else "")


def _with_it(routine: Routine, rewrite: Rewrite, change: DoseChange) -> tuple[str, ...]:
    """Say what else follows, where a pause that is our choice does."""
    before, after = (
        one.exercises[change.exercise].left.release.low for one in (routine, rewrite.routine)
    )
    if before == after:
        return ()
    return (f"The pause between reps becomes {words.spell(after)} with it.",)


def _where(own: OwnFile) -> str:
    path = printable(str(own.path))
    if own.is_there:
        return f"Only this changes in the file of your own: {path}"
    return f"The file stays as it is; a copy of your own is made with the change: {path}"
