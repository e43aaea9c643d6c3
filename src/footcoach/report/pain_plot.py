"""Answers about pain over time, as SVG: a strip for each question, readable in black and white."""

from collections.abc import Iterator
from datetime import date
from html import escape
from itertools import pairwise

from footcoach.log.records import WORST
from footcoach.report.document import PainPlot, PainPoint, PainSeries
from footcoach.report.wording import write_period, write_short

_WIDTH, _LEFT, _RIGHT = 700, 92, 8
_STRIP, _GAP, _TOP, _BOTTOM = 56, 14, 8, 20
"""Heights, in the units of the picture: of a strip, between strips, above and below them."""
_GRID = (0, 5, 10)
_LABELS = 12
"""The most weeks whose days are named."""
LONGEST_LINE = 7
"""Days between two answers that a line joins; longer gaps stay gaps."""
_EARLY, _LATE = 0.3, 0.7
"""The part of a day in which its answers are drawn."""


def draw_plot(plot: PainPlot) -> str:
    """Return the picture. Everything in it is escaped."""
    height = _TOP + len(plot.series) * (_STRIP + _GAP) - _GAP + _BOTTOM
    said = f"Pain from 0 to {WORST}, {write_period(plot.first, plot.last)}"
    return "\n".join(
        (
            f'<svg class="pain" viewBox="0 0 {_WIDTH} {height}" role="img">',
            f"<title>{escape(said)}</title>",
            *_draw_days_off(plot, height),
            *_draw_weeks(plot, height),
            *(line for nth, one in enumerate(plot.series) for line in _draw_strip(plot, one, nth)),
            "</svg>",
        )
    )


def _draw_days_off(plot: PainPlot, height: int) -> Iterator[str]:
    wide = _find_x(plot, plot.first, 1) - _find_x(plot, plot.first, 0)
    for day in plot.days_off:
        x = _find_x(plot, day, 0)
        yield (
            f'<rect class="off" x="{x:.1f}" y="{_TOP}" width="{wide:.1f}"'
            f' height="{height - _TOP - _BOTTOM}"/>'
        )


def _draw_weeks(plot: PainPlot, height: int) -> Iterator[str]:
    every = -(-len(plot.weeks) // _LABELS)
    for number, day in enumerate(plot.weeks):
        x = _find_x(plot, day, 0)
        yield f'<path class="week" d="M{x:.1f} {_TOP}V{height - _BOTTOM}"/>'
        if number % every == 0:
            yield f'<text x="{x + 2:.1f}" y="{height - 6}">{write_short(day)}</text>'


def _draw_strip(plot: PainPlot, series: PainSeries, nth: int) -> Iterator[str]:
    bottom = _TOP + nth * (_STRIP + _GAP) + _STRIP
    yield f'<text x="0" y="{bottom - _STRIP / 2 + 4:.1f}">{escape(series.label)}</text>'
    for pain in _GRID:
        y = bottom - pain * _STRIP / WORST
        yield f'<path class="grid" d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}"/>'
        yield f'<text class="scale" x="{_LEFT - 4}" y="{y + 3:.1f}">{pain}</text>'
    spots = [(_find_x(plot, *one[:2]), bottom - one.pain * _STRIP / WORST) for one in series.points]
    if line := "".join(_join(series.points, spots)):
        yield f'<path class="line" d="{line}"/>'
    yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.4"/>' for x, y in spots)


def _join(points: tuple[PainPoint, ...], spots: list[tuple[float, float]]) -> Iterator[str]:
    """Yield the lines between answers that are close enough."""
    pairs = zip(pairwise(points), pairwise(spots), strict=True)
    for (one, other), ((x, y), (later_x, later_y)) in pairs:
        if (other.day - one.day).days <= LONGEST_LINE:
            yield f"M{x:.1f} {y:.1f}L{later_x:.1f} {later_y:.1f}"


def _find_x(plot: PainPlot, day: date, place: float) -> float:
    """Return where a moment is; ``place`` is 0 where the day begins and 1 where it ends."""
    days = (plot.last - plot.first).days + 1
    if 0 < place < 1:
        place = _EARLY + (_LATE - _EARLY) * place
    return _LEFT + ((day - plot.first).days + place) * (_WIDTH - _LEFT - _RIGHT) / days
