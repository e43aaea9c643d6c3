"""A dose is read in the words of leaflets: what it says, and what must be told about it."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.routine.dose.line_reader import is_heading, read_line, read_row
from footcoach.routine.dose.reader import read_dose
from footcoach.routine.model import Span

EN_DASH, TIMES_SIGN = "\N{EN DASH}", "\N{MULTIPLICATION SIGN}"
QUICK = {"reps": 5, "quick": True}
STEPS = 200
"""Steps of reading for each character, at most."""

LINES = [
    # sets and reps
    ("Step-ups: 2 x 8 reps, 3x/day", {"sets": 2, "reps": 8, "per_day": 3}, "sides time"),
    ("Squats 4x12", {"sets": 4, "reps": 12}, "order sides time"),
    ("four sets of eight repetitions", {"sets": 4, "reps": 8}, "sides time"),
    ("x12, x3", {"sets": 3, "reps": 12}, "order"),
    ("10-12 reps x 3", {"sets": 3, "reps": [10, 12]}, "order"),
    ("Sets: 3, Reps: 12", {"sets": 3, "reps": 12}, "sides time"),
    ("Do 10 repetitions, 3 times", {"sets": 3, "reps": 10}, "order"),
    ("10, 8 and 6 reps", {"reps_by_set": [10, 8, 6]}, "sets-differ"),
    ("Start with 5 and build up to 15", {"reps": 5, "build_to": {"reps": 15}}, "build"),
    ("Week 1: 1 x 8. Week 2: 2 x 8.", {"weeks": {"1": [1, 8], "2": [2, 8]}}, "weeks sets-differ"),
    ("3 sets, 12RM, 90 secs between sets", {"reps": 12, "rest_s": 90, "load": "12RM"}, "load"),
    ("10 with knees bent, 10 with knees straight", {"reps": 10, "then": {"reps": 10}}, "two-parts"),
    ("First week 1 x 10, second week 2 x 10", {"weeks": {"1": [1, 10], "2": [2, 10]}}, "weeks"),
    # holds and pauses
    ("3 x 20″", {"hold_s": 20}, "order sides"),
    ("Hold 10s x 5", {"hold_s": 10, "reps": 5}, "sides"),
    ("30 sec x 4", {"hold_s": 30, "reps": 4}, ""),
    ("Hold for 15 - 20 secs & repeat 4 times", {"hold_s": [15, 20], "reps": 4}, ""),
    ("Hold for one and a half minutes on each leg", {"hold_s": 90, "sides": "each"}, ""),
    ("hold for a slow count of five, 8 times", {"hold_s": 5, "reps": 8}, "count"),
    ("Hold for a few seconds", {"hold": "a few seconds"}, "approx"),
    ("Stay there for about twenty seconds", {"hold_s": 20}, "approx"),
    ("hold for 3 breaths each side", {"hold": "3 breaths", "sides": "each"}, "count"),
    ("Hold 6 seconds; relax 6 seconds; 8 times", {"hold_s": 6, "relax_s": 6, "reps": 8}, ""),
    ("Hold 10 seconds, rest 10 seconds, 10 reps", {"relax_s": 10, "reps": 10}, ""),
    ("10 reps of 5s, rest 5s between reps", {"relax_s": 5, "hold_s": 5}, ""),
    (f"30 s on / 15 s off {TIMES_SIGN} 6", {"hold_s": 30, "relax_s": 15, "reps": 6}, "order"),
    ("6 rounds: 30 s work, 15 s rest", {"hold_s": 30, "rest_s": 15, "sets": 6}, ""),
    ("3 x 30s, rest 60s", {"sets": 3, "hold_s": 30, "rest_s": 60}, "order"),
    ("10 reps with a 2 second pause at the top", {"reps": 10, "hold_s": 2}, ""),
    ("Breathe in for 4, out for 6. Ten breaths.", {"moves_s": [4, 6], "reps": 10}, "count"),
    ("tempo 2-1-3, 3 x 10", {"moves_s": [2, 1, 3], "sets": 3, "reps": 10}, "order"),
    ("Lower over 5 seconds, 3 sets of 8", {"moves_s": [5], "sets": 3, "reps": 8}, ""),
    ("Balance: 45 s eyes open, 20 s eyes shut", {"moves_s": [45, 20]}, ""),
    ("40 s on, 20 s off for 10 minutes", {"hold_s": 40, "relax_s": 20, "reps": 10}, "approx"),
    ("Breathing: 4-4-4-4 for 4 min", {"moves_s": [4, 4, 4, 4], "reps": 15}, "approx"),
    ("Pelvic floor: 8 x, hold 8 s, rest 8 s between each", {"reps": 8, "relax_s": 8}, ""),
    ("10s on/50s off, 5 reps", {"hold_s": 10, "relax_s": 50, "reps": 5}, ""),
    ("Build up from 10 seconds to 1 minute", {"hold_s": 10, "build_to": {"hold_s": 60}}, "build"),
    ("10 x 5s hold with 5s rest", {"hold_s": 5, "relax_s": 5, "reps": 10}, "order"),
    ("Hold for 3 (three) seconds", {"hold_s": 3}, ""),
    ("8 reps in total, 4 each side", {"reps": 4, "total": 8, "sides": "each"}, ""),
    ("2 sets of 12, with 90 seconds' rest between the sets", {"rest_s": 90, "sets": 2}, ""),
    ("3 sets of 8, a minute's rest between sets", {"rest_s": 60}, ""),
    ("Hold for a couple of seconds", {"hold_s": 2}, "approx"),
    ("between 10 and 15 reps", {"reps": [10, 15]}, ""),
    ("eight-to-twelve reps", {"reps": [8, 12]}, ""),
    ("c. 20 secs", {"hold_s": 20}, "approx"),
    ("max. 3 times daily", {"per_day": 3}, "open"),
    ("R: 3 sets of 8. L: 3 sets of 10.", {"right": {"sets": 3, "reps": 8}}, "order"),
    ("squeeze (5 s) relax (5 s) x 10", {"hold_s": 5, "relax_s": 5, "reps": 10}, "order"),
    ("make a fist for 3 s, open for 3 s, 10 times", {"moves_s": [3, 3], "reps": 10}, ""),
    ("Hold: 5, Reps: 10, Freq: 2x/day", {"hold_s": 5, "reps": 10, "per_day": 2}, "count"),
    ("rest b/w sets: 60s, 3 x 8", {"rest_s": 60, "sets": 3}, "order"),
    ("3 days p/w, 10 reps p/leg", {"days_per_week": 3, "sides": "each"}, ""),
    # sides
    ("x12 R/L", {"reps": 12, "sides": "each"}, "time"),
    ("12 L/R", {"reps": 12, "sides": "each"}, "time"),
    ("8 (R) 12 (L)", {"left": {"reps": 12}, "right": {"reps": 8}}, "time"),
    ("Sore leg only: 12 reps", {"reps": 12, "sides": "one"}, "one-side"),
    ("Left wrist: 15 circles each way", {"sides": "left", "directions": 2}, "one-side direction"),
    ("Six times to the left, six to the right", {"reps": 6, "sides": "each"}, "total"),
    ("8 reps/leg", {"reps": 8, "sides": "each"}, "time"),
    ("Alternate arms, 16 in total", {"reps": 8, "sides": "alternate", "total": 16}, "time"),
    ("Alternating legs, 10 reps", {"reps": 10, "sides": "alternate"}, "total"),
    ("10 reps left, then 10 right; rest 30s; x 2", {"sets": 2, "rest_s": 30, "reps": 10}, "time"),
    ("20 reps (10 each side)", {"reps": 10, "sides": "each", "total": 20}, "time"),
    ("left: 3x10, right: 3x12", {"left": {"sets": 3, "reps": 10}}, "order"),
    ("Ten reps on one side, then ten reps on the other side", {"sides": "each"}, ""),
    ("unaffected leg first, 5 reps, then affected leg", {"sides": "each", "reps": 5}, ""),
    # how often
    ("5 times every 2 hours", {"reps": 5, "every_h": 2}, "clock"),
    ("every other day, 12 reps", {"reps": 12, "every_days": 2}, "days"),
    ("Tue / Thu: 2 x 10", {"weekdays": ["tue", "thu"], "days_per_week": 2}, "days order"),
    ("Monday to Friday", {"days_per_week": 5}, "days"),
    ("10 reps tds", {"reps": 10, "per_day": 3}, ""),
    ("b.d.", {"per_day": 2}, ""),
    ("morning and evening", {"per_day": 2, "when": ["morning", "evening"]}, ""),
    (f"2{EN_DASH}3 times/wk", {"days_per_week": [2, 3]}, ""),
    ("up to 3 times a day", {"per_day": 3, "most": True}, "open"),
    ("three non-consecutive days per week", {"days_per_week": 3, "spaced": True}, "days"),
    ("daily for 6 weeks", {"days_per_week": 7, "weeks": 6}, "weeks"),
    ("weekends off", {"days_per_week": 5}, "days"),
    ("2/3 times a day", {"per_day": [2, 3]}, ""),
    ("100 reps a day", {"reps": 100, "per_day": 1}, "total"),
    ("after every meal", {"when": ["meals"]}, "clock"),
    ("2 hourly", {"every_h": 2}, "clock"),
    ("2 x daily x 2 weeks", {"per_day": 2, "weeks": 2}, "weeks"),
    ("bd x 3/52", {"per_day": 2, "weeks": 3}, "weeks"),
    ("M/W/F", {"weekdays": ["mon", "wed", "fri"]}, "days"),
    ("every 3rd day", {"every_days": 3}, "days"),
    ("twice a fortnight", {}, "days"),
    ("3 sets with 1 min rest in between, 12 reps", {"rest_s": 60, "sets": 3, "reps": 12}, ""),
    ("30 mins/day", {"hold_s": 1800, "per_day": 1}, ""),
    ("3 sets of 8, 48 hours rest between sessions", {"spaced": True, "sets": 3}, "days"),
    ("every day, more often if you like", {"days_per_week": 7}, "open"),
    ("twice a week, with a day's rest in between", {"days_per_week": 2, "spaced": True}, "days"),
    # what no file can say
    ("Walk 10 m on your toes, 4 times", {"distance_m": 10, "reps": 4}, "distance"),
    ("12 steps along the hall, twice", {"steps": 12, "reps": 2}, "distance"),
    ("5 m, 3 times", {"hold_s": 300, "reps": 3}, "distance"),
    ("As many squats as you can in 20 seconds", {"hold_s": 20, "amrap": True}, "open"),
    ("3 sets to failure", {"sets": 3, "until": "failure"}, "open"),
    ("Write the alphabet, twice a day", {"task": "alphabet", "per_day": 2}, "task"),
    ("blue band, 3 x 12", {"load": "blue band", "sets": 3, "reps": 12}, "load order"),
    ("2.5 kg, 2 sets of 10", {"load": "2.5 kg", "sets": 2, "reps": 10}, "load"),
    ("…… times a day, …… repetitions", {"per_day": None, "reps": None}, "blank"),
    ("10 squeezes, then 5 quick ones", {"reps": 10, "then": QUICK}, "two-parts"),
    ("If it's easy, hold for 20 s", {"hold_s": 20}, "cond"),
    ("once you can do 15, add weight", {}, "cond load build"),
    # how physiotherapists' apps and gyms write
    ("Sets: 3 Reps: 10-15 Rest: 45 sec", {"sets": 3, "reps": [10, 15], "rest_s": 45}, "time"),
    ("Repeat each one 10 times, 4 times a day", {"reps": 10, "per_day": 4, "sets": None}, "time"),
    ("Hold (sec): 10, Reps: 5", {"hold_s": 10, "reps": 5}, "count"),
    ("21 x (10+5)", {"hold_s": 10, "relax_s": 5, "reps": 21}, "count order"),
    ("20/10 x 8", {"hold_s": 20, "relax_s": 10, "reps": 8}, "count order"),
    ("10/10 x 3", {"reps": 10, "sides": "each", "sets": 3}, "sides order"),
    ("3 x 10 @ RPE 6/10", {"sets": 3, "reps": 10, "load": "RPE 6/10"}, "load order"),
    ("8-10 reps, leaving 2 in reserve", {"reps": [8, 10], "sets": None}, ""),
    ("2 x 10, progress to 3 x 15", {"build_to": {"sets": 3, "reps": 15}}, "build order"),
    ("Increase by 5 every day up to 30", {"build_to": {"reps": 30}, "reps": None}, "build"),
    ("x 10 clockwise, x 10 anticlockwise", {"reps": 10, "directions": 2}, "direction"),
    ("Tense for a count of 5, let go for a count of 5", {"hold_s": 5, "relax_s": 5}, "count"),
    ("2 up 4 down, 3 sets of 10", {"moves_s": [2, 4], "sets": 3, "reps": 10}, "count"),
    ("30 reps total, swap legs each time", {"reps": 15, "sides": "alternate"}, ""),
    ("10 holds (10 s), then 10 fast", {"hold_s": 10, "then": {**QUICK, "reps": 10}}, "two-parts"),
    ("ten times with each foot, then ten with both", {"sides": "each"}, "two-parts"),
    ("Once every 2 days", {"every_days": 2, "reps": None}, "days"),
    ("Once comfortable, progress to 3 sets", {"reps": None}, "build cond"),
    ("1 min, eyes closed if it is safe", {"hold_s": 60}, "cond"),
    ("30 sec each, 15 sec rest between exercises", {"hold_s": 30, "relax_s": None}, "cond"),
    ("6 x 10 s, rest 2 min between sets", {"sets": 6, "hold_s": 10, "rest_s": 120}, "order"),
    ("10 reps. Feeling strong? Do 3 x 20.", {"reps": 10, "sets": None}, "cond"),
    ("How often? Twice a day. 10 reps.", {"reps": 10, "per_day": 2}, ""),
    ("10 reps, probably the sore leg only", {"reps": 10, "sides": "one"}, "sides one-side"),
    ("10 times, then the other way round", {"reps": 10, "then": {"reps": 10}}, "two-parts"),
    ("x20 daily", {"reps": 20, "per_day": 1, "days_per_week": 7}, "time"),
    ("Use 2 pillows. Hold for 10 minutes.", {"hold_s": 600, "reps": None}, ""),
    ("20 marbles", {"reps": 20}, ""),
    ("slow 3 second lowering x 12", {"moves_s": [3], "reps": 12}, ""),
    (f"Week 1 {EN_DASH} 10 reps; week 2 {EN_DASH} 15 reps", {"reps": 10}, "weeks sets-differ"),
    ("Days 1-3: 5 reps. Days 4-7: 10 reps.", {"reps": 5}, "weeks sets-differ"),
    ("Intensity 3/10, 3 x 12", {"sets": 3, "reps": 12}, "order"),
    ("20 raises (both legs), then 10 on each side", {"then": {"reps": 10}}, "two-parts"),
    ("2 x 8 - 60 seconds between sets", {"sets": 2, "reps": 8, "rest_s": 60}, "order"),
    ("hold 5 secs - 60 secs rest, 2 sets", {"hold_s": 5, "rest_s": 60, "sets": 2}, ""),
    ("do 8 - 10-second hold", {"reps": 8, "hold_s": 10}, ""),
    ("x 5, on the right arm - 4 times a week", {"sides": "right", "days_per_week": 4}, "one-side"),
    ("4 sets, 30s holds, 90 s between sets", {"hold_s": 30, "rest_s": 90, "sets": 4}, ""),
    ("in 4, hold 4, out 4, hold 4", {"moves_s": [4, 4, 4, 4]}, "count"),
    ("work 40 / rest 20, 4 rounds", {"hold_s": 40, "relax_s": 20, "sets": 4}, "count"),
    ("up 2, hold 1, down 3 - 10 reps", {"moves_s": [2, 1, 3], "reps": 10}, "count"),
    ("non-operated side first, 10 reps", {"sides": "each", "reps": 10}, ""),
    ("10 curls, 10 spreads", {"reps": 10, "then": {"reps": 10}}, "two-parts"),
    ("Increase to 3 sets when 2 sets are easy", {"build_to": {"sets": 3}}, "build cond"),
    ("Resistance band (green): 3 x 12", {"load": "green band"}, "load order"),
    ("3 sets, hold each rep for 20 s", {"sets": 3, "hold_s": 20}, ""),
    ("Breathe normally and smile.", {}, "not-dose"),
    ("| Heel slides | 12 | 3 | 4 s | 2/day |", {"reps": 12, "sets": 3, "hold_s": 4}, "order"),
    # two doses, one of which a session can have
    ("morning: 10 reps; evening: 20 reps", {"reps": 10, "then": {"reps": 20}}, "two-parts"),
    ("10 in the morning, 20 in the evening", {"reps": 10, "sets": None}, "two-parts"),
    ("15 am, 15 pm", {"reps": 15, "sets": None, "then": None, "per_day": 2}, ""),
    ("3 x 12 morning and night, each leg", {"sets": 3, "reps": 12, "per_day": 2}, "order"),
    ("Mon 3 x 8, Wed 3 x 10, Fri 3 x 12", {"reps": 8, "days_per_week": 3}, "two-parts days"),
    ("straight knee 3 x 12 and bent knee 3 x 12", {"then": {"sets": 3, "reps": 12}}, "two-parts"),
    ("8 reps with a straight knee, 8 reps bent", {"then": {"reps": 8}}, "two-parts"),
    ("3 sets, as many reps as possible", {"sets": 3, "amrap": True}, "open sides"),
    ("4 lots of 20 - 30 s hold", {"sets": 4, "hold_s": [20, 30]}, "order sides"),
    ("3 sets of 5s", {"sets": 3, "hold_s": 5}, "order"),
    ("Mon-Wed-Fri, 10 reps", {"weekdays": ["mon", "wed", "fri"], "days_per_week": 3}, "days"),
    ("8 reps, rest, then do another 2 sets", {"sets": 3, "reps": 8}, "order"),
    ("10-15 reps (L) & (R) x 2 sets", {"sides": "each", "reps": [10, 15], "sets": 2}, ""),
    ("2 x 8, add 1 rep each week up to 2 x 12", {"build_to": {"sets": 2, "reps": 12}}, "build"),
    ("12 reps, 3 seconds down", {"reps": 12, "moves_s": [3]}, "sides"),
    ("2 minutes, build up to 10", {"hold_s": 120, "build_to": {"hold_s": 600}}, "build"),
    ("2 mins both feet, then 30 s each foot", {"hold_s": 120, "sides": "both"}, "two-parts"),
    ("12 reps then hold last rep for 15s", {"reps": 12, "hold_s": None}, "two-parts time"),
    ("10 ankle pumps, then 15 circles", {"reps": 10, "then": {"reps": 15}}, "two-parts"),
    ("Increase reps by 2 every week", {"reps": None, "days_per_week": None}, "build"),
    ("3x20 contacts", {"sets": 3, "reps": 20}, "order"),
    ("12/12", {"sides": "each", "reps": 12, "sets": None}, "sides"),
    ("1 min a side, once a day", {"hold_s": 60, "sides": "each", "per_day": 1}, ""),
    ("5 minutes, leading with the left leg", {"hold_s": 300, "sides": None}, "sides"),
    ("10 min after exercise", {"relax_s": None}, "cond"),
    ("Try 5, then 10, then 15", {"reps": 5, "sets": None, "then": {"reps": 10}}, "two-parts"),
    ("5 small, 5 medium, 5 big", {"reps": 5, "sets": None}, "two-parts"),
    ("Twice a day for 6 weeks, then once a day", {"per_day": 2}, "weeks cond"),
    ("100 reps in as few sets as possible", {"reps": 100, "sets": None}, "open"),
    ("twice as many on the left", {"reps": None}, "open"),
    ("Up on two feet, down on one, 3 x 12", {"sets": 3, "reps": 12, "moves_s": None}, "order"),
    ("Do not exceed 3 sets", {"sets": 3, "most": True}, "open"),
    ("2-3 hrly", {"every_h": [2, 3]}, "clock"),
    ("20 reps each of clams and bridges", {"then": {"reps": 20}}, "two-parts"),
    ("10 reps, rest for 1 minute, then repeat twice more", {"reps": 10, "sets": 3}, "order"),
    ("4 x 30 secs hold (or 2 x 60 secs)", {"hold_s": 30, "reps": 4}, "two-parts"),
    ("10x 2 sets (AM) 10x 1 set (PM)", {"reps": 10, "sets": 2, "per_day": 2}, "two-parts"),
    ("2/3 sets of 10/12 reps", {"sets": [2, 3], "reps": [10, 12]}, "sides"),
    ("Hold 10s. Increase by 5s each week until you reach 45s.", {"hold_s": 10}, "build"),
    ("Relax 5 secs between each one. Do 10.", {"reps": 10, "sets": None, "relax_s": 5}, "time"),
    ("8 on each leg, 30 secs rest between sides", {"switch": 30, "rest_s": None}, "time"),
    ("20 lengths twice a week", {"reps": 20, "days_per_week": 2}, "distance"),
    ("Bend your knees to a right angle, 10 times", {"reps": 10, "sides": None}, "sides"),
    ("Reps: 3 Side: Both", {"reps": 3, "sides": "both"}, "sides"),
    ("right leg, then your left, 10 times", {"reps": 10, "sides": "each"}, "time"),
    ("10min EOD", {"hold_s": 600, "every_days": 2, "moves_s": None}, "days"),
    ("3 x 8 (slow: 3 up, 3 down)", {"sets": 3, "reps": 8, "moves_s": [3, 3]}, "count order"),
    ("Left leg 3 sets, right leg 2 sets of 10", {"left": {"sets": 3, "reps": 10}}, "order"),
    ("10 reps, adding 1 set every third day", {"reps": 10, "every_days": None}, "build"),
    ("5 reps x 3 sets x 2/day x 7 days", {"reps": 5, "sets": 3, "per_day": 2}, "weeks"),
    ("3 x 10 or 2 x 15", {"sets": 3, "reps": 10}, "two-parts order"),
    ("10/12 x 3", {"reps": [10, 12], "sets": 3}, "order"),
    ("3 x 10/12", {"reps": [10, 12], "sets": 3}, "order"),
    ("2 x 10/10", {"reps": 10, "sets": 2, "sides": "each"}, "sides"),
    ("10 reps (op leg)", {"reps": 10, "sides": "one"}, "one-side time"),
    ("touch each finger in turn x 3", {"reps": 3, "sides": None}, "sides"),
    ("hold 5 s, 8 reps, build up to 12", {"hold_s": 5, "build_to": {"reps": 12}}, "build"),
    ("Theraband: 3 x 15 (yellow)", {"load": "yellow band", "reps": 15}, "load order"),
    ("Alphabet 2 x 20", {"task": "alphabet", "sets": 2, "reps": 20}, "task order sides"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "values", "flags"), LINES, ids=[line[0] for line in LINES])
def test_a_line_is_understood_and_its_guesses_are_said(
    line: str, values: dict[str, object], flags: str
) -> None:
    reading = read_line(line)

    assert reading.mistakes == ()
    assert {key: reading.plain().get(key) for key in values} == values
    assert set(flags.split()) <= {flag.kind for flag in reading.flags}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Heel slides: 10 reps", "Heel slides"),
        (f"3) Clam shells {EN_DASH} 2 x 10", "Clam shells"),
        (f"• “Hip hitch” {EN_DASH} hold 5 s", "Hip hitch"),
        ("Chin tucks ........ hold 3 s, x8", "Chin tucks"),
        ("Wall sit 3x30s", "Wall sit"),
        ("Alphabet 2 x 20", "Alphabet"),
        ("Grip putty for 2 mins, BD", "Grip putty"),
        ("Fire hydrants 12 L 12 R", "Fire hydrants"),
        ("Piriformis stretch. Hold 20 seconds. 3 times.", "Piriformis stretch"),
        ("Nordic curls wk 1: 2x5, wk 2: 2x6", "Nordic curls"),
        ("Write the alphabet twice", ""),
        ("Stand on one leg: 30 s", "Stand on one leg"),
        ("Knee bends in sitting, hold 5 sec, 20 times", "Knee bends in sitting"),
        ("One-leg stand on the sore leg: 30 s", "One-leg stand"),
        ("Glute squeeze 5secs x 20", "Glute squeeze"),
        ("Tubing (green) row 2 x 15", "Tubing row"),
        ("Straight leg raise, lying: 3 sets of 10", "Straight leg raise"),
        ("As many step-ups as you can in 30 seconds", "step-up"),
        ("| Bridge | 10 | 2 |", "Bridge"),
        ("Bicep curl 2kg 2x12", "Bicep curl"),
        ("3 x 10 CLAMSHELLS (each side)", "CLAMSHELLS"),
        ("10 ankle pumps every hour", "ankle pumps"),
        ("15 x Sit to stand", "Sit to stand"),
        ("2 x 15 BANDED SIDE STEPS, green band", "BANDED SIDE STEPS"),
        ("Squats (Sets: 3 Reps: 8)", "Squats"),
        ("Sit to stand (repeat this 6 times)", "Sit to stand"),
        ("Lunge do 2 sets of 6 repetitions", "Lunge"),
        ("Push ups, 4x/wk, 10 reps", "Push ups"),
        ("Quad sets: 3 x 10", "Quad sets"),
        ("One-leg stand 3 x 30 s", "One-leg stand"),
        ("Four-point kneeling (fifteen times)", "Four-point kneeling"),
        ("Seated row, hold: 45 sec", "Seated row"),
        ("10 slow reps", ""),
        ("20 circles each way", ""),
        ("10 reps slow and controlled", ""),
        ("Alternating lunges x 20", "Alternating lunges"),
        ("Box breathing 4-4-4-4, 5 min", "Box breathing"),
        ("Left knee only: 12 reps", ""),
        ("Squeeze and lift for 10 sec", ""),
        ("Three sets of ten", ""),
        ("Sets: 3, Reps: 12", ""),
        ("Week 2: 3 x 10", ""),
        ("Weight: 5kg, Reps: 12, Sets: 3", ""),
        ("with a resistance band 3 x 12", ""),
    ],
)
def test_the_name_is_what_comes_before_the_dose(line: str, name: str) -> None:
    assert read_line(line).name == name


def test_the_other_reading_is_named_where_there_are_two() -> None:
    (order,) = (flag for flag in read_dose("3 x 15").flags if flag.kind == "order")

    assert order.words == "3 x 15"
    assert order.other == "15 sets of 3 reps"


def test_one_set_and_one_rep_are_said_in_the_singular() -> None:
    (order,) = (flag for flag in read_dose("1 x 10").flags if flag.kind == "order")

    assert order.text == '"1 x 10" is read as 1 set of 10.'
    assert order.other == "10 sets of 1 rep"


def test_titles_of_columns_say_what_their_numbers_mean() -> None:
    heading = "| Exercise | Sets | Reps | Per day |"

    reading = read_row("| Bridge | 10 | 3 | 2 |", heading)

    assert is_heading(heading)
    assert reading.name == "Bridge"
    assert reading.plain() == {"sets": 10, "reps": 3, "per_day": 2}


def test_rounds_of_breathing_in_and_out_are_single_breaths() -> None:
    reading = read_line("Inhale for 4 seconds, exhale for 6 seconds, 10 rounds")

    assert reading.span("sets") == Span(10, 10)
    assert reading.implied["reps"] == Span(1, 1)


@pytest.mark.parametrize("line", ["3 x 10 x 12 x 5", "10 reps, 20 and 30 jumps at 7"])
def test_a_number_that_means_nothing_is_a_mistake(line: str) -> None:
    assert read_dose(line).mistakes


@pytest.mark.parametrize("line", ["15", "3 x 15", "10 times", "2 sets of 12", "twice, 8 each side"])
def test_a_bare_number_is_never_seconds(line: str) -> None:
    reading = read_dose(line)

    assert not {"hold_s", "moves_s", "relax_s", "rest_s"} & reading.values.keys()


PIECES = (
    "3 10 x X 30s 1:30 ½ - 5-10 five twice each leg left right hold rest relax for of a the day "
    "week every hour other up to at least sets reps times , . ; ( ) | / then and between minutes "
    "band kg tempo 3-0-3 as many you can until breathe in out … ……… 12,10,8 m"
)
words = st.sampled_from([*PIECES.split(), EN_DASH, TIMES_SIGN])


@given(st.text() | st.lists(words, max_size=60).map(" ".join))
def test_any_text_is_read_with_work_bounded_by_its_length(text: str) -> None:
    reading = read_line(text)

    assert reading.steps <= STEPS * (len(text) + 1)
    assert all(0 <= mistake.start <= len(text) + 40 for mistake in reading.mistakes)
    assert all(mistake.wrong and mistake.right for mistake in reading.mistakes)


@pytest.mark.parametrize(
    "piece",
    [
        *("3 x ", "hold ", "as many ", "12, ", "left ", "1/2 ", "(", "x", "0", "- ", "let "),
        *("no more ", "3 ", "½ ", "010 "),
    ],
)
def test_a_long_line_of_one_kind_costs_no_more_for_each_character(piece: str) -> None:
    short, long = read_dose(piece * 50), read_dose(piece * 500)

    assert long.steps <= STEPS * len(piece) * 500
    assert long.steps <= 11 * max(short.steps, 50)


class Clause(NamedTuple):
    """One way to say a value."""

    text: str
    values: dict[str, object]


WORK = [
    *(Clause(text, {"sets": 3, "reps": 12}) for text in (
        "3 x 12", "3x12", "3 sets of 12", "12 reps x 3 sets", "3 sets x 12 reps",
        "Sets: 3 Reps: 12", "3 rounds of 12 reps", "12 repetitions, 3 times",
        "three sets of twelve", "x12, x3")),
    *(Clause(text, {"reps": 12}) for text in (
        "12 reps", "12 times", "x 12", "12x", "repeat 12 times", "twelve times", "Reps: 12")),
]  # fmt: skip
HOLDS = [Clause(text, {"hold_s": 10}) for text in (
    "hold 10 s", "hold for 10 seconds", "10 s hold", "holding for 10 secs", "hold: 10 sec",
    "hold each for 10s", "with a 10 second hold", "for a count of 10",
    "10-second hold")]  # fmt: skip
SIDES = [
    *(Clause(text, {"sides": "each"}) for text in ("each leg", "per side", "on each leg", "L & R")),
    Clause("both legs", {"sides": "both"}),
    Clause("left leg only", {"sides": "left"}),
    Clause("on the right arm", {"sides": "right"}),
    Clause("then repeat on the other side", {"sides": "each"}),
]
OFTEN = [
    *(Clause(text, {"per_day": 3}) for text in (
        "3 times a day", "3x/day", "3 x daily", "3 times per day", "tds", "three times daily")),
    *(Clause(text, {"days_per_week": 4}) for text in (
        "4 days a week", "4x/week", "4 times a week", "on 4 days of the week")),
]  # fmt: skip
optional = [st.none() | st.sampled_from(clauses) for clauses in (HOLDS, SIDES, OFTEN)]


@given(st.sampled_from(WORK), st.tuples(*optional), st.sampled_from([", ", "; ", ". ", "\n"]))
def test_clauses_say_the_same_in_any_words(
    work: Clause, others: tuple[Clause | None, ...], parting: str
) -> None:
    clauses = [work, *(one for one in others if one)]
    line = parting.join(one.text for one in clauses)

    reading = read_dose(line)

    assert reading.mistakes == ()
    values = {key: value for one in clauses for key, value in one.values.items()}
    assert {key: reading.plain().get(key) for key in values} == values
    assert {"sets", "hold_s", "sides", "relax_s"} & reading.values.keys() <= values.keys()
