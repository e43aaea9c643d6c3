"""The widgets of the session screen; its style sheet says where they are, and how large."""

from functools import cached_property
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.css.styles import RulesMap
from textual.widget import Widget
from textual.widgets import Static

from footcoach.routine.enums import Side
from footcoach.ui.appearance import Appearance
from footcoach.ui.widgets.figure_view import FigureView
from footcoach.ui.widgets.large_text import LargeText
from footcoach.ui.widgets.pages import Pages
from footcoach.ui.widgets.plain_area import PlainContainer, PlainVertical
from footcoach.ui.widgets.progress_strip import ProgressStrip

if TYPE_CHECKING:
    from collections.abc import Hashable

PLACES = {Side.LEFT: "-left", Side.RIGHT: "-right", None: "-both"}
LOOKS = ("-ready", "-move", "-release", "-switch", "-rest", "-paused")
"""The classes of its phases; its style sheet gives each a colour."""
COLOURED = "#number, #word, #side, #strip, #hint, .edge"
"""What the classes of a phase and a side change, beside the frame itself."""
_MOST_LOOKS = 32
"""Looks to keep; a session in one window has about half as many."""


class SessionFrame(PlainVertical):
    """Everything on the session screen but the keys."""

    def __init__(self, look: Appearance) -> None:
        super().__init__(id="frame")
        self._look = look
        self._looks: dict[Hashable, tuple[RulesMap, ...]] = {}
        """The rules of what is coloured, after everything that decides on them."""

    def compose(self) -> ComposeResult:
        """Lay out the widgets."""
        yield Static(id="left-edge", classes="edge")
        yield Static(id="right-edge", classes="edge")
        with Horizontal(id="top"):
            for name in ("title", "place", "left", "ends"):
                yield Static(id=name, markup=False)
        yield Static(id="exercise", markup=False)
        with PlainContainer(id="stage"):
            yield FigureView(
                id="figure",
                still=self._look.still,
                words_only=not self._look.figures,
                captioned=False,
            )
            yield LargeText(id="number")
            yield Pages(id="setup")
            yield LargeText(id="word", in_lines=True)
            yield LargeText(id="side")
        yield Pages(id="instruction")
        with Horizontal(id="counts"):
            yield LargeText(id="reps")
            yield Static(id="sets", markup=False)
        yield ProgressStrip(id="strip")
        yield Static(id="notice", markup=False)
        with Horizontal(id="coming"):
            yield Static(id="then", markup=False)
            yield LargeText(id="next")
        yield Static(id="hint", markup=False)

    def show_look(self, look: str, side: Side | None) -> None:
        """Take the colour of a phase, and the place of the side that works.

        Only what has that colour is styled anew: for everything inside it would take several
        times as long, and the eye waits for it. What a phase did last time, it does again.
        """
        wanted = {look, PLACES[side]}
        if self.has_class(*wanted):
            return
        self.remove_class(*LOOKS, *PLACES.values(), update=False)
        self.add_class(*wanted, update=False)
        coloured = self._coloured
        key = self.app.theme, self.screen.classes, *(node.classes for node in coloured)
        if known := self._looks.get(key):
            for node, rules in zip(coloured, known, strict=True):
                _take_rules(node, rules)
        else:
            if len(self._looks) == _MOST_LOOKS:
                self._looks.clear()
            self.app.stylesheet.update_nodes(coloured)
            self._looks[key] = tuple(node.styles.base.get_rules() for node in coloured)
        for inside in self._inside:
            # They see through to the colour of the frame.
            inside.notify_style_update()

    @cached_property
    def _coloured(self) -> tuple[Widget, ...]:
        """What the classes of a phase and a side change."""
        return self, *self.query(COLOURED)

    @cached_property
    def _inside(self) -> tuple[Widget, ...]:
        return tuple(self.query())


def _take_rules(node: Widget, rules: RulesMap) -> None:
    """Give ``node`` rules of a style sheet, of which it has most already."""
    now = node.styles.base.get_rules()
    for name in now.keys() | rules.keys():
        if now.get(name) != rules.get(name):
            setattr(node.styles.base, name, rules.get(name))
    node.notify_style_update()
