"""The card of keys: what each does, grouped by what you want to do."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from footcoach.ui.own_keys import KeyGroups, KeyLine
from footcoach.ui.screens.paged_card import PagedCard
from footcoach.ui.widgets.key_line import KeyLine as Footer

HEADING = "Keys"
BESIDE = 60
"""Columns from which headings are beside the keys, not above them."""
LEAST = 16
"""Columns that what a key does needs to be aligned beside it."""
_GAP = "  "


def lay_out_keys(groups: KeyGroups, width: int, height: int) -> Content:
    """Return the lines of a card at ``width`` columns, each key's text aligned below itself.

    Where ``height`` lines have room for it, an empty line sets groups apart.
    """
    blocks = list(_lay_out_groups(groups, width))
    lines = sum(len(block) for block in blocks)
    apart = "\n\n" if lines + len(blocks) - 1 <= height else "\n"
    return Content(apart).join(Content("\n").join(block) for block in blocks)


def _lay_out_groups(groups: KeyGroups, width: int) -> Iterator[list[Content]]:
    """Yield the lines of each group."""
    is_beside = width >= BESIDE
    gutter = max(map(len, groups), default=0) + len(_GAP) if is_beside else 0
    wide = max((len(one.keys) for lines in groups.values() for one in lines), default=0)
    # Where little room is left, what a key does follows the key in the same line.
    wide = wide if width - gutter - wide >= LEAST else 0
    for heading, lines in groups.items():
        block = [] if is_beside else [Content.styled(heading, "bold $text-primary")]
        for number, line in enumerate(lines):
            said = heading if is_beside and not number else ""
            begin = Content.styled(said.ljust(gutter), "bold $text-primary")
            block += _lay_out_line(begin, line, wide, width)
        yield block


def _lay_out_line(begin: Content, line: KeyLine, wide: int, width: int) -> list[Content]:
    """Return the lines of some keys after ``begin``, their names ``wide`` columns wide.

    Where ``wide`` is 0, nothing is aligned.
    """
    name = Content.styled(line.keys.ljust(wide), "bold")
    if not wide:
        return Content.assemble(name, _GAP, line.does).wrap(max(1, width))
    first, *others = Content(line.does).wrap(width - len(begin) - wide - len(_GAP))
    indent = Content(" " * (len(begin) + wide + len(_GAP)))
    return [Content.assemble(begin, name, _GAP, first), *(indent + other for other in others)]


class KeysCard(PagedCard):
    """All keys of a screen; on one page if they fit."""

    def __init__(self, groups: KeyGroups) -> None:
        super().__init__(HEADING, ())
        self.groups = groups

    def compose(self) -> ComposeResult:
        """Lay out the card, its heading in the border."""
        with VerticalScroll(id="card") as card:
            card.border_title = HEADING
            yield Static(id="list", markup=False)
        yield Footer()

    def begin(self) -> None:
        """Write the keys."""
        super().begin()
        self._write()

    def on_resize(self) -> None:
        """Write the keys for another size."""
        super().on_resize()
        self._write()

    def _write(self) -> None:
        card = self.query_one("#card")
        # One column is the scroll bar's, so that nothing is wrapped anew when it comes.
        width, height = self.size.width - card.gutter.width - 1, self.size.height - 1
        text = lay_out_keys(self.groups, min(width, 100), height - card.gutter.height)
        self.query_one("#list", Static).update(text)
