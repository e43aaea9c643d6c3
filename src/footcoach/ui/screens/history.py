"""The log: half a year at a glance, a week against the plan, and every session."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from footcoach.advice.today_text import write_day_of_year
from footcoach.coach import corrections
from footcoach.coach.log_changes import SAVED, LogChanges, describe_undone
from footcoach.coach.requests import Talk, call
from footcoach.coach.session_facts import FactKind
from footcoach.log.records import DayOff, SessionRecord
from footcoach.session import words
from footcoach.ui import history_view, log_commands
from footcoach.ui.conversation_worker import ConversationWorker
from footcoach.ui.history_charts import (
    LEGEND,
    WEEKS,
    HalfYear,
    draw_calendar,
    draw_pain,
    find_daily_pain,
)
from footcoach.ui.screens.base import FootcoachScreen
from footcoach.ui.screens.session_page import SessionPage
from footcoach.ui.screens.sides_page import SidesPage
from footcoach.ui.widgets.key_line import KeyLine
from footcoach.ui.widgets.notice_line import NoticeLine
from footcoach.ui.widgets.session_list import SessionList

NARROW_TO_WIDE = [(0, "-narrow"), (70, "-medium"), (120, "-wide")]
TINY_SHORT_HIGH = [(0, "-tiny"), (9, "-short"), (20, "-high")]
WIDE_PITCH = 2
"""Cells from week to week in a wide window."""
PAIN_HEADING = "Pain, the highest of each day"
WEEK = timedelta(weeks=1)


class Shown(NamedTuple):
    """What the screen shows of the log."""

    entries: tuple[SessionRecord, ...]
    """Of the half year, the newest first."""
    days_off: dict[date, DayOff]


class HistoryScreen(FootcoachScreen[None]):
    """Shows the log, and lets you correct it."""

    CSS_PATH = Path(__file__).with_name("history.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        # First, so that the way out is seen in the narrowest window.
        Binding("escape,q", "close", "close", key_display="esc"),
        Binding("question_mark", "app.keys", "keys", key_display="?", tooltip="show all keys"),
        # With priority, since the list would turn its own pages.
        Binding(
            "pageup",
            "turn(-1)",
            "previous week",
            key_display="PgUp",
            priority=True,
            show=False,
        ),
        Binding(
            "pagedown",
            "turn(1)",
            "next week",
            key_display="PgDn",
            priority=True,
            show=False,
        ),
        Binding(
            "left_square_bracket",
            f"turn(-{WEEKS})",
            "previous half year",
            key_display="[",
            show=False,
        ),
        Binding(
            "right_square_bracket", f"turn({WEEKS})", "next half year", key_display="]", show=False
        ),
        Binding("n", "add", "add", tooltip="add a session you did without footcoach"),
        Binding("a", "annotate", "note", tooltip="write a note about this session"),
        Binding("c", "open('RESULT')", "correct", tooltip="correct how many reps were done"),
        Binding("p", "open('PAIN')", "pain", tooltip="correct an answer about pain"),
        Binding("b", "change_day", "move", tooltip="move this session to another day"),
        Binding("d", "delete", "delete", tooltip="delete this session"),
        Binding("m", "mark_day_off", "mark", tooltip="mark a rest day or a sick day"),
        Binding("s", "compare_sides", "sides", tooltip="compare left and right"),
        Binding("u", "undo", "undo", tooltip="undo the last change"),
    ]
    KEY_GROUPS = log_commands.LOG_KEYS
    HORIZONTAL_BREAKPOINTS = NARROW_TO_WIDE
    VERTICAL_BREAKPOINTS = TINY_SHORT_HIGH

    def __init__(self, conversation: ConversationWorker) -> None:
        super().__init__()
        self._conversation = conversation
        self._log = conversation.log
        self._day = self._log.today
        """The day that it was when the log was last read."""
        self._half_year = HalfYear(self._day, self._log.days)
        self._shown = Shown((), {})
        self._changes = LogChanges(self._log)

    @property
    def _is_newest(self) -> bool:
        """Whether the last day shown is today."""
        return self._half_year.last >= self._log.today

    @property
    def verbs(self) -> dict[str, str]:
        """What the palette calls what keys do; some have no effect now."""
        return log_commands.name_commands(
            has_session=self._highlighted is not None,
            is_newest=self._is_newest,
            can_undo=self._changes.can_undo,
        )

    def compose(self) -> ComposeResult:
        """Lay out the calendar and the curve on the left, the week and the list on the right."""
        with Horizontal(id="banner"):
            yield Static("footcoach", id="brand")
            yield Static(id="today", markup=False)
        with Horizontal():
            with Vertical(id="glance"):
                yield Static(id="calendar", markup=False)
                yield Static(Content(LEGEND), id="legend")
                yield Static(id="curve", markup=False)
            with Vertical(id="details"):
                with VerticalScroll(id="weeks", can_focus=False):
                    yield Static(id="week", markup=False)
                yield SessionList(id="sessions", markup=False)
        yield NoticeLine()
        yield KeyLine()

    def begin(self) -> None:
        """Draw first, then read the log."""
        self.query_one("#sessions").focus()
        self.call_when_drawn(self.read_log)

    def follow_day(self) -> None:
        """Show the day that has begun, if it was the newest that was shown."""
        if self._half_year.last == self._day:
            self._half_year = self._half_year._replace(last=self._log.today)
        self._day = self._log.today
        self.read_log()

    @work(exclusive=True, group="read")
    async def read_log(self) -> None:
        """Read the half year and show it."""
        await self._read_sessions()
        week = await self._conversation.week(self._half_year.last)
        if self.is_open:
            self._write("today", Content(self._sum_up_week()))
            self._write("week", Content("\n").join(map(history_view.show_week, week)))

    async def _read_sessions(self) -> None:
        """Read the sessions of the half year and show them; keys wait for them."""
        store, half_year = self._log.store, self._half_year
        # What a wrong clock dated in the future comes with the newest, to be corrected.
        end = None if self._is_newest else half_year.last
        with self._conversation.hold_keys():
            shown = await self._conversation.use_log(
                lambda: Shown(store.entries(half_year.first, end), store.marks())
            )
            if shown is not None and self.is_open:
                self._shown = shown
                self._draw()

    def action_turn(self, weeks: int) -> None:
        """Go so many weeks forward, or back if it's less than 0."""
        self._half_year = self._half_year.turn(weeks, self._log.today)
        self.read_log()

    def action_annotate(self) -> None:
        """Write a note about the highlighted session."""
        if entry := self._highlighted:
            self._ask(
                corrections.correct(self._changes, entry.uuid, corrections.correct_note(entry))
            )

    def action_change_day(self) -> None:
        """Move the highlighted session to another day."""
        if entry := self._highlighted:
            asking = corrections.correct_day(entry, self._log.today)
            self._ask(corrections.correct(self._changes, entry.uuid, asking))

    def action_delete(self) -> None:
        """Delete the highlighted session."""
        if entry := self._highlighted:
            self._ask(call(partial(self._changes.delete, entry.uuid)))

    def action_mark_day_off(self) -> None:
        """Mark a day as a rest day or a sick day."""
        self._ask(corrections.mark_day_off(self._changes, self._log.today))

    @work(group="edit")
    async def _ask(self, talk: Talk[bool | None]) -> None:
        """Carry out what changes the log, and say so if it did."""
        if await self._conversation.ask(talk):
            self._say(SAVED)
        await self._read_sessions()
        self.read_log()

    @work(group="edit")
    async def action_add(self) -> None:
        """Add a session done without footcoach, and open its page at what was done."""
        uuid = await self._conversation.add_session(self._changes)
        if uuid is not None:
            uuids = (uuid, *(one.uuid for one in self._shown.entries))
            self._push_page(uuids, uuid, FactKind.RESULT, SAVED)

    @work(group="edit")
    async def action_undo(self) -> None:
        """Undo the last change."""
        undone = await self._conversation.ask(call(self._changes.undo))
        if undone is not None:
            self._say(describe_undone(undone))
        await self._read_sessions()
        self.read_log()

    @on(SessionList.OptionSelected)
    def _open_selected(self) -> None:
        self.action_open()

    def action_open(self, kind: str = "SESSION") -> None:
        """Open the page of the highlighted session, at the first fact of a `FactKind`."""
        if entry := self._highlighted:
            uuids = tuple(one.uuid for one in self._shown.entries)
            self._push_page(uuids, entry.uuid, FactKind[kind])

    def _push_page(
        self, uuids: tuple[str, ...], uuid: str, kind: FactKind, notice: str = ""
    ) -> None:
        page = SessionPage(self._conversation, self._changes, uuids, uuid, kind)
        page.notice = notice
        self.app.push_screen(page, self._come_back)

    def _come_back(self, notice: str | None) -> None:
        self._say(notice or "")
        self.read_log()

    def _say(self, text: str) -> None:
        if self.is_open:
            self.query_one(NoticeLine).say(text)

    def action_compare_sides(self) -> None:
        """Compare left and right in the weeks up to the last day that is shown."""
        self.app.push_screen(SidesPage(self._conversation, self._half_year.last))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    @property
    def _highlighted(self) -> SessionRecord | None:
        return self.query_one(SessionList).entry

    def _draw(self) -> None:
        self._draw_charts()
        self.query_one(SessionList).show(self._shown.entries)

    def _draw_charts(self) -> None:
        entries, days_off = self._shown
        pitch = WIDE_PITCH if self.has_class("-wide") else 1
        rows = draw_calendar(entries, days_off, self._half_year, pitch)
        self._write("calendar", history_view.colour_calendar(rows))
        chart = draw_pain(find_daily_pain(entries), self._half_year, self._room_for_charts)
        text = "\n".join((PAIN_HEADING, *chart)) if chart else ""
        self._write("curve", Content(text))

    @property
    def _room_for_charts(self) -> int:
        return self.query_one("#glance").content_region.width

    def on_resize(self) -> None:
        """Draw for the new size."""
        self.call_when_drawn(self._draw)

    def _write(self, name: str, text: Content) -> None:
        self.query_one(f"#{name}", Static).update(text)

    def _sum_up_week(self) -> str:
        first, entries = self._half_year.last_week, self._shown.entries
        week = [entry for entry in entries if first <= entry.began.date < first + WEEK]
        name = "This week" if self._is_newest else f"The week of {write_day_of_year(first)}"
        if not week:
            return f"{name}: no sessions{' yet' * self._is_newest}"
        seconds = words.spell(round(sum(entry.seconds for entry in week)))
        return f"{name}: {seconds} of work in {words.plural(len(week), 'session')}"
