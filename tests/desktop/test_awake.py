"""The display is kept on while that's wanted, and trouble with it stops nothing."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from threading import Event

import pytest

from footcoach.desktop.awake import Awake, ask_system

WAIT = 30
"""Seconds after which something that should happen at once never will."""


class Desktop:
    """A desktop that notes what it's asked; it can refuse, fail or hang."""

    def __init__(self) -> None:
        self.asked = SimpleQueue[str]()
        self.said = SimpleQueue[str]()
        self.why = ""
        self.hangs = Event()
        self.hangs.set()
        self.awake = Awake(self.said.put, self.ask)

    @contextmanager
    def ask(self) -> Iterator[str]:
        self.asked.put("asked")
        assert self.hangs.wait(WAIT)
        if self.why == "fails":
            msg = "no such bus"
            raise OSError(msg)
        yield self.why
        self.asked.put("released")

    def next(self) -> str:
        return self.asked.get(timeout=WAIT)


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    desktop = Desktop()
    yield desktop
    desktop.hangs.set()
    desktop.awake.release()


def test_the_display_is_kept_on_until_it_is_released(desktop: Desktop) -> None:
    for _ in range(3):
        desktop.awake.keep()
        desktop.awake.keep()
        assert desktop.next() == "asked"
        desktop.awake.release()
        assert desktop.next() == "released"
    assert desktop.asked.empty()
    assert desktop.said.empty()


@pytest.mark.parametrize(
    ("why", "said"), [("fails", "no such bus"), ("it won't", "it won't")], ids=["fails", "refuses"]
)
def test_where_it_cannot_be_had_one_line_says_so(desktop: Desktop, why: str, said: str) -> None:
    desktop.why = why

    desktop.awake.keep()
    assert desktop.said.get(timeout=WAIT) == (
        f"Can't keep the display on: {said}. To stop trying, set keep_awake: off."
    )
    desktop.awake.release()
    desktop.awake.keep()

    asked = [desktop.next() for _ in range(desktop.asked.qsize())]
    assert asked == (["asked"] if why == "fails" else ["asked", "released"])
    assert desktop.said.empty()


def test_a_desktop_that_hangs_is_waited_for_by_no_one(desktop: Desktop) -> None:
    desktop.hangs.clear()

    desktop.awake.keep()
    assert desktop.next() == "asked"
    desktop.awake.release()
    desktop.hangs.set()

    assert desktop.next() == "released"
    assert desktop.said.empty()


def test_without_the_library_the_reason_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wakepy", None)

    with ask_system() as why:
        assert why == "wakepy isn't installed"
