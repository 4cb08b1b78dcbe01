"""What the economies of a dyad promised, signed and did, as sources state it."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.model.observation import Authority
from briefs.model.period import Period
from briefs.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Commitment:
    """A contract total, contract, target, plan or potential; value in million US dollars."""

    id: str
    dyad: str
    subject_id: str
    kind: str
    measure: str
    date_stated: str
    value: Statement | None
    stated_as: str
    due: str
    attribution: str
    inferred: tuple[str, ...]
    description: str
    source_id: str

    @property
    def when(self) -> tuple[str, str]:
        """Sort key in order of time; a statement of an unknown day follows those of its month."""
        return f"{self.date_stated:~<10}", self.id


@dataclass(frozen=True, slots=True)
class Agreement:
    """A document between economies; ``date_signed`` is a full or partial date or empty."""

    id: str
    subject_id: str
    date_signed: str
    title: str
    kind: str
    status: str
    source_id: str
    note: str
    dyads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A visit, forum, session or opening; ``date`` is a full or partial date or empty."""

    id: str
    subject_id: str
    date: str
    place: str
    kind: str
    title: str
    source_id: str
    note: str
    dyads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """Another measure of the relation, in ``unit``."""

    id: str
    dyad: str
    reporter: str
    partner: str
    period: Period | None
    indicator: str
    product_id: str
    value: Statement
    unit: str
    growth: Statement | None
    stated_as: str
    authority: Authority
    attribution: str
    inferred: tuple[str, ...]
    source_id: str
    note: str


@dataclass(frozen=True, slots=True)
class Cooperation:
    """An area of cooperation stated without a number."""

    id: str
    dyad: str
    area: str
    title: str
    date_stated: str
    attribution: str
    description: str
    source_id: str
