"""What home says about a key is a line of its own, and covers nothing."""

import pytest
from textual.widgets._toast import Toast

from footcoach.ui.widgets.key_line import KeyLine
from footcoach.ui.widgets.preview_pane import PreviewPane
from footcoach.ui.widgets.routine_lists import RoutineList
from tests.ui.logged import LoggedApp, at_home, until

pytestmark = pytest.mark.usefixtures("few_pictures")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60), (40, 12)])
async def test_a_notice_covers_nothing_at_any_size(app: LoggedApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size, notifications=True) as pilot:
        home = await at_home(pilot, app)
        await pilot.press("p")
        await until(pilot, lambda: any(toast.region for toast in home.query(Toast)))
        toast = home.query_one(Toast).region

        assert home.region.contains_region(toast)
        for covered in (RoutineList, PreviewPane, KeyLine):
            for one in home.query(covered):
                assert not one.region.overlaps(toast), covered
