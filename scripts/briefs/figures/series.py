"""Figures over time."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.figures.levels import find_level
from briefs.model import Cell, Dyad, Figure, Flow, Package, Period


def cell(dyad: Dyad, reporter: str, flow: Flow, period: Period) -> Cell:
    """The cell of one reporter of a dyad.

    Raises:
        ValueError: the reporter is not of the dyad.
    """
    return Cell(dyad.id, reporter, dyad.partner_of(reporter), flow, period)


def years_present(package: Package, dyad: Dyad) -> tuple[Period, ...]:
    """The calendar years for which any row of the dyad stands, ascending."""
    years = {cell.period for cell in package.cells_by_dyad.get(dyad.id, ())}
    return tuple(sorted(period for period in years if period.is_year))


def yearly(package: Package, dyad: Dyad, reporter: str, flow: Flow) -> tuple[Figure, ...]:
    """One figure per calendar year that has one, ascending; years without are left out."""
    return tuple(_figures(package, dyad, reporter, flow))


def reported_years(package: Package, dyad: Dyad, reporter: str, flow: Flow) -> list[Figure]:
    """The yearly figures for which a row names the reporter, ascending; never a forecast."""
    return [
        figure
        for figure in yearly(package, dyad, reporter, flow)
        if figure.is_attributed and not figure.is_forecast
    ]


def latest_year(package: Package, dyad: Dyad, reporter: str, flow: Flow) -> Figure | None:
    """The figure of the latest full year for which a row names the reporter; never a forecast."""
    years = reported_years(package, dyad, reporter, flow)
    return years[-1] if years else None


def leading_reporter(package: Package, dyad: Dyad, flow: Flow) -> str:
    """The dyad's first economy, or its second where only that has a figure for a whole year."""
    if latest_year(package, dyad, dyad.economy_a, flow) is None:
        return (
            dyad.economy_b if latest_year(package, dyad, dyad.economy_b, flow) else dyad.economy_a
        )
    return dyad.economy_a


def latest_of_both(package: Package, dyad: Dyad) -> Figure | None:
    """The turnover of the latest full year that either economy counts; of one year, the first's."""
    figures = [
        figure
        for code in dyad.economies
        if (figure := latest_year(package, dyad, code, Flow.TURNOVER))
    ]
    return max(figures, key=lambda figure: figure.period, default=None)


def _figures(package: Package, dyad: Dyad, reporter: str, flow: Flow) -> Iterator[Figure]:
    for year in years_present(package, dyad):
        figure = find_level(package, cell(dyad, reporter, flow, year))
        if figure is not None:
            yield figure
