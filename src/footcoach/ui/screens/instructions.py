"""Everything about an exercise, to be read from the floor: its pages turn by themselves."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from footcoach.ui.screens.dialogs import CardDialog
from footcoach.ui.widgets.pages import TURN

if TYPE_CHECKING:
    from textual.timer import Timer


class InstructionsDialog(CardDialog):
    """The instructions of an exercise; after the last page comes the first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,pagedown", "turn(1)", "next page", key_display="↓", priority=True),
        Binding("up,pageup", "turn(-1)", "page back", key_display="↑", show=False, priority=True),
    ]
    _timer: "Timer | None" = None

    def begin(self) -> None:
        """Turn pages from now on."""
        super().begin()
        self._timer = self.set_interval(TURN, self._turn_next)

    @property
    def labels(self) -> dict[str, str]:
        """What the arrows do, where there's more than fits."""
        has_pages = bool(self.query_one("#card").max_scroll_y)
        return {"turn(1)": "next page" if has_pages else "", "scroll_down": ""}

    def action_turn(self, by: int) -> None:
        """Go so many pages on; the next one comes by itself in `TURN` seconds."""
        if self._timer:
            self._timer.reset()
        self._turn(by)

    def _turn_next(self) -> None:
        if self.is_open:
            self._turn(1)

    def _turn(self, by: int) -> None:
        card = self.query_one("#card", VerticalScroll)
        # In a low window the heading stays in sight, above what scrolls.
        heading = self.query_one("#heading").outer_size.height
        page, last = max(1, card.size.height - heading), card.max_scroll_y
        at = card.scroll_offset.y
        if by > 0 and at >= last:
            target = 0
        elif by < 0 and at <= 0:
            target = last
        else:
            target = min(last, max(0, at + by * page))
        card.scroll_to(y=target, animate=False, immediate=True)
