"""A routine that was read in full, as home previews and starts it.

It's imported with the first preview, so that neither list nor first picture waits for it.
"""

from collections.abc import Mapping

from textual.content import Content

from footcoach.routine.enums import Effort, Side
from footcoach.routine.model import Routine
from footcoach.session import words
from footcoach.session.outline import outline
from footcoach.session.prescription import Prescription
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.ui.line_layout import join_phrases


class RoutinePreview:
    """One routine at one effort."""

    def __init__(self, routine: Routine, effort: Effort) -> None:
        self.routine = routine
        self._effort = effort

    @property
    def exercises(self) -> tuple[Prescription, ...]:
        """All exercises, with the times they have if all are done."""
        everything = range(len(self.routine.exercises))
        return outline(self.routine, self._effort, include=everything).exercises

    def compile(self, include: frozenset[int], feet: Mapping[int, Side]) -> Timeline:
        """Return the timeline of the exercises of ``include``, those of ``feet`` for one side."""
        return compile_timeline(self.routine, self._effort, include=include, feet=feet)


def describe(timeline: Timeline) -> Content:
    """Return what you should know of a routine before you start it."""
    routine = timeline.routine
    needs = ", ".join(words.equipment(timeline)) or "no equipment"
    lines = (
        Content.styled(routine.title, "bold"),
        Content(
            f"{words.length(timeline.length)}, {', '.join(words.positions(timeline))}, {needs}"
        ),
        _describe_frequency(timeline),
        Content(routine.about),
        Content.styled(routine.caution, "$text-warning"),
        Content.styled(routine.source, "$text-muted"),
        Content.styled(words.BRACKETS if words.has_brackets(timeline.exercises) else "", "dim"),
    )
    return Content("\n").join(line for line in lines if line)


def _describe_frequency(timeline: Timeline) -> Content:
    """Return how often to do it: as one frequency if all exercises agree, and a range if not."""
    found = {words.frequency_phrases(one) for one in timeline.exercises}
    return join_phrases(found.pop()) if len(found) == 1 else Content(words.frequency(timeline))
