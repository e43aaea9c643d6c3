"""A page of facts under a heading: a cursor goes from one to the next, and all of it scrolls."""

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from footcoach.coach.session_facts import Fact


class Row(NamedTuple):
    """A fact as it is shown."""

    fact: Fact
    text: Content
    begins_group: bool
    """Whether there is a gap above it."""


class FactRow(Static, can_focus=True):
    """One fact."""

    fact: Fact

    def __init__(self, row: Row) -> None:
        super().__init__()
        self.show(row)

    def show(self, row: Row) -> None:
        """Show another fact in the place of the one before."""
        self.fact = row.fact
        self.update(row.text)
        self.set_class(row.begins_group, "-group")

    def on_click(self) -> None:
        """Choose the fact."""
        self.focus()
        self.post_message(FactPage.Chosen(self.fact))


class FactPage(VerticalScroll, can_focus=False, inherit_bindings=False):
    """A heading and facts below each other; what is taller than the window scrolls line by line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move_page(-1)", show=False),
        Binding("pagedown", "move_page(1)", show=False),
        Binding("home", "move_to_end(-1)", show=False),
        Binding("end", "move_to_end(1)", show=False),
    ]

    class Chosen(Message):
        """Says that a fact was clicked."""

        def __init__(self, fact: Fact) -> None:
            super().__init__()
            self.fact = fact

    async def show(self, heading: Content, rows: Iterable[Row], cursor: int | None) -> None:
        """Show facts, with the cursor on the one at an index, or else on the last.

        None leaves the cursor where it is. As many facts as before take their places at once, so
        that a key pressed meanwhile finds them. Return once the fact under the cursor is in
        sight: before that, down would scroll to it and not go on to the next.
        """
        shown, rows = self.rows, tuple(rows)
        with self.app.batch_update():
            if len(rows) == len(shown) > 0:
                self.query_one("#title", Static).update(heading)
                for place, row in zip(shown, rows, strict=True):
                    place.show(row)
            else:
                cursor = self.cursor if cursor is None else cursor
                await self.remove_children()
                await self.mount(Static(heading, id="title"), *map(FactRow, rows))
            if cursor is not None:
                self.cursor = cursor
        await self.wait_for_refresh()
        if cursor is not None:
            self._bring_into_sight(1)

    @property
    def rows(self) -> list[FactRow]:
        """The facts on the page."""
        return list(self.query(FactRow))

    @property
    def cursor(self) -> int:
        """The index of the fact under the cursor; 0 if there is none."""
        # Asked of the screen, since a row hears later that it has the focus.
        focused = self.screen.focused
        return next((index for index, row in enumerate(self.rows) if row is focused), 0)

    @cursor.setter
    def cursor(self, index: int) -> None:
        rows = self.rows
        if rows:
            row = rows[min(max(index, 0), len(rows) - 1)]
            self.screen.set_focus(row, scroll_visible=False)

    @property
    def fact(self) -> Fact | None:
        """The fact under the cursor; None if there is none."""
        return self.rows[self.cursor].fact if self.rows else None

    def action_move(self, by: int) -> None:
        """Go to the next fact, or the one before it; in a tall one, scroll a line."""
        if self._is_whole(by):
            self.cursor += by
            self._bring_into_sight(by)
        else:
            self.scroll_relative(y=by, animate=False, immediate=True)

    def action_move_page(self, by: int) -> None:
        """Scroll by a window, and take the cursor along."""
        self.scroll_relative(y=by * max(1, self.size.height - 1), animate=False, immediate=True)
        self._follow(by)

    def action_move_to_end(self, by: int) -> None:
        """Go to the first fact, or the last."""
        self.cursor = 0 if by < 0 else len(self.rows) - 1
        self.scroll_to(y=0 if by < 0 else self.max_scroll_y, animate=False, immediate=True)

    def _is_whole(self, by: int) -> bool:
        """Whether nothing of the fact under the cursor is hidden on the side of ``by``."""
        if not self.rows:
            return False
        row = self.rows[self.cursor].virtual_region
        if by < 0:
            # The heading belongs to the first.
            return self.scroll_y <= (row.y if self.cursor else 0)
        return row.bottom <= self.scroll_y + self.size.height

    def _bring_into_sight(self, by: int) -> None:
        if not self.rows:
            return
        row, room = self.rows[self.cursor].virtual_region, self.size.height
        top = row.y if self.cursor else 0
        if by > 0 and row.bottom > self.scroll_y + room:
            self.scroll_to(y=min(top, row.bottom - room), animate=False, immediate=True)
        elif top < self.scroll_y:
            self.scroll_to(
                y=top if by > 0 else max(top, row.bottom - room), animate=False, immediate=True
            )

    def _follow(self, by: int) -> None:
        """Put the cursor on a fact that is in sight, the last or the first of them."""
        top, bottom = self.scroll_y, self.scroll_y + self.size.height
        seen = [
            index
            for index, row in enumerate(self.rows)
            if row.virtual_region.y < bottom and row.virtual_region.bottom > top
        ]
        if seen:
            self.cursor = seen[-1 if by > 0 else 0]

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in sight."""
        event.prevent_default()
        self.call_after_refresh(self._bring_into_sight, 1)
