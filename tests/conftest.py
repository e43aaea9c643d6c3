"""What holds for every test."""

import os
import time

from hypothesis import settings

# Times of day are shown, and a picture must not depend on where it is taken.
os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):
    time.tzset()

# A busy machine is no reason for a property to be false.
settings.register_profile("footcoach", deadline=None)
settings.load_profile("footcoach")
