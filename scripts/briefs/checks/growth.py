"""Check *growth*: a stated rate against the two levels that give one."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.checks.causes import cause_of_growth, follows_from_other_statements
from briefs.checks.comparing import Outcome, compare
from briefs.figures import find_attributed_level, find_growth, implied_growth, ranked, row_figure
from briefs.model import (
    Cause,
    Cell,
    Check,
    CheckKind,
    Figure,
    Measure,
    Observation,
    Package,
    Verdict,
)


def check_growth(package: Package) -> Iterator[Check]:
    """One check per stated rate for which both levels stand: same source's, else the reporter's.

    A rate that does not follow from the reporter's figures, but does from another statement of one
    of them, cannot be told: its source may have meant that one. There is no growth on a base of
    zero.
    """
    for row in package.observations:
        if row.growth is None or not row.cell.reporter:
            continue
        new = _level(package, row.cell, row.source_id)
        if new is None:
            continue
        base = _level(package, row.cell.in_period(row.cell.period.a_year_before()), row.source_id)
        if base and base.value:
            yield _check(package, row, new, base)


def _check(package: Package, row: Observation, new: Figure, base: Figure) -> Check:
    stated, implied = row_figure(row, Measure.GROWTH), implied_growth(new, base)
    outcome = compare(implied, stated, stated, new, base)
    cause = None
    if outcome.verdict is Verdict.CONFLICTS:
        is_excused = not _is_of_one_source(row, new, base) and follows_from_other_statements(
            package, stated, new, base
        )
        if is_excused:
            cause = Cause.OTHER_STATEMENT
            outcome = Outcome(Verdict.CANNOT_TELL, implied.likely, stated.likely)
        else:
            cause = cause_of_growth(package, stated, new, base)
    return Check(
        id=f"growth-{row.id}",
        kind=CheckKind.GROWTH,
        dyad=row.cell.dyad,
        cell=row.cell,
        sides=((stated,), (implied,)),
        verdict=outcome.verdict,
        expected=outcome.expected,
        found=outcome.found,
        figure_keys=_marked(package, row, new, base),
        doubt=outcome.doubt,
        cause=cause,
    )


def _is_of_one_source(row: Observation, new: Figure, base: Figure) -> bool:
    levels = (*new.observations, *base.observations)
    return all(level.source_id == row.source_id for level in levels)


def _marked(package: Package, row: Observation, new: Figure, base: Figure) -> tuple[str, ...]:
    """The figures that the check marks: the growth, and the levels of the same source.

    None where a level is a known source error; only the growth where the stated rate is one, and
    not even that where another rate is shown.
    """
    levels = (*new.observations, *base.observations)
    if any(package.has_source_error(level.id, Measure.VALUE.column) for level in levels):
        return ()
    key = f"{row.cell.slug}-growth"
    if package.has_source_error(row.id, Measure.GROWTH.column):
        shown = find_growth(package, row.cell)
        return (key,) if shown is not None and row in shown.observations else ()
    return (key, new.key, base.key) if _is_of_one_source(row, new, base) else (key,)


def _level(package: Package, cell: Cell, source_id: str) -> Figure | None:
    rows = package.observations_by_cell.get(cell, ())
    own = [row for row in rows if row.source_id == source_id]
    if own and (stating := ranked(package, own, Measure.VALUE)):
        return row_figure(stating[0])
    return find_attributed_level(package, cell)
