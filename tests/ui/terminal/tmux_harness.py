"""A shell in a terminal emulator: what a person sees who stops and continues jobs."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.ui.terminal.pty_harness import DEADLINE, Subject

_PROMPT = "ready> "


@dataclass(frozen=True, slots=True)
class Modes:
    """What the emulator was told and remembers."""

    alternate_screen: bool
    cursor: bool
    mouse: bool


SHELL_MODES = Modes(alternate_screen=False, cursor=True, mouse=False)
APP_MODES = Modes(alternate_screen=True, cursor=False, mouse=True)


class Emulator:
    """A window of 80x24 with an interactive shell in it."""

    def __init__(self, socket: Path, env: Mapping[str, str]) -> None:
        self._socket = socket
        self._env = dict(env)
        shell = ["env", "-i", *(f"{key}={value}" for key, value in env.items()), "sh", "-i"]
        self._tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", *shell)

    def type(self, line: str) -> None:
        """Type a line and end it."""
        self._tmux("send-keys", "-l", line)
        # A line feed ends it also where an app that was stopped left the terminal raw.
        self._tmux("send-keys", "C-j")

    def press(self, key: str) -> None:
        """Press one key, by tmux's name."""
        self._tmux("send-keys", key)

    def screen(self) -> str:
        """Return the text that is seen."""
        return self._tmux("capture-pane", "-p")

    def modes(self) -> Modes:
        """Return what the emulator was told."""
        flags = self._ask("#{alternate_on}#{cursor_flag}#{mouse_any_flag}")
        alternate, cursor, mouse = (flag == "1" for flag in flags)
        return Modes(alternate, cursor, mouse)

    def settings(self) -> str:
        """Return the settings of the terminal, as stty prints them to be put back."""
        device = self._ask("#{pane_tty}")
        return subprocess.check_output(["stty", "-g", "-F", device], text=True)

    def job(self, word: str) -> int:
        """Return the process below the shell whose command line has ``word`` in it."""
        found: list[int] = []

        def look() -> bool:
            found[:] = [pid for pid in _below(int(self._ask("#{pane_pid}"))) if word in _argv(pid)]
            return bool(found)

        self.wait_for(look, f"a process for {word}")
        return found[-1]

    def wait_for(self, condition: Callable[[], bool], what: str) -> None:
        """Look until ``condition`` holds."""
        end = time.monotonic() + DEADLINE
        while not condition():
            assert time.monotonic() < end, f"{what}: never; the screen:\n{self.screen()}"

    def wait_shown(self, word: str) -> None:
        """Wait until the whole app is drawn: its own screen, and the word on it."""
        self.wait_for(
            lambda: self.modes() == APP_MODES and word in self.screen(), f"{word} on its screen"
        )

    def reach(self, subject: Subject) -> None:
        """Wait until ``subject`` shows its screen, past a question if it asks one."""
        if subject.asks:
            self.wait_shown(subject.asks)
            self.press("Enter")
        self.wait_shown(subject.shows)

    def wait_prompt(self, *, after: str = "") -> None:
        """Wait until the shell asks for a line, below a line with ``after`` in it."""

        def asked() -> bool:
            above, prompt, rest = self.screen().rstrip().rpartition(_PROMPT.strip())
            return bool(prompt) and not rest.strip() and after in above

        self.wait_for(lambda: self.modes() == SHELL_MODES and asked(), f"a prompt after {after!r}")

    def _ask(self, form: str) -> str:
        return self._tmux("display-message", "-p", form).strip()

    def _tmux(self, *arguments: str) -> str:
        return subprocess.check_output(
            ["tmux", "-S", str(self._socket), *arguments], text=True, env=self._env
        )

    def dispose(self) -> None:
        """Close the window and whatever runs in it."""
        for pid in _below(int(self._ask("#{pane_pid}"))):
            os.kill(pid, signal.SIGKILL)
        self._tmux("kill-server")


@contextmanager
def emulator(env: Mapping[str, str]) -> Iterator[Emulator]:
    """Open a window; afterwards all that ran in it is gone."""
    # Not in the test's own folder: the path of a socket may have 108 bytes.
    folder = Path(tempfile.mkdtemp(prefix="fc-"))
    window = Emulator(folder / "s", {**env, "PS1": _PROMPT})
    try:
        window.wait_prompt()
        yield window
    finally:
        window.dispose()
        shutil.rmtree(folder)


def state(pid: int) -> str:
    """Return the state of a process: R and S run, T is stopped; empty when it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return ""


def _below(pid: int) -> list[int]:
    """Return the processes that ``pid`` started, and theirs."""
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    children = [int(child) for child in text.split()]
    return [one for child in children for one in (child, *_below(child))]


def _argv(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").replace("\0", " ")
    except FileNotFoundError:
        return ""
