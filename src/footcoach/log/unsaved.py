"""A session that couldn't be saved in the log: it goes into a file that ``import`` takes."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from footcoach.log.records import SessionRecord
from footcoach.paths import make_private_folder
from footcoach.session.player import Session


@dataclass(slots=True)
class UnsavedSession:
    """A session that isn't in the log, and where it is instead."""

    reason: str
    """Why it isn't in the log, in words for the person."""
    record: SessionRecord
    session: Session
    """At rest."""
    file: Path | None
    """Where it was written, or was to be; None if another window has it and saves it."""
    trouble: str = ""
    """Why it couldn't be written there either; "" if it could."""

    @property
    def text(self) -> str:
        """What ``import`` takes."""
        # Hardly any session needs it.
        from footcoach.log.import_export import export_session

        return export_session(self.record, self.session)

    def write(self) -> None:
        """Write it to its file, all or nothing; where that fails, ``trouble`` says why."""
        if self.file is None:
            return
        try:
            _replace(self.file, self.text)
        except OSError as error:
            self.trouble = error.strerror or str(error)
        else:
            self.trouble = ""


def name_file(folder: Path, record: SessionRecord) -> Path:
    """Return the file in ``folder`` for a session that can't be saved."""
    return folder / f"session-{record.began.day}-{record.uuid}.json"


def _replace(path: Path, text: str) -> None:
    make_private_folder(path.parent)
    scratch = path.with_suffix(".tmp")
    try:
        scratch.unlink(missing_ok=True)
        scratch.touch(mode=0o600)
        with scratch.open("r+b") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        scratch.replace(path)
    except OSError:
        with suppress(OSError):
            scratch.unlink(missing_ok=True)
        raise
