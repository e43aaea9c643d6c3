"""Any uncompressed WAV file becomes samples, and no bad file stops a session."""

import math
import os
import struct
import wave
from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from footcoach.paths import bundled
from footcoach.session.cues import Cue
from footcoach.sound.samples import (
    LONGEST,
    RATE,
    WAVE,
    BadSoundError,
    SampleBank,
    add_lead_in,
    load,
    read,
)

TONES = bundled("sounds") / "tones"


def wav(path: Path, data: bytes, *, channels: int = 1, width: int = 2, rate: int = RATE) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(data)
    return path


def test_shipped_tones_are_read_sample_by_sample_as_they_are() -> None:
    bank = load(TONES)

    with wave.open(str(TONES / "go.wav"), "rb") as file:
        assert bank.sounds[Cue.GO].tobytes() == file.readframes(file.getnframes())
    assert set(bank.sounds) == set(Cue)
    assert bank.complaints == ()


@pytest.mark.parametrize(
    ("width", "data"),
    [
        (1, bytes([128 + 64, 128 - 64, 128, 255])),
        (2, struct.pack("<4h", 16384, -16384, 0, 32512)),
        (3, b"\x11\x00\x40\x11\x00\xc0\x00\x00\x00\x00\x00\x7f"),
        (4, struct.pack("<4i", 16384 << 16, -16384 << 16, 0, 32512 << 16)),
    ],
)
def test_samples_of_any_width_become_16_bits(tmp_path: Path, width: int, data: bytes) -> None:
    assert list(read(wav(tmp_path / "x.wav", data, width=width))) == [16384, -16384, 0, 32512]


def test_channels_are_mixed_down(tmp_path: Path) -> None:
    path = wav(tmp_path / "x.wav", struct.pack("<4h", 100, 300, -100, -500), channels=2)

    assert list(read(path)) == [200, -300]


@pytest.mark.parametrize("rate", [8000, 22050, 44100, 96000])
def test_a_tone_at_another_rate_keeps_its_pitch_and_length(tmp_path: Path, rate: int) -> None:
    tone = (round(9000 * math.sin(2 * math.pi * 600 * index / rate)) for index in range(rate // 2))

    samples = read(wav(tmp_path / "x.wav", array("h", tone).tobytes(), rate=rate))

    rises = sum(a < 0 <= b for a, b in pairwise(samples))
    assert len(samples) == RATE // 2
    assert rises == pytest.approx(300, abs=1)


def test_a_huge_sound_is_read_in_part(tmp_path: Path) -> None:
    path = wav(tmp_path / "x.wav", b"\1\2" * RATE * (LONGEST + 5))

    assert len(read(path)) == LONGEST * RATE


def broken(path: Path, kind: str) -> Path:
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "no samples":
        wav(path, b"")
    elif kind == "channels":
        wav(path, bytes(2 * 9), channels=9)
    elif kind == "rate":
        wav(path, bytes(10), rate=400_000_000)
    elif kind != "nothing":
        path.write_bytes({"empty": b"", "text": b"ping", "cut": b"RIFF\xff\xff\xff\x7fWAVE"}[kind])
    return path


@pytest.mark.parametrize(
    "kind",
    ["nothing", "empty", "text", "cut", "no samples", "channels", "rate", "pipe", "folder"],
)
def test_a_file_that_is_not_a_sound_is_refused_with_a_reason(tmp_path: Path, kind: str) -> None:
    with pytest.raises(BadSoundError, match=r"^it "):
        read(broken(tmp_path / "x.wav", kind))


def test_a_sound_of_your_own_replaces_the_tone_of_that_cue_only(tmp_path: Path) -> None:
    wav(tmp_path / "go.wav", struct.pack("<3h", 1, 2, 3))

    bank = load(TONES, tmp_path)

    assert list(bank.sounds[Cue.GO]) == [1, 2, 3]
    assert bank.sounds[Cue.REST] == load(TONES).sounds[Cue.REST]
    assert bank.complaints == ()


def test_a_broken_sound_of_your_own_is_reported_and_the_tone_is_played(
    tmp_path: Path,
) -> None:
    (tmp_path / "go.wav").write_text("ping")

    bank = load(TONES, tmp_path)

    assert bank.sounds[Cue.GO] == load(TONES).sounds[Cue.GO]
    assert bank.complaints == ("go.wav can't be played: it isn't an uncompressed WAV file",)


@pytest.mark.parametrize(
    ("folder", "reason"),
    [("no", "No such file or directory"), ("x" * 300, "File name too long")],
)
def test_a_folder_that_cannot_be_read_is_reported_and_the_tones_are_played(
    tmp_path: Path, folder: str, reason: str
) -> None:
    bank = load(TONES, tmp_path / folder)

    assert bank.complaints == (f"The folder with your own sounds can't be read: {reason}",)
    assert bank.sounds == load(TONES).sounds


def test_a_link_is_followed_unless_it_leads_to_a_device(
    tmp_path: Path,
) -> None:
    wav(tmp_path / "bell", struct.pack("<3h", 1, 2, 3))
    own = tmp_path / "own"
    own.mkdir()
    (own / "go.wav").symlink_to("../bell")
    (own / "rest.wav").symlink_to("/dev/zero")

    bank = load(TONES, own)

    assert list(bank.sounds[Cue.GO]) == [1, 2, 3]
    assert bank.sounds[Cue.REST] == load(TONES).sounds[Cue.REST]
    assert bank.complaints == ("rest.wav can't be played: it isn't an uncompressed WAV file",)


def test_an_installation_without_tones_is_silent_and_still_works(tmp_path: Path) -> None:
    bank = load(tmp_path)

    assert not any(any(samples) for samples in bank.sounds.values())
    # simpleaudio crashes the process when it is given no samples at all.
    assert all(bank.sounds.values())
    assert len(bank.complaints) == len(Cue)


def test_half_the_volume_sounds_half_as_loud_and_full_is_as_recorded() -> None:
    bank = SampleBank({Cue.GO: array("h", [20000, -20000])})

    assert bank.at_volume(100) is bank
    assert list(bank.at_volume(50).sounds[Cue.GO]) == [5000, -5000]
    assert list(bank.at_volume(0).sounds[Cue.GO]) == [0, 0]


@pytest.mark.parametrize("seconds", [0.0, 0.02, 0.5, 1.234])
def test_a_lead_in_is_as_long_as_asked_and_ends_in_silence(seconds: float) -> None:
    samples = add_lead_in([9000, 9000], seconds)

    assert len(samples) == round(seconds * RATE) + 2
    assert abs(samples[-3]) < 3 if len(samples) > 2 else True
    assert any(samples[:-2]) == (seconds * RATE >= WAVE)
