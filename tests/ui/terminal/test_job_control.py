"""Stopped and continued in every order, the app and the shell each get their screen back."""

import os
import shlex
import shutil
import signal
from collections.abc import Iterator

import pytest

from tests.ui.terminal.pty_harness import ALTERNATE_SCREEN_ON, Pty, Subject
from tests.ui.terminal.subjects import SPECIMEN, SUBJECTS, World
from tests.ui.terminal.test_leaving import CTRL_Q, assert_given_back, every_subject
from tests.ui.terminal.tmux_harness import Emulator, emulator, state

pytestmark = pytest.mark.terminal

CTRL_Z = "\x1a"
HELD = Subject("held", (*SPECIMEN.argv, "held"), "specimen")

in_a_shell = pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux")


@pytest.fixture
def window(world: World) -> Iterator[Emulator]:
    with emulator(world.env) as opened:
        yield opened


class Job:
    """A subject that was started from a shell."""

    def __init__(self, window: Emulator, subject: Subject, command: str = "{}") -> None:
        self._window = window
        self._shows, self._left = subject.shows, subject.left
        self._settings = window.settings()
        window.type(command.format(shlex.join(subject.argv)))
        window.reach(subject)
        self.pid = window.job(subject.argv[-1])

    def stop_by_key(self) -> None:
        self._window.press("C-z")
        self._window.wait_prompt(after="Stopped")
        assert self._window.settings() == self._settings

    def stop_from_outside(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)
        self.wait_stopped()
        self._window.wait_for(lambda: "Stopped" in self._window.screen(), "the shell is back")

    def wait_stopped(self) -> None:
        self._window.wait_for(lambda: state(self.pid) == "T", "the job is stopped")

    def wait_gone(self) -> None:
        self._window.wait_for(lambda: state(self.pid) in {"", "Z"}, "the job ends")

    def tell_to_continue(self) -> None:
        """Continue it in the background; it ran when it was switched to once more."""
        switches = _switches(self.pid)
        os.kill(self.pid, signal.SIGCONT)
        self._window.wait_for(lambda: _switches(self.pid) > switches, "the job runs")

    def foreground(self) -> None:
        self._window.type("clear; fg")
        self._window.wait_for(lambda: "fg" not in self._window.screen(), "the job's own screen")
        self._window.wait_shown(self._shows)

    def quit(self) -> None:
        self._window.press("C-q")
        self._window.wait_prompt()
        self._window.type("echo status $?")
        self._window.wait_prompt(after=f"status {self._left}")
        assert self._window.settings() == self._settings
        assert state(self.pid) == ""


def _switches(pid: int) -> int:
    with open(f"/proc/{pid}/status", encoding="utf-8") as file:  # noqa: PTH123
        return sum(int(line.split()[1]) for line in file if "ctxt_switches" in line)


def read_until_shown_again(pty: Pty, subject: Subject, drawn: int) -> None:
    """Read until the app took the screen again, after ``drawn`` bytes, and filled it."""
    pty.read_until(ALTERNATE_SCREEN_ON, after=drawn)
    pty.read_until(subject.shows, after=pty.output.rindex(ALTERNATE_SCREEN_ON))


@in_a_shell
@every_subject
def test_ctrl_z_and_fg_three_times(window: Emulator, subject: Subject) -> None:
    job = Job(window, subject)
    for _ in range(3):
        job.stop_by_key()
        job.foreground()
    job.quit()


@in_a_shell
def test_ctrl_z_that_is_held_stops_the_job_once(window: Emulator) -> None:
    job = Job(window, HELD)
    window.press("b")
    window.wait_shown("held")

    job.stop_by_key()
    job.foreground()
    job.quit()


@in_a_shell
@every_subject
def test_ctrl_z_bg_and_fg(window: Emulator, subject: Subject) -> None:
    job = Job(window, subject)
    job.stop_by_key()
    switches = _switches(job.pid)
    window.type("clear; bg")
    window.wait_for(lambda: _switches(job.pid) > switches, "the job runs")
    job.wait_stopped()
    job.foreground()
    job.quit()


