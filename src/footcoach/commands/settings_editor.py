"""What the settings screen shows and changes: config.yaml, and what was chosen in the app."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from footcoach.coach.question_settings import UnsavedError
from footcoach.commands.app_choices import choose_look, choose_sound
from footcoach.config.options import OPTIONS, Option
from footcoach.config.reader import Config, find_mistake, load
from footcoach.config.value_edit import set_value
from footcoach.remembered import Memory
from footcoach.routine.errors import RoutineError
from footcoach.routine.safe_write import UnwrittenError, remove_file, write_file
from footcoach.ui.appearance import Appearance
from footcoach.ui.settings import Setting, Source


class ConfigEditor:
    """Reads and writes the file; see `SettingsEditor`."""

    def __init__(
        self, file: Path, memory: Memory, follow: Callable[["ConfigEditor"], None]
    ) -> None:
        """``follow`` is called with the editor whenever a setting was changed."""
        self._follow = follow
        self.place = str(file)
        self.config = Config()
        self._file = file
        self._memory = memory
        self._saved: list[tuple[str, bytes | None, bytes]] = []

    @property
    def look(self) -> Appearance:
        """How the app looks by the settings that hold now."""
        return choose_look(self.config, self._memory.choices)

    def read_again(self) -> str:
        """Read the file; return why that isn't possible, "" if it is."""
        try:
            self.config = load(self._file)
        except RoutineError as error:
            return f"config.yaml has mistakes, so it's left alone: {error.lines()[0]}"
        return ""

    def list_settings(self) -> tuple[Setting, ...]:
        """Return every setting."""
        sound = choose_sound(self.config, self._memory.choices, None, None)
        if sound.muted:
            sound = sound.with_output("off")
        now = replace(self.config, sound=sound, appearance=self.look)
        return tuple(self._describe(key, option, now) for key, option in OPTIONS.items())

    def _describe(self, key: str, option: Option, now: Config) -> Setting:
        return Setting(
            key,
            option.means,
            option.write(now.find_value(option)),
            self._find_source(key),
            option.effect,
            tuple(option.list_choices()),
            option.is_typed,
            bool(option.examples),
        )

    def _find_source(self, key: str) -> Source:
        if key.partition(".")[0] in self.config.given:
            return Source.FILE
        chosen = getattr(self._memory.choices, key, None)
        is_chosen = chosen is False if key == "sound" else chosen is not None
        return Source.REMEMBERED if is_chosen else Source.DEFAULT

    def find_mistake(self, key: str, text: str) -> str:
        """Return what is wrong with a value, as a message about the file would; "" if nothing."""
        return find_mistake(key, text)

    def find_step(self, key: str, by: int) -> str:
        """Return the choice above (1) or below (-1) the value of ``key``; the value at the end."""
        value = next(one.value for one in self.list_settings() if one.key == key)
        return OPTIONS[key].find_step(value, by)

    def change(self, key: str, text: str | None) -> None:
        """Write another value into the file, None takes the key out; raise `UnsavedError`."""
        self._saved.append((key, *set_value(self._file, key, text)))
        self._read_changed()

    def undo(self) -> str:
        """Undo the last change that isn't undone yet; return its key, "" if there is none.

        Raise `UnsavedError` if the file isn't as that change left it, or can't be written.
        """
        if not self._saved:
            return ""
        key, before, after = self._saved[-1]
        try:
            if before is None:
                remove_file(self._file, after)
            else:
                write_file(self._file, before, after)
        except UnwrittenError as error:
            raise UnsavedError(str(error)) from error
        self._saved.pop()
        self._read_changed()
        return key

    def _read_changed(self) -> None:
        if not self.read_again():
            self._follow(self)
