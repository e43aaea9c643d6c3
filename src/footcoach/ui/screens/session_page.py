"""The page of a session in the log: everything that's known of it, each fact to be corrected."""

from asyncio import Lock
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from footcoach.advice.pain import rate_pain
from footcoach.coach import corrections
from footcoach.coach.log_changes import SAVED, LogChanges, describe_undone
from footcoach.coach.requests import call
from footcoach.coach.session_facts import Fact, FactKind, LoggedSession, list_facts
from footcoach.ui.conversation_worker import ConversationWorker
from footcoach.ui.history_view import LIGHTS
from footcoach.ui.screens.base import FootcoachScreen
from footcoach.ui.session_page_view import lay_out_facts
from footcoach.ui.widgets.fact_page import FactPage
from footcoach.ui.widgets.key_line import KeyLine
from footcoach.ui.widgets.notice_line import NoticeLine

GONE = "This session isn't in the log any more."
NOTHING_TO_EDIT = "Nothing to edit in this line."
NARROW_WIDE = [(0, "-narrow"), (50, "-wide")]
SHORT_HIGH = [(0, "-short"), (20, "-high")]
BROWSE = Binding.Group("browse")


class SessionPage(FootcoachScreen[str]):
    """Shows a session and lets you correct it; is dismissed with what to say of it, or ""."""

    CSS_PATH = Path(__file__).with_name("session_page.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        # First, so that the way out is seen in the narrowest window.
        Binding("escape,q", "close", "back", key_display="esc"),
        Binding("enter,e", "edit", "edit", key_display="⏎", tooltip="correct what this line says"),
        Binding("a", "edit_first('NOTE')", "note", tooltip="write a note about this session"),
        Binding("b", "edit_first('SESSION')", "move", tooltip="move this session to another day"),
        Binding("u", "undo", "undo", tooltip="undo the last change"),
        Binding("d", "delete", "delete", tooltip="delete this session"),
        Binding("left", "turn(1)", "previous session", key_display="←", group=BROWSE),
        Binding("right", "turn(-1)", "next session", key_display="→", group=BROWSE),
        Binding("question_mark", "app.keys", "keys", key_display="?", tooltip="show all keys"),
    ]
    HORIZONTAL_BREAKPOINTS = NARROW_WIDE
    VERTICAL_BREAKPOINTS = SHORT_HIGH

    def __init__(
        self,
        conversation: ConversationWorker,
        changes: LogChanges,
        uuids: tuple[str, ...],
        uuid: str,
        begin_at: FactKind = FactKind.SESSION,
    ) -> None:
        """Show ``uuid``, of the sessions ``uuids``, the newest first."""
        super().__init__()
        self._conversation = conversation
        self._changes = changes
        self._uuids = uuids
        self._uuid = uuid
        self._begin_at: FactKind | None = begin_at
        """Where the cursor is to be once the session is read; None is where it was."""
        self.notice = ""
        """What to say when it opens."""
        self._logged: LoggedSession | None = None
        self._drawing = Lock()

    def compose(self) -> ComposeResult:
        """Lay out the facts, and below them what was just changed."""
        yield FactPage(id="facts")
        yield NoticeLine()
        yield KeyLine()

    def begin(self) -> None:
        """Read the session; keys wait until it is shown."""
        self._say(self.notice)
        self.read_session()

    def follow_day(self) -> None:
        """Show what rests on the day that has begun."""
        self.read_session()

    @work(group="read")
    async def read_session(self) -> None:
        """Read the session and show it."""
        await self._read()

    async def _read(self) -> None:
        """Read the session and show it, or that it's gone; keys wait for that."""
        with self._conversation.hold_keys():
            async with self._drawing:
                self._logged = await self._conversation.read_session(self._uuid)
                if self.is_open:
                    await self._draw()

    async def _draw(self) -> None:
        page, logged = self.query_one(FactPage), self._logged
        if logged is None:
            await page.show(Content(GONE), (), 0)
            return
        facts = list_facts(self._conversation.log, logged)
        rows = lay_out_facts(facts, page.scrollable_content_region.width)
        await page.show(_write_title(logged), rows, self._find_cursor(facts))

    def _find_cursor(self, facts: tuple[Fact, ...]) -> int | None:
        kind, self._begin_at = self._begin_at, None
        if kind is None:
            return None
        return next((index for index, fact in enumerate(facts) if fact.kind is kind), 0)

    def on_resize(self) -> None:
        """Draw for the new size."""
        self.call_when_drawn(self._redraw)

    @work(group="read")
    async def _redraw(self) -> None:
        with self._conversation.hold_keys():
            async with self._drawing:
                if self.is_open and self._logged:
                    await self._draw()

    def action_edit(self) -> None:
        """Correct the fact under the cursor."""
        if fact := self.query_one(FactPage).fact:
            self._edit(fact)

    def action_edit_first(self, kind: str) -> None:
        """Correct the first fact of a `FactKind`."""
        facts = (row.fact for row in self.query_one(FactPage).rows)
        if fact := next((fact for fact in facts if fact.kind is FactKind[kind]), None):
            self._edit(fact)

    @on(FactPage.Chosen)
    def _edit_chosen(self, chosen: FactPage.Chosen) -> None:
        self._edit(chosen.fact)

    @work(group="edit")
    async def _edit(self, fact: Fact) -> None:
        if fact.ask is None:
            self._say(NOTHING_TO_EDIT)
            return
        talk = corrections.correct(self._changes, self._uuid, fact.ask())
        if await self._conversation.ask(talk):
            self._say(SAVED)
            await self._read()

    @work(group="edit")
    async def action_undo(self) -> None:
        """Undo the last change."""
        undone = await self._conversation.ask(call(self._changes.undo))
        if undone is not None:
            self._say(describe_undone(undone, self._uuid))
        await self._read()

    @work(group="edit")
    async def action_delete(self) -> None:
        """Delete the session, and go back."""
        is_deleted = await self._conversation.ask(call(partial(self._changes.delete, self._uuid)))
        if is_deleted:
            self.dismiss(SAVED)

    def action_turn(self, by: int) -> None:
        """Show the session ``by`` places further down the list, which is an older one."""
        place = self._uuids.index(self._uuid) + by
        if 0 <= place < len(self._uuids):
            self._uuid = self._uuids[place]
            self._say("")
            self.read_session()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss("")

    def _say(self, text: str) -> None:
        """Say in a line of its own what was done; "" takes the line away."""
        if self.is_open:
            self.query_one(NoticeLine).say(text)


def _write_title(logged: LoggedSession) -> Content:
    light = rate_pain(logged.record.feeling)
    title = Content(logged.record.title)
    return title + Content.styled(f"  {light}", LIGHTS[light]) if light else title
