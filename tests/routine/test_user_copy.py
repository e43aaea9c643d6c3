"""A step changes one value in the user's own copy, and nothing else anywhere."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from footcoach.paths import bundled
from footcoach.routine import user_copy as own_module
from footcoach.routine.dose_change import DoseChange, apply_change, current_value, is_only_change
from footcoach.routine.library import Library
from footcoach.routine.limits import LONGEST_SESSION
from footcoach.routine.model import Exercise, Routine, Span
from footcoach.routine.reader import longest_session
from footcoach.routine.text_edit import UnclearError
from footcoach.routine.user_copy import Rewrite, UnchangedError, UserCopy

PRESETS = Library(Path("nowhere")).names()
DOSE_KEYS = ("reps", "sets", "moves.hold", "moves.walk", "moves.clockwise", "moves.curl")
TWELVE = Span(12, 12)
BOM = b"\xef\xbb\xbf"

spans = st.tuples(st.integers(1, 40), st.integers(0, 9)).map(lambda s: Span(s[0], s[0] + s[1]))


def plan(library: Library, name: str, what: str, span: Span, index: int = 0) -> Rewrite:
    return UserCopy(library, library.load(name)).plan(DoseChange(index, what, span))


def rewritten(text: str, what: str = "reps", span: Span = TWELVE, index: int = 0) -> str:
    """Return the text of an own file after a change, planned but not written."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "mine.yaml").write_bytes(text.encode())
        return plan(Library(Path(folder)), "mine", what, span, index).data.decode()


def mine(*items: str) -> str:
    return "title: Mine\nexercises:\n" + "".join(f"  - {item}\n" for item in items)


# ---- how items are written


@pytest.mark.parametrize(
    ("item", "what", "span", "after"),
    [
        ("toe-press", "reps", Span(12, 12), "toe-press: 12 reps"),
        ('"toe-press"', "reps", Span(12, 12), '"toe-press": 12 reps'),
        ("toe-press: 10 reps of 3s", "reps", Span(12, 12), "toe-press: 12 reps of 3s"),
        ("toe-press: 10 reps of 3s", "moves.hold", Span(4, 4), "toe-press: 10 reps of 4s"),
        ("toe-press: 10 reps of 3s", "sets", Span(2, 2), "toe-press: 10 reps of 3s, 2 sets"),
        ("toe-press: 1 set of 1 rep", "sets", Span(2, 2), "toe-press: 2 sets of 1 rep"),
        ("toe-press: 1 set of 1 rep", "reps", Span(3, 3), "toe-press: 1 set of 3 reps"),
        ("toe-press: 3 sets", "moves.hold", Span(15, 15), "toe-press: 3 sets, hold 15s each rep"),
        ("toe-press: 3 sets of 5s", "moves.hold", Span(20, 20), "toe-press: 3 sets of 20s"),
        ("toe-press: hold 20s", "sets", Span(2, 2), "toe-press: hold 20s each rep, 2 sets"),
        (
            "toe-press: 4s, release 2s",
            "sets",
            Span(2, 2),
            "toe-press: 4s each rep, release 2s, 2 sets",
        ),
        ("toe-press: 2 sets, hold 20s", "sets", Span(1, 1), "toe-press: 1 set, hold 20s, 1 rep"),
        ("toe-press: 2 sets, hold 20s", "reps", Span(4, 4), "toe-press: 2 sets, hold 20s, 4 reps"),
        (
            "toe-press: 2 sets, hold 20s",
            "moves.hold",
            Span(9, 9),
            "toe-press: 2 sets, hold 9s, 1 rep",
        ),
        ("toe-press: 1 repetition", "reps", Span(3, 3), "toe-press: 3 repetitions"),
        ("toe-press: 10-15 reps", "reps", Span(12, 15), "toe-press: 12-15 reps"),
        ("toe-press: 3 times a day", "reps", Span(12, 12), "toe-press: 3 times a day, 12 reps"),
        ("toe-press: 3s, each foot # x", "moves.hold", Span(4, 4), "toe-press: 4s, each foot # x"),
        ("toe-press: 2 sets,  10 reps", "reps", Span(12, 12), "toe-press: 2 sets,  12 reps"),
        ("'toe-press': '10 reps'", "reps", Span(12, 12), "'toe-press': '12 reps'"),
        ("toe-walk: 5 sets of 20-30s", "moves.walk", Span(25, 30), "toe-walk: 5 sets of 25-30s"),
        ("heel-raise: rise 3s, hold 3s", "moves.hold", Span(4, 4), "heel-raise: rise 3s, hold 4s"),
        ("heel-raise: rise 2s", "moves.hold", Span(4, 4), "heel-raise: rise 2s, hold 4s"),
        ("pencil-lift: pick up 9s", "moves.pick-up", Span(7, 7), "pencil-lift: pick up 7s"),
        ("{toe-press: 10 reps}", "reps", Span(12, 12), "{toe-press: 12 reps}"),
        ("{exercise: toe-press}", "reps", Span(9, 9), "{exercise: toe-press, dose: 9 reps}"),
        ("exercise: toe-press", "reps", Span(9, 9), "exercise: toe-press\n    dose: 9 reps"),
        (
            "exercise: toe-press # mine\n    note: A note",
            "reps",
            Span(9, 9),
            "exercise: toe-press # mine\n    dose: 9 reps\n    note: A note",
        ),
        (
            "exercise: toe-press\n    reps: 10",
            "reps",
            Span(9, 9),
            "exercise: toe-press\n    reps: 9",
        ),
        (
            "exercise: heel-raise\n    moves: {hold: 3s, rise: 2s}",
            "moves.hold",
            Span(4, 4),
            "exercise: heel-raise\n    moves: {hold: 4s, rise: 2s}",
        ),
        (
            "exercise: heel-raise\n    moves: {rise: 2s}\n    dose: 9 reps",
            "moves.hold",
            Span(4, 4),
            "exercise: heel-raise\n    moves: {rise: 2s}\n    dose: 9 reps, hold 4s",
        ),
    ],
)
def test_a_value_is_changed_where_it_is_or_else_added(
    item: str, what: str, span: Span, after: str
) -> None:
    assert rewritten(mine(item), what, span) == mine(after)


