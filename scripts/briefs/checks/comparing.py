"""Holding two intervals against each other, and who may be held to account."""

from __future__ import annotations

from collections.abc import Iterable

from briefs.model import (
    AnyObservation,
    Cell,
    Figure,
    Interval,
    Making,
    Measure,
    Observation,
    Package,
    Side,
    Statement,
    Verdict,
)
from briefs.text.amounts import amount_text, statement_text
from briefs.text.dates import period_label
from briefs.text.numbers import CARD
from briefs.text.wording import flow_noun, reported_by


def compare(
    first_likely: Interval,
    first_possible: Interval,
    second_likely: Interval,
    second_possible: Interval,
) -> Verdict:
    """Likely intervals that meet agree; possible ones that cannot meet conflict."""
    if first_likely.meets(second_likely):
        return Verdict.AGREES
    if not first_possible.meets(second_possible):
        return Verdict.CONFLICTS
    return Verdict.CANNOT_TELL


def compare_statements(first: Statement, second: Statement) -> Verdict:
    """The verdict on two statements of one number."""
    return compare(first.likely, first.possible, second.likely, second.possible)


def compare_with_figure(statement: Statement, figure: Figure) -> Verdict:
    """The verdict on a statement of the number that a figure shows."""
    return compare(statement.likely, statement.possible, figure.likely, figure.possible)


def reporter_is_certain(row: AnyObservation) -> bool:
    """Whether the source says whose statistics a row is; else only repeats can be judged."""
    return row.is_attributed and "reporter" not in row.inferred


def reporters_are_certain(*figures: Figure) -> bool:
    """Whether every row under some figures has a reporter that its source names."""
    return all(reporter_is_certain(row) for figure in figures for row in figure.observations)


def figure_side(figure: Figure) -> Side:
    """A figure as one side of a check; a computed rate says that nobody stated it."""
    computed = ", computed" if figure.making is Making.RATIO else ""
    text = f"{amount_text(figure, CARD)}{computed}"
    return Side(text, tuple(row.id for row in figure.observations))


def row_side(row: Observation, measure: Measure) -> Side:
    """What one row states as one side of a check.

    Raises:
        ValueError: the row does not state the measure.
    """
    statement = row.statement(measure)
    if statement is None:
        raise ValueError(f"{row.id} states no {measure}")
    return Side(statement_text(statement, measure), (row.id,))


def subject_of(package: Package, cell: Cell, rows: Iterable[AnyObservation], what: str = "") -> str:
    """A cell and the rows compared in words: ``Growth of turnover, 2020, reported by …``."""
    noun = f"{what} of {flow_noun(cell.flow)}" if what else flow_noun(cell.flow).capitalize()
    whose = reported_by(package, cell.reporter, rows)
    return f"{noun}, {period_label(cell.period)}, {whose}"


def guarded(verdict: Verdict, certain: bool) -> Verdict:
    """The verdict, or ``cannot tell`` where it rests on a reporter that nobody names."""
    return verdict if certain else Verdict.CANNOT_TELL


def because(explanation: str, certain: bool) -> str:
    """The explanation, with the reason why nothing can be told where a reporter is not named."""
    return explanation if certain else f"{explanation}; not judged, since a reporter is not named"
