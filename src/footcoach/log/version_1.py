"""Version 1 of the format, which footcoach 0.1 wrote: read for ever, never written.

What it wrote becomes version 2 here, key by key and as plain JSON: nothing in this file knows
a class of the program, so no change to one can break it. Values are checked as far as they
are changed; the reader of version 2 checks the rest.
"""

from collections.abc import Callable
from typing import NamedTuple

from footcoach.log.json_codec import Json, MalformedError, malformed
from footcoach.log.json_values import check_moment, read_count, read_flag, read_whole, write_moment

_MOST_STEPS = 1_000_000
"""More than any plan has: a file that asks for more is refused before it fills the memory."""

_Change = Callable[[Json], Json]


class _Key(NamedTuple):
    """A key of version 1."""

    name: str
    """What it is called in version 2."""
    change: _Change = lambda value: value
    required: bool = False


_Keys = dict[str, _Key]


def _changed(data: Json, keys: _Keys) -> dict[str, Json]:
    """Return an object of version 1 with the names and values of version 2; without nulls."""
    if not isinstance(data, dict):
        raise malformed(data, "should be an object")
    for key in keys:
        if keys[key].required and key not in data:
            raise MalformedError(key, "is missing")
    changed = dict[str, Json]()
    for key, value in data.items():
        if key not in keys:
            raise MalformedError("", "isn't a known key").under(key)
        if value is not None:
            changed[keys[key].name] = _under(key, keys[key].change, value)
    return changed


def _under(key: str | int, change: _Change, value: Json) -> Json:
    try:
        return change(value)
    except MalformedError as error:
        raise error.under(key) from None


def _each(change: _Change) -> _Change:
    """Return a change of every item of a list."""

    def changed(data: Json) -> Json:
        if not isinstance(data, list):
            raise malformed(data, "should be a list")
        return [_under(index, change, item) for index, item in enumerate(data)]

    return changed


def _as_is(*names: str, required: bool = False) -> _Keys:
    return {name: _Key(name, required=required) for name in names}


def _range(data: Json) -> Json:
    ends = _changed(data, _as_is("low", "high", required=True))
    return [ends.get("low"), ends.get("high")]


def _ranges(*names: str) -> _Keys:
    return {name: _Key(name, _range, required=True) for name in names}


_POSE = _as_is("frames", required=True) | _as_is("every", "slow", "rig", "works")
_MOVE: _Keys = {
    **_as_is("id", "do", "say", required=True),
    "time": _Key("seconds", _range, required=True),
    "pose": _Key("pose", lambda data: _changed(data, _POSE)),
}
_FIGURE = _as_is("rig", required=True) | _as_is("props", "works", "view", "plant", "rest")
_BLOCK: _Keys = {
    "exercises": _Key("exercises", _each(read_whole), required=True),
    "rounds": _Key("rounds", _range),
    "rest": _Key("rest", _range),
}
_ROUTINE: _Keys = {
    **_as_is("name", "title", required=True),
    **_as_is("about", "source", "caution", "start_side"),
    "blocks": _Key("blocks", _each(lambda data: _changed(data, _BLOCK)), required=True),
}


def _routine(data: Json) -> Json:
    return {"start_side": "left", **_changed(data, _ROUTINE)}


class _Parts:
    """The moves and exercises of a plan, which it wrote once and referred to by number."""

    def __init__(self, data: Json) -> None:
        self.moves = list[Json]()
        self._exercises = dict[int, Json]()
        self._move_numbers = dict[int, int]()
        _each(self._add)(data)

    def _move(self, part: Json) -> int:
        if type(part) is not int or part not in self._move_numbers:
            raise malformed(part, "should refer to a move")
        return self._move_numbers[part]

    def _find_exercise(self, part: Json) -> Json:
        if type(part) is not int or part not in self._exercises:
            raise malformed(part, "should refer to an exercise")
        return self._exercises[part]

    def step(self, data: Json) -> Json:
        """Return a step."""
        return _changed(
            data,
            {
                **_as_is("kind", "exercise", "seconds", required=True),
                **_as_is("round", "set", "rep", "side", "cues", "counted"),
                "move": _Key("move", self._move),
            },
        )

    def prescription(self, data: Json) -> Json:
        """Return an exercise with its prescription, which keeps the number of the part."""
        dose = {
            **_as_is("sets", "reps", "release", "own_pace", required=True),
            "moves": _Key("moves", _each(self._timed_move), required=True),
        }
        prescribed = _changed(
            data,
            {
                **_as_is("exercise", "switch", "rest", "ready", required=True),
                **_as_is("per_day", "days_per_week", required=True),
                "left": _Key("left", lambda data: _changed(data, dose), required=True),
                "right": _Key("right", lambda data: _changed(data, dose), required=True),
            },
        )
        exercise = _under("exercise", self._find_exercise, prescribed.get("exercise"))
        return {**exercise, "prescribed": prescribed}

    def _timed_move(self, data: Json) -> Json:
        if not isinstance(data, list) or len(data) != 2:  # noqa: PLR2004, a pair
            raise malformed(data, "should be a move and its seconds")
        return [self._move(data[0]), data[1]]

    def _dose(self, data: Json) -> Json:
        return _changed(
            data,
            {
                **_ranges("sets", "reps", "release"),
                **_as_is("own_pace"),
                "moves": _Key("moves", _each(self._move), required=True),
            },
        )

    def _add(self, data: Json) -> None:
        number = len(self._move_numbers) + len(self._exercises)
        match data:
            case ["Move", move]:
                self._move_numbers[number] = len(self.moves)
                self.moves.append(_changed(move, _MOVE))
            case ["Exercise", exercise]:
                self._exercises[number] = self._exercise(exercise)
            case _:
                raise malformed(data, "should be a kind and an object")

    def _exercise(self, data: Json) -> Json:
        return _changed(
            data,
            {
                **_as_is("id", "name", "position", "main", "sides", required=True),
                **_as_is("also", "equipment", "setup", "stop", "why", "caution", "note"),
                **_as_is("choice", "optional"),
                **_ranges("switch", "rest", "ready", "per_day", "days_per_week"),
                "left": _Key("left", self._dose, required=True),
                "right": _Key("right", self._dose, required=True),
                "figure": _Key("figure", lambda data: _changed(data, _FIGURE)),
                "assumed": _Key("suggested"),
            },
        )


