"""Check *repeat*: statements of one thing against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

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
    Verdict,
)
from briefs.text.amounts import amount_text, commitment_amount, statement_text
from briefs.text.commitments import KIND_NAMES
from briefs.text.dates import date_label
from briefs.text.numbers import CARD

_NOTHING = Decimal(0)


def check_repeats(package: Package) -> Iterator[Check]:
    """One check per observation that is not its cell's figure, for values and for growth.

    A row that a known issue calls a source error is compared, but does not mark the figure.
    """
    for row in package.observations:
        for measure in (Measure.VALUE, Measure.GROWTH):
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
    settled = package.has_source_error(row.id, measure.column)
    what = "Growth" if measure is Measure.GROWTH else ""
    return Check(
        id=f"repeat-{measure}-{row.id}",
        kind=CheckKind.REPEAT,
        dyad=row.cell.dyad,
        subject=subject_of(package, row.cell, (row, *figure.observations), what),
        sides=(figure_side(figure), row_side(row, measure)),
        verdict=compare_with_figure(statement, figure),
        figure_keys=() if settled else (figure.key,),
        explanation=f"{amount_text(figure, CARD)} and {statement_text(statement, measure)}",
    )


def check_commitments(package: Package) -> Iterator[Check]:
    """Statements of one subject against each other, one check per statement but one.

    Each is held against the statement that lies furthest from it, if the two cannot both be true,
    so that no side of a conflict is taken; else against the subject's first.
    """
    for dyad in package.dyads.values():
        for rows in by_subject(package, dyad).values():
            valued = [row for row in rows if row.value is not None]
            yield from _subject_checks(valued)


def _subject_checks(rows: Sequence[Commitment]) -> Iterator[Check]:
    if not rows:
        return
    highest = max(rows, key=lambda row: row.value.possible.lower if row.value else _NOTHING)
    lowest = min(rows, key=lambda row: row.value.possible.upper if row.value else _NOTHING)
    done: set[frozenset[str]] = set()
    for row in rows:
        against = (_commitment_check(other, row) for other in (highest, lowest) if other != row)
        conflicts = [check for check in against if check.verdict is Verdict.CONFLICTS]
        if not conflicts and row == rows[0]:
            continue
        check = conflicts[0] if conflicts else _commitment_check(rows[0], row)
        if frozenset(check.row_ids) not in done:
            done.add(frozenset(check.row_ids))
            yield check


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
