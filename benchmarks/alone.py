"""What every benchmark does when it's run by itself: read its options, measure, print."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.report import write_tables
from benchmarks.tables import Outcome, Table


class NotHereError(Exception):
    """Something that a benchmark needs isn't on this machine; says what."""


def make_parser(doc: str | None) -> argparse.ArgumentParser:
    """Return a parser with the options that all benchmarks have."""
    parser = argparse.ArgumentParser(
        description=doc, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="measure less often")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    return parser


def run(
    parser: argparse.ArgumentParser, measure: Callable[[argparse.Namespace], Sequence[Table]]
) -> None:
    """Measure, and print the tables with their goals."""
    given = parser.parse_args()
    name = Path(sys.argv[0]).stem
    try:
        outcome = Outcome(name, tuple(measure(given)))
    except NotHereError as error:
        outcome = Outcome(name, left_out=str(error))
    print(outcome.write() if given.json else "\n".join(write_tables(outcome)))
