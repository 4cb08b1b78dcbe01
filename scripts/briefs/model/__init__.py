"""Frozen types of the project's vocabulary; no input or output."""

from briefs.model.check import (
    Cause,
    Check,
    CheckKind,
    Claim,
    Doubt,
    Side,
    Verdict,
    rows_of,
    side_rows,
)
from briefs.model.download import Download
from briefs.model.figure import AnyObservation, Figure, Making, Unit
from briefs.model.finding import Finding, FindingsError, MissingFigureError, UnknownNameError
from briefs.model.interval import INFINITY, Interval
from briefs.model.observation import (
    Authority,
    Cell,
    Flow,
    Measure,
    Observation,
    ProductCell,
    ProductObservation,
    Status,
)
from briefs.model.package import Package
from briefs.model.period import Period, PeriodError
from briefs.model.reference import (
    Dyad,
    Economy,
    IssueKind,
    KnownIssue,
    Product,
    Source,
    first_day,
)
from briefs.model.relation import Agreement, Commitment, Cooperation, Event, Indicator
from briefs.model.release import Changes, FigureChange, Release, SentenceChange
from briefs.model.statement import Qualifier, Statement

__all__ = [
    "INFINITY",
    "Agreement",
    "AnyObservation",
    "Authority",
    "Cause",
    "Cell",
    "Changes",
    "Check",
    "CheckKind",
    "Claim",
    "Commitment",
    "Cooperation",
    "Doubt",
    "Download",
    "Dyad",
    "Economy",
    "Event",
    "Figure",
    "FigureChange",
    "Finding",
    "FindingsError",
    "Flow",
    "Indicator",
    "Interval",
    "IssueKind",
    "KnownIssue",
    "Making",
    "Measure",
    "MissingFigureError",
    "Observation",
    "Package",
    "Period",
    "PeriodError",
    "Product",
    "ProductCell",
    "ProductObservation",
    "Qualifier",
    "Release",
    "SentenceChange",
    "Side",
    "Source",
    "Statement",
    "Status",
    "Unit",
    "UnknownNameError",
    "Verdict",
    "first_day",
    "rows_of",
    "side_rows",
]
