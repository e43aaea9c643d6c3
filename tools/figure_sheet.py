"""Draws the figures of the catalogue as one sheet, an SVG picture.

    python -m tools.figure_sheet figures.svg
    python -m tools.figure_sheet --moves --size 80x30 --side left figures.svg heel-raise toe-fan

``rsvg-convert figures.svg -o figures.png`` turns it into a PNG.
"""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tools.cells import HEIGHT, WIDTH, Cell, Place, drawn, picture

from footcoach.figure.canvas import Line, Role, Run
from footcoach.figure.motion import Motion, Shot
from footcoach.figure.renderer import FigureRenderer
from footcoach.paths import bundled
from footcoach.routine.catalogue import Catalogue
from footcoach.routine.dose_layers import DoseLayer
from footcoach.routine.enums import Side
from footcoach.routine.exercise_builder import DoseRequest, build_exercise
from footcoach.routine.model import Exercise

COLOURS: dict[Role | None, str] = {
    None: "#9aa4b2",
    Role.FLOOR: "#6b7280",
    Role.FAR: "#5b6b86",
    Role.PROP: "#c9a36a",
    Role.NEAR: "#e6edf3",
    Role.WORK: "#ffb454",
    Role.SIGN: "#7fd962",
}
PAPER = "#0d1117"
GAP = 2
"""Cells between two figures."""
DEFAULTS = DoseRequest(
    given=DoseLayer(),
    left=DoseLayer(),
    right=DoseLayer(),
    caution="",
    note="",
    choice=None,
    optional=False,
)


class Figure(NamedTuple):
    """A figure and the title above it."""

    title: str
    lines: tuple[Line, ...]


def main() -> None:
    """Draw the figures that the command line asks for."""
    parser = argparse.ArgumentParser(description="Draw the figures as one sheet.")
    parser.add_argument("output", type=Path)
    parser.add_argument("ids", nargs="*", help="ids of exercises; by default all")
    parser.add_argument("--size", default="40x14", help="columns x rows of each figure")
    parser.add_argument("--side", type=Side, help="left or right; by default both")
    parser.add_argument(
        "--moves", action="store_true", help="the rest and every move instead of one pose"
    )
    parser.add_argument("--across", type=int, default=3, help="how many figures in a row")
    asked = parser.parse_args()
    columns, rows = map(int, asked.size.split("x"))
    shown = list(figures(asked.ids, (columns, rows), side=asked.side, every=asked.moves))
    asked.output.write_text(sheet(shown, asked.across), encoding="utf-8")
    print(f"{len(shown)} figures in {asked.output}")


def figures(
    ids: list[str], size: tuple[int, int], *, side: Side | None = None, every: bool = False
) -> Iterator[Figure]:
    """Yield the figures of the exercises, of all if ``ids`` is empty."""
    for exercise, renderer in find_renderers(ids):
        for title, shot in shots(exercise, renderer.motion, every=every):
            yield Figure(title, renderer.draw(replace(shot, side=side), *size))


def find_renderers(ids: list[str]) -> Iterator[tuple[Exercise, FigureRenderer]]:
    """Yield the catalogue's exercises that have a figure, with what draws it."""
    catalogue = Catalogue(bundled("routines") / "exercises")
    for ident in ids or catalogue.ids():
        entry = catalogue.find(ident)
        if entry and entry.figure:
            exercise = build_exercise(entry, DEFAULTS)
            yield exercise, FigureRenderer(entry.figure, exercise)
        else:
            print(f"{ident} has no figure")


def shots(exercise: Exercise, motion: Motion, *, every: bool) -> Iterator[tuple[str, Shot]]:
    """Yield what to draw: the main pose, or the rest and every move if ``every``."""
    if not every:
        yield exercise.name, motion.end_shot(exercise.main or motion.moves[0])
        return
    yield f"{exercise.name}: rest", motion.rest
    for move in motion.moves:
        if not motion.is_cyclic(move):
            yield f"{exercise.name}: {move}", motion.end_shot(move)
            continue
        for number, shot in enumerate(motion.cycle_shots(move, 4), start=1):
            yield f"{exercise.name}: {move} {number}", shot


def sheet(shown: list[Figure], across: int) -> str:
    """Return the sheet as SVG."""
    columns, rows = size_of(shown[0].lines)
    across = min(across, len(shown))
    down = -(-len(shown) // across)
    content: list[str] = []
    for number, figure in enumerate(shown):
        x = number % across * (columns + GAP)
        y = number // across * (rows + GAP)
        content.append(f'<g transform="translate({x * WIDTH} {y * HEIGHT})">')
        content += drawn(cells(figure), PAPER)
        content.append("</g>")
    return picture(across * (columns + GAP) - GAP, down * (rows + GAP) - GAP, PAPER, content)


def size_of(lines: tuple[Line, ...]) -> tuple[int, int]:
    """Return the columns and rows of a figure with its title."""
    return sum(len(run.text) for run in lines[0]), len(lines) + 1


def cells(figure: Figure) -> dict[Place, Cell]:
    """Return the cells of a figure, with its title in the first row."""
    title = (Run(figure.title, None),)
    return {
        (x, y): Cell(sign, colour, PAPER)
        for y, line in enumerate((title, *figure.lines))
        for x, (sign, colour) in enumerate(coloured(line))
    }


def coloured(line: Line) -> Iterator[tuple[str, str]]:
    """Yield the characters of a row, each with its colour."""
    for run in line:
        yield from ((sign, COLOURS[run.role]) for sign in run.text)


if __name__ == "__main__":
    main()
