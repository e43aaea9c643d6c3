"""The screen of a session: it asks the coach where the session is, and draws that."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from footcoach.coach.coach import Coach
from footcoach.session import words
from footcoach.session.actions import COUNT_DIGITS, Action, asks_count, why_no_swap
from footcoach.session.cues import StepKind
from footcoach.session.key_table import MOVES_ON
from footcoach.session.player import Session
from footcoach.ui.appearance import Appearance
from footcoach.ui.key_guards import RepeatGuard
from footcoach.ui.refresh_timing import PLAYED, seconds_until_change
from footcoach.ui.screens.session_cards import CardActions
from footcoach.ui.session_commands import name_commands
from footcoach.ui.session_keys import session_bindings
from footcoach.ui.session_texts import NOTICE_SECONDS, Notice, label_keys, large_texts, texts
from footcoach.ui.session_view import SessionView, moment, time_to_read, view
from footcoach.ui.widgets.figure_view import FigureView
from footcoach.ui.widgets.key_line import KeyLine
from footcoach.ui.widgets.large_text import LargeText
from footcoach.ui.widgets.pages import Pages
from footcoach.ui.widgets.progress_strip import ProgressStrip
from footcoach.ui.widgets.session_frame import SessionFrame

if TYPE_CHECKING:
    from textual.timer import Timer

WIDTHS = [(0, "-narrow"), (60, "-medium"), (120, "-wide")]
_ROWS = {"tiny": 0, "short": 9, "middle": 16, "high": 22, "roomy": 30, "tall": 36, "vast": 50}
HEIGHTS = [(rows, f"-{name}") for name, rows in _ROWS.items()]
_FITTED = frozenset({"place", "left", "sets", "exercise", "notice"})
"""The texts whose widgets are as large as they are; the others have their place."""


class SessionScreen(CardActions):
    """Takes you through a session; is dismissed with the session as it ended."""

    is_in_session = True
    CSS_PATH = Path(__file__).with_name("session.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*session_bindings()]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, coach: Coach, look: Appearance) -> None:
        super().__init__()
        self._look = look
        self._coach = coach
        self._shown: SessionView | None = None
        self._next_look: Timer | None = None
        self._repeats = RepeatGuard(MOVES_ON)
        self._told = ""
        """What was said last about the sound."""
        self._notice = Notice()
        self._drawn_notice = self._notice
        self._typed = ""
        """The digits typed so far, where a step asks how many reps there were."""
        self._still: Session | None = None
        """The paused session that was drawn last; nothing about it changes by itself."""

    def compose(self) -> ComposeResult:
        """Lay out the widgets; the style sheet says where, and how large."""
        yield SessionFrame(self._look)
        yield KeyLine()

    def begin(self) -> None:
        """Start the session, and look at it from now on."""
        self._coach.begin()
        self._coach.look_alone()
        self.tick()

    def _note_first_picture(self) -> None:
        super()._note_first_picture()
        self.tick()

    def on_unmount(self) -> None:
        """Let the coach go."""
        self._coach.dismiss()

    def on_screen_resume(self) -> None:
        """Draw again once another screen has closed."""
        self.tick()

    def on_resize(self) -> None:
        """Show what there's room for now."""
        self.call_when_drawn(self.tick)

    @property
    def small_word(self) -> str:
        """The number of the session; "" before the first look."""
        return self._shown.number if self._shown else ""

    def takes(self, key: events.Key) -> bool:
        """Whether ``key`` counts: held down, some would run through the whole session."""
        return self._repeats.passes(key.key, key.time)

    def on_click(self, event: events.Click) -> None:
        """Pause or resume at a click anywhere but on a key: it's hard to aim from the floor."""
        if event.widget and self.query_one("#frame") in event.widget.ancestors_with_self:
            self.action_ask(Action.PROCEED)

    def on_key(self, event: events.Key) -> None:
        """Take digits for an answer where a step asks how many reps there were."""
        if not asks_count(self._coach.session):
            return
        if event.character and event.character in "0123456789":
            self._typed = (self._typed + event.character)[:COUNT_DIGITS]
        elif event.key == "backspace":
            self._typed = self._typed[:-1]
        else:
            return
        event.stop()
        self.tick()

    def tick(self) -> None:
        """Catch up with the coach and draw what changed."""
        if not self.is_open:
            return
        session = self._coach.look().session
        self._tell_sound(self._coach.speaker.notice)
        if self._notice.is_over(self._coach.clock()):
            self.show_notice("")
        if session.ending:
            # Below another screen this does nothing; once that is gone, it's looked at again.
            self.dismiss(session)
            return
        self._move_figure(session)
        if not asks_count(session):
            self._typed = ""
        seen = view(session, self._coach.clock(), self._coach.time_of_day, self._typed)
        if seen is None:
            return
        if seen != self._shown or self._drawn_notice is not self._notice:
            self._drawn_notice = self._notice
            is_relabelled = self._shown is None or self._shown.space != seen.space
            self._shown = seen
            self._draw(seen)
            if is_relabelled:
                self.refresh_bindings()
        self._show_text(seen, session)
        self._still = None if session.is_running or session.is_waiting else session
        self._look_again(session)

    def _wake(self) -> None:
        """Look again because it's time to; in a pause there's nothing to draw anew."""
        session = self._coach.look().session
        self._tell_sound(self._coach.speaker.notice)
        if session is self._still and not self._notice.is_over(self._coach.clock()):
            self._look_again(session)
        else:
            self.tick()

    def _show_text(self, seen: SessionView, session: Session) -> None:
        """Show what there is to read, and the page of it that it's time for."""
        # The arrow comes and goes with the figure, between two views.
        said = f"{self._find_sign(session)} {seen.instruction}".strip()
        # A tiny window has no room for anything but text and number.
        is_tiny = self.has_class("-tiny") and bool(seen.to_read)
        text = (*((seen.name, seen.get_ready) if is_tiny else ()), *seen.to_read) or (said,)
        self.query_one("#setup", Pages).show(*text)
        self.query_one("#instruction", Pages).show(*text)
        runs = seen.to_read and not seen.is_waiting
        available = session.step.seconds if session.step and runs else None
        self._pages.see(time_to_read(session, self._coach.clock(), self._coach.waited()), available)

    @property
    def _pages(self) -> Pages:
        """Where the text is now: it has more room while the session waits."""
        waits = self._shown is not None and self._shown.is_waiting
        return self.query_one("#setup" if waits else "#instruction", Pages)

    def _find_sign(self, session: Session) -> str:
        """Return the arrow of the figure; "" in a pause, when the words are about what comes."""
        step = session.step
        moves = session.is_running and step is not None and step.kind is StepKind.MOVE
        return self.query_one(FigureView).sign if moves else ""

    def _look_again(self, session: Session) -> None:
        if self._next_look:
            self._next_look.stop()
        moves = session.is_running or self._coach.waited() < PLAYED
        rate = self.query_one(FigureView).rate if moves else 0
        now = self._coach.clock()
        seconds = min(seconds_until_change(session, now, rate), self._notice.seconds_left(now))
        self._next_look = self.set_timer(seconds, self._wake)

    @property
    def labels(self) -> dict[str, str]:
        """What space does now, and the key of the voice where there's time to choose."""
        return label_keys(self._shown) if self._shown else {}

    def show_notice(self, text: str) -> None:
        """Say what just happened, in one line that covers nothing; "" takes it away."""
        self._notice = Notice(text, self._coach.clock() + NOTICE_SECONDS)
        if text:
            # In a pause the next look is far away.
            self.call_later(self.tick)

    def action_ask(self, what: str) -> None:
        """Have the coach do what a key means."""
        before = self._coach.session
        enters = what == Action.DONE or (what == Action.PROCEED and before.is_running)
        if self._typed and enters:
            self._coach.enter_count(int(self._typed))
            self.tick()
            return
        after = self._coach.press(Action(what)).session
        if what == Action.SWAP and after.timeline is before.timeline:
            self.notify(why_no_swap(before), markup=False)
        self.tick()

    def action_volume(self, by: int) -> None:
        """Make the sound louder by so many percent, or softer; or turn a page, if there's one."""
        if self._shown and self._shown.to_read and self._pages.count > 1:
            self._pages.turn(-1 if by > 0 else 1)
            self.tick()
            return
        self.change_volume(by)

    @property
    def verbs(self) -> dict[str, str]:
        """What the palette calls what keys do now."""
        return name_commands(self._coach, self._shown.space) if self._shown else {}

    def stop(self) -> None:
        """Stop because it hurts, also from a card on top."""
        self.action_ask(Action.STOP)

    def pause(self) -> None:
        """Pause, if the session runs."""
        self._coach.pause()
        self.tick()

    def _move_figure(self, session: Session) -> None:
        """Have the figure follow the session; while you get ready it shows what comes."""
        step = session.step
        if step is None:
            return
        figure = self.query_one(FigureView)
        exercise = session.timeline.exercises[step.exercise].exercise
        elapsed = session.elapsed(self._coach.clock())
        self.classify(faceless=exercise.figure is None)
        if not self.has_first_picture:
            return  # its place is kept, and words and number needn't wait for it to be fitted in
        if step.kind is StepKind.READY:
            figure.preview(exercise, min(self._coach.waited(), PLAYED) + elapsed, step.side)
        else:
            figure.show(exercise, moment(session, elapsed))

    def _tell_sound(self, notice: str) -> None:
        """Say what there is to know about the sound, once."""
        if notice and notice != self._told:
            self.notify(notice, markup=False)
        self._told = notice

    def _draw(self, seen: SessionView) -> None:
        self.query_one(SessionFrame).show_look(seen.phase.look, seen.side)
        self.query_one("#word").set_class(
            seen.flash and self._look.flash and not self._look.still, "-flash"
        )
        strip = self.query_one(ProgressStrip)
        strip.lengths, strip.behind = seen.lengths, seen.behind
        missed = round(self._coach.interrupted)
        notice = self._notice.text or (words.was_asleep(missed) if missed else "")
        self.classify(reading=bool(seen.to_read), waiting=seen.is_waiting, noticed=bool(notice))
        for name, large in large_texts(seen).items():
            self.query_one(f"#{name}", LargeText).show(*large)
        for name, text in texts(seen, muted=self._coach.muted, notice=notice).items():
            self._write(name, text)

    def _write(self, name: str, text: str) -> None:
        widget = self.query_one(f"#{name}", Static)
        before = str(widget.content)
        if before != text:
            # A text of the same length takes the same room, and a layout costs ten redraws.
            is_resized = name in _FITTED and len(before) != len(text)
            widget.update(Content(text), layout=is_resized)
