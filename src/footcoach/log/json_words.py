"""The words that the log's formats have for the members of enumerations.

They are in every log and every export there is: a word is never changed or given a second
meaning. `docs/log-format.md` says what each means.
"""

from footcoach.log.json_codec import Words
from footcoach.log.records import DayOff, Said
from footcoach.routine.enums import BodyPart, Effort, Position, Side, Sides
from footcoach.routine.pose import Plant, Rig, View
from footcoach.session.cues import Cue, StepKind
from footcoach.session.player import Ending
from footcoach.session.step_record import Outcome
from footcoach.session.tally import KnownBy

EFFORTS = Words({"gentle": Effort.GENTLE, "moderate": Effort.MODERATE, "full": Effort.FULL})
POSITIONS = Words({
    "standing": Position.STANDING, "sitting": Position.SITTING, "lying": Position.LYING,
    "prone": Position.PRONE, "side-lying": Position.SIDE_LYING, "kneeling": Position.KNEELING,
    "all-fours": Position.ALL_FOURS, "hanging": Position.HANGING,
})  # fmt: skip
SIDE = Words({"left": Side.LEFT, "right": Side.RIGHT})
SIDE_OR_BOTH = Words[Side | None]({"left": Side.LEFT, "right": Side.RIGHT, "both": None})
SIDES = Words({
    "both": Sides.BOTH, "each": Sides.EACH, "alternate": Sides.ALTERNATE,
    "left": Sides.LEFT, "right": Sides.RIGHT, "one": Sides.ONE,
})  # fmt: skip
BODY_PARTS = Words({
    "foot": BodyPart.FOOT, "ankle": BodyPart.ANKLE, "calf": BodyPart.CALF, "knee": BodyPart.KNEE,
    "leg": BodyPart.LEG, "hip": BodyPart.HIP, "hand": BodyPart.HAND, "finger": BodyPart.FINGER,
    "thumb": BodyPart.THUMB, "wrist": BodyPart.WRIST, "elbow": BodyPart.ELBOW,
    "arm": BodyPart.ARM, "shoulder": BodyPart.SHOULDER, "side": BodyPart.SIDE,
    "none": BodyPart.NONE,
})  # fmt: skip
DAYS_OFF = Words({"rest": DayOff.REST, "ill": DayOff.ILL})
ENDINGS = Words({
    "finished": Ending.FINISHED, "left": Ending.LEFT, "stopped": Ending.STOPPED,
})  # fmt: skip
OUTCOMES = Words({"done": Outcome.DONE, "skipped": Outcome.SKIPPED})
KNOWN_BY = Words({
    "clock": KnownBy.CLOCK, "key": KnownBy.KEY, "typed": KnownBy.TYPED,
    "corrected": KnownBy.CORRECTED,
})  # fmt: skip
SAID = Words({
    "day": Said.DAY, "pain_before": Said.BEFORE, "pain_after": Said.AFTER,
    "pain_morning": Said.MORNING, "warning_sign": Said.SIGN, "pain_exercise": Said.HURT,
    "note": Said.NOTE,
})  # fmt: skip
STEP_KINDS = Words({
    "ready": StepKind.READY, "move": StepKind.MOVE, "release": StepKind.RELEASE,
    "switch": StepKind.SWITCH, "rest": StepKind.REST, "count": StepKind.COUNT,
})  # fmt: skip
CUES = Words({
    "count-in": Cue.COUNT_IN, "go": Cue.GO, "next-move": Cue.NEXT_MOVE, "beat": Cue.BEAT,
    "back": Cue.BACK, "halfway": Cue.HALFWAY,
    "last": Cue.LAST, "release": Cue.RELEASE, "rest": Cue.REST, "switch": Cue.SWITCH,
    "exercise-done": Cue.EXERCISE_DONE, "session-done": Cue.SESSION_DONE, "pause": Cue.PAUSE,
    "resume": Cue.RESUME, "confirm": Cue.CONFIRM, "safety-stop": Cue.SAFETY_STOP,
})  # fmt: skip
RIGS = Words({"foot": Rig.FOOT, "toes": Rig.TOES, "body": Rig.BODY})
VIEWS = Words({"whole": View.WHOLE, "legs": View.LEGS})
PLANTS = Words({"hip": Plant.HIP, "toes": Plant.TOES})
