"""The page for a therapist: whole, honest, and the same as it was."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from footcoach.log.records import PainReport, SessionRecord
from footcoach.report.document import Document, Items, PainPlot, Table
from footcoach.report.facts import ReportFacts
from footcoach.report.html_page import write_html
from footcoach.report.page import write_report
from footcoach.report.plain_page import write_text
from tests.log.world import offer
from tests.report.sample import FIRST, LAST, NOTE, ROUTINE, at, sample_facts
from tests.report.write_golden import HTML, TEXT, sample_document
from tests.world import span

DAYS = ("–", "3 of 5", "0 of 4", "0 of 5")
"""On how many days the sample did the short foot, week by week."""


def show(facts: ReportFacts, heading: str) -> str:
    """Return the lines of a section."""
    document = write_report(facts)
    (section,) = (one for one in document.sections if one.heading == heading)
    shown = Document(title="", lead=(("", ""),), sections=(section,), foot="")
    return " ".join(write_text(shown).split())


def rows_of_plan(facts: ReportFacts) -> tuple[tuple[str | None, ...], ...]:
    """Return on how many days each exercise of the plan was done."""
    (section,) = (one for one in write_report(facts).sections if one.heading == "Week by week")
    table = section.blocks[1]
    assert isinstance(table, Table)
    return table.rows


def without_plans(facts: ReportFacts) -> ReportFacts:
    return replace(facts, timelines={})


def test_the_web_page_is_as_it_was() -> None:
    assert write_html(sample_document()) == HTML.read_text(encoding="utf-8")


def test_the_page_of_text_is_as_it_was() -> None:
    assert write_text(sample_document()) == TEXT.read_text(encoding="utf-8")


def test_notes_and_a_name_are_there_only_on_request() -> None:
    page = write_text(write_report(sample_facts()))

    assert NOTE.splitlines()[0] in write_text(sample_document())
    assert "Felt" not in page
    assert "Name" not in page
    assert "Notes" not in page


def test_a_log_without_sessions_makes_a_page_that_says_so() -> None:
    facts = sample_facts(None, records=(), timelines={}, offers=(), days_off={})

    page = write_text(write_report(facts, has_notes=True))

    assert "There were no sessions in this period." in page
    assert "There are no answers about pain in this period." in page
    assert "There are no routines in the plan" in page
    assert "There are no notes in this period." in page
    assert "What was done" not in page
    assert write_html(write_report(facts)).endswith("</html>\n")


def test_a_week_without_sessions_is_a_gap_and_not_a_zero_for_what_nobody_asked() -> None:
    line = next(
        line for line in TEXT.read_text(encoding="utf-8").splitlines() if line.startswith("26 Oct")
    )

    assert line.split() == ["26", "Oct", "0", "0", "–", "–", "–", "no", "answer"]


def test_days_count_as_asked_only_from_the_first_session_on() -> None:
    row = rows_of_plan(sample_facts())[0]

    assert row == (ROUTINE.title, "Short foot", "twice a day, 5 days a week", *DAYS, "3 of 14")


def test_a_dose_that_changed_is_shown_with_its_days() -> None:
    text = show(sample_facts(), "What was asked")

    assert "Short foot 4 reps, hold 5 s, (release 3 s), switch 5 s, each foot 7 2 Nov–6 Nov" in text
    assert "6 reps, hold 5 s, (release 2 s), switch 5 s, each foot 3 12 Nov–19 Nov" in text


def test_each_way_in_which_a_figure_is_known_is_counted_and_explained() -> None:
    document = sample_document()
    (done,) = (one for one in document.sections if one.heading == "What was done")
    (table,) = done.blocks
    explained = document.sections[-1].blocks[0]

    assert isinstance(table, Table)
    assert {row[-1] for row in table.rows} == {"timed (8), typed in (1), corrected (1)"}
    assert isinstance(explained, Items)
    labels = [label for label, _ in explained.pairs]
    assert labels == ["Timed", "Typed in", "Corrected", "Days asked", "Pain", "Brackets"]


def test_only_changes_that_were_made_in_this_time_are_listed() -> None:
    text = show(sample_facts(), "Made easier or harder")

    assert text.count("Short foot, harder: 4 → 6 reps") == 1
    assert "Calf raise" not in text


def test_a_step_back_is_called_easier() -> None:
    back = offer(at(LAST), exercise="short-foot", what="moves.hold", old=span(8), new=span(5))

    text = show(sample_facts(offers=(back,)), "Made easier or harder")

    assert "Thu 19 Nov: Short foot, easier: hold 8 → 5 s" in text


def test_a_session_whose_plan_cannot_be_read_counts_with_what_its_record_says() -> None:
    text = show(without_plans(sample_facts(names={"short-foot": "Short foot"})), "What was done")

    assert "calf-raise both 10 180 of 200 reps 15:00 5 kg <vest>" in text
    assert "Short foot left 10 46 of 46 reps 3:50" in text


def test_a_routine_whose_file_is_gone_is_named() -> None:
    text = show(sample_facts(unreadable=("old", "lost")), "Week by week")

    assert "Not counted, because the file can't be read: old, lost." in text


def test_many_weeks_have_one_column_for_all() -> None:
    facts = sample_facts()
    week = timedelta(days=7)
    long_ago = tuple(
        facts.weeks[0]._replace(first=FIRST - n * week, last=FIRST - (n - 1) * week)
        for n in range(6, 0, -1)
    )

    row = rows_of_plan(replace(facts, weeks=(*long_ago, *facts.weeks)))[0]

    assert row == (ROUTINE.title, "Short foot", "twice a day, 5 days a week", "3 of 14")


def spoken(one: SessionRecord, **answers: Any) -> ReportFacts:
    """Return facts with one session, in which only that was said."""
    answered = replace(one, feeling=PainReport(**answers))
    return sample_facts(records=(answered,))


@pytest.mark.parametrize("when", ["before", "after", "morning"])
def test_an_answer_is_drawn_where_it_belongs_and_the_others_stay_missing(when: str) -> None:
    session = sample_facts().records[0]

    (section,) = (
        one for one in write_report(spoken(session, **{when: 3})).sections if one.heading == "Pain"
    )

    plot = section.blocks[0]
    assert isinstance(plot, PainPlot)
    points = dict(
        zip(("before", "after", "morning"), (one.points for one in plot.series), strict=True)
    )
    assert {name for name in points if points[name]} == {when}
    days = timedelta(days=1 if when == "morning" else 0)
    assert points[when][0].day == session.began.date + days


def test_sessions_that_were_amber_are_counted_and_those_that_were_red_described() -> None:
    text = show(sample_facts(), "Pain")

    assert "Rated AMBER: 3 sessions, on 2 Nov, 3 Nov, 5 Nov" in text
    assert "3 RED stopped because of pain" in text
    assert "AMBER" not in text.split("Rated AMBER")[0]


def test_the_answer_of_a_morning_to_come_is_not_drawn_beyond_the_page() -> None:
    facts = spoken(sample_facts().records[-1], morning=2)

    (section,) = (one for one in write_report(facts).sections if one.heading == "Pain")

    assert not any(isinstance(block, PainPlot) for block in section.blocks)
