"""How footcoach works, as the documentation has it: docs/guide.md."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Markdown, Static

from footcoach.paths import bundled
from footcoach.ui.screens.paged_card import PagedCard
from footcoach.ui.widgets.key_line import KeyLine

PAGE = "guide.md"
UNREADABLE = "This page couldn't be read: {why}. Reinstalling footcoach brings it back."


class GuideCard(PagedCard):
    """The page of the documentation; a link in it is just text."""

    def __init__(self) -> None:
        heading, self._text = _read_page()
        super().__init__(heading, ())

    def compose(self) -> ComposeResult:
        """Lay out the page below its heading."""
        with VerticalScroll(id="card"):
            yield Static(Content(self.heading), id="heading")
            yield Markdown(self._text, open_links=False)
        yield KeyLine()


def _read_page() -> tuple[str, str]:
    """Return the heading of the page and the text below it."""
    try:
        text = (bundled("docs") / PAGE).read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or "the file is damaged"
        return "Help", UNREADABLE.format(why=why)
    heading, _, rest = text.partition("\n")
    return heading.lstrip("# "), rest
