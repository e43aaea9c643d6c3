"""Left and right compared: what each side did of each exercise lately, and before that."""

from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from footcoach.advice.side_comparison import WEEKS
from footcoach.advice.today_text import write_day_of_year
from footcoach.coach.session_facts import Fact
from footcoach.ui.conversation_worker import ConversationWorker
from footcoach.ui.screens.base import FootcoachScreen
from footcoach.ui.screens.session_page import NARROW_WIDE, SHORT_HIGH
from footcoach.ui.session_page_view import lay_out_facts
from footcoach.ui.widgets.fact_page import FactPage
from footcoach.ui.widgets.key_line import KeyLine

HEADING = "Left and right"
EXPLAINED = "An average session in the {0} weeks up to {1}; “was” is the {0} weeks before."
NOTHING = "No sessions in these weeks."


class SidesPage(FootcoachScreen[None]):
    """Shows for each exercise what left and right did, and the trend."""

    CSS_PATH = Path(__file__).with_name("session_page.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "back", key_display="esc"),
        Binding("question_mark", "app.keys", "keys", key_display="?", tooltip="show all keys"),
    ]
    HORIZONTAL_BREAKPOINTS = NARROW_WIDE
    VERTICAL_BREAKPOINTS = SHORT_HIGH

    def __init__(self, conversation: ConversationWorker, last: date) -> None:
        """Compare the weeks up to the day ``last``."""
        super().__init__()
        self._conversation = conversation
        self._last = last
        self._facts: tuple[Fact, ...] | None = None
        """None until they are read."""

    def compose(self) -> ComposeResult:
        """Lay out the table."""
        yield FactPage(id="facts")
        yield KeyLine()

    def begin(self) -> None:
        """Read the log; keys wait until the table is shown."""
        self.read_sides()

    @work(exclusive=True)
    async def read_sides(self) -> None:
        """Read the log and show the table."""
        with self._conversation.hold_keys():
            self._facts = await self._conversation.compare_sides(self._last)
            if self.is_open:
                await self._draw(self._facts)

    async def _draw(self, facts: tuple[Fact, ...]) -> None:
        page = self.query_one(FactPage)
        explained = EXPLAINED.format(WEEKS, write_day_of_year(self._last)) if facts else NOTHING
        heading = Content.assemble(HEADING, "\n", (explained, "not bold $text-muted"))
        rows = lay_out_facts(facts, page.scrollable_content_region.width)
        await page.show(heading, rows, None)

    def on_resize(self) -> None:
        """Draw for the new size, once there is something to draw."""
        if self._facts is not None:
            self.call_when_drawn(self.read_sides)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
