"""The efforts side by side, the chosen one picked out."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from footcoach.routine.enums import Effort


class EffortBar(Static):
    """Shows which effort is chosen; a click chooses another."""

    ALLOW_SELECT = False

    @dataclass
    class Clicked(Message):
        """Says that an effort was clicked on."""

        effort: Effort

    def show(self, chosen: Effort) -> None:
        """Pick out another effort."""
        self.update(
            Content.assemble(
                *(
                    (_label(effort), "bold reverse" if effort == chosen else "$text-muted")
                    for effort in Effort
                )
            ),
            layout=False,
        )

    def on_click(self, event: events.Click) -> None:
        """Say which effort is meant."""
        end = 0
        for effort in Effort:
            end += len(_label(effort))
            if event.x < end:
                self.post_message(self.Clicked(effort))
                return


def _label(effort: Effort) -> str:
    return f" {effort} "
