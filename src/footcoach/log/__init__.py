"""WHAT WAS DONE: storage alone. Sessions, days and offers on disk, resumed, exported, imported.

``advice`` says what they mean, and `docs/log-format.md` how they are stored.
"""
