"""The sessions of the log in a list."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets.option_list import Option

from footcoach.log.records import SessionRecord
from footcoach.ui.history_view import show_session
from footcoach.ui.widgets.paged_list import PagedList

EMPTY = "Each session you do is saved here"


class SessionList(PagedList):
    """Sessions, the newest first, each to be opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "select", "open", key_display="⏎", tooltip="show everything about this session"
        ),
    ]

    entries: tuple[SessionRecord, ...] = ()
    """What is in the list."""

    def show(self, entries: tuple[SessionRecord, ...]) -> None:
        """Show sessions; highlight the same one as before, or else the one in its place."""
        kept, before = self.entry, self.highlighted or 0
        room = self.scrollable_content_region.width
        self.entries = entries
        self.clear_options()
        self.add_options(Option(show_session(entry, room), id=entry.uuid) for entry in entries)
        self.border_title = Content("Sessions" if entries else EMPTY)
        uuids = [entry.uuid for entry in entries]
        if entries:
            there = kept is not None and kept.uuid in uuids
            last = min(before, len(entries) - 1)
            self.highlighted = uuids.index(kept.uuid) if kept and there else last

    @property
    def entry(self) -> SessionRecord | None:
        """The highlighted session; None if there is none."""
        option = self.highlighted_option
        uuid = option.id if option else None
        return next((one for one in self.entries if one.uuid == uuid), None)
