"""WHAT THE USER SETS: config.yaml, read, explained, and changed from inside the app."""
