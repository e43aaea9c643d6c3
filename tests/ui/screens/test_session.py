"""The session screen shows where the session is and does what its keys say."""

import random

import pytest
from textual.widgets._toast import Toast

from footcoach.routine.enums import Sides
from footcoach.session.actions import Action
from footcoach.session.cues import CueGroup
from footcoach.session.key_table import SESSION_KEYS, key_rows
from footcoach.session.player import Ending
from footcoach.ui.appearance import Appearance
from footcoach.ui.screens.dialogs import CardDialog
from footcoach.ui.screens.keys_card import KeysCard
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.screens.summary import SummaryScreen
from tests.ui.logged import shows, until
from tests.ui.stage import SIZES, Stage, lines_of, text_of, visible
from tests.world import dose, exercise, move, timeline

HOLD = exercise(
    "heel-raise", dose(3, move("hold", 30, say="Stay high")), sides=Sides.EACH, setup="By a wall."
)


async def test_it_shows_number_word_side_and_rep_of_a_hold() -> None:
    stage = Stage(timeline(HOLD, exercise("toe-press")))
    async with stage.app.run_test(size=(80, 24)):
        stage.pass_time(10 + 12)

        assert stage.number == "18"
        assert stage.word == "■ Stay high"
        assert stage.side == "◀ LEFT FOOT"
        assert stage.text("reps") == "rep 1 of 3  ◐○○"
        assert stage.text("place") == "1 of 2"
        assert stage.text("then") == "then  Release  3 s"
        assert stage.text("next") == "next  Toe press, standing"


async def test_space_in_a_hold_stops_the_number_and_counts_in_before_it_goes_on() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(10 + 12)
        await pilot.press("space")
        stage.pass_time(600, every=60)
        shown = stage.number
        word = stage.word
        await pilot.press("space")
        counted = stage.number
        stage.pass_time(3.25)

        assert (shown, word) == ("18", "⏸ Paused")
        assert counted == "3"
        assert stage.number == "18"
        assert stage.word == "■ Stay high"


@pytest.mark.parametrize(
    ("key", "word", "place"),
    [
        ("right", "▽ Release", "1 of 2"),
        ("left", "Heel raise", "1 of 2"),
        ("n", "Toe press", "2 of 2"),
        ("p", "Heel raise", "1 of 2"),
        ("r", "Heel raise", "1 of 2"),
    ],
)
async def test_each_key_goes_where_it_says(key: str, word: str, place: str) -> None:
    stage = Stage(timeline(HOLD, exercise("toe-press")))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(11)
        assert stage.word == "■ Stay high"
        await pilot.press(key)

        assert stage.word == word
        assert stage.text("place") == place


@pytest.mark.parametrize(
    ("key", "changed"),
    [
        ("s", {"side": "RIGHT FOOT ▶"}),
        ("plus", {"number": "34"}),
        ("equals_sign", {"number": "34"}),
        ("minus", {"number": "24"}),
        ("m", {"place": "sound off  1 of 2", "told": ["Sound off."]}),
        (
            "v",
            {
                "told": [
                    "Voice on: everything. This sound output can't speak, so you'll hear tones."
                ]
            },
        ),
    ],
)
async def test_each_other_key_changes_what_it_says_and_nothing_else(
    key: str, changed: dict[str, object]
) -> None:
    stage = Stage(timeline(HOLD, exercise("toe-press")))
    async with stage.app.run_test(size=(80, 24), notifications=True) as pilot:
        stage.pass_time(11)
        before = seen(stage)
        await pilot.press(key)
        after = seen(stage)

    assert {name: after[name] for name in before if before[name] != after[name]} == changed


def seen(stage: Stage) -> dict[str, object]:
    """Return what a person sees of where the session is."""
    return {
        "word": stage.word,
        "side": stage.side,
        "number": stage.number,
        "place": stage.text("place"),
        "reps": stage.text("reps"),
        "told": notices(stage),
    }


async def test_a_click_anywhere_pauses_and_goes_on() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(20)
        await pilot.click("#number")
        paused = stage.word
        await pilot.click("#instruction")

        assert paused == "⏸ Paused"
        assert stage.coach.session.is_running


