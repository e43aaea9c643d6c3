"""Has the words of a session spoken before they're needed, in a process of its own."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from footcoach.child_processes import user_for_child
from footcoach.sound.own_words import word_cache
from footcoach.sound.own_words.word_finder import Wanted, WordFinder
from footcoach.sound.voice_pack import load_voice

LIMIT = 5.0
"""Seconds that the engines have for the words of a session; what they don't manage isn't said."""
_STARTING = 1.0
"""Seconds more until the process is ended from outside."""
_PROGRAM = (
    "import sys; sys.path[:] = sys.argv[1:]; "
    "from footcoach.sound.own_words.rendering_process import main; main()"
)
"""What the process runs. It's given the app's own search path, whatever that came from."""


def prepare(texts: Iterable[str], recordings: Path | None, limit: float = LIMIT) -> None:
    """Put what of ``texts`` has no recording into the cache; return after ``limit`` at the latest.

    ``recordings`` is the folder with the user's own; None if there isn't one. It never raises
    anything because of an engine or a file: what isn't there isn't said.
    """
    # A session goes on without these words, whatever happens here.
    with suppress(Exception):
        finder = WordFinder(recordings, word_cache.cache_folder())
        wanted = finder.list_wanted(texts, load_voice().clips)
        if wanted.recordings or wanted.texts:
            # A process that was ended may still hold a file, which Windows doesn't remove.
            with TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
                _run(_describe(wanted, scratch, limit), limit + _STARTING)


def _describe(wanted: Wanted, scratch: str, limit: float) -> bytes:
    job = {
        "folder": str(word_cache.cache_folder()),
        "scratch": scratch,
        "seconds": limit,
        "recordings": [(key, str(path)) for key, path in wanted.recordings],
        "texts": wanted.texts,
    }
    return json.dumps(job).encode() + b"\n"


def _run(job: bytes, limit: float) -> None:
    process = subprocess.Popen(  # noqa: S603, the interpreter that runs already
        [sys.executable, "-I", "-S", "-c", _PROGRAM, *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=os.name == "posix",
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        user=user_for_child(),
    )
    try:
        process.communicate(job, limit)
    except subprocess.TimeoutExpired:
        pass
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process and the engine that it runs, if any of it is still there."""
    if os.name == "posix":
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
