"""A sheet under review: what was understood of each exercise, and the other reading of a guess."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from footcoach.routine.catalogue import Catalogue
from footcoach.routine.dose.flags import Flag
from footcoach.routine.errors import RoutineError
from footcoach.routine.model import Exercise
from footcoach.routine.sheet.contents import Sheet, SheetExercise
from footcoach.routine.sheet.writer import EmptySheetError, SheetRoutine, make_routine
from footcoach.session.summary import explain_guess, list_remarks, summarise

ALSO = "Also on the sheet, and kept in the file:"
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
    is_left_out: bool = False


class _Choices(NamedTuple):
    """What the person chose, by the index of an exercise in the sheet."""

    flipped: Mapping[int, tuple[Flag, ...]] = MappingProxyType({})
    """The guesses that are read the other way."""
    left_out: frozenset[int] = frozenset()


class SheetReview:
    """A sheet, and what the person chose about it."""

    def __init__(
        self, sheet: Sheet, catalogue: Catalogue, before: "SheetReview | None" = None
    ) -> None:
        """Keep what was chosen ``before`` for exercises that are the same.

        Raises what `make_routine` does: there is no exercise in ``sheet``, or it's too long.
        """
        self._sheet, self._catalogue = sheet, catalogue
        self._choices = before.find_choices(sheet) if before else _Choices()
        self._made = self.make(_NAME)

    def find_choices(self, sheet: Sheet) -> _Choices:
        """Return what was chosen, for the exercises that are the same in ``sheet``."""
        others = sheet.exercises
        places = {
            index: others.index(exercise)
            for index, exercise in enumerate(self._sheet.exercises)
            if exercise in others
        }
        flipped, left_out = self._choices
        return _Choices(
            {places[index]: flags for index, flags in flipped.items() if index in places},
            frozenset(places[index] for index in left_out if index in places),
        )

    @property
    def title(self) -> str:
        """The title of the sheet; "" without one."""
        return self._sheet.title

    @property
    def others(self) -> tuple[str, ...]:
        """What else the sheet says, and isn't an exercise."""
        return (*self._sheet.cautions, *self._sheet.remarks)

    def make(self, name: str) -> SheetRoutine:
        """Return the routine called ``name``, as it's understood now."""
        exercises = [self._read(index) for index in self._kept]
        left_out = [self._sheet.exercises[index].text for index in sorted(self._choices.left_out)]
        remarks = [*self._sheet.remarks, *left_out]
        sheet = replace(self._sheet, exercises=exercises, remarks=remarks)
        return make_routine(sheet, name, self._catalogue)

    def list_exercises(self) -> Iterator[Reviewed]:
        """Yield what was understood of each exercise, in the order of the sheet."""
        kept = self._kept
        for index, exercise in enumerate(self._sheet.exercises):
            if index not in kept:
                yield Reviewed(exercise.text, is_left_out=True)
            else:
                yield self._review(index, kept.index(index))

    def flip(self, index: int, guess: Guess) -> None:
        """Take the other reading of a guess of the exercise at ``index``, or the first again.

        Raises what `make_routine` does, and changes nothing then.
        """
        flipped = self._choices.flipped
        before = flipped.get(index, ())
        if guess.is_flipped:
            after = tuple(flag for flag in before if flag != guess.flag)
        else:
            after = (*before, *((guess.flag,) if guess.can_flip else ()))
        self._choose(self._choices._replace(flipped={**flipped, index: after}))

    def leave_out(self, index: int) -> None:
        """Leave out the exercise at ``index``, or put it back; raise what `flip` does."""
        left_out = self._choices.left_out ^ {index}
        self._choose(self._choices._replace(left_out=left_out))

    def _choose(self, choices: _Choices) -> None:
        before, self._choices = self._choices, choices
        try:
            self._made = self.make(_NAME)
        except (RoutineError, EmptySheetError):
            self._choices = before
            raise

    @property
    def _kept(self) -> list[int]:
        indexes = range(len(self._sheet.exercises))
        return [index for index in indexes if index not in self._choices.left_out]

    def _review(self, index: int, place: int) -> Reviewed:
        """Return what was understood of the exercise that is at ``place`` in the routine."""
        exercise = self._made.exercises[place]
        if exercise is None:
            why = f"Not understood: {self._made.refused[place]}."
            return Reviewed(self._sheet.exercises[index].text, (), (why,))
        guesses = tuple(self._list_guesses(index, exercise))
        return Reviewed(summarise(exercise), guesses, tuple(list_remarks(exercise)))

    def _read(self, index: int) -> SheetExercise:
        exercise = self._sheet.exercises[index]
        for flag in self._choices.flipped.get(index, ()):
            exercise = _flip(exercise, flag)
        return exercise

    def _list_guesses(self, index: int, exercise: Exercise) -> Iterator[Guess]:
        flipped = self._choices.flipped.get(index, ())
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
