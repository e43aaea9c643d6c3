"""Helps a person who is new to choose a routine: four questions on one page, and a suggestion."""

from collections.abc import Callable
from functools import partial

from footcoach.coach.requests import (
    Answer,
    Choice,
    RoutineQuestion,
    Suggestion,
    Talk,
    ask_routine,
    call,
)
from footcoach.overview.preset_index import Overview
from footcoach.overview.summary import RoutineSummary
from footcoach.overview.wishes import Way, Wish, explain_miss, order_by_wish
from footcoach.remembered import SoundChoice
from footcoach.routine.enums import Effort, Goal
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library
from footcoach.session.timeline import Timeline, compile_timeline

HEADING = "Your first session"
_GOALS = (
    Answer[Goal | None]("anything", None),
    *(Answer[Goal | None](goal, goal) for goal in Goal if goal is not Goal.DESK_BREAK),
    Answer[Goal | None]("a desk break", Goal.DESK_BREAK),
)
_MINUTES = tuple(Answer(f"{minutes} min", minutes) for minutes in (2, 5, 10, 20))
_WAYS = tuple(Answer(way.value, way) for way in Way)
_SOUNDS = (
    Answer("voice", SoundChoice.VOICE),
    Answer("tones only", SoundChoice.TONES),
    Answer("silent", SoundChoice.SILENT),
)
_CHOICES: tuple[Choice[object], ...] = (
    Choice("What would you like to work on?", "Work on", _GOALS),
    Choice("How long?", "Time", _MINUTES, first=1),
    Choice("How?", "How", _WAYS),
    Choice("Sound", "Sound", _SOUNDS),
)


def choose_first(
    library: Library, remember: Callable[[SoundChoice], object]
) -> Talk[Timeline | None]:
    """Ask for a routine; return the session of it, None if the person wants to see them all.

    ``remember`` keeps what they want to hear.
    """
    question = ask_for_routine(library)
    reply = yield from ask_routine(question)
    if reply is None:
        return None
    *_, sound = reply.values
    if isinstance(sound, SoundChoice):
        yield from call(partial(remember, sound))
    try:
        return compile_timeline(question.load(reply.name))
    except RoutineError:
        return None  # home shows what is wrong with the file


def ask_for_routine(library: Library) -> RoutineQuestion:
    """Return the page of questions, which suggests one of the presets."""
    overview = Overview(library)
    presets = tuple(filter(None, map(overview.known, overview.names())))
    return RoutineQuestion(HEADING, _CHOICES, partial(_suggest, presets), library.load)


def _suggest(
    presets: tuple[RoutineSummary, ...], values: tuple[object, ...]
) -> tuple[Suggestion, ...]:
    wish = _read_wish(values)
    return tuple(_describe(wish, one) for one in order_by_wish(wish, presets))


def _read_wish(values: tuple[object, ...]) -> Wish:
    wish = Wish()
    for value in values:
        match value:
            case Goal():
                wish = wish._replace(goal=value)
            case Way():
                wish = wish._replace(way=value)
            case int():
                wish = wish._replace(minutes=value)
            case _:
                pass
    return wish


def _describe(wish: Wish, one: RoutineSummary) -> Suggestion:
    facts = (one.length(Effort.GENTLE), one.place, ", ".join(one.equipment) or "no equipment")
    exercises = tuple(exercise.name for exercise in one.exercises if not exercise.optional)
    return Suggestion(one.name, one.title, facts, exercises, explain_miss(wish, one))
