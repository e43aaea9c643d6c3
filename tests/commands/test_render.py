"""`render` writes a session and its text, whole or not at all, and never over a file unasked."""

import os
import subprocess
import sys
import wave
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from footcoach.cli import main
from footcoach.paths import bundled
from footcoach.sound.clips import can_decode, decode
from footcoach.sound.samples import RATE, Samples
from footcoach.sound.voice_pack import load_whole_voice
from footcoach.sound.wave_file import write_pair
from tests.sound.rig import find


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    folder = tmp_path / "out"
    folder.mkdir()
    return folder / "session.wav"


def render(file: Path, *options: str, routine: str = "two-minutes") -> Result:
    return CliRunner().invoke(main, ["render", routine, "-o", str(file), *options])


def seconds(file: Path) -> float:
    with wave.open(str(file)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, RATE)
        return float(sound.getnframes() / RATE)


def names(file: Path) -> list[str]:
    return sorted(path.name for path in file.parent.iterdir())


def own(folder: Path, dose: str, name: str = "Heel squeeze") -> str:
    path = folder / "mine.yaml"
    path.write_text(f"title: Mine\nexercises:\n  - {name}: {dose}\n", encoding="utf-8")
    return str(path)


def test_it_writes_the_sound_and_its_text(file: Path) -> None:
    result = render(file)

    assert result.exit_code == 0, result.output
    assert result.stdout == f"{file}: 1 min 32 s; the text is in {file.with_suffix('.lrc')}\n"
    assert names(file) == ["session.lrc", "session.wav"]
    assert 92 < seconds(file) < 94
    assert "Get ready: Short foot" in file.with_suffix(".lrc").read_text(encoding="utf-8")


def test_words_that_cannot_be_spoken_are_named(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    routine = own(file.parent, "2 reps of 5s", name="踵上げ")

    result = render(file, routine=routine)

    assert result.exit_code == 0, result.output
    assert (
        "these have no recording, so they aren't said: 踵上げ. footcoach sound-check"
        in result.stderr
    )
    assert render(file, "--force", "--voice", "off", routine=routine).stderr == ""


def test_it_speaks_with_whichever_library_reads_recordings(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    can_speak, tones = can_decode(), file.with_name("tones.wav")

    result = render(file, "--voice", "brief")

    assert result.exit_code == 0, result.output
    assert ("no library that reads Ogg" in result.stderr) is not can_speak
    assert render(tones, "--voice", "off").exit_code == 0
    assert (file.read_bytes() == tones.read_bytes()) is not can_speak


def test_it_takes_the_options_of_run(file: Path) -> None:
    options = "--only ankle-circles --effort full --start-side right --voice off"

    result = render(file, *options.split())

    text = file.with_suffix(".lrc").read_text(encoding="utf-8")
    assert result.exit_code == 0, result.output
    assert "Get ready: Ankle circles, right foot" in text
    assert "Short foot" not in text


@pytest.mark.parametrize("there", ["session.wav", "session.lrc"])
def test_a_file_that_is_there_is_replaced_only_with_force(file: Path, there: str) -> None:
    (file.parent / there).write_text("mine")

    refused = render(file)

    assert refused.exit_code == 1
    assert "already exists. Choose another name, or replace it with --force." in refused.stderr
    assert names(file) == [there]
    assert (file.parent / there).read_text() == "mine"
    assert render(file, "--force").exit_code == 0
    assert names(file) == ["session.lrc", "session.wav"]


@pytest.mark.parametrize("name", ["session.mp3", "session", ".wav"])
def test_another_name_than_a_wav_file_is_refused(file: Path, name: str) -> None:
    result = render(file.with_name(name))

    assert result.exit_code == 2
    assert "write one that ends in .wav" in result.stderr
    assert names(file) == []


def test_a_folder_that_is_missing_is_named(file: Path) -> None:
    result = render(file.parent / "missing" / "a.wav")

    assert result.exit_code == 1
    assert "missing/a.wav can't be written (No such file or directory)" in result.stderr


@pytest.mark.parametrize(
    "options", [("--only", "nonsense"), ("--skip", "short-foot,ankle-circles")]
)
def test_options_that_leave_nothing_are_refused(file: Path, options: tuple[str, str]) -> None:
    assert render(file, *options).exit_code == 2
    assert names(file) == []


def test_a_mistake_in_the_routine_is_reported(file: Path) -> None:
    result = render(file, routine=own(file.parent, "0 reps"))

    assert result.exit_code == 1
    assert "mine.yaml:3:" in result.stderr


def test_what_waits_for_a_key_gets_a_time_and_a_remark(file: Path) -> None:
    result = render(file, routine=own(file.parent, "as many as you can, 2 sets"))

    assert result.exit_code == 0, result.output
    assert "Heel squeeze waits for a key in a session; in the file it gets 30 s" in result.stderr
    assert seconds(file) > 30


def test_nothing_is_left_behind_if_it_fails_half_way(file: Path) -> None:
    def pieces() -> Iterator[Samples]:
        yield array("h", [1])
        raise KeyboardInterrupt

    file.write_text("mine")
    with pytest.raises(KeyboardInterrupt):
        write_pair(file, pieces(), "text", replaces=True)

    assert names(file) == ["session.wav"]
    assert file.read_text() == "mine"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a device that is full")
def test_a_full_disk_is_reported_in_one_line(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("footcoach.sound.wave_file._write_wave", fill_disk)

    result = render(file)

    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "(No space left on device). Nothing was changed." in result.stderr
    assert names(file) == []


def fill_disk(*_: object) -> None:
    with Path("/dev/full").open("wb", buffering=0) as full:
        full.write(b"x")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says it of one program alone")
def test_an_hour_needs_little_memory(file: Path) -> None:
    """The sound goes to the file piece by piece: an hour of it is 345 MB."""
    routine = own(file.parent, "60 reps of 55s, relax 5s")
    program = (
        "import sys; from footcoach.cli import main;"
        "main(sys.argv[1:], standalone_mode=False);"
        "print(open('/proc/self/status').read().partition('VmHWM:')[2].split()[0])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, "render", routine, "-o", str(file)],
        capture_output=True, text=True, check=True, env=os.environ,
    )  # fmt: skip

    assert seconds(file) > 3500
    assert int(ran.stdout.splitlines()[-1]) < 100_000  # KiB


@pytest.mark.skipif(sys.platform == "win32", reason="the engine is a script")
def test_names_of_ones_own_are_in_the_file(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the engine is: here a script that copies a shipped tone."""
    pytest.importorskip("miniaudio", reason="decodes the voice")
    tone = bundled("sounds") / "tones" / "switch.wav"
    (tmp_path / "bin").mkdir()
    engine = tmp_path / "bin" / "espeak-ng"
    engine.write_text(
        f"#!{sys.executable}\nimport shutil, sys\n"
        f"shutil.copy({str(tone)!r}, sys.argv[sys.argv.index('-w') + 1])\n"
    )
    engine.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    result = render(file, routine=own(file.parent, "2 reps of 5s"))

    assert result.exit_code == 0, result.output
    word = decode(str(load_whole_voice(None).files["Heel squeeze"]))
    with wave.open(str(file)) as sound:
        heard = array("h", sound.readframes(sound.getnframes()))
    assert len(find(heard, word)) >= 1