async def test_five_seconds_more_and_less_are_seen_at_once() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(20)
        await pilot.press("plus")
        longer = stage.number
        await pilot.press("minus", "minus")

        assert longer == "25"
        assert stage.number == "15"


async def test_swap_puts_the_side_on_the_other_edge() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(12)
        left = stage.screen.query_one("#side").styles.text_align
        await pilot.press("s")

        assert stage.side == "RIGHT FOOT ▶"
        assert (left, stage.screen.query_one("#side").styles.text_align) == ("left", "right")


async def test_the_end_leads_to_a_summary_of_what_was_done_and_to_status_0() -> None:
    stage = Stage(timeline(exercise(same=dose(2))))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(10 + 9)
        await shows(pilot, SummaryScreen)
        lines = lines_of(stage.app.screen)
        await pilot.press("enter")

    assert "✓ Toe press  both feet   2 of 2 reps, 6 s          ●●" in lines
    assert stage.app.status == 0


async def test_n_to_the_end_leads_to_a_summary_of_how_much_was_done() -> None:
    stage = Stage(timeline(exercise(same=dose(2)), exercise("heel-raise", same=dose(3))))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(10 + 9 + 1)
        await pilot.press("n")
        await shows(pilot, SummaryScreen)
        heading = text_of(stage.app.screen, "heading")

    assert heading == "2 of 5 reps"


@pytest.mark.parametrize(("key", "ending"), [("q", Ending.LEFT), ("x", Ending.STOPPED)])
async def test_leaving_and_stopping_end_with_status_3(key: str, ending: Ending) -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(15)
        await pilot.press(key)
        await pilot.press("enter")

    assert stage.app.session is not None
    assert stage.app.session.ending is ending
    assert stage.app.session.elapsed(0) == 5
    assert stage.app.status == 3


async def test_time_that_nobody_saw_pauses_and_is_told_once() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(12)
        stage.clock.tick(5)
        stage.screen.tick()
        number, notice = stage.number, stage.text("notice")
        await pilot.press("space")

        assert (number, notice) == ("28", "Paused: the computer was asleep for 5 s.")
        assert stage.text("notice") == ""


@pytest.mark.parametrize("cards", [["i"], ["question_mark"], ["exclamation_mark"], ["i", "!"]])
async def test_x_stops_the_session_from_any_card_on_it(cards: list[str]) -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(11)
        await pilot.press(*cards)
        await shows(pilot, CardDialog)
        label = stage.app.screen.active_bindings["x"].binding.description
        await pilot.press("X")
        await shows(pilot, SummaryScreen)

        assert label == "stop"
        assert stage.app.session is not None
        assert stage.app.session.ending is Ending.STOPPED


async def test_instructions_pause_the_session_and_come_back_to_it() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(12)
        await pilot.press("i")
        await pilot.pause()
        running = stage.coach.session.is_running
        lines = lines_of(stage.app.screen, ".line")
        await pilot.press("escape")

        assert not running
        assert "start  By a wall." in lines
        assert stage.app.screen is stage.screen


async def test_every_key_is_in_the_key_help() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, SessionScreen)
        await pilot.press("question_mark")
        await shows(pilot, KeysCard, "Right now")
        shown = " ".join(lines_of(stage.app.screen, "#list")[0].split())

    for row in key_rows():
        assert f"{row.shown} {row.does}"[:36] in shown
    assert all(heading in shown for heading in SESSION_KEYS)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_number_word_and_side_are_readable_at_every_size(size: tuple[int, int]) -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(size=size) as pilot:
        stage.pass_time(12)
        await pilot.pause()
        app = stage.app
        regions = [app.screen.query_one(f"#{name}").region for name in ("number", "word", "side")]

        assert all(visible(app, name) for name in ("number", "word", "side"))
        assert regions[0].height >= 3
        assert not any(a.overlaps(b) for a in regions for b in regions if a is not b)
        assert app.screen.scroll_offset == (0, 0)
        assert app.screen.max_scroll_y == 0


