"""SHOWING IT: screens and widgets. Nothing is decided here about a session."""
