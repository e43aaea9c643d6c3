"""A world for every terminal test."""

import sys
from pathlib import Path

import pytest

from footcoach.coach.log_service import LogService
from footcoach.log.store import Store
from footcoach.routine.library import Library
from tests.ui.terminal.subjects import World

if sys.platform == "win32":
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Give a home in which the notice before the first session was read."""
    world = World(tmp_path)
    LogService(Store(world.log), Library()).acknowledge_notice()
    return world
