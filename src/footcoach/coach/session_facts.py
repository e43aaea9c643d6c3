"""Everything known about a session in the log, fact by fact, and how to correct each.

The app shows the facts on a page; plain mode lists them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from typing import NamedTuple

from footcoach.advice.pain import Light, PainAdvice, Rest, rate_pain
from footcoach.advice.safety_text import SEE_SOMEONE, SIGNS
from footcoach.advice.today_text import describe_rest, write_day_of_year
from footcoach.coach import corrections
from footcoach.coach.corrections import NOT_SAID, PAIN_TIMES, Ask
from footcoach.coach.how_known import HOW_KNOWN
from footcoach.coach.log_service import LogService
from footcoach.coach.questions import give_meaning, name_exercises, name_hurt
from footcoach.coach.similar_exercises import read_traits
from footcoach.log.reader import UnreadableError
from footcoach.log.records import Said, SessionRecord, SideRecord, planned_seconds
from footcoach.routine.library import Library
from footcoach.session import result_words, words
from footcoach.session.correction import list_counts
from footcoach.session.player import Ending, Session
from footcoach.session.prescription import Prescription
from footcoach.session.tally import KnownBy, Tally, tally_sides

_PAIN = {"before": Said.BEFORE, "after": Said.AFTER, "morning": Said.MORNING}
"""What is said at each of `PAIN_TIMES`."""


class FactKind(Enum):
    """What a fact is about; facts of one kind are next to each other."""

    SESSION = auto()
    RESULT = auto()
    """What one side did of one exercise: side, amount, time, and remarks."""
    PAIN = auto()
    NOTE = auto()
    ADVICE = auto()
    """What the answers about pain mean, and what rests now; labelled by its light."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that's known about a session."""

    kind: FactKind
    label: str
    cells: tuple[str, ...]
    """What is known, in one piece or in columns; "" is nothing."""
    ask: Callable[[], Ask] | None = None
    """Asks for the right value; None if it can't be corrected."""

    @property
    def text(self) -> str:
        """What is known, in one line."""
        return ", ".join(filter(None, self.cells))


class LoggedSession(NamedTuple):
    """A session in the log, and what its answers about pain mean now."""

    record: SessionRecord
    session: Session | None
    """None if its plan can't be read."""
    resting: tuple[tuple[str, Rest], ...]
    """Its exercises that rest today, by name."""
    see_someone: bool
    """Whether it's time to see a doctor or physiotherapist."""

    @property
    def names(self) -> dict[str, str]:
        """The names of its exercises, by id."""
        if self.session is not None:
            return name_exercises(self.session.timeline)
        return {part.exercise: part.exercise.replace("-", " ") for part in self.record.parts}


def read_logged(log: LogService, library: Library, uuid: str) -> LoggedSession | None:
    """Return the session ``uuid``; None if it isn't in the log. Raise `LogError`."""
    record = log.store.entry(uuid)
    if record is None:
        return None
    session = _read_session(log, record)
    advice = log.pain_advice()
    resting = _find_resting(library, advice, record, session) if session else ()
    return LoggedSession(record, session, resting, advice.see_someone)


def _read_session(log: LogService, record: SessionRecord) -> Session | None:
    try:
        return log.store.session(record.uuid)
    except UnreadableError as error:
        log.store.leave_out_session(record, str(error))
        return None


def _find_resting(
    library: Library, advice: PainAdvice, record: SessionRecord, session: Session
) -> tuple[tuple[str, Rest], ...]:
    timeline = session.timeline
    exercises = (timeline.exercises[index].exercise for index in timeline.included)
    known = {
        one.name: advice.find_rest(
            replace(one, traits=read_traits(library, one.id, record.identity))
        )
        for one in exercises
    }
    return tuple((name, rest) for name, rest in known.items() if rest)


def list_facts(log: LogService, logged: LoggedSession) -> tuple[Fact, ...]:
    """Return everything that's known of a session, in the order in which it is shown."""
    return (
        *_describe_session(log, logged),
        *_list_results(logged),
        *_list_pain(logged),
        Fact(
            FactKind.NOTE,
            "Note",
            (_describe_note(logged.record),),
            partial(corrections.correct_note, logged.record),
        ),
        *_list_advice(logged),
    )


def _describe_session(log: LogService, logged: LoggedSession) -> tuple[Fact, ...]:
    record, session = logged.record, logged.session
    began = record.began
    when = f"{began.date:%a} {write_day_of_year(began.date)}"
    ending = result_words.ENDING_TEXT[record.ending] if record.ending else "Under way"
    if session is not None and session.ending:
        ending = result_words.describe_ending(session)
    planned = _add_up(planned_seconds(session.timeline).values()) if session else None
    return (
        Fact(
            FactKind.SESSION,
            "When",
            (f"{when}, {began.local:%H:%M}", _mark(record, Said.DAY)),
            partial(corrections.correct_day, record, log.today),
        ),
        Fact(FactKind.SESSION, "Session", (ending, _compare_times(record.seconds, planned))),
    )


