"""All of the log as one text, and back in again without doubles.

Everything is there, each plan once, in an order that follows from the content alone: what
goes out, comes in elsewhere and goes out again is the same to the byte.
"""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from io import StringIO
from typing import Any, NamedTuple
from uuid import UUID

from footcoach.log.json_codec import MalformedError, from_data, malformed, to_data
from footcoach.log.records import WORST, DayOff, Offer, SessionRecord, told_parts
from footcoach.log.session_json import dumps, loads, read_place, read_plan
from footcoach.log.store import Store
from footcoach.routine.model import Span
from footcoach.session.player import Session
from footcoach.session.timeline import Timeline

FORMAT = 1
"""Version of the text; it goes up when an older footcoach could not read it."""

_CSV = (
    "day", "began", "routine", "title", "effort", "ending", "exercise", "side", "planned", "done",
    "skipped", "seconds", "pain_before", "pain_after", "pain_morning", "note",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class ImportCounts(NamedTuple):
    """What an import did."""

    added: int
    """Sessions that were new."""
    renewed: int
    """Sessions that were there in an older state."""
    known: int
    """Sessions that were there already."""


def export_json(store: Store) -> Iterator[str]:
    """Write the whole log, piece by piece; raises `LogError`."""
    marks = {day.isoformat(): mark.value for day, mark in store.marks().items()}
    plans, places = store.plans(), store.places()
    yield f'{{"footcoach":{FORMAT},\n"days":{dumps(marks)},'
    yield f'\n"followed":{dumps(store.followed())},\n"plans":{{'
    yield ",".join(f'\n"{digest}":{plans[digest]}' for digest in sorted(plans))
    yield '},\n"sessions":['
    yield ",".join(f"\n{_written(entry, *places[entry.uuid])}" for entry in _in_order(store))
    yield '],\n"offers":['
    yield ",".join(f"\n{dumps(to_data(offer))}" for offer in store.offers())
    yield "]}\n"


def import_json(store: Store, text: str) -> ImportCounts:
    """Take in what `export_json` wrote, all of it or nothing.

    Of a session that is there already the state that was written last stays. None can be
    gone on with: whoever began it may still do so. Raises `MalformedError` for anything
    else than such a text, and `LogError`.
    """
    data = loads(text)
    if not isinstance(data, dict) or data.get("footcoach") != FORMAT:
        raise malformed(data, f"should be a history of footcoach, format {FORMAT}")
    pairs = _pairs(_of(dict, data, "plans"), _of(list, data, "sessions"))
    known = {entry.uuid: entry.saved for entry in store.entries()}
    new = [pair for pair in pairs if pair[0].uuid not in known]
    newer = [pair for pair in pairs if pair[0].saved > known.get(pair[0].uuid, pair[0].saved)]
    there = store.marks()
    marks = {day: mark for day, mark in _marks(data).items() if day not in there}
    said = store.followed()
    followed = {name: yes for name, yes in _followed(data).items() if name not in said}
    offers = _offers(data)
    if new or newer or marks or offers or followed:
        store.put_all([*new, *newer], marks, offers, followed)
    return ImportCounts(len(new), len(newer), len(pairs) - len(new) - len(newer))


def export_csv(store: Store) -> Iterator[str]:
    """Write what each side did, a line each, for a spreadsheet; raises `LogError`."""
    yield _line(_CSV)
    for entry in _in_order(store):
        began = entry.began.local.isoformat(timespec="seconds")
        head = (entry.began.day, began, entry.routine, entry.title, entry.effort)
        pain = (entry.feeling.before, entry.feeling.after, entry.feeling.morning)
        for part in entry.parts:
            counts = (part.planned, part.done, part.skipped, part.seconds)
            what = (entry.ending or "", part.exercise, part.side or "both")
            yield _line((*head, *what, *counts, *pain, entry.note))


def _in_order(store: Store) -> list[SessionRecord]:
    return sorted(store.entries(), key=lambda entry: (entry.began.at, entry.uuid))


def _written(entry: SessionRecord, digest: str, place: str) -> str:
    data = to_data(replace(entry, open=False, parts=()))
    return dumps({**data, "plan": digest, "place": loads(place)})


@contextmanager
def _within(*keys: str | int) -> Iterator[None]:
    """Let an error say where in the text it is."""
    try:
        yield
    except MalformedError as error:
        where = ".".join(str(key) for key in (*keys, error.where) if key != "")
        raise MalformedError(where, error.wrong) from None


def _of(kind: type, data: dict[str, Any], key: str) -> Any:
    if not isinstance(data.get(key), kind):
        raise malformed(data.get(key), f"should be of type {kind.__name__}", key)
    return data[key]


def _pairs(plans: dict[str, Any], sessions: list[Any]) -> list[tuple[SessionRecord, Session]]:
    timelines = dict[str, Timeline]()
    for digest, plan in plans.items():
        with _within("plans", digest):
            timelines[digest] = read_plan(dumps(plan))
    pairs = []
    for index, session in enumerate(sessions):
        with _within("sessions", index):
            pairs.append(_session(session, timelines))
    return pairs


def _session(data: Any, plans: dict[str, Timeline]) -> tuple[SessionRecord, Session]:
    if not isinstance(data, dict) or data.get("plan") not in plans:
        raise malformed(data, "should be a session with a plan")
    own = {key: value for key, value in data.items() if key not in {"plan", "place"}}
    entry: SessionRecord = from_data(SessionRecord, own)
    _check(entry)
    with _within("place"):
        session = read_place(plans[data["plan"]], dumps(data.get("place")))
    return replace(entry, open=False, parts=told_parts(session)), session


def _check(entry: SessionRecord) -> None:
    """Raise `MalformedError` for what the types alone let pass."""
    _check_origin(entry.uuid, entry.began.day)
    try:
        entry.began.local.isoformat()
    except (ValueError, OverflowError):
        raise malformed(entry.began, "should be a time", "began") from None
    pains = (entry.feeling.before, entry.feeling.after, entry.feeling.morning)
    if any(pain is not None and not 0 <= pain <= WORST for pain in pains):
        raise malformed(pains, f"should be from 0 to {WORST}", "feeling")


def _check_origin(uuid: str, day: str) -> None:
    """Raise `MalformedError` unless a record has a name of its own and a day."""
    try:
        canonical = str(UUID(uuid)), date.fromisoformat(day).isoformat()
    except ValueError:
        canonical = None
    if canonical != (uuid, day):
        raise malformed((uuid, day), "should have a uuid and a day", "uuid")


def _offers(data: dict[str, Any]) -> list[Offer]:
    """Return what was offered; an older log knew of no such thing."""
    offers = list[Offer]()
    for index, one in enumerate(_of(list, data, "offers") if "offers" in data else ()):
        with _within("offers", index):
            offer: Offer = from_data(Offer, one)
            _check_origin(offer.uuid, offer.day)
            if not (_orderly(offer.old) and _orderly(offer.new)):
                raise malformed((offer.old, offer.new), "should be amounts", "old")
        offers.append(offer)
    return offers


def _orderly(span: Span) -> bool:
    return 0 < span.low <= span.high


def _marks(data: dict[str, Any]) -> dict[date, DayOff]:
    days = _of(dict, data, "days")
    try:
        return {date.fromisoformat(day): DayOff(mark) for day, mark in days.items()}
    except (TypeError, ValueError):
        raise malformed(days, "should be dates that are rest or ill", "days") from None


def _followed(data: dict[str, Any]) -> dict[str, bool]:
    """Return which routines somebody took up or dropped; an older text does not say."""
    followed: dict[str, Any] = _of(dict, {"followed": {}} | data, "followed")
    if not all(name.isprintable() and isinstance(yes, bool) for name, yes in followed.items()):
        raise malformed(followed, "should say true or false of each routine", "followed")
    return followed


def _line(values: tuple[Any, ...]) -> str:
    written = StringIO()
    csv.writer(written).writerow([_harmless(value) for value in values])
    return written.getvalue()


def _harmless(value: Any) -> Any:
    """Return a value that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
