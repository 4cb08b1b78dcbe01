"""Yearly turnover as series of the charts: both reporters, and rows that name none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefs.charts.words import reporter_series
from briefs.figures import yearly
from briefs.model import Dyad, Figure, Flow, Package


@dataclass(frozen=True, slots=True)
class Series:
    """The yearly figures of one reporter, or of rows that name none, and its colour."""

    name: str
    colour: str
    figures: tuple[Figure, ...]

    def runs(self) -> Iterator[tuple[Figure, ...]]:
        """Figures of consecutive years: a line never bridges a missing year."""
        run: list[Figure] = []
        for figure in self.figures:
            if run and figure.period.start_year != run[-1].period.start_year + 1:
                yield tuple(run)
                run = []
            run.append(figure)
        if run:
            yield tuple(run)


def turnover_series(package: Package, dyad: Dyad) -> tuple[Series, ...]:
    """Both reporters' years; years that only rows without reporter state are a third series."""
    series = []
    unattributed: dict[str, Figure] = {}
    for code, colour in ((dyad.economy_a, "eco-a"), (dyad.economy_b, "eco-b")):
        figures = yearly(package, dyad, code, Flow.TURNOVER)
        own = tuple(figure for figure in figures if figure.is_attributed and not figure.is_forecast)
        unattributed |= {
            str(figure.period): figure for figure in figures if not figure.is_attributed
        }
        if own:
            series.append(Series(reporter_series(package, code), colour, own))
    if unattributed:
        rest = tuple(unattributed[year] for year in sorted(unattributed))
        series.append(Series("Reporter not named", "ink-2", rest))
    return tuple(series)
