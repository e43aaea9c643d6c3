"""The widgets of the session screen; its style sheet says where they are, and how large."""

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Static

from footcoach.routine.enums import Side
from footcoach.ui.appearance import Appearance
from footcoach.ui.widgets.figure_view import FigureView
from footcoach.ui.widgets.large_text import LargeText
from footcoach.ui.widgets.pages import Pages
from footcoach.ui.widgets.progress_strip import ProgressStrip

PLACES = {Side.LEFT: "-left", Side.RIGHT: "-right", None: "-both"}
LOOKS = ("-ready", "-move", "-release", "-switch", "-rest", "-paused")
"""The classes of its phases; its style sheet gives each a colour."""
COLOURED = "#number, #word, #side, #strip, #hint, .edge"
"""What the classes of a phase and a side change, beside the frame itself."""


class SessionFrame(Vertical):
    """Everything on the session screen but the keys."""

    def __init__(self, look: Appearance) -> None:
        super().__init__(id="frame")
        self._look = look

    def compose(self) -> ComposeResult:
        """Lay out the widgets."""
        yield Static(id="left-edge", classes="edge")
        yield Static(id="right-edge", classes="edge")
        with Horizontal(id="top"):
            for name in ("title", "place", "left", "ends"):
                yield Static(id=name, markup=False)
        yield Static(id="exercise", markup=False)
        with Container(id="stage"):
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
        times as long, and the eye waits for it.
        """
        wanted = {look, PLACES[side]}
        if self.has_class(*wanted):
            return
        self.remove_class(*LOOKS, *PLACES.values(), update=False)
        self.add_class(*wanted, update=False)
        self.app.stylesheet.update_nodes([self, *self.query(COLOURED)])
        for inside in self.walk_children():
            # They see through to the colour of the frame.
            inside.notify_style_update()
