"""The stored format doesn't follow the names in the code: renaming everything changes nothing."""

import ast
import builtins
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import footcoach

SOURCE = Path(footcoach.__file__).parent
GOLDEN = Path(__file__).parent / "golden"
STORED = (
    "routine/model.py",
    "routine/enums.py",
    "routine/pose.py",
    "session/cues.py",
    "session/player.py",
    "session/prescription.py",
    "session/timeline.py",
    "log/records.py",
)
"""Where the classes are of what a log holds."""
FOREIGN = {
    name
    for kind in (str, list, dict, tuple, Path, date, datetime, timedelta, ast.AST)
    for name in (*dir(kind), *dir(builtins))
} | {"name", "value", "seconds", "minutes", "key", "mode", "text", "timeout", "path", "encoding"}
"""Names that mean something outside footcoach too, and so can't be renamed all over it.

If the renamed footcoach below misses a name of another library, that name belongs here.
"""

PROGRAM = """
import shutil, sys
from pathlib import Path
from footcoach.log.import_export import export_json, import_json
from footcoach.log.store import Store

golden, scratch = Path(sys.argv[1]), Path(sys.argv[2])
for version in ("v1", "v2"):
    shutil.copytree(golden / version / "home", scratch / version)
    store = Store(scratch / version / "footcoach.db")
    for record in store.entries():
        store.put(record, store.session(record.uuid))
    print("".join(export_json(store)))
    other = Store(scratch / version / "imported.db")
    import_json(other, (golden / version / "export.json").read_text(encoding="utf-8"))
    print("".join(export_json(other)))
    print(store.database.remarks(), other.database.remarks())
"""


def stored_classes() -> Iterator[ast.ClassDef]:
    for name in STORED:
        tree = ast.parse((SOURCE / name).read_text(encoding="utf-8"))
        yield from (node for node in tree.body if isinstance(node, ast.ClassDef))


def is_enumeration(node: ast.ClassDef) -> bool:
    return any(isinstance(base, ast.Name) and base.id.endswith("Enum") for base in node.bases)


def stored_names() -> set[str]:
    """Return the name of each class, field and member that a log's data is made of."""
    names = set[str]()
    for node in stored_classes():
        names.add(node.name)
        for line in node.body:
            if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
                names.add(line.target.id)
            elif isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
                names.add(line.targets[0].id)
    return names - FOREIGN


class Renaming(ast.NodeTransformer):
    """Renames all over a module, and gives the members of enumerations other values."""

    def __init__(self, names: set[str]) -> None:
        self._names = names

    def _new(self, name: str) -> str:
        return f"{name}_renamed" if name in self._names else name

    def visit_Name(self, node: ast.Name) -> ast.AST:
        return ast.copy_location(ast.Name(self._new(node.id), node.ctx), node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        node.attr = self._new(node.attr)
        return node

    def visit_keyword(self, node: ast.keyword) -> ast.AST:
        self.generic_visit(node)
        node.arg = node.arg and self._new(node.arg)
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        self.generic_visit(node)
        node.arg = self._new(node.arg)
        return node

    def visit_MatchAs(self, node: ast.MatchAs) -> ast.AST:
        self.generic_visit(node)
        node.name = node.name and self._new(node.name)
        return node

    def visit_MatchClass(self, node: ast.MatchClass) -> ast.AST:
        self.generic_visit(node)
        node.kwd_attrs = [self._new(name) for name in node.kwd_attrs]
        return node

    def visit_alias(self, node: ast.alias) -> ast.AST:
        node.name = self._new(node.name)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.generic_visit(node)
        node.name = self._new(node.name)
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        if is_enumeration(node) and node.name in self._names:
            for line in node.body:
                if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant):
                    line.value = ast.Constant(f"{line.value.value!r} renamed")
        self.generic_visit(node)
        node.name = self._new(node.name)
        return node


def renamed(program: str, names: set[str]) -> str:
    return ast.unparse(ast.fix_missing_locations(Renaming(names).visit(ast.parse(program))))


def rename_all(target: Path, names: set[str]) -> None:
    """Write a footcoach in which every one of ``names`` is another."""
    sources = [SOURCE / name for name in ("__init__.py", "own_folders.py", "paths.py")]
    for room in ("routine", "session", "log"):
        sources += (SOURCE / room).rglob("*.py")
    for source in sources:
        path = target / "footcoach" / source.relative_to(SOURCE)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(renamed(source.read_text(encoding="utf-8"), names), encoding="utf-8")


def printed(source: Path, scratch: Path, program: str) -> str:
    """Return what a footcoach makes of the golden files."""
    scratch.mkdir()
    program = f"import sys; sys.path.insert(0, {str(source)!r})\n{program}"
    result = subprocess.run(
        [sys.executable, "-c", program, GOLDEN, scratch],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_renaming_each_class_field_and_member_changes_nothing_that_is_stored(
    tmp_path: Path,
) -> None:
    names = stored_names()
    assert {"days_per_week", "Prescription", "GENTLE", "banked", "CueMark", "hurt"} <= names
    rename_all(tmp_path / "renamed", names)

    after = printed(tmp_path / "renamed", tmp_path / "after", renamed(PROGRAM, names))

    assert after == printed(SOURCE.parent, tmp_path / "before", PROGRAM)
    assert after.count('"footcoach":2') == 4
