"""A page as HTML in one file: no script, nothing loaded, and no text that acts as markup."""

from collections.abc import Iterable, Iterator
from functools import singledispatch
from html import escape

from footcoach.report.document import (
    Block,
    Column,
    Document,
    Items,
    PainPlot,
    Paragraph,
    Section,
    Table,
)
from footcoach.report.pain_plot import draw_plot
from footcoach.routine.characters import spell_refused

_STYLE = """
@page { size: A4; margin: 11mm 13mm; }
html { font: 8.5pt/1.3 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #111;
  background: #fff; }
body { max-width: 184mm; margin: 0 auto; padding: 4mm; overflow-wrap: anywhere; }
h1 { font-size: 15pt; margin: 0 0 1mm; }
h2 { font-size: 10pt; margin: 3.5mm 0 1mm; border-bottom: 1px solid #888; break-after: avoid; }
p { margin: 1mm 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.3mm 4mm; margin: 1mm 0; }
dt { font-weight: 600; max-width: 62mm; }
dd { margin: 0; white-space: pre-line; }
table { border-collapse: collapse; width: 100%; margin: 1mm 0 2mm; }
th, td { text-align: left; vertical-align: top; padding: 0.4mm 1.4mm; border-bottom: 1px solid #ccc;
  overflow-wrap: break-word; }
thead { display: table-header-group; }
thead th { font-weight: 600; border-bottom: 1px solid #555; vertical-align: bottom; }
tr { break-inside: avoid; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number, .short { white-space: nowrap; }
.pain { display: block; width: 100%; margin: 1mm 0; break-inside: avoid; font-size: 10px; }
.pain .scale { text-anchor: end; font-size: 8px; fill: #444; }
.pain .grid { stroke: #ccc; stroke-width: 0.7; fill: none; }
.pain .week { stroke: #999; stroke-width: 0.7; stroke-dasharray: 2 2; fill: none; }
.pain .off { fill: #e4e4e4; }
.pain .line { stroke: #222; stroke-width: 1.1; fill: none; }
.small { font-size: 7.5pt; color: #333; }
footer { margin-top: 3mm; }
@media print { body { max-width: none; padding: 0; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for the page: nothing, and use its own style."""
_PLOT_KEY = "Each dot is an answer. Grey: a day off. Dotted lines: the first day of a week."


def write_html(document: Document) -> str:
    """Return the page."""
    return "\n".join(
        (
            "<!DOCTYPE html>",
            '<html lang="en-GB">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width">',
            f"<title>{_text(document.title)}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            f"<h1>{_text(document.title)}</h1>",
            *_write_pairs(document.lead),
            *(line for section in document.sections for line in _write_section(section)),
            f'<footer class="small">{_text(document.foot)}</footer>',
            "</body>",
            "</html>",
            "",
        )
    )


def _text(text: str) -> str:
    """Return a text as HTML that shows it as typed; what can't be seen is spelt out."""
    return escape(spell_refused(text))


def _write_section(section: Section) -> Iterator[str]:
    yield '<section class="small">' if section.is_small else "<section>"
    yield f"<h2>{_text(section.heading)}</h2>"
    for block in section.blocks:
        yield from _write_block(block)
    yield "</section>"


@singledispatch
def _write_block(block: Block) -> Iterable[str]:
    """Yield the lines of a block."""
    raise NotImplementedError(block)


@_write_block.register
def _(block: Paragraph) -> Iterable[str]:
    return (f"<p>{_text(block.text)}</p>",)


@_write_block.register
def _(block: Items) -> Iterable[str]:
    return _write_pairs(block.pairs)


@_write_block.register
def _(block: PainPlot) -> Iterable[str]:
    return (draw_plot(block), f'<p class="small">{_PLOT_KEY}</p>')


@_write_block.register
def _(block: Table) -> Iterator[str]:
    classes = list(map(_name_class, block.columns))
    heads = zip(block.columns, classes, strict=True)
    yield "<table>"
    head = (f'<th scope="col"{kind}>{_text(column.title)}</th>' for column, kind in heads)
    yield f"<thead><tr>{''.join(head)}</tr></thead>"
    yield "<tbody>"
    for number, row in enumerate(block.rows):
        cells = (
            f"<td{kind}{_span(block, number, place)}>{_text(cell)}</td>"
            for place, (cell, kind) in enumerate(zip(row, classes, strict=True))
            if cell is not None
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody>"
    yield "</table>"


def _name_class(column: Column) -> str:
    """Return how the cells of a column look, as an attribute; "" is as text."""
    kinds = ((column.is_number, "number"), (column.is_short, "short"))
    names = " ".join(name for has_it, name in kinds if has_it)
    return f' class="{names}"' if names else ""


def _span(table: Table, row: int, place: int) -> str:
    """Return over how many rows a cell goes, as an attribute; "" is one."""
    rows = 1
    while row + rows < len(table.rows) and table.rows[row + rows][place] is None:
        rows += 1
    return f' rowspan="{rows}"' if rows > 1 else ""


def _write_pairs(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield "<dl>"
    for label, text in pairs:
        yield f"<dt>{_text(label)}</dt><dd>{_text(text)}</dd>"
    yield "</dl>"
