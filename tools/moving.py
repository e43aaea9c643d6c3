"""Draws a series of pictures as one animated SVG that repeats for ever.

It needs no script: a style sheet decides what is visible when. What a cell shows is drawn once
for as long as it stays, in a group with all that appears and disappears at the same times.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from tools.cells import Cell, Cells, Place, drawn, picture

Stretch = tuple[int, int]
"""The first frame in which something is visible, and the first after it."""


def moving(frames: Sequence[Cells], rate: float, poster: int, ground: str) -> str:
    """Return an SVG that shows ``frames``, all of one size, ``rate`` of them a second.

    Viewers that can't or mustn't animate show the frame number ``poster``.
    """
    width, height = (1 + max(numbers) for numbers in zip(*frames[0], strict=True))
    style, content = [_base(len(frames) / rate)], []
    for number, (stretch, cells) in enumerate(sorted(_by_stretch(frames).items())):
        begin, end = stretch
        name = f"f{number}"
        kind = "p" if begin <= poster < end else "f"
        if end - begin < len(frames):
            style.append(_showing(name, begin / len(frames), end / len(frames)))
        content += [f'<g class="{kind}" id="{name}">', *drawn(cells, ground), "</g>"]
    return picture(width, height, ground, content, "".join(style))


def _by_stretch(frames: Sequence[Cells]) -> dict[Stretch, dict[Place, Cell]]:
    found: dict[Stretch, dict[Place, Cell]] = defaultdict(dict)
    for place in frames[0]:
        for stretch, cell in _stretches([frame[place] for frame in frames]):
            found[stretch][place] = cell
    return found


def _stretches(cells: list[Cell]) -> Iterator[tuple[Stretch, Cell]]:
    end = 0
    for cell, alike in groupby(cells):
        begin, end = end, end + len(list(alike))
        yield (begin, end), cell


def _base(seconds: float) -> str:
    return (
        f".f,.p{{animation:{seconds:g}s step-end infinite}}.f{{visibility:hidden}}"
        "@media(prefers-reduced-motion:reduce){.f,.p{animation:none!important}}"
    )


def _showing(name: str, begin: float, end: float) -> str:
    steps = {0: "hidden", begin: "visible", end: "hidden" if end < 1 else "visible"}
    frames = "".join(f"{share:.3%}{{visibility:{seen}}}" for share, seen in steps.items())
    return f"#{name}{{animation-name:{name}}}@keyframes {name}{{{frames}}}"
