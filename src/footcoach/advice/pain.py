"""What pain means for the next time: a traffic light that is cautious, and acts.

The rule is docs/evidence.md, section 6. It was made of rules for known injuries under supervision,
so where they differ the careful one was taken. It never praises pain, and after amber or
red nothing is made harder.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from footcoach.log.records import PainReport, SessionRecord
from footcoach.routine.model import Dose, Exercise, Routine, Span

TOO_MUCH_TO_START = 6
"""Pain from which a session had better not be started."""
REST_AFTER_RED = timedelta(days=2)
"""After red the family of the exercise rests so long (docs/evidence.md, section 6)."""
WITHIN_A_WEEK = timedelta(days=6)
REDS_TO_SEE_SOMEONE = 2
LOOK_BACK = timedelta(days=14)
"""Older answers say nothing about today."""
_DAY = timedelta(days=1)
"""Tomorrow is there already for somebody who came home over the date line."""
LIGHTER_REPS = (2, 3)
"""Of so many reps so many are done, rounded up."""
LONGEST_LIGHT_HOLD = 10


class Light(StrEnum):
    """What the answers about pain come to. The word is always shown, never a colour alone."""

    GREEN = "GREEN"
    AMBER = "AMBER"
    RED = "RED"


MEANING = {
    Light.GREEN: "Carry on as planned.",
    Light.AMBER: (
        "Make it easier next time: fewer reps, a smaller range, sitting instead of standing,"
        " no tiptoe and no long holds."
    ),
    Light.RED: (
        "Leave this exercise and its relatives out for now. If it was sharp, spreads or does"
        " not settle, ask a doctor, physiotherapist or podiatrist."
    ),
}
NORMAL = (
    "Tired muscles, a mild ache the next day, a pull in a stretch and warm feet are normal,"
    " and no pain to be counted."
)
SIGNS = "sharp, burning, tingling, numb, spreading, giving way, or a cramp that stays"
"""Kinds of pain that are red whatever the number."""
TOO_MUCH = (
    "With pain that strong, better do not start. A day of rest, or advice from a professional,"
    " will do more."
)
SEE_SOMEONE = "Twice red within a week: please have somebody look at it before you go on."

NOTHING_LEFT = "All of it is left out for now. A day of rest is right, too."

NOTICE = (
    "footcoach times foot exercises and keeps a diary. It is no medical care.",
    "It cannot tell what is wrong, and nobody watches what you write down here.",
    (
        "Ask a professional first if you have diabetes, numb feet, poor circulation, an injury"
        " or operation not long ago, or a tendency to fall."
    ),
    "Stop at sharp, spreading or rising pain: the key x ends a session at any second.",
    "Type ! for the signs that need help now, on any screen; in lines of text, type safety.",
)
"""Shown once before the first session."""

RED_FLAGS = (
    (
        "now",
        (
            "Call an emergency number for back pain together with: numbness around the genitals or"
            " the seat; new trouble with bladder or bowel; a change in sexual function; weakness,"
            " numbness or pain in both legs that is new or grows; chest pain; or after a serious"
            " accident. The same for chest pain, heavy breathlessness or faintness while you"
            " exercise, and for a painful, swollen leg with breathlessness."
        ),
    ),
    (
        "today",
        (
            "Get advice the same day for: back pain with fever, unexplained weight loss or a lump,"
            " no better with rest, worse at night or when coughing, or high between the shoulders;"
            " one calf swollen, warm, red or newly painful (do not massage or exercise it); a snap"
            " behind the heel or no strength to rise on tiptoe; a foot that is hot, red, swollen"
            " or has a new wound, above all with diabetes."
        ),
    ),
    (
        "soon",
        (
            "Make an appointment for back pain that does not ease in a few weeks or stops you in"
            " daily life, and for heel pain that does not ease in two."
        ),
    ),
)
"""Signs that need somebody else than an app, most urgent first (docs/evidence.md, section 5)."""

_ALL_RED = (Light.RED, Light.RED, Light.RED)
_LIGHTS = (
    # Pain after it up to; the light for a rise of 0 or 1, of 2 or 3, and of more.
    (2, (Light.GREEN, Light.GREEN, Light.GREEN)),
    (3, (Light.GREEN, Light.AMBER, Light.AMBER)),
    (5, (Light.AMBER, Light.AMBER, Light.RED)),
    (10, _ALL_RED),
)

TIPTOE = "tiptoe"
_FAMILIES = {
    "toe-walk": TIPTOE,
    "toe-stand": TIPTOE,
    "heel-raise": TIPTOE,
    "toe-press": "grip",
    "toe-curl-spread": "grip",
    "pencil-lift": "grip",
    "short-foot": "arch",
    "toe-fan": "arch",
    "scale-press": "resistance",
    "band-pull": "resistance",
    "band-point": "resistance",
    "calf-stretch": "stretch",
    "towel-raise": "stretch",
    "heel-stretch": "stretch",
    "toe-stretch": "stretch",
    "ankle-circles": "circles",
    "ball-roll": "roll",
    "sand-walk": "walk",
}
_UNLOADED = frozenset({"roll", "circles"})
"""Families whose long times are no holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PainAdvice:
    """What the last answers mean for the next session."""

    light: Light | None = None
    """The last one; None is nothing said lately."""
    left_out: frozenset[str] = frozenset()
    """Families to be left out."""
    lighter: bool = False
    """Offer less of everything else."""
    see_someone: bool = False

    @property
    def calm(self) -> bool:
        """Whether nothing speaks against the session as planned."""
        return not self.lighter and not self.left_out


