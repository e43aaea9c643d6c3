"""A world for every terminal test."""

import sys
from pathlib import Path

import pytest

from tests.ui.terminal.subjects import World

if sys.platform == "win32":
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)
