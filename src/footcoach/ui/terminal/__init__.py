"""How screens reach the terminal, and how it is given back."""
