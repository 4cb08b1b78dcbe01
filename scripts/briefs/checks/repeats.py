"""Check *repeat*: statements of one thing against each other."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.checks.comparing import (
    compare_statements,
    compare_with_figure,
    figure_side,
    row_side,
    subject_of,
)
from briefs.figures import by_subject, find_growth, find_level
from briefs.model import (
    Check,
    CheckKind,
    Commitment,
    Figure,
    Measure,
    Observation,
    Package,
    Side,
)
from briefs.text.commitments import KIND_NAMES
from briefs.text.dates import date_label
from briefs.text.numbers import CARD
from briefs.text.wording import amount_text, commitment_amount, statement_text

_COLUMNS = {Measure.VALUE: "value_usd_million", Measure.GROWTH: "growth_pct"}


def check_repeats(package: Package) -> Iterator[Check]:
    """One check per observation that is not its cell's figure, for values and for growth.

    A row that a known issue calls a source error is compared, but does not mark the figure.
    """
    for row in package.observations:
        for measure in _COLUMNS:
            figure = _figure(package, row, measure)
            if figure is not None and row not in figure.observations:
                yield _check(package, row, measure, figure)


def _figure(package: Package, row: Observation, measure: Measure) -> Figure | None:
    if row.statement(measure) is None or not row.cell.reporter:
        return None
    find = find_level if measure is Measure.VALUE else find_growth
    return find(package, row.cell)


def _check(package: Package, row: Observation, measure: Measure, figure: Figure) -> Check:
    statement = row.statement(measure)
    assert statement is not None, "only rows that state the measure are compared"
    settled = package.has_source_error(row.id, _COLUMNS[measure])
    return Check(
        id=f"repeat-{measure}-{row.id}",
        kind=CheckKind.REPEAT,
        dyad=row.cell.dyad,
        subject=subject_of(package, row.cell, "Growth" if measure is Measure.GROWTH else ""),
        sides=(figure_side(figure), row_side(row, measure)),
        verdict=compare_with_figure(statement, figure),
        figure_keys=() if settled else (figure.key,),
        explanation=f"{amount_text(figure, CARD)} here, {statement_text(statement, measure)} there",
    )


def check_commitments(package: Package) -> Iterator[Check]:
    """One check per commitment against the first statement of its subject."""
    for dyad in package.dyads.values():
        for rows in by_subject(package, dyad).values():
            valued = [row for row in rows if row.value is not None]
            for row in valued[1:]:
                yield _commitment_check(valued[0], row)


def _commitment_check(first: Commitment, second: Commitment) -> Check:
    assert first.value is not None
    assert second.value is not None
    return Check(
        id=f"repeat-{second.id}",
        kind=CheckKind.REPEAT,
        dyad=second.dyad,
        subject=f"{KIND_NAMES[second.kind]}, {date_label(second.date_stated[:7])}",
        sides=(
            Side(commitment_amount(first, CARD), (first.id,)),
            Side(commitment_amount(second, CARD), (second.id,)),
        ),
        verdict=compare_statements(first.value, second.value),
        figure_keys=(first.id, second.id),
        explanation=f"{commitment_amount(first, CARD)} and {commitment_amount(second, CARD)}",
    )
