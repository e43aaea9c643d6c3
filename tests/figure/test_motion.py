"""How a figure gets from pose to pose."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from footcoach.figure.motion import ARRIVAL, FRAMES_A_SECOND, Moment, Motion, ease_in_out
from footcoach.routine.pose import MOST_POSES_A_SECOND, Figure, Pose, Rig
from tests.figure.shown import IDS, exercise, film, looks
from tests.world import dose, move
from tests.world import exercise as make

Look = tuple[str, Moment]
FIGURE = Figure(rig=Rig.FOOT, works=("calf",), rest=(("shin", 4.0),))


def motion(**poses: Pose | None) -> Motion:
    """Return the motion of an exercise with these moves."""
    moves = tuple(move(name, pose=pose) for name, pose in poses.items())
    return Motion(FIGURE, make(same=dose(1, *moves), figure=FIGURE))


def tilted(angle: float, *, slow: bool = False) -> Pose:
    return Pose(frames=((("tilt", angle),),), slow=slow)


def tilt(of: Motion, moment: Moment) -> float:
    return dict(of.shot_at(moment).joints)["tilt"]


def test_a_pose_is_reached_within_a_second_and_then_held() -> None:
    raised = motion(hold=tilted(40))

    tilts = [tilt(raised, Moment(move="hold", elapsed=at, seconds=10)) for at in (0, 0.5, 1, 5, 10)]

    assert tilts == [0, 20, 40, 40, 40]


def test_a_slow_pose_takes_the_whole_time_of_its_move() -> None:
    raised = motion(rise=tilted(40, slow=True))

    tilts = [tilt(raised, Moment(move="rise", elapsed=at, seconds=4)) for at in (0, 2, 4)]

    assert tilts == [0, 20, 40]


def test_a_short_move_leaves_half_of_its_time_to_hold() -> None:
    raised = motion(hold=tilted(40))

    assert tilt(raised, Moment(move="hold", elapsed=0.5, seconds=1)) == 40


def test_a_move_begins_where_the_one_before_it_ended() -> None:
    stairs = motion(rise=tilted(20), more=tilted(40))

    assert tilt(stairs, Moment(move="more", before="rise", elapsed=0, seconds=3)) == 20
    assert tilt(stairs, Moment(move="more", elapsed=0, seconds=3)) == 0
    assert tilt(stairs, Moment(before="more", elapsed=0, seconds=3)) == 40
    assert tilt(stairs, Moment(before="more", elapsed=2, seconds=3)) == 0


def test_a_move_without_a_pose_goes_back_to_rest() -> None:
    dropped = motion(hold=tilted(40), drop=None)

    assert dropped.end_shot("drop").joints == dropped.rest.joints
    assert dropped.moves == ("hold",)


def test_a_joint_that_a_pose_leaves_out_stays_as_it_is_at_rest() -> None:
    assert dict(motion(hold=tilted(40)).end_shot("hold").joints)["shin"] == 4


@given(look=looks(), later=st.floats(0, 60))
def test_in_a_hold_every_picture_is_the_same(look: Look, later: float) -> None:
    ident, moment = look
    moves = film(ident).motion
    seconds = moment.seconds or ARRIVAL
    assume(moment.move and not moves.is_cyclic(moment.move))
    long_held = Moment(
        move=moment.move, before=moment.before, elapsed=seconds + later, seconds=seconds
    )

    assert moves.has_arrived(long_held)
    assert moves.shot_at(long_held) == moves.end_shot(moment.move)


@pytest.mark.parametrize("ident", ["heel-raise", "pencil-lift", "towel-raise"])
def test_a_hold_after_a_rise_is_still_from_the_start(ident: str) -> None:
    moves = film(ident).motion
    first = moves.moves[0]
    begun = [Moment(move="hold", before=first, elapsed=at, seconds=5) for at in (0, 0.2, 0.7, 4)]

    assert len({moves.shot_at(moment) for moment in begun}) == 1
    assert all(map(moves.has_arrived, begun))


@given(look=looks())
def test_there_are_at_most_eight_pictures_a_second(look: Look) -> None:
    ident, moment = look
    start = moment.elapsed or 0
    shots = {
        film(ident).motion.shot_at(
            Moment(
                move=moment.move,
                before=moment.before,
                elapsed=start + tick / 50,
                seconds=moment.seconds,
            )
        )
        for tick in range(50)
    }

    assert len(shots) <= FRAMES_A_SECOND + 1


@given(st.floats(0, 1), st.floats(0, 1))
def test_easing_never_goes_backwards_or_past_the_end(one: float, other: float) -> None:
    low, high = sorted((one, other))

    assert 0 <= ease_in_out(low) <= ease_in_out(high) + 1e-12 <= 1 + 1e-12
    assert (ease_in_out(0), ease_in_out(1)) == (0, 1)


@pytest.mark.parametrize("ident", IDS)
def test_no_cycle_changes_direction_more_than_three_times_a_second(ident: str) -> None:
    poses = [one.pose for one in exercise(ident).left.moves if one.pose]

    assert all(len(pose.frames) <= MOST_POSES_A_SECOND * pose.every for pose in poses if pose.every)


def cycles() -> list[tuple[str, str]]:
    return [(i, m) for i in IDS for m in film(i).motion.moves if film(i).motion.is_cyclic(m)]


@pytest.mark.parametrize(("ident", "name"), cycles())
def test_a_cycle_closes_without_a_jump(ident: str, name: str) -> None:
    moves = film(ident).motion
    every = next(
        one.pose.every for one in exercise(ident).left.moves if one.id == name and one.pose
    )
    beginnings = [
        moves.shot_at(Moment(move=name, elapsed=10 + n * every, seconds=60)) for n in range(3)
    ]

    assert len(set(beginnings)) == 1
    assert moves.end_shot(name).joints == moves.cycle_shots(name, 4)[0].joints


@given(st.floats(0, 100))
def test_a_preview_goes_through_every_move_and_back_to_rest(elapsed: float) -> None:
    moves = film("heel-raise").motion

    moment = moves.preview(elapsed)

    assert moment.move in {None, *moves.moves}
    assert 0 <= (moment.elapsed or 0) < (moment.seconds or 0)


def test_a_preview_shows_the_moves_in_their_order() -> None:
    moves = film("heel-raise").motion
    seen = [moves.preview(second).move for second in (0.5, 2.5, 4.5, 6.5, 8.5)]

    assert seen == ["rise", "hold", "lower", None, "rise"]


def test_an_exercise_without_poses_stays_at_rest() -> None:
    still = Motion(FIGURE, make(figure=FIGURE))

    assert still.shot_at(Moment(move="hold", elapsed=1, seconds=3)) == still.rest
    assert still.preview(1).move is None
