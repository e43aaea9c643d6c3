"""The figure of an exercise and the poses of its moves, read from its file."""

from footcoach.routine.errors import Problems, quote
from footcoach.routine.fields import Fields
from footcoach.routine.key import Section
from footcoach.routine.pose import (
    JOINTS,
    MOST_POSES_A_SECOND,
    PARTS,
    PROPS,
    Figure,
    Plant,
    Pose,
    Rig,
    Values,
    View,
)
from footcoach.routine.yaml_tree import Mapping, Refused


def read_sitting_figure(fields: Fields, usual: Figure | None, problems: Problems) -> Figure | None:
    """Return how an exercise is drawn where it's done sitting; None if it isn't.

    Its moves have one pose each, so it needs the rig of the ``usual`` figure.
    """
    figure = read_figure(fields, problems, "sitting_figure")
    if figure and (usual is None or usual.rig is not figure.rig):
        rig = usual.rig if usual else figure.rig
        wrong = "the moves have poses of another rig" if usual else "there's no figure beside it"
        fields.add_problem("sitting_figure", wrong, f"give both figures rig: {rig}")
    return figure


def read_figure(fields: Fields, problems: Problems, name: str = "figure") -> Figure | None:
    """Return how an exercise is drawn; None if it isn't, or if what is written can't be."""
    inner = fields.inner(name, Section.FIGURE)
    rig = inner.word("rig") if inner else None
    if inner is None or rig is None:
        return None
    rest = inner.inner("rest", Section.STANCE)
    figure = Figure(
        rig=Rig(rig),
        props=inner.words("props"),
        works=_read_works(inner, Rig(rig), problems),
        view=View(inner.word("view") or View.WHOLE),
        plant=Plant(inner.word("plant") or Plant.HIP),
        rest=_read_joints(rest, Rig(rig)) if rest else (),
    )
    _check_props(inner, figure, problems)
    return figure


def read_pose(fields: Fields, figure: Figure | None, problems: Problems) -> Pose | None:
    """Return where a move takes the figure; None if it leaves it at rest."""
    inner = fields.inner("pose", Section.POSE)
    if inner is None:
        return None
    if figure is None:
        fields.add_problem(
            "pose", "there's no figure to take a pose", "give the exercise figure: {rig: foot}"
        )
        return None
    word = inner.word("rig")
    rig = Rig(word) if word else figure.rig
    every, frames = inner.span("every"), _read_frames(inner, rig, problems)
    _check_pace(inner, len(frames), every.low if every else 0)
    return Pose(
        frames=frames,
        every=every.low if every and len(frames) > 1 else 0,
        slow=inner.flag("slow"),
        rig=Rig(word) if word else None,
        works=_read_works(inner, rig, problems),
    )


def _read_frames(fields: Fields, rig: Rig, problems: Problems) -> tuple[Values, ...]:
    own = _read_joints(fields, rig)
    if "cycle" not in fields:
        return (own,)
    frames: list[Values] = []
    for node in fields.entries("cycle"):
        if isinstance(node, Mapping):
            stance = Fields(node, Section.STANCE, problems)
            frames.append((*own, *_read_joints(stance, rig)))
        elif not isinstance(node, Refused):
            problems.add(node.at, "a pose is joints with their values", "write {knee: 20}")
    return tuple(frames) or (own,)


def _read_joints(fields: Fields, rig: Rig) -> Values:
    """Return the joints that are given and that ``rig`` has."""
    values: list[tuple[str, float]] = []
    for joint in JOINTS:
        value = fields.number(joint.name) if joint.name in fields else None
        if value is None:
            continue
        if rig in joint.rigs:
            values.append((joint.name, value))
        else:
            others = ", ".join(other.name for other in JOINTS if rig in other.rigs)
            fields.add_problem(joint.name, f"the {rig} rig has no {joint.name}", f"it has {others}")
    return tuple(values)


def _read_works(fields: Fields, rig: Rig, problems: Problems) -> tuple[str, ...]:
    parts = fields.words("works")
    for part in parts:
        if rig not in PARTS[part]:
            others = ", ".join(other for other, rigs in PARTS.items() if rig in rigs)
            wrong = f"the {rig} rig has no {quote(part)}"
            problems.add(fields.value_spot("works"), wrong, f"it has {others}")
    return tuple(part for part in parts if rig in PARTS[part])


def _check_props(fields: Fields, figure: Figure, problems: Problems) -> None:
    """Note props that no rig of the figure can show; a pose can change to the toes."""
    for prop in figure.props:
        if PROPS[prop] not in {figure.rig, Rig.TOES}:
            wrong = f"{prop} belongs to the {PROPS[prop]} rig"
            problems.add(fields.value_spot("props"), wrong, "leave it out")


def _check_pace(fields: Fields, frames: int, every: int) -> None:
    """Note a cycle without a time, a time without a cycle, and a cycle so fast that it flickers."""
    if "cycle" in fields and not every:
        fields.add_problem("cycle", "a cycle needs its time", "write every: 2s")
    elif every and "cycle" not in fields:
        fields.add_problem(
            "every", "there's no cycle to go round", "write cycle: too, or delete this"
        )
    elif every and frames > MOST_POSES_A_SECOND * every:
        right = f"write every: {-(-frames // MOST_POSES_A_SECOND)}s, or fewer poses"
        fields.add_problem("every", f"{frames} poses in {every}s are too fast", right)
