"""How long an answer about what's left today stays valid, for those that keep it."""

from pathlib import Path

from footcoach.coach.log_service import LogService
from footcoach.paths import bundled, config_file
from footcoach.routine.library import Library


def list_sources(log: Path, library: Library, plan: tuple[str, ...]) -> list[Path]:
    """Return every file and folder that decides what is left today."""
    folders = [library.folder, library.folder / "exercises", bundled("routines") / "exercises"]
    known = set(library.names())
    routines = [library.path(name) for name in plan if name in known]
    return [log, config_file(), *folders, *routines, *library.exercise_files()]


def find_period(log: LogService) -> tuple[float, float]:
    """Return the rest of this day, in seconds since 1970, UTC."""
    now = log.now()
    return now.timestamp(), log.days.find_turn(now).timestamp()
