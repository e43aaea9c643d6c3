"""Which pose the figure of an exercise has at a moment of a session.

Time is given as seconds into the current step, so the figure follows the session and has no
clock of its own.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import floor

from footcoach.routine.enums import Side
from footcoach.routine.model import Exercise
from footcoach.routine.pose import Figure, Rig, Values, complete

FRAMES_A_SECOND = 8
"""The most pictures in a second."""
STEADY_FRAMES_A_SECOND = 4
"""For movements that last: each picture sends a kilobyte or two to the terminal."""
ARRIVAL = 1.0
"""Seconds to reach a pose that is then held; half the move if it's shorter than two."""
_PREVIEW_POSE, _PREVIEW_CYCLE = 2.0, 6.0
"""Seconds a preview gives to a pose, and to a cycle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A place in one repetition."""

    move: str | None = None
    """The id of the current move; None while the figure goes back to rest."""
    before: str | None = None
    """The id of the move before; None if the figure comes from rest."""
    elapsed: float | None = None
    """Seconds since the move began; None shows the pose it leads to, as a still."""
    seconds: float | None = None
    """How long the move lasts; None if it waits for a key."""
    side: Side | None = None
    """The side that works; None is both together."""


AT_REST = Moment()
"""Before the first move, as a still."""


@dataclass(frozen=True, slots=True)
class Shot:
    """Everything a picture depends on: equal shots look the same."""

    rig: Rig
    joints: Values
    works: tuple[str, ...] = ()
    move: str | None = None
    way: float = 0
    """Centimetres the ground has passed in this cycle."""
    side: Side | None = None
    """The side that works; None is both together."""


class Motion:
    """How one exercise moves."""

    def __init__(self, figure: Figure, exercise: Exercise) -> None:
        self.figure = figure
        self._poses = {move.id: move.pose for move in exercise.left.moves if move.pose}
        self.rest = Shot(figure.rig, _values(complete(figure.rig, figure.rest)))
        # Every look asks for the same shots, and so does the next cycle.
        self._shot = lru_cache(256)(self._cycle_shot)

    @property
    def moves(self) -> tuple[str, ...]:
        """The ids of the moves that have a pose, in order."""
        return tuple(self._poses)

    def is_cyclic(self, move: str | None) -> bool:
        """Whether a move repeats several poses."""
        return move in self._poses and len(self._poses[move].frames) > 1

    def is_circling(self, move: str | None) -> bool:
        """Whether the path of a move is drawn as a circle."""
        return "circle" in self.figure.props and self.is_cyclic(move)

    def is_striding(self, move: str | None) -> bool:
        """Whether the ground passes by during a move."""
        return self.is_cyclic(move) and any(name == "stride" for name, _ in self.figure.rest)

    def preview(self, elapsed: float) -> Moment:
        """Return the moment at ``elapsed`` seconds of a preview, which repeats one rep for ever."""
        parts = (*self.moves, None)
        turns = [
            (move, _PREVIEW_CYCLE if self.is_cyclic(move) else _PREVIEW_POSE) for move in parts
        ]
        before, begun = None, elapsed % sum(seconds for _, seconds in turns)
        for move, seconds in turns:
            if begun < seconds:
                return Moment(move=move, before=before, elapsed=begun, seconds=seconds)
            before, begun = move, begun - seconds
        return Moment()

    def shot_at(self, moment: Moment) -> Shot:
        """Return what to show at a moment."""
        target = self._target(moment)
        if moment.elapsed is None:
            return target
        start = self.end_shot(moment.before)
        if start.rig is not target.rig:
            return target
        arrival = self._arrival(moment)
        if moment.elapsed >= arrival:
            return target
        elapsed = _floor_to_frame(moment.elapsed, self._rate(moment.move))
        return _blend(start, target, ease_in_out(elapsed / arrival))

    def frame_rate(self, moment: Moment) -> int:
        """Return how many pictures a second this takes; 0 once nothing moves."""
        return 0 if self.has_arrived(moment) else self._rate(moment.move)

    def _rate(self, move: str | None) -> int:
        return STEADY_FRAMES_A_SECOND if self._is_steady(move) else FRAMES_A_SECOND

    def has_arrived(self, moment: Moment) -> bool:
        """Whether nothing moves for the rest of the move."""
        if moment.elapsed is None:
            return True
        done = moment.elapsed >= self._arrival(moment)
        still = self.end_shot(moment.before).joints == self.end_shot(moment.move).joints
        return not self.is_cyclic(moment.move) and (done or still)

    def end_shot(self, move: str | None) -> Shot:
        """Return the pose a move leads to; of a cycle, its first pose."""
        return self._target(Moment(move=move))

    def cycle_shots(self, move: str, pictures: int) -> tuple[Shot, ...]:
        """Return so many pictures of one cycle, evenly spread."""
        return tuple(self._shot(move, None, n / pictures) for n in range(pictures))

    def key_shots(self) -> tuple[Shot, ...]:
        """Return enough pictures to know how much room all of them need."""
        ends = (None, *self.moves, None)
        pairs = {*pairwise(ends), (ends[-2], ends[1])}
        moments = [
            Moment(move=move, before=before, elapsed=ARRIVAL * share, seconds=2 * ARRIVAL)
            for before, move in pairs
            for share in (0.0, 0.25, 0.5, 0.75)
        ]
        rounds = [
            shot
            for move in self.moves
            if self.is_cyclic(move)
            for shot in self.cycle_shots(move, 8)
        ]
        return (*map(self.shot_at, moments), *map(self.end_shot, ends), *rounds)

    def _target(self, moment: Moment) -> Shot:
        if moment.move not in self._poses:
            return replace(self.rest, side=moment.side)
        return self._shot(moment.move, moment.side, self._share_of_cycle(moment))

    def _share_of_cycle(self, moment: Moment) -> float:
        """Return the share of the cycle that has passed, 0 to 1; 0 for a single pose."""
        if not self.is_cyclic(moment.move):
            return 0
        pose = self._poses[moment.move or ""]
        turns = _floor_to_frame(moment.elapsed or 0, STEADY_FRAMES_A_SECOND) / (pose.every or 1)
        if self.is_circling(moment.move) and moment.side is Side.LEFT:
            # The picture is mirrored, and clockwise must stay clockwise.
            turns = -turns
        return round(turns % 1, 6)

    def _cycle_shot(self, move: str, side: Side | None, turns: float) -> Shot:
        """Return the picture at a share of a cycle (0 to 1)."""
        pose = self._poses[move]
        rig = pose.rig or self.figure.rig
        rest = self.figure.rest if rig is self.figure.rig else ()
        joints = _interpolate_cycle([complete(rig, rest, frame) for frame in pose.frames], turns)
        works, way = pose.works or self.figure.works, joints.get("stride", 0) * turns
        return Shot(rig, _values(joints), works, move, round(way, 3), side)

    def _is_steady(self, move: str | None) -> bool:
        pose = self._poses.get(move or "")
        return pose is not None and (pose.slow or len(pose.frames) > 1)

    def _arrival(self, moment: Moment) -> float:
        pose = self._poses.get(moment.move or "")
        if moment.seconds is None:
            return ARRIVAL
        return moment.seconds if pose and pose.slow else min(ARRIVAL, moment.seconds / 2)


