"""config.yaml means what it says, and every mistake in it is reported with its place."""

import re
from datetime import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from footcoach.cli import main
from footcoach.coach.question_kinds import QuestionKind
from footcoach.config.options import OPTIONS
from footcoach.config.reader import Config, load
from footcoach.desktop.settings import DesktopSettings
from footcoach.log.days import DayRules
from footcoach.paths import config_file
from footcoach.routine.errors import RoutineError
from footcoach.session.cues import CueGroup
from footcoach.session.waiting import Waiting
from footcoach.sound.settings import Keepalive, Settings
from footcoach.ui.appearance import Appearance
from footcoach.voice_level import Voice


def read(folder: Path, text: str) -> Settings:
    file = folder / "config.yaml"
    file.write_text(text)
    return load(file).sound


def mistakes(folder: Path, text: str) -> list[str]:
    with pytest.raises(RoutineError) as caught:
        read(folder, text)
    return [line.removeprefix(f"{folder}/config.yaml:") for line in caught.value.lines()]


def test_the_defaults_apply_without_a_file(tmp_path: Path) -> None:
    assert load(tmp_path / "no" / "config.yaml") == Config()


@pytest.mark.parametrize("text", ["", "\n\n", "# volume: 50\n", "\n  # all\n\t# of it\n"])
def test_a_file_with_only_comments_has_no_mistakes(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == Settings()


def test_every_key_is_read(tmp_path: Path) -> None:
    text = """
sound: system
volume: 80%
cues: [beats, last three]
offset: -200ms
lead_in: 2s
keepalive: faint
voice: brief
voice_volume: 70
sounds: my sounds
recordings: my words
theme: nord
motion: reduced
figure: off
flash: off
keep_awake: false
notifications: false
day_begins: 0:30
week_begins: Sunday
ready: wait
questions: [pain before, note]
hooks:
  session_started: [notify-send, "--", It begins]
  session_finished: [a]
  session_stopped: []
  step: [b, 1, "$HOME;"]
"""

    assert read(tmp_path, text) == Settings(
        output="system",
        volume=80,
        groups=frozenset({CueGroup.BEATS, CueGroup.LAST_THREE}),
        offset=-0.2,
        lead_in=2.0,
        keepalive=Keepalive.FAINT,
        voice=Voice.BRIEF,
        voice_volume=70,
        folder=tmp_path / "my sounds",
        recordings=tmp_path / "my words",
    )
    look = load(tmp_path / "config.yaml").appearance
    assert look == Appearance(theme="nord", still=True, figures=False, flash=False)
    days = load(tmp_path / "config.yaml").days
    assert days == DayRules(day_begins=time(0, 30), week_begins=6)
    questions = load(tmp_path / "config.yaml").questions
    assert questions == frozenset({QuestionKind.PAIN_BEFORE, QuestionKind.NOTE})
    assert load(tmp_path / "config.yaml").waiting is Waiting.ALWAYS
    assert load(tmp_path / "config.yaml").desktop == DesktopSettings(
        keep_awake=False,
        notifications=False,
        hooks={
            "session_started": ("notify-send", "--", "It begins"),
            "session_finished": ("a",),
            "session_stopped": (),
            "step": ("b", "1", "$HOME;"),
        },
    )
    assert all(key.rpartition(".")[2] in text for key in OPTIONS)


@pytest.mark.parametrize("key", OPTIONS)
def test_the_docs_name_every_key(key: str) -> None:
    docs = Path(__file__).parents[2] / "docs"
    pages = [docs / name for name in ("sessions.md", "sound.md", "log-and-plan.md", "desktop.md")]

    name = key.rpartition(".")[2]
    named = [page for page in pages if re.search(rf"\b{name}: ", page.read_text(encoding="utf-8"))]

    assert len(named) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cues: []", Settings(groups=frozenset())),
        ("sound: off", Settings(output="off")),
        ("volume: 0", Settings(volume=0)),
        ("offset: 0", Settings()),
        ("offset: +150 ms", Settings(offset=0.15)),
        ("lead_in: 500ms", Settings(lead_in=0.5)),
        ("sounds: /srv/bells", Settings(folder=Path("/srv/bells"))),
        ("sounds: ~/bells", Settings(folder=Path.home() / "bells")),
    ],
)
def test_a_value_means_what_a_person_would_expect(
    tmp_path: Path, text: str, expected: Settings
) -> None:
    assert read(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("volume: 101", '1:9: "101" is not a valid volume; write a number from 0 to 100'),
        ("volume: loud", '1:9: "loud" is not a valid volume; write a number from 0 to 100'),
        ("volume:", "1:8: volume is empty; write a value or delete the key"),
        ("volume: [1]", "1:9: volume takes one value; write it without brackets"),
        ("volum: 5", '1:1: unknown key "volum"; did you mean volume?'),
        ("sound: trumpet", ('1:8: "trumpet" is not a valid output; write auto, stream, '
         "simpleaudio, system, bell or off")),
        ("offset: 200", ('1:9: "200" is not a time with a unit; write a time from -1000ms to '
         "1000ms")),
        ("offset: 2s", '1:9: "2s" is too long; write a time from -1000ms to 1000ms'),
        ("lead_in: -1s", '1:10: "-1s" is too short; write a time from 0ms to 5000ms'),
        ("cues: beats", "1:7: cues takes a list; write cues: [beats, changes], for example"),
        ("cues: [beets]", ('1:8: "beets" is not a group of cues; write beats, last three, '
         "halfway or changes")),
        ("keepalive: loud", '1:12: "loud" is not a valid keepalive; write silence or faint'),
        (
            "hooks: [a]",
            ("1:8: hooks takes keys; write hooks: {session_started: [program, argument]}, "
             "for example"),
        ),
        ("hooks: {stop: [a]}", '1:9: unknown key "stop"; did you mean step?'),
        ("hooks.step: [a]", '1:1: unknown key "hooks.step"; did you mean hooks?'),
        ("hooks: {step: a}", ("1:15: hooks.step takes a list; write hooks: {step: [program, "
         "argument]}, for example")),
        ("flash: some", '1:8: "some" is not on or off; write true, false, on or off'),
        ("motion: some", '1:9: "some" is not a valid motion; write full or reduced'),
        ("sounds: ~no-such-user/x", ('1:9: "~no-such-user/x" names an unknown home folder; '
         "write the whole path")),
        ("day_begins: 4", '1:13: "4" is not a time on a clock; write a time from 00:00 to 12:00'),
        ("day_begins: 04:60", ('1:13: "04:60" is not a time on a clock; write a time from 00:00 '
         "to 12:00")),
        ("day_begins: 12:01", ('1:13: "12:01" is too late in the day; write a time from 00:00 to '
         "12:00")),
        ("week_begins: son", ('1:14: "son" is not a day of the week; write monday, tuesday, '
         "wednesday, thursday, friday, saturday or sunday")),
        ("questions: [pain]", ('1:13: "pain" is not a kind of question; write pain before, pain '
         "after, which exercise, next morning, note, steps or plan")),
        ("questions: all", ("1:12: questions takes a list; write questions: [pain before, pain "
         "after], for example")),
        ("just words", "1:1: this file needs keys with values; write volume: 80, for example"),
        ("volume: *x", '1:9: "*x" is an alias; write the text out'),
        ("volume: 5\nvolume: 6", '2:1: "volume" is already in line 1; keep one of the two'),
    ],
)  # fmt: skip
def test_a_mistake_is_reported_with_its_place_and_a_remedy(
    tmp_path: Path, text: str, expected: str
) -> None:
    assert mistakes(tmp_path, text) == [expected]


