import os
import socket
from pathlib import Path

import pytest

from footcoach.routine import files
from footcoach.routine.errors import MissingFileError, RoutineError
from footcoach.routine.files import MOST_BYTES, read_source


def said(path: Path) -> str:
    with pytest.raises(RoutineError) as caught:
        read_source(path)
    return str(caught.value).removeprefix(f"{path}:")


@pytest.mark.parametrize(
    "data", [b"a\nb\n", b"\xef\xbb\xbfa\nb\n", b"a\r\nb\r\n", b"a\rb\r"], ids=repr
)
def test_text_is_the_same_from_every_editor(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "r.yaml"
    path.write_bytes(data)

    assert read_source(path) == "a\nb\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "1:1: the file is empty; write a title and a list of exercises"),
        (b" \n\n", "1:1: the file is empty; write a title and a list of exercises"),
        (b"ab\nc\0d", "2:2: this isn't a text file; save it as UTF-8 text"),
        (b"\x7fELF\0", "1:5: this isn't a text file; save it as UTF-8 text"),
        (b"a\nb\xc3\xa9\xff", "2:3: the byte 0xff isn't UTF-8; save it as UTF-8 text"),
        (b"\xef\xbb\xbfab\xe9", "1:3: the byte 0xe9 isn't UTF-8; save it as UTF-8 text"),
        (b"\xed\xa0\x80", "1:1: the byte 0xed isn't UTF-8; save it as UTF-8 text"),
        ("a".encode("utf-16"), "1:1: the file is UTF-16; save it as UTF-8 text"),
        (b"a" * (MOST_BYTES + 1), "1:1: the file is too large; keep it to 256 KiB"),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_a_file_that_is_not_text_is_refused_at_its_place(
    tmp_path: Path, data: bytes, message: str
) -> None:
    path = tmp_path / "r.yaml"
    path.write_bytes(data)

    assert said(path) == message


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_bytes(b"a" * MOST_BYTES)

    assert len(read_source(path)) == MOST_BYTES


def test_a_hundred_megabytes_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    taken: list[int] = []
    checked = files._refuse_waiting

    def weighed(path: Path, data: bytes | None) -> bytes:
        taken.append(len(data or b""))
        return checked(path, data)

    monkeypatch.setattr(files, "_refuse_waiting", weighed)

    assert said(path) == "1:1: the file is too large; keep it to 256 KiB"
    assert taken == [MOST_BYTES + 1]


def test_a_folder_is_not_a_routine(tmp_path: Path) -> None:
    assert said(tmp_path) == "1:1: this is a folder; name a file in it"


def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    os.mkfifo(path)

    assert said(path) == "1:1: this is a pipe or a device; name an ordinary file"


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused_without_being_read(device: str) -> None:
    assert said(Path(device)) == "1:1: this is a pipe or a device; name an ordinary file"


def test_a_file_that_has_nothing_to_read_yet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    # /proc/kmsg says that it's an ordinary file, and then behaves like a pipe.
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    monkeypatch.setattr(files, "_open", lambda _: reading)

    assert said(Path("kmsg")) == "1:1: this is a pipe or a device; name an ordinary file"
    os.close(writing)


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The name of a socket may be too short for a whole temporary folder.
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("r.yaml")

        assert said(Path("r.yaml")).startswith("1:1: the file can't be read")


def test_a_refused_pipe_leaves_no_descriptor_open(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    os.mkfifo(path)
    before = os.dup(0)
    os.close(before)

    said(path)

    after = os.dup(0)
    os.close(after)
    assert after == before


@pytest.mark.parametrize("name", ["none.yaml", "none/r.yaml", "file/r.yaml", "a\0b.yaml"])
def test_a_missing_file_is_said_to_be_missing(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(MissingFileError) as caught:
        read_source(tmp_path / name)

    (problem,) = caught.value.problems
    assert problem.wrong == "there's no such file"


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (
            PermissionError(13, "Permission denied"),
            "1:1: you don't have permission to read this file; give yourself that permission",
        ),
        (OSError(5, "Input/output error"), "1:1: the file can't be read (Input/output error)"),
    ],
)
def test_a_file_that_will_not_open_says_why(
    monkeypatch: pytest.MonkeyPatch, error: OSError, message: str
) -> None:
    # A fake, since nothing is unreadable for root.
    def refuse(*_: object) -> int:
        raise error

    monkeypatch.setattr(os, "open", refuse)

    assert said(Path("r.yaml")) == message


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.yaml"
    path.write_text("title: x")
    path.chmod(0)

    assert (
        said(path)
        == "1:1: you don't have permission to read this file; give yourself that permission"
    )


def test_a_file_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    with pytest.raises(RoutineError) as caught:
        read_source(tmp_path / "\x1b[31m\n.yaml")

    assert str(caught.value).isprintable()
