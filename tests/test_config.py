"""A configuration says what it means, or every mistake in it with its place."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from footcoach.cli import main
from footcoach.config import OPTIONS, Config, load
from footcoach.paths import config_file
from footcoach.routine.errors import RoutineError
from footcoach.sound.settings import Group, Keepalive, Settings
from footcoach.ui.appearance import Appearance


def settled(folder: Path, text: str) -> Settings:
    file = folder / "config.yaml"
    file.write_text(text)
    return load(file).sound


def mistakes(folder: Path, text: str) -> list[str]:
    with pytest.raises(RoutineError) as caught:
        settled(folder, text)
    return [line.removeprefix(f"{folder}/config.yaml:") for line in caught.value.lines()]


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path / "no" / "config.yaml") == Config()


@pytest.mark.parametrize("text", ["", "\n\n", "# volume: 50\n", "\n  # all\n\t# of it\n"])
def test_a_file_with_nothing_but_comments_is_a_good_one(tmp_path: Path, text: str) -> None:
    assert settled(tmp_path, text) == Settings()


def test_every_key_is_read(tmp_path: Path) -> None:
    text = """
sound: system
volume: 80%
cues: [beats, last three]
offset: -200ms
lead_in: 2s
keepalive: faint
sounds: my sounds
theme: nord
motion: reduced
"""

    assert settled(tmp_path, text) == Settings(
        output="system",
        volume=80,
        groups=frozenset({Group.BEATS, Group.LAST_THREE}),
        offset=-0.2,
        lead_in=2.0,
        keepalive=Keepalive.FAINT,
        folder=tmp_path / "my sounds",
    )
    look = load(tmp_path / "config.yaml").appearance
    assert look == Appearance(theme="nord", still=True)
    assert all(key in text for key in OPTIONS)


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
def test_values_mean_what_a_person_means(tmp_path: Path, text: str, expected: Settings) -> None:
    assert settled(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("volume: 101", '1:9: "101" is no volume; write 0 to 100'),
        ("volume: loud", '1:9: "loud" is no volume; write 0 to 100'),
        ("volume:", "1:8: volume is empty; write a value, or delete the key"),
        ("volume: [1]", "1:9: volume is one value; write it without brackets"),
        ("volum: 5", '1:1: there is no key called "volum"; did you mean volume?'),
        ("sound: trumpet", ('1:8: "trumpet" is none of its words; write auto or stream or '
         "simpleaudio or system or bell or off")),
        ("offset: 200", '1:9: "200" is no time with a unit; write a time from -1000ms to 1000ms'),
        ("offset: 2s", '1:9: "2s" is too much; write a time from -1000ms to 1000ms'),
        ("lead_in: -1s", '1:10: "-1s" is too little; write a time from 0ms to 5000ms'),
        ("cues: beats", "1:7: cues is a list; write cues: [beats, changes], say"),
        ("cues: [beets]", ('1:8: "beets" is none of its words; write beats or last three or '
         "halfway or changes")),
        ("keepalive: loud", '1:12: "loud" is none of its words; write silence or faint'),
        ("sounds: ~nobody-of-that-name/x", ('1:9: "~nobody-of-that-name/x" begins with the home of '
         "nobody; write a path")),
        ("just words", "1:1: a configuration is keys with values; write volume: 80, say"),
        ("volume: *x", '1:9: "*x" is an alias; write the text out'),
        ("volume: 5\nvolume: 6", '2:1: "volume" stands in line 1 already; keep one of the two'),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, expected: str) -> None:
    assert mistakes(tmp_path, text) == [expected]


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    assert len(mistakes(tmp_path, "volume: x\ncues: [a, b]\nsound: y\nnothing: 1")) == 5


@pytest.mark.parametrize(
    "command",
    [["run", "two-minutes", "--plain", "--speed", "9999"], ["sound-check"], []],
    ids=["run", "sound-check", "app"],
)
def test_a_wrong_configuration_ends_with_status_1_and_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    config_file().parent.mkdir(parents=True)
    config_file().write_text("volume: 200\n")

    result = CliRunner().invoke(main, command, prog_name="footcoach")

    assert result.exit_code == 1
    assert result.stderr == f'{config_file()}:1:9: "200" is no volume; write 0 to 100\n'
    assert result.stdout == ""
