"""A coach keeps time and hands cues over, whoever looks and however late."""

from footcoach.coach.coach import Coach
from footcoach.log.plan_json import read_plan, write_plan
from footcoach.log.session_json import at_rest, read_place, write_place
from footcoach.session.actions import Action
from footcoach.session.cues import Cue, CueGroup, group_of
from footcoach.session.player import Ending
from footcoach.session.timeline import Timeline
from footcoach.session.waiting import Waiting
from footcoach.sound.settings import Settings
from footcoach.sound.speaker import Recorder
from tests.world import FakeClock, dose, exercise, move, timeline


class World:
    """A coach with clocks that stand still and a speaker that writes down."""

    def __init__(self, laid_out: Timeline | None = None) -> None:
        self.clock, self.wall = FakeClock(), FakeClock(5e9)
        self.speaker = Recorder(self.clock)
        self.timeline = laid_out or timeline(exercise(same=dose(2, move("hold", 30))))
        self.coach = Coach(self.timeline, self.speaker, clock=self.clock, wall=self.wall)
        self.start = self.clock.now
        self.coach.begin()

    def pass_time(self, seconds: float, *, every: float = 0.1) -> None:
        for _ in range(round(seconds / every)):
            self.clock.tick(every)
            self.wall.tick(every)
            self.coach.look()

    def heard(self) -> list[tuple[float, Cue]]:
        return [(round(when - self.start, 6), cue) for when, cue in self.speaker.given]


def planned(laid_out: Timeline) -> list[tuple[float, Cue]]:
    starts = zip(laid_out.starts, laid_out.steps, strict=True)
    return [(start + mark.at, mark.cue) for start, step in starts for mark in step.cues]


def test_every_cue_is_handed_over_once_and_ahead_of_its_time() -> None:
    world = World()
    late = []
    for _ in range(800):
        before = len(world.speaker.given)
        world.pass_time(0.1)
        late += [when for when, _ in world.speaker.given[before:] if when < world.clock.now]

    assert world.heard() == planned(world.timeline)
    assert late == []
    assert world.coach.session.ending is Ending.FINISHED


def test_looks_far_apart_lose_no_cue() -> None:
    world = World()

    world.pass_time(80, every=1.9)

    assert world.heard() == planned(world.timeline)


def test_a_pause_takes_back_what_was_handed_over_and_hands_it_over_again_later() -> None:
    world = World()
    world.pass_time(24.5)

    world.coach.press(Action.PAUSE)
    world.pass_time(60)
    silent = [cue for when, cue in world.heard() if 24.5 < when < 84.5]
    world.coach.press(Action.PAUSE)
    world.pass_time(3.4)

    assert silent == []
    assert [due for due in world.heard() if 24.5 <= due[0] < 88] == [
        (24.5, Cue.PAUSE),
        (84.75, Cue.COUNT_IN), (85.75, Cue.COUNT_IN), (86.75, Cue.COUNT_IN), (87.75, Cue.RESUME),
    ]  # fmt: skip


def test_a_process_that_was_stopped_pauses_where_it_was_last_seen() -> None:
    world = World()
    world.pass_time(20)
    before = world.coach.session.elapsed(world.clock.now)

    world.clock.tick(5)
    world.wall.tick(5)
    world.coach.look()

    assert not world.coach.session.is_running
    assert world.coach.session.elapsed(world.clock.now) == before
    assert world.coach.interrupted == 5


def test_a_machine_that_slept_pauses_though_the_monotonic_clock_stood_still() -> None:
    world = World()
    world.pass_time(20)

    world.wall.tick(3600)
    world.clock.tick(0.1)
    world.coach.look()

    assert not world.coach.session.is_running
    assert world.coach.interrupted == 3600


def test_a_wall_clock_set_back_changes_nothing() -> None:
    world = World()
    world.pass_time(20)

    world.wall.tick(-7200)
    world.pass_time(1)

    assert world.coach.session.is_running


def test_a_short_stall_delays_no_later_step() -> None:
    world = World(timeline(exercise(same=dose(3))))
    world.pass_time(12.9)

    world.clock.tick(1.9)
    turn = world.coach.look()

    assert [event.at - world.start for event in turn.events] == [13, 13, 14]
    assert world.coach.session.ends_at == world.start + 16


