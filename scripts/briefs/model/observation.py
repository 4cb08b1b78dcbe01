"""Observations: one value, growth rate or both of one cell, stated by one source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefs.model.period import Period
from briefs.model.statement import Statement


class Flow(StrEnum):
    """A direction of trade from the reporter's side, or both together."""

    EXPORT = "export"
    IMPORT = "import"
    TURNOVER = "turnover"


class Authority(StrEnum):
    """Whose statement it is, best first."""

    STATISTICS = "statistics"
    OFFICIAL = "official"
    PRESS = "press"


class Status(StrEnum):
    """Whether the period was complete when the statement was made."""

    FINAL = "final"
    PARTIAL = "partial"
    FORECAST = "forecast"


class Measure(StrEnum):
    """What is observed of a cell: its level in money or goods, or its change on a year before."""

    VALUE = "value"
    QUANTITY = "quantity"
    GROWTH = "growth"

    @property
    def column(self) -> str:
        """The column of trade_totals and trade_products that holds it."""
        return _COLUMNS[self]


_COLUMNS = {
    Measure.VALUE: "value_usd_million",
    Measure.QUANTITY: "quantity",
    Measure.GROWTH: "growth_pct",
}


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """What an observation is about; reporter and partner are empty where nobody says."""

    dyad: str
    reporter: str
    partner: str
    flow: Flow
    period: Period

    def of(self, flow: Flow) -> Cell:
        """The cell of another flow of the same reporter and period."""
        return Cell(self.dyad, self.reporter, self.partner, flow, self.period)

    def in_period(self, period: Period) -> Cell:
        """The cell of another period of the same reporter and flow."""
        return Cell(self.dyad, self.reporter, self.partner, self.flow, period)

    @property
    def unattributed(self) -> Cell:
        """The cell of statements that name no reporter."""
        return Cell(self.dyad, "", "", self.flow, self.period)

    @property
    def mirror(self) -> Cell:
        """The same trade as the partner reports it: exports become imports."""
        flows = {Flow.EXPORT: Flow.IMPORT, Flow.IMPORT: Flow.EXPORT}
        flow = flows.get(self.flow, self.flow)
        return Cell(self.dyad, self.partner, self.reporter, flow, self.period)

    @property
    def slug(self) -> str:
        """The cell as the key of its figure."""
        reporter = self.reporter.lower() or "unattributed"
        return f"{self.dyad}-{self.flow}-{self.period.slug}-{reporter}"


@dataclass(frozen=True, slots=True)
class Observation:
    """A row of trade_totals; value in million US dollars, growth in percent."""

    id: str
    cell: Cell
    value: Statement | None
    growth: Statement | None
    stated_as: str
    authority: Authority
    attribution: str
    inferred: tuple[str, ...]
    status: Status
    source_id: str
    note: str

    @property
    def is_attributed(self) -> bool:
        """Whether the row says whose statistics it is."""
        return bool(self.cell.reporter)

    def statement(self, measure: Measure) -> Statement | None:
        """The value or the growth rate, whichever is asked for."""
        if measure is Measure.VALUE:
            return self.value
        return self.growth if measure is Measure.GROWTH else None


@dataclass(frozen=True, slots=True, order=True)
class ProductCell:
    """Trade in one product from one economy to another in one period, whoever reports it."""

    exporter: str
    importer: str
    product_id: str
    period: Period

    @property
    def dyad_id(self) -> str:
        """The id of the dyad that both economies make."""
        return "-".join(sorted((self.exporter.lower(), self.importer.lower())))

    @property
    def slug(self) -> str:
        """The cell as the first part of its figures' keys."""
        ends = f"{self.exporter}-{self.importer}".lower()
        return f"{ends}-{self.product_id}-{self.period.slug}"


@dataclass(frozen=True, slots=True)
class ProductObservation:
    """A row of trade_products; ``quantity`` is in ``quantity_unit``, ``growth`` in percent."""

    id: str
    cell: ProductCell
    reporter: str
    value: Statement | None
    quantity: Statement | None
    quantity_unit: str
    growth: Statement | None
    growth_measure: str
    stated_as: str
    authority: Authority
    attribution: str
    inferred: tuple[str, ...]
    status: Status
    source_id: str
    note: str

    @property
    def is_attributed(self) -> bool:
        """Whether the row says whose statistics it is."""
        return bool(self.reporter)

    def statement(self, measure: Measure) -> Statement | None:
        """The value, the quantity or the growth rate, whichever is asked for."""
        statements = {
            Measure.VALUE: self.value,
            Measure.QUANTITY: self.quantity,
            Measure.GROWTH: self.growth,
        }
        return statements[measure]

    @property
    def has_figure(self) -> bool:
        """Whether the source states any number, or only names the product."""
        return any((self.value, self.quantity, self.growth))
