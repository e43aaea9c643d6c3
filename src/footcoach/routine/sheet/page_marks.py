"""What is on a page beside the exercises: page and telephone numbers, addresses, greetings."""

import re

_MARKS = (
    r"\W*page\s+[0-9]+\b(?:\s*(?:of|/)\s*[0-9]+)?\W*",
    r"\W*[0-9]{1,3}\s*(?:of|/)\s*[0-9]{1,3}\W*|[-–—]\s*[0-9]{1,3}\s*[-–—]",  # noqa: RUF001
    r"(?:tel|telephone|phone|fax|mobile|e-?mail|web|website|address)\b[\s.:].*",
    r"\+?[0-9][0-9 ()-]{8,}",
    r"(?:hi|hello|dear)\b(?: \w+){0,3}[,!]?",
    r"(?:best wishes|kind regards|many thanks|regards|thanks|yours)\b.{0,20}",
    r"[^\s]*(?:www\.|https?://|@)[^\s]*",
    r"(?:©|\(c\)|copyright\b).*",
    (
        r"(?:version|printed|created|updated|"
        r"review date|reviewed|date of review|date of issue|issued|leaflet|published|"
        r"next appointment|next review|appointment|produced by|patient name|therapist|"
        r"physiotherapist|hospital number|nhs number|ref|reference)\b\s*(?:[:.#]|no\b|[0-9]).*"
    ),
    (
        r"(?:name|patient|client|physio|clinician|consultant|surgeon|doctor|gp|nurse|clinic|ward|"
        r"department|dept|(?:referred|seen|given|provided|prepared|written) by)\b\.?\s*:\s*"
        r"(?-i:[A-Z]).*"
    ),
    r"(?:d\.?o\.?b\.?|(?:\w+ )?date(?: of \w+)?|appt|review|nhs no|hospital no)\b\.?\s*:.*",
    r"(?:your )?next (?:appt|appointment|visit|review|session)\b.*",
)


def is_page_mark(text: str) -> bool:
    """Whether a line isn't part of the sheet's text, such as "Page 2 of 4" or a web address."""
    return any(re.fullmatch(mark, text, re.IGNORECASE) for mark in _MARKS)
