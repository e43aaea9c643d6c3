"""The system's players play cues, and every way in which they fail is noticed."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from footcoach.paths import bundled
from footcoach.session.cues import Cue
from footcoach.sound.output_error import OutputError
from footcoach.sound.outputs import command_player, player_programs
from footcoach.sound.outputs.command_player import TRIED, CommandPlayer
from footcoach.sound.outputs.player_programs import ENDLESS, Program, ProgramKind
from footcoach.sound.samples import load, read
from footcoach.sound.settings import Settings
from footcoach.sound.voice_pack import load_voice
from footcoach.voice_level import Voice
from tests.sound.rig import wait_until
from tests.world import FakeClock

BANK = load(bundled("sounds") / "tones")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there the player is winsound")


class Machine:
    """A search path with players of the test on it, and a folder for temporary files."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._bin = folder / "bin"
        self._bin.mkdir()
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        self.log = folder / "log"
        monkeypatch.setenv("PATH", str(self._bin))
        monkeypatch.setattr("tempfile.tempdir", str(self.temporary))

    def install(self, name: str, does: str = "exit 0") -> None:
        path = self._bin / name
        path.write_text(f'#!/bin/sh\necho "{name} $*" >> "{self.log}"\n{does}\n')
        path.chmod(0o755)

    def calls(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


def opened() -> CommandPlayer:
    return CommandPlayer(BANK, clock=FakeClock(0))


def test_the_first_player_that_works_is_used(machine: Machine) -> None:
    machine.install("pw-play", "echo 'no server' >&2; exit 1")
    machine.install("paplay")
    machine.install("aplay")

    output = opened()

    assert output.name == "the system player (paplay)"
    assert list(dict.fromkeys(call.split()[0] for call in machine.calls())) == ["pw-play", "paplay"]
    output.close()


def speaking(machine: Machine, player: str, settings: Settings) -> CommandPlayer:
    machine.install(player)
    output = CommandPlayer(BANK, settings, clock=FakeClock(0))
    output.set_voice(on=True)
    machine.log.unlink()
    return output


@pytest.mark.parametrize(
    ("player", "word", "tone"),
    [
        ("paplay", "--volume=26008", "--volume=48"),
        ("pw-play", "--volume=0.0625", "--volume=0.3"),
    ],
)
def test_a_player_that_reads_ogg_says_phrases_at_the_volume_of_the_voice(
    machine: Machine, player: str, word: str, tone: str
) -> None:
    output = speaking(machine, player, Settings(volume=50, voice_volume=50))

    output.say_at("Short foot", 1.0)
    output.say_at("../../etc/passwd", 1.0)
    (phrase,) = output.take_due(1.0)
    assert isinstance(phrase, Path)
    output.play_file(phrase)
    output.play(Cue.GO)
    wait_until(lambda: len(machine.calls()) == 2)

    said, played = sorted(machine.calls(), key=lambda call: "go.wav" in call)
    assert output.speaks is Voice.BRIEF
    assert said.split()[1:] == [word, str(load_voice().files["Short foot"])]
    assert played.split()[1].startswith(tone)
    output.close()


def test_the_voice_is_tried_once_and_without_a_sound(machine: Machine) -> None:
    machine.install("paplay")

    output = opened()

    assert machine.calls()[1] == f"paplay --volume=0 {load_voice().files[TRIED]}"
    output.close()


@pytest.mark.parametrize(
    ("player", "does"),
    [("aplay", "exit 0"), ("paplay", 'case "$*" in *.ogg) exit 1;; esac')],
)
def test_a_player_that_does_not_read_ogg_says_nothing(
    machine: Machine, player: str, does: str
) -> None:
    machine.install(player, does)
    output = opened()
    output.set_voice(on=True)
    output.say_at("Short foot", 1.0)

    assert output.speaks is Voice.OFF
    assert output.take_due(1.0) == ()
    output.close()


def test_the_reason_has_the_last_line_of_each_player_that_fails(machine: Machine) -> None:
    machine.install("paplay", "printf 'one\\ntwo\\033[31m\\n\\n' >&2; exit 1")
    machine.install("aplay", "exit 7")

    with pytest.raises(OutputError) as caught:
        opened()

    assert str(caught.value) == "no system player works (paplay: two[31m; aplay: exit status 7)"


def test_the_reason_names_the_players_if_none_is_installed(machine: Machine) -> None:
    with pytest.raises(OutputError, match="none of pw-play, paplay, aplay, afplay is installed"):
        opened()

    assert list(machine.temporary.iterdir()) == []


def test_a_player_that_never_finishes_is_not_waited_for(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(player_programs, "PATIENCE", 0.1)
    machine.install("aplay", "while :; do :; done")

    with pytest.raises(OutputError, match=ENDLESS):
        opened()


def test_a_player_gets_the_cue_and_nothing_it_prints_reaches_the_screen(
    machine: Machine, capfd: pytest.CaptureFixture[str]
) -> None:
    machine.install("aplay", "echo noise; echo noise >&2")
    output = opened()

    output.play(Cue.GO)
    _wait_for(output)

    command = machine.calls()[-1].split()
    assert command[:2] == ["aplay", "--quiet"]
    assert Path(command[2]).name == "go.wav"
    assert read(Path(command[2])).tobytes().endswith(BANK.sounds[Cue.GO].tobytes())
    assert capfd.readouterr() == ("", "")
    output.close()


def _wait_for(output: CommandPlayer) -> None:
    assert isinstance(output._player, Program)
    for child in output._player._children:
        child.process.wait(timeout=20)


def test_a_player_that_fails_later_is_noticed(machine: Machine) -> None:
    machine.install("aplay")
    output = opened()
    machine.install("aplay", "exit 3")

    output.play(Cue.GO)
    _wait_for(output)

    assert output.trouble() == "the system player (aplay) failed: exit status 3"
    output.close()


def test_a_player_that_hangs_later_is_noticed(machine: Machine) -> None:
    machine.install("aplay")
    clock = FakeClock(0)
    output = CommandPlayer(BANK, clock=clock)
    output._player = Program("/bin/sleep", ProgramKind(), clock)
    output._player.play(Path("1000"), 0.4)
    before = output.trouble()

    clock.tick(0.5 + player_programs.PATIENCE)

    assert before == ""
    assert output.trouble().endswith(ENDLESS)
    output.close()


def test_a_player_ended_by_a_cancel_has_not_failed(machine: Machine) -> None:
    machine.install("aplay")
    output = opened()
    player = Program("/bin/sleep", ProgramKind())
    output._player = player
    player.play(Path("1000"), 0.4)

    output.cancel_pending()
    _wait_for(output)

    assert output.trouble() == ""
    output.close()


def test_a_player_that_is_uninstalled_is_noticed(machine: Machine) -> None:
    machine.install("aplay")
    output = opened()
    (machine.log.parent / "bin" / "aplay").unlink()

    output.play(Cue.GO)

    assert "No such file" in output.trouble()
    output.close()


def test_a_new_volume_touches_no_file_that_may_be_playing(machine: Machine) -> None:
    machine.install("aplay")
    output = opened()
    loud = output._path(Cue.GO)
    before = (loud.stat().st_ino, loud.read_bytes())

    output.set_volume(50)
    soft = output._path(Cue.GO)
    output.set_volume(100)

    assert read(soft).tobytes().endswith(BANK.at_volume(50).sounds[Cue.GO].tobytes())
    assert output._path(Cue.GO) == loud
    assert (loud.stat().st_ino, loud.read_bytes()) == before
    output.close()


class Windows(ModuleType):
    """The part of winsound that is used; it records what it is asked to play."""

    SND_FILENAME, SND_ASYNC, SND_NODEFAULT, SND_PURGE = 1, 2, 4, 8

    def __init__(self) -> None:
        super().__init__("winsound")
        self.asked: list[tuple[str | None, int]] = []
        self.works = True

    def PlaySound(self, sound: str | None, flags: int) -> None:  # noqa: N802, its name
        if not self.works:
            msg = "Failed to play sound"
            raise RuntimeError(msg)
        self.asked.append((sound, flags))


@pytest.fixture
def windows(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Windows:
    windows = Windows()
    monkeypatch.setitem(sys.modules, "winsound", windows)
    monkeypatch.setattr(sys, "platform", "win32")
    assert machine.calls() == []
    return windows


def test_windows_plays_a_file_without_waiting_and_never_beeps_instead(windows: Windows) -> None:
    output = opened()

    output.play(Cue.GO)
    output.cancel_pending()

    assert output.name == "the system player (winsound)"
    (sound, flags), stop = windows.asked
    assert sound == str(output._path(Cue.GO))
    assert flags == windows.SND_FILENAME | windows.SND_ASYNC | windows.SND_NODEFAULT
    assert stop == (None, windows.SND_PURGE)
    output.close()


def test_a_failure_of_windows_is_noticed(windows: Windows) -> None:
    output = opened()
    windows.works = False

    output.play(Cue.GO)

    assert output.trouble() == "the system player (winsound) failed: Failed to play sound"
    output.cancel_pending()
    output.close()


def test_a_full_disk_is_noticed(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.install("aplay")
    output = opened()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(command_player, "write", fail)
    output.set_volume(50)

    assert output.trouble() == "the system player (aplay) failed: No space left on device"
    output.close()


def test_a_full_disk_at_the_start_is_the_reason_and_leaves_no_files(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.install("aplay")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(command_player, "write", fail)

    with pytest.raises(OutputError, match="No space left on device"):
        opened()

    assert list(machine.temporary.iterdir()) == []


def test_closing_twice_leaves_neither_files_nor_processes(machine: Machine) -> None:
    machine.install("aplay")
    output = opened()
    player = Program("/bin/sleep", ProgramKind())
    output._player = player
    player.play(Path("1000"), 0.4)
    (child,) = player._children

    output.close()
    output.close()

    assert child.process.returncode is not None
    assert list(machine.temporary.iterdir()) == []
