"""An exercise can come twice: what defined it the first time holds the second time too."""

from tests.routine.test_item_reader import Mistakes, Read
from tests.world import span

from footcoach.routine.enums import BodyPart, Position, Sides

DEFINED = """
  - exercise: shoulder-turn
    name: Shoulder turn
    also: [Rotator]
    position: prone
    side: arm
    sides: each
    moves: [{id: turn, do: Turn your forearm up, time: 2s}]
    dose: 2 reps
"""


def mine(*items: str) -> str:
    return f"title: Mine\nexercises:{DEFINED}" + "".join(f"  - {item}\n" for item in items)


def test_one_that_is_defined_here_can_be_named_again_with_another_dose(read: Read) -> None:
    text = mine("toe-press", "shoulder-turn: 5 reps", "Shoulder turns: 7 reps", "Rotator")

    first, _, *others = read(text).exercises

    assert [one.id for one in others] == ["shoulder-turn"] * 3
    assert [one.left.reps for one in (first, *others)] == [span(2), span(5), span(7), span(2)]
    assert {one.body_part for one in others} == {BodyPart.ARM}
    assert {one.sides for one in others} == {Sides.EACH}
    assert {one.position for one in others} == {Position.PRONE}
    assert {one.left.moves for one in others} == {first.left.moves}


def test_each_time_has_a_number_of_its_own_in_the_log(read: Read) -> None:
    keys = read(mine("toe-press", "toe-press: 5 reps", "shoulder-turn: 5 reps")).keys

    assert keys == (
        ("shoulder-turn", 0), ("toe-press", 0), ("toe-press", 1), ("shoulder-turn", 1),
    )  # fmt: skip


def test_one_can_be_defined_anew(read: Read) -> None:
    first, second = read(mine(DEFINED.strip().removeprefix("- ").replace("2s", "9s"))).exercises

    assert (first.left.moves[0].time, second.left.moves[0].time) == (span(2), span(9))


def test_other_reps_do_not_keep_the_sets_that_followed_from_the_reps_of_each(read: Read) -> None:
    by_set = DEFINED.replace("dose: 2 reps", "reps: 12, 10, 8")

    first, second = read(mine("shoulder-turn: 8 reps").replace(DEFINED, by_set)).exercises

    assert (first.left.sets, second.left.sets) == (span(3), span(1))
    assert (second.left.reps, second.left.by_set) == (span(8), ())


def test_a_slip_in_its_name_is_asked_about(mistakes: Mistakes) -> None:
    (message,) = mistakes(mine("Sholder turn: 5 reps"))

    assert "did you mean shoulder-turn?" in message
