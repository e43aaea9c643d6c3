"""What plain mode says of a session, in lines of text.

It says what changes and never counts seconds, so that a screen reader isn't talked over.
"""

from collections.abc import Iterator

from footcoach.advice.safety_text import RED_FLAGS
from footcoach.coach.ending_words import closing_lines
from footcoach.routine.enums import Sides
from footcoach.session import step_words, words
from footcoach.session.cues import StepKind
from footcoach.session.key_table import session_keys
from footcoach.session.player import Event, Session, SessionEnded, StepEntered
from footcoach.session.prescription import Prescription
from footcoach.session.timeline import Step, Timeline

PRESS_TO_RESUME = "Press Enter to resume."


class Narrator:
    """Puts what happens into words, and says once how each exercise is done."""

    def __init__(self) -> None:
        self._explained: set[int] = set()
        """Indexes of the exercises that were explained."""

    def lines(self, event: Event, session: Session) -> Iterator[str]:
        """Yield what to say about ``event``; nothing for a cue."""
        match event:
            case SessionEnded():
                yield from closing_lines(session)
            case StepEntered(step=index):
                yield from self.introduction(session, index)
                yield from _step_lines(session.timeline, session.timeline.steps[index])
                if session.is_waiting and session.index == index:
                    yield press_to_start(session)
            case _:
                return

    def introduction(self, session: Session, index: int) -> Iterator[str]:
        """Say which exercise begins with step ``index``, if one does, and how it's done."""
        timeline, step = session.timeline, session.timeline.steps[index]
        known = step.exercise in self._explained
        if known and timeline.turn_at(index).start != index:
            return
        if _begins_round(timeline, index):
            yield f"Round {step.round} of {timeline.rounds_of(step.exercise)}."
        place = timeline.included.index(step.exercise) + 1
        prescription = timeline.exercises[step.exercise]
        yield f"Exercise {place} of {len(timeline.included)}: {prescription.exercise.name}."
        if not known:
            yield f"{words.join_phrases(words.dose_phrases(prescription))}."
        yield from _say_first_side(session, index)
        if not known:
            self._explained.add(step.exercise)
            yield from _explain(timeline, step.exercise)


def opening_lines(timeline: Timeline) -> Iterator[str]:
    """Say what is about to begin, and what to have ready."""
    routine = timeline.routine
    number = words.plural(len(timeline.included), "exercise")
    yield f"{routine.title}. {number}, {words.length(timeline.length)}."
    if routine.caution:
        yield routine.caution
    if needed := words.needed(words.equipment(timeline)):
        yield needed
    prescriptions = (timeline.exercises[index] for index in timeline.included)
    if words.has_brackets(prescriptions, frequency=False):
        yield words.BRACKETS


def instruction_lines(session: Session) -> Iterator[str]:
    """Say everything known about the exercise under way, and how to resume; nothing at the end."""
    if session.step is None:
        return
    prescription = session.timeline.exercises[session.step.exercise]
    yield f"{'' if session.is_waiting else 'Paused. '}{prescription.exercise.name}:"
    for label, text in words.exercise_facts(prescription, session.timeline.routine):
        yield f"{label}: {text}"
    yield how_to_go_on(session)


def red_flag_lines(session: Session) -> Iterator[str]:
    """Say when to get medical help, the most urgent first, and how to resume."""
    for when, text in RED_FLAGS:
        yield f"{when.capitalize()}: {text}"
    yield f"{'' if session.is_waiting else 'Paused. '}{how_to_go_on(session)}"


def list_typed() -> Iterator[str]:
    """Say what can be typed, a line for each."""
    meanings: dict[tuple[str, ...], list[str]] = {}
    for key in session_keys():
        if key.typed:
            meanings.setdefault(key.typed, []).append(key.does)
    for typed, does in meanings.items():
        yield f"{' or '.join(line or 'Enter alone' for line in typed)}: {'; '.join(does)}."


def describe_place(session: Session, now: float) -> str:
    """Say where a session is: move, side and rep, and whether it's paused, counts in or waits."""
    step = session.step
    if step is None:
        return "the end."
    prescription = session.timeline.exercises[step.exercise]
    parts = [_lower_first(words.headline(step)), *list_place(step, prescription)]
    rounds = session.timeline.rounds_of(step.exercise)
    if rounds > 1:
        parts.append(f"round {step.round} of {rounds}")
    return " ".join((f"{', '.join(parts)}.", *_describe_clock(session, step, now)))


