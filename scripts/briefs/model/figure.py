"""Figures: what the site shows for a cell, how it was made, and who says otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from briefs.model.interval import Interval
from briefs.model.observation import Cell, Observation, ProductCell, ProductObservation, Status
from briefs.model.period import Period
from briefs.model.statement import Qualifier


class Making(StrEnum):
    """How a figure came about."""

    STATED = "stated"
    SUM = "sum"
    DIFFERENCE = "difference"
    RATIO = "ratio"


class Unit(StrEnum):
    """Unit of a figure; a quantity is in the quantity_unit of its rows."""

    USD_MILLION = "usd_million"
    PERCENT = "percent"
    QUANTITY = "quantity"


AnyObservation = Observation | ProductObservation


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its precision and provenance.

    ``value`` and ``rounding`` are in ``unit``; ``likely`` and ``possible`` are the intervals that
    rounding leaves; ``observations`` are the rows it rests on; ``alternatives`` the other rows of
    its cell; ``parts`` the figures that it was computed from, in the order of the formula.
    ``measure`` names it: export, import, turnover, balance, growth, share, progress,
    growth_needed, mirror_gap, value or quantity.
    """

    key: str
    measure: str
    cell: Cell | ProductCell
    unit: Unit
    value: Decimal
    rounding: Decimal
    qualifier: Qualifier
    likely: Interval
    possible: Interval
    making: Making
    observations: tuple[AnyObservation, ...]
    alternatives: tuple[AnyObservation, ...] = ()
    parts: tuple[Figure, ...] = ()

    @property
    def period(self) -> Period:
        """When it was."""
        return self.cell.period

    @property
    def trade_cell(self) -> Cell:
        """The cell of a figure of totals.

        Raises:
            TypeError: it is a figure of a product.
        """
        if not isinstance(self.cell, Cell):
            raise TypeError(f"{self.key} is a figure of a product")
        return self.cell

    @property
    def is_attributed(self) -> bool:
        """Whether every row that it rests on says whose statistics it is."""
        return all(observation.is_attributed for observation in self.observations)

    @property
    def is_forecast(self) -> bool:
        """Whether any row that it rests on was stated of a time to come."""
        return any(observation.status is Status.FORECAST for observation in self.observations)

    @property
    def inferred(self) -> frozenset[str]:
        """Columns of the rows that it rests on that were read into the text, not printed."""
        return frozenset(column for row in self.observations for column in row.inferred)

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Sources of the rows that it rests on, each once, in order."""
        return tuple(dict.fromkeys(row.source_id for row in self.observations))
