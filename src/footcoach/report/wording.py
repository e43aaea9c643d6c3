"""What a page writes for days, and for what isn't known."""

from datetime import date

DASH = "\N{EN DASH}"
NOTHING = DASH
"""In place of a number that there isn't."""


def write_date(day: date) -> str:
    """Return a day such as Mon 2 Nov."""
    return f"{day:%a} {write_short(day)}"


def write_short(day: date) -> str:
    """Return a day such as 2 Nov."""
    return f"{day.day} {day:%b}"


def write_period(first: date, last: date) -> str:
    """Return the days from first to last, such as Mon 2 Nov 2026 to Sun 29 Nov 2026."""
    return f"{write_date(first)} {first.year} to {write_date(last)} {last.year}"


def write_span(first: date, last: date) -> str:
    """Return the days from first to last in short, joined by a dash; a single day once."""
    return DASH.join(dict.fromkeys((write_short(first), write_short(last))))
