"""What the voice has no time to say in a routine, for ``footcoach check``."""

from dataclasses import replace

from footcoach.paths import bundled
from footcoach.routine.enums import Effort
from footcoach.routine.model import Routine
from footcoach.session.speech import Speaking
from footcoach.session.timeline import compile_timeline
from footcoach.session.waiting import waiting_steps
from footcoach.sound.samples import load
from footcoach.sound.voice_pack import load_voice
from footcoach.voice_level import Voice


def list_unsaid(routine: Routine) -> tuple[tuple[str, ...], ...]:
    """Return, for each exercise of a routine, what it has no time to say at some effort."""
    lexicon = load_voice().lexicon(load(bundled("sounds") / "tones"))
    exercises = range(len(routine.exercises))
    unsaid: list[dict[str, None]] = [{} for _ in exercises]
    for effort in Effort:
        timeline = compile_timeline(routine, effort, include=exercises)
        speaking, waiting = Speaking(timeline, lexicon, Voice.FULL), waiting_steps(timeline)
        for index, step in enumerate(timeline.steps):
            # There's time for everything while it waits.
            spoken = replace(step, seconds=None, cues=()) if index in waiting else step
            for text in speaking.in_step(index, spoken).left_out:
                unsaid[step.exercise][text] = None
    return tuple(map(tuple, unsaid))
