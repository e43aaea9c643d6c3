"""Version 1 of the format, which footcoach 0.1 wrote: read for ever, never written.

What it wrote becomes version 2 here, key by key and as plain JSON: nothing in this file knows
a class of the program, so no change to one can break it. Values are checked as far as they
are changed; the reader of version 2 checks the rest.
"""

from footcoach.log.json_codec import Json, malformed
from footcoach.log.json_upgrade import Keys, OldKey, keep_keys, upgrade, upgrade_each, upgrade_under
from footcoach.log.json_values import check_moment, read_count, read_flag, read_whole, write_moment

_MOST_STEPS = 1_000_000
"""More than any plan has: a file that asks for more is refused before it fills the memory."""


def _range(data: Json) -> Json:
    ends = upgrade(data, keep_keys("low", "high", required=True))
    return [ends.get("low"), ends.get("high")]


def _ranges(*names: str) -> Keys:
    return {name: OldKey(name, _range, required=True) for name in names}


_POSE = keep_keys("frames", required=True) | keep_keys("every", "slow", "rig", "works")
_MOVE: Keys = {
    **keep_keys("id", "do", "say", required=True),
    "time": OldKey("seconds", _range, required=True),
    "pose": OldKey("pose", lambda data: upgrade(data, _POSE)),
}
_FIGURE = keep_keys("rig", required=True) | keep_keys("props", "works", "view", "plant", "rest")
_BLOCK: Keys = {
    "exercises": OldKey("exercises", upgrade_each(read_whole), required=True),
    "rounds": OldKey("rounds", _range),
    "rest": OldKey("rest", _range),
}
_ROUTINE: Keys = {
    **keep_keys("name", "title", required=True),
    **keep_keys("about", "source", "caution", "start_side"),
    "blocks": OldKey("blocks", upgrade_each(lambda data: upgrade(data, _BLOCK)), required=True),
}


def _routine(data: Json) -> Json:
    return {"start_side": "left", **upgrade(data, _ROUTINE)}


class _Parts:
    """The moves and exercises of a plan, which it wrote once and referred to by number."""

    def __init__(self, data: Json) -> None:
        self.moves = list[Json]()
        self._exercises = dict[int, Json]()
        self._move_numbers = dict[int, int]()
        upgrade_each(self._add)(data)

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
        return upgrade(
            data,
            {
                **keep_keys("kind", "exercise", "seconds", required=True),
                **keep_keys("round", "set", "rep", "side", "cues", "counted"),
                "move": OldKey("move", self._move),
            },
        )

    def prescription(self, data: Json) -> Json:
        """Return an exercise with its prescription, which keeps the number of the part."""
        dose = {
            **keep_keys("sets", "reps", "release", "own_pace", required=True),
            "moves": OldKey("moves", upgrade_each(self._timed_move), required=True),
        }
        prescribed = upgrade(
            data,
            {
                **keep_keys("exercise", "switch", "rest", "ready", required=True),
                **keep_keys("per_day", "days_per_week", required=True),
                "left": OldKey("left", lambda data: upgrade(data, dose), required=True),
                "right": OldKey("right", lambda data: upgrade(data, dose), required=True),
            },
        )
        exercise = upgrade_under("exercise", self._find_exercise, prescribed.get("exercise"))
        return {**exercise, "prescribed": prescribed}

    def _timed_move(self, data: Json) -> Json:
        if not isinstance(data, list) or len(data) != 2:  # noqa: PLR2004, a pair
            raise malformed(data, "should be a move and its seconds")
        return [self._move(data[0]), data[1]]

    def _dose(self, data: Json) -> Json:
        return upgrade(
            data,
            {
                **_ranges("sets", "reps", "release"),
                **keep_keys("own_pace"),
                "moves": OldKey("moves", upgrade_each(self._move), required=True),
            },
        )

    def _add(self, data: Json) -> None:
        number = len(self._move_numbers) + len(self._exercises)
        match data:
            case ["Move", move]:
                self._move_numbers[number] = len(self.moves)
                self.moves.append(upgrade(move, _MOVE))
            case ["Exercise", exercise]:
                self._exercises[number] = self._exercise(exercise)
            case _:
                raise malformed(data, "should be a kind and an object")

    def _exercise(self, data: Json) -> Json:
        return upgrade(
            data,
            {
                **keep_keys("id", "name", "position", "main", "sides", required=True),
                **keep_keys("also", "equipment", "setup", "stop", "why", "caution", "note"),
                **keep_keys("choice", "optional"),
                **_ranges("switch", "rest", "ready", "per_day", "days_per_week"),
                "left": OldKey("left", self._dose, required=True),
                "right": OldKey("right", self._dose, required=True),
                "figure": OldKey("figure", lambda data: upgrade(data, _FIGURE)),
                "assumed": OldKey("suggested"),
            },
        )


