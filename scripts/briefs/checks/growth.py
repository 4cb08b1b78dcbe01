"""Checks *growth* and *coherence*: stated rates against levels, and parts against the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from briefs.checks.comparing import (
    because,
    compare,
    guarded,
    reporter_is_certain,
    reporters_are_certain,
    row_side,
    subject_of,
)
from briefs.figures import find_growth, find_level, implied_growth, ranked, row_figure
from briefs.model import (
    Cell,
    Check,
    CheckKind,
    Figure,
    Flow,
    Interval,
    Measure,
    Observation,
    Package,
    Side,
    Statement,
)
from briefs.text.amounts import statement_text
from briefs.text.numbers import percent, plain

ZERO = Decimal(0)
HUNDRED = Decimal(100)
_ALL = Interval.point(HUNDRED)


def check_growth(package: Package) -> Iterator[Check]:
    """One check per stated rate for which both levels stand: same source's, else the reporter's.

    There is no growth on a base of zero.
    """
    for row in package.observations:
        if row.growth is None or not row.cell.reporter:
            continue
        new = _level(package, row.cell, row.source_id)
        base = _level(package, row.cell.in_period(row.cell.period.a_year_before()), row.source_id)
        if new and base and base.value:
            yield _growth_check(package, row, row.growth, new, base)


def _growth_check(
    package: Package, row: Observation, stated: Statement, new: Figure, base: Figure
) -> Check:
    implied = implied_growth(new, base)
    certain = reporters_are_certain(new, base) and reporter_is_certain(row)
    verdict = compare(stated.likely, stated.possible, implied.likely, implied.possible)
    explanation = (
        f"{plain(base.value, base.rounding)} to {plain(new.value, new.rounding)} is "
        f"{percent(implied.value, implied.rounding, signed=True)}; stated as "
        f"{statement_text(stated, Measure.GROWTH)}"
    )
    levels = tuple(other.id for other in (*new.observations, *base.observations))
    return Check(
        id=f"growth-{row.id}",
        kind=CheckKind.GROWTH,
        dyad=row.cell.dyad,
        subject=subject_of(package, row.cell, (row,), "Growth"),
        sides=(
            row_side(row, Measure.GROWTH),
            Side(
                f"{percent(implied.value, implied.rounding, signed=True)} from the levels", levels
            ),
        ),
        verdict=guarded(verdict, certain),
        figure_keys=_marked(package, row, new, base),
        explanation=because(explanation, certain),
    )


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
    of_one_source = all(level.source_id == row.source_id for level in levels)
    return (key, new.key, base.key) if of_one_source else (key,)


def _level(package: Package, cell: Cell, source_id: str) -> Figure | None:
    rows = package.observations_by_cell.get(cell, ())
    own = ranked(package, (row for row in rows if row.source_id == source_id), Measure.VALUE)
    if own:
        return row_figure(own[0])
    figure = find_level(package, cell)
    return figure if figure is not None and figure.is_attributed else None


def check_coherence(package: Package) -> Iterator[Check]:
    """One check per source, reporter and period that states growth of both flows and the sum."""
    groups: defaultdict[tuple[str, Cell], dict[Flow, Observation]] = defaultdict(dict)
    for row in package.observations:
        if row.growth is not None and row.cell.reporter:
            groups[row.source_id, row.cell.of(Flow.TURNOVER)].setdefault(row.cell.flow, row)
    for (_, cell), rows in groups.items():
        if set(rows) == set(Flow):
            check = _coherence_check(package, cell, rows)
            if check is not None:
                yield check


def _coherence_check(package: Package, cell: Cell, rows: dict[Flow, Observation]) -> Check | None:
    exports, imports, whole = rows[Flow.EXPORT], rows[Flow.IMPORT], rows[Flow.TURNOVER]
    stated = whole.growth
    if not (exports.value and exports.growth and imports.value and imports.growth and stated):
        return None
    if -HUNDRED in (exports.growth.value, imports.growth.value):
        return None
    bases = {
        form: (
            _base(getattr(exports.value, form), getattr(exports.growth, form)),
            _base(getattr(imports.value, form), getattr(imports.growth, form)),
        )
        for form in ("likely", "possible")
    }
    implied = {
        form: (
            (getattr(exports.value, form) + getattr(imports.value, form)).at_least(ZERO)
            / (first + second)
        ).scaled(HUNDRED)
        - _ALL
        for form, (first, second) in bases.items()
    }
    certain = all(reporter_is_certain(row) for row in rows.values())
    verdict = compare(implied["likely"], implied["possible"], stated.likely, stated.possible)
    return Check(
        id=f"coherence-{whole.id}",
        kind=CheckKind.COHERENCE,
        dyad=cell.dyad,
        subject=subject_of(package, cell, rows.values(), "Growth"),
        sides=(
            row_side(whole, Measure.GROWTH),
            Side("growth of the parts", (exports.id, imports.id)),
        ),
        verdict=guarded(verdict, certain),
        figure_keys=tuple(f"{row.cell.slug}-growth" for row in rows.values())
        + tuple(row.cell.slug for row in rows.values()),
        explanation=because(_coherence_words(exports, imports, stated), certain),
    )


def _base(level: Interval, growth: Interval) -> Interval:
    return level.at_least(ZERO) / (growth + _ALL).scaled(1 / HUNDRED)


def _coherence_words(exports: Observation, imports: Observation, stated: Statement) -> str:
    assert exports.value is not None
    assert imports.value is not None
    bases = [
        row.value.value / (1 + row.growth.value / HUNDRED)
        for row in (exports, imports)
        if row.value and row.growth
    ]
    finest = min(exports.value.rounding, imports.value.rounding)
    total = exports.value.value + imports.value.value
    growth = (total / sum(bases) - 1) * HUNDRED
    first, second, both = (plain(base, finest) for base in (*bases, sum(bases, start=finest * 0)))
    return (
        f"the parts imply a base of {first} + {second} = {both} and growth of "
        f"{percent(growth, stated.rounding, signed=True)}; stated as "
        f"{statement_text(stated, Measure.GROWTH)}"
    )
