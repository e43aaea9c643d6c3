"""Writes the golden pages anew: ``python -m tests.report.write_golden``. Look at what changed."""

from pathlib import Path

from footcoach.report.document import Document
from footcoach.report.html_page import write_html
from footcoach.report.page import write_report
from footcoach.report.plain_page import write_text
from tests.report.sample import sample_facts

HTML, TEXT = (Path(__file__).parent / "golden" / name for name in ("report.html", "report.txt"))


def sample_document() -> Document:
    return write_report(sample_facts(), name='Ann "O\'Neil" & <b>co</b>', has_notes=True)


if __name__ == "__main__":
    HTML.write_text(write_html(sample_document()), encoding="utf-8")
    TEXT.write_text(write_text(sample_document()), encoding="utf-8")
