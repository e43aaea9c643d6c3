"""The documentation cites what exists, and so do the comments that cite it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "footcoach"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
CITED = re.compile(r"\bdocs/([\w-]+\.md)(?:,[\s#]+section\s+(\d+))?")
LINK = re.compile(r"(?:\]\(|\bsrc=\")(?!https?:)([^)#\"]+)(?:#[^)\"]*)?[)\"]")
"""A link or a picture: its path, without the heading it may lead to."""
MODULE = re.compile(r"`((?:[a-z_0-9]+/)+[a-z_0-9]+\.py)`")
MEMBER = re.compile(r"`([A-Z][A-Za-z]+)(?:\.([a-z_]+))?`")


def texts() -> Iterator[Path]:
    """Yield everything that may cite a page of the documentation."""
    yield from PAGES
    for folder in ("src", "tests", "tools", "benchmarks"):
        yield from (ROOT / folder).rglob("*.py")
    yield from (ROOT / "routines").rglob("*.yaml")


def exists(page: str, section: str) -> bool:
    path = ROOT / "docs" / page
    heading = f"\n## {section}. " if section else ""
    return path.is_file() and heading in path.read_text(encoding="utf-8")


def test_every_page_and_section_that_is_cited_exists() -> None:
    cited = {
        (str(path.relative_to(ROOT)), *found)
        for path in texts()
        for found in CITED.findall(path.read_text(encoding="utf-8"))
    }

    assert len(cited) > 10
    assert [one for one in sorted(cited) if not exists(*one[1:])] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_another_page_leads_to_each_page(page: Path) -> None:
    links = {
        (other.parent / link).resolve()
        for other in PAGES
        if other != page
        for link in LINK.findall(other.read_text(encoding="utf-8"))
    }

    assert page.resolve() in links


def test_the_readme_begins_with_a_picture_that_moves() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    picture, _ = LINK.findall(readme)[:2]

    assert readme.splitlines()[2].startswith("<img ")
    assert "@keyframes" in (ROOT / picture).read_text(encoding="utf-8")


def test_the_gate_finds_the_test_command_in_the_readme() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [line for line in lines if "python -m pytest" in line]

    assert len(commands) == 1
    assert commands[0].startswith("python3 -m venv .venv && ")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_module_that_a_page_names_exists(page: Path) -> None:
    named = MODULE.findall(page.read_text(encoding="utf-8"))

    assert [name for name in named if not any((at / name).exists() for at in (ROOT, SOURCE))] == []


def test_every_class_and_member_that_the_architecture_names_exists() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))

    missing = [
        (kind, member)
        for kind, member in MEMBER.findall(page)
        if not re.search(rf"\bclass {kind}\b|\b{kind}\b = ", code)
        or (member and not re.search(rf"\bdef {member}\b|\b{member}:|\b{member} = ", code))
    ]

    assert missing == []


def test_every_thread_is_in_the_architecture() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    names = re.findall(r"\bThread\(.*name=\"(\w+)\"", code)

    assert "coach" in names
    assert [name for name in names if f"| `{name}` |" not in page] == []
