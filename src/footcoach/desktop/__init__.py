"""What footcoach asks of the desktop around it; a session needs none of it."""
