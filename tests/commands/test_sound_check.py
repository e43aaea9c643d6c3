"""``footcoach sound-check`` says what happened, plays every cue, and what a session will use."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from footcoach.cli import main
from footcoach.commands import sound_check
from footcoach.session.cues import Cue
from footcoach.sound.fallback import SILENT, Opener
from footcoach.sound.outputs.bell import Bell
from footcoach.sound.speaker import Output, OutputError


class Fake:
    """An output that writes down what it is asked."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.given: list[Cue] = []
        self.volume = 0
        self.fails = ""
        self.closed = False

    def play_at(self, cue: Cue, when: float) -> None:  # noqa: ARG002, a fake has no clock
        self.given.append(cue)

    def cancel_pending(self) -> None:
        self.given.clear()

    def set_volume(self, volume: int) -> None:
        self.volume = volume

    def trouble(self) -> str:
        return self.fails

    def close(self) -> None:
        self.closed = True


def refuses(name: str, reason: str) -> Opener:
    def refuse() -> Output:
        raise OutputError(reason)

    return Opener(name, refuse)


class Bench:
    """Runs the command over outputs of one's own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def check(self, *outputs: Opener, options: tuple[str, ...] = ()) -> Result:
        self._monkeypatch.setattr(sound_check, "openers", lambda *_: outputs)
        return CliRunner().invoke(main, ["sound-check", *options], prog_name="footcoach")


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(sound_check, "sleep", lambda _: None)
    monkeypatch.setattr(sound_check, "circumstances", lambda _: [("weather", "fine")])
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    return Bench(monkeypatch)


def test_every_output_is_named_with_what_happened_and_the_first_that_works_is_used(
    bench: Bench,
) -> None:
    good, spare = Fake("good (server)"), Fake("spare")

    result = bench.check(
        refuses("first", "no device"), Opener("good", lambda: good), Opener("spare", lambda: spare)
    )

    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[1] == "  weather      fine"
    assert lines[3:6] == [
        "  first        no device",
        "  good         works: good (server)",
        "  spare        works: spare",
    ]
    assert lines[-1] == "A session will use: good (server), at 100 percent."
    assert (good.closed, spare.closed) == (True, True)


def test_each_cue_is_played_and_named(bench: Bench) -> None:
    good = Fake("good")

    result = bench.check(Opener("good", lambda: good))

    named = [line.strip() for line in result.stdout.splitlines()]
    assert good.given == list(Cue)
    assert [cue for cue in Cue if cue in named] == list(Cue)
    assert good.volume == 100


def test_an_output_that_fails_while_it_plays_is_said_to_have_failed(bench: Bench) -> None:
    good = Fake("good")
    good.fails = "the device is gone"

    result = bench.check(Opener("good", lambda: good))

    assert "After that, good was in trouble: the device is gone" in result.stdout
    assert result.stdout.splitlines()[-1] == "A session will use: good, at 100 percent."


def test_after_trouble_the_output_that_a_session_would_go_on_with_is_named_too(
    bench: Bench,
) -> None:
    good, spare = Fake("good"), Fake("spare")
    good.fails = "the device is gone"

    result = bench.check(Opener("good", lambda: good), Opener("spare", lambda: spare))

    last = result.stdout.splitlines()[-1]
    assert last == "A session will use: good, then spare, at 100 percent."


def test_a_bell_is_not_said_to_work_where_there_is_no_terminal(bench: Bench) -> None:
    result = bench.check(Opener("bell", lambda: Bell(lambda: None)))

    assert "  bell         works: bell, but here is no terminal to ring" in result.stdout


def test_over_ssh_it_is_said_where_sound_comes_out(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "a 1 b 2")
    monkeypatch.delenv("PULSE_SERVER", raising=False)

    result = bench.check(Opener("good", lambda: Fake("good")))

    assert "You came by SSH: all but the bell is heard where footcoach runs." in result.stdout


def test_leaving_early_closes_the_output(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sound_check, "sleep", interrupt)
    good = Fake("good")

    assert bench.check(Opener("good", lambda: good)).exit_code == 1
    assert good.closed


def test_what_would_hold_everything_up_is_left_out_after_a_device_that_does_not_answer(
    bench: Bench,
) -> None:
    blocking, last = Fake("blocking"), Fake("last")

    result = bench.check(
        refuses("first", SILENT),
        Opener("blocking", lambda: blocking, blocks=True),
        Opener("last", lambda: last),
    )

    assert "  blocking     not tried, since a device does not answer" in result.stdout
    assert result.stdout.splitlines()[-1] == "A session will use: last, at 100 percent."


def test_sound_that_is_off_is_left_off(bench: Bench) -> None:
    good = Fake("good")

    result = bench.check(Opener("good", lambda: good), options=("--sound", "off"))

    assert good.given == []
    assert result.stdout.splitlines()[-1] == "A session will use no sound: it is off."


def test_a_broken_sound_of_ones_own_is_named(bench: Bench, tmp_path: Path) -> None:
    folder = tmp_path / "footcoach"
    folder.mkdir()
    (folder / "go.wav").write_text("ping")
    (folder / "config.yaml").write_text("sounds: .\nvolume: 40\n")

    result = bench.check(Opener("good", lambda: Fake("good")))

    assert "go.wav cannot be played: it is no WAV file of plain samples" in result.stdout
    assert result.stdout.splitlines()[-1] == "A session will use: good, at 40 percent."
