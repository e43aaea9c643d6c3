"""A plan as JSON: the timeline of a session, whole, in version 2 of the format.

It holds all cues, so that a session under way stays the same when its routine file, the
catalogue or the program changes. `docs/log-format.md` describes every key.
"""

from collections.abc import Iterable
from hashlib import sha256
from itertools import islice
from typing import NamedTuple

from footcoach.log import version_1
from footcoach.log.exercise_json import ExerciseReader, ExerciseWriter, read_move, write_move
from footcoach.log.json_codec import Fields, Json, dumps, loads, malformed
from footcoach.log.json_values import (
    list_of,
    omit_if,
    pair_of,
    read_count,
    read_flag,
    read_number,
    read_range,
    read_text,
    without_none,
    write_number,
    write_range,
)
from footcoach.log.json_words import CUES, EFFORTS, SIDE, STEP_KINDS
from footcoach.log.versions import VERSION, check_version, in_version_2
from footcoach.routine.limits import LONGEST_STEP
from footcoach.routine.model import Block, Routine, Span
from footcoach.session.cues import CueMark
from footcoach.session.prescription import Prescription
from footcoach.session.timeline import Step, Timeline


class PlanText(NamedTuple):
    """A timeline as text, and the name that only this text has."""

    digest: str
    text: str


def write_plan(timeline: Timeline) -> PlanText:
    """Write a timeline out; equal timelines give equal texts."""
    exercises = ExerciseWriter()
    pairs = zip(timeline.routine.exercises, timeline.exercises, strict=True)
    data = {
        "version": VERSION,
        "effort": EFFORTS.write(timeline.effort),
        "routine": _write_routine(timeline.routine),
        "exercises": [exercises.write(exercise, settled) for exercise, settled in pairs],
        "steps": [_write_step(step, exercises) for step in timeline.steps],
        "moves": [write_move(move) for move in exercises.moves],
    }
    text = dumps(data)
    return PlanText(sha256(text.encode()).hexdigest(), text)


def read_plan(text: str) -> Timeline:
    """Read a timeline back; raise `MalformedError` unless it is one."""
    return read_plan_data(loads(text))


def read_plan_data(data: Json) -> Timeline:
    """Read a timeline that is JSON already; raise `MalformedError` unless it is one."""
    with Fields(in_version_2(data, version_1.upgrade_plan)) as fields:
        fields.required("version", check_version)
        reader = ExerciseReader(fields.required("moves", list_of(read_move)))
        exercises = fields.required("exercises", list_of(reader.read))
        timeline = Timeline(
            routine=fields.required("routine", lambda data: _read_routine(data, exercises)),
            effort=fields.required("effort", EFFORTS.read),
            exercises=exercises,
            steps=fields.required("steps", list_of(lambda data: _read_step(data, reader))),
        )
    if not timeline.steps or not all(_fits(step, timeline) for step in timeline.steps):
        raise malformed(timeline.steps, "should make a session", "steps")
    return timeline


def _fits(step: Step, timeline: Timeline) -> bool:
    known = step.exercise < len(timeline.exercises)
    return known and (step.seconds is None or 0 < step.seconds <= LONGEST_STEP)


def _write_routine(routine: Routine) -> Json:
    return without_none(
        {
            "name": routine.name,
            "title": routine.title,
            "about": routine.about or None,
            "source": routine.source or None,
            "caution": routine.caution or None,
            "start_side": SIDE.write(routine.start_side),
            "ready_waits": routine.ready_waits or None,
            "blocks": [_write_block(block) for block in routine.blocks],
        }
    )


def _read_routine(data: Json, exercises: tuple[Prescription, ...]) -> Routine:
    with Fields(data) as fields:
        blocks = fields.required("blocks", list_of(_read_block))
        if sum(one.exercises for one in blocks) != len(exercises):
            raise malformed(len(exercises), "should hold the plan's exercises", "blocks")
        rest = iter(exercises)
        return Routine(
            name=fields.required("name", read_text),
            title=fields.required("title", read_text),
            about=fields.optional("about", read_text, ""),
            source=fields.optional("source", read_text, ""),
            caution=fields.optional("caution", read_text, ""),
            start_side=fields.required("start_side", SIDE.read),
            ready_waits=fields.optional("ready_waits", read_flag, absent=False),
            blocks=tuple(_fill(block, islice(rest, block.exercises)) for block in blocks),
        )


class _EmptyBlock(NamedTuple):
    """A block of which the exercises are only counted."""

    exercises: int
    rounds: Span
    rest: Span


def _write_block(block: Block) -> Json:
    return without_none(
        {
            "exercises": len(block.exercises),
            "rounds": omit_if(1, write_range(block.rounds)),
            "rest": omit_if(0, write_range(block.rest)),
        }
    )


def _read_block(data: Json) -> _EmptyBlock:
    with Fields(data) as fields:
        return _EmptyBlock(
            fields.required("exercises", read_count),
            fields.optional("rounds", read_range, Span(1, 1)),
            fields.optional("rest", read_range, Span(0, 0)),
        )


def _fill(block: _EmptyBlock, exercises: Iterable[Prescription]) -> Block:
    held = tuple(one.exercise for one in exercises)
    return Block(exercises=held, rounds=block.rounds, rest=block.rest)


def _write_step(step: Step, exercises: ExerciseWriter) -> Json:
    return without_none(
        {
            "kind": STEP_KINDS.write(step.kind),
            "exercise": step.exercise,
            "round": omit_if(1, step.round),
            "set": step.set,
            "rep": step.rep,
            "side": SIDE.write_or_none(step.side),
            "move": step.move and exercises.number(step.move),
            "seconds": None if step.seconds is None else write_number(step.seconds),
            "cues": omit_if([], [_write_cue(mark) for mark in step.cues]),
            "counted": None if step.counted else False,
        }
    )


def _read_step(data: Json, exercises: ExerciseReader) -> Step:
    with Fields(data) as fields:
        return Step(
            kind=fields.required("kind", STEP_KINDS.read),
            exercise=fields.required("exercise", read_count),
            round=fields.optional("round", read_count, 1),
            set=fields.perhaps("set", read_count),
            rep=fields.perhaps("rep", read_count),
            side=fields.perhaps("side", SIDE.read),
            move=fields.perhaps("move", exercises.move),
            seconds=fields.perhaps("seconds", read_number),
            cues=fields.optional("cues", list_of(_read_cue), ()),
            counted=fields.optional("counted", read_flag, absent=True),
        )


def _write_cue(mark: CueMark) -> Json:
    return [write_number(mark.at), CUES.write(mark.cue)]


def _read_cue(data: Json) -> CueMark:
    at, cue = _read_timed_word(data)
    return CueMark(at, cue)


_read_timed_word = pair_of(read_number, CUES.read)
