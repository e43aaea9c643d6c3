"""The app: which screen follows which, and how it ends.

Home is drawn at once; what a session or the log needs is imported when it's needed.
"""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on
from textual.events import Event, InputEvent, Key, Paste
from textual.screen import Screen

from footcoach.exit_status import Status
from footcoach.remembered import Memory
from footcoach.routine.library import Library
from footcoach.ui.accompanied_app import AccompaniedApp
from footcoach.ui.appearance import Appearance
from footcoach.ui.cards import AppWithCards
from footcoach.ui.choice_keeper import Chose, keep_theme, with_effort
from footcoach.ui.day_watch import DayWatch
from footcoach.ui.key_guards import HintCounter
from footcoach.ui.key_queue import KeyQueue
from footcoach.ui.own_keys import Command
from footcoach.ui.screens.base import FootcoachScreen

if TYPE_CHECKING:
    from footcoach.coach.coach import Coach, Tell
    from footcoach.coach.log_service import LogService
    from footcoach.coach.session_start import Start, Wanted
    from footcoach.log.unsaved import UnsavedSession
    from footcoach.session.player import Session
    from footcoach.session.timeline import Timeline
    from footcoach.session.waiting import Waiting
    from footcoach.sound.speaker import Speaker
    from footcoach.ui.conversation_worker import ConversationWorker
    from footcoach.ui.screens.home import HomeScreen
    from footcoach.ui.welcome import Welcome

MakeSpeaker = Callable[[Callable[[], None]], "Speaker"]
"""Makes the speaker of a session, given what rings the terminal's bell."""

SESSION_SHEET = Path(__file__).with_name("screens") / "session.tcss"
REMARK_SECONDS = 10
"""How long a remark about a session that starts stays on the screen."""


