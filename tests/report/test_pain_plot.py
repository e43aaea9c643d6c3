"""The plot of pain: every answer a dot, and long gaps stay gaps."""

import re
from datetime import date, timedelta

from footcoach.report.document import Column, PainPlot, PainPoint, PainSeries, Table
from footcoach.report.pain_plot import draw_plot

FIRST = date(2026, 11, 2)
DOT = re.compile(r'<circle cx="([\d.]+)" cy="([\d.]+)"')
LINE = re.compile(r'class="line" d="([^"]+)"')


def plot(*answers: tuple[int, int], days: int = 28) -> PainPlot:
    """Return a plot of answers: days after the first one, and the pain."""
    points = tuple(PainPoint(FIRST + timedelta(days=at), 0.5, pain) for at, pain in answers)
    return PainPlot(
        first=FIRST,
        last=FIRST + timedelta(days=days - 1),
        weeks=tuple(FIRST + timedelta(days=at) for at in range(0, days, 7)),
        series=(PainSeries("After", points),),
        days_off=(),
        table=Table((Column("Day"),), ()),
    )


def lines(one: PainPlot) -> int:
    found = LINE.search(draw_plot(one))
    return found[1].count("M") if found else 0


def test_each_answer_is_a_dot_and_more_pain_is_higher() -> None:
    dots = [tuple(map(float, found)) for found in DOT.findall(draw_plot(plot((0, 0), (1, 10))))]

    (x, y), (later_x, higher_y) = dots
    assert later_x > x
    assert higher_y < y


def test_a_line_joins_answers_a_week_apart_at_most() -> None:
    assert lines(plot((0, 3), (7, 3))) == 1
    assert lines(plot((0, 3), (8, 3))) == 0
    assert lines(plot((0, 3), (2, 3), (12, 4), (13, 4))) == 2


def test_everything_is_drawn_within_the_picture() -> None:
    for days in (7, 8, 28, 371):
        drawn = draw_plot(plot((0, 0), (days - 1, 10), days=days))
        wide, high = map(float, re.findall(r'viewBox="0 0 (\d+) (\d+)"', drawn)[0])
        for x, y in DOT.findall(drawn):
            assert 0 < float(x) < wide
            assert 0 < float(y) < high


def test_a_year_has_room_for_the_days_that_it_names() -> None:
    drawn = draw_plot(plot((0, 1), days=53 * 7))

    assert 5 < len(re.findall(r"<text x=[^>]+>\d+ \w{3}<", drawn)) <= 12