def test_inside_rounds_and_lists_the_right_item_is_changed() -> None:
    text = (
        "title: Mine # [/]\nexercises:\n  - toe-press: 10 reps\n  - rounds: 3\n    exercises:\n"
        "      - toe-press: 10 reps # the second\n      - toe-fan\n  - toe-press: 10 reps\n"
    )

    assert rewritten(text, index=1) == text.replace("10 reps # the", "12 reps # the")
    assert rewritten(text, index=2) == text.replace("toe-fan", "toe-fan: 12 reps")
    assert rewritten(text, index=3) == text[:-8] + "12 reps\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("item", ["toe-press: 10 reps", "exercise: toe-press"])
def test_line_ends_stay_and_new_lines_have_the_same(end: str, item: str) -> None:
    text = mine("toe-fan", item, "toe-fan").replace("\n", end)

    after = rewritten(text, index=1)

    assert after.replace(end, "").isprintable()
    assert "12 reps" in after


def test_a_byte_order_mark_stays(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_bytes(BOM + mine("toe-press").encode())

    data = plan(Library(tmp_path), "mine", "reps", Span(12, 12)).data

    assert data == BOM + mine("toe-press: 12 reps").encode()


def test_a_file_without_a_last_line_end_is_added_to() -> None:
    assert rewritten("title: Mine\nexercises:\n- exercise: toe-press").endswith(
        "- exercise: toe-press\n  dose: 12 reps"
    )


@pytest.mark.parametrize(
    "item",
    [
        "exercise: toe-press\n    left: {reps: 8}\n    right: {reps: 8}",
        "exercise: toe-press\n    dose: >-\n      10 reps,\n      each foot",
        "toe-press: 10 reps,\n     each foot",
        'toe-press: "10 \\x72eps"',
        "{toe-press: 3s}",
        f"toe-press: {', '.join(['10s', 'each foot'])}{' ' * 470}, twice a day",
    ],
)
def test_what_cannot_be_changed_for_certain_is_answered_with_what_to_write(item: str) -> None:
    with pytest.raises(UnchangedError, match=r"line 4, give toe-press 12 reps\."):
        rewritten(mine("toe-fan", item), index=1)


def test_a_longer_hold_can_bring_the_longer_suggested_pause() -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "mine.yaml").write_text(mine("band-pull: 10 reps of 9s"))
        rewrite = plan(Library(Path(folder)), "mine", "moves.hold", Span(10, 10))

    assert rewrite.routine.exercises[0].left.release == Span(5, 5)
    assert rewrite.data.decode() == mine("band-pull: 10 reps of 10s")


