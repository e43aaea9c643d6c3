"""What an install needs: never a compiler, on any machine."""

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from footcoach.paths import bundled
from footcoach.ui.screens.guide import PAGE

PYPROJECT = Path(__file__).parents[1] / "pyproject.toml"


def test_what_the_app_shows_of_the_documentation_is_in_the_package() -> None:
    included = tomllib.loads(PYPROJECT.read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    page = included["force-include"][f"docs/{PAGE}"]

    assert page == f"footcoach/docs/{PAGE}"
    assert (bundled("docs") / PAGE).is_file()


def miniaudio() -> Requirement:
    project = tomllib.loads(PYPROJECT.read_text())["project"]
    requirements = map(Requirement, project["dependencies"])
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
