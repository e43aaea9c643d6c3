"""``footcoach sound-check`` tries every output, plays every cue and names what will be used."""

from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from footcoach.cli import main
from footcoach.commands import sound_check, voice_check
from footcoach.session.cues import Cue
from footcoach.sound.opener import NO_ANSWER, Opener
from footcoach.sound.output_error import OutputError
from footcoach.sound.outputs import bell
from footcoach.sound.outputs.bell import Bell
from footcoach.sound.samples import SampleBank
from footcoach.sound.settings import Settings
from footcoach.sound.speaker import Output
from footcoach.sound.voice_pack import load_voice
from footcoach.voice_level import Voice


class Fake:
    """An output that records what it is asked."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.given: list[Cue] = []
        self.volume = 0
        self.fails = ""
        self.closed = False

    def opened(self, volume: int) -> "Fake":
        self.volume = volume
        return self

    def play_at(self, cue: Cue, when: float) -> None:  # noqa: ARG002, a fake has no clock
        self.given.append(cue)

    def cancel_pending(self) -> None:
        self.given.clear()

    def set_volume(self, volume: int) -> None:
        raise NotImplementedError

    def trouble(self) -> str:
        return self.fails

    def close(self) -> None:
        self.closed = True


def refuses(name: str, reason: str) -> Opener:
    def refuse(_: int) -> Output:
        raise OutputError(reason)

    return Opener(name, refuse)


class Bench:
    """Runs the command with outputs of the test."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def check(self, *outputs: Opener, options: tuple[str, ...] = ()) -> Result:
        self._monkeypatch.setattr(sound_check, "find_openers", lambda *_: outputs)
        return CliRunner().invoke(main, ["sound-check", *options], prog_name="footcoach")


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(sound_check, "sleep", lambda _: None)
    monkeypatch.setattr(voice_check, "sleep", lambda _: None)
    monkeypatch.setattr(sound_check, "diagnose", lambda _: [("weather", "fine")])
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    return Bench(monkeypatch)


def test_every_output_is_listed_with_what_happened_and_the_first_that_works_is_used(
    bench: Bench,
) -> None:
    good, spare = Fake("good (server)"), Fake("spare")

    result = bench.check(
        refuses("first", "no device"), Opener("good", good.opened), Opener("spare", spare.opened)
    )

    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[1] == "  weather        fine"
    assert lines[4:7] == [
        "  first          no device",
        "  good           works: good (server)",
        "  spare          works: spare",
    ]
    assert lines[-1] == "A session will use good (server), at 100% volume."
    assert (good.closed, spare.closed) == (True, True)


def test_each_cue_is_played_and_named(bench: Bench) -> None:
    good = Fake("good")

    result = bench.check(Opener("good", good.opened))

    rows = [line.split()[0] for line in result.stdout.splitlines() if line.startswith("  ")]
    assert good.given == list(Cue)
    assert rows[-len(Cue) :] == list(Cue)
    assert good.volume == 100


def test_an_output_that_fails_while_it_plays_is_reported(bench: Bench) -> None:
    good = Fake("good")
    good.fails = "the device is gone"

    result = bench.check(Opener("good", good.opened))

    assert "The device is gone." in result.stdout.splitlines()
    assert result.stdout.splitlines()[-1] == "A session will use good, at 100% volume."


def test_an_unforeseen_error_in_the_output_is_reported_and_not_a_traceback(bench: Bench) -> None:
    class Broken(Fake):
        def trouble(self) -> str:
            raise ZeroDivisionError(1)

    result = bench.check(Opener("broken", Broken("broken").opened))

    assert result.exit_code == 0
    assert "Broken failed (ZeroDivisionError: 1)." in result.stdout.splitlines()


def test_after_a_failure_the_output_that_takes_over_is_named_too(
    bench: Bench,
) -> None:
    good, spare = Fake("good"), Fake("spare")
    good.fails = "the device is gone"

    result = bench.check(Opener("good", good.opened), Opener("spare", spare.opened))

    last = result.stdout.splitlines()[-1]
    assert last == "A session will use good, then spare, at 100% volume."