def test_a_routine_with_anything_else_changed_is_not_the_change() -> None:
    library = Library(Path("nowhere"))
    before = library.load("evening")
    change = DoseChange(1, "reps", Span(12, 12))
    right = apply_change(before, change)

    assert is_only_change(before, right, change)
    assert not is_only_change(before, before, change)
    for other in (DoseChange(2, "reps", Span(9, 9)), DoseChange(1, "sets", Span(2, 2))):
        assert not is_only_change(before, apply_change(right, other), change)
    assert not is_only_change(before, library.load("morning"), change)
    (block,) = right.blocks
    fewer = replace(block.exercises[0], suggested=block.exercises[0].suggested[1:])
    silent = replace(block.exercises[1], suggested=())
    assert block.exercises[1].suggested
    for exercises in (
        (fewer, *block.exercises[1:]),
        (block.exercises[0], silent, *block.exercises[2:]),
    ):
        after = replace(right, blocks=(replace(block, exercises=exercises),))
        assert not is_only_change(before, after, change)


# ---- any item, any dose


def check(before: Routine, rewrite: Rewrite, old: bytes, change: DoseChange) -> None:
    """Compare what a file says and how it looks, without the help of `came_true`."""
    after = rewrite.routine
    assert current_value(after.exercises[change.exercise], change.what) == change.span
    for index, (one, other) in enumerate(zip(before.exercises, after.exercises, strict=True)):
        if index == change.exercise:
            # A pause between reps that no file gives follows from the hold.
            free = "release" in other.suggested or other.left.reps.high == 1
            ours = {change.what, *(["release"] if free else [])}
            differing = {key for key in told(one) if told(one)[key] != told(other)[key]}
            assert differing <= ours
        else:
            assert one == other
    assert (before.title, before.about, before.caution) == (after.title, after.about, after.caution)
    assert [block.rounds for block in before.blocks] == [block.rounds for block in after.blocks]
    check_lines(old.splitlines(keepends=True), rewrite.data.splitlines(keepends=True))


def check_lines(old: list[bytes], new: list[bytes]) -> None:
    """All lines are the same but one, which is another, or new."""
    first = next((i for i, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), 0)
    added = len(new) - len(old)
    assert added in (0, 1)
    assert old[first + 1 - added :] == new[first + 1 :]
    assert old[:first] == new[:first]
    assert old[first].partition(b"#")[1:] == new[first].partition(b"#")[1:] or added


def told(exercise: Exercise) -> dict[str, object]:
    dose = exercise.left
    return {
        "reps": dose.reps,
        "sets": dose.sets,
        **{f"moves.{move.id}": move.time for move in dose.moves},
        "pace": dose.own_pace,
        "sides": exercise.sides,
        "same": exercise.left == exercise.right,
        "per_day": exercise.per_day,
        "days_per_week": exercise.days_per_week,
        "release": dose.release,
        "rest": exercise.rest,
        "switch": exercise.switch,
        "ready": exercise.ready,
        "texts": (exercise.name, exercise.setup, exercise.caution, exercise.note, exercise.choice),
        "kit": (exercise.position, exercise.equipment, exercise.optional),
    }


@pytest.mark.parametrize("name", PRESETS)
def test_every_value_of_every_preset_can_be_changed(name: str, tmp_path: Path) -> None:
    library = Library(tmp_path)
    before = library.load(name)
    old = (bundled("routines") / f"{name}.yaml").read_bytes()
    for index, exercise in enumerate(before.exercises):
        moves = (f"moves.{move.id}" for move in exercise.left.moves)
        for what in ("reps", "sets", *moves):
            now = current_value(exercise, what)
            assert now is not None
            change = DoseChange(index, what, Span(now.low + 1, now.high + 3))
            check(before, UserCopy(library, before).plan(change), old, change)
    assert list(tmp_path.iterdir()) == []


clauses = st.fixed_dictionaries(
    {},
    optional={
        "work": st.sampled_from(
            ["8 reps", "10-15 reps of 3s", "2 sets of 5 reps of 3-5s", "3 sets", "5 SETS of 20s",
             "4s", "1 set of 1 rep", "10  reps  of  2 seconds", "6 x"]
        ).filter(lambda clause: clause != "6 x"),
        "sides": st.sampled_from(["each foot", "both feet", "alternating legs"]),
        "day": st.sampled_from(["twice a day", "3 times a day", "once daily"]),
        "week": st.sampled_from(["3 days a week", "daily", "2-3 days per week"]),
        "pauses": st.sampled_from(["release 2s", "release 4s, rest 20s", "switch 5s, ready 20s"]),
    },
)  # fmt: skip


