"""What follows from the answers of a session is what the rules say, for all of its exercises."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from footcoach.advice.pain import Light
from footcoach.advice.safety_text import GREEN_AFTER_STOP, MEANING, SEE_SOMEONE
from footcoach.coach.log_service import LogService
from footcoach.coach.session_facts import FactKind, list_facts, read_logged
from footcoach.log.records import PainReport
from footcoach.log.store import Store
from footcoach.routine.library import Library
from footcoach.session.correction import complete_session
from footcoach.session.player import Ending
from footcoach.session.timeline import compile_timeline
from tests.log.world import MONDAY, logged

LIBRARY = Library(Path("nowhere"))


@pytest.fixture
def log(tmp_path: Path) -> LogService:
    return LogService(Store(tmp_path / "log.db"), LIBRARY, lambda: MONDAY)


def do(log: LogService, name: str, feeling: PainReport, days_ago: int = 0, **changes: Any) -> str:
    """Log a session of a preset; return its uuid."""
    session = complete_session(compile_timeline(LIBRARY.load(name)))
    record, _ = logged(session, at=MONDAY - timedelta(days=days_ago), feeling=feeling, **changes)
    log.store.put(record, session)
    return record.uuid


def advice(log: LogService, uuid: str) -> dict[str, str]:
    read = read_logged(log, LIBRARY, uuid)
    assert read is not None
    facts = list_facts(log, read)
    return {fact.label: fact.text for fact in facts if fact.kind is FactKind.ADVICE}


def test_without_an_answer_nothing_follows(log: LogService) -> None:
    assert advice(log, do(log, "evening", PainReport(before=3))) == {}


def test_green_after_a_stop_says_to_stop_again_if_it_hurts(log: LogService) -> None:
    uuid = do(log, "evening", PainReport(after=1), ending=Ending.STOPPED)

    assert advice(log, uuid) == {"GREEN": GREEN_AFTER_STOP}


def test_after_amber_what_is_done_on_tiptoe_rests(log: LogService) -> None:
    uuid = do(log, "evening", PainReport(after=4))

    assert advice(log, uuid) == {
        "AMBER": MEANING[Light.AMBER],
        "Heel raise is resting": "until a session without AMBER",
    }


def test_after_red_what_hurt_and_what_is_similar_rests_and_is_named(log: LogService) -> None:
    uuid = do(log, "evening", PainReport(after=7, hurt="toe-curl-spread"))

    said = advice(log, uuid)

    assert said["RED"].startswith("Give Toe curl and spread and similar exercises a rest")
    assert said["Toe curl and spread is resting"] == "until Thu 19 Nov, because of RED"


def test_an_exercise_that_hurt_in_another_routine_rests_here_too(log: LogService) -> None:
    uuid = do(log, "two-minutes", PainReport(after=0), days_ago=1)
    do(log, "two-minutes", PainReport(after=8, hurt="short-foot"))

    assert advice(log, uuid) == {
        "GREEN": MEANING[Light.GREEN],
        "Short foot is resting": "until Thu 19 Nov, because of RED",
    }


def test_a_second_red_in_a_week_says_to_see_someone(log: LogService) -> None:
    do(log, "two-minutes", PainReport(after=8), days_ago=3)

    assert advice(log, do(log, "two-minutes", PainReport(sign=True)))["Please"] == SEE_SOMEONE


def test_an_exercise_that_the_session_does_not_have_is_named_by_its_id(log: LogService) -> None:
    uuid = do(log, "two-minutes", PainReport(after=8, hurt="wall-sit"))

    assert advice(log, uuid)["RED"].startswith("Give wall sit and similar exercises a rest")
