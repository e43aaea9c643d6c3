"""``footcoach list`` and ``footcoach show``.

A list of presets is waited for, so what reads and lays out a routine, and what reads the
log, is imported only where there is something to read.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from footcoach import __version__
from footcoach.commands.loading import load_routine, open_log
from footcoach.commands.output import print_json, print_lines, print_mistakes, print_note
from footcoach.exit_status import Status
from footcoach.log.prompt_cache import PromptCache
from footcoach.overview.preset_index import Overview
from footcoach.overview.summary import RoutineSummary
from footcoach.paths import log_is_empty
from footcoach.routine.enums import Effort
from footcoach.routine.errors import Problem, RoutineError, printable
from footcoach.routine.library import Library

_KEPT = "list"
"""The file in which today's words are kept."""
_LISTED = ("name", "title", "seconds", "positions", "equipment", "per_day", "days_per_week")


def list_routines(*, as_json: bool = False) -> None:
    """Print every routine that can be read, and a line on stderr for what breaks the others.

    End with status 1 if a whole folder of the user can't be read.
    """
    library, summaries = Library(), list[RoutineSummary]()
    broken: dict[tuple[Problem, ...], list[str]] = {}
    overview = Overview(library)
    for name in overview.names():
        try:
            summaries.append(overview.summary(name))
        except RoutineError as error:
            broken.setdefault(error.problems, []).append(overview.file_name(name))
    overview.keep()
    today = {} if log_is_empty() else _sum_up_today(library)
    if as_json:
        print_json([_as_data(summary, today) for summary in summaries])
    else:
        print_lines(_table(summaries, today))
    for problems, files in broken.items():
        print_note(_name_left_out(problems, files))
    _note_misnamed(library)
    if library.folder_problem:
        print_mistakes(RoutineError((library.folder_problem,)))
        sys.exit(Status.WRONG_DATA)


def show_routine(
    name: str, effort: Effort = Effort.GENTLE, voice: str = "full", *, as_json: bool = False
) -> None:
    """Print the timeline of a routine, with as much speech as ``voice`` says."""
    from footcoach.paths import bundled
    from footcoach.session.speech import Speaking
    from footcoach.session.text_export import timeline_lines
    from footcoach.session.timeline import compile_timeline
    from footcoach.sound.samples import load
    from footcoach.sound.voice_pack import load_whole_voice
    from footcoach.voice_level import Voice

    timeline = compile_timeline(load_routine(Library(), name), effort)
    # With the user's own names, as far as they were spoken before.
    lexicon = load_whole_voice(None).lexicon(load(bundled("sounds") / "tones"))
    speaking = Speaking(timeline, lexicon, Voice(voice))
    if as_json:
        from footcoach.session.json_export import timeline_to_json

        print_json(timeline_to_json(timeline, speaking))
    else:
        print_lines(timeline_lines(timeline, speaking))


def _note_misnamed(library: Library) -> None:
    for path in library.list_misnamed():
        why = "its name has a character that can't be shown; give the file another name"
        print_note(f"{printable(path.name)} isn't listed: {why}")


def _name_left_out(problems: tuple[Problem, ...], files: list[str]) -> str:
    """Say in one line which files aren't listed, and what the first mistake is."""
    from footcoach.session.words import plural

    first, *others = problems
    more = f" (and {plural(len(others), 'more mistake')})" if others else ""
    verb = "isn't" if len(files) == 1 else "aren't"
    return f"{', '.join(files)} {verb} listed: {first}{more}"


def _sum_up_today(library: Library) -> dict[str, str]:
    """Return in a few words what is left today of each routine in the plan, by name.

    It's kept for the day, until the log or a routine changes, as `today --short` keeps its line.
    """
    cache = PromptCache(name=_KEPT)
    with suppress(ValueError):
        kept = json.loads(cache.recall(__version__) or "")
        if isinstance(kept, dict):
            return kept
    from footcoach.advice.today_text import sum_up
    from footcoach.commands.kept_today import find_period, list_sources
    from footcoach.log.database import LogError

    log = open_log(library)
    database = log.store.database
    try:
        sources = list_sources(database.path, library, log.plan())
        todo, problems = log.to_do()
    except LogError as error:
        print_note(str(error))
        return {}
    today, remarks = {one.routine.name: sum_up(one) for one in todo}, database.remarks()
    if not problems and not remarks:
        cache.keep(__version__, json.dumps(today), find_period(log), list(map(str, sources)))
    for remark in remarks:
        print_note(remark)
    return today


def _as_data(summary: RoutineSummary, today: dict[str, str]) -> dict[str, Any]:
    return {key: getattr(summary, key) for key in _LISTED} | {"today": today.get(summary.name)}


def _table(summaries: list[RoutineSummary], today: dict[str, str]) -> Iterator[str]:
    """Yield one line for each routine, in columns; what has no bound comes last."""
    wide = max((len(summary.name) for summary in summaries), default=0)
    for summary in summaries:
        name, needs = summary.name, ", ".join(summary.equipment) or "nothing to fetch"
        left = f"; {today[name]}" if name in today else ""
        yield (
            f"{name:{wide}}  {summary.length(Effort.GENTLE):>7}  {summary.place:24}"
            f"  {summary.frequency}; {needs}{left}"
        )
