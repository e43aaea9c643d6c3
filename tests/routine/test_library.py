import os
from pathlib import Path

import pytest

from footcoach.paths import own_folder
from footcoach.routine import catalogue as catalogue_module
from footcoach.routine.catalogue import Catalogue
from footcoach.routine.catalogue_entry import CatalogueEntry, Ids, read_entry
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library, UnknownRoutineError

ENTRY = "name: {name}\nposition: lying\nmoves: [{{id: hold, do: Hold, time: 3s}}]\n"
ROUTINE = "title: {title}\nexercises: [toe-press]\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "routines"
    folder.mkdir()
    return folder


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def test_presets_are_there_without_a_folder_of_one_s_own(tmp_path: Path) -> None:
    library = Library(tmp_path / "none")

    assert "four-exercises" in library.names()
    assert library.load("four-exercises").name == "four-exercises"


def test_nothing_is_created_by_looking(tmp_path: Path) -> None:
    library = Library(tmp_path / "none" / "routines")
    library.names()
    library.load("four-exercises")

    assert list(tmp_path.iterdir()) == []


def test_own_routines_come_first_and_replace_presets_of_the_same_name(own: Path) -> None:
    put(own / "zebra.yaml", ROUTINE.format(title="Zebra"))
    put(own / "morning.yml", ROUTINE.format(title="My morning"))

    library = Library(own)

    assert library.names()[:2] == ("morning", "zebra")
    assert library.names().count("morning") == 1
    assert library.load("morning").title == "My morning"
    assert library.is_own("morning")
    assert not library.is_own("four-exercises")


def test_files_that_are_not_routines_have_no_name(own: Path) -> None:
    for name in ("notes.txt", ".hidden.yaml", "a\x1b[31mb.yaml", "mine.yaml~"):
        put(own / name, "")

    assert not any(Library(own).is_own(name) for name in Library(own).names())


def test_the_folder_of_one_s_own_is_where_the_system_keeps_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    assert Library().folder == own_folder("config") / "routines"


@pytest.mark.parametrize("name", ["mine.yaml", "mine.yml", "./mine", "folder/mine", "/mine"])
def test_what_looks_like_a_path_is_a_path(own: Path, name: str) -> None:
    assert Library(own).path(name) == Path(name)


def test_a_name_is_the_file_in_the_folder(own: Path) -> None:
    put(own / "mine.yaml", "")

    assert Library(own).path("mine") == own / "mine.yaml"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "four-exercise",
            'there\'s no routine called "four-exercise"; did you mean four-exercises?',
        ),
        ("..", 'there\'s no routine called ".."; the routines are: '),
        ("", 'there\'s no routine called ""; the routines are: '),
        ("a\0b", 'there\'s no routine called "a\\x00b"; the routines are: '),
        ("\x1b[31m", 'there\'s no routine called "\\x1b[31m"; the routines are: '),
    ],
)
def test_an_unknown_name_is_answered_with_a_known_one(own: Path, name: str, message: str) -> None:
    with pytest.raises(UnknownRoutineError) as caught:
        Library(own).path(name)

    assert str(caught.value).startswith(message)


def test_a_folder_that_leads_to_itself_is_reported_and_hides_no_preset(tmp_path: Path) -> None:
    own = tmp_path / "routines"
    own.symlink_to("routines")

    library = Library(own)

    assert library.folder_problem
    assert library.folder_problem.file == str(own)
    assert library.folder_problem.wrong.startswith("the folder can't be read (")
    assert library.names() == Library(tmp_path / "none").names()
    assert library.load("morning").exercises
    assert not library.is_own("morning")


def test_an_unreadable_folder_of_exercises_hides_no_preset(own: Path) -> None:
    (own / "exercises").symlink_to("exercises")
    put(own / "mine.yaml", ROUTINE.format(title="Mine"))

    library = Library(own)

    assert library.folder_problem
    assert library.folder_problem.file == str(own / "exercises")
    assert library.load("mine").exercises[0].name == "Toe press"


