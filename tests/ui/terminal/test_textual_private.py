"""Without any one of Textual's private parts the app starts, draws and gives the terminal back."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import footcoach
from footcoach.ui.terminal.textual_private import PARTS
from tests.ui.terminal.pty_harness import start
from tests.ui.terminal.subjects import World
from tests.ui.terminal.test_leaving import assert_given_back

RENAMED = (sys.executable, "-m", "tests.ui.terminal.renamed_textual")
SOURCE = Path(footcoach.__file__).parent
OURS = Path("ui/terminal/textual_private.py")


@pytest.mark.parametrize("part", PARTS)
def test_the_app_works_where_a_private_part_has_another_name(world: World, part: str) -> None:
    with start([*RENAMED, part], world.env) as pty:
        pty.read_until("to search")
        pty.send("\t")
        pty.read_until("include")
        pty.send("\x11")

        assert pty.wait().status == 0
        assert_given_back(pty)


def private_names(tree: ast.AST) -> Iterator[str]:
    """Yield the parts of `PARTS` that a module names."""
    names = {part.rpartition(".")[2] for part in PARTS if "._" in part}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and "textual._" in node.module:
            yield node.module
        if isinstance(node, ast.Attribute) and node.attr in names:
            yield node.attr
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name in names:
            yield node.name


def test_only_one_module_names_private_parts() -> None:
    found = {
        path.relative_to(SOURCE): sorted(private_names(ast.parse(path.read_text("utf-8"))))
        for path in sorted(SOURCE.rglob("*.py"))
    }
    assert [path for path, names in found.items() if names] == [OURS]
