from collections.abc import Callable

import pytest
from tests.routine.small_files import Nothing, item

from footcoach.routine.catalogue_entry import parse_entry
from footcoach.routine.errors import Problem, RoutineError
from footcoach.routine.model import Routine
from footcoach.routine.reader import parse_routine

Read = Callable[[str], Routine]
Mistakes = Callable[[str], list[str]]


class TestMistakes:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("- a", "1:1: a routine is made of keys and values; begin it with title: My routine"),
            ("a", "1:1: a routine is made of keys and values; begin it with title: My routine"),
            ("title: T", "1:1: exercises is missing; write exercises: [toe-press]"),
            ("exercises: [toe-press]", "1:1: title is missing; write title: My routine"),
            ("title:\nexercises: [toe-press]", "1:1: title is empty; write title: My routine"),
            ("title: T\nexercises: []", "2:1: exercises has 0 entries; write 1 or more"),
            ("title: T\nexercises: toe-press", "2:12: exercises takes a list; write exercises: ["),
            ("title: T\nexercises: {toe-press: }", "2:12: exercises takes a list; begin each en"),
            (
                "title: T\nexercises: [toe-press]\nabuot: x",
                'unknown key "abuot"; did you mean a',
            ),
            ("title: [T]\nexercises: [toe-press]", "1:8: title takes text on one line; write it"),
            ("title: T\nreps: 3\nexercises: [toe-press]", "it goes in an item, left and right or "),
            ("title: T\nper_day: 25\nexercises: [toe-press]", '2:10: "25" is too much; write 1 t'),
            ("title: T\nready: -3s\nexercises: [toe-press]", '2:8: "-3s" is negative; write 3s'),
            ("title: T\nstart_side: lft\nexercises: [tug: 1s]", "did you mean left?"),
            (
                item("toe-pres: 3 reps"),
                '3:5: there\'s no exercise called "toe-pres"; did you mean toe-press',
            ),
            (
                item(
                    "exercise: ../new\nname: N\nposition: lying\nmoves: [{id: a, do: b, time: 3s}]"
                ),
                '3:15: "../new" isn\'t a valid id; write new',
            ),
            (
                item("zzz"),
                '3:5: there\'s no exercise called "zzz"; write zzz: 10 reps to m',
            ),
            (item("3 sets of 10 reps"), '3:5: "3 sets of 10 reps" isn\'t an exercise; write it l'),
            (item("toe-press:3 reps"), '3:5: there\'s no space after "toe-press:"; write toe-pr'),
            (item("exercise: new\nname:Calf\nposition: lying"), "4:5: there's no space after \"n"),
            (item("{exercise: toe-press,dose:3s}"), '3:26: there\'s no space after "dose:"; wri'),
            ("title:Calf", '1:1: there\'s no space after "title:"; write title: and a space'),
            (item("tug: 3sek"), '3:10: there\'s no unit called "sek"; write 3s'),
            (item("tug: pull soon"), '3:10: "pull" has no time; write pull 5s or pull until done'),
            (
                item(
                    "exercise: new\nname: N\nposition: lying\nmoves: [{id: a, do: x, time: soon}]"
                ),
                '"soon" isn\'t a time; write 3s, 1m30s or 1:30',
            ),
            (item("[toe-press]"), "3:5: a list isn't an exercise; write it like"),
            (item("toe-press: [3 reps]"), "3:16: a dose is one line of text; write dose:"),
            (item("toe-press: 3 reps\nrest: 3s"), "write exercise: toe-press, and its dose after"),
            (item("dose: 3 reps"), "3:5: exercise is missing; write exercise: toe-press"),
            (item("tug"), '3:5: "pull" of tug has no time; write pull 5s, or pull until'),
            (item("exercise: toe-press\ndose: 3 reps\nreps: 3"), "5:5: the dose line gives reps t"),
            (item("exercise: toe-press\ndose: 3s\nmoves: {hold: 3s}"), "5:13: the dose line gives"),
            (item("exercise: toe-press\ndose: both feet\nsides: both"), "5:5: the dose line gives"),
            (item("exercise: toe-press\ndose: own pace\npace: own"), "5:5: the dose line gives pa"),
            (item("exercise: toe-press\nmoves: {hodl: 3s}"), "4:13: this exercise has no move cal"),
            (item("exercise: toe-press\nmoves: {hold: [3s]}"), "4:19: the time of a move is one v"),
            (
                item("exercise: toe-press\nmoves: [{id: a, do: b}]"),
                "4:12: here, moves are ids wi",
            ),
            (item("exercise: toe-press\nmain: hold"), "4:5: main of toe-press comes from"),
            (item("exercise: toe-press\noptional: yes"), '4:15: optional can\'t be "yes"; write t'),
            (item("exercise: toe-press\npace: slow"), '4:11: pace can\'t be "slow"; write own'),
            (item("exercise: toe-press\nleft: 8 reps"), "4:11: left takes keys and values; writ"),
            (
                item("exercise: toe-press\nleft: {sides: each}"),
                '4:12: unknown key "sides"; it go',
            ),
            (item("exercise: toe-press\nequipment: rope"), "4:16: equipment takes a list; write e"),
            (item("exercise: toe-press\nequipment: [[a]]"), "4:17: equipment takes a list of tex"),
            (
                item("exercise: toe-press\nnote: ''"),
                "4:5: note is empty; write a value after it",
            ),
            (item("exercise: new\nname: N\nposition: lying"), "3:5: moves is missing; write moves"),
            (item("exercise: new\nname: N\nmoves: [{id: a, do: b, time: 3s}]"), "position is miss"),
        ],
    )
    def test_a_mistake_is_reported_with_its_place_and_a_remedy(
        self, mistakes: Mistakes, text: str, message: str
    ) -> None:
        (line,) = mistakes(text)

        assert line.startswith("mine.yaml:")
        assert message in line

    @pytest.mark.parametrize(
        ("moves", "message"),
        [
            ("[{id: rest, do: x}]", '3:14: "rest" means something else in a dose line'),
            ("[{id: each-toe, do: x}]", '3:14: "each-toe" means something else'),
            ("[{id: 3d, do: x}]", '3:14: "3d" means something else'),
            ("[{id: a, do: x}, {id: a, do: x}]", "3:25: there's already a move called a"),
            ("[{do: x}]", "3:9: id is missing"),
            ("[{id: a}]", "3:9: do is missing"),
            ("[a]", "3:9: a move is made of keys and values"),
            ("[{id: a, do: x, time: soon}]", '3:30: "soon" isn\'t a time'),
            ("[{id: a, do: x, time: 3s}]\nmain: b", '4:7: there\'s no move called "b"; write a'),
            ("[{id: a, do: x, time: 3s}]\ndose: 4s", "3:24: the dose line gives the time of a too"),
            ("[]", "3:1: moves has 0 entries; write 1 or more"),
            ("{a: 3s}", "3:8: moves takes a list; begin each entry with a dash"),
        ],
    )
    def test_a_mistake_in_an_exercise_names_its_own_file(self, moves: str, message: str) -> None:
        with pytest.raises(RoutineError) as caught:
            parse_entry(f"name: N\nposition: lying\nmoves: {moves}\n", "n", "n.yaml", tuple)

        (problem,) = caught.value.problems
        assert str(problem).startswith(f"n.yaml:{message}")

    def test_an_exercise_file_without_keys_is_refused(self) -> None:
        with pytest.raises(RoutineError, match=r"n\.yaml:1:1: an exercise file is made of keys"):
            parse_entry("- a", "n", "n.yaml", tuple)

    def test_an_unknown_exercise_is_one_mistake_if_its_dose_is_good(
        self, mistakes: Mistakes
    ) -> None:
        (message,) = mistakes(item("toe-pres: 10 reps of 3s, each foot"))

        assert message.startswith("mine.yaml:3:5: there's no exercise called")

    def test_a_refused_item_is_one_mistake(self, mistakes: Mistakes) -> None:
        assert mistakes(item("*a")) == ['mine.yaml:3:5: "*a" is an alias; write the text out']

    def test_a_file_of_nothing_but_mistakes_gives_all_of_them(self, mistakes: Mistakes) -> None:
        text = """\
titel: Mine
per_day: 1e999
about: "\\e[31m"
ready: &a 3 sek
exercises:
  - toe-pres: 010 reps, hold .nan
  - exercise: toe-press
    dose: yes, each foott
    reps: 0x1E
    moves: {hodl: 1_000}
    note: [a]
  - heel-raise: -3s
  - rounds: 99
    exercises: [tug]
start_side: *a
"""

        places = [line.split(": ")[0].removeprefix("mine.yaml:") for line in mistakes(text)]

        assert places == [
            *("1:1", "2:10", "3:8", "4:8", "4:8"),
            *("6:5", "6:15", "6:30", "8:21", "9:11", "10:13", "10:19", "11:11"),
            *("12:17", "13:13", "14:17", "15:13"),
        ]

    def test_twenty_mistakes_are_shown_and_the_rest_counted(self, read: Read) -> None:
        text = "title: T\nexercises:\n" + "- toe-press: 3sek\n" * 30

        with pytest.raises(RoutineError) as caught:
            read(text)

        lines = str(caught.value).splitlines()
        assert len(lines) == 21
        assert lines[-1] == "mine.yaml: and 10 more"
        assert len(caught.value.problems) == 30

    def test_a_broken_exercise_is_reported_once_however_often_it_is_named(self) -> None:
        class Broken(Nothing):
            def find(self, ident: str) -> None:
                raise RoutineError((Problem(f"{ident}.yaml", 2, 3, "bad", "better"),))

        with pytest.raises(RoutineError) as caught:
            parse_routine("title: T\nexercises: [a, a, b]", "t", Broken(), "t.yaml")

        assert str(caught.value) == "a.yaml:2:3: bad; better\nb.yaml:2:3: bad; better"

    def test_text_from_a_file_is_shortened_and_safe_in_a_message(self, mistakes: Mistakes) -> None:
        (line,) = mistakes(f"title: T\nexercises: [toe-press]\n{'k' * 5000}: x")

        assert len(line) < 300
