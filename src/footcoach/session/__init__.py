"""DOING IT: a routine as a timeline of steps, and a session as a place in it. Pure."""
