"""Exercises as a plan holds them, in version 2 of the format (`docs/log-format.md`).

Each record has a function that writes it and one that reads it. A key that is left out means
the last argument of `optional`; one that `perhaps` asks for, None.
"""

from footcoach.log.figure_json import read_figure, read_pose, write_figure, write_pose
from footcoach.log.json_codec import Fields, Json, malformed
from footcoach.log.json_values import (
    list_of,
    nullable,
    omit_if,
    pair_of,
    read_count,
    read_flag,
    read_range,
    read_text,
    without_none,
    write_range,
)
from footcoach.log.json_words import BODY_PARTS, POSITIONS, SIDES
from footcoach.routine.enums import BodyPart
from footcoach.routine.model import Dose, Exercise, Move, Span
from footcoach.session.prescription import PrescribedDose, Prescription

_TEXTS = list_of(read_text)


def write_move(move: Move) -> Json:
    """Return a move as `read_move` reads it."""
    return without_none(
        {
            "id": move.id,
            "do": move.do,
            "say": move.say,
            "short": move.short or None,
            "seconds": move.time and write_range(move.time),
            "pose": move.pose and write_pose(move.pose),
        }
    )


def read_move(data: Json) -> Move:
    """Read a part of a rep."""
    with Fields(data) as fields:
        return Move(
            id=fields.required("id", read_text),
            do=fields.required("do", read_text),
            say=fields.required("say", read_text),
            short=fields.optional("short", read_text, ""),
            time=fields.perhaps("seconds", read_range),
            pose=fields.perhaps("pose", read_pose),
        )


class ExerciseWriter:
    """Writes the exercises of one plan; each move is written once and referred to by number."""

    def __init__(self) -> None:
        self.moves = list[Move]()
        """Every move referred to so far."""
        self._numbers = dict[Move, int]()

    def number(self, move: Move) -> int:
        """Return what refers to a move."""
        if move not in self._numbers:
            self._numbers[move] = len(self.moves)
            self.moves.append(move)
        return self._numbers[move]

    def write(self, exercise: Exercise, prescription: Prescription) -> Json:
        """Return an exercise and its prescription as `ExerciseReader.read` reads them."""
        left, right = self._write_dose(exercise.left), self._write_dose(exercise.right)
        return without_none(
            {
                "id": exercise.id,
                "name": exercise.name,
                "say": exercise.say or None,
                "also": omit_if([], list(exercise.also)),
                "position": POSITIONS.write(exercise.position),
                "equipment": omit_if([], list(exercise.equipment)),
                "load": exercise.load or None,
                "setup": exercise.setup or None,
                "stop": exercise.stop or None,
                "why": exercise.why or None,
                "caution": exercise.caution or None,
                "note": exercise.note or None,
                "main": exercise.main,
                "sides": SIDES.write(exercise.sides),
                "side": omit_if("foot", BODY_PARTS.write(exercise.body_part)),
                "left": left,
                "right": omit_if(left, right),
                "switch": write_range(exercise.switch),
                "rest": write_range(exercise.rest),
                "rest_after": omit_if(0, write_range(exercise.rest_after)),
                "ready": exercise.ready and write_range(exercise.ready),
                "per_day": write_range(exercise.per_day),
                "days_per_week": write_range(exercise.days_per_week),
                "choice": exercise.choice,
                "optional": exercise.optional or None,
                "figure": exercise.figure and write_figure(exercise.figure),
                "suggested": omit_if([], list(exercise.suggested)),
                "prescribed": self._write_prescription(prescription),
            }
        )

    def _write_dose(self, dose: Dose) -> Json:
        return without_none(
            {
                "sets": write_range(dose.sets),
                "reps": write_range(dose.reps),
                "by_set": omit_if([], [write_range(reps) for reps in dose.by_set]),
                "moves": [self.number(move) for move in dose.moves],
                "release": write_range(dose.release),
                "own_pace": dose.own_pace or None,
                "as_many": dose.as_many or None,
                "set_seconds": dose.set_time and write_range(dose.set_time),
            }
        )

    def _write_prescription(self, prescription: Prescription) -> Json:
        left = self._write_prescribed_dose(prescription.left)
        right = self._write_prescribed_dose(prescription.right)
        return without_none(
            {
                "left": left,
                "right": omit_if(left, right),
                "switch": prescription.switch,
                "rest": prescription.rest,
                "rest_after": omit_if(0, prescription.rest_after),
                "ready": prescription.ready,
                "per_day": write_range(Span(*prescription.per_day)),
                "days_per_week": write_range(Span(*prescription.days_per_week)),
            }
        )

    def _write_prescribed_dose(self, dose: PrescribedDose) -> Json:
        return without_none(
            {
                "sets": dose.sets,
                "reps": dose.reps,
                "by_set": omit_if([], list(dose.by_set)),
                "moves": [[self.number(move), seconds] for move, seconds in dose.moves],
                "release": dose.release,
                "own_pace": dose.own_pace or None,
                "as_many": dose.as_many or None,
                "set_seconds": dose.set_seconds,
            }
        )


