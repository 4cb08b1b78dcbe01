"""Derived tables: the figures of every cell and the checks on them, as rows of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Context, Decimal
from itertools import chain

from briefs.figures import every_figure
from briefs.model import Check, Figure, Package
from briefs.text.explanations import explanation, subject_text
from briefs.text.verdicts import Mark

Row = dict[str, str]
_DIGITS = Context(prec=15)


def figure_rows(package: Package, marks: Mapping[str, Mark]) -> Iterator[Row]:
    """One row per figure of a cell that names a reporter: its level and its growth."""
    for figure in every_figure(package):
        yield _figure_row(figure, marks.get(figure.key))


def check_rows(package: Package, checks: tuple[Check, ...]) -> Iterator[Row]:
    """One row per check."""
    for check in checks:
        yield {
            "check_id": check.id,
            "kind": check.kind,
            "dyad": check.dyad,
            "reporter": check.cell.reporter if check.cell else "",
            "partner": check.cell.partner if check.cell else "",
            "flow": check.cell.flow if check.cell else "",
            "period": str(check.cell.period) if check.cell else "",
            "verdict": check.verdict,
            "unit": check.unit,
            "expected_low": _end(check.expected.lower),
            "expected_high": _end(check.expected.upper),
            "found_low": _end(check.found.lower),
            "found_high": _end(check.found.upper),
            "cause": check.cause or "",
            "doubt": check.doubt or "",
            "explanation": explanation(package, check),
            "inputs": " ".join(check.row_ids),
            "subject": subject_text(package, check),
            "figure_ids": " ".join(check.figure_keys),
        }


def _figure_row(figure: Figure, mark: Mark | None) -> Row:
    cell = figure.trade_cell
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
    """An end of an interval, to fifteen digits at most; empty where it is infinite."""
    return f"{value.normalize(_DIGITS):f}" if value.is_finite() else ""
