"""What became of promises: whether a subject is kept, in progress, overdue or cannot be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from briefs.figures.series import reported_years
from briefs.figures.targets import by_subject
from briefs.model import Commitment, Dyad, Figure, Flow, Package, Qualifier


class PromiseStatus(StrEnum):
    """What the figures say of a promise."""

    KEPT = "kept"
    KEPT_LATE = "kept late"
    IN_PROGRESS = "in progress"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Promise:
    """The statements of one subject in order of time, and what became of it.

    ``current`` is the statement in force: the latest with a date, else the latest. ``evidence`` is
    the figure that decides, None where no table holds one.
    """

    rows: tuple[Commitment, ...]
    current: Commitment
    status: PromiseStatus
    evidence: Figure | None


def promises(package: Package, dyad: Dyad) -> Iterator[Promise]:
    """What became of every promise of a dyad, in order of the subjects' first statements."""
    for rows in by_subject(package, dyad).values():
        yield promise_of(package, dyad, rows)


def promise_of(package: Package, dyad: Dyad, rows: Sequence[Commitment]) -> Promise:
    """What became of one subject.

    A promise of turnover is kept where some year's turnover, as either economy counts it, reached
    it, no later than it was due, and kept late where a later year did. It is overdue where its
    year has passed without, and in progress where its year has not passed, or no date was given,
    and a year's figure stands. Nothing else is measured by a table, so whether a contract or plan
    was carried out is unknown. Where statements of one subject differ in kind, a target counts.

    Args:
        package: the data package; its date of creation says which years have passed.
        dyad: the dyad.
        rows: the statements of one subject, in order of time, at least one.
    """
    leading = [row for row in rows if row.kind == "target"] or list(rows)
    dated = [row for row in leading if row.due]
    current = dated[-1] if dated else leading[-1]
    if current.measure != "turnover" or not _amount(current):
        return Promise(tuple(rows), current, PromiseStatus.UNKNOWN, None)
    first = int(rows[0].date_stated[:4] or 0)
    due = int(current.due[:4]) if current.due else None
    years = [figure for figure in _years(package, dyad) if figure.period.start_year >= first]
    reached = next((figure for figure in years if _reaches(figure, current)), None)
    latest = years[-1] if years else None
    if reached:
        is_late = due is not None and reached.period.start_year > due
        status = PromiseStatus.KEPT_LATE if is_late else PromiseStatus.KEPT
        return Promise(tuple(rows), current, status, reached)
    if due is not None and due < package.created.year:
        at_due = [figure for figure in years if figure.period.start_year <= due]
        return Promise(
            tuple(rows), current, PromiseStatus.OVERDUE, at_due[-1] if at_due else latest
        )
    status = PromiseStatus.IN_PROGRESS if latest else PromiseStatus.UNKNOWN
    return Promise(tuple(rows), current, status, latest)


def _reaches(figure: Figure, promised: Commitment) -> bool:
    if promised.value is None or figure.qualifier is Qualifier.UNDER:
        return False
    return figure.value >= promised.value.value


def _amount(row: Commitment) -> bool:
    return row.value is not None and row.value.value > 0


def _years(package: Package, dyad: Dyad) -> list[Figure]:
    """The yearly turnover of both reporters, ascending in time."""
    figures = [
        figure
        for code in dyad.economies
        for figure in reported_years(package, dyad, code, Flow.TURNOVER)
    ]
    return sorted(figures, key=lambda figure: (figure.period, figure.key))
