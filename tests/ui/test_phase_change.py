"""A phase change draws what it changes, and lays nothing out: it is waited for."""

from typing import Any

import pytest
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet

from footcoach.routine.enums import Side
from footcoach.ui.widgets.session_frame import LOOKS, SessionFrame
from tests.ui.logged import until
from tests.ui.stage import Stage
from tests.world import dose, exercise, move, timeline

MOST_STYLED = 10
"""Of the screen's 27 nodes."""
HOLDS = timeline(exercise("toe-press", dose(5, move("press", 10), release=10), ready=None))


@pytest.mark.parametrize("size", [(80, 24), (40, 10), (200, 60)])
async def test_what_a_phase_colours_is_styled_as_if_all_were(size: tuple[int, int]) -> None:
    stage = Stage(HOLDS)
    async with stage.app.run_test(size=size):
        frame = stage.screen.query_one(SessionFrame)
        for look in (*LOOKS, *LOOKS[::-1]):
            for side in (Side.LEFT, Side.RIGHT, None):
                frame.show_look(look, side)
                quick = rules(frame)
                stage.app.stylesheet.update(stage.screen)

                assert quick == rules(frame)


def rules(frame: SessionFrame) -> dict[str, Any]:
    return {str(node): node.styles.base.get_rules() for node in frame.walk_children(with_self=True)}


async def test_a_pause_styles_what_it_colours_and_lays_nothing_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage = Stage(HOLDS)
    async with stage.app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: stage.app.key_queue.is_settled)
        stage.pass_time(20)
        frame = stage.screen.query_one(SessionFrame)
        await pilot.pause()
        styled, laid_out = list[object](), list[object]()
        apply, reflow = Stylesheet.apply, Compositor.reflow

        def count_styled(self: Stylesheet, node: Any, **options: Any) -> None:
            styled.append(node)
            apply(self, node, **options)

        def count_layouts(self: Compositor, *arguments: Any) -> Any:
            laid_out.append(arguments)
            return reflow(self, *arguments)

        monkeypatch.setattr(Stylesheet, "apply", count_styled)
        monkeypatch.setattr(Compositor, "reflow", count_layouts)
        await pilot.press("space")
        await until(pilot, lambda: frame.has_class("-paused"))
        await pilot.press("space")
        await until(pilot, lambda: not frame.has_class("-paused"))
        await pilot.pause()

        assert len(styled) <= 2 * MOST_STYLED
        assert laid_out == []
