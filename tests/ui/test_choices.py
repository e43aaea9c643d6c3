"""What is chosen in the app is remembered at once, and the next start begins with it."""

from pathlib import Path

from footcoach.remembered import Choices, Memory
from footcoach.routine.enums import Effort
from footcoach.routine.library import Library
from footcoach.sound.speaker import Silence
from footcoach.ui.app import FootcoachApp
from footcoach.ui.screens.home import HomeScreen
from footcoach.voice_level import Voice
from tests.ui.stage import Stage
from tests.world import exercise, timeline


def app_with(own: Path, file: Path) -> FootcoachApp:
    app = FootcoachApp(Library(own), lambda _: Silence())
    app.memory = Memory(file)
    return app


async def test_effort_and_theme_last_from_one_start_to_the_next(tmp_path: Path) -> None:
    file = tmp_path / "choices.json"
    async with app_with(tmp_path, file).run_test(size=(80, 24)) as pilot:
        await pilot.press("right", "right")
        pilot.app.theme = "nord"
        await pilot.pause()
        assert Memory(file).choices == Choices(effort=Effort.FULL, theme="nord")

    async with app_with(tmp_path, file).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
        assert pilot.app.screen.effort is Effort.FULL
        assert Memory(file).choices.effort is Effort.FULL


async def test_voice_volume_and_sound_are_remembered_when_their_key_is_pressed(
    tmp_path: Path,
) -> None:
    stage = Stage(timeline(exercise()))
    stage.app.memory = Memory(tmp_path / "choices.json")
    async with stage.app.run_test(size=(80, 24)) as pilot:
        await pilot.press("v", "down", "m")
        await pilot.pause()

        remembered = Memory(tmp_path / "choices.json").choices
        assert remembered == Choices(voice=Voice.FULL, volume=90, sound=False)
        assert stage.coach.voice is Voice.FULL


async def test_a_broken_file_is_told_once_home_is_drawn(tmp_path: Path) -> None:
    file = tmp_path / "choices.json"
    file.write_text("{")
    async with app_with(tmp_path, file).run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        await pilot.pause()

        assert any("couldn't be read" in one.message for one in pilot.app._notifications)
