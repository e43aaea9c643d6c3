"""``footcoach new`` and ``edit``: what is written, and what mistakes lead to."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from footcoach.cli import main
from footcoach.commands import new_edit
from footcoach.paths import bundled
from footcoach.routine.library import Library

BACK, KEEP, UNDO = "1\n", "2\n", "3\n"
GOOD = "title: Mine\nexercises: [toe-press]\n"
BAD = "title: Mine\nexercises:\n  - toe-pres: 10 reps\n"


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user's folder of routines, which isn't there yet."""
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    return tmp_path / "footcoach" / "routines"


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Editor":
    return Editor(tmp_path / "my editor", monkeypatch)


class Editor:
    """An editor that writes the next of some texts, and notes what it was given."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder.mkdir()
        self._folder = folder
        script = folder / "nano.py"
        script.write_text(
            "import pathlib, sys\n"
            f"folder = pathlib.Path({str(folder)!r})\n"
            "with (folder / 'calls').open('a') as calls:\n"
            "    print(*sys.argv[1:], file=calls)\n"
            "texts = sorted(folder.glob('*.text'))\n"
            "if texts:\n"
            "    pathlib.Path(sys.argv[-1]).write_text(texts[0].read_text())\n"
            "    texts[0].unlink()\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("VISUAL", f"'{sys.executable}' '{script}'")
        monkeypatch.setattr(new_edit, "_has_terminal", lambda: True)

    def write(self, *texts: str) -> None:
        for number, text in enumerate(texts):
            (self._folder / f"{number}.text").write_text(text, encoding="utf-8")

    @property
    def calls(self) -> list[str]:
        return (self._folder / "calls").read_text(encoding="utf-8").splitlines()


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, arguments, input=typed, prog_name="footcoach")


def test_a_new_routine_runs_as_it_is_and_its_place_is_printed(own: Path) -> None:
    result = run("new", "knee-sheet")

    assert result.exit_code == 0
    assert result.stdout == f"{own / 'knee-sheet.yaml'}\n"
    assert Library().load("knee-sheet").title == "Knee sheet"
    assert run("check", str(own / "knee-sheet.yaml")).exit_code == 0


@pytest.mark.parametrize("name", ["../x", ".hidden", "a/b", "", "x" * 61, "a\x1b[2Jb", "con:"])
def test_a_name_that_no_file_should_have_is_refused(own: Path, name: str) -> None:
    result = run("new", "--", name)

    assert result.exit_code == 1
    assert "can't be the name of a routine; write letters" in result.stderr
    assert "\x1b" not in result.stderr
    assert not own.exists()


def test_a_routine_that_is_there_is_left_alone(own: Path) -> None:
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text(GOOD, encoding="utf-8")

    result = run("new", "mine.yaml")

    assert result.exit_code == 1
    assert 'you already have a routine called "mine"; change it with footcoach edit mine' in (
        result.stderr
    )
    assert (own / "mine.yaml").read_text(encoding="utf-8") == GOOD


def test_the_editor_gets_the_file_and_a_good_one_is_said_to_be(own: Path, editor: Editor) -> None:
    editor.write(GOOD)

    result = run("new", "mine")

    assert editor.calls == [str(own / "mine.yaml")]
    assert "No mistakes. Start it with: footcoach run mine" in result.stdout
    assert result.exit_code == 0


def test_a_mistake_leads_back_to_the_editor_until_it_is_mended(own: Path, editor: Editor) -> None:
    editor.write(BAD, GOOD)

    result = run("new", "mine", typed=BACK)

    assert len(editor.calls) == 2
    assert "mine.yaml:3:5: there's no exercise called" in result.stderr
    assert (own / "mine.yaml").read_text(encoding="utf-8") == GOOD
    assert result.exit_code == 0


def test_a_draft_can_be_kept_with_its_mistakes_and_stays_listed(own: Path, editor: Editor) -> None:
    editor.write(BAD)

    run("new", "mine", typed=KEEP)

    assert (own / "mine.yaml").read_text(encoding="utf-8") == BAD
    assert "mine.yaml isn't listed" in run("list").stderr


def test_a_new_file_can_be_dropped_and_a_changed_one_put_back(own: Path, editor: Editor) -> None:
    editor.write(BAD)
    run("new", "mine", typed=UNDO)
    assert not (own / "mine.yaml").exists()

    (own / "mine.yaml").write_text(GOOD, encoding="utf-8")
    editor.write(BAD)
    result = run("edit", "mine", typed=UNDO)

    assert "mine.yaml is unchanged." in result.stdout
    assert (own / "mine.yaml").read_text(encoding="utf-8") == GOOD


def test_a_preset_is_copied_once_and_both_are_listed(own: Path) -> None:
    preset = bundled("routines") / "two-minutes.yaml"
    before = preset.read_bytes()

    assert run("edit", "two-minutes").stdout == f"{own / 'my-two-minutes.yaml'}\n"
    (own / "my-two-minutes.yaml").write_text(GOOD, encoding="utf-8")
    assert run("edit", "two-minutes").exit_code == 0

    listed = {line.split()[0] for line in run("list").stdout.splitlines()}
    assert {"two-minutes", "my-two-minutes"} <= listed
    assert preset.read_bytes() == before
    assert (own / "my-two-minutes.yaml").read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize("preset", sorted(p.stem for p in bundled("routines").glob("*.yaml")))
def test_the_copy_of_a_preset_says_that_it_is_yours(preset: str) -> None:
    run("edit", preset)

    original, copy = Library().load(preset), Library().load(f"my-{preset}")
    assert copy.title.lower() == f"my {original.title.lower()}"
    assert copy.blocks == original.blocks


def test_a_routine_that_does_not_exist_cannot_be_edited() -> None:
    result = run("edit", "two-minute")

    assert result.exit_code == 1
    assert "did you mean two-minutes?" in result.stderr


@pytest.mark.parametrize(
    ("editor", "said"),
    [("no-such-editor --wait", "no-such-editor can't be started"), ("nano '", "a quote")],
)
def test_an_editor_that_cannot_be_opened_is_named(
    own: Path, monkeypatch: pytest.MonkeyPatch, editor: str, said: str
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    monkeypatch.setattr(new_edit, "_has_terminal", lambda: True)

    result = run("new", "mine")

    assert result.exit_code == 1
    assert said in result.stderr
    assert (own / "mine.yaml").exists()