class FootcoachApp(AccompaniedApp, AppWithCards):
    """Shows the routines, or goes straight into a session."""

    TITLE = "footcoach"
    CSS_PATH = Path(__file__).with_name("footcoach.tcss")

    def __init__(
        self,
        library: Library,
        make_speaker: MakeSpeaker,
        wanted: "Wanted | None" = None,
        open_log: "Callable[[], LogService] | None" = None,
        look: Appearance | None = None,
    ) -> None:
        """Show home if ``wanted`` is None; log nothing and ask nothing if ``open_log`` is."""
        super().__init__()
        self.key_queue = KeyQueue(self)
        self._hints = HintCounter()
        self.session: Session | None = None
        """How the last session ended, or where it was when the app was left."""
        self.memory = Memory()
        """What was chosen last; before it runs, the app can be given one that lasts longer."""
        self.given = frozenset[str]()
        """What config.yaml sets, so that choosing otherwise does nothing; given before it runs."""
        self.is_log_empty: Callable[[], bool] = lambda: True
        """Whether nothing was ever logged; before it runs, the app can be given one that looks."""
        self.waiting: Waiting | None = None
        """Which exercises wait for a key, given to the app before it runs; None is the first."""
        self._look = look or Appearance()
        self.set_first_theme(self._look)
        self._library = library
        self._make_speaker = make_speaker
        self._wanted = wanted
        if wanted is not None:
            # Read with the first one, as a sheet that comes later has all of them read again.
            self.css_path.append(SESSION_SHEET)
        self._home: HomeScreen | None = None
        """None in an app that goes straight into a session."""
        self._coach: Coach | None = None
        self._open_log = open_log
        self._conversation: ConversationWorker | None = None
        self.day_watch: DayWatch | None = None
        """Follows the day once home is drawn."""

    def open_conversation(self) -> "ConversationWorker | None":
        """Return what asks everything around a session; None if nothing is logged."""
        if self._conversation is None and self._open_log is not None:
            from footcoach.ui.conversation_worker import ConversationWorker

            self._conversation = ConversationWorker(
                self, self.key_queue, self._open_log(), self._library, self._look
            )
        return self._conversation

    async def on_event(self, event: Event) -> None:
        """Pass on input that a screen can take now."""
        if self._admits(event):
            await super().on_event(event)

    def _admits(self, event: Event) -> bool:
        """Whether ``event`` may act now; a key that may not comes again, or is dropped."""
        if isinstance(event, InputEvent | Paste) and (self.leaving or not self.is_running):
            # Screens are being taken down: a key would act on half of one, or on none.
            return False
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            return self.key_queue.passes(event)
        return True

    def on_key(self, event: Key) -> None:
        """Say how to see all keys after some that mean nothing here."""
        screen = self.screen
        is_due = self._hints.is_due(event.key, screen.active_bindings)
        if is_due and isinstance(screen, FootcoachScreen):
            screen.notify(screen.stray_hint)

    @on(Chose)
    def _remember(self, chose: Chose) -> None:
        self.memory.remember(chose.choices)

    @on(FootcoachScreen.Answered)
    def _drop_burst(self, answered: FootcoachScreen.Answered) -> None:
        self.key_queue.drop(answered)

    @property
    def word_for_small_window(self) -> str:
        """The number of a session while it is on top."""
        word = self.screen.small_word if isinstance(self.screen, FootcoachScreen) else ""
        return word or super().word_for_small_window

    def on_mount(self) -> None:
        """Start the session that was asked for, if one was."""
        keep_theme(self, self.memory)
        if self._wanted is not None:
            self._prepare(self._wanted)

    def get_default_screen(self) -> Screen[Any]:
        """Return home, unless the app goes straight into a session."""
        if self._wanted is not None:
            return super().get_default_screen()
        open_conversation = self.open_conversation if self._open_log else None
        waits = open_conversation is not None and not self.is_log_empty()
        from footcoach.ui.screens.home import HomeScreen

        self._home = HomeScreen(self._library, self._look, open_conversation, waits_for_log=waits)
        return with_effort(self._home, self.memory)

    def on_ready(self) -> None:
        """Start what can wait once the first picture is drawn, after the next refresh."""
        self.call_after_refresh(self._finish_start)

    def _finish_start(self) -> None:
        if not gc.isenabled():
            # Nothing imported so far becomes garbage, so no collection has to look at it again.
            gc.freeze()
            gc.enable()
        home = None if self.leaving else self._home
        if home is None:
            return
        if self.memory.notice:
            self.notify(self.memory.notice, timeout=REMARK_SECONDS, markup=False)
        home.read_routines()
        if conversation := self.open_conversation():
            conversation.open(self._is_home_untouched, self._make_welcome())
            self.day_watch = DayWatch(self, conversation.log, self._follow_day)
            self.day_watch.look()

    def _make_welcome(self) -> "Welcome":
        from footcoach.ui.welcome import Welcome

        return Welcome(self.start, self._go_home, lambda sound: self.memory.remember(sound.choices))

    def _follow_day(self) -> None:
        """Have every screen show the day that has begun."""
        for screen in self.screen_stack:
            if isinstance(screen, FootcoachScreen):
                screen.follow_day()

    def _is_home_untouched(self) -> bool:
        """Whether home is on top, and no key has been pressed yet."""
        return self.screen is self._home and not self.key_queue.has_had_key

    def on_home_screen_chosen(self, message: "HomeScreen.Chosen") -> None:
        """Start what was chosen."""
        from footcoach.coach.session_start import Wanted

        self._prepare(Wanted(message.timeline, message.remarks))

    def on_home_screen_resumed(self, message: "HomeScreen.Resumed") -> None:
        """Resume a session that was left, or ask what becomes of it."""
        if conversation := self.open_conversation():
            resume = conversation.settle if message.is_asking else conversation.resume
            resume(message.uuid, self.start, self._go_home)

    def _prepare(self, wanted: "Wanted") -> None:
        """Ask what is due before a session, then start it."""
        from footcoach.coach.session_start import Start

        if conversation := self.open_conversation():
            conversation.prepare(wanted, self.start, self._go_home)
        else:
            self.start(Start(wanted.timeline, wanted.remarks))

    def start(self, start: "Start") -> None:
        """Start a session, or resume one."""
        from footcoach.ui.screens.session import SessionScreen

        conversation = self.open_conversation()
        tell = conversation.keep(start) if conversation else None
        self._coach = self.make_coach(start.what, tell)
        if conversation:
            conversation.tell_week(self._coach)
        self.push_screen(SessionScreen(self._coach, self._look), self._conclude)
        for remark in start.remarks:
            self.screen.notify(remark, timeout=REMARK_SECONDS, markup=False)

    def make_coach(self, what: "Timeline | Session", tell: "Tell | None") -> "Coach":
        """Return the coach of a session, which tells ``tell`` at every look."""
        from footcoach.coach.coach import Coach
        from footcoach.session.waiting import Waiting

        speaker = self._make_speaker(lambda: self.call_soon(self.bell))
        tell = self.accompany(tell)
        return Coach(what, speaker, tell=tell, waiting=self.waiting or Waiting.FIRST)

    def leave(self, status: int = 0) -> None:
        """Keep the session under way for later, then exit."""
        if self._coach is not None:
            from footcoach.session.actions import Action

            self.session = self._coach.press(Action.LEAVE).session
        self.exit(return_code=status or self._status_of_session())

    def close_log(self) -> "tuple[UnsavedSession, ...]":
        """Wait until everything is saved; return the sessions that couldn't be."""
        return self._conversation.close() if self._conversation else ()

    def prepare_to_stop(self) -> None:
        """Pause the session, so that no exercise passes while the app is stopped."""
        if self._coach is not None:
            self._coach.pause()

    def list_commands(self, screen: Screen[Any]) -> Iterator[Command]:
        """Yield what can be done on ``screen``, and what can be chosen wherever one is."""
        from footcoach.ui.app_commands import choose_sound, choose_theme

        yield from super().list_commands(screen)
        if not getattr(screen, "is_in_session", False) and "sound" not in self.given:
            yield choose_sound(self, self.memory)
        yield from choose_theme(self)

    def _conclude(self, session: "Session | None") -> None:
        from footcoach.session.player import Ending
        from footcoach.ui.screens.summary import SummaryScreen

        self._coach, self.session = None, session
        if session is not None and self._conversation:
            self._conversation.conclude(session, self._go_home)
        elif session is None or session.ending is Ending.LEFT:
            self._go_home()
        else:
            self.push_screen(SummaryScreen(session), lambda _: self._go_home())

    def _go_home(self) -> None:
        if self._wanted is not None:
            self.exit(return_code=self._status_of_session())
        elif self._home is not None:
            self._home.come_back(was_left=self._has_ended("left"))

    def _has_ended(self, how: str) -> bool:
        """Whether the last session ended in the way that `Ending` calls ``how``."""
        return self.session is not None and self.session.ending == how

    def _status_of_session(self) -> int:
        """Return 3 if the session that was asked for was begun and is unfinished, else 0."""
        begun = self._wanted is not None and self.session is not None
        return Status.UNFINISHED if begun and not self._has_ended("finished") else Status.DONE
