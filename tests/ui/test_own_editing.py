"""Routines of one's own from home: begun, changed and picked up when they're saved elsewhere."""

import shlex
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from footcoach.ui.app import FootcoachApp
from footcoach.ui.screens.dialogs import QuestionDialog
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.text_dialog import TextDialog
from footcoach.ui.widgets.routine_lists import RoutineList
from tests.ui.logged import LoggedApp, at_home, shows, until
from tests.ui.stage import text_of

GOOD = "title: Knee sheet\nexercises: [toe-press]\n"
BAD = "title: Knee sheet\nexercises:\n  - toe-pres: 10 reps\n"

pytestmark = pytest.mark.usefixtures("few_pictures")


class Editor:
    """An editor that writes the next of some texts."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder.mkdir()
        self._folder = folder
        script = folder / "nano"
        script.write_text(
            "import pathlib, sys\n"
            f"folder = pathlib.Path({str(folder)!r})\n"
            "with (folder / 'calls').open('a') as calls:\n"
            "    print(*sys.argv[1:], file=calls)\n"
            "texts = sorted(folder.glob('*.text'))\n"
            "if texts:\n"
            "    pathlib.Path(sys.argv[-1]).write_text(texts[0].read_text())\n"
            "    texts[0].unlink()\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("VISUAL", shlex.join([sys.executable, str(script)]))
        # The tests have no terminal that could be handed over.
        monkeypatch.setattr(FootcoachApp, "suspend", lambda _: nullcontext())

    def will_write(self, *texts: str) -> None:
        for number, text in enumerate(texts):
            (self._folder / f"{number}.text").write_text(text, encoding="utf-8")

    @property
    def calls(self) -> int:
        return len((self._folder / "calls").read_text(encoding="utf-8").splitlines())


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    return Editor(tmp_path / "my editor", monkeypatch)


def rows(app: LoggedApp) -> dict[str | None, str]:
    listed = app.screen_stack[0].query_one(RoutineList)
    return {option.id: str(option.prompt) for option in listed.options}


async def begin(pilot: Pilot[int], app: LoggedApp, name: str) -> HomeScreen:
    home = await at_home(pilot, app)
    await pilot.press("a")
    await shows(pilot, TextDialog, "A routine of your own")
    app.screen.query_one(Input).value = name
    await pilot.press("enter")
    return home


async def test_a_begins_a_routine_which_is_highlighted_then(app: LoggedApp, editor: Editor) -> None:
    editor.will_write(GOOD)
    async with app.run_test() as pilot:
        home = await begin(pilot, app, "knee-sheet")
        listed = home.query_one(RoutineList)
        await until(pilot, lambda: listed.highlighted_id == "knee-sheet")

        assert rows(app)["knee-sheet"].startswith("Knee sheet")
        assert app.screen is home


async def test_mistakes_are_shown_and_lead_back_to_the_editor(
    app: LoggedApp, editor: Editor
) -> None:
    editor.will_write(BAD, GOOD)
    async with app.run_test() as pilot:
        home = await begin(pilot, app, "knee-sheet")
        await shows(pilot, QuestionDialog, "Mistakes in knee-sheet.yaml")
        await pilot.press("enter")
        await until(pilot, lambda: home.query_one(RoutineList).highlighted_id == "knee-sheet")

        assert editor.calls == 2
        assert rows(app)["knee-sheet"].startswith("Knee sheet")


async def test_it_is_highlighted_though_its_file_was_noticed_before(app: LoggedApp) -> None:
    app._library.folder.mkdir(parents=True)
    async with app.run_test() as pilot:
        home = await at_home(pilot, app)
        (app._library.folder / "knee-sheet.yaml").write_text(GOOD, encoding="utf-8")
        home.look_at_files()
        home.look_at_files("knee-sheet")

        await until(pilot, lambda: home.query_one(RoutineList).highlighted_id == "knee-sheet")


@pytest.mark.parametrize(("keys", "kept"), [(("down",), True), (("down", "down"), False)])
async def test_a_draft_stays_listed_with_its_mistakes_or_goes(
    app: LoggedApp, editor: Editor, keys: tuple[str, ...], *, kept: bool
) -> None:
    editor.will_write(BAD)
    async with app.run_test(size=(120, 40)) as pilot:
        home = await begin(pilot, app, "knee-sheet")
        await shows(pilot, QuestionDialog, "Mistakes in")
        await pilot.press(*keys, "enter")
        await shows(pilot, HomeScreen)
        await until(pilot, lambda: ("knee-sheet" in rows(app)) is kept)

        if kept:
            await until(pilot, lambda: "toe-pres" in text_of(home, "summary"))


async def test_e_changes_a_copy_of_a_preset_and_both_are_listed(
    app: LoggedApp, editor: Editor
) -> None:
    async with app.run_test() as pilot:
        home = await at_home(pilot, app)
        await pilot.press("slash", *"quick", "escape")
        home.query_one(RoutineList).highlight_row("two-minutes")
        await pilot.press("e")
        await until(pilot, lambda: home.query_one(RoutineList).highlighted_id == "my-two-minutes")

        assert {"two-minutes", "my-two-minutes"} <= set(rows(app))
        assert editor.calls == 1


@pytest.mark.parametrize("name", ["../x", "two words", "knee-sheet"])
async def test_only_a_name_that_can_be_a_new_file_is_taken(
    app: LoggedApp, editor: Editor, name: str
) -> None:
    editor.will_write(GOOD)
    app._library.folder.mkdir(parents=True)
    (app._library.folder / "knee-sheet.yaml").write_text(GOOD, encoding="utf-8")
    async with app.run_test() as pilot:
        home = await begin(pilot, app, name)
        if name == "two words":
            await until(pilot, lambda: home.query_one(RoutineList).highlighted_id == name)
            return
        await until(pilot, lambda: text_of(app.screen, "mistake"))

        assert isinstance(app.screen, TextDialog)


async def test_without_an_editor_the_way_out_is_said(
    app: LoggedApp, editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    del editor  # which hands the terminal over
    monkeypatch.setenv("VISUAL", "no-such-editor")
    async with app.run_test() as pilot:
        await begin(pilot, app, "knee-sheet")
        await until(pilot, lambda: "knee-sheet" in rows(app))

        assert any("no-such-editor can't be started" in one.message for one in app._notifications)


async def test_a_file_saved_elsewhere_is_picked_up_mended_and_gone(app: LoggedApp) -> None:
    app._library.folder.mkdir(parents=True)
    path = app._library.folder / "sheet.yaml"
    async with app.run_test() as pilot:
        home = await at_home(pilot, app)

        def look(text: str) -> None:
            path.write_text(text, encoding="utf-8")
            home.look_at_files()

        look(BAD)
        await until(pilot, lambda: "can't be read" in rows(app).get("sheet", ""))
        look(GOOD)
        await until(pilot, lambda: rows(app).get("sheet", "").startswith("Knee sheet"))
        path.unlink()
        home.look_at_files()
        await until(pilot, lambda: "sheet" not in rows(app))


async def test_no_file_is_looked_at_behind_another_screen(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        home = await at_home(pilot, app)
        watch = home._file_watch
        assert watch is not None
        running: bool = watch._active.is_set()
        await pilot.press("question_mark")
        await until(pilot, lambda: app.screen is not home)
        stopped: bool = not watch._active.is_set()
        await pilot.press("escape")
        await shows(pilot, HomeScreen)

        assert (running, stopped, watch._active.is_set()) == (True, True, True)
        assert isinstance(home.query_one(RoutineList), OptionList)
