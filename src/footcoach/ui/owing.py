"""What the home screen knows of what is owed: which exercises to offer, and how each stands.

Nothing of the log is imported before there is something in it.
"""

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footcoach.log.today import Asking
    from footcoach.routine.model import Routine, Side
    from footcoach.shelf.summary import Summary

FIRST_RUN = "Choose a routine and press Enter."


class Owing(NamedTuple):
    """What the followed routines ask for, by name."""

    askings: "Mapping[str, Asking]" = MappingProxyType({})
    everything: bool = False
    """Offer all of a routine, also what is not owed."""

    @property
    def today(self) -> str:
        """What today still asks for, in one line; how to begin where nobody follows anything."""
        if not self.askings:
            return FIRST_RUN
        from footcoach.log import wording

        return wording.in_short(self.askings.values())

    def renewed(self, before: "Owing") -> "Mapping[str, Summary]":
        """Return in brief the routines whose files say something else than they did before."""
        from footcoach.shelf.summing import summarise

        return {
            name: summarise(asking.routine)
            for name, asking in self.askings.items()
            if name in before.askings and before.askings[name].routine != asking.routine
        }

    def follows(self, name: str) -> bool:
        """Say whether a routine is followed."""
        return name in self.askings

    def tally(self, name: str) -> str:
        """Say in a few words how today stands; "" for a routine that nobody follows."""
        asking = self.askings.get(name)
        if asking is None:
            return ""
        from footcoach.log import wording

        return wording.tally(asking)

    def suggested(self, routine: "Routine") -> frozenset[int]:
        """Return the exercises that are owed, or all that are offered where none is."""
        from footcoach.session.timeline import offered

        return self._choices(routine)[0] or offered(routine)

    def feet(self, routine: "Routine") -> "dict[int, Side]":
        """Return the exercises of which one foot alone is owed."""
        return self._choices(routine)[1]

    def remarks(self, routine: "Routine") -> dict[int, str]:
        """Say of each exercise how today and this week stand."""
        asking = self.askings.get(routine.name)
        if asking is None:
            return {}
        from footcoach.log import wording

        return {
            index: f"{item.standing}: {wording.today(item)}"
            for item in asking.items
            for index in item.exercises
        }

    def _choices(self, routine: "Routine") -> "tuple[frozenset[int], dict[int, Side]]":
        asking = self.askings.get(routine.name)
        if asking is None or self.everything:
            return frozenset(), {}
        from footcoach.log.owed import choices

        return choices(asking.owing)
