"""A list whose pages can be turned at any moment."""

from textual.widgets import OptionList


class PagedList(OptionList):
    """Ignores a page key while it has no room; Textual's list ends in an error then.

    Whether it has is known only when the key arrives: a window can shrink, or a list close, after
    it was pressed. The palette does the same for its own list.
    """

    def action_page_up(self) -> None:
        """Go up a page, if there is room for one."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]  # Textual has no types here

    def action_page_down(self) -> None:
        """Go down a page, if there is room for one."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]  # nor here
