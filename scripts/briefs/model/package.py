"""The whole data package as frozen values, indexed by what pages ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from briefs.model.observation import Cell, Flow, Observation, ProductCell, ProductObservation
from briefs.model.period import Period
from briefs.model.reference import Dyad, Economy, IssueKind, KnownIssue, Product, Source
from briefs.model.relation import Agreement, Commitment, Cooperation, Event, Indicator

_ALL_ORIGINS = "WLD"
"""The aggregate that stands for every economy as the other end of trade in a product."""


@dataclass(frozen=True)
class Package:
    """Every table of ``datapackage/``; mappings are by identifier, tuples in file order."""

    version: str
    created: datetime
    economies: Mapping[str, Economy]
    dyads: Mapping[str, Dyad]
    sources: Mapping[str, Source]
    products: Mapping[str, Product]
    observations: tuple[Observation, ...]
    product_observations: tuple[ProductObservation, ...]
    commitments: tuple[Commitment, ...]
    agreements: tuple[Agreement, ...]
    events: tuple[Event, ...]
    indicators: tuple[Indicator, ...]
    cooperation: tuple[Cooperation, ...]
    known_issues: tuple[KnownIssue, ...]

    @cached_property
    def memory(self) -> dict[Any, dict[Any, Any]]:
        """What functions of the package have computed before; it changes no value."""
        return {}

    @cached_property
    def observations_by_cell(self) -> Mapping[Cell, tuple[Observation, ...]]:
        """The rows of trade_totals by cell, in file order."""
        by_cell: defaultdict[Cell, list[Observation]] = defaultdict(list)
        for observation in self.observations:
            by_cell[observation.cell].append(observation)
        return {cell: tuple(rows) for cell, rows in by_cell.items()}

    @cached_property
    def observations_by_id(self) -> Mapping[str, Observation]:
        """The rows of trade_totals by identifier."""
        return {observation.id: observation for observation in self.observations}

    @cached_property
    def cells_by_dyad(self) -> Mapping[str, tuple[Cell, ...]]:
        """The cells of trade_totals by dyad, in file order."""
        by_dyad: defaultdict[str, list[Cell]] = defaultdict(list)
        for cell in self.observations_by_cell:
            by_dyad[cell.dyad].append(cell)
        return {dyad: tuple(cells) for dyad, cells in by_dyad.items()}

    @cached_property
    def periods_by_series(self) -> Mapping[tuple[str, str, Flow], tuple[Period, ...]]:
        """The periods of trade_totals by dyad, reporter and flow, ascending."""
        series: defaultdict[tuple[str, str, Flow], list[Period]] = defaultdict(list)
        for cell in self.observations_by_cell:
            series[cell.dyad, cell.reporter, cell.flow].append(cell.period)
        return {key: tuple(sorted(periods)) for key, periods in series.items()}

    @cached_property
    def unattributed_cells(self) -> frozenset[Cell]:
        """The cells of trade_totals for which somebody states a number without a reporter."""
        return frozenset(cell for cell in self.observations_by_cell if not cell.reporter)

    @cached_property
    def product_observations_by_cell(self) -> Mapping[ProductCell, tuple[ProductObservation, ...]]:
        """The rows of trade_products by cell, in file order."""
        by_cell: defaultdict[ProductCell, list[ProductObservation]] = defaultdict(list)
        for observation in self.product_observations:
            by_cell[observation.cell].append(observation)
        return {cell: tuple(rows) for cell, rows in by_cell.items()}

    @cached_property
    def commitments_by_dyad(self) -> Mapping[str, tuple[Commitment, ...]]:
        """The commitments by dyad, in file order."""
        by_dyad: defaultdict[str, list[Commitment]] = defaultdict(list)
        for commitment in self.commitments:
            by_dyad[commitment.dyad].append(commitment)
        return {dyad: tuple(rows) for dyad, rows in by_dyad.items()}

    @cached_property
    def issues_by_row(self) -> Mapping[str, tuple[KnownIssue, ...]]:
        """The known issues by the row that they are about."""
        by_row: defaultdict[str, list[KnownIssue]] = defaultdict(list)
        for issue in self.known_issues:
            by_row[issue.row_id].append(issue)
        return {row_id: tuple(issues) for row_id, issues in by_row.items()}

    def has_source_error(self, row_id: str, column: str) -> bool:
        """Whether a known issue says that the source is wrong in this column or the whole row."""
        issues = self.issues_by_row.get(row_id)
        return issues is not None and any(
            issue.kind is IssueKind.SOURCE_ERROR and issue.column in ("", column)
            for issue in issues
        )

    def dyads_of(self, code: str) -> list[Dyad]:
        """The dyads of an economy, in the order of the table."""
        return [dyad for dyad in self.dyads.values() if code in dyad.economies]

    def source_ids_of(self, dyad: Dyad) -> frozenset[str]:
        """The sources that state a row of a dyad, trade with all origins of an end included."""
        ends = {*dyad.economies, _ALL_ORIGINS}
        own: tuple[Commitment | Indicator | Cooperation, ...] = (
            *self.commitments,
            *self.indicators,
            *self.cooperation,
        )
        linked: tuple[Agreement | Event, ...] = (*self.agreements, *self.events)
        return frozenset(
            {
                *(row.source_id for row in self.observations if row.cell.dyad == dyad.id),
                *(
                    row.source_id
                    for row in self.product_observations
                    if {row.cell.importer, row.cell.exporter} <= ends
                ),
                *(row.source_id for row in own if row.dyad == dyad.id),
                *(row.source_id for row in linked if dyad.id in row.dyads),
            }
        )

    def name_of(self, code: str) -> str:
        """English name of an economy."""
        return self.economies[code].name_en
