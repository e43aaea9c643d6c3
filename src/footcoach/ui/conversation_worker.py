"""What goes on around a session: questions before and after it, and the log in between.

The flows wait for one screen after the other, in workers of the app. The log is read and
written in threads; what goes wrong with it is told, and stops nothing.
"""

from asyncio import to_thread
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from textual.screen import Screen

from footcoach.advice import easier_session
from footcoach.advice.pain import TOO_MUCH_TO_START, Light, rate_pain
from footcoach.advice.safety_text import NOTHING_LEFT, NOTICE, RED_FLAGS, SEE_SOMEONE, TOO_MUCH
from footcoach.advice.today import RoutineToDo
from footcoach.coach import questions
from footcoach.coach.coach import Coach
from footcoach.coach.log_service import LogService
from footcoach.coach.questions import Question, TextQuestion
from footcoach.log.database import LogError
from footcoach.log.records import PainReport, SessionRecord
from footcoach.log.resume import Unfinished, changed, resumed
from footcoach.routine.library import Library
from footcoach.session.player import Ending, Session
from footcoach.session.timeline import Timeline
from footcoach.ui.screens.dialogs import (
    HELP_NOW,
    CardDialog,
    NoticeDialog,
    QuestionDialog,
    TextDialog,
)
from footcoach.ui.screens.summary import SummaryScreen
from footcoach.ui.stepping import Stepper

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer

    from footcoach.log.autosave import Autosave

T = TypeVar("T")
Start = Callable[[Timeline | Session], None]

STANDS = 10.0
"""Seconds for which a warning stands on the screen."""
WATCH = 1.0
"""Seconds between two looks whether the log can still be written."""