def family(exercise: str) -> str:
    """Return the family of an exercise; one that is not of the catalogue is its own."""
    return _FAMILIES.get(exercise, exercise)


def light(feeling: PainReport) -> Light | None:
    """Return the light of one session's answers; None if nothing was said after it.

    Where nothing was said before it the score alone decides. Pain next morning above that
    of the start is amber at least.
    """
    if feeling.sign:
        return Light.RED
    lights = []
    if feeling.after is not None:
        lights.append(_rated(feeling.after, feeling.before))
    if feeling.morning is not None:
        lights.append(_morning(feeling.morning, feeling.before))
    return max(lights, key=list(Light).index, default=None)


def _rated(after: int, before: int | None) -> Light:
    rise = 0 if before is None else after - before
    column = 0 if rise <= 1 else 1 if rise <= 3 else 2  # noqa: PLR2004, docs/evidence.md
    return next(lights[column] for highest, lights in _LIGHTS if after <= highest)


def _morning(morning: int, before: int | None) -> Light:
    rated = _rated(morning, before)
    worse = before is not None and morning > before
    return Light.AMBER if worse and rated is Light.GREEN else rated


def care(entries: Iterable[SessionRecord], today: date) -> PainAdvice:
    """Say what the sessions so far mean for one of today."""
    rated = [
        (entry, shown)
        for entry in sorted(entries, key=lambda entry: entry.began.at, reverse=True)
        if _lately(entry, today) and (shown := light(entry.feeling))
    ]
    if not rated:
        return PainAdvice()
    reds = [entry for entry, shown in rated if shown is Light.RED]
    resting = [entry for entry in reds if today - entry.began.date <= REST_AFTER_RED]
    last = rated[0][1]
    left_out = frozenset(one for entry in resting for one in hurt(entry))
    if last is Light.AMBER:
        left_out |= {TIPTOE}
    return PainAdvice(
        light=last,
        left_out=left_out,
        lighter=last is not Light.GREEN,
        see_someone=sum(today - entry.began.date <= WITHIN_A_WEEK for entry in reds)
        >= REDS_TO_SEE_SOMEONE,
    )


def _lately(entry: SessionRecord, today: date) -> bool:
    """Tell whether an answer still says something; a clock that was wrong wrote later ones."""
    return today - LOOK_BACK <= entry.began.date <= today + _DAY


def hurt(entry: SessionRecord) -> frozenset[str]:
    """Return the families that hurt; all that were done if nobody said which."""
    if entry.feeling.hurt:
        return frozenset({family(entry.feeling.hurt)})
    return frozenset(family(part.exercise) for part in entry.parts if part.seconds)


def allowed(routine: Routine, advice: PainAdvice) -> frozenset[int]:
    """Return the exercises of a routine that are not to be left out."""
    return frozenset(
        index
        for index, exercise in enumerate(routine.exercises)
        if family(exercise.id) not in advice.left_out
    )


def lighter(routine: Routine) -> Routine:
    """Return a routine with fewer reps and without long holds."""
    blocks = tuple(
        replace(block, exercises=tuple(map(_lighter, block.exercises))) for block in routine.blocks
    )
    return replace(routine, blocks=blocks)


def _lighter(exercise: Exercise) -> Exercise:
    holds = family(exercise.id) not in _UNLOADED
    left, right = (_less(dose, holds=holds) for dose in (exercise.left, exercise.right))
    return replace(exercise, left=left, right=right)


def _less(dose: Dose, *, holds: bool) -> Dose:
    moves = tuple(
        replace(move, time=Span(*(min(end, LONGEST_LIGHT_HOLD) for end in _ends(move.time))))
        if holds and move.time
        else move
        for move in dose.moves
    )
    part, whole = LIGHTER_REPS
    reps = Span(*(-(-end * part // whole) for end in _ends(dose.reps)))
    return replace(dose, moves=moves, reps=reps)


def _ends(span: Span) -> tuple[int, int]:
    return span.low, span.high
