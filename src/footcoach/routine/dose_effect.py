"""Finds values of a dose that would have no effect: those are mistakes."""

from collections.abc import Mapping

from footcoach.routine.catalogue_entry import CatalogueEntry
from footcoach.routine.dose_line import LONG_BARE, DoseLine
from footcoach.routine.errors import Problems, Spot, one_of, quote
from footcoach.routine.fields import Fields
from footcoach.routine.model import Exercise
from footcoach.routine.quantities import written_time
from footcoach.routine.yaml_tree import Scalar

LONG_HOLD = 15
"""Seconds of a hold that is done a few times only, so that as many reps are unlikely."""


def check_effect(
    exercise: Exercise, entry: CatalogueEntry, fields: Fields, said: DoseLine, problems: Problems
) -> None:
    """Note each pause that the item gives and the exercise doesn't have, and an unclear time."""
    given, doses = said.layer.spans, (exercise.left, exercise.right)
    has = {
        "rest": any(dose.sets.high > 1 for dose in doses),
        "release": any(dose.reps.high > 1 for dose in doses),
        "switch": exercise.sides.takes_turns,
    }
    for name, why in _USELESS.items():
        if name in given and given[name].high and not has[name]:
            time = written_time(given[name].high)
            wrong = f"{quote(f'{name} {time}')} has no effect: {why}"
            problems.add(_place(name, fields, said), wrong, _suggest(name, time, has, fields, said))
    if (number := _unclear_count(entry, said)) is not None:
        wrong = f"{quote(str(number))} can be reps, or seconds of a hold"
        right = f"write {number} reps or {number}s"
        problems.add(_place("reps", fields, said), wrong, right)
    if (text := _unclear_time(entry, said)) is not None:
        reps = entry.amounts.spans["reps"].low
        wrong = f"{quote(text)} can be the time of all {reps} reps, or of each"
        right = f"write 1 rep of {text} or {reps} reps of {text}"
        problems.add(_place("hold_s", fields, said), wrong, right)


_USELESS = {
    "rest": "it's between sets, and there's only one",
    "release": "it's between reps, and there's only one",
    "switch": "the sides don't take turns",
}
"""Pauses by name: why they may have no effect."""
_INSTEAD = {"rest": ("release", "sets"), "release": ("rest", "reps")}
"""What may have been meant by a pause, and what there'd have to be several of."""


def _suggest(name: str, time: str, has: Mapping[str, bool], fields: Fields, said: DoseLine) -> str:
    """Return what to write instead of a pause without an effect."""
    if name == "switch":
        return "delete it, or do each side in turn"
    (other, count), given = _INSTEAD[name], said.layer.spans
    is_key = name in fields
    options = list[str]()
    if has[other] and other not in given:
        options.append(f"{other}: {time}" if is_key else f"{other} {time}")
    if count not in given:
        options.append(f"{count}: 2" if is_key else f"2 {count}")
    return f"write {one_of(options)}" if options else "delete it"


def _place(name: str, fields: Fields, said: DoseLine) -> Spot:
    """Return where the value called ``name`` is."""
    keys = {"rest": "rest_s", "release": "relax_s"}
    line, place = fields.node("dose"), said.reading.places.get(keys.get(name, name))
    if place is not None and isinstance(line, Scalar):
        named = line.text.lower().rfind(name, 0, place[0])
        return line.spot(named if named >= 0 else place[0])
    return fields.key_spot(name) if name in fields else fields.key_spot("dose")


def _unclear_time(entry: CatalogueEntry, said: DoseLine) -> str | None:
    """Return a time that can be that of all reps as well as of one; None if there is none."""
    reading, usual = said.reading, entry.amounts.spans.get("reps")
    time = reading.span("hold_s")
    counted = {"reps", "sets", "relax_s", "release"} & (
        reading.values.keys() | said.layer.spans.keys()
    )
    if usual is None or usual.low == 1 or time is None or counted:
        return None
    is_bare = bool(reading.times) and not reading.times[0].label
    if not is_bare or time.low < LONG_BARE:
        return None
    ends = dict.fromkeys((written_time(time.low), written_time(time.high)))
    return "-".join(ends)


def _unclear_count(entry: CatalogueEntry, said: DoseLine) -> int | None:
    """Return a number too large to be a number of holds; None if there is none.

    A bare number is never seconds, but "3 x 30" of a stretch isn't thirty stretches either.
    """
    reading, usual = said.reading, entry.amounts.moves.get(entry.main or "")
    reps = reading.span("reps")
    is_hold = (usual is not None and usual.low >= LONG_HOLD) or "stretch" in entry.name.lower()
    is_timed = reading.times or reading.named or "task" in reading.values
    if not is_hold or not reading.is_loose or reps is None or is_timed:
        return None
    return reps.low if reps.low >= LONG_HOLD else None