def press_to_start(session: Session) -> str:
    """Say how to start a step that waits for a key, and how long it then lasts."""
    seconds = session.step.seconds if session.step else None
    return f"Press Enter to start in {words.spell(seconds or 0)}."


def how_to_go_on(session: Session) -> str:
    """Say what to press where ``session`` is paused, or waits for a key."""
    return press_to_start(session) if session.is_waiting else PRESS_TO_RESUME


def _describe_clock(session: Session, step: Step, now: float) -> Iterator[str]:
    """Say what keeps the clock from running on, if anything does."""
    if session.is_waiting:
        yield press_to_start(session)
    elif not session.is_running:
        yield "Paused."
    elif lead := session.count_in(now):
        yield f"Counting in {words.spell(lead)}."
    if session.is_running and step.seconds is None:
        yield step_words.TYPE_COUNT if step.kind is StepKind.COUNT else step_words.PRESS_ENTER


def _say_first_side(session: Session, index: int) -> Iterator[str]:
    steps = (session.timeline.steps[place] for place in session.timeline.turn_at(index))
    sides = list(dict.fromkeys(step.side for step in steps if step.side))
    if sides:
        exercise = session.timeline.exercises[session.timeline.steps[index].exercise].exercise
        side = words.name_side(exercise.body_part, sides[0]).capitalize()
        yield f"{side} first." if len(sides) > 1 else f"{side} only."


def _explain(timeline: Timeline, index: int) -> Iterator[str]:
    """Say how an exercise is done and when to stop it; what was fetched before isn't said again."""
    exercise = timeline.exercises[index].exercise
    before = timeline.included[: timeline.included.index(index)]
    fetched = {item for one in before for item in timeline.exercises[one].exercise.equipment}
    fresh = [item for item in exercise.equipment if item not in fetched]
    moves = [move for move, _ in timeline.exercises[index].left.moves]
    asked = (move.do if len(moves) == 1 else f"{move.say}: {move.do}" for move in moves)
    needed = words.needed(fresh)
    load = exercise.load and f"Load: {exercise.load}."
    setup = exercise.setup or f"Position: {exercise.position.shown}."
    yield from filter(None, (needed, load, setup, *asked, exercise.caution, exercise.stop))


def _begins_round(timeline: Timeline, index: int) -> bool:
    """Whether step ``index`` is the first of a round, where there are several rounds."""
    step = timeline.steps[index]
    rounds = timeline.rounds_of(step.exercise)
    if rounds == 1 or index == 0:
        return rounds > 1
    before = timeline.steps[index - 1]
    return before.round != step.round or timeline.rounds_of(before.exercise) != rounds


def _step_lines(timeline: Timeline, step: Step) -> Iterator[str]:
    prescription = timeline.exercises[step.exercise]
    match step.kind:
        case StepKind.READY:
            return
        case StepKind.MOVE:
            yield _move_line(step, prescription)
        case StepKind.SWITCH:
            yield f"Change to the {words.working_side(step, prescription)}."
        case StepKind.COUNT:
            yield f"{words.headline(step)} {step_words.TYPE_COUNT}"
        case StepKind.RELEASE | StepKind.REST:
            yield f"{words.headline(step)}."


def _move_line(step: Step, prescription: Prescription) -> str:
    if step.rep is None:
        return f"{words.headline(step)}: {step_words.instruction(step, prescription)}"
    # Ids, because each side's dose has moves of its own.
    first = step.move is not None and step.move.id == prescription.dose(step.side).moves[0][0].id
    place = f" ({', '.join(list_place(step, prescription))})" if first else ""
    waits = f" {step_words.PRESS_ENTER}" if step.seconds is None else ""
    return f"{words.headline(step)}{place}.{waits}"


def list_place(step: Step, prescription: Prescription) -> Iterator[str]:
    """Say which side works, or works next, and which rep and set is under way or done."""
    if prescription.exercise.sides is not Sides.BOTH and step.side:
        yield words.working_side(step, prescription)
    if step.kind not in {StepKind.MOVE, StepKind.RELEASE} or step.rep is None:
        return
    dose, done = prescription.dose(step.side), "" if step.kind is StepKind.MOVE else " done"
    if dose.reps > 1 or dose.sets == 1:
        yield f"{step.rep} of {dose.reps_in(step.set)}{done}"
    if dose.sets > 1:
        yield f"set {step.set} of {dose.sets}"


def _lower_first(text: str) -> str:
    """Write the first letter small, unless it begins an abbreviation."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
