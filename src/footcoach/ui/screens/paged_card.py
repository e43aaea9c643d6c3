"""A card to read whose pages turn where it doesn't fit."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from footcoach.ui.screens.dialogs import CardDialog


class PagedCard(CardDialog):
    """Lines of text in pages; after the last one comes the first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,pagedown", "turn(1)", "next page", key_display="↓", priority=True),
        Binding("up,pageup", "turn(-1)", "page back", key_display="↑", show=False, priority=True),
    ]

    @property
    def labels(self) -> dict[str, str]:
        """What the arrows do, where there's more than fits."""
        has_pages = bool(self.query_one("#card").max_scroll_y)
        return {"turn(1)": "next page" if has_pages else "", "scroll_down": ""}

    def action_turn(self, by: int) -> None:
        """Go so many pages on."""
        self.turn(by)

    def turn(self, by: int) -> None:
        """Show the page ``by`` further."""
        card = self.query_one("#card", VerticalScroll)
        # In a low window the heading stays in sight, above what scrolls.
        heading = sum(one.outer_size.height for one in self.query("#heading"))
        page, last = max(1, card.scrollable_content_region.height - heading), card.max_scroll_y
        at = card.scroll_offset.y
        if by > 0 and at >= last:
            target = 0
        elif by < 0 and at <= 0:
            target = last
        else:
            target = min(last, max(0, at + by * page))
        card.scroll_to(y=target, animate=False, immediate=True)
