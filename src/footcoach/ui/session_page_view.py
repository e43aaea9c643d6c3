"""The page of a session as coloured text: a table where there is room, else line by line."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from textual.content import Content

from footcoach.advice.pain import Light
from footcoach.coach.session_facts import Fact, FactKind
from footcoach.ui.history_view import LIGHTS
from footcoach.ui.line_layout import INDENT
from footcoach.ui.widgets.fact_page import Row

GAP = "  "
"""Between two columns."""
_SHORT = 20
"""Columns that a label and its text take beside each other in the narrowest window."""


def lay_out_facts(facts: Sequence[Fact], room: int) -> tuple[Row, ...]:
    """Return the rows of a page that is ``room`` columns wide."""
    results = [fact for fact in facts if fact.kind is FactKind.RESULT]
    label, widths = max((_width(fact.label) for fact in facts), default=0), _measure(results)
    is_table = sum(widths, label) + len(GAP) * len(widths) <= room
    kinds, names = [None, *(fact.kind for fact in facts)], [None, *(fact.label for fact in facts)]
    rows = list[Row]()
    for fact, kind, name in zip(facts, kinds, names, strict=False):
        is_next_side = fact.kind is kind and fact.label == name
        if not is_table:
            text = _stack(fact)
        elif fact.kind is FactKind.RESULT:
            text = _write_columns(fact, label, widths, with_name=not is_next_side)
        else:
            text = _write_beside(fact, label, room)
        rows.append(Row(fact, text, kind not in {None, fact.kind}))
    return tuple(rows)


def _measure(results: Sequence[Fact]) -> list[int]:
    """Return the widths of the columns of a table of results."""
    columns = zip(*(fact.cells for fact in results), strict=True)
    return [max(map(_width, column)) for column in columns]


def _write_columns(fact: Fact, label: int, widths: list[int], *, with_name: bool) -> Content:
    name = fact.label if with_name else ""
    cells = (cell.ljust(width) for cell, width in zip(fact.cells, widths, strict=True))
    return Content.assemble((name.ljust(label), "bold"), GAP, GAP.join(cells)).rstrip()


def _write_beside(fact: Fact, label: int, room: int) -> Content:
    """Return a fact with its text to the right of its label, in a column of its own."""
    wrapped = [
        line
        for text in _split(fact)
        for line in wrap(text, max(1, room - label - len(GAP))) or [""]
    ]
    first, *rest = wrapped or [""]
    begun = _write_label(fact).pad_right(max(0, label - _width(fact.label)))
    indented = (f"\n{' ' * label}{GAP}{line}" for line in rest)
    return begun + Content("".join((GAP, first, *indented)))


def _stack(fact: Fact) -> Content:
    """Return a fact with its text below its label, or beside it where that is a word or two."""
    texts = list(_split(fact))
    if len(texts) == 1 and _width(fact.label) + len(GAP) + _width(texts[0]) <= _SHORT:
        return _write_label(fact) + Content(GAP + texts[0])
    return Content("\n").join((_write_label(fact), *(Content(INDENT + text) for text in texts)))


def _write_label(fact: Fact) -> Content:
    colour = LIGHTS[Light(fact.label)] if fact.label in set(Light) else ""
    return Content.styled(fact.label, f"bold {colour}".strip())


def _split(fact: Fact) -> Iterator[str]:
    """Yield the lines of a fact: those of a note are as they were typed."""
    if fact.kind is FactKind.NOTE:
        yield from fact.text.splitlines()
    else:
        yield fact.text


def _width(text: str) -> int:
    return Content(text).cell_length
