"""The pictures of one exercise, of any size, for either foot."""

import re
from collections.abc import Callable, Iterator
from enum import Enum
from functools import lru_cache
from itertools import chain

from footcoach.figure import body_rig, floor_props, foot_rig, hand_props, toes_rig
from footcoach.figure.canvas import Canvas, Line, Role
from footcoach.figure.geometry import Path, Point, area, distance, heading
from footcoach.figure.motion import Moment, Motion, Shot
from footcoach.figure.strokes import Box, Camera, Drawn, Ink, Joints, Marks, bounds, paint
from footcoach.routine.enums import Side
from footcoach.routine.model import Exercise
from footcoach.routine.pose import PROPS, Figure, Rig

SMALLEST = (20, 8)
"""Columns and rows below which a figure cannot be made out."""


class Layer(Enum):
    """Where a prop stands."""

    BEHIND = 0
    HELD = 1
    """Before the body, behind the near arm."""
    BEFORE = 2


_PROPS: dict[str, tuple[Layer, Callable[[Marks, Joints], Iterator[Ink]]]] = {
    "floor": (Layer.BEFORE, floor_props.floor),
    "ball": (Layer.BEHIND, floor_props.ball),
    "book": (Layer.BEHIND, floor_props.book),
    "hand": (Layer.BEFORE, hand_props.hand),
    "pencil": (Layer.BEHIND, hand_props.pencil),
    "scales": (Layer.BEHIND, floor_props.scales),
    "skirting": (Layer.BEHIND, floor_props.skirting),
    "fingers": (Layer.BEFORE, hand_props.fingers),
    "band": (Layer.HELD, hand_props.band),
    "chair": (Layer.BEHIND, floor_props.chair),
    "circle": (Layer.BEFORE, hand_props.circle),
    "ground": (Layer.BEFORE, floor_props.ground),
    "lane": (Layer.BEFORE, floor_props.lane),
    "post": (Layer.HELD, hand_props.post),
    "sand": (Layer.BEFORE, floor_props.sand),
    "towel": (Layer.HELD, hand_props.towel),
    "wall": (Layer.BEHIND, floor_props.wall),
}
_NATIVE = {Rig.FOOT: Side.LEFT, Rig.TOES: Side.RIGHT, Rig.BODY: Side.RIGHT}
"""The side that a rig draws; the other one is its mirror image."""
_MARGIN = {Rig.FOOT: 1.0, Rig.TOES: 1.0, Rig.BODY: 2.6}
"""Centimetres round everything: half a line, and the floor."""
_RING = 16


_MUST = frozenset((Role.PROP, Role.SIGN))
"""Of props, everything must be seen that does not say otherwise."""


_ARROWS = "→↗↑↖←↙↓↘"
_TO_AND_FRO = "⇄"
_SLIGHT = 1.0
"""Centimetres that need no arrow."""


def mirrored(rig: Rig, side: Side | None) -> bool:
    """Tell whether ``side`` is shown as the mirror image of what a rig draws."""
    return side not in {None, _NATIVE[rig]}


