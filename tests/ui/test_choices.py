"""What is chosen in the app is remembered at once, and the next start begins with it."""

from pathlib import Path

from footcoach.coach.coach import Coach, Tell
from footcoach.remembered import Choices, Memory
from footcoach.routine.enums import Effort
from footcoach.routine.library import Library
from footcoach.session.player import Session
from footcoach.session.timeline import Timeline
from footcoach.session.waiting import Waiting
from footcoach.sound.speaker import Silence
from footcoach.ui.app import FootcoachApp
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.widgets.key_line import KeyLine
from footcoach.voice_level import Voice
from tests.ui.stage import Stage, StagedApp
from tests.world import exercise, timeline


def app_with(own: Path, file: Path) -> FootcoachApp:
    app = FootcoachApp(Library(own), lambda _: Silence())
    app.memory = Memory(file)
    return app


class WaitingApp(StagedApp):
    """The app as it is for a person, who is waited for."""

    def make_coach(self, what: Timeline | Session, tell: Tell | None) -> Coach:
        clock = self._stage.clock
        waiting = Waiting.FIRST
        return Coach(what, self._stage.speaker, clock=clock, wall=clock, tell=tell, waiting=waiting)


async def test_effort_and_theme_last_from_one_start_to_the_next(tmp_path: Path) -> None:
    file = tmp_path / "choices.json"
    async with app_with(tmp_path, file).run_test(size=(80, 24)) as pilot:
        assert isinstance(pilot.app.screen, HomeScreen)
        pilot.app.screen.effort = Effort.FULL
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


async def test_while_the_first_step_waits_the_footer_has_the_key_of_the_voice() -> None:
    stage = Stage(timeline(exercise()))
    stage.app = WaitingApp(timeline(exercise()), stage, None)
    async with stage.app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        waiting = [(key.key, key.does) for key in pilot.app.screen.query_one(KeyLine).keys]
        await pilot.press("space")
        await pilot.pause()
        running = [key.key for key in pilot.app.screen.query_one(KeyLine).keys]

        assert ("v", "voice") in waiting
        assert "v" not in running
