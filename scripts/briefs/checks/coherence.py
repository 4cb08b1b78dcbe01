"""Check *coherence*: the growth of the parts against the growth of the whole in one source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from briefs.checks.causes import cause_of_rate
from briefs.checks.comparing import compare
from briefs.figures import growth_of_parts, row_figure
from briefs.model import Cell, Check, CheckKind, Flow, Measure, Observation, Package, Verdict


def check_coherence(package: Package) -> Iterator[Check]:
    """One check per source, reporter and period that states growth of both flows and the sum."""
    groups: defaultdict[tuple[str, Cell], dict[Flow, Observation]] = defaultdict(dict)
    for row in package.observations:
        if row.growth is not None and row.cell.reporter:
            groups[row.source_id, row.cell.of(Flow.TURNOVER)].setdefault(row.cell.flow, row)
    for (_, cell), rows in groups.items():
        if len(rows) == len(Flow):
            check = _check(cell, rows)
            if check is not None:
                yield check


def _check(cell: Cell, rows: dict[Flow, Observation]) -> Check | None:
    exports, imports, whole = rows[Flow.EXPORT], rows[Flow.IMPORT], rows[Flow.TURNOVER]
    implied = growth_of_parts(exports, imports)
    if implied is None:
        return None
    stated = row_figure(whole, Measure.GROWTH)
    outcome = compare(implied, stated, stated, implied)
    cells = [row.cell.slug for row in rows.values()]
    return Check(
        id=f"coherence-{whole.id}",
        kind=CheckKind.COHERENCE,
        dyad=cell.dyad,
        cell=cell,
        sides=((stated,), (implied,)),
        verdict=outcome.verdict,
        expected=outcome.expected,
        found=outcome.found,
        figure_keys=(*(f"{slug}-growth" for slug in cells), *cells),
        doubt=outcome.doubt,
        cause=cause_of_rate(stated, implied) if outcome.verdict is Verdict.CONFLICTS else None,
    )
