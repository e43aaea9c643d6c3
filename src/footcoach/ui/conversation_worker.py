"""Reads the conversation in the app: shows what it asks, and calls what it needs in a thread.

It runs in workers of the app. Trouble with the log is said, and stops nothing. Home waits for this
module, so what is asked or shown later is imported later.
"""

from asyncio import Event, Lock, to_thread
from collections.abc import Callable, Coroutine
from contextlib import AbstractContextManager
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from textual.screen import Screen

from footcoach.advice.today import RoutineToDo
from footcoach.coach.session_start import Start, Wanted
from footcoach.coach.waiting_questions import WaitingKind
from footcoach.session.player import Ending, Session
from footcoach.ui.appearance import Appearance
from footcoach.ui.key_queue import KeyQueue
from footcoach.ui.log_warnings import LogWarnings
from footcoach.ui.today_reader import read_today
from footcoach.ui.today_view import TodayView

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer
    from textual.worker import Worker

    from footcoach.coach.coach import Coach, Tell
    from footcoach.coach.conversation import Conversation
    from footcoach.coach.log_changes import LogChanges
    from footcoach.coach.log_service import LogService
    from footcoach.coach.requests import Message, Request, Talk
    from footcoach.coach.session_facts import Fact, LoggedSession
    from footcoach.log.autosave import Autosave
    from footcoach.log.unsaved import UnsavedSession
    from footcoach.routine.library import Library
    from footcoach.ui.screens.dialogs import MessageDialog
    from footcoach.ui.screens.summary import SummaryScreen
    from footcoach.ui.welcome import Welcome

T = TypeVar("T")
StartSession = Callable[[Start], None]
Leave = Callable[[], None]
Flow = Callable[[], Coroutine[Any, Any, None]]


WATCH = 2.0
"""Seconds between two looks whether the log can still be written."""


