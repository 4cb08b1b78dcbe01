"""Check *share*: a product within the total, and stated shares with what they are shares of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefs.checks.comparing import Span, compare
from briefs.checks.nesting import part_check
from briefs.figures import find_attributed_level, find_level, find_product
from briefs.model import (
    INFINITY,
    Cell,
    Check,
    CheckKind,
    Figure,
    Flow,
    Indicator,
    Interval,
    Measure,
    Package,
    ProductCell,
    ProductObservation,
)

_HUNDRED = Decimal(100)
_ZERO = Decimal(0)
SHARES = {
    Flow.EXPORT: "partner_share_of_exports",
    Flow.IMPORT: "partner_share_of_imports",
    Flow.TURNOVER: "partner_share_of_turnover",
}


def check_shares(package: Package) -> Iterator[Check]:
    """One check per product with a value for which a total of the same direction stands."""
    for cell in package.product_observations_by_cell:
        product = find_product(package, cell, Measure.VALUE)
        total = _total(package, cell, product) if product else None
        if product and total:
            yield part_check(CheckKind.SHARE, total.trade_cell.dyad, product, total)


def _total(package: Package, cell: ProductCell, product: Figure) -> Figure | None:
    row = product.observations[0]
    reporter = (
        row.reporter if isinstance(row, ProductObservation) and row.reporter else cell.exporter
    )
    flow = Flow.EXPORT if reporter == cell.exporter else Flow.IMPORT
    partner = cell.importer if reporter == cell.exporter else cell.exporter
    dyad = "-".join(sorted((cell.exporter.lower(), cell.importer.lower())))
    return find_attributed_level(package, Cell(dyad, reporter, partner, flow, cell.period))


def check_partner_shares(package: Package) -> Iterator[Check]:
    """One check per stated share of turnover beside which the shares of both flows are stated.

    A flow divided by its share is the reporter's trade with the world in that flow; both together,
    times the share of turnover, are the turnover with the partner.
    """
    by_cell: dict[tuple[Cell, str], Indicator] = {}
    for row in package.indicators:
        if row.period and row.reporter and row.partner and not row.product_id:
            cell = Cell(row.dyad, row.reporter, row.partner, Flow.TURNOVER, row.period)
            by_cell.setdefault((cell, row.indicator), row)
    for (cell, name), whole in by_cell.items():
        if name != SHARES[Flow.TURNOVER]:
            continue
        shares = [by_cell.get((cell, SHARES[flow])) for flow in (Flow.EXPORT, Flow.IMPORT)]
        flows = [find_level(package, cell.of(flow)) for flow in (Flow.EXPORT, Flow.IMPORT)]
        turnover = find_level(package, cell)
        if turnover and flows[0] and flows[1] and shares[0] and shares[1]:
            yield _check(whole, turnover, (flows[0], flows[1]), (shares[0], shares[1]))


def _check(
    whole: Indicator,
    turnover: Figure,
    flows: tuple[Figure, Figure],
    shares: tuple[Indicator, Indicator],
) -> Check:
    expected = Span(
        *(
            _total_share(
                [getattr(flow, form) for flow in flows],
                [getattr(share.value, form) for share in shares],
                getattr(whole.value, form),
            )
            for form in ("likely", "possible")
        )
    )
    outcome = compare(expected, turnover, turnover, *flows, whole, *shares)
    return Check(
        id=f"share-{whole.id}",
        kind=CheckKind.SHARE,
        dyad=whole.dyad,
        cell=turnover.trade_cell,
        sides=((turnover,), (whole, flows[0], shares[0], flows[1], shares[1])),
        verdict=outcome.verdict,
        expected=outcome.expected,
        found=outcome.found,
        figure_keys=(turnover.key, *(flow.key for flow in flows)),
        doubt=outcome.doubt,
    )


def _total_share(flows: list[Interval], shares: list[Interval], whole: Interval) -> Interval:
    """The turnover with the partner, in million US dollars, that shares in percent imply."""
    world = [
        flow.at_least(_ZERO) / share.at_least(_ZERO).scaled(1 / _HUNDRED)
        for flow, share in zip(flows, shares, strict=True)
    ]
    return _product(world[0] + world[1], whole.at_least(_ZERO).scaled(1 / _HUNDRED))


def _product(first: Interval, second: Interval) -> Interval:
    """Of two intervals of which neither goes below zero; zero times anything is zero."""
    is_finite = first.upper.is_finite() and second.upper.is_finite()
    is_nothing = _ZERO in (first.upper, second.upper)
    return Interval(
        first.lower * second.lower,
        _ZERO if is_nothing else first.upper * second.upper if is_finite else INFINITY,
        first.lower_closed and second.lower_closed,
        is_nothing or (first.upper_closed and second.upper_closed),
    )
