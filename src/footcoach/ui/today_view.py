"""What the home screen knows of what is owed: which exercises to offer, and how each stands.

Nothing of the log is imported before there is something in it.
"""

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footcoach.advice.plan import RoutineToDo
    from footcoach.overview.summary import RoutineSummary
    from footcoach.routine.enums import Side
    from footcoach.routine.model import Routine

FIRST_RUN = "Choose a routine and press Enter."
ASKED, MET = "$text-warning", "$text-success"
"""The ink of what is still asked for, and of what is not any more."""


class TodayView(NamedTuple):
    """What the followed routines ask for, by name."""

    askings: "Mapping[str, RoutineToDo]" = MappingProxyType({})
    everything: bool = False
    """Offer all of a routine, also what is not owed."""

    @property
    def today(self) -> Content:
        """What today still asks for, in one line; how to begin where nobody follows anything."""
        if not self.askings:
            return Content(FIRST_RUN)
        from footcoach.advice import today_text

        owing = any(asking.owing for asking in self.askings.values())
        return Content.styled(today_text.in_short(self.askings.values()), _ink(asked=owing))

    def renewed(self, before: "TodayView") -> "Mapping[str, RoutineSummary]":
        """Return in brief the routines whose files say something else than they did before."""
        from footcoach.overview.summarise import summarise

        return {
            name: summarise(asking.routine)
            for name, asking in self.askings.items()
            if name in before.askings and before.askings[name].routine != asking.routine
        }

    def follows(self, name: str) -> bool:
        """Say whether a routine is followed."""
        return name in self.askings

    def tally(self, name: str) -> Content:
        """Say in a few words how today stands; nothing of a routine that nobody follows."""
        asking = self.askings.get(name)
        if asking is None:
            return Content("")
        from footcoach.advice import today_text

        return Content.styled(today_text.tally(asking), _ink(asked=bool(asking.owing)))

    def suggested(self, routine: "Routine") -> frozenset[int]:
        """Return the exercises that are owed, or all that are offered where none is."""
        from footcoach.session.timeline import default_exercises

        return self._choices(routine)[0] or default_exercises(routine)

    def feet(self, routine: "Routine") -> "dict[int, Side]":
        """Return the exercises of which one foot alone is owed."""
        return self._choices(routine)[1]

    def remarks(self, routine: "Routine") -> dict[int, Content]:
        """Say of each exercise how today and this week stand."""
        asking = self.askings.get(routine.name)
        if asking is None:
            return {}
        from footcoach.advice import today_text

        return {
            index: Content.styled(
                f"{item.standing}: {today_text.today(item)}", _ink(asked=item in asking.owing)
            )
            for item in asking.items
            for index in item.exercises
        }

    def _choices(self, routine: "Routine") -> "tuple[frozenset[int], dict[int, Side]]":
        asking = self.askings.get(routine.name)
        if asking is None or self.everything:
            return frozenset(), {}
        from footcoach.advice.today import choices

        return choices(asking.owing)


def _ink(*, asked: bool) -> str:
    return ASKED if asked else MET
