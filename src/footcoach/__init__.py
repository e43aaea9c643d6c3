"""A coach in the terminal for foot exercises."""

__version__ = "0.1.0"
