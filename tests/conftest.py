"""What holds for every test."""

from hypothesis import settings

# A busy machine is no reason for a property to be false.
settings.register_profile("footcoach", deadline=None)
settings.load_profile("footcoach")
