"""The registry is the only list of outputs: what can be chosen, and what is documented."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from footcoach.cli import main
from footcoach.config.reader import load
from footcoach.sound.opener import find_openers, load_bank
from footcoach.sound.outputs import CHOICES, OUTPUTS
from footcoach.sound.settings import Settings

PAGE = Path(__file__).parents[3] / "docs" / "sound.md"


def run_python(program: str) -> str:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", program]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True
    ).stdout


def names(output: str) -> list[str]:
    openers = find_openers(Settings(output=output), lambda: load_bank(Settings()), lambda: None)
    return [opener.name for opener in openers]


def test_a_session_tries_all_outputs_in_the_order_of_the_registry() -> None:
    assert names("auto") == [kind.name for kind in OUTPUTS]


@pytest.mark.parametrize("index", range(len(OUTPUTS)))
def test_an_output_asked_for_comes_first_and_those_above_it_are_not_tried(index: int) -> None:
    assert names(OUTPUTS[index].name) == [kind.name for kind in OUTPUTS[index:]]


def test_importing_the_registry_loads_no_audio_library() -> None:
    loaded = (
        "print(sorted({'miniaudio', '_miniaudio', 'simpleaudio', 'ctypes'} & set(sys.modules)))"
    )
    program = f"import sys, footcoach.sound.outputs\n{loaded}"

    assert run_python(program) == "[]\n"


@pytest.mark.parametrize("command", ["run", "sound-check"])
def test_the_option_for_the_output_offers_every_choice(command: str) -> None:
    result = CliRunner().invoke(main, [command, "--help"])

    assert f"--sound [{'|'.join(CHOICES)}]" in result.stdout


def test_the_help_of_sound_check_describes_every_output() -> None:
    text = " ".join(CliRunner().invoke(main, ["sound-check", "--help"]).stdout.split())

    assert all(f"{kind.name} {kind.summary}" in text for kind in OUTPUTS)


@pytest.mark.parametrize("choice", CHOICES)
def test_config_yaml_accepts_every_choice(tmp_path: Path, choice: str) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(f"sound: {choice}\n")

    assert load(file).sound.output == choice


@pytest.mark.parametrize("choice", CHOICES)
def test_the_docs_name_every_choice(choice: str) -> None:
    assert re.search(rf"\b{choice}\b", PAGE.read_text(encoding="utf-8"))
