"""What there is to say of a dose: how many reps, and how long they last."""

from collections.abc import Iterator

from footcoach.session import vocabulary as say
from footcoach.session.cues import SHORT_MOVE
from footcoach.session.prescription import PrescribedDose
from footcoach.session.sentence import Rank, Sentence


def count_reps(dose: PrescribedDose, number: int) -> Iterator[Sentence]:
    """Yield how many reps set ``number`` has, unless it's one or more than fifty."""
    if dose.as_many:
        yield Sentence(Rank.AMOUNT, (say.AS_MANY,))
        return
    reps = dose.reps_in(number)
    if reps > 1 and (text := say.name_number(reps)):
        yield Sentence(Rank.AMOUNT, (text, say.TIMES))
    if dose.own_pace:
        yield Sentence(Rank.LENGTH, (say.OWN_PACE,))


def say_length(dose: PrescribedDose) -> Iterator[Sentence]:
    """Yield how long a rep lasts, if it's a single move that's long enough for its end to wait."""
    if dose.own_pace:
        seconds = dose.set_seconds
    else:
        seconds = dose.moves[0][1] if len(dose.moves) == 1 else None
    is_long = seconds is not None and (seconds >= SHORT_MOVE or dose.reps == 1)
    if seconds and is_long and (phrases := say.name_seconds(seconds)):
        yield Sentence(Rank.LENGTH, phrases)