def test_a_folder_that_may_be_listed_but_not_entered_cannot_be_read(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(own / "morning.yaml", ROUTINE.format(title="Mine"))
    monkeypatch.setattr(os, "access", lambda path, mode: (path, mode) != (own, os.X_OK))

    library = Library(own)

    assert library.folder_problem
    assert library.load("morning").title != "Mine"


def test_an_unknown_name_names_the_unreadable_folder_it_could_be_in(
    tmp_path: Path,
) -> None:
    own = tmp_path / "routines"
    own.symlink_to("routines")

    with pytest.raises(UnknownRoutineError) as caught:
        Library(own).path("mine")

    assert [problem.file for problem in caught.value.problems] == ["", str(own)]


def test_a_file_in_place_of_the_folder_is_reported_and_hides_no_preset(tmp_path: Path) -> None:
    own = tmp_path / "routines"
    own.touch()

    library = Library(own)

    assert library.folder_problem
    assert library.folder_problem.file == str(own)
    assert library.names() == Library(tmp_path / "none").names()
    assert Library(own / "below").folder_problem is None


@pytest.mark.parametrize("there", [True, False])
def test_a_readable_folder_is_no_problem(tmp_path: Path, there: bool) -> None:
    if there:
        (tmp_path / "exercises").mkdir()

    assert Library(tmp_path if there else tmp_path / "none").folder_problem is None


def test_an_own_exercise_replaces_the_shipped_one(own: Path) -> None:
    put(own / "exercises" / "toe-press.yaml", ENTRY.format(name="My press"))
    path = put(own / "mine.yaml", ROUTINE.format(title="Mine"))

    assert Library(own).load("mine").exercises[0].name == "My press"
    assert Library(own).load(str(path)).exercises[0].name == "My press"
    assert "heel-raise" in Library(own).catalogue.ids()


def test_a_broken_exercise_is_reported_in_its_own_file(own: Path) -> None:
    entry = put(own / "exercises" / "toe-press.yaml", "nmae: x\n")
    put(own / "mine.yaml", ROUTINE.format(title="Mine"))

    with pytest.raises(RoutineError) as caught:
        Library(own).load("mine")

    assert {problem.file for problem in caught.value.problems} == {str(entry)}


def test_a_routine_reads_only_the_exercises_it_names_and_each_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        put(tmp_path / f"{name}.yaml", ENTRY.format(name=name.upper()))
    read: list[str] = []

    def noted(path: Path, ids: Ids) -> CatalogueEntry:
        read.append(path.stem)
        return read_entry(path, ids)

    monkeypatch.setattr(catalogue_module, "read_entry", noted)
    entries = Catalogue(tmp_path)

    for ident in ("a", "a", "none", "none"):
        entries.find(ident)

    assert read == ["a", "none"]


@pytest.mark.parametrize("ident", ["../a", "a/b", "..", "", "A", "a.b", "a\0", "-a", "a" * 61])
def test_what_is_not_an_id_never_reaches_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ident: str
) -> None:
    def touch(path: Path, _: Ids) -> None:
        pytest.fail(f"{path} was asked for")

    monkeypatch.setattr(catalogue_module, "read_entry", touch)

    assert Catalogue(tmp_path).find(ident) is None


def test_a_broken_exercise_stays_broken(tmp_path: Path) -> None:
    put(tmp_path / "a.yaml", "name: [")
    entries = Catalogue(tmp_path)

    for _ in range(2):
        with pytest.raises(RoutineError):
            entries.find("a")


@pytest.mark.parametrize("name", ["می\u200cروم", "🧎🏽\u200d♂️"], ids=["Persian", "joined emoji"])
def test_a_name_with_joiners_is_a_routine_like_any_other(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.yaml").write_text(ROUTINE.format(title="Mine"))
    library = Library(tmp_path)

    assert name in library.names()
    assert library.load(name).name == name
    assert library.list_misnamed() == ()


@pytest.mark.parametrize("char", ["\x1b", "\u202e", "\u200b", "\u00ad", "\n"], ids=ascii)
def test_a_name_that_cannot_be_shown_is_no_routine_and_is_told_of(
    tmp_path: Path, char: str
) -> None:
    path = tmp_path / f"a{char}b.yaml"
    path.write_text(ROUTINE.format(title="Mine"))

    assert path.stem not in Library(tmp_path).names()
    assert Library(tmp_path).list_misnamed() == (path,)


@pytest.mark.parametrize("order", [("yaml", "yml"), ("yml", "yaml")])
def test_of_two_files_with_one_name_the_yaml_one_is_read(
    tmp_path: Path, order: tuple[str, str]
) -> None:
    for ending in order:
        (tmp_path / f"mine.{ending}").write_text(ROUTINE.format(title=ending))

    assert Library(tmp_path).load("mine").title == "yaml"
