"""A figure that shows how an exercise is done, outside of any session.

Imported with the first preview: no first frame has to wait for the figures.
"""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from footcoach.figure.motion import FRAMES_A_SECOND, Moment
from footcoach.routine.model import Exercise
from footcoach.ui.appearance import Appearance
from footcoach.ui.widgets.figure_view import FigureView

if TYPE_CHECKING:
    from textual.timer import Timer

PLAYED = 20.0
"""Seconds for which it moves after it was chosen; then nothing on the screen does."""


class FigureDemo(FigureView):
    """Plays an exercise a few times over, then shows its main pose."""

    def __init__(self, look: Appearance, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(id="demo", still=look.still, words_only=not look.figures)
        self._clock = clock
        self._played: Exercise | None = None
        self._began = 0.0
        self._frames: Timer | None = None

    def on_mount(self) -> None:
        """Make the timer, which says when to look and not what to show."""
        self._frames = self.set_interval(1 / FRAMES_A_SECOND, self.turn, pause=self._played is None)

    def play(self, exercise: Exercise | None) -> None:
        """Show another exercise from its beginning; the same one goes on."""
        if exercise == self._played:
            return
        self._played, self._began = exercise, self._clock()
        if self._frames:
            self._frames.resume()
        self.turn()

    def turn(self) -> None:
        """Show what is to be seen now."""
        elapsed = self._clock() - self._began
        if elapsed < PLAYED and not self.still:
            self.preview(self._played, elapsed)
        else:
            self.show(self._played, _main(self._played))
            if self._frames:
                self._frames.pause()


def _main(exercise: Exercise | None) -> Moment:
    """Return the moment that says most of an exercise: its main move, or the first, arrived."""
    if exercise is None:
        return Moment()
    return Moment(move=exercise.main or exercise.left.moves[0].id)