class ExerciseReader:
    """Reads the exercises of one plan, which refer to its moves by number."""

    def __init__(self, moves: tuple[Move, ...]) -> None:
        self._moves = moves

    def move(self, data: Json) -> Move:
        """Return the move that a number refers to."""
        if read_count(data) >= len(self._moves):
            raise malformed(data, "should be the number of a move")
        return self._moves[data]

    def read(self, data: Json) -> Prescription:
        """Read an exercise, with its prescription."""
        with Fields(data) as fields:
            left = fields.required("left", self._read_dose)
            exercise = Exercise(
                id=fields.required("id", read_text),
                name=fields.required("name", read_text),
                say=fields.optional("say", read_text, ""),
                also=fields.optional("also", _TEXTS, ()),
                position=fields.required("position", POSITIONS.read),
                equipment=fields.optional("equipment", _TEXTS, ()),
                load=fields.optional("load", read_text, ""),
                setup=fields.optional("setup", read_text, ""),
                stop=fields.optional("stop", read_text, ""),
                why=fields.optional("why", read_text, ""),
                caution=fields.optional("caution", read_text, ""),
                note=fields.optional("note", read_text, ""),
                main=fields.perhaps("main", read_text),
                sides=fields.required("sides", SIDES.read),
                body_part=fields.optional("side", BODY_PARTS.read, BodyPart.FOOT),
                left=left,
                right=fields.optional("right", self._read_dose, left),
                switch=fields.required("switch", read_range),
                rest=fields.required("rest", read_range),
                rest_after=fields.optional("rest_after", read_range, Span(0, 0)),
                ready=fields.perhaps("ready", read_range),
                per_day=fields.required("per_day", read_range),
                days_per_week=fields.required("days_per_week", read_range),
                choice=fields.perhaps("choice", read_text),
                optional=fields.optional("optional", read_flag, absent=False),
                figure=fields.perhaps("figure", read_figure),
                suggested=fields.optional("suggested", _TEXTS, ()),
            )
            return fields.required(
                "prescribed", lambda data: self._read_prescription(data, exercise)
            )

    def _read_dose(self, data: Json) -> Dose:
        with Fields(data) as fields:
            return Dose(
                sets=fields.required("sets", read_range),
                reps=fields.required("reps", read_range),
                by_set=fields.optional("by_set", list_of(read_range), ()),
                moves=fields.required("moves", list_of(self.move)),
                release=fields.required("release", read_range),
                own_pace=fields.optional("own_pace", read_flag, absent=False),
                as_many=fields.optional("as_many", read_flag, absent=False),
                set_time=fields.perhaps("set_seconds", read_range),
            )

    def _read_prescription(self, data: Json, exercise: Exercise) -> Prescription:
        with Fields(data) as fields:
            left = fields.required("left", self._read_prescribed_dose)
            per_day = fields.required("per_day", read_range)
            days_per_week = fields.required("days_per_week", read_range)
            return Prescription(
                exercise=exercise,
                left=left,
                right=fields.optional("right", self._read_prescribed_dose, left),
                switch=fields.required("switch", read_count),
                rest=fields.required("rest", read_count),
                rest_after=fields.optional("rest_after", read_count, 0),
                ready=fields.required("ready", read_count),
                per_day=(per_day.low, per_day.high),
                days_per_week=(days_per_week.low, days_per_week.high),
            )

    def _read_prescribed_dose(self, data: Json) -> PrescribedDose:
        with Fields(data) as fields:
            return PrescribedDose(
                sets=fields.required("sets", read_count),
                reps=fields.required("reps", read_count),
                by_set=fields.optional("by_set", list_of(read_count), ()),
                moves=fields.required("moves", list_of(pair_of(self.move, nullable(read_count)))),
                release=fields.required("release", read_count),
                own_pace=fields.optional("own_pace", read_flag, absent=False),
                as_many=fields.optional("as_many", read_flag, absent=False),
                set_seconds=fields.perhaps("set_seconds", read_count),
            )
