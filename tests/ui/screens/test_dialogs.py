"""A question takes one answer, by arrows, Enter and digits, and nothing typed with it goes on."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import OptionList

from footcoach.coach.requests import (
    Answer,
    Message,
    PainQuestion,
    PainReply,
    Question,
    TextQuestion,
    TextReply,
)
from footcoach.ui.screens.dialogs import (
    Asking,
    MessageDialog,
    PainDialog,
    QuestionDialog,
)
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.text_dialog import TextDialog
from footcoach.ui.widgets.key_line import KeyLine
from footcoach.ui.widgets.pain_row import PainRow
from tests.ui.logged import LoggedApp, at_home, until
from tests.ui.stage import SIZES, visible

pytestmark = pytest.mark.usefixtures("few_pictures")

ANSWERS = Question("How many?", (), (Answer("One", 1), Answer("Two", 2)), "leave it")
PAIN = PainQuestion("Any pain?", ("Aches are normal.",), (Answer("Sharp", "sharp"),), "skip it")
LONG = "One sentence after the other, until no small window has room for it any more. " * 4


class Asker(LoggedApp):
    """The app, asking one question after the other over home."""

    replies: list[object]

    def ask(self, *dialogs: Screen[Any]) -> None:
        self.replies = []
        self.dialogs = dialogs
        self.run_worker(self._ask())

    async def _ask(self) -> None:
        for dialog in self.dialogs:
            self.replies.append(await self.push_screen_wait(dialog))

    def burst(self, *keys: str) -> None:
        """Press keys as one write of the terminal delivers them: all at once."""
        for key in keys:
            self.simulate_key(key)


@pytest.fixture
def asker(tmp_path: Path) -> Asker:
    made = Asker(tmp_path)
    made.store.note_fact("notice", "seen")
    return made


async def asked(pilot: Pilot[int], app: Asker, number: int) -> None:
    """Wait until the question of this number is on the screen."""
    await until(pilot, lambda: app.screen is app.dialogs[number] and app.focused)
    await pilot.pause()


async def replies(app: Asker, *answered: tuple[Screen[Any], Sequence[str]]) -> list[object]:
    """Return the replies to questions after the keys that go with each."""
    async with app.run_test() as pilot:
        await at_home(pilot, app)
        app.ask(*(dialog for dialog, _ in answered))
        for number, (_, keys) in enumerate(answered):
            await asked(pilot, app, number)
            await pilot.press(*keys)
        await until(pilot, lambda: len(app.replies) == len(answered))
        return app.replies


def keys_shown(app: Asker) -> dict[str, str]:
    return {key.shown: key.does for key in app.screen.query_one(KeyLine).keys}


@pytest.mark.parametrize(
    "keys", [["enter", "enter"], ["enter", *"333"], ["enter", "escape"], ["escape"] * 5]
)
async def test_keys_that_arrive_with_an_answer_are_dropped(asker: Asker, keys: list[str]) -> None:
    async with asker.run_test() as pilot:
        home = await at_home(pilot, asker)
        asker.ask(QuestionDialog(ANSWERS), QuestionDialog(ANSWERS))
        await asked(pilot, asker, 0)
        asker.burst(*keys)
        await asked(pilot, asker, 1)
        asker.burst("down", "enter", *"abc")
        await until(pilot, lambda: len(asker.replies) == 2 and asker.screen is home)
        await pilot.pause()

        assert asker.replies == [1 if keys[0] == "enter" else None, 2]
        assert home.filter == ""
        assert asker.return_code is None


async def test_a_note_saved_twice_in_a_burst_is_saved_once(asker: Asker) -> None:
    note = TextDialog(TextQuestion("A note?"))
    async with asker.run_test() as pilot:
        await at_home(pilot, asker)
        asker.ask(note, QuestionDialog(ANSWERS))
        await asked(pilot, asker, 0)
        asker.burst(*"hi", "enter", *"ho", "enter", "enter")
        await asked(pilot, asker, 1)

        assert asker.replies == [TextReply("hi")]


NOTE = TextQuestion("A note?", others=(Answer("Never", "never"), Answer("Later", "later")))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_besides_a_text_another_answer_can_be_chosen(
    asker: Asker, size: tuple[int, int]
) -> None:
    dialog = TextDialog(NOTE)
    async with asker.run_test(size=size) as pilot:
        await at_home(pilot, asker)
        asker.ask(dialog)
        await asked(pilot, asker, 0)
        await pilot.press(*"hi", "down", "down", "up", "up", *" x", "down", "down")
        await pilot.pause()
        assert visible(asker, "answers")
        await pilot.press("enter")
        await until(pilot, lambda: asker.replies)

        assert asker.replies == [TextReply("hi x", "later")]


@pytest.mark.parametrize("way", ["typed", "pasted"])
async def test_a_text_keeps_what_joins_letters_and_loses_what_turns_them_round(
    asker: Asker, way: str
) -> None:
    note = "\u0645\u06cc\u200c\u0631\u0648\u0645 \U0001f938\u200d\u2640"
    dialog = TextDialog(TextQuestion("A note?"))
    async with asker.run_test() as pilot:
        await at_home(pilot, asker)
        asker.ask(dialog)
        await asked(pilot, asker, 0)
        text = f"\u202e{note}\u2066"
        keys = [Paste(text)] if way == "pasted" else [Key(one, one) for one in text]
        for key in keys:
            key.set_sender(asker)
            asker.post_message(key)
        await until(pilot, lambda: asker.key_queue.is_settled)
        await pilot.press("enter")
        await until(pilot, lambda: asker.replies)

        assert asker.replies == [TextReply(note)]


async def test_a_message_is_put_away_once(asker: Asker) -> None:
    message = MessageDialog(Message("Read", (("", "this"),)))
    async with asker.run_test() as pilot:
        await at_home(pilot, asker)
        asker.ask(message, QuestionDialog(ANSWERS))
        await asked(pilot, asker, 0)
        asker.burst("enter", "space", "escape")
        await asked(pilot, asker, 1)

        assert asker.replies == [None]


async def test_a_click_takes_an_answer(asker: Asker) -> None:
    async with asker.run_test() as pilot:
        await at_home(pilot, asker)
        asker.ask(QuestionDialog(ANSWERS))
        await asked(pilot, asker, 0)
        await pilot.click("#answers", offset=(2, 1))
        await until(pilot, lambda: asker.replies)

        assert asker.replies == [2]


async def test_no_letter_and_no_digit_is_an_answer(asker: Asker) -> None:
    keys = [*"abcdefghijklmnopqrstuvwxyz0123456789-", "down", "enter"]

    assert await replies(asker, (QuestionDialog(ANSWERS), keys)) == [2]


async def test_pain_is_chosen_by_digits_or_arrows_and_taken_by_enter(asker: Asker) -> None:
    cases: list[tuple[str | list[str], int]] = [
        ("0", 0),
        ("7", 7),
        ("10", 10),
        ("12", 2),
        ("100", 0),
        ("30", 0),
        ("11", 1),
        ("110", 10),
        (["right"], 0),
        (["right", "right", "left"], 0),
        (["left"], 0),
        (["9", "right", "right"], 10),
        (["right", "right", "0"], 0),
        (["7", "down", "up"], 7),
    ]

    found = await replies(asker, *((PainDialog(PAIN), (*keys, "enter")) for keys, _ in cases))

    assert found == [PainReply(pain) for _, pain in cases]


async def test_without_a_number_pain_is_not_answered(asker: Asker) -> None:
    keys = [["enter"], ["escape"], ["7", "escape"], ["7", "backspace", "enter"]]

    assert await replies(asker, *((PainDialog(PAIN), one) for one in keys)) == [None] * 4


async def test_what_else_can_be_said_of_pain_is_below_the_row(asker: Asker) -> None:
    keys = [["down", "enter"], ["4", "down", "enter"]]

    found = await replies(asker, *((PainDialog(PAIN), one) for one in keys))

    assert found == [PainReply(None, "sharp"), PainReply(4, "sharp")]


async def test_the_label_of_enter_says_whether_it_skips_or_saves(asker: Asker) -> None:
    async with asker.run_test(size=(100, 30)) as pilot:
        await at_home(pilot, asker)
        asker.ask(PainDialog(PAIN))
        await asked(pilot, asker, 0)
        seen = [keys_shown(asker)["⏎"]]
        for key in ("3", "backspace", "down"):
            await pilot.press(key)
            await until(pilot, lambda: keys_shown(asker).get("⏎") not in {None, seen[-1]})
            seen.append(keys_shown(asker)["⏎"])

        assert seen == ["skip", "save", "skip", "choose"]
        assert keys_shown(asker)["esc"] == "skip it"


@pytest.mark.parametrize(
    ("dialog", "label"),
    [
        (QuestionDialog(ANSWERS), "leave it"),
        (TextDialog(TextQuestion("A note?", without="save without a note")), "save without a note"),
    ],
    ids=["question", "text"],
)
async def test_esc_is_labelled_by_its_effect(asker: Asker, dialog: Asking[Any], label: str) -> None:
    async with asker.run_test(size=(100, 30)) as pilot:
        await at_home(pilot, asker)
        asker.ask(dialog)
        await asked(pilot, asker, 0)

        assert keys_shown(asker)["esc"] == label


async def test_a_click_chooses_a_number(asker: Asker) -> None:
    async with asker.run_test() as pilot:
        await at_home(pilot, asker)
        asker.ask(PainDialog(PAIN))
        await asked(pilot, asker, 0)
        row = asker.screen.query_one(PainRow)
        await pilot.click(PainRow, offset=(7 * 3 + 1, 0))
        seven = row.pain
        await pilot.click(PainRow, offset=(10 * 3 + 2, 0))

        assert (seven, row.pain) == (7, 10)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_long_question_keeps_its_heading_and_answers_in_sight(
    asker: Asker, size: tuple[int, int]
) -> None:
    long = Question("Which?", (LONG,), (Answer("One", 1), Answer("Two", 2)))
    async with asker.run_test(size=size) as pilot:
        await at_home(pilot, asker)
        asker.ask(QuestionDialog(long))
        await asked(pilot, asker, 0)
        await until(pilot, lambda: visible(asker, "heading") and visible(asker, "answers"))
        card = asker.screen.query_one("#card")
        at_first = card.scroll_y
        await pilot.press(*["pageup"] * 9)
        await until(pilot, lambda: card.scroll_y == 0)

        assert at_first > 0 or size[0] > 79
        assert visible(asker, "heading")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_row_of_pain_is_in_sight_at_any_size(asker: Asker, size: tuple[int, int]) -> None:
    async with asker.run_test(size=size) as pilot:
        await at_home(pilot, asker)
        asker.ask(PainDialog(PainQuestion("Any pain?", (LONG,))))
        await asked(pilot, asker, 0)
        row = asker.screen.query_one(PainRow)
        await until(pilot, lambda: asker.screen.region.contains_region(row.region))
        assert visible(asker, "heading")


async def test_up_on_the_first_answer_shows_what_is_above(asker: Asker) -> None:
    long = Question("Which?", (LONG,), (Answer("One", 1), Answer("Two", 2)))
    async with asker.run_test(size=(40, 12)) as pilot:
        await at_home(pilot, asker)
        asker.ask(QuestionDialog(long))
        await asked(pilot, asker, 0)
        card, answers = asker.screen.query_one("#card"), asker.screen.query_one(OptionList)
        await until(pilot, lambda: card.scroll_y > 0)
        await pilot.press(*["up"] * 40)
        await until(pilot, lambda: card.scroll_y == 0)

        assert answers.highlighted == 0
        assert not isinstance(asker.screen, HomeScreen)


@pytest.mark.parametrize(("size", "more"), [((40, 12), {"↓": "more"}), ((120, 40), {})], ids=str)
async def test_a_message_says_when_there_is_more_than_fits(
    asker: Asker, size: tuple[int, int], more: dict[str, str]
) -> None:
    async with asker.run_test(size=size) as pilot:
        await at_home(pilot, asker)
        asker.ask(MessageDialog(Message("Read", (("", LONG), ("", LONG)), "I've read this")))
        await asked(pilot, asker, 0)

        await until(
            pilot,
            lambda: keys_shown(asker) == {"⏎": "I've read this", "!": "get help", **more},
        )


@pytest.mark.parametrize("size", [(1, 1), (3, 60), (8, 4)], ids=str)
async def test_no_window_is_too_small_for_a_question(asker: Asker, size: tuple[int, int]) -> None:
    async with asker.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(asker.screen, HomeScreen))
        asker.ask(QuestionDialog(ANSWERS), PainDialog(PAIN))
        await asked(pilot, asker, 0)
        await pilot.press("down", "enter")
        await asked(pilot, asker, 1)
        await pilot.press("7", "enter")
        await until(pilot, lambda: len(asker.replies) == 2)

        assert asker.replies == [2, PainReply(7)]
