"""Text that takes turns where it doesn't fit, so that nothing of it is ever cut."""

from math import ceil

from textual import events
from textual.content import Content
from textual.widget import Widget

TURN = 6.0
"""Seconds for which a page is shown, unless there's less time for all of them."""


def paginate(paragraphs: tuple[str, ...], width: int, height: int) -> tuple[Content, ...]:
    """Return the pages of ``height`` lines that a text takes at ``width`` columns.

    Where there are several, the last line of a page says which one it is, if a page has four
    lines or more.
    """
    wrapped = [Content(text).wrap(max(width, 2)) for text in paragraphs]
    lines = [line for paragraph in wrapped for line in paragraph]
    if len(lines) <= height or height < 1:
        is_roomy = len(lines) + len(wrapped) - 1 <= height
        apart = "\n\n" if is_roomy else "\n"
        return (Content(apart).join(Content("\n").join(one) for one in wrapped),)
    numbered = height >= _NUMBERED
    room = height - numbered
    count = ceil(len(lines) / room)
    return tuple(
        Content("\n").join(
            (
                *lines[page * room : (page + 1) * room],
                *(_number(page + 1, count, width) if numbered else ()),
            )
        )
        for page in range(count)
    )


_NUMBERED = 4
"""The fewest lines of a page that can spare one for its number."""


def share_time(pages: int, available: float | None) -> float:
    """Return for how many seconds each of so many pages is shown, if all are to be seen.

    ``available`` None is no limit.
    """
    return TURN if available is None else min(TURN, available / pages)


def _number(page: int, count: int, width: int) -> tuple[Content, ...]:
    return (Content.styled(f"{page} of {count} ↓".rjust(width), "dim"),)


class Pages(Widget):
    """Shows one page of a text at a time. It has no clock: the screen says how late it is."""

    def __init__(self, *, id: str) -> None:  # noqa: A002, Textual's own name for it
        super().__init__(id=id)
        self._paragraphs: tuple[str, ...] = ()
        self._pages: tuple[Content, ...] = (Content(""),)
        self._turned = 0
        """How many pages further the person turned."""
        self._page = 0

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def pages(self) -> tuple[str, ...]:
        """The text of every page."""
        return tuple(page.plain for page in self._pages)

    @property
    def text(self) -> str:
        """The page that is shown."""
        return self._pages[self._page].plain

    def show(self, *paragraphs: str) -> None:
        """Show another text, from its first page; the same text stays where it is."""
        if paragraphs != self._paragraphs:
            self._paragraphs, self._turned = paragraphs, 0
            self._lay_out()

    def see(self, elapsed: float, available: float | None = None) -> None:
        """Show the page that it's time for, ``elapsed`` seconds after the first."""
        page = (int(elapsed / share_time(self.count, available)) + self._turned) % self.count
        if page != self._page:
            self._page = page
            self.refresh()

    def turn(self, by: int) -> None:
        """Go so many pages on, or back."""
        self._turned += by

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the text out for another size."""
        self._lay_out()

    def _lay_out(self) -> None:
        self._pages = paginate(self._paragraphs, self.size.width, self.size.height)
        self._page = 0
        self.refresh()

    def render(self) -> Content:
        """Draw the page."""
        return self._pages[self._page]
