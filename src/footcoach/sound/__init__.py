"""HEARING IT: plays the cues of a session. Nothing here ever raises into a session."""
