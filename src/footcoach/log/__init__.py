"""WHAT WAS DONE: sessions on disk, what they add up to, and what is still asked for."""
