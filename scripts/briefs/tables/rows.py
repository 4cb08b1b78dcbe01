"""One CSV row into one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from briefs.model import (
    Agreement,
    Authority,
    Cell,
    Commitment,
    Event,
    Flow,
    Indicator,
    IssueKind,
    KnownIssue,
    Observation,
    Period,
    ProductCell,
    ProductObservation,
    Qualifier,
    Source,
    Statement,
    Status,
)

Row = Mapping[str, str]


def source(row: Row) -> Source:
    """A row of sources."""
    return Source(**{**row, "accessed": date.fromisoformat(row["accessed"])})  # type: ignore[arg-type]


def observation(row: Row) -> Observation:
    """A row of trade_totals."""
    cell = Cell(
        dyad=row["dyad"],
        reporter=row["reporter"],
        partner=row["partner"],
        flow=Flow(row["flow"]),
        period=Period.parse(row["period"]),
    )
    return Observation(
        id=row["id"],
        cell=cell,
        value=_value(row),
        growth=_growth(row),
        stated_as=row["stated_as"],
        authority=Authority(row["authority"]),
        attribution=row["attribution"],
        inferred=_inferred(row),
        status=Status(row["status"]),
        source_id=row["source_id"],
        note=row["note"],
    )


def product_observation(row: Row) -> ProductObservation:
    """A row of trade_products."""
    cell = ProductCell(
        exporter=row["exporter"],
        importer=row["importer"],
        product_id=row["product_id"],
        period=Period.parse(row["period"]),
    )
    return ProductObservation(
        id=row["id"],
        cell=cell,
        reporter=row["reporter"],
        value=_value(row),
        quantity=_statement(row, "quantity", "quantity_rounding", "quantity_qualifier"),
        quantity_unit=row["quantity_unit"],
        growth=_growth(row),
        growth_measure=row["growth_measure"],
        stated_as=row["stated_as"],
        authority=Authority(row["authority"]),
        attribution=row["attribution"],
        inferred=_inferred(row),
        status=Status(row["status"]),
        source_id=row["source_id"],
        note=row["note"],
    )


def commitment(row: Row) -> Commitment:
    """A row of commitments."""
    return Commitment(
        id=row["id"],
        dyad=row["dyad"],
        subject_id=row["subject_id"],
        kind=row["kind"],
        measure=row["measure"],
        date_stated=row["date_stated"],
        value=_value(row),
        stated_as=row["stated_as"],
        due=row["due"],
        attribution=row["attribution"],
        inferred=_inferred(row),
        description=row["description"],
        source_id=row["source_id"],
    )


def agreement(row: Row, dyads: tuple[str, ...]) -> Agreement:
    """A row of agreements with the dyads that it concerns."""
    return Agreement(**row, dyads=dyads)


def event(row: Row, dyads: tuple[str, ...]) -> Event:
    """A row of events with the dyads that it concerns."""
    return Event(**row, dyads=dyads)


def indicator(row: Row) -> Indicator:
    """A row of indicators."""
    value = _statement(row, "value", "value_rounding", "value_qualifier")
    assert value is not None, "the schema requires a value"
    return Indicator(
        id=row["id"],
        dyad=row["dyad"],
        reporter=row["reporter"],
        partner=row["partner"],
        period=Period.parse(row["period"]) if row["period"] else None,
        indicator=row["indicator"],
        product_id=row["product_id"],
        value=value,
        unit=row["unit"],
        growth=_growth(row),
        stated_as=row["stated_as"],
        authority=Authority(row["authority"]),
        attribution=row["attribution"],
        inferred=_inferred(row),
        source_id=row["source_id"],
        note=row["note"],
    )


def known_issue(row: Row) -> KnownIssue:
    """A row of known_issues."""
    return KnownIssue(**{**row, "kind": IssueKind(row["kind"])})  # type: ignore[arg-type]


def _value(row: Row) -> Statement | None:
    return _statement(row, "value_usd_million", "value_rounding_usd_million", "value_qualifier")


def _growth(row: Row) -> Statement | None:
    return _statement(row, "growth_pct", "growth_rounding_pct", "growth_qualifier")


def _statement(row: Row, value: str, rounding: str, qualifier: str) -> Statement | None:
    if not row[value]:
        return None
    return Statement(Decimal(row[value]), Decimal(row[rounding]), Qualifier(row[qualifier]))


def _inferred(row: Row) -> tuple[str, ...]:
    return tuple(row["inferred"].split())
