"""Footcoach on a Textual that calls one of its private parts by another name.

``python -m tests.ui.terminal.renamed_textual PART [ARGUMENT…]`` runs the command line. The
part is renamed in the source of Textual as that is imported, wherever Textual itself uses it,
so that Textual is whole and only footcoach misses something.
"""

import importlib.util
import re
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType

RENAMED = "renamed_"
UPDATES = "textual._compositor"
"""The module with the classes of updates, whose attributes have names that others have too."""


class RenamingLoader(SourceFileLoader):
    """Loads a module with a name replaced in its source, and no bytecode of the real one."""

    def __init__(self, fullname: str, path: str, old: str, new: str) -> None:
        super().__init__(fullname, path)
        self._old, self._new = old, new

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002, importlib's name for it
        source = self.get_data(self.path).decode("utf-8")
        text = re.sub(rf"(?<!\w){re.escape(self._old)}\b", self._new, source)
        return compile(text, self.path, "exec")


class RenamingFinder(MetaPathFinder):
    """Finds the modules of Textual, in which ``part`` has another name."""

    def __init__(self, part: str) -> None:
        owner, _, name = part.rpartition(".")
        self.hidden = part if part.startswith("textual.") else ""
        """The module that has another name; "" where it's an attribute."""
        self._only = UPDATES if owner in {"ChopsUpdate", "LayoutUpdate"} else ""
        self._old = f"self.{name}" if self._only else name
        new = name.replace("_", "_" + RENAMED, 1) if name.startswith("_") else RENAMED + name
        self._new = f"self.{new}" if self._only else new
        self.found_as = f"{owner}.{new}" if self.hidden else ""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,
        _target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] != "textual":
            return None
        if fullname == self.hidden:
            raise ModuleNotFoundError(fullname, name=fullname)
        real = PathFinder.find_spec(self.hidden if fullname == self.found_as else fullname, path)
        if real is None or real.origin is None or (self._only and fullname != self._only):
            return real
        loader = RenamingLoader(fullname, real.origin, self._old, self._new)
        return importlib.util.spec_from_file_location(
            fullname,
            real.origin,
            loader=loader,
            submodule_search_locations=real.submodule_search_locations,
        )


def rename(part: str) -> None:
    """Have Textual imported with ``part`` renamed."""
    sys.meta_path.insert(0, RenamingFinder(part))


def is_there(part: str) -> bool:
    """Whether Textual, as it was imported, has ``part``, an attribute."""
    from textual._compositor import ChopsUpdate, LayoutUpdate
    from textual.app import App
    from textual.drivers.linux_driver import LinuxDriver
    from textual.geometry import Region
    from textual.worker_manager import WorkerManager

    owners: dict[str, object] = {
        "App": App(),
        "ChopsUpdate": ChopsUpdate([], [], []),
        "LayoutUpdate": LayoutUpdate([], Region()),
        "LinuxDriver": LinuxDriver,
        "WorkerManager": WorkerManager,
    }
    owner, name = part.split(".")
    return hasattr(owners[owner], name)


if __name__ == "__main__":
    part = sys.argv[1]
    rename(part)
    if not part.startswith("textual.") and is_there(part):
        sys.exit(f"{part} isn't renamed")
    from footcoach.cli import main

    sys.argv = ["footcoach", *sys.argv[2:]]
    main()
