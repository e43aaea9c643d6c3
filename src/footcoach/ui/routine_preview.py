"""A routine read in full and laid out, as home previews and starts it.

Imported with the first preview: no list, and no first frame, has to wait for it.
"""

from collections.abc import Mapping

from textual.content import Content

from footcoach.routine.enums import Effort, Side
from footcoach.routine.model import Routine
from footcoach.session import words
from footcoach.session.prescription import Prescription
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.ui.widgets.routine_lists import dimmed


class RoutinePreview:
    """One routine at one effort."""

    def __init__(self, routine: Routine, effort: Effort) -> None:
        self.routine = routine
        self._effort = effort

    @property
    def exercises(self) -> tuple[Prescription, ...]:
        """All exercises, with the times they have if all are done."""
        everything = range(len(self.routine.exercises))
        return compile_timeline(self.routine, self._effort, include=everything).exercises

    def timeline(self, include: frozenset[int], feet: Mapping[int, Side]) -> Timeline:
        """Lay out the exercises of ``include``, those of ``feet`` for one foot alone."""
        return compile_timeline(self.routine, self._effort, include=include, feet=feet)


def describe(timeline: Timeline) -> Content:
    """Say what is to be known of a routine before it is started."""
    routine = timeline.routine
    needs = ", ".join(words.equipment(timeline)) or "nothing to fetch"
    lines = (
        Content.styled(routine.title, "bold"),
        Content(f"{words.length(timeline)}, {', '.join(words.positions(timeline))}, {needs}"),
        _often(timeline),
        Content(routine.about),
        Content.styled(routine.caution, "$text-warning"),
        Content.styled(routine.source, "$text-muted"),
        Content.styled(words.BRACKETS if words.has_brackets(timeline.exercises) else "", "dim"),
    )
    return Content("\n").join(line for line in lines if line)


def _often(timeline: Timeline) -> Content:
    """Say how often: of all exercises if they agree, and between what and what if not."""
    ways = {words.frequency_phrases(settled) for settled in timeline.exercises}
    return dimmed(ways.pop()) if len(ways) == 1 else Content(words.frequency(timeline))
