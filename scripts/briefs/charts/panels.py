"""Small multiples: turnover of every dyad over time on one shared scale."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefs.charts.chart import CANVASES, Canvas, Chart, Spec, frozen_specs
from briefs.charts.grammar import Datum, layer, spec, text_layer
from briefs.charts.series import Series, turnover_series
from briefs.charts.theme import variable
from briefs.charts.words import LEVEL_COLUMNS, listed, rows_of_levels
from briefs.model import Dyad, Figure, Package
from briefs.text.amounts import amount_text
from briefs.text.numbers import CARD
from briefs.text.wording import pair_name

_COLUMNS = {"wide": 4, "narrow": 2}
_PANEL_HEIGHT = 150
_GUTTER = {"wide": 0.34, "narrow": 0.36}
_GAP = 0.12
_HEAD = 0.22
_LEVELS = (1.0, 10.0, 100.0, 1000.0, 10000.0)
_NAMES = {1.0: "$1 m", 10.0: "$10 m", 100.0: "$100 m", 1000.0: "$1 bn", 10000.0: "$10 bn"}


@dataclass(frozen=True, slots=True)
class _Panel:
    """One dyad's series and its place in the grid."""

    dyad: Dyad
    series: tuple[Series, ...]
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class _Grid:
    """The shared scale: years across a panel, the logarithm of an amount up it."""

    first: int
    last: int
    low: float
    high: float

    def x(self, panel: _Panel, year: float) -> float:
        """Across the chart, one unit a panel."""
        return panel.column + (year - self.first) / (self.last - self.first) * (1 - _GAP)

    def y(self, panel: _Panel, amount: float) -> float:
        """Down the chart, one unit a panel."""
        share = (math.log10(amount) - self.low) / (self.high - self.low)
        return panel.row + 1 - _GAP / 2 - share * (1 - _HEAD - _GAP / 2)


def panels_chart(package: Package) -> Chart | None:
    """The chart, or None where no dyad has a figure.

    Args:
        package: the data package.
    """
    told = [(dyad, turnover_series(package, dyad)) for dyad in package.dyads.values()]
    told = [(dyad, series) for dyad, series in told if _positive(series)]
    figures = [figure for _, series in told for figure in _positive(series)]
    if not figures:
        return None
    told.sort(key=lambda pair: -max(float(figure.value) for figure in _positive(pair[1])))
    largest, smallest = told[0][0], told[-1][0]
    return Chart(
        key="all-turnover",
        title=_title(pair_name(package, largest), pair_name(package, smallest)),
        subtitle="Goods turnover, current US dollars; each line up is ten times as much. The "
        "first economy is blue, the second orange, grey where no reporter is named.",
        description=" ".join(_words(package, dyad, series) for dyad, series in told),
        source_line="A line joins consecutive years only.",
        columns=("dyad", *LEVEL_COLUMNS),
        rows=tuple(
            (dyad.id, *row)
            for dyad, series in told
            for row in rows_of_levels([figure for one in series for figure in one.figures])
        ),
        specs=frozen_specs({canvas.name: _spec(canvas, told) for canvas in CANVASES}),
    )


def _title(largest: str, smallest: str) -> str:
    if largest == smallest:
        return f"Turnover of {largest} over time"
    return f"{largest} trade most, {smallest} least"


def _positive(series: Sequence[Series]) -> list[Figure]:
    return [figure for one in series for figure in one.figures if figure.value > 0]


def _words(package: Package, dyad: Dyad, series: Sequence[Series]) -> str:
    parts = listed(
        f"{one.name} {amount_text(one.figures[-1], CARD)} in {one.figures[-1].period}"
        for one in series
    )
    return f"{pair_name(package, dyad)}: {parts}."


