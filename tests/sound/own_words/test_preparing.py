"""Own words are spoken by whatever engine there is, and no engine can hold anything up.

The engines are small scripts that take the place of espeak-ng.
"""

import os
import shutil
import sys
import wave
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from footcoach.sound.clips import can_decode
from footcoach.sound.fallback import FallbackSpeaker
from footcoach.sound.own_words.preparing import prepare
from footcoach.sound.own_words.word_cache import cache_folder, list_words
from footcoach.sound.samples import SampleBank
from footcoach.sound.settings import Settings
from footcoach.sound.voice_pack import VoicePack, load_voice, load_whole_voice
from footcoach.voice_level import Voice
from tests.sound.rig import wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the engines are scripts")

SPEAK = """
    import math, struct, wave
    with wave.open(out, "wb") as file:
        file.setparams((1, 2, 16000, 0, "NONE", ""))
        wave_ = (round(9000 * math.sin(at / 4)) for at in range(8000))
        file.writeframes(b"".join(struct.pack("<h", value) for value in wave_))
"""
"""Says half a second of a tone."""
BAD = {
    "fails": "sys.exit(1)",
    "writes nothing": "",
    "writes an empty file": "open(out, 'w').close()",
    "writes rubbish": "open(out, 'wb').write(os.urandom(100_000))",
    "writes a header alone": "open(out, 'wb').write(b'RIFF\\0\\0\\0\\0WAVEfmt ')",
    "writes silence": """
        import wave
        with wave.open(out, "wb") as file:
            file.setparams((1, 2, 16000, 0, "NONE", ""))
            file.writeframes(bytes(32000))
    """,
    "writes far too much": """
        with open(out, "wb") as file:
            file.truncate(100_000_000)
    """,
    "prints without end": """
        print("rubbish" * 1_000_000); print("rubbish" * 1_000_000, file=sys.stderr)
    """,
    "leaves a link": "os.symlink('/dev/zero', out)",
    "leaves a pipe": "os.mkfifo(out)",
}
"""What an engine may do instead of speaking."""


@pytest.fixture(autouse=True)
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a cache and a search path of its own, and a hibari that is broken."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "lib" / "hibari").mkdir(parents=True)
    (tmp_path / "lib" / "hibari" / "__init__.py").write_text("raise ImportError")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.syspath_prepend(str(tmp_path / "lib"))
    return tmp_path


@pytest.fixture
def engine(world: Path) -> Callable[[str], Path]:
    """Make a program called espeak-ng; it has ``out`` and ``text``, and notes its arguments."""

    def make(body: str) -> Path:
        program = world / "bin" / "espeak-ng"
        log = world / "log"
        head = f"""\
            #!{sys.executable}
            import os, sys
            out, text = sys.argv[sys.argv.index("-w") + 1], sys.argv[-1]
            with open({str(log)!r}, "a") as file:
                print(os.getpid(), *sys.argv[1:], sep="\\t", file=file)
        """
        program.write_text(dedent(head) + dedent(body))
        program.chmod(0o700)
        return log

    return make


def voice(recordings: Path | None = None) -> VoicePack:
    return load_whole_voice(recordings)


def test_a_word_of_ones_own_is_spoken_once_and_kept(engine: Callable[[str], Path]) -> None:
    log = engine(SPEAK)

    prepare(["Left", "Pelvic wiggle", "Pelvic wiggle", "踵上げ"], None)
    prepare(["Pelvic wiggle"], None)

    (line,) = log.read_text().splitlines()
    arguments = line.split("\t")[1:]
    assert arguments[:5] == ["-v", "en-us", "-s", "150", "-w"]
    assert arguments[6:] == ["--", "Pelvic wiggle"]
    assert voice().clips["Pelvic wiggle"].seconds == pytest.approx(0.5, abs=0.03)
    assert voice().files["Left"] == load_voice().files["Left"]
    assert "踵上げ" not in voice().clips


def test_an_engine_that_was_updated_speaks_anew(engine: Callable[[str], Path], world: Path) -> None:
    log = engine(SPEAK)
    prepare(["Wiggle"], None)
    os.utime(world / "bin" / "espeak-ng", (1, 1))
    prepare(["Wiggle"], None)

    assert len(log.read_text().splitlines()) == 2


@pytest.mark.parametrize("body", BAD.values(), ids=BAD.keys())
def test_an_engine_that_does_not_speak_leaves_nothing_and_raises_nothing(
    engine: Callable[[str], Path], body: str
) -> None:
    log = engine(body)

    prepare(["Wiggle", "Waggle"], None)

    assert len(log.read_text().splitlines()) == 2
    assert not list_words(cache_folder())
    assert "Wiggle" not in voice().clips
    assert "Left" in voice().clips


def test_without_an_engine_nothing_happens(world: Path) -> None:
    shutil.rmtree(world / "lib" / "hibari")
    prepare(["Wiggle"], None)

    assert not cache_folder().exists()


