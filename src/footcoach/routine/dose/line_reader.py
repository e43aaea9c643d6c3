"""Reads a line of a sheet: the name of an exercise with its dose, or the row of a table."""

from footcoach.routine.dose.line_name import is_row, split_cells, split_name, split_row
from footcoach.routine.dose.reader import read_dose
from footcoach.routine.dose.reading import DoseReading
from footcoach.routine.dose.scanner import scan

_TITLES = (
    ("SET", "{} sets"),
    ("REP", "{} reps"),
    ("HOLD", "hold {}"),
    ("REST", "rest {} between sets"),
    ("DAY", "{} times a day"),
    ("DAILY", "{} times a day"),
    ("WEEK", "{} days a week"),
)
"""What the title of a column makes of a number below it."""


def read_line(line: str) -> DoseReading:
    """Return what a line of a sheet says, with the name of the exercise if it has one."""
    name, dose, start = split_name(line)
    return _shift(read_dose(dose, None, name), start)._replace(name=name)


def is_heading(line: str) -> bool:
    """Whether a row has the titles of columns, and no numbers."""
    has_words = any(cell.strip(" -:") for cell in split_cells(line))
    return is_row(line) and has_words and not any(char.isdigit() for char in line)


def read_row(line: str, heading: str) -> DoseReading:
    """Return what the row of a table says below the titles of its columns.

    No places are known: the titles are put beside the numbers before they're read.
    """
    name, _, start = split_row(line)
    pairs = zip(split_cells(line), split_cells(heading), strict=False)
    filled = [(cell.strip(), title) for cell, title in pairs if cell.strip(" -")]
    dose = ", ".join(_label(cell, title) for cell, title in filled if start and cell != name)
    return read_dose(dose, None, name)._replace(name=name, places={})


def _label(cell: str, title: str) -> str:
    """Return a cell with the unit that the title of its column says, if it has none."""
    if not cell.replace("-", "").replace("–", "").strip().isdecimal():  # noqa: RUF001
        return cell
    kinds = next((text for kind, text in _TITLES for one in scan(title) if one.has(kind)), "{}")
    return kinds.format(cell)


def _shift(reading: DoseReading, start: int) -> DoseReading:
    """Return a reading whose places are ``start`` characters further on."""
    places = {key: (first + start, last + start) for key, (first, last) in reading.places.items()}
    mistakes = tuple(one._replace(start=one.start + start) for one in reading.mistakes)
    return reading._replace(places=places, mistakes=mistakes)
