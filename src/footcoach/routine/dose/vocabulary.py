"""The words of a dose: what each can be, as the phrases in `phrases` name it."""


def words_of(text: str) -> frozenset[str]:
    """Return the words of ``text``, which has blanks between them."""
    return frozenset(text.split())


_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
NUMBER_WORDS = {word: value for value, word in enumerate(_NUMBERS.split())} | {
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "dozen": 12,
}
"""Numbers in words; tens and ones are put together by the reader."""

FREQUENT = {"once": 1, "twice": 2, "thrice": 3}
"""Words for "so many times"."""

FRACTIONS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3}

SECONDS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "″"), 1),
    **dict.fromkeys(("min", "mins", "minute", "minutes", "mn", "m"), 60),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), 3600),
}
"""Units of time; ``m`` can be metres too."""

LONG_UNITS = ("seconds", "second", "minutes", "minute", "hours", "hour", "secs", "mins", "sec")
"""Units in full, in which a slip can be seen."""

MEASURES = words_of(
    "cm cms mm km inch inches degree degrees deg ° ft years year mile miles k ml litre"
)
"""What isn't a part of a dose, though a number is before it."""

METRES = frozenset(
    ["metre", "metres", "meter", "meters", "mtr", "mtrs", "yard", "yards", "yd", "yds"]
)

LATIN = {"od": 1, "qd": 1, "bd": 2, "bid": 2, "tds": 3, "tid": 3, "ter": 3, "qds": 4, "qid": 4}
"""How clinicians write how many times a day."""

WEEKDAYS = {
    name: short
    for short, names in {
        "mon": "mon mons monday mondays",
        "tue": "tue tues tuesday tuesdays",
        "wed": "wed weds wednesday wednesdays",
        "thu": "thu thur thurs thursday thursdays",
        "fri": "fri fris friday fridays",
        "sat": "sat sats saturday saturdays",
        "sun": "sun suns sunday sundays",
    }.items()
    for name in names.split()
}

PARTS = {
    word: part
    for part, words in {
        "foot": "foot feet",
        "ankle": "ankle ankles",
        "leg": "leg legs",
        "knee": "knee knees",
        "hip": "hip hips",
        "calf": "calf calves",
        "thigh": "thigh thighs",
        "heel": "heel heels",
        "arm": "arm arms",
        "hand": "hand hands",
        "wrist": "wrist wrists",
        "elbow": "elbow elbows",
        "shoulder": "shoulder shoulders",
        "thumb": "thumb thumbs",
        "finger": "finger fingers",
        "buttock": "buttock buttocks",
        "side": "side sides",
    }.items()
    for word in words.split()
}
"""Parts of the body that there's one of on each side, by every word for them."""

POSITIONS = {
    "standing": "standing",
    "sitting": "sitting",
    "seated": "sitting",
    "lying": "lying",
    "supine": "lying",
    "prone": "prone",
    "kneeling": "kneeling",
    "hanging": "hanging",
    "side-lying": "side-lying",
    "sidelying": "side-lying",
}

_WORDS = {
    "SET": "set sets round rounds circuit circuits bout bouts serie series lot lots",
    "REP": "rep reps repetition repetitions repeat repeats cycle cycles goes",
    "NOUN": "circle circles lift lifts raise raises squeeze squeezes pump pumps turn turns curl "
    "curls press presses breath breaths rotation rotations contraction contractions bend bends "
    "squat squats bridge bridges rise rises stretch stretches roll rolls pull pulls push pushes "
    "swing swings tap taps lunge lunges nod nods shrug shrugs hop hops jump jumps ones pulse "
    "pulses step-ups tuck tucks slide slides movement movements clench clenches attempt attempts "
    "exercise exercises scrunch scrunches cough coughs lowering clams clam sit-ups press-ups "
    "push-ups pull-ups heel-raises step-downs marches march passes pass throws catches",
    "TIMES": "time times x",
    "STEP": "step steps pace paces stride strides",
    "SESSION": "session sessions workout workouts",
    "EACH": "each every per either ea",
    "REVERSE": "anticlockwise counterclockwise backwards backward back",
    "PERIOD": "a per every daily weekly",
    "PER": "per a an each every /",
    "A": "a an",
    "ALT": "alt alternate alternating alternately alternated alternates",
    "LEFT": "left l lt",
    "RIGHT": "right r rt",
    "OTHER": "other opposite",
    "HURT": "affected sore injured operated bad painful weak weaker hurt involved symptomatic "
    "op operative stiff surgical tight tighter worse prosthetic dominant",
    "UNHURT": "unaffected uninjured good better stronger healthy unoperated",
    "WAY": "way ways direction directions",
    "HOLD": "hold holding holds keep stay maintain remain held hold-time squeeze contract tighten "
    "clench tense",
    "RELAX": "relax release relaxation relaxing relaxed off recover",
    "REST": "rest resting rests pause pausing break breather gap recovery pauses",
    "BETWEEN": "between in-between betw btwn btw",
    "SWITCH": "switch swap change changing swapping switching changeover",
    "DAY": "day days",
    "DAILY": "daily",
    "NIGHT": "nightly",
    "WEEK": "week weeks wk wks weekly",
    "MONTH": "month months",
    "HOUR": "hour hr",
    "HOURLY": "hourly hrly",
    "PHASE": "morning mornings afternoon afternoons evening evenings night nights bedtime noon "
    "midday lunchtime am pm mane nocte",
    "TOTAL": "total all altogether overall",
    "COUNT": "count counts",
    "BREATH": "breath breaths",
    "MOTION": "lower lowering lift raise rise up down in out push pull bend straighten return "
    "inhale exhale breathe press extend curl lift-up eccentric concentric descend ascend roll",
    "SECOND": "s sec secs seconds",
    "REPEAT": "repeat do perform complete repeated doing aim",
    "WALK": "walk walking walks march tiptoe",
    "BUILD": "building build builds progress progressing progressed increase increasing working "
    "work rising gradually",
    "BAND": "band theraband thera-band tubing",
    "COLOUR": "yellow red green blue black silver gold tan orange grey purple pink light medium "
    "heavy strong",
    "MASS": "g gram grams gm kg kgs kilo kilos lb lbs pound pounds stone kilogram kilograms",
    "CAN": "can could comfortably able tolerated possible manage",
}

KINDS: dict[str, frozenset[str]] = {}
"""Every kind that a word can be."""

for _kind, _words in _WORDS.items():
    for _word in _words.split():
        KINDS[_word] = KINDS.get(_word, frozenset()) | {_kind}
for _table, _kind in ((PARTS, "PART"), (POSITIONS, "POSITION"), (WEEKDAYS, "WEEKDAY")):
    for _word in _table:
        KINDS[_word] = KINDS.get(_word, frozenset()) | {_kind}
for _word in METRES:
    KINDS[_word] = KINDS.get(_word, frozenset()) | {"METRE"}
for _word in LATIN:
    KINDS[_word] = KINDS.get(_word, frozenset()) | {"LATIN"}

FILLERS = frozenset(
    [
        "the",
        "of",
        "for",
        "with",
        "on",
        "your",
        "this",
        "that",
        "it",
        "there",
        "these",
        "them",
        "then-on",
        "and",
        "&",
        "just",
        "please",
        "slow",
        "slowly",
        "gentle",
        "gently",
        "quick",
        "quickly",
        "brisk",
        "briskly",
        "smooth",
        "deep",
        "stretch",
        "position",
        "contraction",
        "again",
    ]
)
"""Words that can be anywhere in a phrase and change nothing in it."""
