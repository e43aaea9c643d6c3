"""What footcoach says about pain and safety. It never diagnoses, promises or praises pain.

The facts are those of ``docs/evidence.md``: the red flags of section 5, the lights of section 6
and the wording of section 8.
"""

from footcoach.advice.pain import Light


def advise_rest(what: str) -> str:
    """Return what red means for ``what``, which names exercises."""
    return (
        f"Give {what} a rest for two days. If the pain was sharp or spreading, or doesn't settle,"
        " please see a doctor, physiotherapist or podiatrist."
    )


MEANING = {
    Light.GREEN: "Carry on as planned.",
    Light.AMBER: (
        "Make it easier next time: fewer reps, a smaller movement, sitting instead of standing,"
        " nothing on tiptoe and no long holds."
    ),
    Light.RED: advise_rest("this exercise and similar ones"),
}
"""What each light means for the next session."""

GREEN_AFTER_STOP = "You can carry on next time. Stop again if it hurts more than mildly."
"""What green means after a session that was stopped because it hurt."""
WATCH_FOR = (
    "Watch for pain that is sharp, spreading or getting worse, or doesn't settle: then rest, and"
    " please see a doctor, physiotherapist or podiatrist."
)
"""What is said once a session was stopped because it hurt."""
NORMAL = (
    "Tired muscles, a mild ache the next day, a pull in a stretch and warm feet: that's normal;"
    " don't count it as pain."
)
SIGNS = "sharp, burning, tingling, numb, spreading, giving way, or a cramp that won't let go"
"""Kinds of pain that are red whatever the number."""
TOO_MUCH = (
    "With pain this strong, it's better not to exercise today. Take a day's rest, or ask a"
    " professional."
)
SEE_SOMEONE = (
    "That's the second RED in a week. Please see a doctor or physiotherapist before you carry on."
)
NOTHING_LEFT = "Everything in this session is resting for now. A day off is fine too."

NOTICE = (
    "footcoach times foot exercises and remembers what you did.",
    "It isn't medical advice, and it can't tell what's wrong.",
    (
        "Check with a professional first if you have diabetes, numb feet, poor circulation,"
        " a recent injury or operation, or a history of falls."
    ),
    "Stop when something hurts sharply: press x at any time.",
    "Press ! on any screen to see when to get medical help.",
)
"""Shown once before the first session."""

RED_FLAGS = (
    (
        "Now",
        (
            "Call an emergency number if you have back pain with any of these: numbness or tingling"
            " around your genitals, back passage or buttocks; new trouble passing water, or loss of"
            " bladder or bowel control; new or worsening weakness, numbness or pain in both legs;"
            " a change in sexual function; chest pain; or a serious accident before it began. Call"
            " too for chest pain, severe breathlessness or faintness while you exercise, and for"
            " a painful, swollen leg with breathlessness or chest pain."
        ),
    ),
    (
        "Today",
        (
            "Get advice the same day for back pain with fever, unexplained weight loss, or a lump"
            " or change of shape; for back pain that is no better with rest, worse at night, worse"
            " when you cough or sneeze, or high up between the shoulder blades; for one calf that"
            " is swollen, warm, red or newly painful (don't massage or exercise it); for a snap"
            " behind the heel, or if you can't rise on tiptoe; and for a foot that is hot, red or"
            " swollen or has a new wound, above all if you have diabetes."
        ),
    ),
    (
        "Soon",
        (
            "Make an appointment for back pain that hasn't eased after a few weeks or stops you"
            " doing everyday things, and for heel pain that hasn't eased after two."
        ),
    ),
)
"""When to get medical help, the most urgent first (``docs/evidence.md``, section 5)."""
