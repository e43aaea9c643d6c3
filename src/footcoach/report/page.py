"""The page for a therapist: what was asked and done, when it hurt, and what changed."""

from collections.abc import Iterable, Iterator

from footcoach.advice.change_text import write_change
from footcoach.log.records import DayOff, Offer, Said, SessionRecord
from footcoach.report.document import Document, Items, Paragraph, Section
from footcoach.report.exercise_tables import show_doses, show_sides
from footcoach.report.explanation import explain
from footcoach.report.facts import ReportFacts
from footcoach.report.pain_section import show_pain
from footcoach.report.totals import add_up_sessions
from footcoach.report.week_tables import show_plan, show_weeks
from footcoach.report.wording import write_date, write_period
from footcoach.routine.dose_change import DoseChange
from footcoach.session.player import Ending
from footcoach.session.words import plural, spell

TITLE = "Exercise report"
FOOT = (
    "Made by footcoach, a timer and diary for exercises. It isn't medical advice: footcoach times"
    " and counts, and can't see how an exercise is done or tell what's wrong."
)
KNOWN = "How these figures are known"
NO_SESSIONS = "There were no sessions in this period."
NO_CHANGES = "No change that footcoach suggested was made in this period."
BY_HAND = (
    "Changes made in a routine's file aren't listed here; the doses above show what sessions asked"
    " for."
)


def write_report(facts: ReportFacts, *, name: str = "", has_notes: bool = False) -> Document:
    """Return the page; ``name`` is the person's, "" leaves it out."""
    lead = (*((("Name", name),) if name else ()), ("Period", write_period(facts.first, facts.last)))
    known = tuple(explain(facts))
    sections = (
        Section("In short", (Items(tuple(_sum_up(facts))),)),
        Section("Week by week", (show_weeks(facts), *show_plan(facts))),
        *_show_exercises(facts),
        Section("Pain", show_pain(facts)),
        Section("Made easier or harder", _show_changes(facts)),
        *([Section("Notes", _show_notes(facts.records))] if has_notes else []),
        *(
            [Section("How these figures are known", (Items(known),), is_small=True)]
            if known
            else []
        ),
    )
    return Document(title=TITLE, lead=lead, sections=sections, foot=FOOT)


def _sum_up(facts: ReportFacts) -> Iterator[tuple[str, str]]:
    if not facts.records:
        yield "Sessions", NO_SESSIONS
    else:
        total = add_up_sessions(facts.records)
        days = plural((facts.last - facts.first).days + 1, "day")
        endings = _describe_endings(facts.records)
        yield "Sessions", f"{total.sessions}, on {total.days} of {days}; {endings}"
        yield "Time in exercises", f"{spell(round(total.seconds))}, without rests and pauses"
    marked = [mark for day, mark in facts.days_off.items() if facts.first <= day <= facts.last]
    yield "Days off", _describe_days_off(marked)
    corrected = sum(map(is_corrected, facts.records))
    if corrected:
        yield "Corrected", f"{plural(corrected, 'session')}, afterwards by the person"


def is_corrected(record: SessionRecord) -> bool:
    """Whether the person corrected something of a session afterwards."""
    return bool(record.corrected - {Said.NOTE})


def _describe_endings(records: Iterable[SessionRecord]) -> str:
    """Say how many sessions ended in which way."""
    records = tuple(records)
    complete = sum(record.is_complete for record in records)
    stopped = sum(record.ending is Ending.STOPPED for record in records)
    counts = (
        (complete, "complete"),
        (len(records) - complete - stopped, "with some of it left out"),
        (stopped, "stopped because of pain"),
    )
    return ", ".join(f"{number} {text}" for number, text in counts if number)


def _describe_days_off(marked: list[DayOff]) -> str:
    rest, ill = marked.count(DayOff.REST), marked.count(DayOff.ILL)
    named = [plural(rest, "rest day")] if rest else []
    named += [plural(ill, "sick day")] if ill else []
    return ", ".join(named) or "none marked"


def _show_exercises(facts: ReportFacts) -> Iterator[Section]:
    if facts.records:
        yield Section("What was asked", (show_doses(facts),))
        yield Section("What was done", (show_sides(facts),))


def _show_changes(facts: ReportFacts) -> tuple[Items | Paragraph, ...]:
    made = [
        offer for offer in facts.offers if offer.taken and facts.first <= offer.date <= facts.last
    ]
    return (
        Items(tuple(_describe_offer(facts, offer) for offer in made))
        if made
        else Paragraph(NO_CHANGES),
        *([Paragraph(BY_HAND)] if facts.records else []),
    )


def _describe_offer(facts: ReportFacts, offer: Offer) -> tuple[str, str]:
    kind = "harder" if offer.up else "easier"
    change = write_change(DoseChange(0, offer.what, offer.new), offer.old)
    return write_date(offer.date), f"{facts.find_name(offer.exercise)}, {kind}: {change}"


def _show_notes(records: Iterable[SessionRecord]) -> tuple[Items | Paragraph, ...]:
    notes = tuple(
        (f"{write_date(record.began.date)}, {record.title}", record.note)
        for record in records
        if record.note
    )
    return (Items(notes) if notes else Paragraph("There are no notes in this period."),)
