"""Saying words that have no recording in the voice: the user's own names and moves."""
