"""A sheet under review: what was understood of each exercise, and the other reading of a guess."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from footcoach.routine.catalogue import Catalogue
from footcoach.routine.dose.flags import Flag
from footcoach.routine.errors import RoutineError
from footcoach.routine.model import Exercise
from footcoach.routine.sheet.contents import Sheet, SheetExercise
from footcoach.routine.sheet.writer import EmptySheetError, SheetRoutine, make_routine
from footcoach.session.summary import explain_guess, list_remarks, summarise

_NAME = "sheet"
"""What the routine is called until the person has named it."""


class Guess(NamedTuple):
    """Something that a sheet leaves open."""

    text: str
    """How it's read, and how else it could be."""
    flag: Flag
    is_flipped: bool = False
    """Whether the person chose the other reading."""
    can_flip: bool = True
    """Whether a dose line can say the other reading."""


class Reviewed(NamedTuple):
    """What was understood of one exercise."""

    text: str
    """The line that ``check`` prints, or the words of the sheet if it isn't understood."""
    guesses: tuple[Guess, ...] = ()
    remarks: tuple[str, ...] = ()
    """What else to say about it, such as why it isn't understood."""


class SheetReview:
    """A sheet, and which of its guesses were flipped."""

    def __init__(
        self, sheet: Sheet, catalogue: Catalogue, before: "SheetReview | None" = None
    ) -> None:
        """Keep what was chosen ``before`` for exercises that are the same.

        Raises what `make_routine` does: there is no exercise in ``sheet``, or it's too long.
        """
        self._sheet, self._catalogue = sheet, catalogue
        self._flipped = before.find_choices(sheet) if before else {}
        self._made = self.make(_NAME)

    def find_choices(self, sheet: Sheet) -> dict[int, tuple[Flag, ...]]:
        """Return the guesses that were flipped, by the index of their exercise in ``sheet``."""
        mine, others = self._sheet.exercises, sheet.exercises
        return {
            others.index(mine[index]): flags
            for index, flags in self._flipped.items()
            if mine[index] in others
        }

    @property
    def title(self) -> str:
        """The title of the sheet; "" without one."""
        return self._sheet.title

    def make(self, name: str) -> SheetRoutine:
        """Return the routine called ``name``, as it's understood now."""
        exercises = [self._read(index) for index in range(len(self._sheet.exercises))]
        return make_routine(replace(self._sheet, exercises=exercises), name, self._catalogue)

    def list_exercises(self) -> Iterator[Reviewed]:
        """Yield what was understood of each exercise, in the order of the sheet."""
        for index, exercise in enumerate(self._made.exercises):
            if exercise is None:
                why = f"Not understood: {self._made.refused[index]}."
                yield Reviewed(self._sheet.exercises[index].text, (), (why,))
            else:
                guesses = tuple(self._list_guesses(index, exercise))
                yield Reviewed(summarise(exercise), guesses, tuple(list_remarks(exercise)))

    def flip(self, index: int, guess: Guess) -> None:
        """Take the other reading of a guess of the exercise at ``index``, or the first again.

        Raises `RoutineError`, and changes nothing, if the routine can't be read then.
        """
        before = self._flipped
        flipped = before.get(index, ())
        if guess.is_flipped:
            after = tuple(flag for flag in flipped if flag != guess.flag)
        else:
            after = (*flipped, *((guess.flag,) if guess.can_flip else ()))
        self._flipped = {**before, index: after}
        try:
            self._made = self.make(_NAME)
        except RoutineError:
            self._flipped = before
            raise

    def _read(self, index: int) -> SheetExercise:
        exercise = self._sheet.exercises[index]
        for flag in self._flipped.get(index, ()):
            exercise = _flip(exercise, flag)
        return exercise

    def _list_guesses(self, index: int, exercise: Exercise) -> Iterator[Guess]:
        flipped = self._flipped.get(index, ())
        for flag in flipped:
            yield Guess(f'You chose "{flag.other}" for "{flag.words}".', flag, is_flipped=True)
        for flag in exercise.flags:
            # What was chosen can be a guess by its own words, the other way round.
            is_new = any(flag.kind == one.kind and flag.words in one.other for one in flipped)
            if flag.other and not is_new:
                can_flip = self._can_flip(index, exercise, flag)
                yield Guess(explain_guess(flag), flag, can_flip=can_flip)

    def _can_flip(self, index: int, exercise: Exercise, flag: Flag) -> bool:
        """Whether the other reading can be written into the dose, and changes what is done."""
        before = self._read(index)
        after = _flip(before, flag)
        if after == before:
            return False
        try:
            made = make_routine(Sheet(exercises=[after]), _NAME, self._catalogue)
        except (EmptySheetError, RoutineError):
            return False
        (read,) = made.exercises
        return read is not None and summarise(read) != summarise(exercise)


def _flip(exercise: SheetExercise, flag: Flag) -> SheetExercise:
    """Return the exercise with the other reading in its dose; unchanged if it has no place."""
    if not flag.words:
        return exercise
    return replace(exercise, dose=exercise.dose.replace(flag.words, flag.other, 1))