def ease_in_out(share: float) -> float:
    """Return ``share`` (0 to 1) on a curve that starts and ends gently."""
    return share * share * (3 - 2 * share)


def _floor_to_frame(elapsed: float, rate: int) -> float:
    return floor(max(0.0, elapsed) * rate + 1e-6) / rate


def _values(joints: dict[str, float]) -> Values:
    return tuple(joints.items())


def _blend(start: Shot, target: Shot, share: float) -> Shot:
    joints = tuple(
        (name, round(one + (other - one) * share, 3))
        for (name, one), (_, other) in zip(start.joints, target.joints, strict=True)
    )
    return replace(target, joints=joints)


def _interpolate_cycle(frames: list[dict[str, float]], turns: float) -> dict[str, float]:
    """Return the joints at a share of a cycle, on a curve through all poses and back."""
    at, share = divmod(turns * len(frames), 1)
    near = [frames[(int(at) + offset) % len(frames)] for offset in (-1, 0, 1, 2)]
    return {name: _interpolate(share, *(frame[name] for frame in near)) for name in frames[0]}


def _interpolate(share: float, before: float, start: float, end: float, after: float) -> float:
    """Return the value on a curve (Catmull-Rom) from start to end, within the range of all four."""
    one, other = (end - before) / 2, (after - start) / 2
    square, cube = share * share, share**3
    place = (
        (2 * cube - 3 * square + 1) * start
        + (cube - 2 * square + share) * one
        + (3 * square - 2 * cube) * end
        + (cube - square) * other
    )
    low, high = min(before, start, end, after), max(before, start, end, after)
    return round(min(max(place, low), high), 3)
