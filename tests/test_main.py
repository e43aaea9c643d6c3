"""What shell prompts run is answered before anything slow is imported, as the command does it."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

import footcoach.__main__ as start
from footcoach import __version__
from footcoach.cli import main
from footcoach.log.prompt_cache import PromptCache
from footcoach.log.store import Store
from footcoach.routine.library import Library
from footcoach.session.timeline import compile_timeline
from tests.log.world import finished, logged, noon

SHORT = ("today", "--short")
SEES = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from footcoach.__main__ import main
try:
    main()
finally:
    print(*sorted({"click", "pathlib", "typing", "re", "textual", "yaml"} & set(sys.modules)))
"""
"""Starts footcoach apart from what an installed package imports, and says what was imported."""

Started = tuple[str, int]
"""What was printed, and the exit status."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return tmp_path


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Started]:
    """Start footcoach with some arguments."""

    def run(*arguments: str) -> Started:
        monkeypatch.setattr(sys, "argv", ["footcoach", *arguments])
        status = 0
        try:
            start.main()
        except SystemExit as end:
            status = int(end.code or 0)
        return capsys.readouterr().out, status

    return run


def plan_morning() -> None:
    whole = compile_timeline(Library().load("morning"))
    Store().put(*logged(finished(whole), at=noon(days_ago=7)))
    Store().follow("morning", yes=True)


def do_morning() -> None:
    Store().put(*logged(finished(compile_timeline(Library().load("morning"))), at=noon()))


def test_the_version_is_what_the_command_line_says(run: Callable[..., Started]) -> None:
    said = CliRunner().invoke(main, ["--version"], prog_name="footcoach").stdout

    assert run("--version") == (said, 0)
    assert __version__ in said


def test_today_short_is_one_line_and_the_same_when_it_was_kept(
    home: Path, run: Callable[..., Started]
) -> None:
    plan_morning()

    first, second = run(*SHORT), run(*SHORT)

    assert first == ("5 left today: Ankle circles, Towel leg raise, Toe stretch +2\n", 0)
    assert second == first
    assert (home / "cache" / "footcoach" / "today").exists()


def test_today_short_notices_what_was_done_since(run: Callable[..., Started]) -> None:
    plan_morning()
    run(*SHORT)

    do_morning()

    assert run(*SHORT) == ("\n", 0)


def test_today_short_notices_another_file(home: Path, run: Callable[..., Started]) -> None:
    plan_morning()
    run(*SHORT)
    own = home / "config" / "footcoach" / "routines"
    own.mkdir(parents=True)

    (own / "morning.yaml").write_text(
        "title: Mine\nexercises:\n  - toe-press: 10 reps of 3s, twice a day\n"
    )

    assert run(*SHORT) == ("1 left today: Toe press 2 times\n", 0)


@pytest.mark.parametrize("options", [["--short", "--exit-code"], ["--exit-code", "--short"]])
def test_the_exit_status_says_if_something_is_left_also_when_the_line_was_kept(
    run: Callable[..., Started], options: list[str]
) -> None:
    plan_morning()
    left = [run("today", *options)[1] for _ in range(2)]
    do_morning()
    done = [run("today", *options)[1] for _ in range(2)]

    assert (left, done) == ([4, 4], [0, 0])
    assert run("today", "--exit-code")[1] == 0
    assert run("today")[1] == 0


def test_a_line_that_stdout_cannot_print_is_left_to_the_command(
    monkeypatch: pytest.MonkeyPatch, run: Callable[..., Started]
) -> None:
    PromptCache().keep(__version__, "1 left today: Łydki", (0.0, 1e12), [])

    ascii_only = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(start, "print", partial(print, file=ascii_only), raising=False)

    assert run(*SHORT) == ("\n", 0)


@pytest.mark.parametrize("arguments", [["--version"], list(SHORT)])
def test_a_prompt_waits_for_no_import_that_takes_long(arguments: list[str]) -> None:
    PromptCache().keep(__version__, "1 left today: Toe press", (0.0, 1e12), [])

    # Without the modules of the environment, some of which an editable install imports.
    source = str(Path(start.__file__).parents[1])
    command = [sys.executable, "-I", "-S", "-c", SEES, source, *arguments]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert lines.splitlines()[1:] == [""]


LATER = {
    "click",
    "footcoach.cli",
    "footcoach.coach.coach",
    "footcoach.coach.conversation",
    "footcoach.coach.requests",
    "footcoach.log.store",
    "footcoach.report",
    "footcoach.routine.reader",
    "footcoach.session.timeline",
    "footcoach.sound.fallback",
    "footcoach.ui.screens.dialogs",
    "footcoach.ui.screens.session",
    "footcoach.ui.screens.settings",
    "sqlite3",
    "yaml",
}
"""What no first picture of home waits for."""
FOR_TODAY = {
    "footcoach.log.store",
    "footcoach.session.timeline",
    "sqlite3",
}
"""What of it shows what is left today."""
OPENS = """
import sys
later = set(sys.argv.pop(1).split())
import footcoach.commands.app as app
def see(*, still):
    import footcoach.ui.app, footcoach.ui.terminal.guarded_app, footcoach.ui.screens.home
    first = later & set(sys.modules)
    import footcoach.ui.conversation_worker
    print(*sorted(first), "then", *sorted(later & set(sys.modules)), still)
app.show_app = see
from footcoach.__main__ import main
main()
"""


@pytest.mark.parametrize(("arguments", "still"), [([], False), (["--reduced-motion"], True)])
def test_home_waits_for_nothing_that_only_other_screens_need(
    arguments: list[str], *, still: bool
) -> None:
    command = [sys.executable, "-c", OPENS, " ".join(LATER), *arguments]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert said.split() == ["then", *sorted(FOR_TODAY), str(still)]


def test_completion_is_left_to_the_command_line(
    monkeypatch: pytest.MonkeyPatch, run: Callable[..., Started]
) -> None:
    monkeypatch.setenv("_FOOTCOACH_COMPLETE", "bash_source")

    assert "_footcoach_completion" in run()[0]


@pytest.mark.parametrize(
    "arguments",
    [["list"], ["show", "morning"], ["show", "nowhere"], ["show", ""], ["show", "-x"], ["show"]],
)
def test_what_is_run_without_the_command_line_says_the_same_as_with_it(
    run: Callable[..., Started], arguments: list[str]
) -> None:
    with_it = CliRunner().invoke(main, arguments, prog_name="footcoach")

    assert run(*arguments) == (with_it.stdout, with_it.exit_code)


@pytest.mark.parametrize("arguments", [["list"], ["show", "morning"]])
def test_lists_wait_for_no_command_line(arguments: list[str]) -> None:
    command = [sys.executable, "-c", SEES, str(Path(start.__file__).parents[1]), *arguments]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert not {"click", "textual", "yaml"} & set(said.splitlines()[-1].split())


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe there breaks in another way")
@pytest.mark.parametrize("arguments", [["list"], ["show", "morning"]])
def test_a_reader_that_has_had_enough_is_told_nothing(arguments: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "footcoach", *arguments]
    ended = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)

    assert (ended.returncode, ended.stderr) == (1, "")
