"""How much a routine may ask for, so that no file and no key can ask for the absurd."""

MINUTE, HOUR = 60, 3600
"""Seconds."""

LONGEST_STEP = 2 * HOUR
"""Seconds that one move or one pause may last."""
LONGEST_SESSION = 6 * HOUR
"""Seconds that a whole routine may last at full effort."""
MOST_EXERCISES = 200
"""Exercises in a routine."""
LINE = 200
"""Characters of a name or a line."""
DOSE = 500
"""Characters of a dose line."""
PROSE = 2000
"""Characters of a text that may run over several lines."""
LONGEST_ID = 60
"""Characters of an id."""
LONGEST_SHEET = 64 * 1024
"""Characters of a sheet that is pasted or typed in the app: a sheet of paper has a tenth of it."""
LIST = 20
"""Entries of a list of names or moves."""
