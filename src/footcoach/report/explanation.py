"""Where the figures of a page come from, in words; only those that are on the page."""

from collections.abc import Iterator, Mapping

from footcoach.report.exercise_tables import HOW_KNOWN
from footcoach.report.facts import ReportFacts
from footcoach.report.pain_section import has_answer
from footcoach.session.tally import KnownBy
from footcoach.session.words import BRACKETS, has_brackets

_WAYS: Mapping[KnownBy | None, str] = {
    KnownBy.CLOCK: (
        "the clock ran for every move. A rep counts as done if each of its holds lasted at least"
        " four fifths of its time without a pause or a skip. footcoach can't see the movement."
    ),
    KnownBy.KEY: "a key was pressed when a move or a set was done.",
    KnownBy.TYPED: "the person typed in the number, or added the session afterwards.",
    KnownBy.CORRECTED: "the person corrected it afterwards.",
    None: "the log doesn't say; it's from an older version or another program.",
}
_DAYS_ASKED = (
    "times a day and days a week are as the routines' files say today; of a range the lower end"
    " counts. They count from the day on which a routine was added to the plan or, where the log"
    " doesn't say that, from its first session on. Rest days and sick days are taken out; days on"
    " which an exercise was resting because of pain are not. A day counts as done if both sides did"
    " the exercise as often as asked. Days beyond those asked don't make up for others in a week's"
    " sum."
)
_PAIN = (
    "the person's own answers, 0 no pain to 10 worst imaginable. A missing answer stays missing;"
    " the line in the plot isn't drawn across more than a week. A change of 1 from one day to the"
    " next is normal. AMBER and RED are footcoach's own cautious rule."
)


def explain(facts: ReportFacts) -> Iterator[tuple[str, str]]:
    """Yield what a word or a figure on the page means."""
    known = {part.known_by for record in facts.records for part in record.parts}
    for how, text in _WAYS.items():
        if how in known:
            yield HOW_KNOWN[how].capitalize(), text
    if any(week.to_do for week in facts.weeks):
        yield "Days asked", _DAYS_ASKED
    if any(map(has_answer, facts.records)):
        yield "Pain", _PAIN
    used = (facts.timelines[one.uuid] for one in facts.records if one.uuid in facts.timelines)
    if any(has_brackets(timeline.exercises) for timeline in used):
        yield "Brackets", BRACKETS.removeprefix("In brackets: ")