async def test_resizing_in_mid_hold_keeps_everything_in_place() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        stage.pass_time(12)
        for size in [*SIZES, (10, 3), (1, 1), (80, 24)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            stage.pass_time(0.5)

        assert stage.number == "25"
        assert all(visible(stage.app, name) for name in ("number", "word", "side", "reps"))


async def test_the_terminal_stopping_the_app_pauses_the_session() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(size=(80, 24)):
        stage.pass_time(12)
        stage.app.prepare_to_stop()

        assert not stage.coach.session.is_running


MONKEY_KEYS = 500
"""At all sizes together; `benchmarks/monkey.py` presses many more in all screens."""
BURST = 25
"""Keys between two moments in which the screen has time to draw."""

KEYS = [
    "space", "right", "left", "n", "p", "r", "enter", "plus", "minus", "s", "m", "v", "i",
    "question_mark", "escape", "tab", "up", "f1", "a",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_monkey_in_a_session_finds_no_crash(size: tuple[int, int]) -> None:
    chance = random.Random(sum(size))
    picking = exercise("pick", dose(3, move("pick", None)), sides=Sides.ALTERNATE)
    laid_out = timeline(*[HOLD, picking, exercise("toe-press", dose(5))] * 8)
    stage = Stage(laid_out)
    async with stage.app.run_test(size=size) as pilot:
        for _ in range(MONKEY_KEYS // len(SIZES) // BURST):
            for key in chance.choices(KEYS, k=BURST):
                stage.app.simulate_key(key)
            await pilot.pause()
            stage.pass_time(chance.choice([0.1, 0.5, 3, 20]), every=2)
            if stage.coach.session.index > len(laid_out.steps) - 30:
                for _ in range(8):
                    stage.coach.press(Action.PREVIOUS)

        assert stage.app.is_running
        assert stage.coach.session.ending is None


def notices(stage: Stage) -> list[str]:
    return [one.message for one in stage.app._notifications]


async def test_arrows_change_the_volume_and_say_what_it_is() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(notifications=True) as pilot:
        await pilot.press("down", "down", "up")

        assert stage.speaker.volume == 90
        assert notices(stage)[-1] == "Volume 90 percent."


async def test_figures_turn_groups_of_cues_off_and_on() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(notifications=True) as pilot:
        await pilot.press("1", "4", "4")

        assert stage.coach.groups == set(CueGroup) - {CueGroup.BEATS}
        assert notices(stage) == ["Cues, beats: off.", "Cues, changes: off.", "Cues, changes: on."]


async def test_what_the_sound_comes_from_is_said_once_when_it_changes() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(notifications=True) as pilot:
        stage.speaker.notice = "No [b]sound[/b] device found; using the terminal bell."
        stage.pass_time(3)
        stage.speaker.notice = "Using the terminal bell."
        stage.pass_time(3)
        await pilot.pause()

        assert notices(stage) == [
            "No [b]sound[/b] device found; using the terminal bell.",
            "Using the terminal bell.",
        ]


async def test_the_word_flashes_with_a_change_and_only_for_an_instant() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test():
        flashes = []
        for _ in range(130):
            stage.pass_time(0.1, every=0.1)
            flashes.append(stage.screen.query_one("#word").has_class("-flash"))
        begun = round(stage.clock.now - 1000, 6)

    # Nothing at the counts to 10, when the first hold begins; then nothing until its end.
    assert begun == 13
    lit = [round(index / 10 + 0.1, 1) for index, flash in enumerate(flashes) if flash]
    assert lit == [10.0, 10.1]


@pytest.mark.parametrize("look", [Appearance(flash=False), Appearance(still=True)])
async def test_no_word_flashes_where_that_is_off_or_nothing_moves(look: Appearance) -> None:
    stage = Stage(timeline(HOLD), look)
    async with stage.app.run_test():
        for _ in range(130):
            stage.pass_time(0.1, every=0.1)
            assert not stage.screen.query_one("#word").has_class("-flash")


async def test_nothing_flashes_on_a_paused_screen() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test() as pilot:
        stage.pass_time(10)
        await pilot.press("space")
        stage.pass_time(2)

        assert not stage.screen.query_one("#word").has_class("-flash")


async def test_a_notice_of_a_session_covers_no_card_and_no_advice() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test(size=(40, 12), notifications=True) as pilot:
        stage.pass_time(11)
        stage.screen.notify("No sound device found; using the terminal bell.")
        for key in ("i", "x"):
            await pilot.press(key)
            await until(pilot, lambda: stage.app.screen.query(Toast))

            assert not any(toast.display for toast in stage.app.screen.query(Toast))
