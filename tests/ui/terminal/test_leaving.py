"""However the app is left, the terminal is as it was and the exit status says how."""

import signal

import pytest

from footcoach.ui.terminal.guarded_app import GuardedApp
from tests.ui.terminal.pty_harness import ALTERNATE_SCREEN_ON, RESTORED, Pty, Subject, start
from tests.ui.terminal.subjects import SPECIMEN, SUBJECTS, World

pytestmark = pytest.mark.terminal

CTRL_C, CTRL_Q = "\x03", "\x11"

every_subject = pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)


TITLE_KEPT, TITLE_GIVEN_BACK = b"\x1b[22;2t", b"\x1b[23;2t"


def assert_given_back(pty: Pty) -> None:
    drawn = pty.output.rpartition(ALTERNATE_SCREEN_ON)[2]
    assert [code for code in RESTORED if code not in drawn] == []
    # Each title that was kept was given back, and none was set after that.
    assert pty.output.count(TITLE_KEPT) == pty.output.count(TITLE_GIVEN_BACK)
    assert b"\x1b]2;" not in pty.output.rpartition(TITLE_GIVEN_BACK)[2]
    assert pty.settings() == pty.before


@every_subject
@pytest.mark.parametrize("key", [CTRL_C, CTRL_Q], ids=["ctrl+c", "ctrl+q"])
def test_a_key_leaves_politely(world: World, subject: Subject, key: str) -> None:
    with world.shown(subject) as pty:
        assert pty.settings() != pty.before

        pty.send(key)

        assert pty.wait().status == subject.left
        assert_given_back(pty)


@every_subject
@pytest.mark.parametrize("name", ["HUP", "INT", "QUIT", "TERM", "ALRM", "USR1", "USR2"])
def test_a_signal_leaves_with_128_and_its_number(world: World, subject: Subject, name: str) -> None:
    number = signal.Signals[f"SIG{name}"]
    with world.shown(subject) as pty:
        pty.signal(number)

        assert pty.wait().status == 128 + number, pty.output[-1000:]
        assert_given_back(pty)


class EndsItself(GuardedApp):
    """Ends with a status of its own once it's asked to leave."""

    def leave(self, status: int = 0) -> None:
        super().leave(status)
        self.exit(return_code=3)


async def test_a_session_that_ends_as_a_signal_arrives_leaves_the_signal_its_status() -> None:
    app = EndsItself()
    async with app.run_test():
        app.interrupt(signal.SIGTERM, None)

    assert app.status == 128 + signal.SIGTERM


@every_subject
def test_a_signal_that_was_ignored_before_leaves_as_well(world: World, subject: Subject) -> None:
    with world.shown(subject, ignored=["SIGHUP"]) as pty:
        pty.signal(signal.SIGHUP)

        assert pty.wait().status == 129
        assert_given_back(pty)


def test_ctrl_c_leaves_with_130_where_it_is_still_a_signal(world: World) -> None:
    with world.shown(SPECIMEN, env={"TEXTUAL_ALLOW_SIGNALS": "1"}) as pty:
        pty.send(CTRL_C)

        assert pty.wait().status == 130
        assert_given_back(pty)


def test_leaving_is_announced_once_with_the_status_to_come(world: World) -> None:
    with world.shown(SPECIMEN) as pty:
        pty.signal(signal.SIGTERM)
        pty.signal(signal.SIGHUP)
        pty.wait()

    assert [line for line in world.notes if line.startswith("leave")] in (
        ["leave 143"],
        ["leave 129"],
    )


def test_the_result_of_the_app_is_the_exit_status(world: World) -> None:
    with world.shown(SPECIMEN) as pty:
        pty.send("3")

        assert pty.wait().status == 3
        assert_given_back(pty)


def test_a_signal_before_the_first_frame_leaves_the_screen_untouched(world: World) -> None:
    with start([*SPECIMEN.argv, "early"], world.env) as pty:
        assert pty.wait().status == 143

        assert ALTERNATE_SCREEN_ON not in pty.output
        assert pty.settings() == pty.before


def test_a_signal_while_the_first_screen_is_made_leaves(world: World) -> None:
    with start([*SPECIMEN.argv, "no-start"], world.env) as pty:
        assert pty.wait().status == 143
        assert_given_back(pty)