def _spec(canvas: Canvas, told: Sequence[tuple[Dyad, tuple[Series, ...]]]) -> Spec:
    columns = _COLUMNS[canvas.name]
    panels = [
        _Panel(dyad, series, index % columns, index // columns)
        for index, (dyad, series) in enumerate(told)
    ]
    rows = panels[-1].row + 1
    figures = [figure for panel in panels for figure in _positive(panel.series)]
    years = [figure.period.start_year for figure in figures]
    values = [float(figure.value) for figure in figures]
    low = math.floor(math.log10(min(values)))
    high = max(low + 1, math.ceil(math.log10(max(values))))
    grid = _Grid(min(years), max(*years, min(years) + 1), low, high)
    x = {
        "field": "x",
        "type": "quantitative",
        "scale": {
            "domain": [-_GUTTER[canvas.name], columns],
            "nice": False,
            "zero": False,
        },
        "axis": None,
    }
    y = {
        "field": "y",
        "type": "quantitative",
        "scale": {"domain": [rows, 0], "nice": False, "zero": False},
        "axis": None,
    }
    heads = text_layer(list(_heads(panels)), x, y, weight=600)
    ticks = text_layer(list(_ticks(canvas, panels, grid)), x, y)
    levels = text_layer(list(_level_names(panels, grid)), x, y)
    for texts, align in ((heads, "left"), (ticks, "left"), (levels, "right")):
        texts["mark"]["align"] = align
    layers = [
        layer(
            {"type": "rule", "strokeWidth": 1, "color": variable("rule")},
            list(_rules(panels, grid)),
            {"x": x, "x2": {"field": "x2"}, "y": y},
        ),
        layer(
            {"type": "rule", "strokeWidth": 1.6},
            list(_lines(panels, grid)),
            {
                "x": x,
                "x2": {"field": "x2"},
                "y": y,
                "y2": {"field": "y2"},
                "color": {"field": "colour", "type": "nominal", "scale": None},
            },
        ),
        layer(
            {"type": "point", "filled": True, "size": 22, "opacity": 1},
            list(_points(panels, grid)),
            {
                "x": x,
                "y": y,
                "color": {"field": "colour", "type": "nominal", "scale": None},
            },
        ),
        heads,
        ticks,
        levels,
    ]
    return spec(canvas, layers, height=_PANEL_HEIGHT * rows)


def _rules(panels: Sequence[_Panel], grid: _Grid) -> Iterator[Datum]:
    for panel in panels:
        for level in _levels(grid):
            yield {
                "x": grid.x(panel, grid.first),
                "x2": grid.x(panel, grid.last),
                "y": grid.y(panel, level),
            }


def _levels(grid: _Grid) -> list[float]:
    return [level for level in _LEVELS if grid.low <= math.log10(level) <= grid.high]


def _lines(panels: Sequence[_Panel], grid: _Grid) -> Iterator[Datum]:
    for panel in panels:
        for one in panel.series:
            for run in one.runs():
                positive = [figure for figure in run if figure.value > 0]
                for before, after in pairwise(positive):
                    yield {
                        "x": grid.x(panel, before.period.start_year),
                        "x2": grid.x(panel, after.period.start_year),
                        "y": grid.y(panel, float(before.value)),
                        "y2": grid.y(panel, float(after.value)),
                        "colour": variable(one.colour),
                    }


def _points(panels: Sequence[_Panel], grid: _Grid) -> Iterator[Datum]:
    for panel in panels:
        for one in panel.series:
            for figure in one.figures:
                if figure.value > 0:
                    yield {
                        "x": grid.x(panel, figure.period.start_year),
                        "y": grid.y(panel, float(figure.value)),
                        "colour": variable(one.colour),
                        "figure": figure.key,
                    }


def _heads(panels: Sequence[_Panel]) -> Iterator[Datum]:
    for panel in panels:
        yield {
            "x": panel.column,
            "y": panel.row + 0.07,
            "text": panel.dyad.id.upper().replace("-", "–"),
            "colour": variable("ink"),
        }


def _ticks(canvas: Canvas, panels: Sequence[_Panel], grid: _Grid) -> Iterator[Datum]:
    """Years below the last panel of each column."""
    for panel in panels:
        last = panel.row == max(other.row for other in panels if other.column == panel.column)
        if last:
            width = (1 - _GAP) * (0.22 if canvas.is_narrow else 0.2)
            for year, shift in ((grid.first, 0.0), (grid.last, -width)):
                yield {
                    "x": grid.x(panel, year) + shift,
                    "y": panel.row + 1 - 0.005,
                    "text": f"{year}",
                    "colour": variable("ink-2"),
                }


def _level_names(panels: Sequence[_Panel], grid: _Grid) -> Iterator[Datum]:
    """Amounts left of the first column, at the lines that they name."""
    for panel in panels:
        for level in _levels(grid) if panel.column == 0 else ():
            yield {
                "x": -0.03,
                "y": grid.y(panel, level),
                "text": _NAMES[level],
                "colour": variable("ink-2"),
            }
