"""Verdicts of tests of figures and statements against each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefs.model.figure import Figure, Unit
from briefs.model.interval import Interval
from briefs.model.observation import Cell
from briefs.model.relation import Commitment, Indicator

Claim = Figure | Commitment | Indicator
Side = tuple[Claim, ...]


class CheckKind(StrEnum):
    """What a check tests; the methods page explains each."""

    SUM = "sum"
    GROWTH = "growth"
    COHERENCE = "coherence"
    REPEAT = "repeat"
    MIRROR = "mirror"
    NESTING = "nesting"
    SHARE = "share"
    SCALE = "scale"
    TARGET = "target"


class Verdict(StrEnum):
    """What a check found."""

    AGREES = "agrees"
    CONFLICTS = "conflicts"
    CANNOT_TELL = "cannot tell"


class Cause(StrEnum):
    """What the arithmetic shows to be the likely cause of a conflict."""

    DIVIDED_BY_NEW_VALUE = "divided_by_new_value"
    INDEX_FOR_GROWTH = "index_for_growth"
    FRACTION_FOR_PERCENT = "fraction_for_percent"
    SIGN_REVERSED = "sign_reversed"
    SHIFTED_DECIMAL_POINT = "shifted_decimal_point"
    MILLION_FOR_BILLION = "million_for_billion"
    FLOWS_EXCHANGED = "flows_exchanged"
    OTHER_PERIOD = "other_period"
    PARTNERS_FIGURE = "partners_figure"
    FLOW_FOR_TURNOVER = "flow_for_turnover"
    OTHER_STATEMENT = "other_statement"
    CUT_OFF = "cut_off"
    REVISED_BASE = "revised_base"


class Doubt(StrEnum):
    """Why a check cannot tell, whatever the numbers say."""

    REPORTER = "reporter"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Check:
    """One test: what was held against what, the verdict, and the arithmetic behind it.

    ``sides`` are the claims held against each other, in the order in which a reader meets them;
    ``expected`` and ``found`` are their intervals in ``unit``, the likely ones unless the verdict
    is a conflict, which rests on the possible ones. ``figure_keys`` are the keys of the figures
    and commitments that the verdict marks. A check in ``doubt`` cannot tell, because a source does
    not say whose figures it states, or of which period or flow.
    """

    id: str
    kind: CheckKind
    dyad: str
    cell: Cell | None
    sides: tuple[Side, Side]
    verdict: Verdict
    expected: Interval
    found: Interval
    figure_keys: tuple[str, ...]
    doubt: Doubt | None = None
    cause: Cause | None = None

    @property
    def compares_growth(self) -> bool:
        """Whether it holds rates of growth against each other."""
        first = self.sides[0][0]
        return isinstance(first, Figure) and first.measure == "growth"

    @property
    def unit(self) -> str:
        """The unit of its intervals: usd_million, percent, ratio or year."""
        if self.kind is CheckKind.TARGET:
            return "year"
        if self.kind is CheckKind.MIRROR and not self.compares_growth:
            return "ratio"
        first = self.sides[0][0]
        return first.unit if isinstance(first, Figure | Indicator) else Unit.USD_MILLION

    @property
    def row_ids(self) -> tuple[str, ...]:
        """The rows that it compares, each once, in the order of the sides."""
        return tuple(dict.fromkeys(row_id for side in self.sides for row_id in side_rows(side)))


def side_rows(side: Side) -> tuple[str, ...]:
    """The identifiers of the rows that one side of a check rests on."""
    return tuple(row_id for claim in side for row_id in rows_of(claim))


def rows_of(claim: Claim) -> tuple[str, ...]:
    """The identifiers of the rows that a claim rests on."""
    if isinstance(claim, Figure):
        return tuple(row.id for row in claim.observations)
    return (claim.id,)
