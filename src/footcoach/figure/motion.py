"""Where the figure of an exercise is at a moment of a session.

Time comes in as seconds of the step that is running, so the figure follows the session
and has no clock of its own.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import floor

from footcoach.routine.enums import Side
from footcoach.routine.model import Exercise
from footcoach.routine.pose import Figure, Rig, Values, complete

FRAMES_A_SECOND = 8
"""Pictures change no more often."""
STEADY_FRAMES_A_SECOND = 4
"""What goes on for long: each picture is a kilobyte or two to the terminal."""
ARRIVAL = 1.0
"""Seconds to reach a pose that is then held; half of the time where there is less than two."""
_SHOWN, _ROUNDS = 2.0, 6.0
"""Seconds that a preview gives to a pose, and to a cycle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A place in one repetition."""

    move: str | None = None
    """The move that runs; None goes back to rest."""
    before: str | None = None
    """The move that ran until then; None comes from rest."""
    elapsed: float | None = None
    """Seconds since it began; None is when the pose is reached: a still picture."""
    seconds: float | None = None
    """How long it lasts; None waits for a key."""
    side: Side | None = None
    """The side that works; None is both."""


AT_REST = Moment()
"""Before the first move, and still."""


@dataclass(frozen=True, slots=True)
class Shot:
    """Everything that a picture depends on: shots that are equal look the same."""

    rig: Rig
    joints: Values
    works: tuple[str, ...] = ()
    move: str | None = None
    way: float = 0
    """Centimetres that the ground has passed in this round."""
    side: Side | None = None
    """The side that works; None is both."""


class Motion:
    """How one exercise moves."""

    def __init__(self, figure: Figure, exercise: Exercise) -> None:
        self.figure = figure
        self._poses = {move.id: move.pose for move in exercise.left.moves if move.pose}
        self.rest = Shot(figure.rig, _values(complete(figure.rig, figure.rest)))
        # The same is asked for at every look, and again in the next round.
        self._shot = lru_cache(256)(self._on_round)

    @property
    def moves(self) -> tuple[str, ...]:
        """The moves that have a pose, in order."""
        return tuple(self._poses)

    def cyclic(self, move: str | None) -> bool:
        """Tell whether a move goes round and round."""
        return move in self._poses and len(self._poses[move].frames) > 1

    def circling(self, move: str | None) -> bool:
        """Tell whether a move is shown with its way drawn as a circle."""
        return "circle" in self.figure.props and self.cyclic(move)

    def striding(self, move: str | None) -> bool:
        """Tell whether the ground passes by."""
        return self.cyclic(move) and any(name == "stride" for name, _ in self.figure.rest)

    def preview(self, elapsed: float) -> Moment:
        """Return the place in one repetition after another, to show what is to come."""
        parts = (*self.moves, None)
        turns = [(move, _ROUNDS if self.cyclic(move) else _SHOWN) for move in parts]
        before, begun = None, elapsed % sum(seconds for _, seconds in turns)
        for move, seconds in turns:
            if begun < seconds:
                return Moment(move=move, before=before, elapsed=begun, seconds=seconds)
            before, begun = move, begun - seconds
        return Moment()

    def at(self, moment: Moment) -> Shot:
        """Return what is to be seen."""
        target = self._target(moment)
        if moment.elapsed is None:
            return target
        start = self.end(moment.before)
        if start.rig is not target.rig:
            return target
        arrival = self._arrival(moment)
        if moment.elapsed >= arrival:
            return target
        elapsed = _ticked(moment.elapsed, self._rate(moment.move))
        return _blend(start, target, eased(elapsed / arrival))

    def rate(self, moment: Moment) -> int:
        """Return how many pictures there are in a second; none once nothing moves."""
        return 0 if self.arrived(moment) else self._rate(moment.move)

    def _rate(self, move: str | None) -> int:
        return STEADY_FRAMES_A_SECOND if self._steady(move) else FRAMES_A_SECOND

    def arrived(self, moment: Moment) -> bool:
        """Tell whether nothing moves any more until the move is over."""
        if moment.elapsed is None:
            return True
        done = moment.elapsed >= self._arrival(moment)
        still = self.end(moment.before).joints == self.end(moment.move).joints
        return not self.cyclic(moment.move) and (done or still)

    def end(self, move: str | None) -> Shot:
        """Return where a move leads; a cycle, to its first pose."""
        return self._target(Moment(move=move))

    def round(self, move: str, pictures: int) -> tuple[Shot, ...]:
        """Return pictures of one round of a cycle, evenly spread."""
        return tuple(self._shot(move, None, n / pictures) for n in range(pictures))

    def key_shots(self) -> tuple[Shot, ...]:
        """Return pictures enough to know how much room all of them need."""
        ends = (None, *self.moves, None)
        pairs = {*pairwise(ends), (ends[-2], ends[1])}
        moments = [
            Moment(move=move, before=before, elapsed=ARRIVAL * share, seconds=2 * ARRIVAL)
            for before, move in pairs
            for share in (0.0, 0.25, 0.5, 0.75)
        ]
        rounds = [shot for move in self.moves if self.cyclic(move) for shot in self.round(move, 8)]
        return (*map(self.at, moments), *map(self.end, ends), *rounds)

    def _target(self, moment: Moment) -> Shot:
        if moment.move not in self._poses:
            return replace(self.rest, side=moment.side)
        return self._shot(moment.move, moment.side, self._turns(moment))

    def _turns(self, moment: Moment) -> float:
        """Return how much of a round is behind; nothing where there is only one pose."""
        if not self.cyclic(moment.move):
            return 0
        pose = self._poses[moment.move or ""]
        turns = _ticked(moment.elapsed or 0, STEADY_FRAMES_A_SECOND) / (pose.every or 1)
        if self.circling(moment.move) and moment.side is Side.LEFT:
            # The picture is mirrored, and clockwise has to stay clockwise.
            turns = -turns
        return round(turns % 1, 6)

    def _on_round(self, move: str, side: Side | None, turns: float) -> Shot:
        """Return the place at a share of a round."""
        pose = self._poses[move]
        rig = pose.rig or self.figure.rig
        rest = self.figure.rest if rig is self.figure.rig else ()
        joints = _turned([complete(rig, rest, frame) for frame in pose.frames], turns)
        works, way = pose.works or self.figure.works, joints.get("stride", 0) * turns
        return Shot(rig, _values(joints), works, move, round(way, 3), side)

    def _steady(self, move: str | None) -> bool:
        pose = self._poses.get(move or "")
        return pose is not None and (pose.slow or len(pose.frames) > 1)

    def _arrival(self, moment: Moment) -> float:
        pose = self._poses.get(moment.move or "")
        if moment.seconds is None:
            return ARRIVAL
        return moment.seconds if pose and pose.slow else min(ARRIVAL, moment.seconds / 2)


def eased(share: float) -> float:
    """Start and end gently: 0 stays 0, 1 stays 1."""
    return share * share * (3 - 2 * share)


def _ticked(elapsed: float, rate: int) -> float:
    return floor(max(0.0, elapsed) * rate + 1e-6) / rate


def _values(joints: dict[str, float]) -> Values:
    return tuple(joints.items())


def _blend(start: Shot, target: Shot, share: float) -> Shot:
    joints = tuple(
        (name, round(one + (other - one) * share, 3))
        for (name, one), (_, other) in zip(start.joints, target.joints, strict=True)
    )
    return replace(target, joints=joints)


def _turned(frames: list[dict[str, float]], turns: float) -> dict[str, float]:
    """Return the place at a share of a round, on a curve through all poses and back."""
    at, share = divmod(turns * len(frames), 1)
    near = [frames[(int(at) + offset) % len(frames)] for offset in (-1, 0, 1, 2)]
    return {name: _curved(share, *(frame[name] for frame in near)) for name in frames[0]}


def _curved(share: float, before: float, start: float, end: float, after: float) -> float:
    """Run a curve (Catmull-Rom) from start to end; it never leaves the four values' range."""
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