def has_effect(found: dict[str, str]) -> bool:
    """Whether each pause is one that the dose has."""
    work, pauses = found.get("work", ""), found.get("pauses", "")
    sets_of_one = work in {"5 SETS of 20s", "1 set of 1 rep"}
    return not (
        ("release" in pauses and sets_of_one)
        or ("rest" in pauses and "sets" not in work.lower())
        or ("switch" in pauses and found.get("sides", "both feet") == "both feet")
    )


doses = (
    clauses.filter(has_effect)
    .flatmap(lambda found: st.permutations(list(found.values())))
    .map(", ".join)
)
shapes: list[Callable[[str], str]] = [
    lambda dose: f"toe-press: {dose}" if dose else "toe-press",
    lambda dose: f"'toe-press' : \"{dose}\"  # ours, 10 reps" if dose else '"toe-press"  # bare',
    lambda dose: "exercise: toe-press" + (f"\n    dose: {dose} # so" if dose else ""),
    lambda dose: (
        "exercise: toe-press # 3s\n    note: 10 reps" + (f"\n    dose: {dose}" * bool(dose))
    ),
    lambda dose: f"{{exercise: toe-press, dose: '{dose}'}}" if dose else "{exercise: toe-press}",
    lambda dose: f"dose: {dose}\n    exercise: toe-press" if dose else "exercise: toe-press",
]
around = st.lists(st.sampled_from(["toe-fan", "toe-press: 10 reps of 3s", "# only a comment"]))

ends = st.sampled_from(["\n", "\r\n"])
changes = st.builds(DoseChange, st.just(0), st.sampled_from(DOSE_KEYS), spans)


@example("3 sets", shapes[0], [], "\n", DoseChange(0, "moves.hold", Span(15, 15)))
@given(doses, st.sampled_from(shapes), around, ends, changes)
def test_a_step_changes_one_value_of_one_exercise_and_no_other_byte(
    dose: str,
    names: Callable[[str], str],
    before: list[str],
    end: str,
    change: DoseChange,
) -> None:
    lines = [f"  {one}\n" if one.startswith("#") else f"  - {one}\n" for one in before]
    text = (
        f"# first\ntitle: Mine\nexercises:\n{''.join(lines)}  - {names(dose)}\n  - toe-fan\n# end\n"
    )
    old = text.replace("\n", end).encode()
    change = change._replace(exercise=sum(not one.startswith("#") for one in before))
    if change.span.high == 1 and ("release" in dose or "rest" in dose):
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mine.yaml"
        path.write_bytes(old)
        library = Library(Path(folder))
        routine = library.load("mine")
        if current_value(routine.exercises[change.exercise], change.what) in {None, change.span}:
            return
        if longest_session(apply_change(routine, change).blocks) > LONGEST_SESSION:
            return

        check(routine, UserCopy(library, routine).plan(change), old, change)

        assert path.read_bytes() == old


