"""Figures as a plan holds them, in version 2 of the format (`docs/log-format.md`).

The names of joints, props and parts are those of routine files, and go in and out as they are.
"""

from footcoach.log.json_codec import Fields, Json
from footcoach.log.json_values import (
    list_of,
    omit_if,
    pair_of,
    read_flag,
    read_number,
    read_text,
    without_none,
    write_number,
)
from footcoach.log.json_words import PLANTS, RIGS, VIEWS
from footcoach.routine.pose import Figure, Plant, Pose, Values, View

_TEXTS = list_of(read_text)


def write_pose(pose: Pose) -> Json:
    """Return a pose as `read_pose` reads it."""
    return without_none(
        {
            "frames": [_write_joints(frame) for frame in pose.frames],
            "every": omit_if(0, write_number(pose.every)),
            "slow": pose.slow or None,
            "rig": RIGS.write_or_none(pose.rig),
            "works": omit_if([], list(pose.works)),
        }
    )


def read_pose(data: Json) -> Pose:
    """Read where a move takes the figure."""
    with Fields(data) as fields:
        return Pose(
            frames=fields.required("frames", list_of(_read_joints)),
            every=fields.optional("every", read_number, 0.0),
            slow=fields.optional("slow", read_flag, absent=False),
            rig=fields.perhaps("rig", RIGS.read),
            works=fields.optional("works", _TEXTS, ()),
        )


def _write_joints(values: Values) -> Json:
    return [[joint, write_number(value)] for joint, value in values]


_read_joints = list_of(pair_of(read_text, read_number))


def write_figure(figure: Figure) -> Json:
    """Return a figure as `read_figure` reads it."""
    return without_none(
        {
            "rig": RIGS.write(figure.rig),
            "props": omit_if([], list(figure.props)),
            "works": omit_if([], list(figure.works)),
            "view": omit_if("whole", VIEWS.write(figure.view)),
            "plant": omit_if("hip", PLANTS.write(figure.plant)),
            "rest": omit_if([], _write_joints(figure.rest)),
        }
    )


def read_figure(data: Json) -> Figure:
    """Read what the moves of an exercise have in common."""
    with Fields(data) as fields:
        return Figure(
            rig=fields.required("rig", RIGS.read),
            props=fields.optional("props", _TEXTS, ()),
            works=fields.optional("works", _TEXTS, ()),
            view=fields.optional("view", VIEWS.read, View.WHOLE),
            plant=fields.optional("plant", PLANTS.read, Plant.HIP),
            rest=fields.optional("rest", _read_joints, ()),
        )
