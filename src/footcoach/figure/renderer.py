"""Draws an exercise: pictures of any size, for either foot, with their captions."""

import re
from collections.abc import Callable, Iterator
from enum import Enum
from functools import lru_cache
from itertools import chain

from footcoach.figure import body_rig, floor_props, foot_rig, hand_props, toes_rig
from footcoach.figure.canvas import Canvas, Line, Role
from footcoach.figure.geometry import Path, Point, distance, heading, signed_area
from footcoach.figure.motion import Moment, Motion, Shot
from footcoach.figure.strokes import Box, Camera, Ink, Joints, Marks, RigDrawing, bounds, paint
from footcoach.routine.enums import Side
from footcoach.routine.model import Exercise
from footcoach.routine.pose import PROPS, Figure, Rig

SMALLEST = (20, 8)
"""Columns and rows below which a figure can't be made out."""


class Layer(Enum):
    """Where a prop is drawn."""

    BEHIND = 0
    HELD = 1
    """In front of the body, behind the near arm."""
    BEFORE = 2


_PROPS: dict[str, tuple[Layer, Callable[[Marks, Joints], Iterator[Ink]]]] = {
    "floor": (Layer.BEFORE, floor_props.draw_floor),
    "ball": (Layer.BEHIND, floor_props.draw_ball),
    "book": (Layer.BEHIND, floor_props.draw_book),
    "cloth": (Layer.BEFORE, floor_props.draw_cloth),
    "hand": (Layer.BEFORE, hand_props.draw_hand),
    "marble": (Layer.BEHIND, hand_props.draw_marble),
    "pencil": (Layer.BEHIND, hand_props.draw_pencil),
    "roll": (Layer.BEHIND, floor_props.draw_roll),
    "scales": (Layer.BEHIND, floor_props.draw_scales),
    "skirting": (Layer.BEHIND, floor_props.draw_skirting),
    "stair": (Layer.BEHIND, floor_props.draw_stair),
    "fingers": (Layer.BEFORE, hand_props.draw_fingers),
    "loop": (Layer.BEFORE, hand_props.draw_loop),
    "tie": (Layer.BEFORE, hand_props.draw_tie),
    "band": (Layer.HELD, hand_props.draw_band),
    "chair": (Layer.BEHIND, floor_props.draw_chair),
    "circle": (Layer.BEFORE, hand_props.draw_circle),
    "ground": (Layer.BEFORE, floor_props.draw_ground),
    "lane": (Layer.BEFORE, floor_props.draw_lane),
    "post": (Layer.HELD, hand_props.draw_post),
    "sand": (Layer.BEFORE, floor_props.draw_sand),
    "towel": (Layer.HELD, hand_props.draw_towel),
    "wall": (Layer.BEHIND, floor_props.draw_wall),
}
_NATIVE = {Rig.FOOT: Side.LEFT, Rig.TOES: Side.RIGHT, Rig.BODY: Side.RIGHT}
"""The side a rig draws; the other is its mirror image."""
_MARGIN = {Rig.FOOT: 1.0, Rig.TOES: 1.0, Rig.BODY: 2.6}
"""Centimetres of margin: half a line, and the floor."""
_RING = 16
"""Points on the ring of a circle."""
_MUST = frozenset((Role.PROP, Role.SIGN))
"""Roles of props that must be inside the picture, unless a prop is loose."""
_ARROWS = "→↗↑↖←↙↓↘"
_BACK_AND_FORTH = "⇄"
_SLIGHT = 1.0
"""Movements shorter than this, in centimetres, get no arrow."""


def is_mirrored(rig: Rig, side: Side | None) -> bool:
    """Whether ``side`` is shown as the mirror image of what a rig draws."""
    return side not in {None, _NATIVE[rig]}