def test_all_mistakes_are_reported_at_once(tmp_path: Path) -> None:
    assert len(mistakes(tmp_path, "volume: x\ncues: [a, b]\nsound: y\nnothing: 1")) == 5


@pytest.mark.parametrize(
    "command",
    [["run", "two-minutes", "--plain", "--speed", "9999"], ["sound-check"], []],
    ids=["run", "sound-check", "app"],
)
def test_a_mistake_in_config_yaml_ends_with_status_1_and_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    config_file().parent.mkdir(parents=True)
    config_file().write_text("volume: 200\n")

    result = CliRunner().invoke(main, command, prog_name="footcoach")

    assert result.exit_code == 1
    assert (
        result.stderr
        == f'{config_file()}:1:9: "200" is not a valid volume; write a number from 0 to 100\n'
    )
    assert result.stdout == ""


def test_figure_and_flash_can_be_turned_off(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("figure: off\nflash: off\n", encoding="utf-8")

    assert not load(file).appearance.figures
    assert not load(file).appearance.flash


@pytest.mark.parametrize("name", [name for name, option in OPTIONS.items() if option.examples])
def test_the_list_that_a_message_offers_is_taken(tmp_path: Path, name: str) -> None:
    group, _, key = name.rpartition(".")
    with pytest.raises(RoutineError) as error:
        read(tmp_path, f"{group}: {{{key}: all}}" if group else f"{name}: all")
    offered = re.search("write (.*), for example", str(error.value))

    assert offered
    read(tmp_path, offered[1])
