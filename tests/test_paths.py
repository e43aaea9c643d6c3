"""The user's own folders are where platformdirs says, even where it isn't imported."""

import sys
from pathlib import Path

import platformdirs
import pytest

from footcoach.paths import (
    config_file,
    is_missing,
    make_private,
    make_private_folder,
    own_folder,
)

WHERE = {
    "config": ("XDG_CONFIG_HOME", platformdirs.user_config_path),
    "data": ("XDG_DATA_HOME", platformdirs.user_data_path),
    "cache": ("XDG_CACHE_HOME", platformdirs.user_cache_path),
    "state": ("XDG_STATE_HOME", platformdirs.user_state_path),
}
SPELLINGS = ("/a", "/a/", "//a", "/a/../b", "/", " /a", "~/a", "a/b", "", None)


@pytest.mark.parametrize("kind", WHERE)
@pytest.mark.parametrize("given", SPELLINGS)
@pytest.mark.parametrize("home", ["/home/me", "/home/me/", "/", "//", "home", "", None])
def test_every_folder_is_where_platformdirs_says(
    kind: str, given: str | None, home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    variable, ask = WHERE[kind]
    for name, value in ((variable, given), ("HOME", home)):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)

    assert own_folder(kind) == ask("footcoach", appauthor=False)  # type: ignore[arg-type]  # one of the four


@pytest.mark.skipif(sys.platform != "linux", reason="other systems need platformdirs")
def test_the_usual_case_needs_no_platformdirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "platformdirs", None)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("HOME", "/home/me")

    assert config_file() == Path("/home/me/.config/footcoach/config.yaml")


def test_only_what_is_not_there_is_missing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert is_missing(tmp_path / "nothing")
    assert is_missing(tmp_path / "file" / "inside")
    assert not is_missing(tmp_path)
    assert not is_missing(tmp_path / ("n" * 5000))


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such rights")
def test_a_folder_that_is_made_is_for_its_owner_alone_with_all_that_was_missing(
    tmp_path: Path,
) -> None:
    (tmp_path / "there").mkdir(mode=0o755)
    (tmp_path / "there").chmod(0o755)

    make_private_folder(tmp_path / "there" / "one" / "two")
    make_private_folder(tmp_path / "there" / "one" / "two")

    assert mode(tmp_path / "there") == 0o755
    assert mode(tmp_path / "there" / "one") == mode(tmp_path / "there" / "one" / "two") == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such rights")
def test_what_others_can_read_becomes_the_owners_alone_but_no_link_is_followed(
    tmp_path: Path,
) -> None:
    for name in ("file", "behind"):
        (tmp_path / name).touch()
        (tmp_path / name).chmod(0o664)
    (tmp_path / "link").symlink_to("behind")

    for name in ("file", "link", "nothing"):
        make_private(tmp_path / name)

    assert mode(tmp_path / "file") == 0o600
    assert mode(tmp_path / "behind") == 0o664
