"""A figure that shows how an exercise is done, outside a session.

It's imported with the first preview, so that no first picture waits for the figures.
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
    """Plays an exercise a few times, then shows its main pose."""

    def __init__(self, look: Appearance, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(id="demo", still=look.still, words_only=not look.figures)
        self._clock = clock
        self._played: Exercise | None = None
        self._began = 0.0
        self._frames: Timer | None = None

    def on_mount(self) -> None:
        """Make the timer; it says when to look, and the clock says what to show."""
        self._frames = self.set_interval(
            1 / FRAMES_A_SECOND, self.show_now, pause=self._played is None
        )

    def play(self, exercise: Exercise | None) -> None:
        """Show another exercise from its beginning; the same one continues."""
        if exercise == self._played:
            return
        self._played, self._began = exercise, self._clock()
        if self._frames:
            self._frames.resume()
        self.show_now()

    def show_now(self) -> None:
        """Show the picture of this moment."""
        elapsed = self._clock() - self._began
        if elapsed < PLAYED and not self.still:
            self.preview(self._played, elapsed)
        else:
            self.show(self._played, _main_pose(self._played))
            if self._frames:
                self._frames.pause()


def _main_pose(exercise: Exercise | None) -> Moment:
    """Return the end of the main move of an exercise, or of its first move."""
    if exercise is None:
        return Moment()
    return Moment(move=exercise.main or exercise.left.moves[0].id)
