"""Doses in layers: what one layer leaves open, the next one below it gives."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from footcoach.routine.enums import BodyPart, Position, Sides
from footcoach.routine.format import ALLOWED
from footcoach.routine.key import Section
from footcoach.routine.model import Dose, Move, Span
from footcoach.routine.pauses import DoseSize, applying_pauses
from footcoach.routine.pose import Pose

_LONG = 10
_RELEASES = {True: Span(5, 5), False: Span(3, 3)}


class UntimedMove(NamedTuple):
    """A move without its time."""

    id: str
    do: str
    say: str
    pose: Pose | None = None
    """None leaves the figure at rest."""
    short: str = ""
    """What is said aloud where there's no time for ``say``; "" is nothing."""


class DoseLayer(NamedTuple):
    """What one layer says about a dose; the rest it leaves to the layer below."""

    spans: Mapping[str, Span] = MappingProxyType({})
    """By key: sets, reps, time, release, switch, rest, rest_after, ready, per_day, days_per_week.

    The time is that of a set of as many reps as you can.
    """
    moves: Mapping[str, Span | None] = MappingProxyType({})
    """Seconds by id; None waits for a key."""
    sides: Sides | None = None
    """None where this layer doesn't say."""
    own_pace: bool = False
    body_part: BodyPart | None = None
    """What the sides are sides of; None where this layer doesn't say."""
    position: Position | None = None
    """None where this layer doesn't say."""
    load: str = ""
    """"" where this layer doesn't say."""
    by_set: tuple[Span, ...] = ()
    """The reps of each set in turn, where they differ; ``spans`` then has reps and sets too."""
    as_many: bool = False
    """Whether a set is as many reps as you can; ``spans`` then has no reps."""

    def filled_from(self, weaker: "DoseLayer") -> "DoseLayer":
        """Return this layer, with what it leaves open taken from ``weaker``."""
        if _NOTHING_SAID in (self, weaker):
            return weaker if self == _NOTHING_SAID else self
        below = dict(weaker.spans)
        if weaker.by_set and self._counts_reps:
            # There were so many sets because each had its reps.
            below.pop("sets", None)
        return DoseLayer(
            {**below, **self.spans},
            {**weaker.moves, **self.moves},
            self.sides or weaker.sides,
            self.own_pace or weaker.own_pace,
            self.body_part or weaker.body_part,
            self.position or weaker.position,
            self.load or weaker.load,
            self.by_set or (() if self._counts_reps else weaker.by_set),
            self.as_many or (weaker.as_many and "reps" not in self.spans),
        )

    @property
    def _counts_reps(self) -> bool:
        """Whether this layer says how many reps or sets there are, so that no weaker one does."""
        return self.as_many or not self.spans.keys().isdisjoint(("reps", "sets"))

    def given_keys(self) -> frozenset[str]:
        """Return the names of the dose keys that this layer gives."""
        if self == _NOTHING_SAID:
            return frozenset()
        named = {
            "sides": self.sides is not None,
            "pace": self.own_pace,
            "side": self.body_part is not None,
            "position": self.position is not None,
            "load": bool(self.load),
            "reps": self.as_many,
        }
        words = [name for name, does in named.items() if does]
        return frozenset((*self.spans, *[f"moves.{move}" for move in self.moves], *words))


_NOTHING_SAID = DoseLayer()


FORMAT_DEFAULTS = DoseLayer(
    {
        key.name: key.span(key.default)
        for key in ALLOWED[Section.ITEM].values()
        if key.is_numeric and key.default and key.name != "release"
    },
    sides=Sides(ALLOWED[Section.ITEM]["sides"].default),
    body_part=BodyPart(ALLOWED[Section.ITEM]["side"].default),
)
"""What holds where no file says otherwise; `build_dose` suggests the release."""


def build_dose(amounts: DoseLayer, parts: tuple[UntimedMove, ...], main: str | None) -> Dose:
    """Return the dose of one side, once all layers are put together in ``amounts``.

    A move without a time waits for a key.
    """
    times, as_many = amounts.moves, amounts.as_many
    return Dose(
        sets=amounts.spans["sets"],
        reps=Span(1, 1) if as_many else amounts.spans["reps"],
        by_set=amounts.by_set,
        moves=tuple(
            Move(id=p.id, do=p.do, say=p.say, short=p.short, time=times.get(p.id), pose=p.pose)
            for p in parts
        ),
        release=amounts.spans.get("release") or _suggest_release(times, main),
        own_pace=amounts.own_pace or as_many,
        as_many=as_many,
        set_time=amounts.spans.get("time") if as_many else None,
    )


def _suggest_release(times: Mapping[str, Span | None], main: str | None) -> Span:
    """Return the suggested pause between reps, which depends on the main move."""
    if main is None:
        return _RELEASES[False]
    time = times.get(main)
    return _RELEASES[time.low >= _LONG] if time else Span(0, 0)


def suggested_keys(
    doses: tuple[Dose, Dose], sides: Sides, parts: tuple[UntimedMove, ...], given: frozenset[str]
) -> tuple[str, ...]:
    """Return the dose keys that apply and that no file gives, ``given`` being those that are."""
    sizes = [DoseSize(dose.sets.high, dose.reps.high, dose.own_pace) for dose in doses]
    pauses = applying_pauses(sides, sizes)
    timed = not all(dose.own_pace for dose in doses)
    applies = {
        "reps": any(size.reps > 1 for size in sizes) or any(dose.as_many for dose in doses),
        "sets": any(size.sets > 1 for size in sizes),
        "sides": True,
        **{f"moves.{part.id}": timed for part in parts},
        "release": "release" in pauses and any(dose.release.high for dose in doses),
        "switch": "switch" in pauses,
        "rest": "rest" in pauses,
        "ready": True,
        "per_day": True,
        "days_per_week": True,
    }
    return tuple(name for name, does in applies.items() if does and name not in given)