def _list_results(logged: LoggedSession) -> tuple[Fact, ...]:
    record, session = logged.record, logged.session
    if session is None:
        return tuple(_describe_side(part, logged.names[part.exercise]) for part in record.parts)
    timeline, parts = session.timeline, {part.key: part for part in record.parts}
    planned, facts = planned_seconds(timeline), list[Fact]()
    for side in tally_sides(session):
        key = (*timeline.routine.keys[side.exercise], side.side)
        if key in parts:
            prescription = timeline.exercises[side.exercise]
            counts = list_counts(session, side.exercise, side.side)
            facts.append(_describe_result(parts[key], side, prescription, planned[key], counts))
    return tuple(facts)


def _describe_result(
    part: SideRecord,
    side: Tally,
    prescription: Prescription,
    planned: float | None,
    counts: tuple[int | None, ...],
) -> Fact:
    """Return what one side did, which can be corrected; ``counts`` is as in `correct_count`."""
    exercise = prescription.exercise
    unit = "set" if prescription.dose(side.side).own_pace else "rep"
    name = words.name_side(exercise.body_part, side.side)
    full_name = f"{exercise.name}, {name}" if name else exercise.name
    if counts:
        ask = partial(corrections.correct_count, side, full_name, counts)
    else:
        ask = partial(corrections.correct_result, side, full_name, unit)
    cells = (name, *_write_amounts(part, unit, planned))
    return Fact(FactKind.RESULT, exercise.name, cells, ask)


def _describe_side(part: SideRecord, name: str) -> Fact:
    """Return what one side did of a session whose plan can't be read."""
    return Fact(FactKind.RESULT, name, (part.side or "both", *_write_amounts(part, "rep", None)))


def _write_amounts(part: SideRecord, unit: str, planned: float | None) -> tuple[str, str, str]:
    counted = "" if part.counted is None else f"{words.plural(part.counted, 'rep')} in all"
    skipped = f"{part.skipped} skipped" if part.skipped else ""
    # The clock says nothing of what wasn't begun.
    is_timed = part.done or part.seconds or part.known_by is not KnownBy.CLOCK
    known = HOW_KNOWN[part.known_by] if part.known_by and is_timed else ""
    return (
        f"{part.done} of {words.plural(part.planned, unit)}",
        _compare_times(part.seconds, planned),
        ", ".join(filter(None, (counted, part.load, skipped, known))),
    )


def _list_pain(logged: LoggedSession) -> tuple[Fact, ...]:
    record, feeling = logged.record, logged.record.feeling
    times = (
        Fact(
            FactKind.PAIN,
            f"Pain {when}",
            (corrections.describe_pain(feeling, field), _mark(record, _PAIN[field])),
            partial(corrections.correct_pain, feeling, field),
        )
        for field, when in PAIN_TIMES.items()
    )
    sign = f"yes: {SIGNS}" if feeling.sign else "no"
    hurt = name_hurt(feeling.hurt, logged.names) if feeling.hurt else NOT_SAID
    return (
        *times,
        Fact(
            FactKind.PAIN,
            "Warning sign",
            (sign, _mark(record, Said.SIGN)),
            corrections.correct_sign,
        ),
        Fact(
            FactKind.PAIN,
            "What hurt",
            (hurt, _mark(record, Said.HURT)),
            partial(corrections.correct_hurt, logged.names),
        ),
    )


def _mark(record: SessionRecord, what: Said) -> str:
    """Return the mark of something that was corrected; "" if it wasn't."""
    return HOW_KNOWN[KnownBy.CORRECTED] if what in record.corrected else ""


def _describe_note(record: SessionRecord) -> str:
    """Return the note, with its mark in a line of its own."""
    mark = _mark(record, Said.NOTE)
    return "\n".join(filter(None, (record.note or "none", f"({mark})" if mark else "")))


def _list_advice(logged: LoggedSession) -> tuple[Fact, ...]:
    feeling = logged.record.feeling
    light = rate_pain(feeling)
    if light is None:
        return ()
    is_stopped = logged.record.ending is Ending.STOPPED
    meaning = give_meaning(feeling, logged.names, is_stopped=is_stopped)
    resting = (
        Fact(FactKind.ADVICE, f"{name} is resting", (describe_rest(rest),))
        for name, rest in logged.resting
    )
    warned = logged.see_someone and light is Light.RED
    warning = (Fact(FactKind.ADVICE, "Please", (SEE_SOMEONE,)),) if warned else ()
    return (Fact(FactKind.ADVICE, light, (meaning,)), *resting, *warning)


def _compare_times(seconds: float, planned: float | None) -> str:
    """Return how long something took, and how long it was planned to if that's different."""
    took = words.spell(round(seconds))
    if planned is None or words.spell(round(planned)) == took:
        return took
    return f"{took} of {words.spell(round(planned))}"


def _add_up(seconds: Iterable[float | None]) -> float | None:
    known = list(seconds)
    return None if None in known else sum(filter(None, known))
