"""Figures and poses are checked like every other key."""

import pytest

from footcoach.routine.catalogue_entry import CatalogueEntry, parse_entry
from footcoach.routine.errors import RoutineError
from footcoach.routine.pose import JOINTS, PARTS, PROPS, Figure, Plant, Pose, Rig, View, complete

ENTRY = """name: Heel raise
position: standing
moves:
  - {{id: rise, do: Rise, time: 3s{pose}}}
figure: {figure}
"""
FOOT = "{rig: foot}"


def entry(figure: str = FOOT, pose: str = "") -> CatalogueEntry:
    written = f", pose: {pose}" if pose else ""
    return parse_entry(
        ENTRY.format(figure=figure, pose=written), "heel-raise", "heel-raise.yaml", tuple
    )


def pose(written: str, figure: str = FOOT) -> Pose | None:
    return entry(figure, written).parts[0].pose


def mistakes(figure: str = FOOT, written: str = "") -> list[str]:
    with pytest.raises(RoutineError) as caught:
        entry(figure, written)
    return [f"{problem.wrong}; {problem.right}" for problem in caught.value.problems]


def test_a_figure_has_what_its_moves_have_in_common() -> None:
    figure = "{rig: body, props: [wall], works: [shin], view: legs, plant: toes, rest: {knee: 5}}"

    assert entry(figure).figure == Figure(
        rig=Rig.BODY,
        props=("wall",),
        works=("shin",),
        view=View.LEGS,
        plant=Plant.TOES,
        rest=(("knee", 5.0),),
    )


def test_an_exercise_need_not_be_drawn() -> None:
    plain = parse_entry(
        "name: Hop\nposition: standing\nmoves: [{id: hop, do: Hop, time: 3s}]",
        "hop",
        "hop.yaml",
        tuple,
    )

    assert plain.figure is None
    assert plain.parts[0].pose is None


def test_a_figure_for_sitting_needs_the_rig_of_the_usual_one() -> None:
    text = (
        "name: Hop\nposition: standing\nmoves: [{id: hop, do: Hop, time: 3s}]\n"
        "figure: {rig: body}\nsitting_figure: {rig: foot}"
    )

    with pytest.raises(RoutineError) as caught:
        parse_entry(text, "hop", "hop.yaml", tuple)

    (problem,) = caught.value.problems
    assert problem.wrong == "the moves have poses of another rig"
    assert problem.right == "give both figures rig: body"


def test_a_pose_is_the_values_of_its_joints() -> None:
    assert pose("{tilt: -12.5, slow: true}") == Pose(frames=((("tilt", -12.5),),), slow=True)


def test_the_poses_of_a_cycle_share_what_is_said_beside_it() -> None:
    found = pose("{every: 2s, shin: 5, cycle: [{tilt: 0}, {tilt: 20}]}")

    assert found == Pose(
        frames=((("shin", 5.0), ("tilt", 0.0)), (("shin", 5.0), ("tilt", 20.0))), every=2
    )


@pytest.mark.parametrize(
    ("figure", "written", "said"),
    [
        (FOOT, "{tlit: 20}", 'unknown key "tlit"; did you mean tilt?'),
        (FOOT, "{tilt: high}", '"high" is not a number; write 10, -10 or 0.5'),
        (FOOT, "{tilt: 1000}", '"1000" is out of range; write -40 to 60'),
        (FOOT, "{tilt: 1e1}", '"1e1" is not a number; write 10, -10 or 0.5'),
        (FOOT, "{knee: 20}", "the foot rig has no knee; it has tilt, shin"),
        (FOOT, "[1, 2]", "pose takes keys and values; write pose: {…}"),
        (FOOT, "{cycle: [{tilt: 1}, {tilt: 2}]}", "a cycle needs its time; write every: 2s"),
        (FOOT, "{every: 2s, tilt: 1}", "there's no cycle to go round; write cycle: too"),
        (
            FOOT,
            "{every: 1s, cycle: [{tilt: 1}, {tilt: 2}, {tilt: 1}, {tilt: 2}]}",
            "4 poses in 1s are too fast; write every: 2s, or fewer poses",
        ),
        (
            FOOT,
            "{every: 2s, cycle: [{tilt: 1}]}",
            "cycle has 1 entries; write 2 or more, or delete the key",
        ),
        (FOOT, "{every: 2s, cycle: [up, down]}", "a pose is joints with their values"),
        (
            FOOT,
            "{every: 2s, cycle: [{tilt: 1}, {every: 2s}]}",
            'unknown key "every"; it goes in a pose',
        ),
        (FOOT, "{works: [knee]}", 'works can\'t be "knee"; '),
        (FOOT, "{works: [thigh]}", 'the foot rig has no "thigh"; it has arch, calf, ball, toes'),
        ("{rig: hand}", "", 'rig can\'t be "hand"; '),
        ("{props: [floor]}", "", "rig is missing; write rig: foot"),
        ("{rig: foot, props: [florr]}", "", 'props can\'t be "florr"; did you mean floor?'),
        ("{rig: foot, props: [[floor]]}", "", "props takes a list of words; write a word here"),
        ("{rig: foot, props: [wall]}", "", "wall belongs to the body rig; leave it out"),
        ("{rig: foot, rest: {hip: 20}}", "", "the foot rig has no hip; it has tilt, shin"),
        ("a foot", "", "figure takes keys and values; write figure: {rig: foot}"),
    ],
)
def test_a_mistake_in_a_figure_has_a_remedy(figure: str, written: str, said: str) -> None:
    assert mistakes(figure, written)[0].startswith(said)


def test_a_pose_needs_a_figure_to_take_it() -> None:
    text = "name: Hop\nposition: standing\nmoves: [{id: hop, do: Hop, time: 3s, pose: {tilt: 3}}]"

    with pytest.raises(RoutineError, match="there's no figure to take a pose"):
        parse_entry(text, "hop", "hop.yaml", tuple)


def test_a_pose_can_change_to_the_toes() -> None:
    figure = "{rig: foot, props: [hand, fingers]}"

    found = pose("{rig: toes, spread: 1}", figure)

    assert found is not None
    assert found.rig is Rig.TOES


def test_the_far_side_does_as_the_near_one_where_nothing_else_is_said() -> None:
    rest, leg = (("knee", 20.0),), (("far-hip", 30.0), ("hip", 5.0))

    joints = complete(Rig.BODY, rest, leg)

    assert (joints["far-knee"], joints["far-hip"], joints["hip"]) == (20, 30, 5)
    assert joints["trunk"] == 0


def test_every_joint_part_and_prop_belongs_to_a_rig() -> None:
    assert all(joint.rigs and joint.low < joint.high for joint in JOINTS)
    assert len({joint.name for joint in JOINTS}) == len(JOINTS)
    assert all(rigs for rigs in PARTS.values())
    assert set(PROPS.values()) == set(Rig)
