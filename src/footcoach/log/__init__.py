"""WHAT WAS DONE: storage alone. Sessions, days and offers on disk, resumed, exported, imported.

What they mean is the business of ``advice``; `docs/log-format.md` says how they are stored.
"""