def test_mute_hands_nothing_over_and_unmute_goes_on_with_what_is_left() -> None:
    world = World()
    world.coach.mute()

    world.pass_time(15)
    muted = world.heard()
    world.coach.mute()
    world.pass_time(65)

    assert muted == []
    assert world.heard() == [(when, cue) for when, cue in planned(world.timeline) if when > 15]


def test_a_group_that_is_turned_off_is_not_handed_over_and_the_others_are() -> None:
    world = World()

    on = world.coach.toggle(CueGroup.LAST_THREE)
    world.pass_time(80)

    rest = [due for due in planned(world.timeline) if group_of(due[1]) is not CueGroup.LAST_THREE]
    assert not on
    assert world.heard() == rest


def test_a_group_that_is_turned_on_again_goes_on_with_what_is_left() -> None:
    world = World()
    world.coach.toggle(CueGroup.CHANGES)
    world.pass_time(12)

    on = world.coach.toggle(CueGroup.CHANGES)
    world.pass_time(68)

    kept = [
        (when, cue)
        for when, cue in planned(world.timeline)
        if when > 12 or group_of(cue) is not CueGroup.CHANGES
    ]
    assert on
    assert sorted(world.heard()) == kept


def test_groups_and_volume_begin_as_they_are_settled() -> None:
    clock, speaker = FakeClock(), Recorder()
    speaker.settings = Settings(volume=40, groups=frozenset({CueGroup.BEATS}))
    coach = Coach(timeline(), speaker, clock=clock, wall=clock)

    coach.begin()
    clock.tick(1.5)
    coach.look()

    assert coach.volume == 40
    assert coach.groups == {CueGroup.BEATS}
    assert speaker.given == []


def test_the_volume_stays_between_nothing_and_full() -> None:
    world = World()

    heard = [world.coach.change_volume(by) for by in (10, -60, -60, 30)]

    assert heard == [100, 40, 0, 30]
    assert world.speaker.volume == 30


def test_a_speaker_that_is_slow_to_wake_is_told_earlier() -> None:
    world = World()
    world.speaker.settings = Settings(lead_in=5.0)
    late = []
    for _ in range(200):
        before = len(world.speaker.given)
        world.pass_time(0.1)
        late += [when for when, _ in world.speaker.given[before:] if when < world.clock.now + 5]

    assert late == []


def test_a_safety_stop_is_heard_at_once_and_nothing_after_it() -> None:
    world = World()
    world.pass_time(24.5)

    world.coach.press(Action.STOP)
    world.pass_time(30)

    assert world.heard()[-1] == (24.5, Cue.SAFETY_STOP)
    assert world.coach.session.ending is Ending.STOPPED


def test_a_session_left_while_it_waited_waits_again() -> None:
    clock = FakeClock()
    first = Coach(timeline(), Recorder(clock), clock=clock, wall=clock, waiting=Waiting.FIRST)
    first.begin()
    clock.tick(60)
    left = at_rest(first.look().session, clock.now)
    kept = read_place(read_plan(write_plan(left.timeline).text), write_place(left))

    again = Coach(kept, Recorder(clock), clock=clock, wall=clock, waiting=Waiting.FIRST)
    again.begin()

    assert again.session.is_waiting
    again.press(Action.PROCEED)
    assert again.session.seconds_left(clock.now) == 10


def test_a_session_left_in_the_count_in_comes_back_at_the_same_second() -> None:
    clock = FakeClock()
    first = Coach(timeline(), Recorder(clock), clock=clock, wall=clock, waiting=Waiting.FIRST)
    first.begin()
    first.press(Action.PROCEED)
    clock.tick(1.5)
    left = at_rest(first.look().session, clock.now)
    kept = read_place(read_plan(write_plan(left.timeline).text), write_place(left))

    again = Coach(kept, Recorder(clock), clock=clock, wall=clock, waiting=Waiting.FIRST)
    again.begin()

    assert not again.session.is_waiting
    assert again.session.elapsed(clock.now) == 1.5
