"""Which pairs and years the rows of a table are about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from briefs.tables import Row, Table, TableSchema

_DYAD = "dyad"
_TIMES = ("period", "published")
_ENDS = ("exporter", "importer")
_YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many rows are about which dyad and year; either may have no meaning for a table.

    ``time_column`` is the column that the years are from, empty where there is none. ``counts`` is
    by dyad and year and counts a row with each of its dyads; an empty dyad stands for rows of no
    dyad of the package, an empty year for undated ones. ``by_year`` and ``rows`` count a row once.
    """

    has_dyads: bool
    time_column: str
    counts: Mapping[tuple[str, str], int]
    by_year: Mapping[str, int]
    rows: int

    @property
    def dyads(self) -> list[str]:
        """The dyads in alphabetical order, and then the empty one if it has rows."""
        return sorted({dyad for dyad, _ in self.counts}, key=lambda dyad: (not dyad, dyad))

    def of_dyad(self, dyad: str) -> int:
        """How many rows are about a dyad."""
        return sum(self.counts.get((dyad, year), 0) for year in self.by_year)


def coverage(tables: Mapping[str, Table], name: str) -> Coverage | None:
    """How many rows of a table are about which dyad and year; None where neither has a meaning.

    The dyad is that of the column ``dyad``, of a table that links rows to dyads, or of exporter
    and importer. The year is that of the first column of periods or dates; a span that crosses
    years counts under its first.

    Args:
        tables: the published tables by name.
        name: that of the table.
    """
    table = tables[name]
    dyads_of, column = _dyads_of(tables, table.schema), _time_column(table.schema)
    if dyads_of is None and not column:
        return None
    counts: Counter[tuple[str, str]] = Counter()
    by_year: Counter[str] = Counter()
    for row in table.rows:
        year = row[column][:_YEAR_DIGITS] if column else ""
        by_year[year] += 1
        counts.update((dyad, year) for dyad in (dyads_of(row) if dyads_of else ("",)))
    return Coverage(dyads_of is not None, column, counts, by_year, len(table.rows))


def _time_column(schema: TableSchema) -> str:
    names = schema.column_names
    return next(
        (name for name in names if name in _TIMES or name.startswith("date")),
        "",
    )


def _dyads_of(
    tables: Mapping[str, Table], schema: TableSchema
) -> Callable[[Row], Iterable[str]] | None:
    """What gives the dyads of a row, at least an empty one."""
    if _DYAD in schema.column_names:
        return lambda row: (row[_DYAD],)
    if set(_ENDS) <= set(schema.column_names):
        return partial(_between_ends, {row["id"] for row in tables["dyads"].rows})
    for other in tables.values():
        for key in other.schema.foreign_keys:
            if key.table == schema.name and set(other.schema.column_names) == {key.column, _DYAD}:
                links = _links(other.rows, key.column)
                return partial(_linked, links, key.target_column)
    return None


def _between_ends(known: Collection[str], row: Row) -> tuple[str]:
    dyad = "-".join(sorted(row[end].lower() for end in _ENDS))
    return (dyad if dyad in known else "",)


def _linked(links: Mapping[str, list[str]], column: str, row: Row) -> Iterable[str]:
    return links.get(row[column], ("",))


def _links(rows: Iterable[Row], column: str) -> Mapping[str, list[str]]:
    links: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        links[row[column]].append(row[_DYAD])
    return links
