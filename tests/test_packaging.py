"""What an install needs: never a compiler, on any machine."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from footcoach.paths import bundled
from footcoach.ui.screens.guide import PAGE

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"


def test_what_the_app_shows_of_the_documentation_is_in_the_package() -> None:
    included = tomllib.loads(PYPROJECT.read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    page = included["force-include"][f"docs/{PAGE}"]

    assert page == f"footcoach/docs/{PAGE}"
    assert (bundled("docs") / PAGE).is_file()


def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(PYPROJECT.read_text())["project"]
    return found


def test_its_description_is_ready_to_be_published() -> None:
    about = project()
    versions = [one for one in about["classifiers"] if re.search(r"Python :: 3\.\d+$", one)]
    texts = [about["readme"], *about["license-files"]]

    assert all((PYPROJECT.parent / one).is_file() for one in texts)
    assert len(about["description"]) < 150
    assert about["keywords"] == sorted(set(about["keywords"]))
    # An SPDX expression takes the place of a classifier.
    assert not [one for one in about["classifiers"] if one.startswith("License ::")]
    assert all(
        Version(one.split()[-1]) in SpecifierSet(about["requires-python"]) for one in versions
    )
    assert "urls" not in about, (
        "an address may be given once it exists: look at it, then change this"
    )


def miniaudio() -> Requirement:
    requirements = map(Requirement, project()["dependencies"])
    return next(one for one in requirements if one.name == "miniaudio")


@pytest.mark.parametrize(
    ("system", "machine", "python", "implementation", "wheel"),
    [
        ("linux", "x86_64", "3.11", "CPython", True),
        ("linux", "x86_64", "3.14", "CPython", True),
        ("linux", "x86_64", "3.15", "CPython", False),
        ("linux", "x86_64", "3.11", "PyPy", False),
        ("linux", "aarch64", "3.11", "CPython", False),
        ("linux", "armv7l", "3.13", "CPython", False),
        ("darwin", "arm64", "3.14", "CPython", True),
        ("darwin", "x86_64", "3.11", "CPython", True),
        ("win32", "AMD64", "3.13", "CPython", True),
        ("win32", "ARM64", "3.13", "CPython", False),
        ("freebsd14", "amd64", "3.11", "CPython", False),
    ],
)
def test_miniaudio_is_required_only_where_it_has_a_wheel(
    system: str, machine: str, python: str, implementation: str, wheel: bool
) -> None:
    marker = miniaudio().marker
    assert marker is not None

    place = {
        "sys_platform": system,
        "platform_machine": machine,
        "python_version": python,
        "platform_python_implementation": implementation,
    }
    assert marker.evaluate(place) is wheel
