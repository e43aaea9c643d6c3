"""What was done: half a year at a glance, this week, and every session."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from footcoach.log.records import DayOff, SessionRecord, SideRecord
from footcoach.log.store import Store
from footcoach.session import words
from footcoach.ui import history_view
from footcoach.ui.calendar_view import (
    LEGEND,
    WEEKS,
    HalfYear,
    calendar,
    compared,
    curve,
    weekly_medians,
)
from footcoach.ui.conversation_worker import ConversationWorker
from footcoach.ui.log_editor import LogEditor
from footcoach.ui.screens.base import FootcoachScreen
from footcoach.ui.screens.dialogs import CardDialog

NARROW_TO_WIDE = [(0, "-narrow"), (70, "-medium"), (120, "-wide")]
SHORT_HIGH = [(0, "-short"), (20, "-high")]
WIDE_PITCH = 2
"""Cells from week to week in a wide window."""
EMPTY = "Nothing yet. Every session is written down here as it happens."
WEEK = timedelta(weeks=1)


class Shown(NamedTuple):
    """What the screen shows of the log."""

    entries: tuple[SessionRecord, ...]
    """Of the half year, the newest first."""
    marks: dict[date, DayOff]


class HistoryScreen(FootcoachScreen[None]):
    """Shows the log, and lets it be put right."""

    CSS_PATH = Path(__file__).with_name("history.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        # First, so that the way out is seen in the narrowest window.
        Binding("escape,q", "close", "back", key_display="esc"),
        Binding("comma", "page(-1)", "week", key_display=", .", tooltip="a week back, or on"),
        Binding("full_stop", "page(1)", "a week on", show=False, system=True),
        Binding(
            "left_square_bracket",
            f"page(-{WEEKS})",
            "half a year back, or on",
            key_display="[ ]",
            show=False,
        ),
        Binding("right_square_bracket", f"page({WEEKS})", "newer", show=False, system=True),
        Binding("a", "edit('annotate')", "note"),
        Binding("c", "edit('correct')", "fix", tooltip="correct how many reps were done"),
        Binding("b", "edit('back_date')", "day"),
        Binding("d", "edit('delete')", "delete"),
        Binding("m", "mark", "day off"),
        Binding("u", "undo", "undo"),
        Binding("question_mark", "app.keys", "keys", key_display="?"),
    ]
    HORIZONTAL_BREAKPOINTS = NARROW_TO_WIDE
    VERTICAL_BREAKPOINTS = SHORT_HIGH

    def __init__(self, logbook: ConversationWorker) -> None:
        super().__init__()
        self._logbook = logbook
        self._half_year = HalfYear(logbook.log.today, logbook.log.days)
        self._shown = Shown((), {})
        self._editor = LogEditor(logbook, self._wait_for)

    @property
    def _stands(self) -> bool:
        """Whether there is still something to draw on: the app may be left while it reads."""
        return bool(self.query("#sessions"))

    @property
    def _newest(self) -> bool:
        """Whether the last day shown is today."""
        return self._half_year.last >= self._logbook.log.today

    async def _wait_for(self, screen: Screen[Any]) -> Any:
        return await self.app.push_screen_wait(screen)

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
                yield OptionList(id="sessions", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Draw first, then read the log."""
        self.query_one("#sessions").focus()
        self.call_after_refresh(self.read_log)

    @work(exclusive=True, group="read")
    async def read_log(self) -> None:
        """Read the half year and show it."""
        log, half_year = self._logbook.log, self._half_year
        # What a wrong clock wrote into the future comes with the newest, to be put right.
        end = None if self._newest else half_year.last
        shown = await self._logbook.use_log(lambda: _read(log.store, half_year.first, end))
        if shown is not None and self._stands:
            self._shown = shown
            self._draw()
        askings = await self._logbook.week(half_year.last)
        if not self._stands:
            return
        self._write("today", Content(self._minutes()))
        self._write("week", Content("\n").join(map(history_view.week, askings)))

    def action_page(self, weeks: int) -> None:
        """Go so many weeks back, or forward again; the one gone to is the last shown."""
        self._half_year = self._half_year.page(weeks, self._logbook.log.today)
        self.read_log()

    @work(group="edit")
    async def action_edit(self, how: str) -> None:
        """Change the highlighted session."""
        entry = self._highlighted()
        if entry is not None:
            before = self._editor.changes
            await getattr(self._editor, how)(entry)
            if self._editor.changes > before:
                self.notify("u takes it back.", markup=False)
            self.read_log()

    @work(group="edit")
    async def action_mark(self) -> None:
        """Mark a day as one of rest or illness."""
        await self._editor.mark()
        self.read_log()

    @work(group="edit")
    async def action_undo(self) -> None:
        """Take the last change back."""
        if await self._editor.undo():
            self.read_log()
        else:
            self.notify("Nothing to undo.", markup=False)

    @on(OptionList.OptionSelected, "#sessions")
    def _open(self) -> None:
        entry = self._highlighted()
        if entry is not None:
            self.app.push_screen(CardDialog(entry.title, tuple(_details(entry))))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def _highlighted(self) -> SessionRecord | None:
        index = self.query_one("#sessions", OptionList).highlighted
        return None if index is None else self._shown.entries[index]

    def _draw(self) -> None:
        entries, marks = self._shown
        pitch = WIDE_PITCH if self.has_class("-wide") else 1
        drawn_days = calendar(entries, marks, self._half_year, pitch)
        self._write("calendar", history_view.half_year(drawn_days))
        medians = weekly_medians(entries, self._half_year)
        drawn = curve(medians, pitch)
        pain = "\n".join(("Pain after, by week", *drawn, compared(medians, now=self._newest)))
        self._write("curve", Content(pain if drawn else ""))
        sessions = self.query_one("#sessions", OptionList)
        before, room = sessions.highlighted or 0, sessions.scrollable_content_region.width
        sessions.clear_options()
        sessions.add_options(Option(history_view.session(entry, room)) for entry in entries)
        sessions.border_title = Content("sessions" if entries else EMPTY)
        if entries:
            sessions.highlighted = min(before, len(entries) - 1)

    def on_resize(self) -> None:
        """Draw for the new size."""
        self.call_after_refresh(self._draw)

    def _write(self, name: str, text: Content) -> None:
        self.query_one(f"#{name}", Static).update(text)

    def _minutes(self) -> str:
        first, entries = self._half_year.last_week, self._shown.entries
        week = [entry for entry in entries if first <= entry.began.date < first + WEEK]
        name = "This week" if self._newest else f"The week of {first}"
        if not week:
            return f"{name}: no session{' yet' * self._newest}"
        seconds = words.spell(round(sum(entry.seconds for entry in week)))
        return f"{name}: {seconds} of work in {words.plural(len(week), 'session')}"


def _read(store: Store, first: date, last: date | None) -> Shown:
    return Shown(store.entries(first, last), store.marks())


def _details(entry: SessionRecord) -> list[tuple[str, str]]:
    feeling = entry.feeling
    pains = (("before", feeling.before), ("after", feeling.after), ("morning", feeling.morning))
    rows = [("began", entry.began.local.strftime("%Y-%m-%d %H:%M"))]
    rows += [
        (part.exercise.replace("-", " "), f"{part.side or 'both'}, {_amount(part)}")
        for part in entry.parts
    ]
    rows += [(f"pain {name}", str(pain)) for name, pain in pains if pain is not None]
    return [*rows, ("note", entry.note)] if entry.note else rows


def _amount(part: SideRecord) -> str:
    reps = f"{part.done} of {words.plural(part.planned, 'rep')}"
    return f"{reps}, {words.spell(round(part.seconds))}"
