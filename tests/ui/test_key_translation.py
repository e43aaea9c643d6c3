"""Each key does what it says in capitals, on any layout, and from a distance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from footcoach.coach.requests import TextQuestion
from footcoach.routine.enums import Sides
from footcoach.session.actions import Action
from footcoach.session.key_table import session_keys
from footcoach.session.keyboard_layouts import LETTERS
from footcoach.session.player import Ending
from footcoach.ui.app import FootcoachApp
from footcoach.ui.key_guards import HELD_DOWN
from footcoach.ui.key_translation import translate
from footcoach.ui.screens.base import FootcoachScreen
from footcoach.ui.screens.dialogs import CardDialog
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.screens.text_dialog import TextDialog
from tests.ui.logged import LoggedApp, at_home, shows, until
from tests.ui.stage import Stage
from tests.world import dose, exercise, move, timeline

pytestmark = pytest.mark.usefixtures("few_pictures")

HOLD = exercise("heel-raise", dose(3, move("hold", 30)), sides=Sides.EACH)
PICK = exercise("marble-pick", dose(2, move("pick", None)))
COMMANDS = {name for key in session_keys() for name in key.names.split(",") if len(name) == 1}
"""The keys of a session that are letters or digits."""


async def press(pilot: Pilot[int], *keys: Key) -> None:
    """Send keys as a terminal does, and wait for what they do."""
    app = pilot.app
    assert isinstance(app, FootcoachApp)
    for key in keys:
        app.post_message(key)
        await until(pilot, lambda: app.key_queue.is_settled)
        await pilot.pause()


@given(st.sampled_from(sorted(LETTERS)), st.booleans())
def test_a_letter_of_another_layout_has_the_name_of_its_key_and_types_itself(
    letter: str, capital: bool
) -> None:
    typed = letter.upper() if capital and letter.upper().lower() == letter else letter
    name = "full_stop" if LETTERS[letter] == "." else LETTERS[letter]

    assert translate(typed, typed) == (name, typed)
    assert translate(*translate(typed, typed)) == (name, typed)
    assert translate(f"ctrl+{letter}", None) == (f"ctrl+{name}", None)


@given(st.characters(min_codepoint=0x20, max_codepoint=0x24F).filter(str.isprintable))
def test_latin_letters_and_punctuation_are_no_other_key(character: str) -> None:
    key = Key(character, character)

    name, typed = translate(key.key, key.character)

    assert typed == character
    assert name == (character.lower() if character.isascii() else character)


@pytest.mark.parametrize(
    ("key", "character", "name", "typed"),
    [
        ("space", None, "space", " "),
        ("a", None, "a", "a"),
        ("shift+a", None, "a", "A"),
        ("shift+ч", None, "x", "Ч"),
        ("exclamation_mark", None, "exclamation_mark", "!"),
        ("plus", None, "plus", "+"),
        ("add", None, "plus", "+"),
        ("add", "+", "plus", "+"),
        ("subtract", None, "minus", "-"),
        ("decimal", None, "full_stop", "."),
        ("ctrl+j", "\n", "enter", "\n"),
        ("thai_character_sara_ii", "\u0e35", "u", "\u0e35"),
        ("٣", "٣", "3", "٣"),
        ("ctrl+C", None, "ctrl+c", None),
        ("shift+left", None, "shift+left", None),
        ("backspace", "\x7f", "backspace", "\x7f"),
        ("f5", None, "f5", None),
    ],
)
def test_keys_have_the_names_that_bindings_know(
    key: str, character: str | None, name: str, typed: str | None
) -> None:
    assert translate(key, character) == (name, typed)


@pytest.mark.parametrize(
    ("sent", "name", "typed"),
    [
        ("\x1b[1089;5u", "ctrl+c", None),
        ("\x1b[1095;;1095u", "x", "ч"),
        ("\x1b[120;65;88u", "x", "X"),
        ("\x1b[97;2u", "a", "A"),
        ("\x1b[32u", "space", " "),
        ("\x1b[57399u", "0", "0"),
        ("\x1b[57412u", "minus", "-"),
        ("\x1b[57413;;43u", "plus", "+"),
        ("\x1b[57414u", "enter", "\r"),
        ("\x1b[57430u", "media_play_pause", None),
        ("\x1b[57435u", "media_track_next", None),
        ("\x1b[5~", "pageup", None),
        ("\x1b[6~", "pagedown", None),
        ("\x1b[15~", "f5", None),
        ("\x1bOk", "plus", "+"),
        ("\x1bOm", "minus", "-"),
        ("\x1bOM", "enter", None),
        ("\n", "enter", "\n"),
        ("Ч", "x", "Ч"),
    ],
)
def test_what_a_terminal_sends_has_the_name_that_bindings_know(
    sent: str, name: str, typed: str | None
) -> None:
    (key,) = XTermParser().feed(sent)

    assert isinstance(key, Key)
    assert translate(key.key, key.character) == (name, typed)


ENDINGS = {"x": Ending.STOPPED, "q": Ending.LEFT}


@pytest.mark.parametrize("letter", ["X", "Q", "ч", "Ч", "й", "χ", "Χ", "ء", "ס", "ض"])
async def test_stop_and_leave_work_in_capitals_and_on_other_layouts(letter: str) -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test() as pilot:
        await shows(pilot, SessionScreen)
        await press(pilot, Key(letter, letter))

        assert stage.app.session is not None
        assert stage.app.session.ending is ENDINGS[LETTERS.get(letter.lower(), letter.lower())]


@pytest.mark.parametrize("letter", ["с", "C", "ψ", "ؤ", "ב"])
async def test_ctrl_c_leaves_on_every_layout_at_once(letter: str) -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test() as pilot:
        await shows(pilot, SessionScreen)
        with stage.app.key_queue.held():
            stage.app.post_message(Key(f"ctrl+{letter}", None))
            await until(pilot, lambda: stage.app.leaving)


async def test_a_note_can_be_written_in_any_letters() -> None:
    stage = Stage(timeline(HOLD))
    note = "Йод х3, χqX ü ס!. ٣"
    async with stage.app.run_test() as pilot:
        await shows(pilot, SessionScreen)
        dialog = TextDialog(TextQuestion("Note"))
        stage.app.push_screen(dialog)
        await shows(pilot, TextDialog)
        keys = (Key("space" if char == " " else char, None) for char in note)
        await press(pilot, *keys)

        assert dialog.query_one(Input).value == note
        assert stage.app.session is None


async def test_the_filter_on_home_takes_any_letters(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        home = await at_home(pilot, app)
        await pilot.press("slash")
        await press(pilot, *(Key(char, char) for char in "Стопа"))

        assert home.filter == "Стопа"


async def test_one_key_of_a_presenter_is_enough_for_a_session() -> None:
    stage = Stage(timeline(PICK))
    async with stage.app.run_test() as pilot:
        await shows(pilot, SessionScreen)
        await press(pilot, Key("pagedown", None))
        assert stage.word == "⏸ Paused"
        await press(pilot, Key("pagedown", None))
        stage.pass_time(11)
        assert stage.text("reps").startswith("rep 1 of 2")
        await press(pilot, Key("pagedown", None))
        stage.pass_time(4)
        assert stage.text("reps").startswith("rep 2 of 2")
        await press(pilot, Key("pagedown", None))

        assert stage.app.session is not None
        assert stage.app.session.ending is Ending.FINISHED


@pytest.mark.parametrize(
    "key", ["space", "pagedown", "media_play_pause", "media_play", "b", "B", "f5", "full_stop", "ю"]
)
async def test_each_key_for_a_pause_pauses_and_resumes(key: str) -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test() as pilot:
        await shows(pilot, SessionScreen)
        stage.pass_time(12)
        await press(pilot, Key(key, None))
        paused = stage.coach.session.is_running
        await press(pilot, Key(key, None))

        assert (paused, stage.coach.session.is_running) == (False, True)


@pytest.mark.parametrize(
    ("key", "index"), [("pageup", 0), ("media_track_previous", 0), ("media_track_next", 2)]
)
async def test_other_keys_of_a_presenter_go_a_step_back_or_on(key: str, index: int) -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test() as pilot:
        await shows(pilot, SessionScreen)
        stage.pass_time(11)
        await press(pilot, Key(key, None))

        assert stage.coach.session.index == index


@pytest.mark.parametrize("key", ["right", "left", "n", "p", "N", "т", "pageup"])
async def test_a_key_that_is_held_down_moves_on_once(key: str) -> None:
    many = timeline(*[HOLD] * 9)
    stage = Stage(many)
    async with stage.app.run_test() as pilot:
        await shows(pilot, SessionScreen)
        for _ in range(4):
            stage.coach.press(Action.NEXT)
        begun = stage.coach.session.begun
        await press(pilot, *held(key, 30))

        assert stage.coach.session.begun == begun + 1


def held(key: str, times: int, apart: float = HELD_DOWN / 2) -> list[Key]:
    """Return a key as a terminal repeats it while it is held down."""
    keys = [Key(key, None) for _ in range(times)]
    for number, one in enumerate(keys[1:], 1):
        one.time = keys[0].time + number * apart
    return keys


async def test_two_presses_of_a_finger_move_on_twice() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test() as pilot:
        await shows(pilot, SessionScreen)
        await press(pilot, *held("right", 2, apart=2 * HELD_DOWN))

        assert stage.coach.session.index == 2


async def test_plus_minus_and_space_repeat_while_they_are_held_down() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test() as pilot:
        await shows(pilot, SessionScreen)
        stage.pass_time(11)
        await press(pilot, *held("plus", 4), *held("minus", 2), *held("space", 3))

        assert stage.coach.session.added == 10
        assert not stage.coach.session.is_running


def notices(stage: Stage) -> list[str]:
    return [one.message for one in stage.app._notifications]


async def test_keys_that_mean_nothing_are_answered_with_a_hint_after_the_third() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(notifications=True) as pilot:
        await shows(pilot, SessionScreen)
        await press(pilot, Key("w", "w"), Key("left_shift", None), Key("é", "é"))
        before = notices(stage)
        await press(pilot, Key("f9", None))
        after = notices(stage)
        await press(pilot, *(Key("w", "w") for _ in range(6)))

        assert (before, after) == ([], [FootcoachScreen.stray_hint])
        assert notices(stage) == after


async def test_a_key_with_a_meaning_in_between_puts_the_hint_off() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(notifications=True) as pilot:
        await shows(pilot, SessionScreen)
        await press(pilot, *(Key(char, char) for char in "wwrww"))

        assert notices(stage) == []


async def test_a_card_that_shows_no_keys_gives_no_hint() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(notifications=True) as pilot:
        await shows(pilot, SessionScreen)
        await press(pilot, Key("i", "i"))
        await shows(pilot, CardDialog)
        await press(pilot, *(Key(char, char) for char in "wwww"))

        assert notices(stage) == []


@pytest.mark.parametrize(
    ("layout", "missing"),
    [
        ("йцукенгшщзфывапролдячсмить", ""),
        ("ضصثقفغعهخحشسيبلاتنمئءؤرﻻىة", ""),
        (";ςερτυθιοπασδφγηξκλζχψωβνμ", "q"),
        ("/'קראטוןםפשדגכעיחלךזסבהנמצ", "q"),
    ],
    ids=["Russian", "Arabic", "Greek", "Hebrew"],
)
def test_a_layout_has_every_letter_of_a_session_but_where_it_has_punctuation(
    layout: str, missing: str
) -> None:
    reached = {translate(letter, letter)[0] for letter in layout}

    assert {name for name in COMMANDS if name.isalpha()} - reached == {*missing}