@pytest.mark.parametrize("end", ["q", "b"], ids=["left", "broken"])
def test_signals_streams_hooks_and_descriptors_are_as_before(world: World, end: str) -> None:
    with world.shown(SPECIMEN, "timer") as pty:
        pty.send(end)
        pty.wait()

    assert world.notes[-1] == "all as before"


@every_subject
def test_any_size_of_window_can_be_left(world: World, subject: Subject) -> None:
    with world.shown(subject) as pty:
        for columns, rows in [(20, 5), (1, 1), (5, 2), (80, 1), (1, 50), (0, 0), (200, 60)]:
            pty.resize(columns, rows)
        pty.send(CTRL_Q)

        assert pty.wait().status == subject.left
        assert_given_back(pty)


@every_subject
def test_stdout_in_a_pipe_stays_clean(world: World, subject: Subject) -> None:
    aside = world.home / "stdout"
    argv = ["/bin/sh", "-c", '"$@" > "$ASIDE"', "sh", *subject.argv]
    with start(argv, world.env | {"ASIDE": str(aside)}) as pty:
        pty.reach(subject)
        pty.send(CTRL_Q)

        assert pty.wait().status == subject.left
        assert_given_back(pty)
    assert b"\x1b" not in aside.read_bytes()


class TestWindowClosed:
    BURNT = 1.0
    """Seconds of processor time; a busy loop until the deadline burns twenty."""

    @every_subject
    @pytest.mark.parametrize("ignored", [[], ["SIGHUP"]], ids=["heard", "ignored"])
    def test_ends_at_once(self, world: World, subject: Subject, ignored: list[str]) -> None:
        with world.shown(subject, ignored=ignored) as pty:
            used = pty.cpu()
            pty.close_window()

            ending = pty.wait()
            assert ending.status == 129
            assert ending.cpu - used < self.BURNT

    @every_subject
    def test_ends_where_no_signal_tells_of_it(self, world: World, subject: Subject) -> None:
        # The kernel tells the leader of the session only, and this one keeps it to itself.
        argv = ["/bin/sh", "-c", 'trap "" HUP; "$@"; exit $?', "sh", *subject.argv]
        with start(argv, world.env) as pty:
            pty.reach(subject)
            pty.close_window()

            ending = pty.wait()
            assert ending.status == 129
            assert ending.cpu < 1.0 + self.BURNT

    def test_work_is_saved(self, world: World) -> None:
        with world.shown(SPECIMEN, ignored=["SIGHUP"]) as pty:
            pty.close_window()
            pty.wait()

        assert "leave 129" in world.notes


class TestTerminalThatDoesNotRead:
    def test_a_signal_leaves_and_what_restores_the_terminal_is_there(self, world: World) -> None:
        with world.shown(SPECIMEN, "flood") as pty:
            pty.send("b")
            pty.wait_unread(lambda: pty.unread() > 0, "the flood begins")
            pty.signal(signal.SIGTERM)

            pty.wait_unread(lambda: pty.state() == "Z", "the app leaves")
            assert pty.wait().status == 143
            assert_given_back(pty)
        assert "leave 143" in world.notes

    def test_a_window_closed_meanwhile_ends_the_app(self, world: World) -> None:
        with world.shown(SPECIMEN, "flood", ignored=["SIGHUP"]) as pty:
            pty.send("b")
            pty.wait_unread(lambda: pty.unread() > 0, "the flood begins")
            pty.close_window()

            assert pty.wait().status == 129
        assert "leave 129" in world.notes

    def test_the_app_goes_on_when_reading_does(self, world: World) -> None:
        with world.shown(SPECIMEN, "flood") as pty:
            pty.send("b")
            pty.wait_unread(lambda: pty.unread() > 0, "the flood begins")
            pty.read_until("~" * 1000)
            pty.send("q")

            assert pty.wait().status == 0
            assert_given_back(pty)


def test_a_title_that_was_set_is_among_what_is_given_back(world: World) -> None:
    with world.shown(SPECIMEN) as pty:
        pty.read_until("\x1b]2;specimen's title")
        pty.send(CTRL_C)
        pty.wait()

        assert pty.output.count(TITLE_GIVEN_BACK) == 1
        assert_given_back(pty)
