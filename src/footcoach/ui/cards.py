"""The cards that open on any screen: all keys, when to get medical help, and how it all works."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from footcoach.ui.own_keys import KeyGroups, group_keys
from footcoach.ui.themed_app import ThemedApp

if TYPE_CHECKING:
    from collections.abc import Callable

    from footcoach.ui.settings import SettingsEditor


class AppWithCards(ThemedApp):
    """An app that opens these cards; a session on the screen below pauses."""

    open_settings: "Callable[[], SettingsEditor] | None" = None
    """Opens what the settings screen reads and writes; None if there's no such screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "exclamation_mark",
            "safety",
            "when to get medical help",
            show=False,
            key_display="!",
        ),
        Binding("f1", "guide", "how footcoach works", show=False, key_display="F1", priority=True),
    ]

    def action_keys(self) -> None:
        """Show every key of this screen."""
        self.show_keys(group_keys(self.screen))

    def show_keys(self, groups: KeyGroups) -> None:
        """Show keys by what you want to do."""
        from footcoach.ui.screens.keys_card import KeysCard

        KeysCard(groups).open_on(self.screen)

    def action_safety(self) -> None:
        """Show when to get medical help, unless that is shown already."""
        from footcoach.advice.safety_text import RED_FLAGS
        from footcoach.coach.questions import WHEN_TO_GET_HELP
        from footcoach.ui.screens.dialogs import CardDialog

        if not isinstance(self.screen, CardDialog) or self.screen.heading != WHEN_TO_GET_HELP:
            CardDialog(WHEN_TO_GET_HELP, RED_FLAGS).open_on(self.screen)

    def action_guide(self) -> None:
        """Show how footcoach works, unless that is shown already."""
        from footcoach.ui.screens.guide import GuideCard

        if not isinstance(self.screen, GuideCard):
            GuideCard().open_on(self.screen)