class ConversationWorker:
    """Leads through everything around a session."""

    def __init__(self, app: "App[int]", library: Library, diary: LogService) -> None:
        self.diary = diary
        self._app = app
        self._library = library
        self._stepper = Stepper(diary, library, self._show, self.ask)
        self._keeper: Autosave | None = None
        self._before: int | None = None
        self._going_on: Unfinished | None = None
        self._told = ""
        self._watch: Timer | None = None
        self._standing: set[str] = set()
        """Warnings that can be read now."""

    def welcome(self, start: Start) -> None:
        """Say and ask what is due when the app opens, and offer what was not finished."""
        self._run(self._welcome(start))

    def enter(self, timeline: Timeline, start: Start, leave: Callable[[], None]) -> None:
        """Go straight into a session, unless one waits or the last one hurt too much."""
        self._run(self._enter(timeline, start, leave))

    def prepare(self, timeline: Timeline, start: Start) -> None:
        """Ask about pain, offer less where it was too much, and start."""
        self._run(self._prepare(timeline, start))

    def keep(self, coach: Coach) -> None:
        """Keep the session of ``coach`` on disk from now on."""
        one, before = self._going_on, self._before
        self._going_on = self._before = None
        self._told = ""
        self._keeper = self.diary.go_on(one) if one else self.diary.begin(coach.session, before)
        coach.tell = self._keeper.see
        self._watch = self._app.set_interval(WATCH, self._tell_trouble)

    def conclude(self, session: Session, then: Callable[[None], None]) -> None:
        """Show what a session came to, ask how it went, then go on."""
        self._run(self._conclude(session), lambda: then(None))

    def close(self) -> None:
        """Wait for the last write."""
        if self._keeper is not None:
            self._keeper.close()

    async def asking(self) -> dict[str, RoutineToDo]:
        """Return what is left today of the routines in the plan, by name."""
        found = await self.ask(self.diary.to_do)
        return {one.routine.name: one for one in found[0]} if found else {}

    async def week(self, last: date) -> tuple[RoutineToDo, ...]:
        """Return how much of the week that ends with ``last`` was done."""
        return await self.ask(lambda: self.diary.week(last)) or ()

    async def ask(self, what: Callable[[], T]) -> T | None:
        """Read or write the log; None if it could not be used, which is told."""
        try:
            return await to_thread(what)
        except LogError as error:
            self._warn(str(error))
            return None
        finally:
            for remark in self.diary.store.database.remarks():
                self._warn(remark)

    def _run(self, flow: Awaitable[None], then: Callable[[], None] | None = None) -> None:
        async def whole() -> None:
            await flow
            if then is not None:
                then()

        self._app.run_worker(whole(), group="logbook")

    async def _show(self, what: Question | TextQuestion | Screen[Any]) -> Any:
        return await self._app.push_screen_wait(_screen(what))

    async def _show_notice(self) -> None:
        if await self.ask(self.diary.notice_is_due):
            await self._show(
                NoticeDialog("Before the first session", tuple(("", line) for line in NOTICE))
            )
            await self._show(NoticeDialog(HELP_NOW, RED_FLAGS))
            await self.ask(self.diary.acknowledge_notice)

    async def _welcome(self, start: Start) -> None:
        await self._show_notice()
        await self._ask_morning()
        await self._goes_on(start)

    async def _enter(self, timeline: Timeline, start: Start, leave: Callable[[], None]) -> None:
        await self._show_notice()
        await self._ask_morning()
        if not await self._goes_on(start, timeline.routine.title):
            await self._start(timeline, start, leave)

    async def _goes_on(self, start: Start, instead: str = "") -> bool:
        """Offer what was not finished; tell whether it is gone on with."""
        for one in await self.ask(self.diary.unfinished) or ():
            old = await to_thread(changed, self._library, one)
            choice = await self._show(questions.unfinished(one, changed=old, instead=instead))
            if choice is None:
                return False
            if choice.way is not None:
                self._going_on = one
                start(resumed(one.session, choice.way))
                return True
            await self.ask(lambda one=one: self.diary.keep_as_partial(one))  # type: ignore[misc]  # bound now, called now
        return False

    async def _ask_morning(self) -> None:
        entry = await self.ask(self.diary.morning)
        if entry is not None:
            pain = await self._show(questions.morning(entry.title, entry.began.day))
            await self.ask(lambda: self.diary.tell_morning(entry, pain))

    async def _prepare(self, timeline: Timeline, start: Start) -> None:
        self._before = await self._show(questions.before())
        if (self._before or 0) >= TOO_MUCH_TO_START:
            await self._show(CardDialog("Not today", (("", TOO_MUCH), *RED_FLAGS)))
            return
        await self._start(timeline, start, lambda: None)

    async def _start(self, timeline: Timeline, start: Start, leave: Callable[[], None]) -> None:
        wanted = await self._eased(await self._stepped_back(timeline))
        if wanted is not None and wanted.steps:
            start(wanted)
            return
        if wanted is not None:
            await self._show(CardDialog("Not today", (("", NOTHING_LEFT),)))
        leave()

    async def _stepped_back(self, timeline: Timeline) -> Timeline:
        """Offer a step back after a missed week."""
        routine = await self._stepper.before(timeline.routine)
        return (
            timeline if routine == timeline.routine else easier_session.recompile(timeline, routine)
        )

    async def _eased(self, timeline: Timeline) -> Timeline | None:
        """Offer a lighter session where that is due; None if the person wants none at all."""
        advice = await self.ask(self.diary.pain_advice)
        if advice is None or advice.is_clear:
            return timeline
        out = easier_session.name_resting(timeline, advice)
        take = await self._show(questions.easier(advice, out))
        if not take:
            return None if take is None else timeline
        return easier_session.make_easier(timeline, advice)

    async def _conclude(self, session: Session) -> None:
        keeper = self._keeper
        if keeper is None:
            return
        if self._watch is not None:
            self._watch.stop()
        await to_thread(keeper.close)
        self._tell_trouble()
        self._keeper = None
        if session.ending is not Ending.LEFT:
            await self._show(SummaryScreen(session))
            await self._ask_after(keeper.entry, session)

    async def _ask_after(self, entry: SessionRecord, session: Session) -> None:
        pain = await self._show(questions.after())
        if pain is None:
            return
        feeling = PainReport(before=entry.feeling.before, after=pain.after, sign=pain.sign)
        if rate_pain(feeling) is Light.RED:
            feeling = await self._ask_which(feeling, session)
        note = await self._show(questions.note(feeling))
        await self.ask(lambda: self.diary.tell(entry, feeling, note or ""))
        if rate_pain(feeling) is Light.RED:
            advice = await self.ask(self.diary.pain_advice)
            more = (("", SEE_SOMEONE),) if advice and advice.see_someone else ()
            await self._show(CardDialog(HELP_NOW, (*more, *RED_FLAGS)))
        await self._stepper.after(entry, session.timeline.routine)

    async def _ask_which(self, feeling: PainReport, session: Session) -> PainReport:
        said = await self._show(questions.which(session.timeline))
        return replace(feeling, hurt=questions.hurt(said, session))

    def _tell_trouble(self) -> None:
        notice = self._keeper.notice if self._keeper else ""
        if notice and notice != self._told:
            self._warn(notice)
        self._told = notice or self._told

    def _warn(self, text: str) -> None:
        """Say something, unless it still stands there."""
        if text in self._standing:
            return
        self._standing.add(text)
        self._app.set_timer(STANDS, lambda: self._standing.discard(text))
        self._app.notify(text, severity="warning", timeout=STANDS, markup=False)


def _screen(what: Question | TextQuestion | Screen[Any]) -> Screen[Any]:
    match what:
        case Question():
            return QuestionDialog(*what)
        case TextQuestion():
            return TextDialog(*what)
        case _:
            return what
