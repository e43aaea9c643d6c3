"""The settings: every key of config.yaml, its value now, and where that comes from."""

from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from footcoach.coach.question_settings import UnsavedError
from footcoach.coach.requests import Answer, Question, TextQuestion
from footcoach.ui.screens.base import FootcoachScreen
from footcoach.ui.screens.dialogs import QuestionDialog
from footcoach.ui.screens.text_dialog import TextDialog
from footcoach.ui.settings import Setting, SettingsEditor, Source
from footcoach.ui.widgets.key_line import KeyLine
from footcoach.ui.widgets.notice_line import NoticeLine
from footcoach.ui.widgets.paged_list import PagedList

SMALL = "Settings need a larger window."
IN_FILE = "Edit it in the file: {0}"
CHOOSE = "list its values, or type one"
CHANGES = frozenset({"step", "choose", "undo", "reset"})
WIDE = 60
TALL = 10
HEIGHTS = [(0, "-tiny"), (TALL, "-short"), (20, "-high")]


class SettingsScreen(FootcoachScreen[None]):
    """Shows the settings, and writes those that are changed."""

    CSS_PATH = Path(__file__).with_name("settings.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,comma", "close", "back", key_display="esc"),
        Binding("enter", "choose", "change", key_display="⏎", priority=True, tooltip=CHOOSE),
        Binding("left", "step(-1)", "previous value", show=False, priority=True),
        Binding("right", "step(1)", "next value", key_display="←→", priority=True),
        Binding("u", "undo", "undo", tooltip="undo the last change"),
        Binding(
            "delete,backspace",
            "reset",
            "default",
            key_display="del",
            tooltip="remove it from the file; its default applies",
        ),
        Binding("question_mark", "app.keys", "keys", key_display="?", tooltip="show all keys"),
    ]
    KEY_GROUPS = MappingProxyType({"Change": ("choose", "step(-1) step(1)", "reset", "undo")})
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, editor: SettingsEditor) -> None:
        """Read the settings again whenever the screen is opened."""
        super().__init__()
        self._editor = editor
        self._mistake = editor.read_again()
        self._settings = editor.list_settings()

    def compose(self) -> ComposeResult:
        """Lay out the list, and below it what the highlighted key means."""
        yield Static(SMALL, id="small")
        yield Static("Settings", id="title")
        yield PagedList(id="settings", markup=False)
        yield Static(id="meaning", markup=False)
        yield NoticeLine()
        yield KeyLine()

    def begin(self) -> None:
        """Show everything, with the first key highlighted."""
        listed = self.query_one(PagedList)
        listed.add_options(Option(self._write_row(one)) for one in self._settings)
        listed.highlighted = 0
        listed.focus()
        self.query_one(NoticeLine).say(self._mistake)

    def show_notice(self, text: str) -> None:
        """Show ``text`` in the line for it."""
        self.query_one(NoticeLine).say(text)

    def on_resize(self) -> None:
        """Fit the rows to the width."""
        if self.is_open:
            self._show_rows()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does something: nothing changes where nothing can be seen."""
        if action in CHANGES and self.app.size.height < TALL:
            return False
        return super().check_action(action, parameters)

    @property
    def _highlighted(self) -> Setting:
        return self._settings[self.query_one(PagedList).highlighted or 0]

    @on(OptionList.OptionHighlighted)
    def _explain(self) -> None:
        one = self._highlighted
        when = IN_FILE.format(self._editor.place) if one.is_list else f"Takes effect {one.effect}."
        self.query_one("#meaning", Static).update(
            Content(f"{one.means}\nFrom: {one.source}. {when}")
        )
        self.refresh_bindings()

    def _write_row(self, one: Setting) -> Content:
        value = one.value or "none"
        if self.app.size.width < WIDE:
            return Content(f"{one.key:<14} {value}")
        source = "" if one.source is Source.DEFAULT else f"  {one.source}"
        return Content.assemble(f"{one.key:<24} ", (value, "bold"), (source, "$text-muted"))

    def _show_rows(self) -> None:
        listed = self.query_one(PagedList)
        for place, one in enumerate(self._settings[: listed.option_count]):
            listed.replace_option_prompt_at_index(place, self._write_row(one))
        self._explain()

    def action_step(self, by: int) -> None:
        """Take the next value, or the one before."""
        one = self._highlighted
        if one.choices and not one.is_list:
            value = self._editor.find_step(one.key, by)
            if value != one.value:
                self._change(one.key, value)

    @work(exclusive=True)
    async def action_choose(self) -> None:
        """Ask for a value; a list is edited in the file."""
        one = self._highlighted
        if one.is_list:
            self.show_notice(IN_FILE.format(self._editor.place))
        elif one.is_typed:
            mistake = partial(self._editor.find_mistake, one.key)
            ask = TextQuestion(one.key, (one.means,), text=one.value, find_mistake=mistake)
            reply = await self.app.push_screen_wait(TextDialog(ask))
            if reply is not None:
                self._change(one.key, reply.text)
        else:
            answers = tuple(Answer(value, value) for value in one.choices)
            question = Question(one.key, (one.means, f"Now: {one.value}"), answers)
            value = await self.app.push_screen_wait(QuestionDialog(question, one.value))
            if value is not None:
                self._change(one.key, value)

    def action_reset(self) -> None:
        """Remove a key from the file."""
        one = self._highlighted
        if one.is_list:
            self.show_notice(IN_FILE.format(self._editor.place))
        elif one.source is Source.FILE:
            self._change(one.key, None)
        else:
            self.show_notice(f"{one.key} isn't in config.yaml, so its default counts.")

    def _change(self, key: str, text: str | None) -> None:
        try:
            self._editor.change(key, text)
        except UnsavedError as error:
            self.show_notice(str(error))
        else:
            self._settings = self._editor.list_settings()
            effect = next(one.effect for one in self._settings if one.key == key)
            done = "Saved" if text is not None else "Removed from config.yaml"
            self.show_notice(f"{done}, {effect}. Press u to undo.")
            self._show_rows()

    def action_undo(self) -> None:
        """Undo the last change."""
        try:
            key = self._editor.undo()
        except UnsavedError as error:
            self.show_notice(str(error))
            return
        self._settings = self._editor.list_settings()
        self.show_notice(f"Undone: {key} is as it was before." if key else "Nothing to undo.")
        self._show_rows()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
