"""Check *repeat*: statements of one thing against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefs.checks.causes import cause_of_repeat, cause_of_scale
from briefs.checks.comparing import compare
from briefs.figures import by_subject, find_growth, find_level, row_figure
from briefs.model import (
    Check,
    CheckKind,
    Commitment,
    Figure,
    Measure,
    Observation,
    Package,
    Verdict,
)

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
    stated = row_figure(row, measure)
    outcome = compare(figure, stated, figure, stated, by_reporter=False)
    settled = package.has_source_error(row.id, measure.column)
    conflicts = outcome.verdict is Verdict.CONFLICTS
    return Check(
        id=f"repeat-{measure}-{row.id}",
        kind=CheckKind.REPEAT,
        dyad=row.cell.dyad,
        cell=row.cell,
        sides=((figure,), (stated,)),
        verdict=outcome.verdict,
        expected=outcome.expected,
        found=outcome.found,
        figure_keys=() if settled else (figure.key,),
        doubt=outcome.doubt,
        cause=cause_of_repeat(package, row, stated, figure, measure) if conflicts else None,
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
    outcome = compare(first.value, second.value)
    conflicts = outcome.verdict is Verdict.CONFLICTS
    return Check(
        id=f"repeat-{second.id}",
        kind=CheckKind.REPEAT,
        dyad=second.dyad,
        cell=None,
        sides=((first,), (second,)),
        verdict=outcome.verdict,
        expected=outcome.expected,
        found=outcome.found,
        figure_keys=(first.id, second.id),
        cause=cause_of_scale(first.value, second.value) if conflicts else None,
    )
