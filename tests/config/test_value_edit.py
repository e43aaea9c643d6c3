"""One value of config.yaml is changed, and everything else in the file stays."""

import stat
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.coach.question_settings import UnsavedError
from footcoach.config.options import OPTIONS
from footcoach.config.reader import parse_config
from footcoach.config.value_edit import set_value


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("volume: 3  # low\r\ntheme: nord\r\n", "volume: 80  # low\r\ntheme: nord\r\n"),
        ("# all\n'volume': '3' # q\n", "# all\n'volume': 80 # q\n"),
        ("theme: nord # mine", "theme: nord # mine\nvolume: 80\n"),
        ("\ufeff# nothing\n", "\ufeff# nothing\nvolume: 80\n"),
        (
            "cues: [beats]\nhooks:\n  step: [a, b]\n",
            "cues: [beats]\nhooks:\n  step: [a, b]\nvolume: 80\n",
        ),
        ("{volume: 3, theme: nord}\n", "{volume: 80, theme: nord}\n"),
    ],
)
def test_only_that_value_changes(tmp_path: Path, before: str, after: str) -> None:
    file = tmp_path / "config.yaml"
    file.write_bytes(before.encode())
    set_value(file, "volume", "80")

    assert file.read_bytes().decode() == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("volume: 3\ntheme: nord\n", "theme: nord\n"),
        ("theme: nord\r\nvolume: '3'  # low\r\n", "theme: nord\r\n# low\r\n"),
        ("  volume: 3 # low", "  # low"),
        ("theme: nord\n", "theme: nord\n"),
    ],
)
def test_a_key_taken_out_leaves_the_rest(tmp_path: Path, before: str, after: str) -> None:
    file = tmp_path / "config.yaml"
    file.write_bytes(before.encode())
    set_value(file, "volume", None)

    assert file.read_bytes().decode() == after


def test_a_key_in_brackets_is_not_taken_out(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("{volume: 3, theme: nord}\n")
    with pytest.raises(UnsavedError, match="Delete this from it: volume"):
        set_value(file, "volume", None)

    assert file.read_text() == "{volume: 3, theme: nord}\n"


SINGLE = {
    key: [*option.list_choices()]
    for key, option in OPTIONS.items()
    if not option.examples and list(option.list_choices())
}
LINES = st.sampled_from(sorted(SINGLE)).flatmap(
    lambda key: st.builds(
        "{}: {}{}".format,
        st.just(key),
        st.sampled_from(SINGLE[key]).flatmap(lambda v: st.sampled_from([f"'{v}'", f'"{v}"'])),
        st.sampled_from(["", "  # why: not", " # 1"]),
    )
)
FILES = st.lists(LINES, unique_by=lambda line: line.partition(":")[0], max_size=6)


@given(FILES, st.sampled_from(sorted(SINGLE)), st.sampled_from(["\n", "\r\n"]), st.data())
def test_whatever_is_set_or_taken_out_no_other_line_changes(
    lines: list[str], key: str, end: str, data: st.DataObject
) -> None:
    value = data.draw(st.one_of(st.none(), st.sampled_from(SINGLE[key])))
    with TemporaryDirectory() as folder:
        file = Path(folder) / "config.yaml"
        file.write_bytes("".join(line + end for line in lines).encode())
        set_value(file, key, value)
        after = file.read_bytes().decode()

    kept = [line for line in lines if not line.startswith(f"{key}:")]
    left = [line for line in after.split(end) if not line.startswith((f"{key}:", "#")) and line]
    assert left == kept
    config = parse_config(after.replace("\r\n", "\n"), file)
    assert (key in config.given) == (value is not None)
    if value is not None:
        assert OPTIONS[key].write(config.find_value(OPTIONS[key])) == value


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "new" / "config.yaml"
    set_value(file, "sounds", "my: sounds #1")

    assert file.read_text() == "sounds: 'my: sounds #1'\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["volume: loud\n", "{theme: nord}\n", "sounds: >\n  a\n  b\n"])
def test_a_file_that_is_wrong_or_unclear_is_left_alone(tmp_path: Path, text: str) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(text)
    key = "sounds" if text.startswith("sounds") else "volume"
    with pytest.raises(UnsavedError, match=r"left alone: .*:1:9|Write this in it"):
        set_value(file, key, "80")

    assert file.read_text() == text
