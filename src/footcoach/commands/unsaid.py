"""What the voice has no time to say in a routine, for ``footcoach check``."""

from collections.abc import Iterator
from dataclasses import replace

from footcoach.paths import bundled
from footcoach.routine.enums import Effort
from footcoach.routine.model import Routine
from footcoach.session.speech import Lexicon, Speaking
from footcoach.session.timeline import Step, Timeline, compile_timeline
from footcoach.session.waiting import waiting_steps
from footcoach.sound.samples import load
from footcoach.sound.voice_pack import load_voice
from footcoach.voice_level import Voice


def load_lexicon() -> Lexicon:
    """Return what the voice can say, with the tones as long as they come with footcoach."""
    return load_voice().lexicon(load(bundled("sounds") / "tones"))


def list_unsaid(routine: Routine, lexicon: Lexicon) -> tuple[tuple[str, ...], ...]:
    """Return, for each exercise of a routine, what it has no time to say at some effort."""
    unsaid: list[dict[str, None]] = [{} for _ in routine.exercises]
    for timeline in _lay_out(routine):
        speaking, waiting = Speaking(timeline, lexicon, Voice.FULL), waiting_steps(timeline)
        for index, step in enumerate(timeline.steps):
            # There's time for everything while it waits.
            spoken = replace(step, seconds=None, cues=()) if index in waiting else step
            for text in speaking.in_step(index, spoken).left_out:
                unsaid[step.exercise][text] = None
    return tuple(map(tuple, unsaid))


def _lay_out(routine: Routine) -> Iterator[Timeline]:
    """Yield a routine with all its exercises, once for efforts that have the same steps."""
    everything, before = range(len(routine.exercises)), list[tuple[Step, ...]]()
    for effort in Effort:
        timeline = compile_timeline(routine, effort, include=everything)
        if timeline.steps not in before:
            before.append(timeline.steps)
            yield timeline
