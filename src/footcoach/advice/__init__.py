"""WHAT IT MEANS: rules over what the log returns."""
