"""A notification says why it can't be shown, and never hangs or obeys its text."""

import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from footcoach.desktop import notification
from footcoach.desktop.notification import NotificationError, Way, by_library, by_program, notify


@pytest.fixture
def hang() -> Iterator[Way]:
    """Give a way that hangs; it's let go at the end."""
    event = Event()

    def hang(*_: str) -> None:
        event.wait()

    yield hang
    event.set()


def test_the_first_way_that_works_is_taken() -> None:
    shown = list[tuple[str, str, str]]()

    def broken(title: str, text: str) -> None:
        raise OSError(title, text)

    notify("a", "b", (broken, lambda *what: shown.append(("second", *what)), broken))

    assert shown == [("second", "a", "b")]


def test_a_way_that_hangs_gives_way_to_the_next(monkeypatch: pytest.MonkeyPatch, hang: Way) -> None:
    monkeypatch.setattr(notification, "LIMIT", 0.01)
    shown = list[tuple[str, str]]()

    notify("a", "b", (hang, lambda *what: shown.append(what)))

    assert shown == [("a", "b")]


def test_where_no_way_works_each_says_why(monkeypatch: pytest.MonkeyPatch, hang: Way) -> None:
    monkeypatch.setattr(notification, "LIMIT", 0.01)

    def broken(*_: str) -> None:
        msg = "no desktop"
        raise RuntimeError(msg)

    with pytest.raises(NotificationError, match=r"^no desktop; no answer within 0\.01 s$"):
        notify("a", "b", (broken, hang))


def test_nothing_in_a_text_is_markup_or_steers_anything() -> None:
    shown = list[tuple[str, str]]()

    notify("x", "<b>bold</b> & \x1b[31m\x07ring", (lambda *what: shown.append(what),))

    assert shown == [("x", "\u2039b\u203abold\u2039/b\u203a & " + " [31m ring")]


@pytest.mark.skipif(sys.platform != "linux", reason="notify-send is a program of Linux")
def test_the_program_is_given_texts_that_it_takes_for_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "notify-send"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/said\n')
    program.chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    by_program("--help", "$(touch x); `y`")

    assert (tmp_path / "said").read_text().splitlines() == [
        "--app-name=footcoach",
        "--",
        "--help",
        "$(touch x); `y`",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a bus to look for")
def test_without_a_desktop_session_the_library_is_not_even_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setitem(sys.modules, "desktop_notifier", None)

    with pytest.raises(NotificationError, match="no desktop session"):
        by_library("a", "b")


def test_without_the_library_one_line_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    monkeypatch.setitem(sys.modules, "desktop_notifier", None)

    with pytest.raises(NotificationError, match=r"^desktop-notifier isn't installed$"):
        by_library("a", "b")
