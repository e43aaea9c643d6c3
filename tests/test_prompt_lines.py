"""The lines for prompts and bars in the documentation, each tried in its program.

What footcoach prints is invented here: a line that a shell or a bar could take for a command.
"""

import os
import re
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which
from time import monotonic, sleep

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"
BLOCK = re.compile(r"^```(\w+)\n# (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINES = {name: text for _, name, text in BLOCK.findall(PAGE.read_text(encoding="utf-8"))}
"""What to write into each file."""
HOSTILE = r"1 left: 100% $(touch ran) `touch ran` \w %n %{ $HOME #(touch ran) it"
TIME_LIMIT = 30
"""Seconds in which a shell has answered, or never will."""


def need(program: str) -> str:
    """Return where a program is; skip the test where it isn't installed."""
    return which(program) or pytest.skip(f"{program} isn't installed")


@pytest.fixture
def prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return what makes ``footcoach today --short`` print a line."""
    program, line = tmp_path / "bin" / "footcoach", tmp_path / "line"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\n[ "$*" = "today --short" ] && cat "{line}"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    def print_line(text: str) -> None:
        line.write_text(f"{text}\n")

    return print_line


def ask(*command: str) -> str:
    """Return what a program prints; nothing it was given may have been run."""
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=TIME_LIMIT, check=True, env=os.environ
    )
    assert not Path("ran").exists()
    assert done.stderr == ""
    return done.stdout.rstrip("\n")


def bash() -> str:
    lines = f"PS1='> '\n{LINES['~/.bashrc']}\nprintf '%s' \"${{PS1@P}}\""
    return ask(need("bash"), "--norc", "-c", lines)


def zsh() -> str:
    lines = f"PROMPT='> '\n{LINES['~/.zshrc']}\nprint -rP -- \"$PROMPT\""
    return ask(need("zsh"), "-f", "-c", lines)


def fish() -> str:
    (lines,) = (text for name, text in LINES.items() if name.endswith(".fish"))
    return ask(need("fish"), "--no-config", "-c", f"{lines}\nfish_right_prompt")


@pytest.mark.parametrize(
    ("shell", "before", "after"),
    [
        (bash, "[", "] > "),
        (zsh, "[", "] > "),
        (fish, "", ""),
    ],
)
def test_a_shell_shows_the_line_as_it_is_and_runs_nothing_in_it(
    shell: Callable[[], str], before: str, after: str, prints: Callable[[str], None]
) -> None:
    prints(HOSTILE)

    assert shell() == f"{before}{HOSTILE}{after}"


@pytest.mark.parametrize(("shell", "prompt"), [(bash, "> "), (zsh, "> "), (fish, "")])
def test_a_shell_shows_nothing_once_nothing_is_left(
    shell: Callable[[], str], prompt: str, prints: Callable[[str], None]
) -> None:
    prints("")

    assert shell() == prompt


def test_starship_gets_what_its_manual_asks_for(prints: Callable[[str], None]) -> None:
    prints("1 left today: Toe press")
    module = tomllib.loads(LINES["~/.config/starship.toml"])["custom"]["footcoach"]

    assert set(module) == {"command", "when", "format"}
    assert ask("sh", "-c", module["command"]) == "1 left today: Toe press"


@pytest.fixture
def status_bar(tmp_path: Path, prints: Callable[[str], None]) -> Iterator[Callable[[], str]]:
    """Return what reads the last line of a terminal in which tmux runs with the lines."""
    tmux = need("tmux")
    prints(HOSTILE)
    (tmp_path / "tmux.conf").write_text(LINES["~/.tmux.conf"])
    inner = f"env -u TMUX {tmux} -S {tmp_path}/inner -f {tmp_path}/tmux.conf new-session sh"
    outer = [tmux, "-S", str(tmp_path / "outer"), "-f", os.devnull]
    subprocess.run([*outer, "new-session", "-d", "-x", "160", "-y", "5", inner], check=True)

    def read() -> str:
        seen = subprocess.run(
            [*outer, "capture-pane", "-p"], capture_output=True, text=True, check=True
        )
        return seen.stdout

    yield read
    subprocess.run([tmux, "-S", str(tmp_path / "inner"), "kill-server"], check=False)
    subprocess.run([*outer, "kill-server"], check=False)


@pytest.mark.terminal
def test_tmux_shows_the_line_in_its_bar_and_runs_nothing_in_it(
    status_bar: Callable[[], str],
) -> None:
    end = monotonic() + TIME_LIMIT
    while "1 left: 100% $(touch ran) `touch ran`" not in (seen := status_bar()):
        assert monotonic() < end, seen
        sleep(0.05)

    assert not Path("ran").exists()
