"""What a page is made of, whatever it's written in. All texts are as typed, never markup."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """Things one below the other, each with a label."""

    pairs: tuple[tuple[str, str], ...]
    """Label and text; the text may have several lines."""


class Column(NamedTuple):
    """The head of a column."""

    title: str
    is_number: bool = False
    """Whether its cells are lined up at the right."""
    is_short: bool = False
    """Whether its cells stay in one line, as numbers do, so that longer texts make room."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str | None, ...], ...]
    """A cell for each column; None continues the cell above it."""


class PainPoint(NamedTuple):
    """An answer about pain."""

    day: date
    place: float
    """Where in the day it belongs, from 0 to 1."""
    pain: int
    """From 0 to 10."""


class PainSeries(NamedTuple):
    """The answers to one of the questions about pain, in order."""

    label: str
    points: tuple[PainPoint, ...]


@dataclass(frozen=True, slots=True)
class PainPlot:
    """Answers about pain over time: a picture, or a table where there are no pictures."""

    first: date
    last: date
    weeks: tuple[date, ...]
    """The first day of each week."""
    series: tuple[PainSeries, ...]
    days_off: tuple[date, ...]
    table: Table
    """The same answers, by session."""


Block = Paragraph | Items | Table | PainPlot


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page."""

    heading: str
    blocks: tuple[Block, ...]
    is_small: bool = False
    """Whether it explains the others, and can be in small print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page."""

    title: str
    lead: tuple[tuple[str, str], ...]
    """What it's about, as labels and texts."""
    sections: tuple[Section, ...]
    foot: str
    """What it is and isn't."""
