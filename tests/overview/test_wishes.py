"""What a person would like to do leads to the preset that suits it best."""

from pathlib import Path

import pytest

from footcoach.overview.preset_index import Overview
from footcoach.overview.wishes import Way, Wish, explain_miss, order_by_wish
from footcoach.routine.enums import Goal
from footcoach.routine.library import Library

LIBRARY = Library(Path("nowhere"))
PRESETS = tuple(Overview(LIBRARY).summary(name) for name in LIBRARY.names())


def best(wish: Wish) -> str:
    return order_by_wish(wish, PRESETS)[0].name


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        (Wish(), "desk-break"),
        (Wish(minutes=2), "two-minutes"),
        (Wish(Goal.DESK_BREAK, 2), "two-minutes"),
        (Wish(Goal.ARCH, 5, Way.SITTING), "desk-break"),
        (Wish(Goal.HEEL_AND_CALF, 5), "three-exercises"),
    ],
)
def test_a_wish_leads_to_a_preset(wish: Wish, name: str) -> None:
    assert best(wish) == name


def test_how_it_can_be_done_counts_more_than_what_for_and_the_miss_is_said() -> None:
    wish = Wish(Goal.BALANCE, 5, Way.SITTING)
    first = order_by_wish(wish, PRESETS)[0]

    assert first.positions == ("sitting",)
    assert explain_miss(wish, first) == "This one isn't for balance."
    assert (
        explain_miss(wish, Overview(LIBRARY).summary("standing")) == "This one isn't sitting only."
    )
    kit = Wish(way=Way.NO_KIT)
    assert explain_miss(kit, Overview(LIBRARY).summary("strength")) == "It needs equipment."


@pytest.mark.parametrize("goal", [None, *Goal])
@pytest.mark.parametrize("way", Way)
def test_every_goal_has_a_preset_that_can_be_done_in_every_way_if_one_exists(
    goal: Goal | None, way: Way
) -> None:
    first = order_by_wish(Wish(goal, 10, way), PRESETS)[0]

    assert way is not Way.SITTING or first.positions == ("sitting",)
    assert way is not Way.NO_KIT or not first.kit
