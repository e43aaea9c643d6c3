"""Draw the figures of the catalogue as one sheet, an SVG picture.

    python tools/figure_sheet.py figures.svg
    python tools/figure_sheet.py --moves --size 80x30 --side left figures.svg heel-raise toe-fan

Every dot is a circle, so the sheet looks the same with any font. To look at it as a PNG:
``rsvg-convert figures.svg -o figures.png``.
"""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import NamedTuple

from footcoach.assets import bundled
from footcoach.figure.canvas import ACROSS, DOWN, Line, Role
from footcoach.figure.film import Film
from footcoach.figure.motion import Motion, Shot
from footcoach.routine.catalogue import Catalogue
from footcoach.routine.exercise import Asked, build_exercise
from footcoach.routine.layers import Amounts
from footcoach.routine.model import Exercise, Side

COLOURS: dict[Role | None, str] = {
    None: "none",
    Role.FLOOR: "#6b7280",
    Role.FAR: "#5b6b86",
    Role.PROP: "#c9a36a",
    Role.NEAR: "#e6edf3",
    Role.WORK: "#ffb454",
    Role.SIGN: "#7fd962",
}
DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
"""Column and row of each dot of a braille sign, in the order of its bits."""
PITCH, GAP, TITLE = 4.0, 16.0, 22.0
DEFAULTS = Asked(
    given=Amounts(),
    left=Amounts(),
    right=Amounts(),
    caution="",
    note="",
    choice=None,
    optional=False,
)


class Picture(NamedTuple):
    """A figure and what stands above it."""

    title: str
    lines: tuple[Line, ...]


def main() -> None:
    """Draw what the command line asks for."""
    parser = argparse.ArgumentParser(description="Draw the figures as one sheet.")
    parser.add_argument("output", type=Path)
    parser.add_argument("ids", nargs="*", help="exercises; all of them when not given")
    parser.add_argument("--size", default="40x14", help="columns x rows of each figure")
    parser.add_argument("--side", type=Side, help="left or right; both when not given")
    parser.add_argument("--moves", action="store_true", help="rest and every move, not one pose")
    parser.add_argument("--across", type=int, default=3, help="figures beside each other")
    asked = parser.parse_args()
    columns, rows = map(int, asked.size.split("x"))
    pictures = [
        Picture(title, film.draw(replace(shot, side=asked.side), columns, rows))
        for exercise, film in films(asked.ids)
        for title, shot in shots(exercise, film.motion, every=asked.moves)
    ]
    asked.output.write_text(sheet(pictures, asked.across, columns, rows), encoding="utf-8")
    print(f"{len(pictures)} figures in {asked.output}")


def films(ids: list[str]) -> Iterator[tuple[Exercise, Film]]:
    """Yield the catalogue's exercises that have a figure, with their films."""
    catalogue = Catalogue(bundled("routines") / "exercises")
    for ident in ids or catalogue.ids():
        entry = catalogue.find(ident)
        if entry and entry.figure:
            exercise = build_exercise(entry, DEFAULTS)
            yield exercise, Film(entry.figure, exercise)
        else:
            print(f"{ident} has no figure")


def shots(exercise: Exercise, motion: Motion, *, every: bool) -> Iterator[tuple[str, Shot]]:
    """Yield what to draw: the main pose, or rest and then all there are."""
    if not every:
        yield exercise.name, motion.end(exercise.main or motion.moves[0])
        return
    yield f"{exercise.name}: rest", motion.rest
    for move in motion.moves:
        if not motion.cyclic(move):
            yield f"{exercise.name}: {move}", motion.end(move)
            continue
        for number, shot in enumerate(motion.round(move, 4), start=1):
            yield f"{exercise.name}: {move} {number}", shot


def sheet(pictures: list[Picture], across: int, columns: int, rows: int) -> str:
    """Return the sheet as SVG."""
    width, height = columns * ACROSS * PITCH, rows * DOWN * PITCH
    across = min(across, len(pictures))
    down = -(-len(pictures) // across)
    whole = f"{across * (width + GAP) + GAP} {down * (height + TITLE + GAP) + GAP}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole}">',
        '<rect width="100%" height="100%" fill="#0d1117"/>',
        '<g font-family="monospace" font-size="15" fill="#9aa4b2">',
    ]
    for number, picture in enumerate(pictures):
        x = GAP + number % across * (width + GAP)
        y = GAP + number // across * (height + TITLE + GAP)
        parts.append(f'<g transform="translate({x} {y})">')
        parts.append(f'<text y="13">{escape(picture.title)}</text>')
        parts.append(f'<g transform="translate(0 {TITLE})">')
        parts.append(f'<rect width="{width}" height="{height}" rx="4" fill="#161b22"/>')
        parts += circles(picture.lines)
        parts.append("</g></g>")
    return "\n".join((*parts, "</g></svg>", ""))


def circles(lines: tuple[Line, ...]) -> Iterator[str]:
    """Yield the dots of a picture."""
    for row, line in enumerate(lines):
        column = 0
        for run in line:
            yield f'<g fill="{COLOURS[run.role]}">'
            for sign in run.text:
                yield from dots(sign, column, row)
                column += 1
            yield "</g>"


def dots(sign: str, column: int, row: int) -> Iterator[str]:
    """Yield the dots of one cell."""
    bits = 0 if sign == " " else ord(sign) - 0x2800
    for number, (x, y) in enumerate(DOTS):
        if bits >> number & 1:
            cx, cy = (column * ACROSS + x + 0.5) * PITCH, (row * DOWN + y + 0.5) * PITCH
            yield f'<circle cx="{cx}" cy="{cy}" r="{PITCH * 0.42:.2f}"/>'


if __name__ == "__main__":
    main()
