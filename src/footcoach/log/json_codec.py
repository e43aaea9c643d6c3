"""Reading JSON strictly, key by key: a log can be imported from a file anyone wrote.

A record of the format is written as an object spelled out key by key, and read by asking a
`Fields` for each of its keys. No name of the format follows from a name in the code.
"""

import json
from collections.abc import Callable, Mapping
from reprlib import repr as shorten
from types import TracebackType
from typing import Any, Generic, TypeVar

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
Json = Any
"""What json reads and writes."""
Value = TypeVar("Value")
Member = TypeVar("Member")
Reader = Callable[[Json], Value]
"""Turns JSON into a value; raises `MalformedError`."""


class MalformedError(Exception):
    """JSON that isn't what it should be, and where."""

    def __init__(self, where: str, wrong: str) -> None:
        super().__init__(where, wrong)
        self.where = where
        """The way to the value, such as ``steps.3.kind``; "" is the top."""
        self.wrong = wrong

    def __str__(self) -> str:
        return f"{self.where}: {self.wrong}" if self.where else self.wrong

    def under(self, key: str | int) -> "MalformedError":
        """Return the same error seen from one level up."""
        name = str(key) if str(key).isprintable() else shorten(key)
        return MalformedError(f"{name}.{self.where}" if self.where else name, self.wrong)


def malformed(data: Json, wrong: str, where: str = "") -> MalformedError:
    """Return the error that ``data``, or what is at ``where`` inside it, is ``wrong``."""
    return MalformedError(where, f"{wrong}, not {shorten(data)}")


class Fields:
    """The keys of one JSON object, each asked for once.

    Used as a context: on leaving it, a key that nothing asked for is an error.
    """

    def __init__(self, data: Json) -> None:
        if not isinstance(data, dict):
            raise malformed(data, "should be an object")
        self._unread = dict(data)

    def __enter__(self) -> "Fields":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        if kind is None and self._unread:
            unknown = MalformedError("", "isn't a known key")
            raise unknown.under(min(self._unread))

    def required(self, key: str, read: Reader[Value]) -> Value:
        """Return the value of a key that has to be there."""
        if key not in self._unread:
            raise MalformedError(key, "is missing")
        return self._read(key, read)

    def optional(self, key: str, read: Reader[Value], absent: Value) -> Value:
        """Return the value of a key; ``absent`` where it isn't there."""
        return self._read(key, read) if key in self._unread else absent

    def perhaps(self, key: str, read: Reader[Value]) -> Value | None:
        """Return the value of a key; None where it isn't there."""
        return self._read(key, read) if key in self._unread else None

    def _read(self, key: str, read: Reader[Value]) -> Value:
        try:
            return read(self._unread.pop(key))
        except MalformedError as error:
            raise error.under(key) from None


class Words(Generic[Member]):
    """The words that a format has for the members of an enumeration."""

    def __init__(self, members: Mapping[str, Member]) -> None:
        self._members = dict(members)
        self._words = {member: word for word, member in members.items()}

    def write(self, member: Member) -> str:
        """Return the word for a member."""
        return self._words[member]

    def write_or_none(self, member: Member | None) -> str | None:
        """Return the word for a member; None for None."""
        return None if member is None else self._words[member]

    def read(self, data: Json) -> Member:
        """Return the member that a word means."""
        if not isinstance(data, str) or data not in self._members:
            raise malformed(data, f"should be one of {', '.join(self._members)}")
        return self._members[data]


def dumps(data: Json) -> str:
    """Return JSON as text, in the one way that makes equal data equal text."""
    return _ENCODER.encode(data)


def loads(text: Json) -> Json:
    """Read JSON; raise `MalformedError` for what isn't a text of it, or is nested too deeply."""
    if not isinstance(text, str):
        raise malformed(text, "should be text")
    try:
        return json.loads(text, parse_constant=refuse_constant)
    except (ValueError, RecursionError) as error:
        raise malformed(text, f"should be JSON ({error})") from None


def refuse_constant(name: str) -> None:
    """Raise ValueError for what Python's json would read as a number, though it isn't JSON."""
    msg = f"{name} is not a number"
    raise ValueError(msg)
