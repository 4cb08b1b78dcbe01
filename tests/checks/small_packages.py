"""Data packages of a few rows, made of the model's types without files, so that it is fast."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal

from briefs.model import (
    Authority,
    Cell,
    Commitment,
    Dyad,
    Economy,
    Flow,
    Indicator,
    Observation,
    Package,
    Period,
    Product,
    ProductCell,
    ProductObservation,
    Qualifier,
    Source,
    Statement,
    Status,
)

NAMES = {"KAZ": "Kazakhstan", "TJK": "Tajikistan"}
PARTNER = {"KAZ": "TJK", "TJK": "KAZ", "": ""}
DAY = date(2024, 1, 1)


def stated(value, rounding="1", qualifier="exact"):
    """A number as somebody states it."""
    return Statement(Decimal(value), Decimal(rounding), Qualifier(qualifier))


def observed(
    flow, period, value=None, growth=None, *, reporter="KAZ", source="paper", **other
) -> Observation:
    """A row of trade_totals; value and growth are statements or tuples of their arguments."""
    return Observation(
        id=other.get("id", f"{flow}-{period}-{reporter}-{source}"),
        cell=Cell("kaz-tjk", reporter, PARTNER[reporter], Flow(flow), Period.parse(period)),
        value=_statement(value),
        growth=_statement(growth),
        stated_as="as printed",
        authority=Authority(other.get("authority", "official")),
        attribution="",
        inferred=tuple(other.get("inferred", "").split()),
        status=Status.FINAL,
        source_id=source,
        note="",
    )


def share_of(flow, period, value, *, reporter="TJK", **other) -> Indicator:
    """The partner's share of all exports, all imports or all turnover of a reporter."""
    name = {"export": "exports", "import": "imports", "turnover": "turnover"}[flow]
    return Indicator(
        id=other.get("id", f"share-{flow}-{period}"),
        dyad="kaz-tjk",
        reporter=reporter,
        partner=PARTNER[reporter],
        period=Period.parse(period),
        indicator=f"partner_share_of_{name}",
        product_id=other.get("product_id", ""),
        value=_statement(value),
        unit="percent",
        growth=None,
        stated_as="as printed",
        authority=Authority.PRESS,
        attribution="",
        inferred=tuple(other.get("inferred", "").split()),
        source_id="paper",
        note="",
    )


def product_of(exporter, period, value, *, reporter="KAZ", **other) -> ProductObservation:
    """A row of trade_products about wheat."""
    cell = ProductCell(exporter, PARTNER[exporter], "wheat", Period.parse(period))
    return ProductObservation(
        id=other.get("id", f"wheat-{period}"),
        cell=cell,
        reporter=reporter,
        value=_statement(value),
        quantity=None,
        quantity_unit="",
        growth=None,
        growth_measure="",
        stated_as="as printed",
        authority=Authority.OFFICIAL,
        attribution="",
        inferred=(),
        status=Status.FINAL,
        source_id="paper",
        note="",
    )


def promised(row_id, subject, value, day="2023-05-03", *, kind="contract_total", **other):
    """A row of commitments."""
    return Commitment(
        id=row_id,
        dyad="kaz-tjk",
        subject_id=subject,
        kind=kind,
        measure="contracts",
        date_stated=day,
        value=_statement(value),
        stated_as="as printed",
        due=other.get("due", ""),
        attribution=other.get("attribution", ""),
        inferred=(),
        description="",
        source_id="paper",
    )


def package_of(
    observations: Iterable[Observation] = (),
    *,
    indicators: Iterable[Indicator] = (),
    products: Iterable[ProductObservation] = (),
    commitments: Iterable[Commitment] = (),
) -> Package:
    """A package of these rows and of the sources that they name."""
    rows = tuple(observations)
    sources = {"paper", *(row.source_id for row in rows)}
    return Package(
        version="1",
        created=datetime(2024, 1, 1, tzinfo=UTC),
        economies={code: Economy(code, "", "", name, "") for code, name in NAMES.items()},
        dyads={"kaz-tjk": Dyad("kaz-tjk", "KAZ", "TJK")},
        sources={
            name: Source(name, name, name, f"https://{name}.example", "", "2023", DAY, "en", "news")
            for name in sources
        },
        products={"wheat": Product("wheat", "Wheat", "", "")},
        observations=rows,
        product_observations=tuple(products),
        commitments=tuple(commitments),
        agreements=(),
        events=(),
        indicators=tuple(indicators),
        cooperation=(),
        known_issues=(),
    )


def _statement(value):
    return value if value is None or isinstance(value, Statement) else stated(*value)
