"""What a window shows outside of the screen is right, costs little, and is given back."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.routine.enums import Sides
from footcoach.session.actions import Action, press
from footcoach.session.player import Session
from footcoach.session.timeline import Timeline
from footcoach.ui.session_signs import find_signs
from footcoach.ui.terminal.window_abilities import (
    NoticeCode,
    WindowAbilities,
    find_abilities,
)
from footcoach.ui.terminal.window_signs import Signs, WindowSigns, write_notice
from tests.world import dose, exercise, move, timeline

ALL = WindowAbilities(has_title=True, has_progress=True)
XTERM = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        (XTERM, WindowAbilities(has_title=True)),
        ({}, WindowAbilities()),
        ({"TERM": "linux", "VTE_VERSION": "8000"}, WindowAbilities(False, True)),
        (XTERM | {"WT_SESSION": "1"}, ALL),
        (XTERM | {"VTE_VERSION": "7803"}, WindowAbilities(has_title=True)),
        (XTERM | {"VTE_VERSION": "8001"}, ALL),
        (XTERM | {"ConEmuANSI": "ON"}, ALL),
        ({"TERM": "xterm-kitty"}, WindowAbilities(True, False, NoticeCode.OSC_99)),
        ({"TERM": "foot"}, WindowAbilities(True, False, NoticeCode.OSC_777)),
        (XTERM | {"TERM_PROGRAM": "WezTerm"}, WindowAbilities(True, False, NoticeCode.OSC_777)),
        (XTERM | {"TERM_PROGRAM": "iTerm.app"}, WindowAbilities(True, False, NoticeCode.OSC_9)),
        (
            XTERM | {"TERM_PROGRAM": "ghostty", "TERM_PROGRAM_VERSION": "1.1.3"},
            WindowAbilities(True, False, NoticeCode.OSC_9),
        ),
        (
            XTERM | {"TERM_PROGRAM": "ghostty", "TERM_PROGRAM_VERSION": "1.2.0-dev+1"},
            WindowAbilities(True, True, NoticeCode.OSC_9),
        ),
        (XTERM | {"WT_SESSION": "1", "TMUX": "x"}, WindowAbilities(has_title=True)),
        ({"TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"}, WindowAbilities(has_title=True)),
    ],
)
def test_only_what_a_terminal_is_known_to_have_is_used(
    environ: dict[str, str], expected: WindowAbilities
) -> None:
    assert find_abilities(environ) == expected


def shown(window: WindowSigns, *signs: Signs) -> str:
    codes = ""
    for one in signs:
        window.want(one)
        codes += window.show()
    return codes


def test_the_title_before_is_kept_once_and_given_back_once() -> None:
    window = WindowSigns(WindowAbilities(has_title=True))

    codes = shown(window, Signs("3 · Grip"), Signs("3 · Grip"), Signs("Rest", 40))
    assert codes == "\x1b[22;2t\x1b]2;3 · Grip\x1b\\\x1b]2;Rest\x1b\\"
    assert window.give_back() == "\x1b]2;\x1b\\\x1b[23;2t"
    assert window.give_back() == ""

    # As after Ctrl+Z: what was wanted comes again, also what changed meanwhile.
    window.want(Signs("Paused"))
    assert window.show() == "\x1b[22;2t\x1b]2;Paused\x1b\\"
    assert shown(window, Signs()) == "\x1b]2;\x1b\\\x1b[23;2t"


def test_progress_is_shown_and_taken_away() -> None:
    window = WindowSigns(WindowAbilities(has_progress=True))

    assert shown(window, Signs("a", 0), Signs("b", 0), Signs("b", 7, is_paused=True)) == (
        "\x1b]9;4;1;0\x1b\\\x1b]9;4;4;7\x1b\\"
    )
    assert window.give_back() == "\x1b]9;4;0\x1b\\"


@given(st.text(), st.sampled_from(NoticeCode))
def test_nothing_in_a_text_steers_the_terminal(text: str, code: NoticeCode) -> None:
    title = shown(WindowSigns(ALL._replace(has_progress=False)), Signs(text))
    inside = title.removeprefix("\x1b[22;2t\x1b]2;").removesuffix("\x1b\\")
    notice = write_notice(code, text, text)

    assert inside.isprintable() or not any(
        ord(char) < 32 or 127 <= ord(char) < 160 for char in inside
    )
    assert len(inside) <= 60
    parts = notice.split("\x1b\\")
    assert len(parts) == (3 if code is NoticeCode.OSC_99 else 2)
    assert all(part.startswith("\x1b]") for part in parts[:-1])
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for part in parts for char in part[1:])


def test_notices_are_what_each_terminal_takes() -> None:
    assert [write_notice(code, "foot;coach", "done; 1") for code in NoticeCode] == [
        "\x1b]9;foot;coach: done; 1\x1b\\",
        "\x1b]777;notify;foot,coach;done; 1\x1b\\",
        "\x1b]99;i=footcoach:d=0;foot;coach\x1b\\\x1b]99;i=footcoach:p=body;done; 1\x1b\\",
    ]


def looks(laid_out: Timeline) -> list[Signs]:
    """Return what is shown of a session, looked at four times a second to its end."""
    session, now = Session.at_start(laid_out).begin(0.0).session, 0.0
    found = [find_signs(session, now)]
    while not session.ending:
        now += 0.25
        session = session.advance(now).session
        found.append(find_signs(session, now))
    return [before for before, after in pairwise(found) if before != after] + found[-1:]


def test_the_title_names_the_step_its_side_and_the_seconds_at_its_beginning() -> None:
    laid_out = timeline(exercise(same=dose(1, move("grip", 12), move("hold", 3)), sides=Sides.LEFT))

    titles = [one.title for one in looks(laid_out)]

    moves = titles[titles.index("12 · Grip · left") :]
    assert moves == [
        "12 · Grip · left",
        "10 · Grip · left",
        "5 · Grip · left",
        "3 · Hold · left",
        "",
    ]


def test_a_still_hold_changes_it_every_five_seconds_at_most() -> None:
    laid_out = timeline(exercise(same=dose(1, move("hold", 62))))
    window = WindowSigns(ALL)

    found = [one for one in looks(laid_out) if "Hold" in one.title]
    size = len("".join(shown(window, one) for one in found).encode())

    assert [one.title.split(" ")[0] for one in found[:4]] == ["1:02", "1:00", "55", "50"]
    assert size / 62 < 8


def test_a_pause_is_in_the_title() -> None:
    laid_out = timeline(exercise(same=dose(1, move("hold", 62))))
    session = Session.at_start(laid_out).begin(0.0).session
    paused = press(session.advance(1.0).session, Action.PAUSE, 1.0)[0]

    signs = find_signs(paused, 1.0)

    assert signs.title.startswith("Paused · ")
    assert signs.is_paused
    assert find_signs(press(paused, Action.LEAVE, 2.0)[0], 2.0) == Signs()
