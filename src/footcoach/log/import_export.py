"""All of the log as one text, and back in again without duplicates.

Version 2 of the format is written; `docs/log-format.md` describes it. Each plan is there once
and everything is in an order that follows from the content alone: what is exported, imported
elsewhere and exported again is the same to the byte.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

from footcoach.log.export_reader import LoggedPlan, read_export
from footcoach.log.json_codec import MalformedError, dumps
from footcoach.log.json_pieces import Pieces
from footcoach.log.json_words import DAYS_OFF
from footcoach.log.plan_json import read_plan, write_plan
from footcoach.log.record_json import write_offer, write_session
from footcoach.log.records import SessionRecord, SideKey, planned_seconds
from footcoach.log.session_json import WrittenSession, rewrite_place, write_place
from footcoach.log.store import Store
from footcoach.log.versions import VERSION
from footcoach.session.player import Session

_AT_A_TIME = 500
"""How many items of an export are in memory as text."""


class ImportCounts(NamedTuple):
    """What an import did."""

    added: int
    """Sessions that were new."""
    renewed: int
    """Sessions that were there in an older state."""
    known: int
    """Sessions that were there already."""
    left_out: tuple[str, ...] = ()
    """What in the file can't be read, where it is and what it should be."""


def export_json(store: Store) -> Iterator[str]:
    """Yield the whole log, piece by piece; raise `LogError`.

    A session that can't be read is left out, and named in the remarks of the log.
    """
    days = {day.isoformat(): DAYS_OFF.write(mark) for day, mark in store.marks().items()}
    used = dict[str, str]()
    yield f'{{"footcoach":{VERSION},\n"days":{dumps(days)},'
    yield f'\n"followed":{dumps(store.followed())},'
    if since := {name: day.isoformat() for name, day in store.followed_since().items()}:
        yield f'\n"followed_since":{dumps(since)},'
    yield '\n"offers":['
    yield from _separate(dumps(write_offer(offer)) for offer in store.offers())
    yield '],\n"sessions":['
    yield from _separate(_session_lines(store, used))
    yield '],\n"plans":{'
    yield from _separate(f'"{digest}":{used[digest]}' for digest in sorted(used))
    yield "}}\n"


def _separate(items: Iterable[str]) -> Iterator[str]:
    """Yield items with commas between them, many at a time, each in a line of its own."""
    left, comma = iter(items), ""
    while some := list(islice(left, _AT_A_TIME)):
        yield comma + ",".join(f"\n{item}" for item in some)
        comma = ","


def export_session(record: SessionRecord, session: Session) -> str:
    """Return an export of one session, which is at rest and needn't be in a log."""
    plan, planned = write_plan(session.timeline), planned_seconds(session.timeline)
    line = _session_line(record, planned, plan.digest, write_place(session))
    return (
        f'{{"footcoach":{VERSION},\n"days":{{}},\n"followed":{{}},\n"offers":[],\n"sessions":['
        f'\n{line}],\n"plans":{{\n"{plan.digest}":{plan.text}}}}}\n'
    )


def _session_lines(store: Store, used: dict[str, str]) -> Iterator[str]:
    """Yield each session that can be read, and put its plan into ``used``."""
    log = store.whole()
    read = cache(lambda digest: LoggedPlan(read_plan(log.plans.get(digest, ""))))
    for record in sorted(log.records, key=lambda record: (record.began.at, record.uuid)):
        digest, place = log.places.get(record.uuid, ("", ""))
        try:
            plan = read(digest)
            again = rewrite_place(place, len(plan.timeline.steps))
        except MalformedError as error:
            store.leave_out_session(record, str(error))
            continue
        used[plan.text.digest] = plan.text.text
        yield _session_line(record, plan.planned, plan.text.digest, again)


def _session_line(
    record: SessionRecord, planned: Mapping[SideKey, float | None], digest: str, place: str
) -> str:
    own = dumps(write_session(record, planned))
    return f'{own[:-1]},"plan":"{digest}","place":{place}}}'


def import_json(store: Store, text: str) -> ImportCounts:
    """Take in what `export_json` wrote, as `import_pieces` does, from a text that is at hand."""
    return import_pieces(store, lambda: iter([text] if text else []))


def import_pieces(store: Store, pieces: Pieces) -> ImportCounts:
    """Take in what `export_json` wrote, in this version or an older one.

    Of a session that is there already, the state that was written last stays. None can be
    resumed here: where it was begun, it still can. What can't be read is left out and named.
    Raise `MalformedError` where the text as a whole isn't such an export, and `LogError`.
    """
    export, there, said = read_export(pieces), store.marks(), store.followed()
    choice = _Choice(store.saved_times())
    # What another window saves meanwhile stays, if it's later: `Store.put_all` sees to that.
    chosen = choice.choose(export.sessions)
    days = {day: mark for day, mark in export.days.items() if day not in there}
    followed = {
        name: (yes, export.since.get(name))
        for name, yes in export.followed.items()
        if name not in said
    }
    first = tuple(islice(chosen, 1))
    under_way: tuple[SessionRecord, ...] = ()
    if first or days or export.offers or followed:
        under_way = store.put_all(chain(first, chosen), days, export.offers, followed)
    left_out = (*export.list_left_out(), *map(_say_under_way, under_way))
    return ImportCounts(choice.new, choice.newer - len(under_way), choice.kept, left_out)


class _Choice:
    """Chooses the sessions to import, and counts them."""

    def __init__(self, known: Mapping[str, int]) -> None:
        """Take ``known`` as when the sessions of the log were last written, by uuid."""
        self._known = known
        self.new = self.newer = self.kept = 0

    def choose(
        self, sessions: Iterable[tuple[SessionRecord, WrittenSession]]
    ) -> Iterator[tuple[SessionRecord, WrittenSession]]:
        """Yield the sessions that are new, or of which the log has an older state."""
        for record, session in sessions:
            saved = self._known.get(record.uuid)
            if saved is not None and record.saved <= saved:
                self.kept += 1
                continue
            self.new += saved is None
            self.newer += saved is not None
            yield record, session


def _say_under_way(record: SessionRecord) -> str:
    session = f"the session of {record.began.day}, {record.title},"
    return f"{session} is open in another window; import it again once it's closed there"
