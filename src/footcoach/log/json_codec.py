"""Frozen data to plain data and back, exactly, driven by the types it is annotated with.

A dataclass becomes an object of the fields that differ from their defaults, so that a
later version can add fields. What comes back is checked as strictly as what a stranger
sends: a log can be imported from a file that anybody wrote.
"""

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache, partial
from math import isfinite
from reprlib import repr as shorten
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

BIGGEST = 2**53
"""Beyond this a number does not survive every reader of JSON."""


class MalformedError(Exception):
    """Plain data that is not what it should be, and where."""

    def __init__(self, where: str, wrong: str) -> None:
        super().__init__(where, wrong)
        self.where = where
        """The way to the value, such as ``steps.3.kind``; empty at the top."""
        self.wrong = wrong

    def __str__(self) -> str:
        return f"{self.where}: {self.wrong}" if self.where else self.wrong

    def under(self, key: str | int) -> "MalformedError":
        """Return the same error seen from one level up."""
        return MalformedError(f"{key}.{self.where}" if self.where else str(key), self.wrong)


def malformed(data: Any, wrong: str, where: str = "") -> MalformedError:
    """Return the error that ``data``, or what is at ``where`` inside it, is ``wrong``."""
    return MalformedError(where, f"{wrong}, not {shorten(data)}")


class Pool:
    """Values that are written once and referred to by number wherever they are met."""

    def __init__(self, *kinds: type) -> None:
        self.kinds = frozenset(kinds)
        self._numbers: dict[Any, int] = {}
        self._values: list[Any] = []

    def __contains__(self, value: Any) -> bool:
        return value in self._numbers

    @property
    def values(self) -> tuple[Any, ...]:
        """Everything put in so far; a value refers only to those before it."""
        return tuple(self._values)

    def number(self, value: Any) -> int:
        """Return the number of ``value``, which is put in if it is new."""
        if value not in self._numbers:
            self._numbers[value] = len(self._values)
            self._values.append(value)
        return self._numbers[value]

    def value(self, number: Any, kind: type) -> Any:
        """Return value ``number``; raises `MalformedError` if there is none of that kind."""
        if type(number) is not int or not 0 <= number < len(self._values):
            raise malformed(number, "should refer to a part")
        value = self._values[number]
        if type(value) is not kind:
            raise malformed(value, f"should refer to a {kind.__name__}")
        return value


def to_data(value: Any, pool: Pool | None = None) -> Any:
    """Return ``value`` as JSON knows it; values of the kinds of ``pool`` go into it."""
    if pool and type(value) in pool.kinds:
        if value not in pool:
            to_data_fields(value, pool)
        return pool.number(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [to_data(item, pool) for item in value]
    return to_data_fields(value, pool) if is_dataclass(value) else value


def to_data_fields(value: Any, pool: Pool | None = None) -> dict[str, Any]:
    """Return the fields of a dataclass that differ from their defaults."""
    return {
        field.name: to_data(content, pool)
        for field in fields(value)
        if (content := getattr(value, field.name)) != field.default
    }


def from_data(kind: Any, data: Any, pool: Pool | None = None) -> Any:
    """Return the value of type ``kind`` that ``data`` stands for; raises `MalformedError`."""
    if pool and kind in pool.kinds:
        return pool.value(data, kind)
    return _reader(kind)(data, pool)


def from_data_fields(kind: Any, data: Any, pool: Pool | None = None) -> Any:
    """Return the dataclass of type ``kind`` whose fields ``data`` holds."""
    if not isinstance(data, dict):
        raise malformed(data, "should be an object")
    hints, defaults = _shape(kind)
    unknown = data.keys() - hints.keys()
    missing = hints.keys() - data.keys() - defaults
    if unknown or missing:
        raise MalformedError(min(unknown or missing), "is not known" if unknown else "is missing")
    return kind(**{key: _inside(key, hints[key], value, pool) for key, value in data.items()})


@cache
def _shape(kind: Any) -> tuple[dict[str, Any], frozenset[str]]:
    """Return the types of a dataclass's fields, and which of them have a default."""
    defaults = (field.name for field in fields(kind) if field.default is not MISSING)
    return get_type_hints(kind), frozenset(defaults)


def _inside(key: str | int, kind: Any, data: Any, pool: Pool | None) -> Any:
    try:
        return from_data(kind, data, pool)
    except MalformedError as error:
        raise error.under(key) from None


@cache
def _reader(kind: Any) -> Callable[[Any, Pool | None], Any]:
    """Return what reads values of a type; found out once, because there are many values."""
    if is_dataclass(kind):
        return partial(from_data_fields, kind)
    if get_origin(kind) is UnionType:
        (inner,) = (part for part in get_args(kind) if part is not NoneType)
        return lambda data, pool: None if data is None else from_data(inner, data, pool)
    if get_origin(kind) is tuple:
        return lambda data, pool: tuple(_items(data, get_args(kind), pool))
    if issubclass(kind, tuple):
        kinds = tuple(get_type_hints(kind).values())
        return lambda data, pool: kind(*_items(data, kinds, pool))
    if issubclass(kind, Enum):
        return lambda data, _: _member(kind, data)
    plain = _PLAIN[kind]
    return lambda data, _: plain(data)


def _items(data: Any, kinds: tuple[Any, ...], pool: Pool | None) -> list[Any]:
    if not isinstance(data, list):
        raise malformed(data, "should be a list")
    if len(kinds) == 2 and kinds[1] is Ellipsis:  # noqa: PLR2004, the type of a tuple of any length
        kinds = (kinds[0],) * len(data)
    if len(kinds) != len(data):
        raise malformed(data, f"should have {len(kinds)} entries")
    pairs = zip(kinds, data, strict=True)
    return [_inside(index, kind, item, pool) for index, (kind, item) in enumerate(pairs)]


def _member(kind: type[Enum], data: Any) -> Enum:
    try:
        return kind(data)
    except ValueError:
        known = ", ".join(str(member.value) for member in kind)
        raise malformed(data, f"should be one of {known}") from None


def _whole(data: Any) -> int:
    if type(data) is not int or abs(data) > BIGGEST:
        raise malformed(data, "should be a whole number")
    return data


def _number(data: Any) -> float:
    if type(data) not in {int, float} or not isfinite(data) or abs(data) > BIGGEST:
        raise malformed(data, "should be a number")
    return data  # type: ignore[no-any-return]  # narrowed by its exact type, bool excluded


def _text(data: Any) -> str:
    if not isinstance(data, str) or not data.replace("\n", "").isprintable():
        raise malformed(data, "should be a text that can be printed")
    return data


def _flag(data: Any) -> bool:
    if not isinstance(data, bool):
        raise malformed(data, "should be true or false")
    return data


_PLAIN: dict[Any, Callable[[Any], Any]] = {
    int: _whole,
    float: _number,
    str: _text,
    bool: _flag,
}
