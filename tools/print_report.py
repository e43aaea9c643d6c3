"""Prints a report as a browser does, so that it can be looked at as it's on paper.

``python -m tools.print_report report.html report.pdf`` writes the PDF; with Poppler's pdftoppm
there is a PNG of each page beside it too. It needs Chromium, and isn't part of the tests.
"""

import sys
from pathlib import Path
from shutil import which
from subprocess import run
from tempfile import TemporaryDirectory

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
TIME_LIMIT = 120
"""Seconds in which a browser has printed a page, or never will."""
DOTS = "90"
"""Dots an inch of the pictures of the pages."""


def main() -> None:
    """Print the page named first into the file named second."""
    if len(sys.argv) != 3:
        sys.exit("python -m tools.print_report REPORT.html REPORT.pdf")
    page, pdf = (Path(argument).resolve() for argument in sys.argv[1:])
    browser = next(filter(None, map(which, BROWSERS)), None)
    if browser is None:
        sys.exit(f"install one of {', '.join(BROWSERS)} first")
    print_page(browser, page, pdf)
    print(pdf)
    if draw := which("pdftoppm"):
        pictures = str(pdf.with_suffix(""))
        run([draw, "-r", DOTS, "-png", str(pdf), pictures], check=True)  # noqa: S603, found above


def print_page(browser: str, page: Path, pdf: Path) -> None:
    """Print a page into a PDF, with a profile of its own and nothing to load."""
    with TemporaryDirectory() as profile:
        options = (
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            f"--user-data-dir={profile}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={pdf}",
        )
        command = [browser, *options, page.as_uri()]
        run(command, check=True, timeout=TIME_LIMIT, capture_output=True)  # noqa: S603, ours


if __name__ == "__main__":
    main()
