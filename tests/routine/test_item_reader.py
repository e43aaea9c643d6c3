from collections.abc import Callable
from pathlib import Path

import pytest

from footcoach.routine.enums import BodyPart, Position, Sides
from footcoach.routine.library import Library
from footcoach.routine.model import Dose, Exercise, Routine, Span
from footcoach.routine.reader import parse_routine

One = Callable[[str], Exercise]
Read = Callable[[str], Routine]
Mistakes = Callable[[str], list[str]]

EVERYWHERE = ("reps", "sides", "moves.hold", "release", "ready", "per_day", "days_per_week")


def span(low: int, high: int | None = None) -> Span:
    return Span(low, low if high is None else high)


def times(dose: Dose) -> dict[str, Span | None]:
    return {move.id: move.time for move in dose.moves}


def item(text: str) -> str:
    lines = "\n    ".join(text.strip("\n").splitlines())
    return f"title: Mine\nexercises:\n  - {lines}\n"


class TestWaysToWriteAnItem:
    @pytest.mark.parametrize(
        "text",
        [
            "toe-press: 10 reps of 3s",
            "{toe-press: '10 reps of 3s'}",
            "exercise: toe-press\ndose: 10 reps of 3s",
            "exercise: toe-press\nreps: 10\nmoves: {hold: 3s}",
            "exercise: toe-press\nreps: '10'\nmoves:\n  hold: '3s'",
            "exercise: toe-press\ndose: 10 reps\nmoves: {hold: 0:03}",
        ],
    )
    def test_the_short_and_the_long_way_mean_the_same(self, one: One, text: str) -> None:
        exercise = one(text)

        assert exercise.left.reps == span(10)
        assert times(exercise.left) == {"hold": span(3)}
        assert exercise.suggested == ("sides", "release", "ready", "per_day", "days_per_week")

    @pytest.mark.parametrize(
        "text", ["toe-press", "toe-press:", "toe-press: ~", "{toe-press}", "exercise: toe-press"]
    )
    def test_an_exercise_without_a_dose_takes_the_catalogue_s(self, one: One, text: str) -> None:
        assert one(text).left.reps == span(10)
        assert one(text).suggested == EVERYWHERE

    def test_an_item_can_change_texts_of_the_catalogue_for_itself(self, one: One) -> None:
        exercise = one(
            "exercise: heel-raise\nname: Seated raise\nposition: sitting\nequipment: []\n"
            "setup: Sit.\nstop: Never mind.\nsay: seated raze"
        )

        assert exercise.name == "Seated raise"
        assert exercise.say == "seated raze"
        assert exercise.position is Position.SITTING
        assert exercise.equipment == ()
        assert exercise.setup == "Sit."
        assert exercise.stop == "Never mind."

    def test_what_an_item_leaves_open_comes_from_the_catalogue(self, one: One) -> None:
        exercise = one("toe-press")

        assert (exercise.setup, exercise.stop, exercise.why) == (
            "Stand.",
            "Stop if it hurts.",
            "Strength.",
        )

    def test_an_exercise_can_be_defined_in_place(self, one: One) -> None:
        exercise = one(
            "exercise: marbles\nname: Marble pick-up\nposition: sitting\n"
            "equipment: [20 marbles, a cup]\n"
            "moves: [{id: pick-one, do: Move one marble to the cup, time: until done}]\n"
            "dose: 20 reps, each foot\nwhy: Skill."
        )

        assert exercise.equipment == ("20 marbles", "a cup")
        assert exercise.left.moves[0].say == "Pick one"
        assert exercise.left.moves[0].time is None
        assert exercise.left.release == span(0)
        assert exercise.main == "pick-one"
        assert exercise.suggested == ("switch", "ready", "per_day", "days_per_week")

    def test_everything_an_item_says_is_in_the_exercise(self, one: One) -> None:
        exercise = one(
            "exercise: toe-press\nsets: 2-3\nsides: alternate\nrelease: 4s\nswitch: 6s\nrest: 20s\n"
            "ready: 1m\nper_day: 2-3\ndays_per_week: 5\nchoice: resistance\noptional: true\n"
            "caution: Hold on.\nnote: A note.\npace: own"
        )

        assert exercise.left.sets == span(2, 3)
        assert exercise.sides is Sides.ALTERNATE
        assert exercise.left.release == span(4)
        assert (exercise.switch, exercise.rest, exercise.ready) == (span(6), span(20), span(60))
        assert (exercise.per_day, exercise.days_per_week) == (span(2, 3), span(5))
        assert exercise.choice == "resistance"
        assert exercise.optional
        assert (exercise.caution, exercise.note) == ("Hold on.", "A note.")
        assert exercise.left.own_pace
        assert exercise.suggested == ("reps",)