def test_a_word_that_fails_does_not_cost_the_others(engine: Callable[[str], Path]) -> None:
    engine('if text == "Wiggle": sys.exit(1)' + dedent(SPEAK))

    prepare(["Wiggle", "Waggle"], None)

    assert "Wiggle" not in voice().clips
    assert "Waggle" in voice().clips


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    # One that ended and that nobody has asked about yet is still listed.
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks processes up in /proc")
def test_an_engine_that_hangs_is_ended_and_what_was_spoken_before_is_kept(
    engine: Callable[[str], Path],
) -> None:
    log = engine('if text == "Waggle":\n    import time; time.sleep(1000)' + dedent(SPEAK))

    prepare(["Wiggle", "Waggle", "Wobble"], None, limit=3.0)

    pids = [int(line.split("\t")[0]) for line in log.read_text().splitlines()]
    wait_until(lambda: not any(map(is_running, pids)))
    assert len(pids) == 2
    assert "Wiggle" in voice().clips


def test_a_session_waits_for_no_engine(engine: Callable[[str], Path]) -> None:
    log = engine("import time; time.sleep(1000)")
    bank = SampleBank({})
    speaker = FallbackSpeaker([], lambda: bank, settings=Settings(voice=Voice.FULL))

    speaker.prepare(["Wiggle"])

    # Had it waited, the engine would have been ended by now.
    wait_until(lambda: log.exists() and log.read_text().endswith("\n"))
    pid = int(log.read_text().split("\t")[0])
    os.kill(pid, 9)
    speaker.close()


@pytest.mark.parametrize(
    "text", ["--version", "-w /tmp/x", "a\nb", '"$(touch x)"', "<speak>x</speak>", "[[f'aS@]]"]
)
def test_hostile_text_is_one_plain_argument(engine: Callable[[str], Path], text: str) -> None:
    log = engine(SPEAK)

    prepare([text], None)

    (line,) = log.read_text().splitlines()
    *_, before, said = line.split("\t")
    assert before == "--"
    assert not said.startswith("-")
    assert not set(said) & set('<>[]$"()/\n')
    assert text in voice().clips


def test_hibari_comes_first_where_it_is_installed(
    engine: Callable[[str], Path], world: Path
) -> None:
    log = engine(SPEAK)
    (world / "lib" / "hibari" / "__init__.py").write_text(
        dedent("""
            import math
            class Hibari:
                def __init__(self, voice, threads):
                    assert (voice, threads) == ("heart", 1)
                def __call__(self, text, speed, seed):
                    return [] if "nothing" in text else [math.sin(at / 4) / 2 for at in range(6000)]
        """)
    )

    prepare(["Wiggle", "nothing"], None)

    assert voice().clips["Wiggle"].seconds == pytest.approx(0.25, abs=0.03)
    assert voice().clips["nothing"].seconds == pytest.approx(0.5, abs=0.03)
    assert [line.split("\t")[-1] for line in log.read_text().splitlines()] == ["nothing"]


def record(path: Path, seconds: float) -> None:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        half = bytes([0, 20]) * 4 + bytes([0, 236]) * 4
        file.writeframes(half * round(seconds * 1000))


def test_ones_own_recording_comes_before_the_shipped_one_and_the_engine(
    engine: Callable[[str], Path], world: Path
) -> None:
    log = engine(SPEAK)
    mine = world / "mine"
    mine.mkdir()
    record(mine / "left.wav", 0.7)
    record(mine / "My Wiggle.wav", 0.8)
    (mine / "right.wav").write_text("rubbish")
    shutil.copy(load_voice().files["Left"], mine / "go.ogg")

    prepare(["Left", "Right", "My wiggle", "Go"], mine)

    clips = voice(mine).clips
    assert clips["Left"].seconds == pytest.approx(0.7, abs=0.03)
    assert clips["My wiggle"].seconds == pytest.approx(0.8, abs=0.03)
    assert clips["Right"] == load_voice().clips["Right"]
    if can_decode():
        left = load_voice().clips["Left"]
        assert clips["Go"].seconds == pytest.approx(left.seconds, abs=0.1)
        assert voice(mine).files["Go"].suffix == ".wav"
    assert not log.exists()


def test_a_folder_of_recordings_that_is_missing_changes_nothing(world: Path) -> None:
    prepare(["Left"], world / "missing")

    assert voice(world / "missing").clips["Left"] == load_voice().clips["Left"]


@pytest.mark.audio
def test_espeak_itself_says_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.defpath)
    if shutil.which("espeak-ng") is None:
        pytest.skip("espeak-ng isn't installed")

    prepare(["Pelvic wiggle", "Écarté", "--version"], None)

    clips = voice().clips
    assert all(0.3 < clips[text].seconds < 3 for text in ("Pelvic wiggle", "Écarté", "--version"))
