"""Derived tables: the figures of every cell and the checks on them, as rows of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import chain

from briefs.figures import find_growth, find_level
from briefs.model import Cell, Check, Figure, Flow, Package
from briefs.text.verdicts import Mark

Row = dict[str, str]


def figure_rows(package: Package, marks: Mapping[str, Mark]) -> Iterator[Row]:
    """One row per figure of a cell that names a reporter: its level and its growth."""
    stated = [cell for cell in package.observations_by_cell if cell.reporter]
    for cell in sorted({*stated, *(cell.of(Flow.TURNOVER) for cell in stated)}):
        for figure in (find_level(package, cell), find_growth(package, cell)):
            if figure is not None and figure.is_attributed:
                yield _figure_row(cell, figure, marks.get(figure.key))


def check_rows(checks: tuple[Check, ...]) -> Iterator[Row]:
    """One row per check."""
    for check in checks:
        yield {
            "id": check.id,
            "kind": check.kind,
            "dyad": check.dyad,
            "subject": check.subject,
            "first_side": check.sides[0].text,
            "second_side": check.sides[1].text,
            "verdict": check.verdict,
            "explanation": check.explanation,
            "row_ids": " ".join(check.row_ids),
            "figure_ids": " ".join(check.figure_keys),
        }


def _figure_row(cell: Cell, figure: Figure, mark: Mark | None) -> Row:
    ends = chain(*((end.lower, end.upper) for end in (figure.likely, figure.possible)))
    likely_lower, likely_upper, possible_lower, possible_upper = map(_end, ends)
    return {
        "id": figure.key,
        "dyad": cell.dyad,
        "reporter": cell.reporter,
        "partner": cell.partner,
        "flow": cell.flow,
        "period": str(cell.period),
        "measure": "growth" if figure.measure == "growth" else "value",
        "unit": figure.unit,
        "value": f"{figure.value:f}",
        "rounding": f"{figure.rounding:f}",
        "qualifier": figure.qualifier,
        "likely_lower": likely_lower,
        "likely_upper": likely_upper,
        "possible_lower": possible_lower,
        "possible_upper": possible_upper,
        "making": figure.making,
        "row_ids": " ".join(row.id for row in figure.observations),
        "alternative_row_ids": " ".join(row.id for row in figure.alternatives),
        "source_ids": " ".join(figure.source_ids),
        "verdict": mark.verdict if mark else "",
    }


def _end(value: Decimal) -> str:
    """An end of an interval; empty where it is infinite."""
    return f"{value:f}" if value.is_finite() else ""