@in_a_shell
@every_subject
@pytest.mark.parametrize("number", [signal.SIGSTOP, signal.SIGTSTP])
def test_stopped_from_outside_and_fg(
    window: Emulator, subject: Subject, number: signal.Signals
) -> None:
    job = Job(window, subject)
    job.stop_from_outside(number)
    job.foreground()
    job.quit()


@in_a_shell
@every_subject
def test_stopped_and_continued_from_outside_and_fg(window: Emulator, subject: Subject) -> None:
    job = Job(window, subject)
    job.stop_from_outside(signal.SIGSTOP)
    job.tell_to_continue()
    job.wait_stopped()
    job.foreground()
    job.quit()


@in_a_shell
@every_subject
def test_started_in_the_background_and_fg(window: Emulator, subject: Subject) -> None:
    settings = window.settings()
    window.type(f"{shlex.join(subject.argv)} &")
    pid = window.job(subject.argv[-1])
    window.wait_for(lambda: state(pid) == "T", "the job is stopped")
    window.type("clear; fg")
    window.reach(subject)
    window.press("C-q")
    window.wait_prompt()
    assert window.settings() == settings


@in_a_shell
@every_subject
@pytest.mark.parametrize("by", ["key", "SIGSTOP"])
def test_a_stopped_job_that_is_told_to_end_ends(
    window: Emulator, subject: Subject, by: str
) -> None:
    settings = window.settings()
    job = Job(window, subject)
    if by == "key":
        job.stop_by_key()
    else:
        job.stop_from_outside(signal.SIGSTOP)

    os.kill(job.pid, signal.SIGTERM)
    os.kill(job.pid, signal.SIGCONT)

    job.wait_gone()
    window.type("clear")
    window.type("wait; echo over")
    window.wait_prompt(after="over")
    assert window.settings() == settings


@in_a_shell
@every_subject
def test_a_wrapper_stops_and_continues_with_the_app(window: Emulator, subject: Subject) -> None:
    job = Job(window, subject, 'sh -c "{}; exit \\$?"')
    job.stop_by_key()
    job.foreground()
    job.quit()


@in_a_shell
def test_the_app_is_told_before_it_is_stopped(window: Emulator, world: World) -> None:
    job = Job(window, SPECIMEN)
    job.stop_by_key()

    assert world.notes == ["suspended"]


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
@pytest.mark.parametrize("times", [1, 5])
def test_stray_continues_change_nothing(world: World, subject: Subject, times: int) -> None:
    with world.shown(subject) as pty:
        threads = pty.threads()
        for _ in range(times):
            drawn = len(pty.output)
            pty.signal(signal.SIGCONT)
            read_until_shown_again(pty, subject, drawn)
        # The others start threads to use the log, whenever they need one more.
        assert pty.threads() <= threads or subject is not SPECIMEN

        pty.send(CTRL_Q)
        assert pty.wait().status == subject.left
        assert_given_back(pty)


@every_subject
def test_stray_continues_in_a_burst_change_nothing(world: World, subject: Subject) -> None:
    with world.shown(subject) as pty:
        for _ in range(5):
            pty.signal(signal.SIGCONT)
        pty.send(CTRL_Q)

        assert pty.wait().status == subject.left
        assert_given_back(pty)


@every_subject
def test_a_continue_right_after_a_signal_to_end_does_not_keep_it(
    world: World, subject: Subject
) -> None:
    with world.shown(subject) as pty:
        pty.signal(signal.SIGTERM)
        pty.signal(signal.SIGCONT)

        assert pty.wait().status == 143
        assert_given_back(pty)


@every_subject
def test_ctrl_z_in_a_window_without_a_shell_does_not_freeze_it(
    world: World, subject: Subject
) -> None:
    with world.shown(subject) as pty:
        drawn = len(pty.output)
        pty.send(CTRL_Z)
        read_until_shown_again(pty, subject, drawn)
        pty.send(CTRL_Q)

        assert pty.wait().status == subject.left
        assert_given_back(pty)