class TestLayers:
    def test_the_format_gives_what_no_file_says(self, one: One) -> None:
        exercise = one("tug: pull 5s")

        assert (exercise.left.sets, exercise.left.reps) == (span(1), span(1))
        assert exercise.sides is Sides.BOTH
        assert (exercise.left.release, exercise.switch, exercise.rest) == (
            span(3),
            span(5),
            span(10),
        )
        assert exercise.ready is None
        assert (exercise.per_day, exercise.days_per_week) == (span(1), span(7))

    @pytest.mark.parametrize(
        ("dose", "release"),
        [("pull 9s", 3), ("pull 10s", 5), ("pull 9-30s", 3), ("pull until done", 0)],
    )
    def test_the_release_suits_the_main_move(self, one: One, dose: str, release: int) -> None:
        assert one(f"tug: 2 reps, {dose}").left.release == span(release)

    def test_an_exercise_without_a_main_move_has_the_short_release(self, one: One) -> None:
        assert one("ankle-circles").left.release == span(3)

    def test_the_routine_wins_over_the_catalogue(self, read: Read) -> None:
        routine = read(
            "title: T\nper_day: 3\ndays_per_week: 2-3\nready: 20s\nexercises: [heel-raise]"
        )
        (exercise,) = routine.exercises

        assert exercise.per_day == span(3)
        assert exercise.days_per_week == span(2, 3)
        assert exercise.ready == span(20)
        assert not {"per_day", "days_per_week", "ready"} & set(exercise.suggested)

    def test_the_item_wins_over_the_routine(self, read: Read) -> None:
        routine = read("title: T\nper_day: 3\nexercises:\n  - toe-press: once a day")

        assert routine.exercises[0].per_day == span(1)

    def test_a_dose_said_to_be_daily_is_not_cut_to_the_days_of_the_catalogue(
        self, one: One
    ) -> None:
        exercise = one("heel-raise: 3 sets of 15 reps, twice daily")

        assert (exercise.per_day, exercise.days_per_week) == (span(2), span(7))
        assert not {"per_day", "days_per_week"} & set(exercise.suggested)

    def test_days_given_beside_a_daily_dose_are_the_days_meant(self, one: One) -> None:
        exercise = one("exercise: heel-raise\ndose: 15 reps, twice daily\ndays_per_week: 5")

        assert (exercise.per_day, exercise.days_per_week) == (span(2), span(5))

    def test_the_catalogue_wins_over_the_format(self, one: One) -> None:
        exercise = one("heel-raise")

        assert exercise.left.reps == span(12)
        assert exercise.left.release == span(1)
        assert exercise.days_per_week == span(3)
        assert times(exercise.left) == {"rise": span(2), "hold": span(4), "lower": span(2)}

    def test_a_foot_wins_over_the_item(self, one: One) -> None:
        exercise = one(
            "exercise: heel-raise\ndose: 15 reps, hold 3-5s, each foot\n"
            "right: {dose: 8 reps of 2s, release: 9s}\nleft: {moves: {rise: 7s}}"
        )

        assert (exercise.left.reps, exercise.right.reps) == (span(15), span(8))
        assert (exercise.left.release, exercise.right.release) == (span(1), span(9))
        assert times(exercise.left)["rise"] == span(7)
        assert times(exercise.right)["hold"] == span(2)

    def test_feet_that_differ_work_one_after_the_other(self, one: One) -> None:
        exercise = one("exercise: toe-press\nright: {reps: 8}")

        assert exercise.sides is Sides.EACH
        assert "sides" in exercise.suggested

    def test_feet_can_alternate_with_different_doses(self, one: One) -> None:
        exercise = one("exercise: toe-press\nsides: alternate\nright: {reps: 8}")

        assert exercise.sides is Sides.ALTERNATE

    def test_feet_said_to_work_together_cannot_differ(self, mistakes: Mistakes) -> None:
        text = item("exercise: toe-press\nsides: both\nright: {reps: 8}")

        (message,) = mistakes(text)
        assert message.startswith("mine.yaml:3:5: sides that work together can't have different")

    def test_the_sides_are_of_the_body_part_that_is_named(self, one: One) -> None:
        assert one("ankle-circles").body_part is BodyPart.FOOT
        assert one("ankle-circles: each leg").body_part is BodyPart.LEG
        assert one("exercise: ankle-circles\nside: ankle").body_part is BodyPart.ANKLE
        assert one("exercise: ankle-circles\nside: arm\ndose: each side").body_part is BodyPart.ARM
        assert one("exercise: toe-press\nside: hand").body_part is BodyPart.HAND
        assert one("toe-press").body_part is BodyPart.FOOT

    def test_sides_that_there_are_none_of_are_not_suggested(self, one: One) -> None:
        assert "sides" not in one("exercise: toe-press\nside: none").suggested
        assert "sides" in one("exercise: toe-press\nside: hand").suggested

    def test_one_side_alone_has_one_dose(self, mistakes: Mistakes) -> None:
        (message,) = mistakes(item("exercise: toe-press\nsides: left\nleft: {reps: 8}"))

        assert message.startswith("mine.yaml:3:5: one side alone can't have a dose for each side")

    def test_what_has_no_sides_is_not_done_on_each(self, mistakes: Mistakes) -> None:
        (message,) = mistakes(item("exercise: ankle-circles\nside: none"))

        assert message == (
            "mine.yaml:3:5: an exercise without sides can't be done on each side; "
            "write sides: both, or side: leg"
        )

    def test_load_and_position_are_those_of_the_item(self, one: One) -> None:
        exercise = one("exercise: toe-press\nload: green band\nposition: all fours")

        assert (exercise.load, exercise.position) == ("green band", Position.ALL_FOURS)

    def test_in_another_position_no_figure_and_no_setup_contradicts_it(self) -> None:
        text = (
            "title: Mine\nexercises:\n  - bridge\n  - {exercise: bridge, position: prone}\n"
            "  - bridge: 10 reps, kneeling\n"
            "  - {exercise: bridge, position: prone, setup: Turn over.}\n"
        )
        catalogue = Library(Path("nowhere")).catalogue

        first, *others = parse_routine(text, "mine", catalogue, "mine.yaml").exercises

        assert first.figure
        assert first.setup
        assert [one.figure for one in others] == [None] * 3
        assert [one.setup for one in others] == ["", "", "Turn over."]
        assert [one.position for one in others] == ["prone", "kneeling", "prone"]

    def test_an_exercise_drawn_for_another_position_is_drawn_in_it(self) -> None:
        text = (
            "title: Mine\nexercises:\n  - ankle-circles\n"
            "  - {exercise: ankle-circles, position: sitting}\n"
            "  - {exercise: ball-roll, position: standing}\n"
        )
        catalogue = Library(Path("nowhere")).catalogue

        lying, sitting, standing = parse_routine(text, "mine", catalogue, "mine.yaml").exercises

        assert lying.figure
        assert sitting.figure
        assert ("chair" in lying.figure.props, "chair" in sitting.figure.props) == (False, True)
        # A foot alone looks the same.
        roll = catalogue.find("ball-roll")
        assert roll
        assert standing.figure == roll.figure

    def test_feet_given_the_same_dose_can_work_together(self, one: One) -> None:
        exercise = one("exercise: toe-press\nsides: both\nright: {reps: 8}\nleft: {reps: 8}")

        assert exercise.sides is Sides.BOTH
        assert "reps" not in exercise.suggested

    def test_a_dose_given_for_one_foot_is_suggested_for_the_other(self, one: One) -> None:
        assert "reps" in one("exercise: toe-press\nright: {reps: 8}").suggested


class TestSuggested:
    @pytest.mark.parametrize(
        ("text", "suggested"),
        [
            ("toe-press", EVERYWHERE),
            ("toe-press: 1 rep", ("sides", "moves.hold", "ready", "per_day", "days_per_week")),
            (
                "toe-press: 2 sets of 10 reps",
                ("sides", "moves.hold", "release", "rest", "ready", "per_day", "days_per_week"),
            ),
            (
                "toe-press: release 0s",
                ("reps", "sides", "moves.hold", "ready", "per_day", "days_per_week"),
            ),
            ("toe-press: own pace", ("reps", "sides", "ready", "per_day", "days_per_week")),
            (
                "ankle-circles: clockwise 8s, daily",
                ("sides", "moves.counter-clockwise", "switch", "ready", "per_day"),
            ),
            (
                "heel-raise: hold 3s, both feet, once a day",
                ("reps", "moves.rise", "moves.lower", "release", "ready", "days_per_week"),
            ),
        ],
    )
    def test_only_dose_keys_that_apply_and_are_left_open_are_suggested(
        self, one: One, text: str, suggested: tuple[str, ...]
    ) -> None:
        assert one(text).suggested == suggested