def test_the_bell_is_reported_with_its_limits(bench: Bench) -> None:
    result = bench.check(Opener("bell", lambda _: Bell(lambda: None), limits=bell.KIND.limits))

    assert "  bell           works: the terminal bell, for changes only" in result.stdout


def test_where_nothing_can_be_heard_nothing_is_played_and_that_is_said(bench: Bench) -> None:
    def open_bell(_: int) -> Output:
        return bell.KIND.open(Settings(), SampleBank({}), lambda: None)

    result = bench.check(refuses("first", "no device"), Opener("bell", open_bell))

    assert "  bell           the bell can't ring here" in result.stdout
    assert "Playing" not in result.stdout
    assert result.stdout.splitlines()[-1] == (
        "Nothing can be heard here, so no cue is played. A session will be silent."
    )


def test_a_user_on_ssh_is_told_where_sound_comes_out(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "a 1 b 2")
    monkeypatch.delenv("PULSE_SERVER", raising=False)

    result = bench.check(Opener("good", Fake("good").opened))

    assert "You're connected over SSH" in result.stdout


def test_leaving_early_closes_the_output(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sound_check, "sleep", interrupt)
    good = Fake("good")

    assert bench.check(Opener("good", good.opened)).exit_code == 1
    assert good.closed


def test_an_output_that_can_block_is_not_tried_once_a_device_does_not_respond(
    bench: Bench,
) -> None:
    blocking, last = Fake("blocking"), Fake("last")

    result = bench.check(
        refuses("first", NO_ANSWER),
        Opener("blocking", blocking.opened, can_block=True),
        Opener("last", last.opened),
    )

    assert "  blocking       not tried, because the sound device doesn't respond" in result.stdout
    assert result.stdout.splitlines()[-1] == "A session will use last, at 100% volume."


def test_nothing_is_played_while_the_sound_is_off(bench: Bench) -> None:
    good = Fake("good")

    result = bench.check(Opener("good", good.opened), options=("--sound", "off"))

    assert good.given == []
    assert result.stdout.splitlines()[-1] == "A session will be silent: the sound is off."


def test_a_broken_sound_of_your_own_is_named(bench: Bench, tmp_path: Path) -> None:
    folder = tmp_path / "footcoach"
    folder.mkdir()
    (folder / "go.wav").write_text("ping")
    (folder / "config.yaml").write_text("sounds: .\nvolume: 40\n")

    result = bench.check(Opener("good", Fake("good").opened))

    assert "go.wav can't be played: it isn't an uncompressed WAV file." in result.stdout
    assert result.stdout.splitlines()[-1] == "A session will use good, at 40% volume."


class Speaking(Fake):
    """An output that can speak."""

    speaks = Voice.FULL

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.said: list[tuple[float, str]] = []
        self.voices: list[bool] = []

    def say_at(self, text: str, when: float) -> None:
        self.said.append((when, text))

    def set_voice(self, *, on: bool) -> None:
        self.voices.append(on)


def test_a_sentence_with_a_left_and_a_right_is_said_and_a_count_on_the_beat(bench: Bench) -> None:
    good = Speaking("good")

    result = bench.check(Opener("good", good.opened))

    assert [text for _, text in good.said] == [
        "Next", "Short foot", "Left", "Right", "Three", "Two", "One",
    ]  # fmt: skip
    clips = load_voice().clips
    beats = [when + clips[text].anchor for when, text in good.said[-3:]]
    assert [later - beat for beat, later in pairwise(beats)] == pytest.approx([1, 1])
    assert good.voices == [True, False]
    assert "The voice: heart, by hibari-tts, " in result.stdout
    assert "A session says names, sides and counts (brief) until you choose" in result.stdout


def test_how_much_a_session_says_is_as_config_says(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "footcoach").mkdir()
    (tmp_path / "footcoach" / "config.yaml").write_text("voice: full\n")

    result = bench.check(Opener("good", Speaking("good").opened))

    assert "config.yaml has a session say full." in result.stdout


def test_an_output_that_cannot_speak_is_named(bench: Bench) -> None:
    result = bench.check(Opener("good", Fake("good").opened))

    line = "The voice can't be played through good; a session plays tones only."
    assert line in result.stdout.splitlines()
