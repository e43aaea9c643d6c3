"""A thread that waits for keys is told to stop at once, and doesn't look for that in between."""

import select

from footcoach.ui.terminal.stop_flag import StopFlag


def ready(flag: StopFlag) -> bool:
    return bool(select.select([flag.fileno()], [], [], 0)[0])


def test_it_can_be_waited_for_together_with_input() -> None:
    flag = StopFlag()
    flag.open()
    assert not ready(flag)

    flag.set()
    assert ready(flag)
    assert flag.is_set()

    flag.clear()
    assert not ready(flag)
    flag.close()


def test_it_is_an_event_where_there_is_no_pipe_and_opens_again() -> None:
    flag = StopFlag()
    flag.set()
    assert flag.is_set()
    flag.clear()
    for _ in range(2):
        flag.open()
        flag.set()
        assert ready(flag)
        flag.clear()
        flag.close()
        assert flag.fileno() == -1


def test_setting_it_without_end_never_blocks() -> None:
    flag = StopFlag()
    flag.open()
    for _ in range(100_000):
        flag.set()
    flag.clear()

    assert not ready(flag)
    flag.close()