def upgrade_plan(data: Json) -> Json:
    """Return a plan in version 2."""
    whole = _changed(data, _as_is("parts", "timeline", required=True))
    parts = _under("parts", _Parts, whole.get("parts"))
    return _under("timeline", lambda data: _timeline(data, parts), whole.get("timeline"))


def _timeline(data: Json, parts: _Parts) -> Json:
    plan = _changed(
        data,
        {
            **_as_is("effort", required=True),
            "routine": _Key("routine", _routine, required=True),
            "exercises": _Key("exercises", _each(parts.prescription), required=True),
            "steps": _Key("steps", _each(parts.step), required=True),
        },
    )
    prescriptions, blocks = plan.get("exercises", []), plan.get("routine", {}).get("blocks", [])
    numbers = [one["prescribed"].pop("exercise", None) for one in prescriptions]
    if [number for block in blocks for number in block["exercises"]] != numbers:
        raise malformed(numbers, "should be the exercises of the routine", "exercises")
    for block in blocks:
        block["exercises"] = len(block["exercises"])
    return {"version": 2, **plan, "moves": parts.moves}


def _records(data: Json) -> Json:
    """Return what became of the steps, and the seconds of each."""
    outcomes, spent = list[Json](), list[Json]()
    for steps, outcome, seconds in _each(_record)(data):
        if len(spent) + steps > _MOST_STEPS:
            raise malformed(data, "should be as many steps as the plan has")
        outcomes.append([steps, outcome])
        spent += [seconds] * steps
    return outcomes, spent


def _record(data: Json) -> Json:
    if not isinstance(data, list) or len(data) != 3:  # noqa: PLR2004, so many columns
        raise malformed(data, "should be a list of three")
    return [read_count(data[0]), *data[1:]]


_PLACE: _Keys = {
    "index": _Key("step", required=True),
    "changed": _Key("added"),
    "banked": _Key("seconds"),
    "entries": _Key("begun", required=True),
    "records": _Key("records", _records, required=True),
    **_as_is("by_clock", "ending"),
}


def upgrade_place(data: Json) -> Json:
    """Return a place in version 2."""
    place = _changed(data, _PLACE)
    outcomes, spent = place.pop("records", ([], []))
    return {"version": 2, "seconds": 0, **place, "outcomes": outcomes, "spent": spent}


def _moment(data: Json, offset: Json = 0) -> Json:
    """Return a moment that was milliseconds since 1970, UTC."""
    check_moment(read_whole(data), read_whole(offset))
    return write_moment(data, offset)


def _began(data: Json) -> Json:
    began = _changed(data, _as_is("at", "offset", "day", required=True))
    return {"day": began.get("day"), "began": _moment(began.get("at"), began.get("offset"))}


_PAIN: _Keys = {
    "before": _Key("pain_before"),
    "after": _Key("pain_after"),
    "morning": _Key("pain_morning"),
    "hurt": _Key("pain_exercise"),
    "sign": _Key("warning_sign"),
    "asked": _Key("morning_asked"),
}
_NOTHING_SAID = {key.name: None for key in _PAIN.values()} | {
    "warning_sign": False,
    "morning_asked": False,
}
_SESSION: _Keys = {
    **_as_is("uuid", "routine", "title", "effort", "ending", "plan", required=True),
    **_as_is("note"),
    "began": _Key("began", _began, required=True),
    "saved": _Key("saved", _moment, required=True),
    "open": _Key("open", read_flag),
    "feeling": _Key("feeling", lambda data: _changed(data, _PAIN)),
    "place": _Key("place", upgrade_place, required=True),
}


def upgrade_session(data: Json) -> Json:
    """Return a session in version 2; what each side did follows from its place."""
    session = _changed(data, _SESSION)
    session.pop("open", None)
    began, pain = session.pop("began", {}), session.pop("feeling", {})
    return {"ending": None, "note": "", **_NOTHING_SAID, **session, **began, **pain}


_OFFER: _Keys = {
    **_as_is("uuid", "day", "routine", "exercise", "what", required=True),
    **_as_is("nth", "taken"),
    **_ranges("old", "new"),
    "at": _Key("offered", _moment, required=True),
}


def upgrade_offer(data: Json) -> Json:
    """Return an offer in version 2."""
    return {"nth": 0, "taken": False, **_changed(data, _OFFER)}
