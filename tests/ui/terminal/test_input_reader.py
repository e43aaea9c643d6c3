"""Whatever bytes come from a terminal, and however they're cut, no key is lost and none made up."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import AppBlur, AppFocus, Key, MouseDown, MouseMove, Paste
from textual.message import Message

from footcoach.ui.terminal.input_reader import InputReader
from footcoach.ui.terminal.input_splitter import (
    CODE_DELAY,
    LONGEST_PASTE,
    MOST_TYPED,
    PASTE_DELAY,
)

PASTE_BEGINS, PASTE_ENDS = b"\x1b[200~", b"\x1b[201~"
CTRL_C = b"\x03"


def name(message: Message) -> str:
    """Return in one word what a message is."""
    if isinstance(message, Key):
        return message.key
    return f"paste {message.text}" if isinstance(message, Paste) else type(message).__name__


def read(*parts: bytes | float) -> list[str]:
    """Return what a reader makes of some parts of input, and of the seconds in between."""
    reader, now = InputReader(), 0.0
    found: list[Message] = []
    for part in parts:
        if isinstance(part, bytes):
            found += reader.read(part, now)
        else:
            now += part
            found += reader.tick(now)
    return [name(message) for message in found]


WHOLE = [
    b"a", b"Q", b" ", "\u044f".encode(), "\U0001f9b6\U0001f3fd".encode(), b"\r", b"\t",
    b"\x1b[A", b"\x1b[1;5C", b"\x1b[5~", b"\x1bOP", b"\x1b[[A", b"\x1bx", b"\x1b[3$",
    b"\x1b[57428u", b"\x1b[1089::99;5u", b"\x1b[97:65;2:1;65u", b"\x1b[99;5:3u",
    b"\x1b[<0;5;3M", b"\x1b[<35;-1;3m", b"\x1b[M !!", b"\x1b[32;9;2M", b"\x1b[I", b"\x1b[O",
    b"\x1b[?2026;2$y", b"\x1b[?1;2c", b"\x1b[?5u", b"\x1b]11;rgb:1e/1e/1e\x1b\\", b"\x1b]4;1;x\x07",
    b"\x1bP1+r544e=78\x1b\\", b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b[200~gg two\nlines\x1b[201~", b"\x1b[200~\x1b[A q \x00\x1b[201~", b"\x1b[200~\x1b[201~",
]  # fmt: skip
"""What a terminal sends, each of it whole."""
BROKEN = [
    b"\xd0", b"\xff", b"\x00", b"\x1b", b"\x1b[", b"\x1b[<35;9", b"\x1b[1;", b"\x1bO", b"\x1b[20",
    PASTE_BEGINS, PASTE_ENDS, b"\x1b]", b"\x1b]11;rgb:", b"\x1bP", b"\x1b[M!", b"\x1b[?20",
    b"\x1b[99999999999;5u", b"\x1b[1114112u", b"\x1b[55296u", b"\x1b[97;;57343u", b"\x1b[97;99999u",
    b"\x1b[48;24;80;0;0t", b"\x1b[48;0;0;9;9t", b"\x1b[48;1t", b"\x1b[" + b"9" * 5000 + b";1;1M",
    b"\x1b[<" + b"9" * 400 + b";1;1M", b"x" * (MOST_TYPED + 1), b"\x1b" * 99,
]  # fmt: skip
"""What is left of input that was cut, and what says nothing."""
anything = st.lists(st.sampled_from(WHOLE + BROKEN) | st.binary(max_size=8), max_size=8)
gaps = st.sampled_from([0.0, 0.0, CODE_DELAY / 2, CODE_DELAY * 1.1, PASTE_DELAY * 1.1])


@given(st.lists(st.tuples(anything, gaps), max_size=4))
def test_after_any_bytes_and_a_quiet_moment_ctrl_c_leaves_and_keys_act(
    sent: list[tuple[list[bytes], float]],
) -> None:
    parts = (part for chunks, gap in sent for part in (b"".join(chunks), gap))

    assert read(*parts, PASTE_DELAY * 1.1, CTRL_C + b"q")[-2:] == ["ctrl+c", "q"]


@given(anything)
def test_ctrl_c_by_itself_leaves_at_once_whatever_came_before(chunks: list[bytes]) -> None:
    assert read(*chunks, CODE_DELAY * 1.1, CTRL_C)[-1] == "ctrl+c"


@given(st.lists(st.sampled_from(WHOLE), max_size=6), st.data())
def test_however_the_input_is_cut_it_means_the_same(
    chunks: list[bytes], data: st.DataObject
) -> None:
    sent = b"".join(chunks)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(sent)), max_size=6)))
    parts = [sent[begin:end] for begin, end in zip([0, *cuts], [*cuts, len(sent)], strict=True)]

    assert read(*parts) == read(sent) == [one for chunk in chunks for one in read(chunk)]


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ((b"\x1b[<35;9", CODE_DELAY, b"x"), ["x"]),
        ((b"\x1b[<35;9", CODE_DELAY / 2, b";3M"), ["MouseMove"]),
        ((b"\x1b[1;", CODE_DELAY, b"x"), ["x"]),
        ((b"\x1b[<35;9\x1b[A",), ["up"]),
        ((b"\x1b]11;rgb:1e", CODE_DELAY, b"x"), ["x"]),
        ((b"\x1b]11;rgb:1e\x1b[A",), ["up"]),
        ((b"\xd0", CODE_DELAY, b"x"), ["x"]),
        ((b"\x1b[?99;1y\x1b[" + b"1" * 40 + b"mx",), ["x"]),
    ],
)
def test_half_a_code_types_nothing(parts: tuple[bytes | float, ...], found: list[str]) -> None:
    assert read(*parts) == found


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ((b"\x1b", CODE_DELAY, b"q"), ["escape", "q"]),
        ((b"\x1b\x1b[A",), ["escape", "up"]),
        ((b"\x1bq",), ["alt+q"]),
        ((b"\x1b]", CODE_DELAY, b"q"), ["right_square_bracket", "q"]),
        ((b"\x1bPq",), ["alt+shift+p", "q"]),
    ],
)
def test_escape_and_alt_are_told_from_a_code(
    parts: tuple[bytes | float, ...], found: list[str]
) -> None:
    assert read(*parts) == found


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        # The smallest case of a monkey that left nothing but a dead keyboard.
        ((PASTE_BEGINS, PASTE_DELAY, b"q"), ["q"]),
        ((PASTE_BEGINS + b"two", PASTE_DELAY, b"q"), ["paste two", "q"]),
        ((PASTE_BEGINS + b"two", 0.1, b"q", 0.1, CTRL_C), ["paste twoq", "ctrl+c"]),
        ((PASTE_BEGINS + b"two", 0.1, b"\x11\x11"), ["paste two", "ctrl+q", "ctrl+q"]),
        ((PASTE_BEGINS + b"two", 0.1, b"\x1b[1089;5u"), ["paste two", "ctrl+с"]),  # noqa: RUF001
        ((PASTE_BEGINS + b"two\x1b[20", 0.5, b"1~q"), ["paste two", "q"]),
        ((PASTE_BEGINS + b"two", 0.9, b" lines" + PASTE_ENDS + b"q"), ["paste two lines", "q"]),
        ((PASTE_ENDS + b"q",), ["q"]),
    ],
)
def test_a_paste_whose_end_is_lost_ends_all_the_same(
    parts: tuple[bytes | float, ...], found: list[str]
) -> None:
    assert read(*parts) == found


def test_nothing_in_a_paste_is_a_key() -> None:
    (pasted,) = read(PASTE_BEGINS + b"q\x03\x1b\x1b[A\x1b" + b"x" * 50 + PASTE_ENDS)

    assert pasted == "paste q\x03\x1b\x1b[A\x1b" + "x" * 50


def chunks_of(data: bytes) -> Iterable[bytes]:
    return (data[begin : begin + 4096] for begin in range(0, len(data), 4096))


@pytest.mark.parametrize("marks", [(PASTE_BEGINS, PASTE_ENDS), (PASTE_BEGINS, b""), (b"", b"")])
def test_of_a_huge_paste_as_much_is_kept_as_a_field_takes(marks: tuple[bytes, bytes]) -> None:
    begin, end = marks
    parts = chunks_of(begin + b"quit " * 2_000_000 + end)

    pasted, key = read(*parts, PASTE_DELAY, CTRL_C)

    assert pasted == "paste " + ("quit " * LONGEST_PASTE)[:LONGEST_PASTE]
    assert key == "ctrl+c"


def test_a_key_that_is_held_down_is_no_paste() -> None:
    parts = [part for _ in range(2 * MOST_TYPED) for part in (b"q", 1 / 60)]

    assert read(*parts) == ["q"] * 2 * MOST_TYPED


@pytest.mark.parametrize(
    ("report", "found"),
    [
        (b"\x1b[1089::99;5u", "ctrl+c"),
        (b"\x1b[1089:1057:99;6u", "ctrl+shift+c"),
        (b"\x1b[1089::99;13u", "ctrl+super+c"),
        (b"\x1b[1089::99;;1089u", "с"),  # noqa: RUF001
        (b"\x1b[99::106;5u", "ctrl+c"),
        (b"\x1b[252::91;5u", "ctrl+ü"),
        (b"\x1b[99;5:1u", "ctrl+c"),
        (b"\x1b[99;5:2u", "ctrl+c"),
        (b"\x1b[1;5:1A", "ctrl+up"),
        (b"\x1b[5;1:2~", "pageup"),
    ],
)
def test_a_report_with_other_keys_counts_as_its_own_or_the_standard_one(
    report: bytes, found: str
) -> None:
    assert read(report) == [found]


@pytest.mark.parametrize(
    "report", [b"\x1b[99;5:3u", b"\x1b[55296;5u", b"\x1b[97;;56000u", b"\x1b[1114112u"]
)
def test_a_key_that_is_released_or_none_does_nothing(report: bytes) -> None:
    assert read(report, b"x") == ["x"]


def test_the_mouse_goes_on_in_a_window_without_pixels() -> None:
    reader = InputReader()
    click = b"\x1b[<0;5;3M"

    found = [*reader.read(b"\x1b[48;24;80;0;0t" + click + click, 0)]

    mouse = found[-1]
    assert isinstance(mouse, MouseDown)
    assert (mouse.x, mouse.y) == (4, 2)


def test_reports_of_mouse_and_focus_arrive_between_keys() -> None:
    found = [*InputReader().read(b"a\x1b[<35;9;2M\x1b[I\x1b[Ob", 0)]

    kinds = [type(one) for one in found]
    assert kinds == [Key, MouseMove, AppFocus, AppBlur, Key]
