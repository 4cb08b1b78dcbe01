"""Which pairs and years a table is about, as a matrix of row counts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import htpy as h

from briefs.figures import Coverage
from briefs.pages.context import PageContext
from briefs.pages.filters import pair_link
from briefs.pages.tables import Head, data_table
from briefs.text.numbers import grouped

MOST_PAIRS = 40
_SHADES = 4
_NO_PAIR = "no pair of this site"
_UNDATED = "undated"


def coverage_block(context: PageContext, covered: Coverage) -> h.Element:
    """Row counts by pair and year, or by what of the two the table has."""
    heads = [Head("Pair" if covered.has_dyads else "Rows"), Head("All", True)]
    if covered.time_column:
        heads += [Head(year or _UNDATED, True) for year in _newest_first(covered)]
    rows = [*(_pairs(context, covered) if covered.has_dyads else ()), _total(covered)]
    return h.div(class_="bb-matrix")[
        h.p[_explanation(covered)],
        data_table(_caption(covered), heads, rows, table_id="table-of-coverage"),
    ]


def _caption(covered: Coverage) -> str:
    kinds = {"pair": covered.has_dyads, "year": covered.time_column}
    return f"Rows by {' and '.join(name for name, is_there in kinds.items() if is_there)}"


def _explanation(covered: Coverage) -> Iterator[h.Node]:
    of_pair = " are about which pair" if covered.has_dyads else " there are"
    yield f"How many rows{of_pair}"
    if covered.time_column:
        yield h.fragment[", by year of ", h.code[covered.time_column]]
    yield "."
    if covered.time_column == "period":
        yield " A span of months counts under the year in which it begins."
    if sum(covered.counts.values()) > covered.rows:
        yield " A row about several pairs counts with each, and once in the last line."


def _pairs(context: PageContext, covered: Coverage) -> Iterator[list[h.Node]]:
    """A line per dyad; of many dyads those with most rows, and one line for the others."""
    by_size = sorted(covered.dyads, key=lambda dyad: -covered.of_dyad(dyad))
    shown = set(by_size[:MOST_PAIRS])
    most = max(covered.counts.values(), default=0)
    for dyad in covered.dyads:
        if dyad in shown:
            counts = [covered.counts.get((dyad, year), 0) for year in _newest_first(covered)]
            yield [_name(context, dyad), *_cells(covered, counts, most)]
    if others := by_size[MOST_PAIRS:]:
        counts = [
            sum(covered.counts.get((dyad, year), 0) for dyad in others)
            for year in _newest_first(covered)
        ]
        yield [f"{len(others)} other pairs", *_cells(covered, counts, most)]


def _newest_first(covered: Coverage) -> list[str]:
    """The years, the newest first, so that they show before a reader scrolls; undated ones last."""
    return sorted(covered.by_year, reverse=True)


def _total(covered: Coverage) -> list[h.Node]:
    counts = [covered.by_year[year] for year in _newest_first(covered)]
    return [h.b["All rows"], *_cells(covered, counts, 0)]


def _cells(covered: Coverage, counts: list[int], most: int) -> list[h.Node]:
    by_year = [_cell(count, most) for count in counts] if covered.time_column else []
    return [h.b[grouped(Decimal(sum(counts)), 0)], *by_year]


def _cell(count: int, most: int) -> h.Node:
    """A count on a shade of its share of the largest; a dash for none."""
    if not count:
        return h.span(class_="bb-zero")["–"]
    shade = -(-count * _SHADES // most) if most else 0
    return h.span(class_=f"bb-shade-{min(shade, _SHADES)}")[grouped(Decimal(count), 0)]


def _name(context: PageContext, dyad: str) -> h.Node:
    known = context.package.dyads.get(dyad)
    return pair_link(context, known) if known else dyad or _NO_PAIR
