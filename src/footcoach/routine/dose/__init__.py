"""Reads a dose as people write it: characters, words, phrases, then what they mean together."""
