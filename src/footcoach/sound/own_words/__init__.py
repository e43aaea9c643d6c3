"""Saying words that have no recording in the voice: names and moves of one's own."""
