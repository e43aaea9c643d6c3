"""A plan and a session in which every field says something other than its default."""

from dataclasses import MISSING, fields, is_dataclass
from datetime import timedelta
from typing import Any

from footcoach.log.records import Offer, PainReport, Said, SessionRecord
from footcoach.routine.enums import BodyPart, Effort, Position, Side, Sides
from footcoach.routine.model import Block, Dose, Exercise, Move, Routine, Span
from footcoach.routine.pose import Figure, Plant, Pose, Rig, View
from footcoach.session.cues import Cue, CueMark, StepKind
from footcoach.session.player import Ending, Session
from footcoach.session.prescription import PrescribedDose, Prescription
from footcoach.session.step_record import Outcome, Record
from footcoach.session.timeline import Step, Timeline
from tests.log.world import MONDAY, logged, offer
from tests.world import exercise

_FRAME = (("tilt", 46.5), ("shin", -3))
_HOLD = Move(
    id="hold",
    do="Hold it.",
    say="Hold",
    short="Stay",
    time=Span(3, 5),
    pose=Pose(frames=(_FRAME, ()), every=2.5, slow=True, rig=Rig.TOES, works=("arch", "toes")),
)
_DROP = Move(id="drop", do="Drop it.", say="Drop", time=None, pose=Pose(frames=(_FRAME,)))
_LEFT = Dose(
    sets=Span(2, 2),
    reps=Span(5, 5),
    by_set=(Span(5, 5), Span(3, 4)),
    moves=(_HOLD, _DROP),
    release=Span(0, 1),
    own_pace=True,
    as_many=True,
    set_time=Span(30, 60),
)
_RIGHT = Dose(sets=Span(1, 1), reps=Span(8, 9), moves=(_HOLD,), release=Span(3, 3))
_EXERCISE = Exercise(
    id="marble-pick",
    name="Marble pick-up",
    say="Marbel pick up",
    also=("Marbles", "Pick and drop"),
    position=Position.SITTING,
    equipment=("marbles", "bowl"),
    load="5 kg",
    setup="Marbles here,\nthe bowl there.",
    stop="Stop if it cramps.",
    why="For the small muscles: “quoted”, é, 足.",
    caution="Mind the marbles.",
    note="From a leaflet.",
    main="hold",
    sides=Sides.ALTERNATE,
    body_part=BodyPart.HAND,
    left=_LEFT,
    right=_RIGHT,
    switch=Span(5, 6),
    rest=Span(10, 20),
    rest_after=Span(40, 50),
    ready=Span(7, 7),
    per_day=Span(2, 3),
    days_per_week=Span(3, 5),
    choice="grip",
    optional=True,
    figure=Figure(
        rig=Rig.FOOT,
        props=("floor",),
        works=("calf",),
        view=View.LEGS,
        plant=Plant.TOES,
        rest=(("arch", 0.5),),
    ),
    suggested=("release", "moves.hold"),
)
_PRESCRIPTION = Prescription(
    exercise=_EXERCISE,
    left=PrescribedDose(
        sets=2,
        reps=5,
        by_set=(5, 4),
        moves=((_HOLD, 4), (_DROP, None)),
        release=1,
        own_pace=True,
        as_many=True,
        set_seconds=45,
    ),
    right=PrescribedDose(sets=1, reps=8, moves=((_HOLD, 3),), release=3, own_pace=False),
    switch=5,
    rest=10,
    rest_after=45,
    ready=7,
    per_day=(2, 3),
    days_per_week=(3, 5),
)
_PLAIN = exercise("toe-press")
_PLAIN_DOSE = PrescribedDose(
    sets=1, reps=2, moves=((_PLAIN.left.moves[0], 3),), release=3, own_pace=False
)
_PLAIN_PRESCRIPTION = Prescription(
    exercise=_PLAIN,
    left=_PLAIN_DOSE,
    right=_PLAIN_DOSE,
    switch=5,
    rest=10,
    ready=10,
    per_day=(1, 1),
    days_per_week=(7, 7),
)
PLAN = Timeline(
    routine=Routine(
        name="everything",
        title="Everything at once",
        about="Made to hold every key.\nOn two lines.",
        source="A leaflet",
        caution="Keep a wall in reach.",
        start_side=Side.RIGHT,
        ready_waits=True,
        blocks=(
            Block(exercises=(_EXERCISE,), rounds=Span(2, 3), rest=Span(30, 40)),
            Block(exercises=(_PLAIN, _PLAIN)),
        ),
    ),
    effort=Effort.MODERATE,
    exercises=(_PRESCRIPTION, _PLAIN_PRESCRIPTION, _PLAIN_PRESCRIPTION),
    steps=(
        Step(kind=StepKind.READY, exercise=0, side=Side.RIGHT, seconds=7, counted=False),
        Step(
            kind=StepKind.MOVE,
            exercise=0,
            round=2,
            set=1,
            rep=3,
            side=Side.RIGHT,
            move=_HOLD,
            seconds=4.5,
            cues=tuple(CueMark(at / 4, cue) for at, cue in enumerate(Cue)),
        ),
        Step(kind=StepKind.MOVE, exercise=0, side=Side.LEFT, move=_DROP, seconds=None),
        Step(kind=StepKind.RELEASE, exercise=1, seconds=3),
        Step(kind=StepKind.SWITCH, exercise=2, seconds=5),
        Step(kind=StepKind.REST, exercise=2, seconds=10),
        Step(kind=StepKind.COUNT, exercise=0, set=1, side=Side.LEFT, seconds=None),
        Step(kind=StepKind.MOVE, exercise=2, move=_PLAIN.left.moves[0], seconds=3),
    ),
)
SESSION = Session(
    timeline=PLAN,
    records=(
        Record(Outcome.DONE, 7),
        Record(Outcome.DONE, 4.25),
        Record(Outcome.SKIPPED, 1.000001),
        *(Record(),) * 3,
        Record(Outcome.DONE, 0, 23),
        Record(),
    ),
    index=3,
    added=-1.5,
    banked=0.75,
    by_clock=True,
    begun=4,
    ending=Ending.LEFT,
)
FIELDS_OF_A_RUNNING_SESSION = {"since", "pending", "waiting"}
"""They are None, empty and of no use in a session at rest, which is the only one that is stored."""


def complete_record() -> SessionRecord:
    """Return the record of the session, in which everything was said."""
    record, _ = logged(
        SESSION,
        file="file:///home/me/everything.yaml",
        at=MONDAY + timedelta(milliseconds=123),
        note="First line\nsecond line",
        feeling=PainReport(
            before=1, after=10, morning=0, sign=True, hurt="marble-pick", asked=True
        ),
        corrected=frozenset(Said),
    )
    return record


def complete_offer() -> Offer:
    """Return an offer with every field set."""
    return offer(nth=1, old=Span(10, 15), new=Span(12, 15))


def unset_fields(*values: Any) -> set[str]:
    """Return each field of the dataclasses in ``values`` that is nowhere but at its default.

    One that isn't compared isn't kept with a session.
    """
    seen, changed = set[str](), set[str]()
    waiting = list(values)
    while waiting:
        value = waiting.pop()
        if isinstance(value, tuple):
            waiting += value
        elif is_dataclass(value) and not isinstance(value, type):
            for field in (one for one in fields(value) if one.compare):
                name = f"{type(value).__name__}.{field.name}"
                content = getattr(value, field.name)
                seen.add(name)
                if field.default is MISSING or content != field.default:
                    changed.add(name)
                waiting.append(content)
    return seen - changed
