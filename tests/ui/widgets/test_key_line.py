"""The line of keys: what doesn't fit is left to the card of keys, and a pair stays together."""

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType

from footcoach.ui.widgets.key_line import KeyLine

STEP = Binding.Group("step")


class Keys(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pause", "pause"),
        Binding("right", "step(1)", "next step", key_display="→", group=STEP),
        Binding("left", "step(-1)", "step back", key_display="←", group=STEP),
        Binding("v", "voice", "voice"),
        Binding("question_mark", "keys", "keys", key_display="?"),
    ]

    def compose(self) -> ComposeResult:
        yield KeyLine()


@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        (80, " space pause  → ← step  v voice  ? keys "),
        (31, " space pause  → ← step  ? keys "),
        (24, " space pause  ? keys "),
        (10, " ? keys "),
        (5, ""),
    ],
)
async def test_as_many_keys_are_shown_as_fit(columns: int, shown: str) -> None:
    async with Keys().run_test(size=(columns, 5)) as pilot:
        await pilot.pause()

        assert str(pilot.app.query_one(KeyLine).content) == shown
