"""The keys of a routine file as JSON Schema, for editors that check while you type.

It checks one value at a time. What depends on several, or is inside a dose
line, is found by ``check``.
"""

from collections.abc import Callable
from typing import Any

from footcoach.routine.format import ALLOWED
from footcoach.routine.key import Key, Section, ValueKind

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_NUMBERS = r"^[0-9]+ ?([-\u2013] ?[0-9]+)?$"
_ID = "^[a-z0-9]+(-[a-z0-9]+)*$"
_TEXT: Schema = {"type": "string", "minLength": 1}
_IDENT: Schema = {"type": "string", "pattern": _ID}
_AMOUNT: Schema = {"type": ["string", "integer"]}
"""A time or a dose; YAML takes some of them, such as 90, for numbers."""
_DOSE: Schema = {"type": ["string", "integer", "null"]}


def build_schema(root: Section) -> Schema:
    """Return the schema of a file: of ``Section.ROUTINE``, or of ``Section.ENTRY``."""
    return {
        "$schema": DIALECT,
        "title": f"footcoach: {root.value}",
        **_refer(root),
        "$defs": {section.name.lower(): _describe_section(section) for section in Section},
    }


def _describe_section(section: Section) -> Schema:
    keys = ALLOWED[section]
    return {
        "type": "object",
        "properties": {name: _describe_key(key, section) for name, key in keys.items()},
        "required": [name for name, key in keys.items() if section in key.required],
        "additionalProperties": False,
    }


def _describe_key(key: Key, section: Section) -> Schema:
    standard = {"default": _as_yaml(key)} if key.default else {}
    return {"description": key.meaning, **standard, **_describe_value(key, section)}


def _describe_value(key: Key, section: Section) -> Schema:
    if key.kind is ValueKind.MOVES:
        return _describe_moves(key, section)
    return _KINDS[key.kind](key)


def _as_yaml(key: Key) -> str | int | bool:
    """Return the default as YAML reads it."""
    if key.kind is ValueKind.FLAG:
        return key.default == "true"
    return int(key.default) if key.default.isdigit() else key.default


def _describe_moves(key: Key, section: Section) -> Schema:
    """Describe a list of moves where an exercise is defined, and times by id elsewhere."""
    listed = {**_list_of(_refer(Section.MOVE))(key), "minItems": key.low}
    times = {"type": "object", "propertyNames": _IDENT, "additionalProperties": _AMOUNT}
    options = {Section.ENTRY: [listed], Section.ITEM: [listed, times]}
    return {"anyOf": options.get(section, [times])}


def _list_of(entry: Schema) -> Callable[[Key], Schema]:
    def describe(key: Key) -> Schema:
        return {"type": "array", "items": entry, "minItems": key.low, "maxItems": key.high}

    return describe


def _refer(section: Section) -> Schema:
    return {"$ref": f"#/$defs/{section.name.lower()}"}


def _describe_text(key: Key) -> Schema:
    return {**_TEXT, "maxLength": key.high}


def _describe_word(key: Key) -> Schema:
    return {"enum": list(key.words)}


def _describe_words(key: Key) -> Schema:
    return _list_of(_describe_word(key))(key)


def _describe_count(key: Key) -> Schema:
    number = {"type": "integer", "minimum": key.low, "maximum": key.high}
    return {"anyOf": [number, {"type": "string", "pattern": _NUMBERS}]}


def _describe_reps(key: Key) -> Schema:
    count = _describe_count(key)
    listed = {"type": "array", "items": count, "minItems": 1}
    return {"anyOf": [{"type": "integer", "minimum": key.low, "maximum": key.high}, _TEXT, listed]}


def _describe_number(key: Key) -> Schema:
    return {"type": "number", "minimum": key.low, "maximum": key.high}


def _always(schema: Schema) -> Callable[[Key], Schema]:
    return lambda _: schema


_ONE_LINE: Schema = {
    "type": "object",
    "description": "An exercise and its dose, in one line.",
    "minProperties": 1,
    "maxProperties": 1,
    "propertyNames": {"not": {"enum": sorted(ALLOWED[Section.ITEM] | ALLOWED[Section.BLOCK])}},
    "additionalProperties": _DOSE,
}
_EXERCISE: Schema = {"anyOf": [_TEXT, _ONE_LINE, _refer(Section.ITEM), _refer(Section.BLOCK)]}

_KINDS: dict[ValueKind, Callable[[Key], Schema]] = {
    ValueKind.LINE: _describe_text,
    ValueKind.PROSE: _describe_text,
    ValueKind.LINES: _list_of(_TEXT),
    ValueKind.ID: _always(_TEXT),
    ValueKind.IDS: _list_of(_IDENT),
    ValueKind.WORD: _describe_word,
    ValueKind.WORDS: _describe_words,
    ValueKind.FLAG: _always({"type": "boolean"}),
    ValueKind.COUNT: _describe_count,
    ValueKind.REPS: _describe_reps,
    ValueKind.TIME: _always(_AMOUNT),
    ValueKind.NUMBER: _describe_number,
    ValueKind.DOSE: _always(_DOSE),
    ValueKind.SIDE: _always(_refer(Section.SIDE)),
    ValueKind.ITEMS: _list_of(_EXERCISE),
    ValueKind.STEPS: _list_of(_TEXT),
    ValueKind.FIGURE: _always(_refer(Section.FIGURE)),
    ValueKind.POSE: _always(_refer(Section.POSE)),
    ValueKind.JOINTS: _always(_refer(Section.STANCE)),
    ValueKind.CYCLE: _list_of(_refer(Section.STANCE)),
}