class ConversationWorker:
    """Reads the conversation around sessions, and keeps the session under way in the log."""

    def __init__(
        self,
        app: "App[int]",
        keys: KeyQueue,
        log: "LogService",
        library: "Library",
        look: Appearance = Appearance(),  # noqa: B008, it can't be changed
    ) -> None:
        """Draw figures by ``look``."""
        self.log = log
        self._library = library
        self._app = app
        self._keys = keys
        self._look = look
        self._asking: Screen[Any] | None = None
        """The screen of the request that is being carried out, or was last."""
        self._ending: SummaryScreen | None = None
        """The end of a session, while what is asked after it opens on top."""
        self._opening: Worker[None] | None = None
        self._under_way: Worker[None] | None = None
        """What may not be interrupted until it is finished: something was asked in it."""
        self._autosave: Autosave | None = None
        self._told = ""
        """What was said last of trouble with the log."""
        self._watch: Timer | None = None
        self._warnings = LogWarnings(app)
        self._turn = Lock()
        """Held by what `ask` carries out."""

    @cached_property
    def _conversation(self) -> "Conversation":
        """What is asked; home can be used before any of it is."""
        from footcoach.coach.conversation import Conversation

        return Conversation(self.log, self._library)

    def open(self, may_open: Callable[[], bool], welcome: "Welcome") -> None:
        """Welcome a person who is new, unless they're doing something by then.

        ``may_open`` says whether they aren't. A session gives the notice before it begins
        otherwise.
        """
        if not self._is_under_way:
            self._opening = self._app.run_worker(
                partial(self._hold_keys, partial(self._open, may_open, welcome))
            )

    def prepare(self, wanted: Wanted, start: StartSession, leave: Leave) -> None:
        """Ask what is due before a session, then start one, or else ``leave``."""
        self._begin(self._conversation.before(wanted), start, leave)

    def resume(self, uuid: str, start: StartSession, leave: Leave) -> None:
        """Ask what is due, then resume the unfinished session ``uuid``, or else ``leave``."""
        self._begin(self._conversation.resume(uuid), start, leave)

    def settle(self, uuid: str, start: StartSession, leave: Leave) -> None:
        """Ask what to do with the unfinished session ``uuid``; start it, or else ``leave``."""
        self._begin(self._conversation.settle(uuid), start, leave)

    def ask_waiting(self, kind: WaitingKind, leave: Leave) -> None:
        """Ask a question that waits, then ``leave``."""
        if not self._is_under_way:
            self._run(partial(self._ask_waiting, kind, leave))

    def keep(self, start: Start) -> "Tell":
        """Keep a session in the log from now on; return what to tell of it."""
        self._told = ""
        self._autosave = start.autosave(self.log)
        self._watch = self._app.set_interval(WATCH, self._tell_trouble)
        return self._autosave.see

    def tell_week(self, coach: "Coach") -> "Worker[None]":
        """Let ``coach`` know soon on how many days of this week its routine was done."""
        return self._app.run_worker(partial(self._tell_week, coach))

    async def _tell_week(self, coach: "Coach") -> None:
        from footcoach.coach.week_so_far import count_days

        identity = coach.session.timeline.routine.identity
        coach.days_this_week = await self.use_log(lambda: count_days(self.log, identity))

    def conclude(self, session: Session, then: Callable[[], None]) -> None:
        """Show how a session went, ask what is due after it, then go on."""
        self._run(partial(self._conclude, session, then))

    def close(self) -> "tuple[UnsavedSession, ...]":
        """Wait for the last write; return the sessions that couldn't be saved."""
        if self._autosave is not None:
            self.log.finish(self._autosave)
        return tuple(self.log.unsaved.values())

    async def read_today(self, before: TodayView) -> TodayView:
        """Return what home shows of today, which was ``before``."""
        return await read_today(self, self._library, before)

    async def ask(self, talk: "Talk[T]") -> T | None:
        """Carry out a conversation about the log, after those before it; keep keys for it."""
        async with self._turn:
            with self._keys.held(unless=lambda: self._asking in self._app.screen_stack):
                return await self._read(talk)

    async def add_session(self, changes: "LogChanges") -> str | None:
        """Ask about a session done without footcoach and add it; return its uuid."""
        return await self.ask(self._conversation.add_session(changes))

    async def read_session(self, uuid: str) -> "LoggedSession | None":
        """Return a session in the log; None if it isn't there."""
        return await self.use_log(lambda: self._conversation.read_logged(uuid))

    async def compare_sides(self, last: date) -> "tuple[Fact, ...]":
        """Return what left and right did in the weeks up to ``last``."""
        return await self.use_log(lambda: self._conversation.compare_sides(last)) or ()

    def hold_keys(self, unless: Callable[[], bool] = lambda: False) -> AbstractContextManager[None]:
        """Keep keys for what is about to be shown, as long as ``unless`` doesn't hold."""
        return self._keys.held(unless)

    async def week(self, last: date) -> tuple[RoutineToDo, ...]:
        """Return how much of the week that ends with ``last`` was done."""
        return await self.use_log(lambda: self.log.week(last)) or ()

    async def use_log(self, what: Callable[[], T]) -> T | None:
        """Read or write the log; return None, and say so, if it couldn't be used."""
        result, troubles = await to_thread(self.log.attempt, what)
        self._warnings.show_troubles(troubles)
        return result

    @property
    def _is_under_way(self) -> bool:
        return self._under_way is not None and not self._under_way.is_finished

    def _run(self, flow: Flow) -> None:
        self._under_way = self._app.run_worker(partial(self._hold_keys, flow))

    async def _hold_keys(self, flow: Flow) -> None:
        """Let keys through to what is asked; meanwhile they would reach the screen below."""
        with self._keys.held(unless=self._may_type):
            await flow()

    def _may_type(self) -> bool:
        return not self._is_under_way or self._asking in self._app.screen_stack

    async def _open(self, may_open: Callable[[], bool], welcome: "Welcome") -> None:
        if await self.use_log(self.log.is_notice_due) and may_open():
            self._under_way = self._opening
            talk = self._conversation.welcome(welcome.remember)
            await self._start(talk, welcome.start, welcome.leave)

    async def _ask_waiting(self, kind: WaitingKind, leave: Leave) -> None:
        await self._read(self._conversation.ask_waiting(kind))
        leave()

    def _begin(self, talk: "Talk[Start | None]", start: StartSession, leave: Leave) -> None:
        if self._is_under_way:
            return
        if self._opening is not None:
            self._opening.cancel()
        self._run(partial(self._start, talk, start, leave))

    async def _start(self, talk: "Talk[Start | None]", start: StartSession, leave: Leave) -> None:
        begun = await self._read(talk)
        if begun is None:
            leave()
        else:
            start(begun)

    async def _conclude(self, session: Session, then: Callable[[], None]) -> None:
        autosave = self._autosave
        if autosave is not None:
            if self._watch is not None:
                self._watch.stop()
            unsaved = await to_thread(self.log.finish, autosave)
            if unsaved is not None:
                from footcoach.coach.unsaved_text import describe_unsaved

                self._warnings.show(describe_unsaved(unsaved))
            self._autosave = None
            await self._ask_after(session, self._conversation.after(autosave.entry, session))
        then()

    async def _ask_after(self, session: Session, talk: "Talk[None]") -> None:
        """Show how a session ended, and what is asked after it on top of that."""
        if session.ending is Ending.LEFT:
            await self._read(talk)
            return
        from footcoach.coach.outlook import read_outlook
        from footcoach.ui.screens.summary import SummaryScreen

        outlook = await self.use_log(lambda: read_outlook(self.log, session.timeline))
        was_read = Event()
        self._ending = self._asking = SummaryScreen(session, outlook, was_read.set)
        self._app.push_screen(self._ending)
        await was_read.wait()
        # Keys are meant for what is asked now.
        self._asking = None
        await self._read(talk)
        await self._ending.dismiss()
        self._ending = None

    async def _read(self, talk: "Talk[T]") -> T:
        """Carry a conversation out; return its result."""
        try:
            request = next(talk)
            while True:
                request = talk.send(await self._carry_out(request))
        except StopIteration as end:
            result: T = end.value
            return result

    async def _carry_out(self, request: "Request") -> Any:
        from footcoach.coach.requests import Call, Message

        match request:
            case Call():
                return await self.use_log(request.what)
            case Message():
                return await self._show(self._make_message(request))
            case _:
                from footcoach.ui.request_screens import make_screen

                return await self._show(make_screen(request, self._look))

    def _make_message(self, message: "Message") -> "MessageDialog":
        """Return the screen of a message; the first one may have opened over home by itself."""
        opening = self._opening
        if self._asking is None and opening is not None and self._under_way is opening:
            from footcoach.ui.screens.notice import NoticeDialog

            return NoticeDialog(message, self._keys, opening.cancel)
        from footcoach.ui.screens.dialogs import MessageDialog

        return MessageDialog(message)

    async def _show(self, screen: Screen[Any]) -> Any:
        self._asking = screen
        screen.set_class(self._ending is not None, "-after")
        return await self._app.push_screen_wait(screen)

    def _tell_trouble(self) -> None:
        notice = self._autosave.notice if self._autosave else ""
        if notice and notice != self._told:
            self._warnings.show(notice)
        self._told = notice or self._told
