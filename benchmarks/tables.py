"""What a benchmark hands over: tables of figures, each with the row it is compared with.

A figure is a time, a size or a number of faults: less is always better.
"""

import json
import math
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass

MEASURES = ("median", "p90", "p99")
"""What is said of the values of a row. Of a few values the percentiles are simply the largest."""


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured again and again, for one thing."""

    name: str
    unit: str
    values: tuple[float, ...]
    peer: str = ""
    """The row of the same table with which it is compared; "" if with none."""

    def read(self, measure: str) -> float:
        """Return the median, or a percentile; NaN if nothing was measured."""
        if not self.values:
            return math.nan
        if measure == "median":
            return statistics.median(self.values)
        return find_percentile(self.values, int(measure.removeprefix("p")))


@dataclass(frozen=True, slots=True)
class Table:
    """What one benchmark measured in one run."""

    title: str
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()
    """What has to be said beside the figures, such as what was left out."""

    def find(self, name: str, unit: str) -> Row | None:
        """Return the row of that name and unit; None if there is none."""
        return next((row for row in self.rows if (row.name, row.unit) == (name, unit)), None)

    def compare(self, row: Row, measure: str = "median") -> float:
        """Return how many times as large as its peer a row is; NaN without a peer."""
        peer = self.find(row.peer, row.unit)
        reference = peer.read(measure) if peer else math.nan
        return row.read(measure) / reference if reference else math.nan


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one benchmark ended: with tables, or with the reason why there are none."""

    benchmark: str
    tables: tuple[Table, ...] = ()
    left_out: str = ""
    """Why it can't be run here; "" if it can."""
    failed: str = ""
    """Why it ended without a figure; "" if it didn't."""

    def find(self, name: str, unit: str) -> tuple[Table, Row] | None:
        """Return the row of that name and unit, and its table; None if there is none."""
        for table in self.tables:
            if row := table.find(name, unit):
                return table, row
        return None

    def write(self) -> str:
        """Return it as JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, text: str) -> "Outcome":
        """Return what ``write`` wrote."""
        data = json.loads(text)
        tables = tuple(
            Table(
                table["title"],
                tuple(Row(**{**row, "values": tuple(row["values"])}) for row in table["rows"]),
                tuple(table["remarks"]),
            )
            for table in data.pop("tables")
        )
        return cls(tables=tables, **data)


def find_percentile(values: Sequence[float], percent: int) -> float:
    """Return the value that at least ``percent`` percent of the values don't exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]
