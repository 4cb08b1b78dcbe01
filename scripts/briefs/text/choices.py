"""Why a figure is what it is: by which rule one statement was chosen before another."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.figures import deciding_preference, is_last_resort
from briefs.model import Figure, Making, Measure, Package
from briefs.text.amounts import statement_text


def choice_texts(package: Package, figure: Figure) -> Iterator[str]:
    """How a figure was chosen, a sentence for each statement that it stands before.

    Args:
        package: the data package.
        figure: a level or the growth of a cell of totals.
    """
    measure = Measure.GROWTH if figure.measure == "growth" else Measure.VALUE
    if figure.making is Making.STATED:
        yield from _among_statements(package, figure, measure)
    elif figure.making is Making.SUM:
        yield _sum(package, figure)
    elif measure is Measure.GROWTH:
        yield "no rate is stated, so it is computed from the two levels"
    else:
        yield "computed from the figures of its parts"


def _among_statements(package: Package, figure: Figure, measure: Measure) -> Iterator[str]:
    if not figure.alternatives:
        yield "the only statement"
    (chosen,) = figure.observations
    for other in figure.alternatives:
        statement = other.statement(measure)
        assert statement is not None, "alternatives state the measure"
        words = deciding_preference(package, chosen, other, measure)
        publisher = package.sources[other.source_id].publisher
        yield f"before {statement_text(statement, measure)}, {publisher}: {words}"


def _sum(package: Package, figure: Figure) -> str:
    if not figure.alternatives:
        return "no turnover is stated, so exports and imports are added up"
    if is_last_resort(package, figure.alternatives[0], Measure.VALUE):
        return (
            "exports and imports are added up, as each stated turnover is a source error, a "
            "forecast or without reporter"
        )
    return "exports and imports are both stated to a finer place than the turnover, so they count"
