"""RUNNING IT: a session under way, with a clock, a speaker and no screen."""
