"""The settings screen shows every key, and writes what is changed."""

from pathlib import Path

from footcoach.commands.settings_editor import ConfigEditor
from footcoach.config.options import OPTIONS
from footcoach.remembered import Memory
from footcoach.routine.library import Library
from footcoach.sound.speaker import Recorder
from footcoach.ui.app import FootcoachApp
from footcoach.ui.appearance import THEMES
from footcoach.ui.screens.dialogs import AnswerList, QuestionDialog
from footcoach.ui.screens.settings import SettingsScreen
from footcoach.ui.widgets.paged_list import PagedList
from tests.ui.logged import until
from tests.world import FakeClock


async def test_a_value_is_changed_in_the_file_and_undone(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("volume: 50  # low\n")
    app = FootcoachApp(Library(tmp_path / "own"), lambda _: Recorder(FakeClock()))
    app.open_settings = lambda: ConfigEditor(file, Memory(), lambda _: None)
    async with app.run_test(size=(40, 12)) as pilot:
        await until(pilot, lambda: getattr(app.screen, "has_first_picture", False))
        await pilot.press("comma")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        screen = app.screen
        await until(pilot, lambda: screen.query_one(PagedList).option_count == len(OPTIONS))
        await pilot.press("down", "right")
        await until(pilot, lambda: file.read_text() == "volume: 55  # low\n")
        await pilot.press("delete")
        await until(pilot, lambda: file.read_text() == "# low\n")
        await pilot.press("u")
        await until(pilot, lambda: file.read_text() == "volume: 55  # low\n")
        await pilot.press("u")
        await until(pilot, lambda: file.read_text() == "volume: 50  # low\n")
        # The list of all values opens where the value is now, so Enter changes nothing.
        await pilot.press("end", *["up"] * (len(OPTIONS) - 1 - list(OPTIONS).index("theme")))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, QuestionDialog))
        answers = app.screen.query_one(AnswerList)
        await until(pilot, lambda: answers.highlighted == THEMES.index("footcoach"))
