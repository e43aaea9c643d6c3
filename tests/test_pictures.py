"""Pictures of the program: nothing of a screen is lost, and they work wherever they are shown."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools.cells import Cell, drawn, picture
from tools.moving import moving

PICTURES = sorted((Path(__file__).parents[1] / "docs" / "pictures").glob("*.svg"))
INK, PAPER = "#aabbcc", "#000000"
cells = st.builds(Cell, st.sampled_from(" a█⠿"), st.just(INK), st.just(PAPER), st.booleans())
columns = st.lists(cells, min_size=4, max_size=4).map(
    lambda found: {(0, y): cell for y, cell in enumerate(found)}
)
"""Screens one cell wide, in which nothing has a neighbour to be drawn with."""


def shapes(*signs: str, ground: str = PAPER) -> str:
    row = {(x, 0): Cell(sign, INK, ground) for x, sign in enumerate(signs)}
    return "".join(drawn(row, PAPER))


@pytest.mark.parametrize("sign", "aZ?█▀▄▌▐▁▞░⠁⣿─│╭╯━╸┄●○◐■△▶↗⏸é")
def test_every_sign_leaves_a_mark(sign: str) -> None:
    assert INK in shapes(sign)


def test_an_empty_cell_leaves_none() -> None:
    assert shapes(" ", "\N{BRAILLE PATTERN BLANK}", "") == ""


def test_a_background_is_one_piece() -> None:
    square = {(x, y): Cell(" ", INK, "#112233") for x in range(3) for y in range(2)}

    assert "".join(drawn(square, PAPER)).count("M") == 1
    assert "M0 0h24v32h-24z" in "".join(drawn(square, PAPER))


def test_a_row_of_half_blocks_is_one_piece() -> None:
    assert re.findall(r"M[^z]*z", shapes("▄", "▄", "▄")) == ["M0 8h24v8h-24z"]


def test_a_dot_of_braille_is_where_it_is_in_its_cell() -> None:
    assert 'd="M8 0m6 14h0"' in shapes(" ", "⢀")


def test_a_word_stands_in_its_cells() -> None:
    assert '<text x="8" y="12" textLength="24">1&lt;2</text>' in shapes(" ", "1", "<", "2", " ")


@given(st.lists(columns, min_size=1, max_size=5))
def test_at_any_time_exactly_one_screen_is_seen(frames: list[dict[tuple[int, int], Cell]]) -> None:
    shown = moving(frames, 8, 0, PAPER)

    for number, frame in enumerate(frames):
        seen = "".join(visible(shown, (number + 0.5) / len(frames) * 100))
        assert sorted(atoms(seen)) == sorted(atoms("".join(drawn(frame, PAPER))))


def visible(shown: str, percent: float) -> list[str]:
    """Return what a viewer of style sheets shows at a share of the round."""
    groups = re.findall(
        r'<g class="[fp]" id="(\w+)">\n(.*?)\n?</g>\n(?=<g class=|</g>)', shown, re.DOTALL
    )
    return [content for name, content in groups if _seen(shown, name, percent)]


def _seen(shown: str, name: str, percent: float) -> bool:
    rule = re.search(rf"@keyframes {name}{{(.*?}})}}", shown)
    if rule is None:
        return True
    steps = re.findall(r"([\d.]+)%{visibility:(\w+)}", rule[1])
    return bool([seen for share, seen in steps if float(share) <= percent][-1] == "visible")


def atoms(shapes: str) -> list[str]:
    """Return the single pieces of shapes, however they are grouped."""
    return re.findall(r"<text[^>]*>.|M[^M\"]*", shapes)


def test_a_viewer_that_moves_nothing_sees_the_poster() -> None:
    frames = [{(0, 0): Cell(sign, INK, PAPER)} for sign in "ab"]

    posters = re.findall(
        r'<g class="p"[^>]*>\n.*?<text[^>]*>(\w)', moving(frames, 8, 1, PAPER), re.DOTALL
    )

    assert posters == ["b"]


def test_the_same_screen_gives_the_same_bytes() -> None:
    screen = {(0, 0): Cell("a", INK, PAPER)}

    assert len({picture(1, 1, PAPER, drawn(screen, PAPER)) for _ in range(2)}) == 1


@pytest.mark.parametrize("file", PICTURES, ids=lambda file: file.stem)
def test_a_picture_needs_nothing_from_elsewhere_and_runs_nothing(file: Path) -> None:
    text = file.read_text(encoding="utf-8")

    ElementTree.fromstring(text)  # noqa: S314, a file of our own
    assert len(text.encode()) < 300_000
    assert not re.search(
        r"<script|<image|<foreignObject|href|url\(|@import|@font-face| on\w+=", text
    )
    assert re.findall(r"https?://[^\"' ]+", text) == ["http://www.w3.org/2000/svg"]