def test_a_change_that_makes_the_session_too_long_is_refused_with_the_reason(
    tmp_path: Path,
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("title: Mine\nexercises:\n  - toe-press: 5 sets of 10 reps of 20s, each foot\n")
    library = Library(tmp_path)
    change = DoseChange(0, "sets", Span(43, 43))

    with pytest.raises(UnchangedError, match="43 sets would make the session too long"):
        UserCopy(library, library.load("mine")).plan(change)


# ---- the file


def test_the_first_change_makes_a_copy_and_leaves_the_preset_alone(tmp_path: Path) -> None:
    preset = bundled("routines") / "four-exercises.yaml"
    before, library = preset.read_text(), Library(tmp_path / "config" / "routines")

    plan(library, "four-exercises", "moves.hold", Span(6, 6)).write()

    own = tmp_path / "config" / "routines" / "four-exercises.yaml"
    assert preset.read_text() == before
    assert own.read_text() == before.replace("15 reps of 5s", "15 reps of 6s")
    assert [path.name for path in own.parent.iterdir()] == ["four-exercises.yaml"]
    assert current_value(library.load("four-exercises").exercises[0], "moves.hold") == Span(6, 6)


@pytest.mark.skipif(os.name == "nt", reason="there are no such rights")
def test_a_copy_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    library = Library(tmp_path / "config" / "routines")

    plan(library, "four-exercises", "moves.hold", Span(6, 6)).write()

    made = [tmp_path / "config", library.folder, library.folder / "four-exercises.yaml"]
    assert [path.stat().st_mode & 0o777 for path in made] == [0o700, 0o700, 0o600]


@pytest.mark.parametrize("name", ["mine.yaml", "mine.yml"])
def test_an_own_file_is_changed_in_place_with_its_permissions(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(mine("toe-press"))
    path.chmod(0o640)

    plan(Library(tmp_path), "mine", "reps", Span(12, 12)).write()

    assert path.read_text() == mine("toe-press: 12 reps")
    assert path.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_link_stays_one_and_what_it_leads_to_is_changed(tmp_path: Path) -> None:
    real, own = tmp_path / "dotfiles" / "mine.yaml", tmp_path / "own"
    real.parent.mkdir()
    own.mkdir()
    real.write_text(mine("toe-press"))
    (own / "mine.yaml").symlink_to(real)

    plan(Library(own), "mine", "reps", Span(12, 12)).write()

    assert (own / "mine.yaml").is_symlink()
    assert real.read_text() == mine("toe-press: 12 reps")


def test_a_link_to_a_preset_is_refused(tmp_path: Path) -> None:
    preset = bundled("routines") / "evening.yaml"
    (tmp_path / "evening.yaml").symlink_to(preset)
    before = preset.read_bytes()

    with pytest.raises(UnchangedError, match="is part of footcoach"):
        plan(Library(tmp_path), "evening", "reps", Span(12, 12)).write()

    assert preset.read_bytes() == before


def test_what_was_written_in_the_meantime_is_never_overwritten(tmp_path: Path) -> None:
    library, path = Library(tmp_path), tmp_path / "mine.yaml"
    path.write_text(mine("toe-press"))
    routine = library.load("mine")
    rewrite = UserCopy(library, routine).plan(DoseChange(0, "reps", Span(12, 12)))
    path.write_text(mine("toe-press", "toe-fan"))

    with pytest.raises(UnchangedError, match="changed in the meantime"):
        rewrite.write()
    with pytest.raises(UnchangedError, match="changed in the meantime"):
        UserCopy(library, routine).plan(DoseChange(0, "reps", Span(12, 12)))

    assert path.read_text() == mine("toe-press", "toe-fan")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.yaml"]


def test_a_copy_made_in_the_meantime_is_never_overwritten(tmp_path: Path) -> None:
    rewrite = plan(Library(tmp_path), "evening", "reps", Span(12, 12))
    (tmp_path / "evening.yaml").write_text("theirs")

    with pytest.raises(UnchangedError, match="changed in the meantime"):
        rewrite.write()

    assert (tmp_path / "evening.yaml").read_text() == "theirs"


def test_a_folder_that_cannot_be_written_to_is_reported_and_nothing_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(mine("toe-press"))
    rewrite = plan(Library(tmp_path), "mine", "reps", Span(12, 12))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnchangedError, match=r"can't be written \(No space left on device\)"):
        rewrite.write()

    assert path.read_text() == mine("toe-press")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.yaml"]


def test_a_protected_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(mine("toe-press"))
    rewrite = plan(Library(tmp_path), "mine", "reps", Span(12, 12))
    # Root may write everywhere, so the answer of the system is put in its mouth.
    monkeypatch.setattr(os, "access", lambda *_: False)

    with pytest.raises(UnchangedError, match=r"can't be written \(Permission denied\)"):
        rewrite.write()

    assert path.read_text() == mine("toe-press")


def test_for_a_preset_that_cannot_be_changed_a_copy_by_hand_is_suggested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> str:
        raise UnclearError

    monkeypatch.setattr(own_module, "rewrite_text", refuse)

    with pytest.raises(UnchangedError, match=r"Copy .* to .*; in line 16, give heel-raise"):
        plan(Library(tmp_path), "evening", "reps", Span(14, 14), index=3)


def test_a_file_in_the_place_of_the_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("")

    with pytest.raises(UnchangedError, match="Nothing was changed"):
        plan(Library(tmp_path / "config" / "routines"), "evening", "reps", Span(12, 12)).write()
