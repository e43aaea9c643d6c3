"""The words that an exercise's name can have, and those that it can't begin or end with."""

from footcoach.routine.dose.vocabulary import words_of

QUOTES = " \t\n\"'“”‘’„«».-–—:"  # noqa: RUF001
POSITIONS = frozenset({"position", "prone", "side-lying", "all fours"})
NEUTRAL = POSITIONS | {"bare", "each_alone", "none", "load", "nouns", "often", "part_count"}
"""Phrases that can be part of a name."""
SIDED = frozenset({"hurt", "side", "both", "each_side", "alternate"})
"""Phrases that can end a name, and belong to the dose."""
STOPS = frozenset({",", ";", "."})
COUNTED = words_of(
    "lead after times sets reps time bare work per_day sets_to_max sessions side_sets lr_reps "
    "to_each shared both_ways steps list labelled per_seven reps_a_day days_a_week every_h "
    "every_days latin work_rest in_brackets tempo week side_reps"
)
"""Phrases with which a dose begins."""
SPEAKING = words_of(
    "hold keep squeeze continue begin start lower lift feel slow try then and do repeat build "
    "walk to the a an as in on no not for if when little gradually each every both perform rest "
    "complete slowly gently breathe week weeks rhythm work aim take use be relax once twice push "
    "pull press bend move raise turn tighten place put lie stay maintain let go stop tempo amrap "
    "emom pain with using between from circa under more less c ca"
)
"""Words that begin a sentence, not a name."""
NEVER = words_of(
    "to do repeat hold keep continue then and if when rest not no for tempo amrap emom exercise "
    "with using weight load dose freq frequency duration goal start "
    "pain"
)
"""Words that a name doesn't begin with, even before a colon."""
ENDS_BADLY = words_of("for with to on of in at and the a or your")
"""Words that a name doesn't end with."""
POSTURES = frozenset(("stand", "sit", "lie", "hop", "jump", "kneel"))
"""Words that aren't a name by themselves: stand on the sore leg."""
COMPOUNDS = frozenset({"up", "ups", "off", "offs", "down", "downs", "out", "outs"})
"""Second parts of names such as press ups."""
LEADING = words_of("lead bare sets reps nouns part_count time list work")
"""Phrases that a name can be right after."""
IN_NAMES = frozenset(
    ("NOUN", "PART", "MOTION", "POSITION", "BAND", "WALK", "COLOUR", "HOLD", "STEP")
)
"""Kinds of words that a name can consist of."""
MANNERS = words_of("slow controlled easy full light hard small big long short strong more second")
"""Words that say how something is done, or which."""
ALONE = words_of(
    "squat squats bridge bridges lunge lunges clam clams clamshells sit-ups press-ups push-ups "
    "pull-ups heel-raises step-ups step-downs marches jumps hops shrugs sit-to-stands planks plank"
)
"""Words that are the name of an exercise by themselves; "circles" aren't."""
WALKS = (("heels", "Heel walk"), ("toes", "Toe walk"), ("tiptoe", "Toe walk"))
LONGEST = 8
"""Words of a name without a mark after it."""