def upgrade_plan(data: Json) -> Json:
    """Return a plan in version 2."""
    whole = upgrade(data, keep_keys("parts", "timeline", required=True))
    parts = upgrade_under("parts", _Parts, whole.get("parts"))
    return upgrade_under("timeline", lambda data: _timeline(data, parts), whole.get("timeline"))


def _timeline(data: Json, parts: _Parts) -> Json:
    plan = upgrade(
        data,
        {
            **keep_keys("effort", required=True),
            "routine": OldKey("routine", _routine, required=True),
            "exercises": OldKey("exercises", upgrade_each(parts.prescription), required=True),
            "steps": OldKey("steps", upgrade_each(parts.step), required=True),
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
    for steps, outcome, seconds in upgrade_each(_record)(data):
        if len(spent) + steps > _MOST_STEPS:
            raise malformed(data, "should be as many steps as the plan has")
        outcomes.append([steps, outcome])
        spent += [seconds] * steps
    return outcomes, spent


def _record(data: Json) -> Json:
    if not isinstance(data, list) or len(data) != 3:  # noqa: PLR2004, so many columns
        raise malformed(data, "should be a list of three")
    return [read_count(data[0]), *data[1:]]


_PLACE: Keys = {
    "index": OldKey("step", required=True),
    "changed": OldKey("added"),
    "banked": OldKey("seconds"),
    "entries": OldKey("begun", required=True),
    "records": OldKey("records", _records, required=True),
    **keep_keys("by_clock", "ending"),
}


def upgrade_place(data: Json) -> Json:
    """Return a place in version 2."""
    place = upgrade(data, _PLACE)
    outcomes, spent = place.pop("records", ([], []))
    return {"version": 2, "seconds": 0, **place, "outcomes": outcomes, "spent": spent}


def _moment(data: Json, offset: Json = 0) -> Json:
    """Return a moment that was milliseconds since 1970, UTC."""
    check_moment(read_whole(data), read_whole(offset))
    return write_moment(data, offset)


def _began(data: Json) -> Json:
    began = upgrade(data, keep_keys("at", "offset", "day", required=True))
    return {"day": began.get("day"), "began": _moment(began.get("at"), began.get("offset"))}


_PAIN: Keys = {
    "before": OldKey("pain_before"),
    "after": OldKey("pain_after"),
    "morning": OldKey("pain_morning"),
    "hurt": OldKey("pain_exercise"),
    "sign": OldKey("warning_sign"),
    "asked": OldKey("morning_asked"),
}
_NOTHING_SAID = {key.name: None for key in _PAIN.values()} | {
    "warning_sign": False,
    "morning_asked": False,
}
_SESSION: Keys = {
    **keep_keys("uuid", "routine", "title", "effort", "ending", "plan", required=True),
    **keep_keys("note"),
    "began": OldKey("began", _began, required=True),
    "saved": OldKey("saved", _moment, required=True),
    "open": OldKey("open", read_flag),
    "feeling": OldKey("feeling", lambda data: upgrade(data, _PAIN)),
    "place": OldKey("place", upgrade_place, required=True),
}


def upgrade_session(data: Json) -> Json:
    """Return a session in version 2; what each side did follows from its place."""
    session = upgrade(data, _SESSION)
    session.pop("open", None)
    began, pain = session.pop("began", {}), session.pop("feeling", {})
    return {"ending": None, "note": "", **_NOTHING_SAID, **session, **began, **pain}


_OFFER: Keys = {
    **keep_keys("uuid", "day", "routine", "exercise", "what", required=True),
    **keep_keys("nth", "taken"),
    **_ranges("old", "new"),
    "at": OldKey("offered", _moment, required=True),
}


def upgrade_offer(data: Json) -> Json:
    """Return an offer in version 2."""
    return {"nth": 0, "taken": False, **upgrade(data, _OFFER)}
