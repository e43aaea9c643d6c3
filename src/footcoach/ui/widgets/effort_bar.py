"""The efforts side by side, the chosen one picked out."""

from textual.content import Content
from textual.widgets import Static

from footcoach.routine.enums import Effort


class EffortBar(Static):
    """Shows which effort is chosen."""

    def show(self, chosen: Effort) -> None:
        """Pick out another effort."""
        self.update(
            Content.assemble(
                *(
                    (f" {effort} ", "bold reverse" if effort == chosen else "$text-muted")
                    for effort in Effort
                )
            )
        )
