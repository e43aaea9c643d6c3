"""HEARING IT: cues become sound. Nothing here ever raises into a session."""
