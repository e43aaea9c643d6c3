"""What is chosen in the app is there again at its next start, and nowhere else."""

import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.commands.app_choices import choose_look, choose_sound
from footcoach.config.reader import parse_config
from footcoach.paths import own_folder
from footcoach.remembered import Choices, Memory, SoundChoice, open_memory
from footcoach.routine.enums import Effort
from footcoach.ui.appearance import DEFAULT_THEME
from footcoach.voice_level import Voice

ALL = Choices(
    effort=Effort.FULL, theme="nord", sound=False, volume=30, voice=Voice.FULL, voice_volume=80
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "choices.json"


def test_nothing_is_written_until_something_is_chosen(file: Path) -> None:
    assert (Memory(file).choices, Memory(file).notice) == (Choices(), "")
    assert not file.parent.exists()


def test_every_choice_comes_back(file: Path) -> None:
    Memory(file).remember(ALL)

    assert Memory(file).choices == ALL


def test_a_choice_leaves_the_others_as_they_were(file: Path) -> None:
    first, second = Memory(file), Memory(file)
    first.remember(Choices(voice=Voice.OFF))
    second.remember(Choices(theme="nord"))

    assert Memory(file).choices == second.choices == Choices(voice=Voice.OFF, theme="nord")


def test_what_another_version_keeps_there_stays(file: Path) -> None:
    Memory(file).remember(ALL)
    file.write_text(json.dumps(json.loads(file.read_text()) | {"chime": "soft"}))
    Memory(file).remember(Choices(volume=60))

    assert json.loads(file.read_text())["chime"] == "soft"
    assert Memory(file).choices.volume == 60


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_only_its_owner_can_read_it_whatever_the_mask(file: Path) -> None:
    before = os.umask(0)
    try:
        Memory(file).remember(ALL)
    finally:
        os.umask(before)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert [path.name for path in file.parent.iterdir()] == [file.name]


BROKEN = [
    b"", b"{", b"[]", b"\xff\xfe", b"null", b'{"volume": 101}', b'{"volume": true}',
    b'{"voice": "loud"}', b'{"voice": ["full"]}', b'{"sound": "on"}', b'{"theme": 3}',
    b'{"effort": null}', b"[" * 90_000, b" " * 200_000,
]  # fmt: skip


@pytest.mark.parametrize("content", BROKEN)
def test_a_broken_file_is_ignored_with_a_word_and_mended_by_the_next_choice(
    file: Path, content: bytes
) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    memory = Memory(file)

    assert memory.choices == Choices()
    assert memory.notice.startswith("What you last chose (effort, theme, sound, voice) couldn't")
    memory.remember(Choices(voice=Voice.FULL))
    assert (Memory(file).choices, Memory(file).notice) == (Choices(voice=Voice.FULL), "")


@given(st.binary(max_size=40))
def test_no_content_is_too_broken(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.json"
    file.write_bytes(content)

    Memory(file).remember(Choices(volume=50))

    assert Memory(file).choices.volume == 50


def test_where_it_cannot_be_written_the_choice_lasts_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    memory = Memory(tmp_path / "state" / "choices.json")
    memory.remember(Choices(volume=40))

    assert memory.choices.volume == 40


def test_it_is_in_the_state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    open_memory().remember(Choices(volume=40))

    assert [path.name for path in own_folder("state").iterdir()] == ["choices.json"]
    assert not (tmp_path / "config").exists()


@pytest.mark.parametrize(
    ("choice", "sound", "voice"),
    [
        (SoundChoice.VOICE, True, Voice.BRIEF),
        (SoundChoice.TONES, True, Voice.OFF),
        (SoundChoice.SILENT, False, None),
    ],
)
def test_the_first_start_asks_what_to_hear(
    choice: SoundChoice, sound: bool, voice: Voice | None
) -> None:
    assert choice.choices == Choices(sound=sound, voice=voice)


def test_until_someone_chooses_little_is_said() -> None:
    settings = choose_sound(None, Choices(), None, None)

    assert (settings.voice, settings.volume, settings.muted) == (Voice.BRIEF, 100, False)


def test_the_command_then_the_configuration_then_what_was_chosen_settles_the_sound() -> None:
    config = parse_config("voice: off\nvolume: 20\n", Path("config.yaml"))

    chosen = choose_sound(None, ALL, None, None)
    assert (chosen.voice, chosen.volume, chosen.voice_volume, chosen.muted) == (
        Voice.FULL, 30, 80, True,
    )  # fmt: skip
    configured = choose_sound(config, ALL, None, None)
    assert (configured.voice, configured.volume, configured.voice_volume) == (Voice.OFF, 20, 80)
    asked = choose_sound(config, ALL, "bell", Voice.BRIEF)
    assert (asked.voice, asked.output, asked.muted) == (Voice.BRIEF, "bell", False)


def test_sound_that_was_turned_off_is_on_where_the_configuration_names_an_output() -> None:
    config = parse_config("sound: stream\n", Path("config.yaml"))

    assert not choose_sound(config, ALL, None, None).muted


def test_a_theme_of_the_configuration_wins_and_one_that_is_gone_is_none() -> None:
    config = parse_config("theme: gruvbox\n", Path("config.yaml"))

    assert choose_look(None, ALL).theme == "nord"
    assert choose_look(config, ALL).theme == "gruvbox"
    assert choose_look(None, Choices(theme="gone")).theme == DEFAULT_THEME
