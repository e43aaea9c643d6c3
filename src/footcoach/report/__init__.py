"""ON PAPER: what the log says of some weeks, as a page for a therapist. Pure."""
