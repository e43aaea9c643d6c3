"""A routine read in full and laid out, as home previews and starts it.

Imported with the first preview: no list, and no first frame, has to wait for it.
"""

from collections.abc import Iterator, Mapping

from textual.content import Content

from footcoach.routine.model import Effort, Routine, Side
from footcoach.session import words
from footcoach.session.settled import Settled
from footcoach.session.timeline import Timeline, compile_timeline


class Reading:
    """One routine at one effort."""

    def __init__(self, routine: Routine, effort: str) -> None:
        self.routine = routine
        self._effort = Effort(effort)

    @property
    def exercises(self) -> tuple[Settled, ...]:
        """All exercises, with the times they have if all are done."""
        everything = range(len(self.routine.exercises))
        return compile_timeline(self.routine, self._effort, include=everything).exercises

    def timeline(self, include: frozenset[int], feet: Mapping[int, Side]) -> Timeline:
        """Lay out the exercises of ``include``, those of ``feet`` for one foot alone."""
        return compile_timeline(self.routine, self._effort, include=include, feet=feet)


def summary(timeline: Timeline) -> Content:
    """Say what is to be known of a routine before it is started."""
    return Content.assemble((timeline.routine.title, "bold"), *_lines(timeline))


def effort_line(effort: str) -> Content:
    """Say what an effort means."""
    return Content(words.effort(Effort(effort)))


def _lines(timeline: Timeline) -> Iterator[Content | str]:
    routine, needs = timeline.routine, ", ".join(words.kit(timeline)) or "nothing to fetch"
    yield f"\n{words.length(timeline)}, {', '.join(words.positions(timeline))}, {needs}"
    yield f"\n{words.frequency(timeline)}"
    for text in (routine.about, routine.caution, routine.source):
        if text:
            yield f"\n{text}"
    yield Content.styled("\n(in brackets: our choice where the source is silent)", "dim")