class FigureRenderer:
    """Draws one exercise. The camera doesn't move, so only what moves changes."""

    def __init__(self, figure: Figure, exercise: Exercise) -> None:
        self.motion = Motion(figure, exercise)
        self._figure = figure
        self._toe_paths = {move: self._toe_path(move) for move in self.motion.moves}
        self._boxes = self._fit_boxes()
        self._arrows: dict[tuple[str | None, str | None, Side | None], str] = {}
        """Arrows already worked out: every look asks for one, and each costs two pictures."""

    def draw(self, shot: Shot, columns: int, rows: int) -> tuple[Line, ...]:
        """Return the rows of a picture of ``columns`` by ``rows`` cells."""
        canvas = Canvas(columns, rows)
        camera = Camera.fit(self._boxes[shot.rig], columns, rows)
        paint(canvas, camera, self.inks(shot))
        if is_mirrored(shot.rig, shot.side):
            canvas.mirror()
        return canvas.lines()

    def arrow(self, moment: Moment) -> str:
        """Return an arrow for the direction of the movement; "" if nothing moves."""
        key = moment.move, moment.before, moment.side
        if key not in self._arrows:
            self._arrows[key] = self._choose_arrow(moment)
        return self._arrows[key]

    def _choose_arrow(self, moment: Moment) -> str:
        move = moment.move
        if self.motion.is_circling(move):
            return _turning_arrow(self._toe_paths[move or ""])
        if self.motion.is_striding(move):
            return _ARROWS[4 if is_mirrored(self._figure.rig, moment.side) else 0]
        if self.motion.is_cyclic(move):
            return _BACK_AND_FORTH
        start, end = self.motion.end_shot(moment.before), self.motion.end_shot(move)
        if start.rig is not end.rig:
            return ""
        marks = (self._draw_rig(shot).marks for shot in (start, end))
        return _direction_arrow(*marks, flip=is_mirrored(self._figure.rig, moment.side))

    def box(self, rig: Rig) -> Box:
        """Return the part of the plane that's always in the picture."""
        return self._boxes[rig]

    def inks(self, shot: Shot) -> tuple[Ink, ...]:
        """Return everything to draw, from back to front."""
        drawn = self._draw_rig(shot)
        props = self._draw_props(shot, drawn)
        return (
            *props[Layer.BEHIND],
            *drawn.back,
            *props[Layer.HELD],
            *drawn.front,
            *props[Layer.BEFORE],
        )

    def _draw_props(self, shot: Shot, drawn: RigDrawing) -> dict[Layer, list[Ink]]:
        ring = self._toe_paths.get(shot.move or "", ())[:: -1 if shot.side is Side.LEFT else 1]
        marks = {**drawn.marks, **{f"way-{at}": point for at, point in enumerate(ring)}}
        joints = {**dict(shot.joints), "way": shot.way}
        props: dict[Layer, list[Ink]] = {layer: [] for layer in Layer}
        for name in self._figure.props:
            layer, prop = _PROPS[name]
            if PROPS[name] is shot.rig:
                props[layer] += prop(marks, joints)
        return props

    def _draw_rig(self, shot: Shot) -> RigDrawing:
        joints = dict(shot.joints)
        match shot.rig:
            case Rig.FOOT:
                return foot_rig.draw(joints, shot.works)
            case Rig.TOES:
                return toes_rig.draw(joints, shot.works, both=shot.side is None)
            case Rig.BODY:
                plant, view = self._figure.plant, self._figure.view
                return body_rig.draw(joints, shot.works, plant=plant, view=view)

    def _toe_path(self, move: str) -> Path:
        """Return the path of the toes in a cycle shown as a circle; () for other moves."""
        if not self.motion.is_circling(move):
            return ()
        shots = self.motion.cycle_shots(move, _RING)
        return tuple(self._draw_rig(shot).marks["toes"] for shot in shots)

    def _fit_boxes(self) -> dict[Rig, Box]:
        """Return for each rig the smallest box that holds all its pictures."""
        points: dict[Rig, list[Point]] = {}
        # What works, and where, has no influence on how much room a picture needs.
        shots = {(shot.rig, shot.joints, shot.way): shot for shot in self.motion.key_shots()}
        for shot in shots.values():
            drawn = self._draw_rig(shot)
            inks = chain.from_iterable(self._draw_props(shot, drawn).values())
            needed = (ink.points for ink in inks if ink.role in _MUST and not ink.loose)
            points.setdefault(shot.rig, []).extend((*drawn.extent, *chain.from_iterable(needed)))
        return {rig: bounds(found).grow(_MARGIN[rig]) for rig, found in points.items()}


def _turning_arrow(ring: Path) -> str:
    return "↺" if signed_area(ring) > 0 else "↻"


def _direction_arrow(start: Marks, end: Marks, *, flip: bool) -> str:
    """Return the direction of the mark that moves farthest; "" if it hardly moves."""
    name = max(start, key=lambda mark: distance(start[mark], end[mark]))
    if distance(start[name], end[name]) < _SLIGHT:
        return ""
    angle = heading(start[name], end[name])
    return _ARROWS[round((180 - angle if flip else angle) / 45) % len(_ARROWS)]


_FIRST_CLAUSE = re.compile(r".+?(?=[;.:](?:\s|$)|$)")
_AT_REST = "Let go"


def caption(exercise: Exercise, renderer: FigureRenderer | None, moment: Moment) -> str:
    """Return what to do at this moment, with an arrow while something moves.

    Without a ``renderer`` there's no arrow: no figure, or none that can be shown.
    """
    move = next((move for move in exercise.left.moves if move.id == moment.move), None)
    words = _clause(move.do) if move else _AT_REST
    if renderer is None or renderer.motion.has_arrived(moment):
        return words
    return f"{renderer.arrow(moment)} {words}".strip()


@lru_cache(256)
def _clause(text: str) -> str:
    first = _FIRST_CLAUSE.match(text)
    return first[0] if first else text