class FigureRenderer:
    """Draws one exercise. The camera stands still, so only what moves changes."""

    def __init__(self, figure: Figure, exercise: Exercise) -> None:
        self.motion = Motion(figure, exercise)
        self._figure = figure
        self._rings = {move: self._ring(move) for move in self.motion.moves}
        self._boxes = self._fitted()
        self._signs: dict[tuple[str | None, str | None, Side | None], str] = {}
        """What was worked out: it is asked for at every look, and costs two pictures."""

    def draw(self, shot: Shot, columns: int, rows: int) -> tuple[Line, ...]:
        """Return the rows of a picture that fills ``columns`` by ``rows`` cells."""
        canvas = Canvas(columns, rows)
        camera = Camera.showing(self._boxes[shot.rig], columns, rows)
        paint(canvas, camera, self.inks(shot))
        if mirrored(shot.rig, shot.side):
            canvas.mirror()
        return canvas.lines()

    def sign(self, moment: Moment) -> str:
        """Return an arrow for the direction of the movement; empty where nothing moves."""
        key = moment.move, moment.before, moment.side
        if key not in self._signs:
            self._signs[key] = self._sign(moment)
        return self._signs[key]

    def _sign(self, moment: Moment) -> str:
        move = moment.move
        if self.motion.circling(move):
            return _turning(self._rings[move or ""])
        if self.motion.striding(move):
            return _ARROWS[4 if mirrored(self._figure.rig, moment.side) else 0]
        if self.motion.cyclic(move):
            return _TO_AND_FRO
        start, end = self.motion.end(moment.before), self.motion.end(move)
        if start.rig is not end.rig:
            return ""
        marks = (self._rig(shot).marks for shot in (start, end))
        return _arrow(*marks, mirrored=mirrored(self._figure.rig, moment.side))

    def box(self, rig: Rig) -> Box:
        """Return the part of the plane that is always in the picture."""
        return self._boxes[rig]

    def inks(self, shot: Shot) -> tuple[Ink, ...]:
        """Return all there is to draw, from the back to the front."""
        drawn = self._rig(shot)
        ring = self._rings.get(shot.move or "", ())[:: -1 if shot.side is Side.LEFT else 1]
        marks = {**drawn.marks, **{f"way-{at}": point for at, point in enumerate(ring)}}
        joints = {**dict(shot.joints), "way": shot.way}
        props: dict[Layer, list[Ink]] = {layer: [] for layer in Layer}
        for name in self._figure.props:
            layer, prop = _PROPS[name]
            if PROPS[name] is shot.rig:
                props[layer] += prop(marks, joints)
        return (
            *props[Layer.BEHIND],
            *drawn.back,
            *props[Layer.HELD],
            *drawn.front,
            *props[Layer.BEFORE],
        )

    def _rig(self, shot: Shot) -> Drawn:
        joints = dict(shot.joints)
        match shot.rig:
            case Rig.FOOT:
                return foot_rig.draw(joints, shot.works)
            case Rig.TOES:
                return toes_rig.draw(joints, shot.works, both=shot.side is None)
            case Rig.BODY:
                plant, view = self._figure.plant, self._figure.view
                return body_rig.draw(joints, shot.works, plant=plant, view=view)

    def _ring(self, move: str) -> Path:
        """Return the way of the toes in a cycle that is shown as a circle."""
        if not self.motion.circling(move):
            return ()
        shots = self.motion.round(move, _RING)
        return tuple(self._rig(shot).marks["toes"] for shot in shots)

    def _fitted(self) -> dict[Rig, Box]:
        """Return for each rig the least box that holds all of its pictures."""
        points: dict[Rig, list[Point]] = {}
        for shot in self.motion.key_shots():
            drawn = self._rig(shot)
            props = [ink for ink in self.inks(shot) if ink.role in _MUST]
            needed = chain.from_iterable(ink.points for ink in props if not ink.loose)
            points.setdefault(shot.rig, []).extend((*drawn.extent, *needed))
        return {rig: bounds(found).grown(_MARGIN[rig]) for rig, found in points.items()}


def _turning(ring: Path) -> str:
    return "↺" if area(ring) > 0 else "↻"


def _arrow(start: Marks, end: Marks, *, mirrored: bool) -> str:
    """Return the direction in which the mark goes that goes farthest."""
    name = max(start, key=lambda mark: distance(start[mark], end[mark]))
    if distance(start[name], end[name]) < _SLIGHT:
        return ""
    angle = heading(start[name], end[name])
    return _ARROWS[round((180 - angle if mirrored else angle) / 45) % len(_ARROWS)]


_FIRST_CLAUSE = re.compile(r".+?(?=[;.:](?:\s|$)|$)")
_AT_REST = "Let go"


def caption(exercise: Exercise, film: FigureRenderer | None, moment: Moment) -> str:
    """Return what the person does at this moment, with an arrow while something moves.

    ``film`` None leaves the arrow out: there is no figure, or none that can be shown.
    """
    move = next((move for move in exercise.left.moves if move.id == moment.move), None)
    words = _clause(move.do) if move else _AT_REST
    if film is None or film.motion.arrived(moment):
        return words
    return f"{film.sign(moment)} {words}".strip()


@lru_cache(256)
def _clause(text: str) -> str:
    first = _FIRST_CLAUSE.match(text)
    return first[0] if first else text
